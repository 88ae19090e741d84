"""Of what sort a thing is, told beside its name: 视觉语言模型流萤, 名为流萤的模型, the inference framework Larkspur."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.english_words import verbs
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.grammar.topic_zh import opens_noun_phrase
from quizapp.core.patterns import Sought

_SORT_ZH = (
    r"(?:模型|框架|系统|平台|工具|引擎|助手|机器人|芯片|处理器|加速卡|显卡|数据集|评测集|测试集|基准|榜单|数据库|算法|语言|智能体|插件|编辑器|浏览器|语料库|"
    r"公司|企业|厂商|机构|实验室|集团|社区|媒体|杂志|期刊|论坛|基金会|研究院|初创|独角兽|应用|软件|药物|疫苗|抑制剂|火箭|飞船|卫星|望远镜|探测器|游戏|协议|库)"
)
# Whatever else something can be that has a name: makers and dealers, bodies, devices, substances, works.
_MORE_ZH = (
    r"(?:(?:供应|制造|运营|服务|开发|零售|经销|提供|发行|代工|电|厂|车|出版)商|(?<![工])厂|工厂|组织|智库|团队|联盟|协会|医院|银行|券商|律所|网站|品牌|巨头|新秀|新创|私募|编码器|解码器|分词器|传感器|控制器|编译器|解释器|服务器|存储器|播放器|阅读器|计算机|"
    r"服务|模块|组件|套件|工具箱|工具链|手机|耳机|眼镜|手表|汽车|轿车|跑车|卡车|SUV|无人机|飞机|相机|音箱|电视|平板|电脑|笔记本|设备|终端|装置|反应堆|电池|材料|疗法|抗体|酶|蛋白|病毒|竞赛|赛事|计划|课程|节目|播客|电影|小说|纪录片|题库|语料|架构|机制|"
    r"操作系统|搜索引擎|网络|测试|指标|技术|方法|格式|标准|接口|内存|存储|大赛|评测|轿跑|[\u4e00-\u9fff]{2}[集库器机车船艇榜赛卡仪镜屏])"
)
ANY_SORT = rf"(?:{_SORT_ZH}|{_MORE_ZH})"
_ENDS_IN_SORT = re.compile(rf"{ANY_SORT}$")
_PLAIN = re.compile(
    r"(?:(?:旗舰|顶尖|顶级|闭源|先进|最新|全新|新|首款|首个|自研|国产|主力|同名|老牌|头部|知名|著名|上一代|新一代|下一代|上代|前代|另一|大|小|旗下|基础|母|子|总|分|该|本|初创|创业|科技|互联网|上市|开源|自家|同类|竞争|巨头|热门|主流|"
    r"类似|相关|合作|国际|专业|目标|投资|中国|美国|国内|海外|当前|其他|现有|语言|系列|高端|新款|核心|通用|多个|预训练|人工智能|AI)*)"
    rf"(?:{ANY_SORT})"
)
# That the weights of a model are open says of what sort it is.
_OPEN = frozenset({"开源模型", "开源大模型"})
# A cheap guess at where the noun phrase begins spares most texts from being cut into words.
_EDGE = re.compile(
    r".*(?:发布|推出|研发|发售|上线|打造|采用|[^A-Za-z0-9\u4e00-\u9fff-]|[的了是与和在把将款家种])", re.DOTALL
)
_QUOTED_ZH = re.compile(r"[“「](?P<s>[\u4e00-\u9fffA-Za-z0-9·\- ]{2,12})[”」](?!的)")
_HAPPENS = re.compile(r"(?:事件|现象|问题|危机|时刻|时代|效应|风波|悖论|行为|难题|鸿沟)$")
_NAMED_ZH = re.compile(
    rf"(?:名为|名叫|叫做?|称为|代号为?)[“「]?(?P<s>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff.\- ]{{1,15}}?)[”」]?的(?P<v>[^，。；：、“「\n的]{{2,20}}?{_SORT_ZH})(?!的?[A-Z])"
)
_IS_ZH = re.compile(
    rf"[”」]?(?:[（(][^）)\n]{{1,40}}[）)])? ?(?:系列)?(?:，|则|也|就|其实|本身|[（(])*(?:(?:是|为|属于|定位为?|作为)(?:[^，。；\n]{{0,12}}?(?:旗下的?|(?:推出|发布|开源|研发|开发|打造)的))?(?:(?:首|一|第[一二三四五六七八九十])[款个家种套支项])?|一[款个家种套支])(?P<v>(?![这那该本])[^，。；\n]{{2,30}}?{ANY_SORT})(?=[，。；、\n）]|$)"
)
_COUNTED = re.compile(
    r"^(?:最新|新)?(?:首|一|第[一二三四五六七八九十])?[款个家种套支项]|^.*(?:旗下|发布|推出|开源|研发|开发|打造)的"
)
_RULES = re.compile(r"[\u4e00-\u9fff]{1,2}[于到为成出了在]|直接")
_NO_SORT = re.compile(r"[最之]|(?:第一|唯一|我们|之一|负责|没有|不)")
_THINGS = frozenset({"model", "chip", "product", "company", "benchmark", "other"})
_REACH, _LEAST, _WORDS_EN = 24, 4, 1

SORT_EN = (
    r"(?:models?|frameworks?|systems?|platform|tools?|engine|assistant|robot|chips?|processor|accelerator|dataset|data set|benchmark|leaderboard|database|algorithm|language|agent|plug-in|editor|browser|corpus|"
    r"company|firm|start-?up|lab|laboratory|group|maker|manufacturer|developer|publisher|retailer|chipmaker|carmaker|automaker|bank|consultancy|community|magazine|journal|forum|charity|app|application|drug|vaccine|rocket|spacecraft|satellite|telescope|game|protocol|library|server|inhibitor|unicorn|"
    r"conglomerate|non-?profit|researcher|tester|watchdog|regulator|consortium|think-tank|giant|insurer|carrier|supplier|subsidiary|service|technique|method|architecture|suite|format|index|cluster|supercomputer|device|headset|phone|foundry|broker|brokerage|fund|investor|newspaper|website|network|programme|contest|competition|standard|operator|airline|hospital|agency|chatbot|utility|spin-?(?:out|off)|house)"
)
# Behind the name of a thing stands what it is, of two words and more: the Model 3 electric car, the Wren 2 speech model.
_BEHIND_EN = re.compile(
    rf"[’'”\"]? (?P<v>(?!(?:and|or|as|is|was|for|in|on|with|to|by|of|its|the|a|an|that|which)\b)(?:[a-z][a-z-]+|AI) (?:(?!(?:and|or|as|is|was|for|in|on|with|to|by|of|its|the|a|an|that|which)\b)[a-z][a-z-]+ )?(?:{SORT_EN}|car|truck|sedan|saloon|hatchback|estate|smartphone|laptop|tablet|watch|television|camera))(?=[,.;:)]| (?:is|was|has|with|that|which|for|from|at|in|on|and|can|will|to)\b)(?!s)"
)
_NAMED_THINGS = frozenset({"model", "chip", "product"})
_TELLING = re.compile(
    r"conglomerate|utility|consultancy|non-?profit|charity|insurer|chipmaker|carmaker|automaker|retailer|publisher|unicorn|airline|foundry|brokerage|watchdog|think-tank|newspaper|leaderboard|supercomputer"
)
_BEFORE_EN = re.compile(
    rf"(?:(?<=[.,;:“\"\n] )|(?<=\n)|^|\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|and|by|from|with|of|in|on|at|for|to|called|against)\s)(?P<v>(?:(?!(?:the|a|an|its|their|new|latest|biggest|flagship|first|second|own|that|which|and|of|big|last|next|same|other|previous|current|rival|older|newer|two|three|several|some|many|most|more|this|with|by|for|to|is|was|by|on|in)\b)(?:[a-z][a-z-]*|AI|[A-Z][a-z]+-(?:based|backed|owned|born)|[A-Z][a-z]+(?:an|ian|ish|ese|ch|ss)) ){{0,4}}(?<!'s ){SORT_EN}) $"
)


class Sort(NamedTuple):
    """What is named and its sort, by offsets; the other names of it."""

    subject: tuple[int, int]
    value: tuple[int, int]
    aliases: tuple[str, ...]


_TAKES_NAME = Sought(
    rf"(?P<v>[^，。；：、“「\n的]{{2,20}}?{ANY_SORT})，(?:(?:被|并)?(?:取名|命名|起名|定名)为?|称为|称作|称之为|名为|名叫|代号为?|叫做?|叫)[“「]?(?P<s>[A-Z][A-Za-z0-9.\-]*(?: [A-Z0-9][A-Za-z0-9.\-]*)*|(?<=[“「])[^”」\n]{{2,14}}|[\u4e00-\u9fff]{{2,10}}?(?:-?[0-9A-Z][A-Za-z0-9.\-]*)?(?=[”」，。；、\n（]|的|在|$))"
)
_ONE_OF_IT = re.compile(r".*一[款个种套家]")


def find_sorts(article: ArticleText, sentence: Sentence) -> Iterator[Sort]:
    """The sorts that a sentence tells beside the names of things and of companies."""
    plain = article.plain
    find = _beside_zh if article.chinese else _beside_en
    for name in article.names_in(sentence.start, sentence.end):
        if name.kind in _THINGS:
            found = find(article, sentence, name)
            if found and not _HAPPENS.search(name.text):
                yield Sort(
                    (name.start, name.end), found, tuple(one for one in name.names if one != name.text)
                )
    if article.chinese:
        yield from _quoted_zh(article, sentence)
    for named in _TAKES_NAME.finditer(plain, sentence.start, sentence.end) if article.chinese else ():
        counted = _ONE_OF_IT.match(named["v"])
        begin = last_phrase(article, named.start("v") + (counted.end() if counted else 0), named.end("v"))
        if begin < named.end("v") and _is_sort(plain[begin : named.end("v")]):
            yield Sort(named.span("s"), (begin, named.end("v")), ())
    if article.chinese and "的" in plain[sentence.start : sentence.end]:
        for named in _NAMED_ZH.finditer(plain, sentence.start, sentence.end):
            if not _PLAIN.fullmatch(named["v"]):
                yield Sort(named.span("s"), named.span("v"), ())


def _quoted_zh(article: ArticleText, sentence: Sentence) -> Iterator[Sort]:
    """The sorts of a Chinese sentence that stand right before what is named in quotes, whether it is known or not."""
    for found in _QUOTED_ZH.finditer(article.plain, sentence.start, sentence.end):
        at = found.start()
        named = any(name.start == found.start("s") for name in article.names_in(at, at + 2))
        if not named and not _HAPPENS.search(found["s"]):
            span = _sort_before(article, sentence, at)
            if span:
                yield Sort(found.span("s"), span, ())


def _sort_before(article: ArticleText, sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Where the noun phrase stands that ends at an offset and says of what sort something is."""
    before = article.plain[max(sentence.start, end - _REACH) : end]
    if _ENDS_IN_SORT.search(before) and _is_sort(_EDGE.sub("", before)):
        begin = last_phrase(article, max(sentence.start, end - _REACH), end)
        if _is_sort(article.plain[begin:end]) and not _RULES.match(article.plain, begin):
            return begin, end
    return None


def _beside_zh(article: ArticleText, sentence: Sentence, name: Name) -> tuple[int, int] | None:
    """Where the sort stands right before a Chinese name, or behind it with 是 or a comma."""
    plain = article.plain
    end = name.start
    while end > sentence.start and plain[end - 1] in "“「《 ":
        end -= 1
    span = _sort_before(article, sentence, end)
    if span:
        return span
    behind = _IS_ZH.match(plain, name.end, sentence.end)
    if behind is None or _NO_SORT.search(behind["v"]):
        return None
    counted = _COUNTED.match(behind["v"])
    begin = behind.start("v") + (counted.end() if counted else 0)
    counted = counted or re.search(r"一[款个家种套支]$", plain[:begin][-2:])
    sort = _is_sort(plain[begin : behind.end("v")]) and (counted or opens_noun_phrase(article, begin))
    return (begin, behind.end("v")) if sort else None


def _is_sort(text: str) -> bool:
    """Whether a noun phrase tells more than that something is a model or a company."""
    return len(text) >= _LEAST and not is_plain(text)


def is_plain(text: str) -> bool:
    """Whether a noun phrase tells only that something is a model, a company or the like, and how new or large it is."""
    return _PLAIN.fullmatch(text) is not None and text not in _OPEN


def _beside_en(article: ArticleText, sentence: Sentence, name: Name) -> tuple[int, int] | None:
    """Where the sort stands right before an English name: the speech-technology start-up Murmur."""
    found = _BEFORE_EN.search(article.plain, max(sentence.start, name.start - 70), name.start)
    telling = found and (
        len(re.findall(r"[\w]+", found["v"])) > _WORDS_EN or _TELLING.fullmatch(found["v"].strip())
    )
    if found and telling:
        return found.span("v")
    behind = _BEHIND_EN.match(article.plain, name.end, sentence.end) if name.kind in _NAMED_THINGS else None
    return behind.span("v") if behind and behind["v"].split(" ")[0] not in verbs() else None
