"""What Chinese prose puts into brackets, or right beside an abbreviation: GSM8K（小学数学应用题）, 世界卫生组织 WHO, 循环网络（以X为代表）."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.initials import find_initials
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.words.definition_patterns import ABBREVIATION, FULL_NAME, FUNCTION, TYPE
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_LATIN = r"[A-Za-z][A-Za-z0-9.+\-]*(?: [A-Z0-9][A-Za-z0-9.+\-]*){0,3}"
_WORD = re.compile(r"[（(][a-z]")
_BRACKET = re.compile(r"[（(]")
_HAN_INSIDE = Sought(rf"(?<![A-Za-z0-9.\-])(?P<s>{_LATIN})[”」]? ?[（(](?P<v>[\u4e00-\u9fff]{{3,16}})[）)]")
_NO_GLOSS = re.compile(
    r"(?:[即如见含仅约未不已共及其以原现非注下上左右这那该本我你他她它同再又也都很更最每各有无是在对于从向被把将让并但而则或和与]|包括|包含|括号|例如|比如|例|来源|图|表|单位|数据|详|后来|旗舰|首席|中国$|美国$|目前|今年|去年|没错|笑|掌声|可能|大概|大约|左右|以上|以下|截至|预计|估|记者|编者|作者|资料|译|暂|支持|默认|推荐|可选|免费|收费|开源|闭源|左|右|第|十|一|二|两|三|四|五|六|七|八|九)"
)
_VERSION = re.compile(r"(?:更|较)[\u4e00-\u9fff]{1,10}的(?:版本|变体|改进版|简化版|升级版)")
_TELLS = re.compile(r"[的了着过吗呢吧]$|[了着过]")
_SPELLED = Sought(
    r"(?<![A-Za-z0-9-])(?P<s>[A-Z][A-Za-z0-9-]{1,9})[”」]? ?[（(](?P<v>[A-Za-z][A-Za-z'’]*(?:[ -][A-Za-z][A-Za-z'’]*){1,8})[）)]"
)
_BODY = r"(?:组织|大学|委员会|协会|学会|联盟|基金会|署|总局|管理局|大会|会议|机构|研究所|研究院|中心|法案|条例|协议|标准|指数|基准|竞赛|银行|集团)"
_BESIDE = Sought(
    rf"(?P<t>[\u4e00-\u9fff]{{2,18}}{_BODY}) ?(?P<s>[A-Z]{{2,6}})(?![A-Za-z0-9+.\- ]*[A-Za-z0-9])"
)
_WORD_INSIDE = Sought(
    r"(?P<t>[\u4e00-\u9fff]{2,12})[”」]? ?[（(](?P<v>[a-z]{4,20}(?:[ -][a-z]{2,16}){0,3})[）)]"
)
_ENGLISH_INSIDE = Sought(
    r"(?P<t>[\u4e00-\u9fff]{2,12})[”」]? ?[（(](?:英文(?:名|全称)?(?:是|为)?[:： ]?)?(?P<v>[A-Z][A-Za-z'’-]+(?: [A-Za-z][A-Za-z'’-]*){0,7})(?:[，,、/] ?(?:简称|缩写)?(?:为|是)? ?(?P<short>[A-Z][A-Za-z]{1,7}))?[）)]"
)
_SHORT_INSIDE = Sought(
    r"(?<![A-Za-z] )(?P<v>[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}) ?[（(](?P<s>[A-Z][A-Za-z]{2,9})[）)]"
)
_QUOTED = Sought(r"[“「\"](?P<v>[^”」\"，。\n]{2,16})[”」\"] ?[（(](?P<s>[A-Z]{2,6})[）)]")
_TYPICAL = Sought(
    rf"(?P<t>[^，。；：（）\n]{{2,24}})[（(](?:主要)?(?:以(?P<s>[^，。；）)\n]{{1,20}}?)为(?:典型|主要)?(?:代表|例|首)|(?:例如|比如|如|代表有|代表是|代表作|代表模型|代表为|代表)[:：]?(?P<w>{_LATIN}|[\u4e00-\u9fff]{{2,6}})(?:[、等][^）)\n]{{0,30}})?)[）)]"
)
_REPRESENTED = Sought(
    rf"(?<![A-Za-z])以(?P<s>{_LATIN}|[\u4e00-\u9fff]{{2,6}})(?:[、和与][^，。；\n]{{1,24}}?)?(?:等)?为(?:典型|主要)?代表的(?P<v>[^，。；、\n的]{{2,18}}?(?:模型|架构|方法|方案|路线|公司|企业|平台|产品|工具|算法|技术|网络|机器人|智能体|芯片|框架|厂商|机构|力量|体系))"
)
_MEASURES = Sought(
    rf"(?P<v>(?:衡量|评估|评测|测试|测量|考察|检验|考验|考查|检测|评价|针对|面向|专注于?|专攻|专门)[^，。；、\n]{{3,28}}?)的[\u4e00-\u9fff]{{0,8}}?(?:基准|榜单|测试|数据集|评测集|测试集|竞赛|排行榜|评测|指标|题库|比赛|考试)[“「 ]{{0,2}}(?P<s>{_LATIN}|(?<=[“「])[^”」\n]{{2,16}})"
)
_ITEM = Sought(
    rf"(?:^|(?<=[\n。；]))[“「]?(?P<s>{_LATIN}|[\u4e00-\u9fffA-Za-z0-9.\- ]{{2,16}}?)[”」]?[:：] ?(?:[一首][款个种家项])?(?P<v>(?![^，。；]*[是为有在把将让使了])[^，。；：\n0-9]{{2,24}}?(?:模型|版|版本|芯片|平台|工具|引擎|框架|系统|算法|公司|基准|数据集|机器人|智能体|处理器|架构|助手))(?=[，。；\n]|$)"
)
_ITEM_DOES = Sought(
    rf"(?:^|(?<=[\n。；]))[“「]?(?P<s>{_LATIN}|[\u4e00-\u9fffA-Za-z0-9.\- ]{{2,16}}?)[”」]?[:：] ?(?:真正|首次|全面|主要|可|能)*(?P<v>(?:实现|支持|用于|用来|面向|专注于?|主打|负责|专为|擅长)(?!了)[^，。；：\n0-9]{{3,28}})(?=[，。；\n]|$)"
)
_SORTED = re.compile(
    r"(?:模型|架构|方法|方案|路线|公司|企业|平台|产品|工具|算法|技术|网络|机器人|智能体|芯片|框架|厂商|机构|机制|范式|应用|系统|大学|媒体|语言|材料|药物|电池)$"
)
ENGLISH = ("英文", "English term")
CHINESE = ("中文", "Chinese term")
MEASURES = ("考察内容", "what it measures")
_BY_PATTERN = ((_MEASURES, MEASURES), (_REPRESENTED, TYPE), (_ITEM, TYPE), (_ITEM_DOES, FUNCTION))
_WHOLE = 16
_GENERIC = re.compile(r"(?:AI|API|APP|App|CEO|CTO|IT|PC|GPU|CPU|A|B|C)$")


def find_brackets(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What stands in brackets or beside an abbreviation in a Chinese sentence."""
    plain, start, end = article.plain, sentence.start, sentence.end
    if _BRACKET.search(plain, start, end):
        yield from find_typical(article, sentence)
        yield from _inside(article, sentence)
    for pattern, attribute in _BY_PATTERN:
        for found in pattern.finditer(plain, start, end):
            if pattern not in (_ITEM, _ITEM_DOES) or _is_item(article, found):
                yield Told("concept", found["s"].strip(), found.span("v"), attribute)
    for found in _BESIDE.finditer(plain, start, end):
        yield from _beside(article, found)


def _inside(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What stands in brackets behind a name or a term."""
    plain, start, end = article.plain, sentence.start, sentence.end
    for found in _HAN_INSIDE.finditer(plain, start, end):
        if not (_NO_GLOSS.match(found["v"]) or _TELLS.search(found["v"]) or _GENERIC.match(found["s"])):
            yield from _named(article, sentence, found)
        elif _VERSION.fullmatch(found["v"]):
            yield Told("concept", found["s"], found.span("v"), TYPE)
    for found in _SPELLED.finditer(plain, start, end):
        if find_initials(found["v"], found["s"]) == 0:
            yield Told("concept", found["s"], found.span("v"), FULL_NAME)
    for found in _ENGLISH_INSIDE.finditer(plain, start, end):
        yield from _in_english(article, found)
    for found in _SHORT_INSIDE.finditer(plain, start, end):
        if _is_shortened(found["v"], found["s"]):
            yield Told("concept", found["s"], found.span("v"), FULL_NAME)
    for found in _QUOTED.finditer(plain, start, end):
        yield Told("concept", found["s"], found.span("v"), FULL_NAME)
    if _WORD.search(plain, start, end):
        for found in _WORD_INSIDE.finditer(plain, start, end):
            yield from _beside(article, found)


def _in_english(article: ArticleText, found: re.Match[str]) -> Iterator[Told]:
    """The English words for a Chinese term; none for what has a name of its own: a person, a company, a product."""
    at, end = found.start("t"), found.end("v")
    short = found["short"] or ""
    named = any(
        name.kind not in ("term", "other") and name.text != short for name in article.names_in(at, end)
    )
    begin = last_phrase(article, *found.span("t"))
    lone = " " not in found["v"] and not found["v"][1:].islower()
    if named or lone or not 2 <= found.end("t") - begin <= 12:
        return
    if short:
        yield Told("concept", short, found.span("v"), FULL_NAME)
    else:
        yield Told("concept", article.text[begin : found.end("t")], found.span("v"), ENGLISH)


def _is_shortened(long: str, short: str) -> bool:
    """Whether the letters of a short form come in this order in the long one, its capitals at the heads of words: LibGen."""
    heads = "".join(word[0] for word in long.split(" "))
    letters = iter(long.lower())
    return (
        short[0] == long[0]
        and heads.startswith("".join(one for one in short if one.isupper())[:2])
        and all(one in letters for one in short.lower())
    )


def find_typical(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The sorts that are named with one that stands for them: 状态空间模型（以X为代表）."""
    for found in _TYPICAL.finditer(article.plain, sentence.start, sentence.end):
        subject = found["s"] or found["w"]
        whole = found.start("t") == sentence.body and found.end("t") - found.start("t") <= _WHOLE
        begin = found.start("t") if whole else last_phrase(article, *found.span("t"))
        if found.end("t") - begin >= 3 and _SORTED.search(found["t"]):
            yield Told("concept", subject, (begin, found.end("t")), TYPE)


def _is_item(article: ArticleText, found: re.Match[str]) -> bool:
    """Whether a line tells of what sort a name is: 蓝鲸：开源推理模型; no line of somebody who speaks."""
    speaks = any(turn.start <= found.start("v") < turn.end for turn in article.turns) or (
        len(re.findall(rf"(?m)^{re.escape(found['s'])}[:：]", article.plain)) > 1
    )
    noun = last_phrase(article, *found.span("v")) == found.start("v")
    return not speaks and (noun or found.re is _ITEM_DOES.pattern) and _is_name(article, *found.span("s"))


def _is_name(article: ArticleText, start: int, end: int) -> bool:
    """Whether two offsets hold a name and nothing else."""
    return any(name.start == start and name.end == end for name in article.names_in(start, end))


def _named(article: ArticleText, sentence: Sentence, found: re.Match[str]) -> Iterator[Told]:
    """A Latin name with its Chinese one, or what it consists of; a person's or a company's is none."""
    at = found.start("s")
    name = next((one for one in article.names_in(at, at + 1)), None)
    if name is None or name.kind not in ("person", "place"):
        short = re.fullmatch(ABBREVIATION, found["s"]) and not any(char.isdigit() for char in found["s"])
        yield Told("concept", found["s"], found.span("v"), FULL_NAME if short else CHINESE)


def _beside(article: ArticleText, found: re.Match[str]) -> Iterator[Told]:
    """The long name that ends right before its abbreviation, or before its English word in brackets."""
    begin = last_phrase(article, *found.span("t"))
    long = found.end("t") - begin
    if 2 <= long <= 18:
        if found.groupdict().get("s"):
            if long >= 4:
                yield Told("concept", found["s"], (begin, found.end("t")), FULL_NAME)
        else:
            yield Told("concept", article.text[begin : found.end("t")], found.span("v"), ENGLISH)
