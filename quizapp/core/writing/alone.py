"""Whether a sentence of an article can be asked by itself: whom it names, when it was so, and what it points at."""

import re
from collections.abc import Sequence

from quizapp.core.articles.gazetteer import benchmarks
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.subjects.english import find_clauses
from quizapp.core.languages import Language, Twin
from quizapp.core.writing.cutting import parts, plain
from quizapp.core.writing.naming import holds_name, is_named
from quizapp.core.writing.sentence import LEANING, names_subject

POINTING = {
    "zh": re.compile(
        r"[它他她我你您咱]|这[0-9一次款些个种项家位两样让使也就意里]|那[一次款些个种]|该[公模产项系技方机报调研]|此[次外前后举]|前者|后者|本[次周月年文报]|下图|上图|如图|以下|如下|同样|另一|其中包括|"
        r"^与|^对|，公司(?!的)|现有|对此|任意|(?:^|，)共[0-9]|领先[约近]?[0-9]|[前后][一两三]?[天日周]|还是|则[是为达]|是上一代|^[^，]{0,12}则|^第[一二三四五六七八九十0-9]+[名位大]|^(?:同等|所谓|对于|关于|由于|随着|海外|其余|剩下|只是|倒是)|[却反倒]|(?<![0-9]年)(?<![0-9]年 )(?<!\d)\d{1,2} ?月\d{0,2}|(?:输入|输出)[^，。每]{0,6}[\d.]+ ?(?:美)?元(?<!每百万)|上[个一]?[周月]|下[个一]?[周月]|周[一二三四五六日末]|星期|当[天晚日时年]|次日|前不久|不久|随后|当前|近[年期来日]|最近|过去|今[天晚早晨后]|明[天日]|截至目前|上年|同期|"
        r"^[^，：“]{1,14}：|分别|^(?:是|为|达到|占|有(?=[0-9一二三四五六七八九十])|比(?=[^，]{1,12}(?:高|低|多|少|快|慢|大|小|强|重|长))|也|公司|团队|研究人员|研究者|作者|文章|论文|报告|记者|新品|新车|低于|高于|优于|超过|超越|不如|达到|获得|减少|提高|增加|对比|以及|仅为|仅有|只有|约为|相当于|仅次于|根据|先是|即(?!梦)|年末|年底|年初|双方|两者|二者|全年)(?!(?:《|[A-Z])[^，]*[，])|"
        r"(?<![0-9]年)(?<![0-9] 年)(?:年底|年末|年初|上半年|下半年)|[一二三四]季度|半年(?:来|内|里)"
    ),
    "en": re.compile(
        r"\b(?i:it|they|he|she|we|our|us|you|your|this|these|those|the former(?! [a-z])|the latter(?! [a-z])|here|above|below|following|another|respectively|"
        r"so far|to date|still|already|today|tonight|tomorrow|yesterday|soon|ago|earlier|recent|recently|latest|next|previous|previously|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|a year|the (?:year|month|quarter|week)|same|rest|own|now|current|currently|later|then|instead|again|sees|declined|denied|denies|disputes?|rumou?r(?:ed|s)?|reportedly|that (?:year|month|week|day|time|quarter|round)|last (?:[A-Z][a-z]+|year|month|week|quarter|night|autumn|spring|summer|winter)|(?:late|early|after-hours) trading|since (?:its|their|the) (?:release|launch))\b|\bI\b|[’\']s (?:new|first|only|predecessor|successor|rival)\b|^(?:Its|Their|His|Her)\b|"
        r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b(?!,? (?:\d{1,2},? )?\d{4}| (?:and|to) [A-Z][a-z]+ \d{4})|\b[Tt]he (?:new|older?|newer|larger|smaller|bigger|first|second|third|other|full|standard) (?!(?:quarter|half)\b)[a-z]+|"
        r"\bthe (?:\w+ ){0,2}(?:department|division|unit|committee|board|council|team)\b(?! of)|\b(?:on|from|for|in|by|to|with|of|during|after|before) the (?!(?:world|internet|cloud|market|web|air|sun|sea|moon|industry|night|day|past|future|weights)\b)[a-z]+(?=[.,;:]|$)|"
        r"\b(?:reache[ds]|reaches|score[ds]|scores|got|manage[ds]|manages|hits?|has|have|had|takes?|took|holds?|held) [\d.]+%?\.?$|\bthere\b(?! (?:is|are|was|were)\b)|^[A-Z][\w-]+, \d\d,|^The (?:best|worst|median|average|number|rest|most)\b|^The (?:first|second|third|last),|\bcosts? [$€£][\d.,]+ and [$€£]|"
        r"^(?:Inside|Among|There|Larger|Smaller|Others?|Some|Many|Most|Large|Small|Base|Nano|Pro|Mini|Max|Ultra|Lite|Plus|Each|Every|Both|Half|None|Neither|Only|Nearly|About)\b|\b[Tt]he (?:others|bill)\b|"
        r"\b[Tt]he (?:[\w-]+ ){0,2}?(?:company|firm|start-?up|drug|plant|model|site|team|study|car|phone|device|app|report|authors?|researchers|engineer|founder|executive|professor|analyst|entrepreneur|"
        r"scientists|family|aircraft|chip|glacier|institute|group|paper|tool|system|network|train|ship|city|region|bank|trial|survey|test|figures?|"
        r"version|release|update|price|fee|gain|difference|rise|fall|result|results|data|product|service|project|lab|laboratory|maker|rival)\b(?! [A-Z])",
    ),
}
# A row of a table read as one line.
_CITATION = re.compile(r"^\[\d|\barXiv\b|et al\.|\|")
_CELL, _ROW, _DENSE = re.compile(r"(?:^|\s)[$¥]?\d[\d.,]*[%KMBT]?(?=\s|[.。]?$)"), 4, 3
_TESTED = re.compile(
    r"[A-Za-z0-9”》] ?(?:测试|榜|基准|评测|考试|数据集|竞赛)|(?:基准|榜单|评测集|竞赛|榜)(?:测试)?[“A-Z]|\b(?:test|benchmark|leaderboard|exam|suite)",
    re.IGNORECASE,
)
_HAN = re.compile("[\u4e00-\u9fff]")
# What holds on one day only is told with its year.
_PASSING = re.compile(
    r"股价|市值|收盘|份额|留存率|DAU|MAU|月活|日活|营收|净利润|市场规模|累计|成立不到|月增长|新增|访问量|下载量"
)
_CUMULATED = re.compile(
    r"\bha(?:s|ve) (?:now )?(?:been (?:downloaded|sold|used|viewed|installed)|raised|sold|shipped|signed|reached|attracted|grown)\b|\bis (?:now )?worth\b|\bshares (?:fell|rose|closed)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bfirst (?:year|month|week|twelve)")
_SCORED = re.compile(r"准确率|正确率|得分|评分|\b(?:accuracy|score)\b")
_BARE = re.compile(r"[”」》]?(?:则|也|仅|只|还)*(?:以|为|是|约|约为|达|达到|有)?[约近超逾]?")
_STAFF = re.compile(r"\bemploy(?:s|ees)\b|员工|雇员")
_YEAR_OF_ANY = re.compile(r"(?:19|20)\d\d")
_RELATIVE_YEAR = re.compile(r"今年|去年|前年|上季度?|本季度?|[前上下][一二三]?(?:季度|半年)|上个?月|本月")
_UNTIL = re.compile(r"截[至止]")
_BY_NAME = re.compile(r"(?:the )?[A-Z]")
_ATTRIBUTED = re.compile(r"According to [A-Z]")
_FRONTED = re.compile(r"^(?:On|In|At|For|With|From|By|Under|During)\b[^,]*, ")
_WORD = re.compile(r"(?<![\w-])(?:The\b|[a-z][a-zA-Z-]*)")
_FEWEST_HAN, _FEWEST_WORDS = 4, 3
_OF_THEM, _PLURAL = (
    re.compile(r"\b(?:them|their|themselves)\b"),
    re.compile(
        r"(?:(?<![\w-])\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten)) [a-z]+s\b|\b(?:models|versions|[a-z]+ers) "
    ),
)
_UNFINISHED = re.compile(
    r"(?:说|表示|称|指出|认为|介绍|透露|写道|解释|坦言|的情况下|之后|之前|之际|的时候|的同时|为例|来看|来说|而言|方面|时|后|中|上|里|，(?:截至|截止|到|自|从)[^，]{2,14})[。：]?$"
)
# A share of what must be told, a growth since when.
_SHARE = re.compile(r"份额|占比|占到|占据|占(?=[约近超\d])|持有|持股")
_WHOLE = re.compile(r"[占在持][^，；]{2,}?(?:的|中|里)|股份|员工|(?:19|20)\d\d ?年")


def names_test(sentence: str) -> bool:
    """Whether a sentence says in which test a score was reached."""
    return next(benchmarks().matches(sentence), None) is not None or bool(_TESTED.search(sentence))


def is_table_row(sentence: str) -> bool:
    """Whether a sentence is a row of a table, or a reference."""
    cells = len(_CELL.findall(sentence))
    words = len(sentence.split()) + len(_HAN.findall(sentence)) // 2
    pieces = sentence.split()
    printed = sum(piece[:1].isdigit() or piece[-1:].isdigit() for piece in pieces)
    short = len(pieces) >= _ROW and printed * 2 >= len(pieces) and not re.search("[，。].", sentence)
    return (cells >= _ROW and cells * _DENSE >= words) or short or bool(_CITATION.search(sentence))


def stands_alone(candidate: Candidate, text: str, sentence: str, language: Language) -> bool:
    """Whether a sentence is whole, names the subject of a candidate, and points at nothing outside of itself."""
    names = [name for name in (candidate.subject, *candidate.aliases) if name]
    if LEANING.search(sentence) or not is_clear(sentence, text, language) or candidate.unit == "rank":
        return False
    scored = candidate.kind == "benchmark_score" or (candidate.kind == "ratio" and _SCORED.search(sentence))
    said = "".join(parts(candidate, text)[:2])
    if (
        _RELATIVE_YEAR.search(said)
        and not _YEAR.search(sentence)
        and "年" not in _RELATIVE_YEAR.sub("", sentence)
    ):
        return False
    if _UNTIL.search(said) and not _UNTIL.search(sentence):
        return False
    if _STAFF.search(sentence) and (candidate.unit == "people" or not _YEAR_OF_ANY.search(sentence)):
        return False
    if candidate.kind == "finance" and not re.search(r"(?:19|20)\d\d", sentence):
        return False
    if (scored and not names_test(sentence)) or (language == "zh" and _is_bare(candidate, text, names)):
        return False
    told = Twin(**{language: candidate.subject})
    stub = Fact("", "", told, Twin(), "", Twin(), "", (), aliases=candidate.aliases)
    if not names_subject(stub, sentence, language) or sentence.count("“") != sentence.count("”"):
        return False
    last = text[candidate.end - 1 : candidate.end]
    ended = bool(last.strip()) and text[candidate.end - 1 : candidate.end + 1].strip()[:1] in "。！.!"
    return ended or language == "zh" and any(plain(sentence).startswith(plain(name)) for name in names)


def _is_bare(candidate: Candidate, text: str, names: Sequence[str]) -> bool:
    """Whether a Chinese value is said of no name, or without what it is the value of: 第二名燕鸥号为22.1%."""
    before, value, after = parts(candidate, text)
    if not is_named(candidate.subject, text, "zh"):
        return True
    uncounted = (
        candidate.kind == "quantity" and value[-1:] in "0123456789亿万千百" and after[:1] in ("", *"。，；")
    )
    ends = [before.rfind(name) + len(name) for name in names if name in before]
    between = before[max(ends) :] if ends else None
    bare = (
        between is not None and _BARE.fullmatch(between) is not None and candidate.kind != "parameter_count"
    )
    return uncounted or bare


def is_clear(sentence: str, text: str, language: Language) -> bool:
    """Whether a sentence is whole, is told of something named, and needs no day or place from around it."""
    if POINTING[language].search(sentence) or sentence[-1] in "？?…" or is_table_row(sentence):
        return False
    if language == "en":
        if _CUMULATED.search(sentence) and not _YEAR.search(sentence):
            return False
        return speaks_of_name(sentence, text)
    if _PASSING.search(sentence) and "年" not in sentence:
        return False
    if len(_HAN.findall(sentence)) < _FEWEST_HAN or _UNFINISHED.search(sentence):
        return False
    return not _SHARE.search(sentence) or bool(_WHOLE.search(sentence))


def speaks_of_name(sentence: str, text: str) -> bool:
    """Whether the first noun phrase that has a verb holds a name."""
    if _ATTRIBUTED.match(sentence) and _YEAR.search(sentence):
        return True
    clauses = find_clauses(sentence, 0, len(sentence))
    if len(_WORD.findall(sentence)) < _FEWEST_WORDS or any(
        not _PLURAL.search(sentence, 0, found.start()) for found in _OF_THEM.finditer(sentence)
    ):
        return False
    if not clauses:
        return holds_name(" ".join(_FRONTED.sub("", sentence).split()[:5]), text)
    head, phrase = (sentence[slice(*span)] for span in (clauses[0].head, clauses[0].phrase))
    aside = sentence[slice(*clauses[0].aside)].strip(" ,") if clauses[0].aside else ""
    if _BY_NAME.match(aside) and holds_name(aside.removeprefix("the "), text):
        return True
    return holds_name(head, text) or holds_name(phrase.partition(" of ")[2], text)
