"""Who holds which office, and who made what, in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.people import ROLE_EN, ROLE_ZH, find_introductions
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.careers import find_careers
from quizapp.core.facts.words.deeds_en import find_deeds
from quizapp.core.facts.words.offices_en import find_offices_en
from quizapp.core.patterns import Sought

_TAKES_OFFICE = Sought(
    rf"(?:出任|担任|任命[^，。]{{0,6}}为|升任|当选|晋升为|接任|被任命为)[^，。]{{0,12}}?(?P<zh>{ROLE_ZH})"
    rf"|(?:joined|joins|named|appointed|hired|promoted|serves|served|works|worked|steps down|elected)(?: \w+)? (?:as |to )?(?:its |the |an? )?(?P<en>{ROLE_EN})\b"
    rf"|previously (?:the |an? )?(?P<past>{ROLE_EN})"
)
_REPLACES = re.compile(r"(?:一职|职务)?，?(?:以|将)?(?:接替|取代|接班)[^，。；\n]{0,16}")
_NEAR = 28
_OF_SORT = re.compile(r" (?:of|at|for) (?:the |an? |its )?[a-z-]+$")
_OF_FIRM = re.compile(
    r"(?: (?:firm|start-?up|company|group|fund|bank|lab|maker|agency|giant|institute|non-profit))? [A-Z][\w&-]*(?: [A-Z][\w&-]*)*"
)
_OFFICE_BEFORE = Sought(rf"(?P<role>{ROLE_ZH})[、 ]?$")
_LIFE_ZH = (
    (
        re.compile(
            r"(?<![这那])(?<=是)(?P<v>(?!一|这|那|为了)[^，。；是的]{2,14}?(?:家|员|者|师|学者|投资人|创始人|企业家|博主|院士|冠军))(?=[，。；])"
        ),
        ("身份", "profession"),
    ),
    (
        re.compile(rf"(?:曾任|历任|先后任)(?:过)?(?P<v>[^，。；、]{{0,20}}?{ROLE_ZH})(?=[，。；、])"),
        ("曾任职务", "former office"),
    ),
    (
        re.compile(r"曾(?:经)?(?:(?:就职|任职|供职|效力|工作)于|任职)(?P<v>[^，。；]{2,24})"),
        ("曾任职", "former employers"),
    ),
    (
        re.compile(
            r"(?:创立|创办|创建|联合创立)了?(?:自己的)?(?:[\u4e00-\u9fff]{2}公司)?(?P<v>(?!的)[A-Z\u4e00-\u9fff](?:(?!的)[\w\u4e00-\u9fff]){1,11}?(?: [A-Z][\w]+)*)(?=[，。；,])"
        ),
        ("创立", "founded"),
    ),
    (re.compile(r"被(?:誉为|称为|称作|称之为)[“「](?P<v>[^”」]{2,16})[”」]"), ("称号", "nickname")),
)
_WROTE_ZH = re.compile(r"(?:发布|撰写|发表|出版|推出)了?[^，。；“《]{0,16}[“《](?P<s>[^”》]{3,24})[”》]")
_THINGS = ("model", "chip", "product")
_MADE_BY = re.compile(
    r"(?:模型|芯片|系统)?(?:是?由|, (?:developed|made|built) by | (?:is|was) (?:developed|made|built|created) by )$"
)
_MAKES_BEHIND = re.compile(r"(?:[^，。；]{0,6}(?:开发|研发|打造|设计|制造|推出|发布|训练))|[,. ]")
_MAKES_ZH = re.compile(
    r" ?$|(?:[^，。、；于在]|[于在](?:[^，。]{2,8})?)*(?:推出了?|发布了?|开源了?|研发的?|自研的?|旗下的?|打造的?|旗舰模型|的)(?!运行|搭载|支持|适用|兼容|对标|超越|替代|取代|挑战|来自)[^，。、；在于与对比向]{0,14}?$"
)


@dataclass(frozen=True)
class Role:
    """Whom or what a role belongs to, and where the role stands."""

    subject: str
    value: tuple[int, int]
    attribute: tuple[str, str]


def find_roles(article: ArticleText, sentence: Sentence) -> Iterator[Role]:
    """The offices of people in a sentence, what is told of their lives, and who made, founded or led what."""
    taken: list[tuple[int, int]] = []
    for role in (*_offices(article, sentence), *_life(article, sentence), *_makers(article, sentence)):
        taken.append(role.value)
        yield from _parted(article, role)
    for role in _told_beside(article, sentence):
        if not any(role.value[0] < other[1] and other[0] < role.value[1] for other in taken):
            taken.append(role.value)
            yield role


def _told_beside(article: ArticleText, sentence: Sentence) -> Iterator[Role]:
    """What English prose tells of people and makers in more words; the surest first, for some stand where others do."""
    if article.chinese:
        return
    for office in find_offices_en(article, sentence):
        yield Role(office.who, office.span, ("职务", "role"))
    for deed in find_deeds(article, sentence):
        yield Role(*deed)


def _offices(article: ArticleText, sentence: Sentence) -> Iterator[Role]:
    """The offices of the people whom a sentence names."""
    plain = article.plain[sentence.start : sentence.end]
    seen: set[tuple[int, int]] = set()
    for person in find_introductions(plain):
        if person.role and not any(person.role[0] < other[1] and other[0] < person.role[1] for other in seen):
            seen.add(person.role)
            yield _role(
                article,
                sentence,
                article.text[sentence.start + person.start : sentence.start + person.end],
                _whole(plain, person.role),
            )
    for found in _TAKES_OFFICE.finditer(plain):
        span = next(found.span(group) for group in ("zh", "en", "past") if found[group])
        person_name = _person_before(article, sentence, sentence.start + found.start())
        if person_name and span not in seen:
            seen.add(span)
            yield _role(article, sentence, person_name, span)
            yield from _replaced(article, sentence, span)
    yield from _beside(article, sentence, seen)
    for office in find_careers(article, sentence) if article.chinese else ():
        span = (office.span[0] - sentence.start, office.span[1] - sentence.start)
        if not any(span[0] < other[1] and other[0] < span[1] for other in seen):
            seen.add(span)
            yield _role(article, sentence, office.who, span)


def _replaced(article: ArticleText, sentence: Sentence, span: tuple[int, int]) -> Iterator[Role]:
    """The one who held an office that somebody takes: 出任首席运营官，接替裴书恒."""
    begin, end = sentence.start + span[0], sentence.start + span[1]
    for name in article.names_in(end, min(sentence.end, end + _NEAR))[:1]:
        if name.kind == "person" and _REPLACES.fullmatch(article.plain, end, name.start):
            yield Role(name.text, (begin, end), ("曾任职务", "former office"))


def _whole(plain: str, role: tuple[int, int]) -> tuple[int, int]:
    """An office with the name of the firm whose sort it would end with: founder of the venture firm Conviction."""
    start, end = role
    firm = _OF_FIRM.match(plain, end) if _OF_SORT.search(plain, start, end) else None
    return start, firm.end() if firm else end


def _beside(article: ArticleText, sentence: Sentence, seen: set[tuple[int, int]]) -> Iterator[Role]:
    """The offices right before people who are known by name: 英伟达CEO黄仁勋."""
    for name in article.names_in(sentence.start, sentence.end):
        if name.kind != "person":
            continue
        found = _OFFICE_BEFORE.search(article.plain, max(sentence.start, name.start - 24), name.start)
        span = (found.start("role") - sentence.start, found.end("role") - sentence.start) if found else None
        if span and not any(span[0] < other[1] and other[0] < span[1] for other in seen):
            seen.add(span)
            yield _role(article, sentence, name.text, span)


def _life(article: ArticleText, sentence: Sentence) -> Iterator[Role]:
    """What a sentence tells of the person whom it names first: profession, employers, foundations, names of honour, works."""
    people = [name for name in article.names_in(sentence.start, sentence.end) if name.kind == "person"]
    if not people:
        return
    plain = article.plain
    for pattern, attribute in _LIFE_ZH:
        for found in pattern.finditer(plain, people[0].end, sentence.end):
            yield Role(people[0].text, found.span("v"), attribute)
    work = _WROTE_ZH.match(plain, people[0].end)
    if work:
        yield Role(article.text[slice(*work.span("s"))], (people[0].start, people[0].end), ("作者", "author"))


def _role(article: ArticleText, sentence: Sentence, who: str, span: tuple[int, int]) -> Role:
    return Role(who, (sentence.start + span[0], sentence.start + span[1]), ("职务", "role"))


def _parted(article: ArticleText, role: Role) -> Iterator[Role]:
    """The role, or both where two are held at once: 创始人 and CEO of 创始人兼CEO."""
    start, end = role.value
    both = article.plain.find("兼", start + 1, end - 1)
    if both < 0 or role.attribute[1] != "role":
        yield role
        return
    yield replace(role, value=(start, both))
    yield replace(role, value=(both + 1, end))


def _person_before(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """The last person who is named in the sentence before an offset."""
    people = [name for name in article.names_in(sentence.start, at) if name.kind == "person"]
    return people[-1].text if people else None


def _makers(article: ArticleText, sentence: Sentence) -> Iterator[Role]:
    """The companies that are said to have made a product of the sentence."""
    names = article.names_in(sentence.start, sentence.end)
    for company, thing in pairwise(names):
        between = article.plain[company.end : thing.start]
        if (
            company.kind == "company"
            and thing.kind in _THINGS
            and len(between) < 24
            and _MAKES_ZH.match(between)
        ):
            yield Role(thing.text, (company.start, company.end), ("开发者", "developer"))
        elif (
            company.kind in _THINGS
            and thing.kind == "company"
            and _MADE_BY.match(between)
            and _MAKES_BEHIND.match(article.plain, thing.end)
        ):
            yield Role(company.text, (thing.start, thing.end), ("开发者", "developer"))
