"""Of what sort something is by a noun that stands beside its name in Chinese prose: X等元数据标准, X这个“影子图书馆”, X大模型排行榜, 采用X作为检索框架, 低秩技术，尤其是X."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.words.definition_patterns import TYPE
from quizapp.core.facts.words.sorts import ANY_SORT, is_plain
from quizapp.core.facts.words.spoken_terms_zh import find_thing_before, words_between
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_LATIN = r"[A-Za-z0-9][A-Za-z0-9.+\-]*(?: [A-Z0-9][A-Za-z0-9.+\-]*){0,3}"
_BRACKETS = r"(?: ?[（(][^）)\n]{1,40}[）)])?"
_SORTED = rf"(?:{ANY_SORT}|搜索|供应商|基金|图书馆|公司)"
_ENDS_IN_SORT = re.compile(rf"{_SORTED}$")
_AMONG = Sought(
    rf"(?P<t>[^，。；：！？\n等的]{{2,32}}?)[”」》]?{_BRACKETS} ?等 ?(?P<v>)(?=[\u4e00-\u9fffA-Z])"
)
_LIKE = Sought(
    r"(?:类似|诸如)(?:于)?(?P<t>[^，。；：！？\n的]{2,24}?)(?:这样|那样|之类|一样)?的(?P<v>)(?=[\u4e00-\u9fffA-Z])"
)
_THIS = Sought(
    rf"[”」]?{_BRACKETS} ?这[一]?[个家款种项份座所套](?:[^，。；：“「\"\n的]{{2,8}}的)?(?:[“「\"](?P<q>[^”」\"\n，。]{{3,12}})[”」\"]|(?P<v>))"
)
# A Latin name that stands close to the noun is part of a longer name, or possesses it: Aider排行榜.
_BEHIND = re.compile(r"(?:[”」] ?|(?<=[\u4e00-\u9fff0-9])| )(?P<v>)(?=[\u4e00-\u9fffA-Z])")
_SERVES = Sought(
    rf"(?:采用|使用|选用|选择|引入)了? ?[“「]?(?P<s>{_LATIN})[”」]?{_BRACKETS} ?(?:来)?(?:作为|当作|用作)(?:其|自己的|主要|核心|的)*(?P<v>[^，。；、的\n]{{2,14}}?{_SORTED})(?=[，。；、\n]|来)"
)
_ABOVE_ALL = Sought(rf"，(?:尤其是|特别是|例如|比如|其中包括|包括|如) ?[“「]?(?P<s>{_LATIN})")
_THIS_ONE = Sought(
    r"(?:^|(?<=[，。；\n]))这(?P<of>[款家套颗枚])(?:[^，。；：\n]{2,24}的)?(?P<v>)(?=[\u4e00-\u9fffA-Z])"
)
_WHY = Sought(r"(?<=[，,])一[家款个](?P<v>)(?=[\u4e00-\u9fff]{3,10}(?:为什么|为何|怎么|如何|凭什么|竟|居然))")
_METHOD = Sought(
    rf"[“「]?(?P<s>{_LATIN})[”」]?(?:模型)? ?(?:所)?采用的(?:就|正|则|也)*是(?:这种|一种)?(?P<v>[^，。；\n]{{4,24}}?(?:方法|技术|架构|策略|路线|算法|方案|框架))(?=[，。；\n])"
)
_METHOD_USED = ("采用的方法", "method used")
_NO_SORT = re.compile(
    r"(?:其他|其它|多|几|各|这|那|该|一|两|三|新|著名|知名|主流|常见|热门|头部|国内|海外|国外|顶级|顶尖|优秀|领先|众多|许多|不少|相关|竞争|竞品|官方|训练数据|预训练|评测数据|基座|基础模|骨干|底座|底层|教师|参考|对照|默认|测试基准|评测基准|模型架构|行业|国际|业界|一流|TOP|.*测试$)"
)
_GENERIC = re.compile(
    r"(?:AI|[GCNT]PU|API|App|APP|LLM|IT|PC|SDK|SaaS|VR|AR|UI|TOP|Top|CEO|[0-9.]+|[a-z]+)s?$"
)
_KNOWN = frozenset({"model", "product", "chip", "benchmark", "other"})
_NAMED = _KNOWN | {"company", "term"}
_MEMBERS = re.compile("、")
_NOMINAL = frozenset({"noun", "name", "measure", "adjective", "mark"})
_ACTIVE = frozenset({"verb", "place", "number"})
_MARKS = frozenset("等，。；：、！？（）()“”「」\n《》,.")
_SORT_ALONE = re.compile(r"(?:框架|库|平台|工具|引擎)")
_LONGEST, _REACH = 16, 40


def find_appositions(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The sorts that the nouns of a Chinese sentence tell beside names, and the method that a thing is said to use."""
    yield from _among(article, sentence)
    yield from _this(article, sentence)
    yield from _behind(article, sentence)
    plain, start, end = article.plain, sentence.body, sentence.end
    for found in _SERVES.finditer(plain, start, end):
        if _is_sort(article, *found.span("v")) and not _GENERIC.match(found["s"]):
            yield Told("concept", found["s"], found.span("v"), TYPE)
    for found in _ABOVE_ALL.finditer(plain, start, end):
        at = found.start()
        named = _ENDS_IN_SORT.search(plain, max(start, at - 6), at) and not _GENERIC.match(found["s"])
        begin = last_phrase(article, max(start, at - _LONGEST), at) if named else at
        if begin < at and _is_sort(article, begin, at):
            yield Told("concept", found["s"].rstrip(), (begin, at), TYPE)
    for found in _METHOD.finditer(plain, start, end):
        yield Told("concept", found["s"].rstrip(), found.span("v"), _METHOD_USED)


def _among(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The first of what is listed before 等 or behind 类似, where one of these is named."""
    for pattern in (_AMONG, _LIKE):
        for found in pattern.finditer(article.plain, sentence.body, sentence.end):
            sort = _sort_at(article, found.start("v"), sentence.end)
            first = _first_of(article, *found.span("t")) if sort else None
            if sort and first:
                yield Told("concept", first, sort, TYPE)


def _first_of(article: ArticleText, start: int, end: int) -> str | None:
    """The first of the members with which a stretch ends, where a thing or a company is named among them."""
    parts = [found.end() for found in _MEMBERS.finditer(article.plain, start, end)]
    stop = parts[0] - 1 if parts else end
    last = parts[-1] if parts else start
    start = max(start, *(article.plain.rfind(one, start, stop) + 1 for one in "和与"))
    names = article.names_in(start, end)
    if any(one.kind in ("person", "place") and one.end > last for one in names):
        return None
    own = next((one for one in names if one.end == stop and one.kind in _NAMED), None)
    begin = own.start if own else last_phrase(article, start, stop)
    text = article.text[begin:stop].strip("“”「」《》 ")
    named = any(one.kind in _NAMED for one in names) or re.search("[A-Z]", text)
    return text if named and 1 < len(text) <= _LONGEST and not _GENERIC.match(text) else None


def _this(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What 这个 right behind a name, or at the head of a clause of its own, calls what was named."""
    plain, end = article.plain, sentence.end
    for found in _THIS.finditer(plain, sentence.body, end):
        name = _name_before(article, found.start())
        sort = found.span("q") if found["q"] else _sort_at(article, found.start("v"), end)
        if name and sort:
            short = re.search(r"[（(]([A-Z][A-Za-z]{1,9})[）)]", found[0])
            yield Told("concept", short[1] if short else name.text, sort, TYPE)
    for pattern in (_THIS_ONE, _WHY):
        for found in pattern.finditer(plain, sentence.body + 1, end):
            sort = _sort_at(article, found.start("v"), end)
            thing = find_thing_before(article, found.start()) if sort else None
            if sort and thing:
                yield Told("concept", thing, sort, TYPE)


def _name_before(article: ArticleText, at: int) -> Name | None:
    """The name of a thing or a company that ends right before an offset."""
    names = article.names_in(max(0, at - _REACH), at)
    return next((one for one in names if one.end == at and one.kind in _NAMED), None)


def _behind(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The sort of two words and more that stands right behind the name of a thing."""
    for name in article.names_in(sentence.body, sentence.end):
        if name.kind in _KNOWN and not _GENERIC.match(name.text):
            found = _BEHIND.match(article.plain, name.end, sentence.end)
            sort = _sort_at(article, found.end(), sentence.end, bare=True) if found else None
            if sort:
                yield Told("concept", name.text, sort, TYPE)


def _sort_at(article: ArticleText, start: int, end: int, *, bare: bool = False) -> tuple[int, int] | None:
    """Where the noun phrase stands that begins at an offset and says of what sort something is.

    ``bare``, where no word leads to it: it has two words at least, and no verb.
    """
    held = words_between(article, start, min(end, start + _LONGEST))
    kept = _NOMINAL if bare else _NOMINAL | _ACTIVE
    stop = next(
        (at for at, word in enumerate(held) if word.text in _MARKS or not _joins(word, kept)), len(held)
    )
    first = next((at for at, word in enumerate(held) if word.text != "版本"), 0)
    if not held or held[0].start != start:
        return None
    for last in reversed(range(first, stop)):
        span = held[first].start, held[last].end
        inner = bare and any(_SORT_ALONE.fullmatch(word.text) for word in held[first:last])
        if _ENDS_IN_SORT.search(article.plain, *span):
            words = sum(word.sort != "mark" for word in held[first : last + 1])
            whole = last + 1 == len(held) or held[last + 1].sort not in ("noun", "measure")
            return (
                span if whole and not inner and words > bare and _tells(article.plain[slice(*span)]) else None
            )
    return None


def _joins(word: Word, kept: frozenset[str]) -> bool:
    """Whether a word can be part of a noun phrase; a set phrase can."""
    return word.sort in kept or (len(word.text) > 2 and word.tag[:1] in "il")


def _tells(text: str) -> bool:
    """Whether a noun phrase says more than 模型 or 公司."""
    return len(text) > 3 and (text == "大语言模型" or not is_plain(text)) and not _NO_SORT.match(text)


def _is_sort(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch is all of a noun phrase that says more than 模型 or 公司."""
    held = words_between(article, start, end)
    whole = bool(held) and held[-1].end == end and held[0].start <= start + 1
    kept = _NOMINAL | _ACTIVE
    return whole and all(word.sort in kept for word in held) and _tells(article.plain[start:end].strip())
