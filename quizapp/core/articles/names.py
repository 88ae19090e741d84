"""The names in an article: known ones, and new ones by the way they are written and introduced."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from quizapp.core.articles.coined import (
    find_called,
    find_coined_companies,
    find_coined_things,
    find_landmarks,
)
from quizapp.core.articles.companies import (
    find_organisations,
    find_presented,
    is_no_company,
    with_short_forms,
)
from quizapp.core.articles.families import find_families
from quizapp.core.articles.firms_en import find_firms, without_firms
from quizapp.core.articles.gazetteer import Entry, Gazetteer, grow
from quizapp.core.articles.latin_names import find_latin, is_calendar
from quizapp.core.articles.name import Name
from quizapp.core.articles.occurrences import Occurrences
from quizapp.core.articles.people import find_people
from quizapp.core.articles.persons_zh import find_persons
from quizapp.core.articles.presented_en import find_shown
from quizapp.core.articles.presented_zh import find_quoted_things, find_slotted
from quizapp.core.articles.series import find_coded, find_weighted
from quizapp.core.articles.whole_names import whole_names
from quizapp.core.articles.word_cuts import NEW, Tagger

_QUOTED = re.compile(r"[“「《『]([^”」》』“「\n]{2,24})[”」》』]")
_INTRODUCED_SMALL = re.compile(
    r"\b(?:drug|protein|gene|enzyme|compound|molecule|vaccine|virus|bacterium|antibody|mineral|therapy|hormone|pill|treatment|called|named) ([a-z]{5,}(?:-[0-9]+)?)\b(?! [a-z]+(?:ing|ion|ment|ance|ence|ity)\b)"
)
_ACTS = re.compile(r",| \(| (?:cut|can|is|was|has|had|could|did|met|[a-z]{3,}ed)\b")
_INTRODUCED_NOUN = re.compile(
    r"(?:^|(?<=[。\n]))(?P<zh>[\u4e00-\u9fff]{2,6}?)是(?=一[种类款]|地球|世界|目前|全球|我国|中国|人类|由|已知|最)"
    r"|(?:^|(?<=[.\n] )|(?<=\n))(?:The|An?) (?P<en>[a-z]+(?: [a-z]+){0,2}) is (?=the (?:largest|smallest|oldest|only|most|world|first)|an? |one of)"
)
_NO_TOPIC = re.compile(
    r"[这那它他她此其很]|可能|公司|结果|目的|原因|问题|关键|(?:company|result|reason|problem|idea|aim|goal|model|number|answer|point|question|difference)"
)
_SMALL_WORD_LIST = "which could would makers maker candidate candidates trial trials companies company called against after before during treatment discovery delivery therapy because should reduced showed"
_SMALL_WORDS = frozenset(_SMALL_WORD_LIST.split())
_TAIL_OF = re.compile(r"[- ]|(?<=[\u4e00-\u9fff])(?=[A-Z])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIRM_BEFORE = re.compile(r"(?:公司|企业|厂商|巨头|集团) ?$")
_FIRM_BEHIND = re.compile(
    r" ?的?(?:股价|营收|年化收入|市值|首席执行官|CEO |财报|第[一二三四]季度财报|员工|总部|融资)"
)
_TOLD_OF = re.compile(r"(?:[就也还则只都]?[是有能会用把比]|不|已|从|每|采用|支持|一共|则|却|将|那篇)")
_QUOTED_NUMBER = re.compile(
    r"[约近超]?[0-9.]+(?:后|[多余]?[百千万亿]*(?:美元|元|人民币|港元|欧元|倍|%|个|家|人|年|天|次|张|块|分)?)"
)
_QUOTED_NAME = re.compile(r"[\u4e00-\u9fff]{0,6}[A-Za-z0-9 .\-]{1,20}[\u4e00-\u9fff]{0,4}")
_SHOWN = re.compile(
    r"(?:自研|研发|推出|发布|开源|打造|旗下|名为|叫做?|称为)了?的?[^，。；]{0,14} ?$|\b(?:called|named|unveil(?:s|ed)|launch(?:es|ed)|introduc(?:es|ed)|releas(?:es|ed)) (?:the |its |an? )?(?:new )?$"
)
_CALLED = re.compile(
    r"(?P<one>一家)?(?:叫做?|名为|名叫|称为|取名)[“「](?P<name>[\u4e00-\u9fffA-Za-z0-9·\- ]{2,12})[”」]"
)

_EDITION = re.compile(
    r"(?:Model [SXY]|[ -](?:Pro|Max|Ultra|Lite|Plus|Mini|Turbo|Flash|Nano|Thinking|Instruct|Coder|Omni|Preview)|-(?:VL|XL|Large|Air|Chat|Distill|Vision|Image|LLM))$"
)
_SHORTEST, _AROUND = 2, 3
_NO_NAME_SORTS, _OPENS_NO_NAME = frozenset("vdilacpr"), frozenset("rdcp")
_VERB_AND_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,4}) ?[0-9]+")


def find_names(text: str, plain: str, gazetteer: Gazetteer, tag: Tagger) -> list[Name]:
    """The names of a text in order, none inside another; ``plain`` is the text simplified, ``tag`` cuts it into words."""
    learned = grow(gazetteer, learn(plain, tag))
    spans = [one for one in learned.matches(plain) if not _runs_over(plain, one, tag)]
    families = list(find_families(plain))
    spans += families
    firms = {} if _HAN.search(plain) else _firms_before(plain, spans)
    spans += [
        (firms.get(start, start), end, Entry(kind, (plain[firms.get(start, start) : end],)))
        for start, end, kind in find_latin(plain)
        if firms.get(start, start) < end
    ]
    spans.sort(key=lambda one: (one[0], -one[1], len(one[2].names) == 1))
    names: list[Name] = []
    for start, end, entry in spans:
        if not names or start >= names[-1].end:
            names.append(Name(start, end, text[start:end], entry.kind, entry.names))
    known = grow(learned, (entry for _, _, entry in families))
    return _with_whole_forms(_weighed(with_short_forms(names, plain), plain, known))


def _firms_before(plain: str, spans: list[tuple[int, int, Entry]]) -> dict[int, int]:
    """Where a thing that is known begins, by where the known firm does whose name stands right before it in English: Anthropic Claude 3.5 Sonnet."""
    things = {start for start, _, entry in spans if entry.kind in ("model", "chip", "product")}
    return {
        start: end + 1
        for start, end, entry in spans
        if entry.kind == "company" and plain[end : end + 1] == " " and end + 1 in things
    }


def _runs_over(plain: str, place: tuple[int, int, Entry], tag: Tagger) -> bool:
    """Whether a company's name of two characters is only the end of one word and the beginning of another: 推广达人, 高通胀."""
    start, end, entry = place
    if end - start != _SHORTEST or entry.kind != "company" or plain[start].isascii():
        return False
    at = max(0, start - _AROUND)
    for text, label in tag(plain[at : end + _AROUND]):
        known = len(text) > 1 and not label.endswith(NEW)
        if known and (at < start < at + len(text) <= end or start <= at < end < at + len(text)):
            return True
        at += len(text)
    return False


def _weighed(names: list[Name], plain: str, known: Gazetteer) -> list[Name]:
    """The names, of which those that come once, without a number or a known kin, are only "other"."""
    counts = Counter(name.text for name in names)
    numbered = {name.text.split(" ")[0] for name in names if re.search(r"[0-9]", name.text)}
    tails = {name.text.split(" ")[-1] for name in names if " " in name.text}
    firms = {name.text for name in names if name.kind == "product" and _is_firm(plain, name)}
    shown = set() if _HAN.search(plain) else find_shown(plain, names)
    return [
        replace(name, kind="company")
        if name.text in firms and name.kind == "product"
        else replace(name, kind="other")
        if name.kind == "product"
        and name.text.isascii()
        and name.text not in shown
        and not _SHOWN.search(plain, max(0, name.start - 24), name.start)
        and not _heads_han_clause(plain, name)
        and not re.search(r"[0-9]", name.text)
        and not _EDITION.search(name.text)
        and counts[name.text] < 3
        and name.text not in (numbered | tails)
        and not known.find(name.text)
        else name
        for name in names
    ]


def _heads_han_clause(plain: str, name: Name) -> bool:
    """Whether a name heads a Chinese clause that tells something of it: DistilBERT就是这么来的."""
    return (
        plain[name.start - 1 : name.start] in ("", *"，。；：\n")
        and _TOLD_OF.match(plain, name.end) is not None
    )


def _is_firm(plain: str, name: Name) -> bool:
    """Whether a name of Latin letters stands behind a word for a company, or has what only companies have."""
    if not name.text.isascii() or re.search(r"[0-9]", name.text):
        return False
    return bool(
        _FIRM_BEFORE.search(plain, max(0, name.start - 4), name.start) or _FIRM_BEHIND.match(plain, name.end)
    )


def _with_whole_forms(names: list[Name]) -> list[Name]:
    """The names, of which those that are the last part of one other thing's name behind a hyphen or a space name it: V1 for 玄岩-V1."""
    wholes: dict[str, set[str]] = {}
    for text in {name.text for name in names if name.kind in ("model", "chip", "product")}:
        for mark in _TAIL_OF.finditer(text):
            wholes.setdefault(text[mark.end() :], set()).add(text)
    return [
        replace(name, kind="product", names=(*wholes[name.text], name.text))
        if name.kind in ("product", "other") and len(name.names) == 1 and len(wholes.get(name.text, ())) == 1
        else name
        for name in names
    ]


def learn(plain: str, tag: Tagger) -> list[Entry]:
    """What the article itself names: in quotes, by a suffix, by a role, or as characters with a number."""
    told = Occurrences(plain)
    coded = (name for name in find_coded(plain, told) if not _counts_what_is_done(name, tag))
    products = dict.fromkeys([*_quoted(plain), *coded, *find_weighted(plain, tag)])
    named_firms = dict.fromkeys(find_firms(plain))
    people = dict.fromkeys(without_firms(find_people(plain), plain, named_firms))
    people |= {
        name: None for name in find_persons(plain, tag) if not any(one.startswith(name) for one in people)
    }
    entries = [Entry("person", (name,)) for name in people]
    entries += [Entry("person", (name, surname)) for name in people if (surname := _surname(name))]
    entries += [Entry("place", (name,)) for name in _places(plain)]
    topics = (name for name in _topics(plain) if _may_name(name, tag))
    entries += [Entry("product", (name,)) for name in (*_substances(plain), *topics)]
    entries += [Entry("product", (name,)) for name in products]
    entries += [
        Entry("company" if found["one"] else "product", (found["name"],)) for found in _CALLED.finditer(plain)
    ]
    firms = [
        *(name for name in find_presented(plain) if not _says_what_is_done(name, told, tag)),
        *named_firms,
        *whole_names(told, find_organisations(plain, told), tag),
    ]
    entries += [Entry("company", (name,)) for name in dict.fromkeys(firms)]
    entries += [Entry("company", (name,)) for name in dict.fromkeys(find_coined_companies(plain, told))]
    entries += [Entry("company", (name,)) for name in find_slotted(plain, told, tag)]
    coined = (name for name in find_coined_things(plain, told) if _may_name(name, tag))
    things = dict.fromkeys(
        [
            *find_quoted_things(plain, told, tag),
            *coined,
            *find_called(plain, told),
            *find_landmarks(plain, told),
        ]
    )
    return entries + [Entry("product", (name,)) for name in things]


def _may_name(text: str, tag: Tagger) -> bool:
    """Whether quoted or introduced words can be a name: not one word that a dictionary has as a verb, an adverb or an idiom."""
    words = tag(text)
    return (
        text.isascii()
        or len(words) != 1
        or words[0][1][:1] not in _NO_NAME_SORTS
        or words[0][1].endswith(NEW)
    )


def _counts_what_is_done(name: str, tag: Tagger) -> bool:
    """Whether what looks like a numbered name is a verb and how many: 聚焦20 of 聚焦20个行业."""
    numbered = _VERB_AND_NUMBER.fullmatch(name)
    words = tag(numbered[1]) if numbered else ()
    return len(words) == 1 and words[0][1] == "v"


def _says_what_is_done(name: str, told: Occurrences, tag: Tagger) -> bool:
    """Whether what ends like a company's name says what is done or how good something is, or opens with a pronoun or a link: 衡量算力, 止最智能 of 迄今为止最智能, 其中智能."""
    if name.isascii() or is_no_company(name):
        return not name.isascii()
    words = tag(name)
    text, label = words[0]
    opens = len(words) > 1 and len(text) > 1 and not label.endswith(NEW)
    return opens and (label[0] in _OPENS_NO_NAME or (label[0] == "v" and told.count(name) == 1))


def _surname(name: str) -> str | None:
    """The last part of a foreign name, in Latin letters or by its sounds: 莫兰 of 伊莱·莫兰."""
    parts = re.split(r"[ ·•]", name)
    return parts[-1] if len(parts) > 1 and len(parts[-1]) > (2 if name.isascii() else 1) else None


def _places(plain: str) -> Iterator[str]:
    """The towns of datelines, and words with a capital that only ever stand behind "in" or "near"."""
    yield from (
        found[1]
        for found in re.finditer(
            r"(?m)^([A-Z]{4,}(?: [A-Z]{3,})?)(?=, [A-Z][a-z]+\.? [0-9]| [-–—] |\s?\()", plain
        )
    )
    counts = Counter(
        found[1] for found in re.finditer(r"\b(?:in|near|outside) ([A-Z][a-z]{3,})(?![\w-]| [A-Z0-9])", plain)
    )
    yield from (
        name
        for name, count in counts.items()
        if not is_calendar(name) and count == len(re.findall(rf"\b{name}\b", plain))
    )


def _topics(plain: str) -> Iterator[str]:
    """Common nouns that the article introduces as what it speaks of, and names again: 蓝鲸是…, The blue whale is the …"""
    for found in _INTRODUCED_NOUN.finditer(plain):
        noun = found["zh"] or found["en"]
        if len(re.findall(re.escape(noun), plain)) >= 2 and not _NO_TOPIC.match(noun):
            yield noun


def _substances(plain: str) -> Iterator[str]:
    """The names of drugs, genes and species that are written small, where they are introduced and come again."""
    for found in re.finditer(_INTRODUCED_SMALL, plain):
        again = len(re.findall(rf"\b{found[1]}\b", plain, re.IGNORECASE)) >= 2
        if found[1] not in _SMALL_WORDS and (again or _ACTS.match(plain, found.end())):
            yield found[1]
            yield found[1].capitalize()


def _quoted(plain: str) -> Iterator[str]:
    """Quoted names with a digit or Latin letters in them: “澜石4”; and others of their series: 澜石3."""
    stems: set[str] = set()
    for found in _QUOTED.finditer(plain):
        name = _QUOTED_NAME.fullmatch(found[1].strip())
        if name and re.search(r"[A-Za-z0-9]", name[0]) and not _QUOTED_NUMBER.fullmatch(name[0]):
            yield name[0]
            stem = re.match(r"([\u4e00-\u9fff]{2,6}|[A-Z][a-z]+ ?)[0-9]", name[0])
            if stem and stem[1] not in stems:
                stems.add(stem[1])
                yield from _series(plain, stem[1])


def _series(plain: str, stem: str) -> set[str]:
    """The names that begin with these words and have a number behind them."""
    series = rf"{re.escape(stem)}[0-9]{{1,3}}(?:\.[0-9])?(?:[- ]?(?:Pro|Max|Ultra|Lite|Plus|Mini|Air|[A-Z][A-Za-z]+))?(?![0-9A-Za-z万亿千%])"
    return {one[0] for one in re.finditer(series, plain)}
