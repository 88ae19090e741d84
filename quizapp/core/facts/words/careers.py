"""The offices that Chinese prose tells of people: in a row before a name, of someone whose name is new, and in the clauses of a career."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.people import ROLE_ZH, SURNAMES
from quizapp.core.articles.sentences import Sentence
from quizapp.core.patterns import Sought

_OFFICE = rf"(?:{ROLE_ZH}|(?:第一|通讯|共同)作者|博士生|博士后|总理|总统|首相|议员|常委|委员|明星|博主|记者|主播|政策主管|组长|秘书|高管|投资人|开发者|程序员)"

_ROW = Sought(rf"(?P<role>{_OFFICE})(?:、|，|和|兼|及|及其)(?P<next>[^，。；、\n]{{0,14}})$")
_BEFORE = Sought(rf"(?P<role>{_OFFICE})[、 ]?$")
_FUNCTION = "的说称是在也与和将等曾对向并认表透介指坦补回强解告提呼希相则就还已都不为于以给把被从到由让又再主出参带率宣负算挖承领发做任担当现"
_NAME = rf"[{SURNAMES}晋海云伏鹿芮应乌][\u4e00-\u9fff](?:(?!成[为了立功]|[{_FUNCTION}])[\u4e00-\u9fff])?"
_BEHIND_OFFICE = Sought(
    rf"(?:(?<=[官师家员人席裁理监事长任记编授士问者生手演导星委书主统OUAC])|负责[^，。；、的]{{1,8}}的|师[弟兄姐妹]|同学|同事|搭档|室友)(?P<name>{_NAME})"
)
_NEW_NAME = (
    Sought(rf"(?:担任|任|当过|做过)[^，。的\n]{{0,10}}?(?P<role>{_OFFICE})的(?P<name>{_NAME})"),
    Sought(
        rf"(?:^|(?<=[，。；：、\n（])|(?<=岁的))(?P<role>)(?P<name>{_NAME})(?=(?:现|曾|新|将)?(?:担任|出任|任|为)[^，。；、的\n]{{0,16}}?{_OFFICE})"
    ),
)
_TAKEN = Sought(
    rf"(?:担任|出任|兼任|升任|调任|转任|现任|时任|历任|曾任|接任|改任|受聘为|聘为|晋升为|升为|提拔为|当选为?|任命为|(?<![主责信委连专兼常新现时原])任(?![务何由意期性命教职])|[做当]过(?:[一二两三四五六七八九十几0-9]+年)?的?)了?(?P<org>[^，。；、的\n]{{0,16}}?)(?P<role>{_OFFICE})(?=[，。；、！\n”）)]|$)"
)
_IS = Sought(
    rf"(?:(?:此前|之前|以前|如今|现在|目前|原来|先前|后来|便|就|正|也|还|[他她者])是|头衔是|身份是|(?<=[\u4e00-\u9fff])(?:如今)?为)(?P<org>[^，。；是\n]{{0,28}}?)(?P<role>{_OFFICE})(?=[，。；！\n”）)]|$)"
)
_HELD_BEFORE = Sought(rf"(?:担任|任|当过|做过)[^，。的\n]{{0,10}}?(?P<role>{_OFFICE})的$")
_BEHIND = Sought(
    rf"(?:[，,](?:(?:现年|今年)?[0-9]{{2}}岁[，,])?|[（(])(?:现任|现为|时任|曾任|原|前|现|系|是)?(?P<org>[^，。；（）()\n]{{0,24}}?)(?P<role>{_OFFICE}(?:[、兼和及]+(?:[^，。；（）\n]{{0,8}}?){_OFFICE})*)(?=[，。；）)\n]|$)"
)
_TITLE = re.compile(r"(?P<role>教授|院士|博士)(?!后|生|学位|毕业|论文)")
_IS_BEHIND = Sought(
    rf"(?:[，,]?(?:现在|目前|如今|曾经?|此前|同时|本人|也|还|便|就|都|则)*(?:是|系|为))(?P<org>[^，。；是\n]{{0,28}}?)(?P<role>{_OFFICE})(?=(?:之一)?(?:[，。；！\n”）)]|$))"
)
_IS_WHO = Sought(rf"(?P<role>{_OFFICE})(?:一职|职务)?(?:将|改|已)?(?:就?是|为|叫|由)[^，。；、\n]{{0,16}}?$")
_POINTER = re.compile(r"[他她]|后者|前者|此人|本人|此前|现任|曾任|以前|之前")
_DESCRIBED = re.compile(rf"的(?P<name>{_NAME})(?=[是在曾则也还都，、])")
_PRONOUN = re.compile(r"[他她]")
_BREAK = re.compile(r"[。！？\n]")
_REACH = 240


class Office(NamedTuple):
    """Who holds an office, and where it stands."""

    who: str
    span: tuple[int, int]


def find_careers(article: ArticleText, sentence: Sentence) -> Iterator[Office]:
    """The offices of a sentence of a Chinese article that stand in a row, before a new name, or in a clause of a career."""
    plain, start, end = article.plain, sentence.start, sentence.end
    people = _people(article, start, end)
    for at, name, role in people:
        if role:
            yield Office(name, role)
        yield from _row_before(plain, start, role[0] if role else at, name)
        for span in _offices_behind(article, at + len(name), end):
            yield Office(name, span)
    for pattern in (_TAKEN, _IS):
        for found in pattern.finditer(plain, start, end):
            who = _who(article, sentence, found.start(), people)
            if who:
                yield Office(who, found.span("role"))


def find_person(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """The person of whom a sentence speaks at an offset, if one is named or pointed at."""
    people = _people(article, sentence.start, sentence.end)
    if _PRONOUN.search(article.plain, sentence.start, at):
        people = [one for one in people if one[0] < at]
    return _who(article, sentence, at, people)


def find_bearer(article: ArticleText, start: int, end: int) -> tuple[str, int] | None:
    """The person whom a clause describes before the name, and where that description ends: 当过总监 in 当过总监的岑望山."""
    for at, name, _ in _people(article, start, end):
        if at > start + 1 and article.plain[at - 1] == "的":
            return name, at - 1
    for found in _DESCRIBED.finditer(article.plain, start, end):
        if found.start() > start and _is_new(article, found.start("name")):
            return found["name"], found.start()
    return None


def _people(article: ArticleText, start: int, end: int) -> list[tuple[int, str, tuple[int, int] | None]]:
    """The people whom a stretch names, in order, with the office right before a name."""
    found: dict[int, tuple[str, tuple[int, int] | None]] = {}
    for name in article.names_in(start, end):
        if name.kind == "person":
            found[name.start] = (name.text, _office_before(article.plain, start, name.start))
    taken = [(name.start, name.end) for name in article.names_in(start, end)]
    for at, stop, role in _new_names(article.plain, start, end):
        if not any(one < stop and at < other for one, other in taken) and _is_new(article, at):
            found[at] = (article.plain[at:stop], role)
            taken.append((at, stop))
    return [(at, *found[at]) for at in sorted(found)]


def _office_before(plain: str, start: int, at: int) -> tuple[int, int] | None:
    """The office right before a name, or the one that its bearer held: 当过工程总监的岑望山."""
    for pattern in (_BEFORE, _HELD_BEFORE, _IS_WHO):
        found = pattern.search(plain, max(start, at - 40), at)
        if found:
            return found.span("role")
    return None


def _offices_behind(article: ArticleText, end: int, stop: int) -> Iterator[tuple[int, int]]:
    """The offices behind a name: as a title, in brackets or between commas, with 是."""
    plain = article.plain
    for pattern in (_TITLE, _BEHIND, _IS_BEHIND):
        found = pattern.match(plain, end, stop)
        if found and not ("org" in found.groupdict() and _holds_verb(article, *found.span("org"))):
            yield found.span("role")


def _holds_verb(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch between a name and an office tells that something was done: 见了公司的董事长."""
    first = bisect_left(article.words, start, key=lambda word: word.start)
    last = bisect_left(article.words, end, key=lambda word: word.start)
    return any(
        word.sort in ("verb", "preposition") or (word.name and word.name.kind == "person")
        for word in article.words[first:last]
    )


def _new_names(plain: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Where somebody may be named who is not known yet, and the office beside the name."""
    for found in _BEHIND_OFFICE.finditer(plain, start, end):
        at = found.start("name")
        before = _BEFORE.search(plain, max(start, at - 24), at)
        if before or found.start() < at:
            yield at, found.end(), before.span("role") if before else None
    for pattern in _NEW_NAME:
        for found in pattern.finditer(plain, start, end):
            yield *found.span("name"), found.span("role") if found["role"] else None


def _is_new(article: ArticleText, at: int) -> bool:
    """Whether no dictionary has a word of two characters or more here that is no person's name: 方面, 金额."""
    place = bisect_right(article.words, at, key=lambda word: word.start) - 1
    word = article.words[place] if place >= 0 else None
    if word is None or word.tag[:1] in ("c", "p"):
        return False
    return word.end - at == 1 or word.tag.startswith(("nr", "ns")) or word.tag.endswith("?")


def _row_before(plain: str, start: int, at: int, name: str) -> Iterator[Office]:
    """The offices before the one that stands right before a name: 联合创始人、首席技术官郗明远."""
    found = _ROW.search(plain, max(start, at - 40), at)
    if found:
        left = found.start("role")
        yield Office(name, (left, found.end("role")))


def _who(
    article: ArticleText,
    sentence: Sentence,
    at: int,
    people: list[tuple[int, str, tuple[int, int] | None]],
) -> str | None:
    """Who is spoken of at an offset: the last person of the sentence before it, or the one whom a pronoun points at."""
    named = [name for place, name, _ in people if place < at]
    if named:
        return named[-1]
    behind = next((name for place, name, _ in people), None)
    if behind or not _POINTER.search(article.plain, sentence.start, at + 4):
        return None
    earlier = _people(article, max(0, sentence.start - _REACH), sentence.start)
    if not earlier:
        return None
    breaks = [found.end() for found in _BREAK.finditer(article.plain, 0, earlier[-1][0])][-1:]
    return next(name for place, name, _ in earlier if place >= max(breaks, default=0))
