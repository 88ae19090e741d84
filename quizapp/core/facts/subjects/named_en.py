"""English common nouns that give way to a name: in "Oxbow keeps the pictures for 30 days" the 30 days are told of Oxbow."""

import re
from collections.abc import Callable, Container, Sequence

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.english_words import EXPECTS, PUTS, SAYS
from quizapp.core.facts.grammar.nouns import Subject, find_market
from quizapp.core.facts.subjects.focus_en import find_bought
from quizapp.core.facts.subjects.reference import COMPANY_NOUNS, GROUPS, PEOPLE_NOUNS
from quizapp.core.facts.subjects.topics import THINGS, TOLD_OF

_NO_BEARERS = frozenset({"place", "term", "benchmark", "person"})
_FIRST_WORD = re.compile(r"(?:The|An?|Its|Their|Some|Only|No|Each|Every|This|These|That|Those) ")
_FOR_THEMSELVES = re.compile(
    r"(?:compan(?:y|ies)|makers|firms|banks|markets?|industry|spending|sales|countries|states|models|chips|phones|cars|laptops|tokens|drivers|visitors|adults|animals|version|predecessor|successor|sibling|edition|expedition|plant|factory)$"
)
_IT = re.compile(r"\b(?:[Ii]t|[Tt]hey|[Tt]hose)\b")
_FAR_FROM_IT = re.compile(r"\b(?:to|in|at|near|from|than|of|by|for|with|against)(?: the| an?)? $")
_TELLS = re.compile(
    rf"(?:['’]s)?,? (?:(?:now|also|still|itself) )?(?:{'|'.join(sorted(SAYS | EXPECTS | PUTS))}|promises|promised|thinks|wants|noticed|found|shows|showed)\b"
)


class Named:
    """Finds the name that a value is told of where grammar alone finds a common noun."""

    def __init__(
        self,
        article: ArticleText,
        names: Sequence[Name],
        inside: Callable[[int, int], list[Name]],
        sources: Container[str],
    ) -> None:
        self.article = article
        self.sources = sources
        self.inside = inside
        self._small = set(re.findall(r"(?<![\w.-])[a-z]+", article.plain))
        self._known = {text.casefold() for name in names for text in (name.text, *name.names)}

    def instead(
        self, found: Subject, sentence: Sentence, start: int, kind: str, topic: Name | None
    ) -> Name | None:
        """The name of what a value is told of where what was found gives way to one: near it, or the topic."""
        if not self._gives_way(found, sentence, start, kind):
            return None
        return self._near(sentence, start, kind) or (topic if topic and topic.start < start else None)

    def _gives_way(self, found: Subject, sentence: Sentence, start: int, kind: str) -> bool:
        """Whether what was found is a common noun that does not stand for itself, as people, a market, firms and other versions do."""
        if (
            sentence.kind == "item"
            or not self._is_common(found)
            or find_market(self.article, sentence, start, kind)
            or find_bought(self.article, sentence, start)
        ):
            return False
        said = self.article.plain[sentence.start : sentence.end]
        if found.text not in said and _IT.search(said):
            return False
        own = rf"\b(?:[Aa]n?|[Oo]ur|[Tt]hose (?:for|of)) (?:[a-z-]+ ){{0,2}}{re.escape(found.text)}\b"
        return not re.search(own, said)

    def _near(self, sentence: Sentence, start: int, kind: str) -> Name | None:
        """The last thing or company before a value in its sentence, else in its paragraph."""
        names = [one for one in self.inside(sentence.start, start) if one.end <= start and self._bears(one)]
        if not names:
            begin = self.article.plain.rfind("\n", 0, sentence.start) + 1
            before = self.inside(begin, sentence.start)
            names = [one for one in before if one.kind in TOLD_OF and self._bears(one)]
        things = [one for one in names if one.kind in THINGS]
        return next(reversed(things if kind == "hardware_spec" and things else names), None)

    def _is_common(self, found: Subject) -> bool:
        """Whether a subject is a common noun, and none of those that stand for themselves."""
        texts = (found.text, *found.aliases)
        noun = found.text.rsplit(" ", 1)[-1].lower()
        if any(text.casefold() in self._known for text in texts) or _FOR_THEMSELVES.search(noun):
            return False
        words = _FIRST_WORD.sub("", found.text)
        opens = words[:1].lower() + words[1:]
        small = words == words.lower() or (opens == opens.lower() and opens in self._small)
        return small and noun not in PEOPLE_NOUNS | GROUPS | COMPANY_NOUNS

    def _bears(self, name: Name) -> bool:
        """Whether a name may be what a value is told of: no place, nobody who only tells it, nothing that a preposition keeps apart."""
        plain = self.article.plain
        apart = name.kind == "other" and _FAR_FROM_IT.search(plain[max(0, name.start - 20) : name.start])
        told = name.kind in _NO_BEARERS or name.names[0] in self.sources
        return not (told or apart or _TELLS.match(plain, name.end))
