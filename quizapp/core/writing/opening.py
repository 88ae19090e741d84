"""Whether somebody who reads a sentence first understands it: what it begins with, what it points at, when it was so."""

import re
from collections.abc import Sequence

from quizapp.core.languages import Language
from quizapp.core.quantities.date import find_dates
from quizapp.core.writing.alone import speaks_of_name
from quizapp.core.writing.naming import LETTERS

# Words with which a sentence goes on from the one before.
_LEANS = {
    "zh": re.compile(
        r"^[“”「」]?(?:它|其(?!中[国文])|该|这|此|他|她|那|但|而|且|并|也|还|又|则|却|同时|另外|因此|所以|不过|然而|于是|因为|相比|对比|对此|与之|前者|后者|两者|二者|三者|"
        r"双方|另|同[样期年月日时]|随后|[^，。]{0,4}[年月周天日]后(?=[，：])|次[年日月]|不是|是的|对[，。]|之后|后来|接着|再|剩下|(?:份额|占比|排名|增速|价格|营收)方面|以上|上述|如此|我|你|您|咱|本[文报]|什么|怎么|为什么|为何|[一二三四五六]是|第[一二三四五六]|首先|其次|最后|当[天日时晚年]|换句话|也就是|反过来|比如|例如|至于|除此|由此|从而|"
        r"最[难好大多早先][^，。]{0,3}的|那时|当时|那[年天]|[问答]：|对手|前一|后一|上一|下一|新[车品机]|都|只[是有]|就|才|不只|不仅|没有|尽管如此|即便如此|相应|相反|结果|原因)"
    ),
    "en": re.compile(
        r"^[“\"‘'(]*(?:It|They|He|She|Its|Their|His|Her|Them|This|That|These|Those|Such|Here|There(?! (?:is|are|was|were)\b)|Both|Each|Neither|Either|"
        r"Another|Others?|None|Half|One|Two|Three|Same|But|And|Or|Yet|So|Then|Also|Still|Instead|Nor|Too|Again|Even so|Despite (?:this|that)|"
        r"However|Moreover|Meanwhile|Furthermore|Otherwise|Therefore|Thus|Hence|Besides|Similarly|Likewise|Conversely|By contrast|In contrast|In turn|In total|In all|"
        r"In addition|For (?:example|instance|comparison)|As a result|Of (?:these|those|them)|After that|Before that|Since then|At (?:that|the same)|"
        r"The (?:former|latter|same|other|others|rest|result|reason|first|second|third|next|previous|new|newer|older|larger|smaller|bigger|full|remaining|difference|gap|latest)|You|Your|I|My|Me)\b"
        r"|^[a-z]|^(?:An?|One|Two|Three|Four|Five|Six|\d+) (?:years?|months?|weeks?|days?|decades?) (?:ago|earlier|later|before|after)\b"
    ),
}
# What always belongs to something, so that it says nothing where no name stands before it.
_OWNED = (
    r"公众号|官网|总部|工厂|园区|门店|样品|员工|客户|用户数|用户量|订单|股价|市值|估值|产能|产量|销量|出货量|定价|售价|参数量|参数规模|上下文|训练成本|推理成本|推理速度|显存|内存|带宽|功耗|整[卡柜机]|单卡|"
    r"制程|电池|屏幕|续航|创始人|联合创始人|首席|董事长|总经理|总裁|负责人|发言人|作者|研究人员|研究团队|研究者|版本|权重|输入|输出|净利润|净亏损|毛利率|营收|本轮|首批|量产|软件副总裁"
)
# What is spoken of as known, though only the sentences before can have said which it is.
_POINTS = {
    "zh": re.compile(
        rf"(?:^|[，；])(?:{_OWNED}|公司|团队|模型|芯片|产品|报告|论文|新车|手机|园区|调查|实验|项目|系统|政策|比赛)|一[位名家]是|另一[位名家]|次日|翌日|当[天晚日]|本(?:公司|次|轮|届)|上一代|前一代|前代|同级|同类|另一|我们"
    ),
    "en": re.compile(
        r"\b(?:of )?the (?:total|rest|remainder)\b(?! of)|\b(?:an?|the|its|their) (?:\w+ )?share of (?:about |only )?\d|\b(?i:we|our|us|the other|the others|its predecessor|the (?:[\w-]+ ){0,2}?(?:company|firm|start-?up|model|chip|card|drug|device|car|phone|app|study|team|"
        r"report|paper|authors?|researchers|scientists|system|tool|network|trial|survey|test|version|release|update|service|platform|product|project|lab|laboratory|institute|maker|rival|group|bank|plant|site|city|town|region|gene|worm|battery|engine|corpus|data ?set|draft|consultation|assistant|engineer|founder|executive|professor|analyst|entrepreneur|treatment|patients?))\b(?! (?:of |called |named |behind )?[A-Z])"
    ),
}
_BODY = re.compile(r"\b(?:company|firm|start-?up|group|bank|institute|lab|laboratory|maker)$")
# Days and times that the day of the article alone can tell.
_PASSES = {
    "zh": re.compile(
        r"今[年天日晚早晨]|去年|前年|明年|后年|昨[天日晚]|明[天日]|前天|后天|本[周月季年]|[上下](?:周|个?月|个?季度|半年)(?!刊)|上年|同期|目前|当前|现在|如今|近[期日年来]|最近|日前|刚刚|周[一二三四五六日末]|星期|(?<![年度])第[一二三四]季"
    ),
    "en": re.compile(
        r"\b(?:today|tonight|yesterday|tomorrow|now|currently|nowadays|recently|ago|"
        r"this (?:year|month|week|quarter|spring|summer|autumn|fall|winter|morning|evening)|"
        r"last (?:year|month|week|quarter|night|spring|summer|autumn|fall|winter|[A-Z][a-z]+)|(?:a|the) (?:year|month|quarter|week) (?:ago|earlier|before)|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
        re.IGNORECASE,
    ),
}
# What stands for a thing and has no meaning of its own.
_STANDS_FOR = {
    "zh": re.compile(
        r"[它他她](?!人)|[该此](?=[公模产项系技方机报调研企][司型品目统术法构告查究业])|这(?:家|款|个|种|项|位|些|两|三|台|套|一)|两者|二者|双方|前者|后者|我们"
    ),
    "en": re.compile(
        r"\b(?:it|they|them|he|him|she|her|his|its|their|these|those|this|the former|the latter|both|we|our|us)\b",
        re.IGNORECASE,
    ),
}
_NOW = {
    "zh": re.compile(r"目前|当前|现在|如今|近[期日年来]|最近|日前|刚刚|眼下|今[天日]|昨[天日]"),
    "en": re.compile(
        r"\b(?:today|tonight|yesterday|tomorrow|now|currently|nowadays|recently|at present)\b", re.IGNORECASE
    ),
}
# What is told of one day only, though it does not say so.
_HOLDS = {
    "zh": re.compile(
        r"用户[数量]|(?:用户|客户|开发者)(?:达|超|有|近|约)[^，。]{0,3}\d|股价|市值|收盘|份额|留存率|DAU|MAU|月活|日活|累计|员工|雇员|\d ?岁(?![以时的])|访问量|下载量|团队规模"
    ),
    "en": re.compile(
        r"\bemploy(?:s|ees)\b|\b(?:supports|serves|has|counts) (?:about |over |more than |some )?[\d.,]+ (?:million |billion )?(?:\w+ )?(?:users|developers|customers|subscribers|clients)\b|\b(?:market )?share of the market|\bmarket share\b|\bis (?:now )?worth\b|\bshares (?:fell|rose|closed)\b|\bha(?:s|ve) (?:been (?:downloaded|sold|used)|raised|sold|shipped)\b"
    ),
}
_BESIDE = 8
_OPENING = 30
_HEAD = 90
_TRADE = re.compile(r"国内|全国|全球|中国|美国|欧洲|日本|全行业|业内|大模型领域|主流[^，。]{0,6}模型")
_CALENDAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Q[1-4]|H[12])\b"
)
_NAME = re.compile(r"[A-Za-z]\d|(?<=[a-z,] )[A-Z][a-z]+|[A-Z][A-Za-z]*\d|[《“「]|^[A-Z]\w+ [A-Z]")
_LATIN_NAME = re.compile(
    rf"(?<![A-Za-z])(?!{LETTERS})[A-Za-z]+-?\d|(?<![A-Za-z])(?!(?:{LETTERS})(?![A-Za-z0-9-]))[A-Z][A-Za-z]{{2,}}|《"
)
_LATIN = re.compile(
    rf"(?<![A-Za-z])(?!(?:{LETTERS})(?![A-Za-z0-9-]))[A-Z][A-Za-z]+[A-Z0-9]?|(?<![A-Za-z])(?!{LETTERS})[A-Za-z]+-?\d|《[^》]{{2,}}》|“[^”]{{2,12}}”|「[^」]{{2,12}}」"
)


# “The tiles” and “the 4-bit version” were told of before, where no name says which they are.
_KNOWN_BEFORE = re.compile(
    r"(?:(?:In|On|At|By|With|For|Of|From|Under|To|Among) )?[Tt]he (?![^.]{0,50}?(?:[A-Z][A-Za-z]|[a-z]-?[0-9]))"
)
_DEFINITE = re.compile(
    r"(?:(?:In|On|At|By|With|For|Of|From|Under|To|Among|During|After|Before) [^,]{2,40}, )?[Tt]he [a-z]"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIQUE = re.compile(
    r"[Tt]he (?:(?:[\w-]+ )?(?:[a-z]+est|world['’]s) [a-z]|(?:[a-z-]+ ){0,2}(?:price|cost|number|share|average|median|value|volume|amount|use|market) (?:of|for) (?:an? |all |[a-z-]+s\b))"
)
_GOES_ON = re.compile(
    r"^(?:By then|(?:On|In|At|With|By|For|Of) (?:that|those|the (?:first|second|former|latter|other)))\b|\b(?:thus|instead(?! of)|likewise|therefore|as well(?! as)|by then|do(?:es)? so|did so)\b|, did\b[:,.]|\balone accounted for\b"
)


def leans(sentence: str, language: Language) -> bool:
    """Whether a sentence begins as one that goes on from the one before."""
    if _LEANS[language].match(sentence):
        return True
    return language == "en" and _GOES_ON.search(sentence) is not None


def is_known_before(sentence: str, language: Language) -> bool:
    """Whether an English sentence opens with something that it takes for known, and gives it no name."""
    return language == "en" and _KNOWN_BEFORE.match(sentence) is not None and not _is_unique(sentence)


def _is_unique(sentence: str) -> bool:
    """Whether an English sentence opens with something that there is once in the year it tells: the price of all tokens."""
    return _UNIQUE.match(sentence) is not None and _YEAR.search(sentence) is not None


def points(sentence: str, names: Sequence[str], language: Language) -> bool:
    """Whether a sentence speaks of something as known without its name; a company may be the one named before."""
    if is_known_before(sentence, language):
        return True
    return any(
        not _is_told_before(sentence[: found.start()], found[0], names, language)
        for found in _POINTS[language].finditer(sentence)
    )


def _is_told_before(before: str, pointer: str, names: Sequence[str], language: Language) -> bool:
    """Whether what is spoken of as known has its name before it in the same sentence: in English a company alone."""
    if language == "en" and not _BODY.search(pointer):
        return False
    return any(name in before for name in names) or (language == "zh" and bool(_LATIN.search(before)))


def tells_of_trade(sentence: str, language: Language) -> bool:
    """Whether a Chinese sentence tells of a whole trade, country or market, which its article and day say enough of."""
    return language == "zh" and _TRADE.search(sentence[:_OPENING]) is not None


def stands_for(sentence: str, names: Sequence[str], language: Language) -> bool:
    """Whether a sentence has a word that stands for something told before, with nothing in it that could be meant."""
    found = _STANDS_FOR[language].search(sentence)
    if found is None:
        return False
    before = _CALENDAR.sub("", sentence[: found.start()])
    named = _LATIN_NAME if language == "zh" else _NAME
    return not (named.search(before) or any(name in before for name in names))


def passes_by(sentence: str, language: Language) -> bool:
    """Whether a sentence tells when something was by the day on which it is told."""
    return _PASSES[language].search(sentence) is not None


def lacks_year(sentences: str, language: Language) -> bool:
    """Whether a day, a month or a quarter is told in these sentences, and no year belongs to it.

    In Chinese it takes that of a date before it, in English that of the date that it stands beside: March and May 2020.
    """
    dates = find_dates(sentences)
    for place, one in enumerate(dates):
        if one.value.year is not None:
            continue
        if language == "zh" and any(other.value.year for other in dates[:place]):
            continue
        behind = dates[place + 1] if place + 1 < len(dates) else None
        if behind is None or not behind.value.year or behind.start - one.end > _BESIDE:
            return True
    return False


def is_of_now(sentence: str, language: Language) -> bool:
    """Whether a sentence tells what was so on the day on which it is told."""
    return _NOW[language].search(sentence) is not None


def holds_for_a_while(sentence: str, language: Language) -> bool:
    """Whether a sentence tells something that another day may have changed: staff, a share, a price of stocks."""
    return _HOLDS[language].search(sentence) is not None


def opens(sentence: str, text: str, names: Sequence[str], language: Language) -> bool:
    """Whether a sentence can be read first: it goes on from none, and begins with something that has a name."""
    if leans(sentence, language) or is_known_before(sentence, language):
        return False
    if language == "en" and _DEFINITE.match(sentence):
        return speaks_of_name(sentence, text) or _is_unique(sentence)
    if language == "en":
        head = sentence[:_HEAD].casefold()
        return any(name.casefold() in head for name in names) or speaks_of_name(sentence, text)
    head = sentence[:_OPENING]
    return any(name in head for name in names) or _LATIN.search(head) is not None
