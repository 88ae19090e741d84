"""What Chinese prose says that a term is, whatever noun it takes for it: X是一种…的Y, X是把…的Y; what goes on about a term just named: 它的要点是…; DPO，直接偏好优化."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.initials import find_initials
from quizapp.core.facts.words.definition_patterns import ABBREVIATION, FULL_NAME, FUNCTION, MEANING, TYPE
from quizapp.core.facts.words.spoken_terms_zh import (
    CALLED,
    HAS_VERB,
    NO_TERM,
    NO_TERM_WORDS,
    find_term_before,
    find_thing_before,
    find_topic_before,
    is_term,
    words_between,
)
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_BRACKETS = r"(?:[”」])?(?: ?[（(][^）)\n]{1,40}[）)])?[”」]?(?:，(?:又|也|简|俗|亦|旧)?(?:称|叫|名)[^，。；\n]{1,16}，)?"
_SMALL = r"(?:其实|通常|一般|往往|本质上|实际上|说到底|说白了|归根到底|正|就|则|也|都|便|即|既|首先|主要|仍|仍然|本来|原本|简单(?:来)?[说讲]|，)*"
_TERM = r"(?P<s>[A-Za-z\u4e00-\u9fff](?:(?![的了是在])[A-Za-z0-9\u4e00-\u9fff+\-./]){1,13}?|[A-Za-z][A-Za-z0-9+\-./ ]{1,24}?)"
_OPENS = r"(?:^|(?<=[，。；：！？\n“「（])|(?<=[里中]的)|(?<=所谓的)|(?<=所谓)|(?<=这里的))"
_COUNTED = r"一(?:种|类|套|项|门|款|个|家|组|张|段|支|部|本|层|块|条|道|座|台|名|位|片|系列)"
_IS = Sought(
    rf"{_OPENS}[“「]?{_TERM}{_BRACKETS} ?{_SMALL}(?:是指|是|属于|堪称|相当于|等于是)(?:(?P<v>{_COUNTED}[^，。；！？\n]{{4,60}}|[^，。；！？\n]{{2,50}}的(?:一[种类个项])?[^，。；！？\n的]{{1,14}}|[^，。；！？\n]{{6,40}}))(?=[，。；！\n]|$)"
)
_SHELL = re.compile(
    r"(?:问题|原因|关键|重点|难点|难题|目标|目的|答案|前提|结果|后果|好处|优势|劣势|缺点|优点|特点|区别|理由|事实|现实|核心|共识|时候|事情|事|话|话题|挑战|机会|机遇|方向|趋势|选择|决定|意义|地方|阶段|一步|一环|一点|一年|时刻|开始|开端|起点|终点|基础|基石|保障|保证|障碍|瓶颈|门槛|代价|教训|经验|信号|标志|例子|案例|典型|代表|样子|感觉|印象|看法|观点|判断|说法|态度|心态|梦想|愿望|期待|希望|成绩|成果|成就|进步|突破|里程碑|考验|压力|风险|危险|威胁|竞争|战争|游戏规则|胜利|失败|错误|必然|常态|主流|热点|焦点|王牌|亮点|卖点|痛点|短板|软肋|底气|动力|推手|力量|证明|体现|缩影|写照|本钱|重要|必要|可能|唯一|部分|一部分|情况|场景|部门|市场|年份|时代|生意|能力之一)$|之[一重首]$"
)
_PERSONAL = re.compile(r"(?:人|者|家|师|员|长|官|教授|博士|学生|朋友|同事|创始人|CEO)$")
_JUDGES = re.compile(
    r"怎样|怎么|如何|什么|重要|最[^，。]{1,6}的|不[是可能]|非常|十分|相当|真正|唯一|值得|令人|让人|应该|必须|需要|我们|他们|今年|去年|明年|昨天|目前|第一次|之一"
)
_NO_COMPOUND = frozenset({"of", "pronoun", "link", "mark", "preposition", "number"})
_PEOPLE = frozenset({"person", "company", "place"})
_ACTS = frozenset({"verb", "preposition"})
_GOES_ON = Sought(
    r"(?:^|(?<=[，。；：\n]))(?:它|其|这个词|这一?[种个]?[\u4e00-\u9fff]{0,3})?的?(?:基本|核心|主要|大致|大)?(?:思路|要点|想法|做法|原理|意思|思想|办法|含义|本质|任务|作用|目的|功能)(?:就|主要|其实)?(?:是|在于)(?P<v>[^。；！？\n]{5,60}?)(?=[。；！？\n]|$)"
    r"|(?:^|(?<=[，。；\n]))(?:说白了|说得?直白[点些]?|简单(?:来)?[说讲]|通俗(?:点|地)?[说讲]|换句话说|打个比方)，?(?:它|这)?(?:其实)?(?:就)?(?:是)?(?P<w>[^。；！？\n]{6,60}?)(?=[。；！？\n]|$)"
    r"|(?:^|(?<=[，。；\n]))(?:它(?:其实|就|本身|也|则)?(?:是|属于)|(?:那|这)(?:其实|就|本身|也|则)?是(?=一[\u4e00-\u9fff]|(?:其|该公司|他们|我们|国内|全球|业内)*(?:首|第[一二三四五]|又一)[个款种家套项颗台])|(?:新[车机品作]|该[\u4e00-\u9fff]{2})(?:的)?定位(?:为|于|是)?)(?:一[个种款家套类项颗台辆部支枚座只条]|(?:其|该公司|他们|我们|国内|全球|业内)*(?:首|第[一二三四五]|又一)[个款种家套项])?(?P<y>[^，。；！？\n]{4,40}?)(?=[，。；\n]|$)"
    r"|(?:^|(?<=[，。；\n]))它(?:主要|其实|就)?(?:指的就?是|是指|的意思是|说的是)(?P<u>[^。；！？\n]{5,60}?)(?=[。；！？\n]|$)"
    r"|(?:^|(?<=[，。；\n]))(?P<which>前者|后者)(?:则|主要|更|也)?(?:是指|指的?是?|即|就?是|主打|用于|用来|负责|擅长|专注于|(?=衡量|考察|评估|测试|面向|针对))(?P<x>[^，。；！？\n]{5,60}?)(?=[，。；！？\n]|$)"
)
_ATTRIBUTES = {"v": FUNCTION, "w": MEANING, "x": MEANING, "u": MEANING, "y": TYPE}
_INTRODUCED = Sought(
    rf"{CALLED}[“「]?(?P<s>[A-Za-z][A-Za-z0-9\- ]{{1,16}}?|[\u4e00-\u9fff]{{2,10}}?)[”」]?，(?:(?:英文)?(?:缩写|简称|全称)?(?P<f>[\u4e00-\u9fff]{{3,10}}|[A-Z]{{2,6}})，)?(?P<v>[^。；！？\n]{{5,60}}?)(?=[。；！？\n]|$)"
)
_APPOSED = Sought(
    rf"(?P<how>叫做?|有了|称为|还有|[是即、]|^|(?<=[。；\n]))(?P<s>{ABBREVIATION}|[A-Z][a-z]+[A-Z][a-z]*|[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{1,4}})，(?P<v>[\u4e00-\u9fff]{{4,10}})(?=[，。；])"
)
_SPELLS = Sought(
    rf"(?<![A-Za-z0-9-])(?P<s>{ABBREVIATION}|[A-Z][a-z]+[A-Z]+[a-z]*)(?:就?是|即|，)(?P<v>[A-Z][a-z]+(?:[- ][A-Za-z][a-z]+){{1,6}})(?=[，。；的（])"
)
_ACTING = Sought(
    r"(?:^|(?<=[，。；：\n]))(?P<s>[A-Za-z][A-Za-z0-9-]{1,11}|[\u4e00-\u9fff]{2,8})[，。](?:它|这个[\u4e00-\u9fff]{1,3})(?:其实|就是|能|会|可以|主要)*(?P<v>(?:把|将|用|通过|让|使|控制|决定|负责|利用|靠|从)[^。；！？\n]{5,50}?)(?=[。；！？\n]|，(?:要|所以|因此|而|但|这样)|$)"
)
_LATIN_ENDS = re.compile(r"[A-Za-z0-9](?:，|是|就是|即)")
_IT = Sought(
    r"(?:，|。)它(?:其实|会|就|主要|先)*(?P<v>(?:把|将|让|使|通过|利用|用(?![时了过])|冻结|衡量的?是?|评估|测试的?是?|模拟|模仿|控制|决定|描述|允许|要求|负责|反映|代表|表示|记录|统计|刻画|体现|规定|根据|依据|按|先[把将用让])[^。；！？\n]{5,50}?)(?=[。；！？\n]|，(?:要|所以|因此|而|但|这样|从而|就|需|还|也|并)|$)"
)
_NO_START = re.compile(
    r"[这那它他她我你此其但而也因所如效结大还又当能]|从而|不过|于是|已经|目前|可惜|现在|今年|去年|并且|并|因此|从此|是[^让把]"
)
_STARTS = frozenset("把将用让使由从对按以拿先只专给跳学训模系算用机每通根不一")
_LONGEST = 14


def find_copulas(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What the terms of a Chinese sentence are said to be."""
    plain, start, end = article.plain, sentence.body, sentence.end
    for found in _IS.finditer(plain, start, end):
        told = _is_what(article, found)
        if told:
            yield told
    for found in _GOES_ON.finditer(plain, start, end):
        group = next(one for one in "vwxyu" if found[one])
        sort = group == "y"
        if sort and not _tells_sort(article, *found.span("y")):
            continue
        term = (
            find_thing_before(article, found.start())
            if sort
            else find_term_before(article, found.start(), found["which"])
        )
        if term:
            yield Told("concept", term, found.span(group), _ATTRIBUTES[group])
    yield from _introduced(article, start, end)


def _is_what(article: ArticleText, found: re.Match[str]) -> Told | None:
    """What a term is, where the noun phrase behind 是 tells of what sort it is or what it does."""
    term, value = found["s"].strip(), found["v"]
    if NO_TERM.match(term) or HAS_VERB.search(term) or _SHELL.search(value) or _JUDGES.search(value):
        return None
    words = words_between(article, *found.span("v"))
    if not words or not _is_noun(words) or (words[-1].name and words[-1].name.kind in _PEOPLE):
        return None
    counted = value.startswith("一") and re.match(_COUNTED, value) is not None
    acts = any(word.sort in _ACTS and word.text != "的" for word in words[:-1])
    named = any(one.start == found.start("s") for one in article.names_in(found.start("s"), found.end("s")))
    told = sum(word.sort in ("noun", "verb", "measure", "name", "preposition") for word in words)
    if not (
        (counted and told > 1) or ("的" in value and acts) or (named and len(value) > 5 and _nominal(words))
    ):
        return None
    if _PERSONAL.search(value) or not is_term(article, *found.span("s")):
        return None
    return Told(
        "concept", article.text[slice(*found.span("s"))].strip(), found.span("v"), MEANING if acts else TYPE
    )


def _is_noun(words: list[Word]) -> bool:
    """Whether a stretch ends in a noun, by its part of speech or because 的 stands before it."""
    last = words[-1]
    behind = (
        len(words) > 1 and words[-2].text == "的" and last.sort not in ("of", "mark", "pronoun", "number")
    )
    return (
        behind or last.sort in ("noun", "measure", "name") or last.tag.startswith(("n", "vn", "l", "i", "s"))
    )


def _nominal(words: list[Word]) -> bool:
    """Whether a stretch is a noun phrase without a verb that rules it at its head."""
    return words[0].sort in ("noun", "adjective", "name", "number", "measure", "place")


def _tells_sort(article: ArticleText, start: int, end: int) -> bool:
    """Whether what 这是一款 opens says of what sort something is: more than a noun and how large or hard it is."""
    text, words = article.plain[start:end], words_between(article, start, end)
    if (
        not words
        or not _is_noun(words)
        or _SHELL.search(text)
        or _JUDGES.search(text)
        or re.search("[“「]|^(?:其|该|这|首次)", text)
    ):
        return False
    compound = len(words) > 1 and words[-2].sort in ("adjective", "noun", "verb", "name")
    return compound or sum(word.sort in ("noun", "verb", "measure", "name") for word in words) > 1


def _introduced(article: ArticleText, start: int, end: int) -> Iterator[Told]:
    """Terms that are named and told of at once: 叫灾难性遗忘，学了新的，把旧的忘了; DPO，直接偏好优化."""
    plain = article.plain
    for found in _INTRODUCED.finditer(plain, start, end):
        term = found["s"]
        if NO_TERM.match(term) or HAS_VERB.search(term):
            continue
        spelled = found["f"] is not None and found["f"].isascii() != term.isascii()
        spelled = spelled and _is_compound(article, *found.span("f"))
        if spelled:
            yield Told("concept", term, found.span("f"), FULL_NAME)
        begin = found.start("v") if spelled or not found["f"] else found.start("f")
        if plain[begin] in _STARTS and not _NO_START.match(plain, begin):
            yield Told("concept", term, (begin, found.end("v")), MEANING)
    for found in _ACTING.finditer(plain, start, end):
        if not NO_TERM.match(found["s"]) and is_term(article, *found.span("s")):
            yield Told("concept", article.text[slice(*found.span("s"))], found.span("v"), MEANING)
    for found in _IT.finditer(plain, max(0, start - 1), end):
        topic = find_topic_before(article, found.start())
        if topic and not NO_TERM.match(topic) and len(topic) <= _LONGEST:
            yield Told("concept", topic, found.span("v"), FUNCTION)
    latin = _LATIN_ENDS.search(plain, start, end)
    for found in _APPOSED.finditer(plain, start, end) if latin else ():
        if _is_compound(article, *found.span("v")):
            yield Told("concept", found["s"], found.span("v"), FULL_NAME)
    for found in _SPELLS.finditer(plain, start, end) if latin else ():
        if find_initials(found["v"].replace("-", " "), found["s"].upper()) == 0:
            yield Told("concept", found["s"], found.span("v"), FULL_NAME)


def _is_compound(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch is one term of several words, or of Latin letters."""
    words = words_between(article, start, end)
    whole = words and words[0].start == start and words[-1].end == end
    return (
        bool(whole)
        and words[-1].sort in ("noun", "verb", "measure")
        and all(word.sort not in _NO_COMPOUND and word.text not in NO_TERM_WORDS for word in words)
    )
