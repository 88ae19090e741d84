"""What an article has been speaking of, from sentence to sentence."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.nouns import Subject

THINGS = frozenset({"model", "chip", "product"})
TOLD_OF = THINGS | {"company"}
NEVER_SUBJECTS = frozenset({"benchmark", "term"})
_STUDY_WORDS = r"(?:consultancy|think tank|pollster|(?:market |equity )?research(?: firm| house| group| company| institute|er)|market researcher|advisory firm|statistics office|analysis firm|data provider)"
_STUDIES = re.compile(rf", (?:an?|the) (?:[\w-]+ ){{0,2}}?{_STUDY_WORDS}\b")
_STUDYING = re.compile(rf"\b{_STUDY_WORDS},? $")
_LISTED = re.compile(r" ?(?:、|和|与|及|以及|[vV][sS]\.?|对) ?")
_FIGURE = re.compile(r"(?<![A-Za-z0-9.])[0-9][0-9.,]*")
_RICH, _SPREAD = 0.3, 0.4
_HEAD = 12
_DOMINANT, _OPENING, _BY_FAR, _TITLE, _TITLE_EN, _AGAIN = 4, 250, 2, 100, 140, 3


@dataclass
class Topics:
    """What an article has been speaking of: the last thing and company, the main one of each, what the last sentence spoke of.

    ``titled`` where the main thing stands in the title; ``told`` is what a transcript names most, ``led`` what the words before a list speak of,
    ``sources`` are firms that only study others; ``since`` where the part of the article begins that tells of things of its own, ``neuter`` what "it" may stand for, ``group`` whom a study asked last, ``made`` what was built or opened last, ``share`` of whom the last sentence gave one, ``turned`` the thing without a name to which a lecture has turned in its paragraph.
    """

    main_thing: Name | None
    main_company: Name | None
    last: Name | None = None
    person: Name | None = None
    thing: Name | None = None
    company: Name | None = None
    spoken: Name | Subject | None = None
    titled: bool = False
    told: Name | None = None
    led: Name | Subject | None = None
    neuter: Name | Subject | None = None
    group: Subject | None = None
    share: Name | Subject | None = None
    turned: Subject | None = None
    made: Subject | None = None
    since: int = 0
    sources: frozenset[str] = frozenset()

    def open(self, thing: Name | None, company: Name | None, person: Name | None, first: Name | None) -> None:
        """Turns to a part of an article that tells of other things than the one before."""
        self.main_thing = self.thing = thing
        self.main_company = self.company = company
        self.person, self.last = person, first

    def holds(self, found: Subject) -> bool:
        """Whether a noun is what the text has just made, or given a share of, and so stands for itself."""
        return found in (self.made, self.share, self.turned)

    def firms(self, names: Sequence[Name]) -> list[Name]:
        """The companies among some names, but for those that only study others."""
        return [name for name in names if name.kind == "company" and name.names[0] not in self.sources]

    def has_main(self) -> bool:
        """Whether the text, or its part, has a thing or a company of its own."""
        return bool(self.main_thing or self.main_company)

    def turn_to(self, name: Name) -> None:
        """Remembers a name that a sentence was about."""
        self.last = name
        if name.kind in THINGS:
            self.thing = name
        elif name.kind == "company":
            self.company = name

    def __post_init__(self) -> None:
        """Keeps what the whole article is about."""
        self._home = (self.main_thing, self.main_company)

    def return_home(self) -> None:
        """Turns an English text, at a heading, back to what all of it is about."""
        self.open(*self._home, None, None)
        self.open_story(None, 0)

    def open_story(self, first: Name | None, since: int) -> None:
        """Turns an English text to a part of its own: nothing that was spoken of before it is meant in it."""
        self.spoken = self.neuter = first
        self.group = self.led = self.turned = self.made = None
        self.since = since

    def return_to_main(self, plain: str, sentence: Sentence, things: Sequence[Name]) -> None:
        """Turns back to the article's main thing where "the model" is named before any other."""
        again = bonds.THING_AGAIN.search(plain, sentence.start, sentence.end)
        if again and self.main_thing and things and things[0].start >= again.start():
            self.thing = self.main_thing

    def return_to_company(self, counts: Counter[str], article: ArticleText) -> None:
        """Turns an English text back to its main company from one that is named less, where the title names the main one, or half as often."""
        known, company = self.main_company, self.company
        if known and company and not article.chinese:
            titled = known.start < article.sentences[0].end
            least = counts[company.names[0]] * (1 if titled else _BY_FAR)
            self.company = known if least <= counts[known.names[0]] else company

    def is_version(self, name: Name, sentence: Sentence) -> bool:
        """Whether a sentence only comes to a version of the main thing, and does not begin with it: along with Harrow-2-Lite."""
        main = self.main_thing
        version = main and name.names[0].startswith(main.names[0] + "-")
        return bool(version) and name.start > sentence.body + _HEAD


def is_rich(plain: str, names: Sequence[Name]) -> bool:
    """Whether a text has so many names that a value's own is found among those of its sentence."""
    named = sum(name.kind in TOLD_OF for name in names)
    figures = len(_FIGURE.findall(plain))
    in_names = sum(len(_FIGURE.findall(name.text)) for name in names)
    return named > _RICH * max(1, figures - in_names)


def find_topics(article: ArticleText, names: Sequence[Name]) -> Topics:
    """The topics with which an article begins: its main thing, of a Chinese one that of its title, and its main company."""
    titled = _find_titled(article, names) if article.chinese else None
    heralded = _find_heralded(article, names)
    thing = titled or heralded or _find_frequent(names, THINGS)
    sources = frozenset() if article.chinese else _find_sources(article.plain, names)
    company = _find_frequent([name for name in names if name.names[0] not in sources], {"company"})
    if not company and not article.chinese:
        company = _find_only([name for name in names if name.names[0] not in sources], len(article.plain))
    captions = article.chinese and any(one.kind == "caption" for one in article.sentences[:3])
    told = _find_told(names) if captions else None
    return Topics(thing, company, titled=bool(titled or heralded), told=told, sources=sources)


def _find_sources(plain: str, names: Sequence[Name]) -> frozenset[str]:
    """The firms of which a text says that they study others: Sextant, a consultancy; the research firm Orrin."""
    return frozenset(
        name.names[0]
        for name in names
        if name.kind == "company"
        and (_STUDIES.match(plain, name.end) or _STUDYING.search(plain, max(0, name.start - 40), name.start))
    )


def _find_only(names: Sequence[Name], length: int) -> Name | None:
    """The one company that comes again and again through much of a text: at least thrice, and twice as often as any other."""
    firms = [name for name in names if name.kind == "company"]
    ranked = Counter(name.names[0] for name in firms).most_common(2)
    (key, often), (_, next_often) = [*ranked, ("", 0), ("", 0)][:2]
    least = max(_AGAIN, _BY_FAR * next_often)
    own = [name for name in firms if name.names[0] == key]
    spread = own and own[-1].start - own[0].start >= _SPREAD * length
    return own[0] if spread and often >= least else None


def _find_frequent(names: Sequence[Name], kinds: frozenset[str] | set[str]) -> Name | None:
    """The most frequent name of these kinds; of several, the first."""
    of_kind = [name for name in names if name.kind in kinds]
    counts = _counted(Counter(name.names[0] for name in of_kind))
    least = min(_DOMINANT, max(counts.values(), default=0))
    fitting = [
        name for name in of_kind if counts[name.names[0]] >= (least if name.start < _OPENING else _DOMINANT)
    ]
    return max(fitting, key=lambda name: (counts[name.names[0]], -name.start), default=None)


def _counted(counts: Counter[str]) -> Counter[str]:
    """How often things are named, short names going to the whole ones that end with them: Pro to Lumera 5 Pro; a version also counts for what it is a version of."""
    whole = {key: key.rsplit(" ", 1)[-1] for key in counts if " " in key}
    found = Counter({key: count + counts[whole.get(key, "")] for key, count in counts.items()})
    for short in set(whole.values()):
        found.pop(short, None)
    bases = {key: key.rpartition("-")[0] for key in found if key.isascii()}
    for key, base in bases.items():
        if base in found and any(char.isdigit() for char in base):
            found[base] += found[key]
    return found


def _find_heralded(article: ArticleText, names: Sequence[Name]) -> Name | None:
    """The one thing that the title of an English article names, where the article names it at least half as often as any other."""
    end = article.sentences[0].end if article.sentences and not article.chinese else 0
    counts = Counter(name.names[0] for name in names if name.kind in THINGS)
    named = {name.names[0]: name for name in names if name.kind in THINGS and name.end <= end <= _TITLE_EN}
    (key, thing), *others = [*named.items(), ("", None)]
    often = thing and 1 < counts[key] and counts[key] * _BY_FAR >= max(counts.values())
    return thing if often and len(others) == 1 else None


def _find_told(names: Sequence[Name]) -> Name | None:
    """The most frequent thing or company, of several the first."""
    told = [name for name in names if name.kind in TOLD_OF]
    counts = Counter(name.names[0] for name in told)
    return max(told, key=lambda name: counts[name.names[0]], default=None)


def _find_titled(article: ArticleText, names: Sequence[Name]) -> Name | None:
    """The thing in the title of which the article speaks most, where it names it again; None where it speaks of others by far, or the title names several side by side."""
    title = next((one for one in article.sentences[:1] if one.end - one.start <= _TITLE), None)
    text = article.plain[title.start : title.end] if title else ""
    counts = Counter(name.names[0] for name in names if name.kind in THINGS)
    named = {name.names[0]: name for name in reversed(names) if name.kind in THINGS and name.text in text}
    things = [name for key, name in named.items() if counts[key] > 1]
    best = max(things, key=lambda name: counts[name.names[0]], default=None)
    in_order = sorted(named.values(), key=lambda name: name.start)
    if any(_LISTED.fullmatch(article.plain, one.end, two.start) for one, two in pairwise(in_order)):
        return None
    return best if best and counts[best.names[0]] * _BY_FAR >= max(counts.values()) else None


def speaks_of_company(plain: str, sentence: Sentence) -> bool:
    """Whether a sentence tells of "the company", not only of what it says."""
    company = bonds.COMPANY_AGAIN.search(plain, sentence.start, sentence.end)
    return bool(company and not bonds.SPEAKS.match(plain, company.end()))
