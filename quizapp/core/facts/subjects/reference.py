"""What a common noun stands for in an English article: the company, the institute, its battery."""

import re
from collections.abc import Iterable
from functools import cached_property

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.people import PERSON_EN
from quizapp.core.facts.grammar.english_words import DETERMINERS, PREPOSITIONS, verbs
from quizapp.core.facts.grammar.nouns import Subject

_COMPANY_WORDS = (
    "company firm maker startup start-up group automaker carmaker bank lender manufacturer developer retailer publisher chipmaker brand supplier insurer airline operator "
    "studio lab laboratory university institute agency business biotech producer brokerage foundry fund"
)
COMPANY_NOUNS = frozenset(_COMPANY_WORDS.split())
_THING_WORDS = (
    "model phone handset smartphone car suv sedan estate vehicle truck van chip processor device laptop tablet watch headset drone robot drug vaccine treatment therapy medicine "
    "pill system telescope app service platform satellite rocket aircraft plane machine tool console camera product family version gadget newcomer flagship"
)
THING_NOUNS = frozenset(_THING_WORDS.split())
_PEOPLE_WORDS = (
    "researchers scientists analysts doctors engineers team teams authors experts reviewers testers patients customers buyers users people participants volunteers readers drivers "
    "owners those they we you others one who which that this these there he she what nobody everybody everyone somebody someone none them i investors shareholders backers lenders regulators critics rivals executives bankers traders"
)
PEOPLE_NOUNS = frozenset(_PEOPLE_WORDS.split())
_GROUP_WORDS = (
    "staff patients participants volunteers drivers owners subscribers managers employees farmers consumers respondents workers students teachers retailers insurers hospitals "
    "schools households pupils nurses growers shoppers"
)
GROUPS = frozenset(_GROUP_WORDS.split())
_COMPANY_PART_WORDS = "board management leadership directors managers headquarters"
COMPANY_PARTS = frozenset(_COMPANY_PART_WORDS.split())
_QUANTIFIER_WORDS = "one two three four five six seven eight nine ten dozens hundreds most half many several all some few both each none more less"
QUANTIFIERS = frozenset(_QUANTIFIER_WORDS.split())
_CALENDAR_WORDS = (
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "today yesterday tomorrow year month week day quarter"
)
CALENDAR = frozenset(_CALENDAR_WORDS.split())
_SOMEBODY = re.compile(rf"(?:[\w’'-]+ )*{PERSON_EN}")
_APART = re.compile(r"(?: \([^)]{1,30}\))?(?:,| is| was) (?:an?|the|its|another) ")
_BEFORE = re.compile(
    r"(?:the|an?|its|their|The|An?|Its) (?P<traits>(?:[a-z-]+ ){0,3}?)(?P<noun>[a-z-]+)(?:,? called| named)?,? (?:the )?$"
)
_TOLD = re.compile(r"\b(?:[Tt]he|[Aa]n?) ([a-z-]+)(?: ([a-z-]+))?")
_NOUN_PHRASE = re.compile(
    r"(?:[\w'’-]+ ){0,4}?(?P<noun>[a-z-]{3,})(?=[,.;:]| (?:that|which|who|founded|based|with|from|in|for|called|of|made|built)\b)"
)


class References:
    """The names that the common nouns of one article stand for."""

    def __init__(self, article: ArticleText, names: Iterable[Name]) -> None:
        self.article = article
        self.names = tuple(names)

    @cached_property
    def _nouns(self) -> dict[str, list[tuple[Name, frozenset[str]]]]:
        """Names by the noun with which they are introduced, or which is their last word, and the adjectives before it."""
        found: dict[str, list[tuple[Name, frozenset[str]]]] = {}
        told = {one for pair in _TOLD.findall(self.article.plain) for one in pair}
        for name in self.names:
            if name.kind in ("person", "place"):
                continue
            last = name.text.split(" ")[-1].lower()
            if " " in name.text and last.isalpha() and last in told:
                found.setdefault(last, []).append((name, frozenset()))
            noun, traits = self._introducing(name) or (self._explaining(name), frozenset())
            if noun and noun not in verbs() and (noun in COMPANY_NOUNS) == (name.kind == "company"):
                found.setdefault(noun, []).append((name, traits))
        return found

    def _introducing(self, name: Name) -> tuple[str, frozenset[str]] | None:
        """The noun before a name and its adjectives: the ribbon worm Lineola, an electric estate called the Atlas."""
        said = self.article.plain[max(0, name.start - 60) : name.start]
        found = _BEFORE.search(said)
        if (
            found
            and "," in found[0]
            and said[: found.start()].lower().rstrip().split(" ")[-1] in PREPOSITIONS
        ):
            return None
        return (found["noun"], frozenset(found["traits"].split())) if found else None

    def _explaining(self, name: Name) -> str | None:
        """The noun behind a name: Halden Mobile, a Finnish phone maker."""
        apart = _APART.match(self.article.plain, name.end)
        found = _NOUN_PHRASE.match(self.article.plain, apart.end()) if apart else None
        return found["noun"] if found else None

    @cached_property
    def _called(self) -> dict[str, Name]:
        """The first thing with each name, long or short."""
        found: dict[str, Name] = {}
        for name in self.names:
            for text in (name.text, *name.names) if name.kind != "person" else ():
                found.setdefault(text, name)
        return found

    def named(self, text: str) -> Name | None:
        """The first thing with this name, or with this short one."""
        return self._called.get(text)

    def numbered(self, number: str) -> Name | None:
        """The thing that goes by its number alone: 3.1 for the Harrow 3.1 named before."""
        ends = (" " + number, "-" + number)
        return next(
            (
                name
                for name in self.names
                if name.text.endswith(ends) and name.kind in ("product", "model", "chip")
            ),
            None,
        )

    def find(self, noun: str, words: Iterable[str] = (), since: int = 0) -> Name | None:
        """The name for which "the noun" stands, if the article introduces it so behind ``since``, and not with other ``words`` before it."""
        introduced = self._nouns.get(noun.lower(), [])
        name, traits = next((one for one in introduced if one[0].start >= since), (None, frozenset[str]()))
        said = frozenset(words) - DETERMINERS
        return None if said and traits and said.isdisjoint(traits) else name


def is_person(spoken: Name | Subject) -> bool:
    """Whether what is spoken of is somebody, for whom "it" cannot stand."""
    if isinstance(spoken, Name):
        return spoken.kind == "person"
    return (
        not PEOPLE_NOUNS.isdisjoint(spoken.text.lower().split(" "))
        or _SOMEBODY.fullmatch(spoken.text) is not None
    )


def is_company_noun(noun: str) -> bool:
    """Whether a noun speaks of a company or institution."""
    return noun.lower() in COMPANY_NOUNS or noun.lower() in COMPANY_PARTS


def is_thing_noun(noun: str) -> bool:
    """Whether a noun speaks of a product, as "the phone" does."""
    return noun.lower() in THING_NOUNS
