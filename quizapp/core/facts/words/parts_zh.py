"""The parts that a Chinese sentence counts and lists: 技术、产品、行业三个维度, 两条路线：A和B, 一是A，二是B."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.grammar.topic_zh import find_topic, first_noun, opens_noun_phrase
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_N = r"(?P<n>[两二三四五六七八九十]|[2-9]|10)"
_COUNTER = r"(?:大|个|类|种|项|条|款|方面|步|层|点|部分|阶段)"
_LISTED = Sought(
    rf"(?P<v>[^，。；：、\n“”]{{1,16}}(?:、[^，。；：、\n]{{1,16}})*(?:[、和与及][^，。；：、\n]{{1,16}}?))(?<![有设是为了分成])(?:等|这|的|共)?{_N}{_COUNTER}{{1,2}}(?P<noun>[\u4e00-\u9fff]{{2,6}})"
)
_LISTS = Sought(
    rf"{_N}{_COUNTER}{{1,2}}(?P<noun>[\u4e00-\u9fff]{{1,8}}?)(?:[：:]|，?(?:分别是|分别为|即|也就是|包括|包含|是)[：:]?)(?P<v>[^。；：！？\n]{{3,60}}?)(?=[。；！？\n]|$)"
)
_SPLITS = Sought(
    rf"(?:(?:把|将)(?P<s>[^，。；：\n]{{2,10}}?))?(?:有(?!人)|分为?|分成|划分[为成]|包括|归[为纳成]+|由|从)(?:以下|如下|这|下面)?{_N}(?P<noun>{_COUNTER}{{1,2}}[\u4e00-\u9fff]{{0,6}})：(?P<v>[^。；：！？\n]{{5,60}}?)(?=[。；！？\n]|$)"
)
_ORDERED = Sought(r"一是(?P<v>[^。；\n]{2,60}?[，；]二是[^。\n]{2,80}?)(?=[。\n]|$)")
_MADE_UP = Sought(
    r"由(?P<v>[^，。；：\n]{1,14}(?:、[^，。；：、\n]{1,14})*(?:[、和与及][^，。；：、\n]{1,14}?))(?:等)?(?:[两二三四五六七八九十几多][\u4e00-\u9fff]{1,5})?(?:组成|构成|组合而成|拼成)"
    r"|(?:主要|一共|共)?(?:分为|分成|包括|包含|涵盖)(?P<w>[^，。；：、\n0-9]{2,12}(?:、[^，。；：、\n0-9]{2,12})*(?:、|和|与|以及|及)[^，。；：、\n0-9]{2,12}?)(?:等)?(?:[两二三四五六七八九十][\u4e00-\u9fff]{1,5})?(?=[。；，\n]|$)"
)
_PARTS = Sought(r"[、]|(?<=[^、])[和与及](?=[^、])|，(?:和|以及|还有)?|以及")
_COUNTED = Sought(rf"{_N}{_COUNTER}(?:主要)?(?P<noun>[\u4e00-\u9fff]{{2,6}})(?=[。：:，])")
_ARE = Sought(
    rf"(?P<v>[^，。；：、\n“”]{{1,16}}(?:、[^，。；：、\n]{{1,16}})*(?:[、和与及][^，。；：、\n]{{1,16}}?))(?:都|均|并称|被称)?[是为](?P<whose>[^，。；：、\n]{{2,14}}?)的{_N}{_COUNTER}{{1,2}}(?P<noun>[\u4e00-\u9fff]{{2,6}})"
)
_LEAD = re.compile(
    r"(?:[^、，]*?(?:分为|分成|包括|包含|涵盖|设有|提供|推出|围绕|来自)|[比从由在对把被将以跟])(?=[^、，])"
)
_COUNTS_ANY = re.compile(rf"(?<![0-9]){_N}{_COUNTER}{{1,2}}[\u4e00-\u9fff]")
_DIGIT = re.compile(r"[0-9]")
_VAGUE = re.compile(
    r"方面|角度|方向|维度|情境|场景|层面|部分|环节|阶段|领域|方式|类型|话题|问题|原因|因素|视角|内容|品类"
)
_LOOSE = re.compile(r"方面|角度|方向|维度|层面|话题|问题|原因|因素|视角|内容")
_MEASURED = re.compile(r"(?:量|额|数|率|度|值)$")
_REACH = 60
PARTS = ("组成", "what it consists of")


def find_parts(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The lists of a sentence that hold as many parts as it counts, and those that it numbers."""
    plain = article.plain
    patterns = (_LISTED, _LISTS, _ARE) if _COUNTS_ANY.search(plain, sentence.body, sentence.end) else ()
    for pattern in patterns:
        for found in pattern.finditer(plain, sentence.body, sentence.end):
            begin = _begin(article, found, nouns=pattern is not _LISTS)
            if begin is not None:
                noun = first_noun(article, *found.span("noun")) or found["noun"]
                whose = found.groupdict().get("whose")
                topic = whose or find_topic(
                    article, sentence, found.end("v") if pattern is _LISTED else found.start()
                )
                topic = None if topic and topic in found["v"] else topic
                stands = not _MEASURED.search(topic) if topic else not _VAGUE.fullmatch(noun)
                if stands and (not _VAGUE.fullmatch(noun) or _names(article, sentence, topic)):
                    yield Told("concept", topic or noun, (begin, found.end("v")), PARTS, (noun,))
    yield from _split(article, sentence)
    for found in _MADE_UP.finditer(plain, sentence.body, sentence.end):
        group = "v" if found["v"] else "w"
        topic = find_topic(article, sentence, found.start())
        adjacent = topic is not None and article.text[sentence.body : found.start()].rstrip(
            "则还也都"
        ).endswith(topic)
        if (
            topic
            and not _VAGUE.fullmatch(topic)
            and (group == "v" or (adjacent and len(_PARTS.pattern.findall(found["w"])) > 1))
        ):
            yield Told("concept", topic, found.span(group), PARTS)
    for found in _ORDERED.finditer(plain, sentence.body, sentence.end):
        counted = list(_COUNTED.finditer(plain, max(0, sentence.body - _REACH), found.start()))
        topic = find_topic(article, sentence, found.start())
        nouns = tuple(one["noun"] for one in counted[-1:])
        subject = topic or next(iter(nouns), "")
        vague = nouns and _VAGUE.fullmatch(nouns[0]) and not _names(article, sentence, subject)
        if subject and not (vague or _VAGUE.fullmatch(subject)):
            yield Told("concept", subject, found.span("v"), PARTS, nouns)


def _split(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The lists behind a colon that hold as many parts as something is said to have: 客户分为三类：A、B和C."""
    for found in _SPLITS.finditer(article.plain, sentence.body, sentence.end):
        own = article.text[slice(*found.span("s"))] if found["s"] else None
        topic = own or find_topic(article, sentence, found.start())
        counted = len(_PARTS.pattern.findall(found["v"])) + 1 == _count(found["n"])
        if topic and counted and not _LOOSE.search(found["noun"]):
            yield Told("concept", topic, found.span("v"), PARTS)


def _names(article: ArticleText, sentence: Sentence, topic: str | None) -> bool:
    """Whether a subject is, or holds, something that a sentence names."""
    return topic is not None and any(
        one.text in topic for one in article.names_in(sentence.start, sentence.end)
    )


def _begin(article: ArticleText, found: re.Match[str], *, nouns: bool) -> int | None:
    """Where a list begins that holds as many noun phrases as are counted, behind what leads to it; None where it does not."""
    lead = _LEAD.match(found["v"])
    spans, at = [], found.start("v") + (lead.end() if lead else 0)
    for mark in [*_PARTS.finditer(found.string, at, found.end("v")), None]:
        end = mark.start() if mark else found.end("v")
        if end > at:
            spans.append((at, end))
        at = mark.end() if mark else end
    if not nouns:
        counted = len(spans) == _count(found["n"]) and not _DIGIT.search(found["v"])
        return spans[0][0] if counted else None
    begins = [last_phrase(article, *span) for span in spans]
    whole = all(begin == span[0] for begin, span in zip(begins[1:], spans[1:], strict=True))
    whole = whole and opens_noun_phrase(article, begins[0])
    return begins[0] if whole and len(spans) == _count(found["n"]) and begins[0] < spans[0][1] else None


def _count(text: str) -> int:
    """The number that a counted list is said to hold."""
    return int(text) if text.isdigit() else _COUNTS[text]
