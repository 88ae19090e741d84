"""An article made ready to be searched: its reading, sentences, names and language."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from quizapp.core.articles.gazetteer import Gazetteer
from quizapp.core.articles.name import Name
from quizapp.core.articles.names import find_names
from quizapp.core.articles.pronouns_en import find_genders, find_meant
from quizapp.core.articles.reading import Reading
from quizapp.core.articles.script import Tag, find_language, in_common_words, simplify, with_wide_marks
from quizapp.core.articles.sentences import Sentence, find_sentences
from quizapp.core.articles.turns import Turn, find_turns
from quizapp.core.articles.word_cuts import Tagger
from quizapp.core.articles.words import Word, find_words


@dataclass(frozen=True)
class ArticleText:
    """An article as it is searched; ``plain`` is its text simplified, of the same length."""

    reading: Reading
    plain: str
    lang: Tag
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    tag: Tagger
    turns: tuple[Turn, ...] = ()

    @property
    def text(self) -> str:
        """The text as it reads."""
        return self.reading.text

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of a Chinese article in order."""
        return find_words(self.plain, self.names, self.tag)

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """The names that begin between two offsets."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def printed_names(self) -> frozenset[str]:
        """All names of the article as they are printed."""
        return frozenset(name.text for name in self.names)

    @cached_property
    def _people(self) -> list[Name]:
        return [name for name in self.names if name.kind == "person"]

    @cached_property
    def _genders(self) -> dict[str, str]:
        return find_genders(self.plain, self.sentences, self.names)

    def person_meant(self, at: int, pronoun: str) -> Name | None:
        """For whom "he", "she" or "the 41-year-old" stands at an offset of an English article."""
        return find_meant(
            self.plain, self.sentences, self._people, self._genders, at=at, pronoun=pronoun.lower()
        )

    @cached_property
    def chinese(self) -> bool:
        """Whether the article is in Chinese, of either script."""
        return self.lang != "en"


def prepare(reading: Reading, gazetteer: Gazetteer, tag: Tagger) -> ArticleText:
    """The article of a reading, its names found with the help of those that are known; ``tag`` cuts Chinese into words."""
    plain = simplify(reading.text)
    lang = find_language(reading.text)
    plain = with_wide_marks(plain) if lang != "en" else plain
    plain = in_common_words(plain) if lang == "zh-Hant" else plain
    names = tuple(find_names(reading.text, plain, gazetteer, tag))
    turns = (
        () if lang == "en" else tuple(_as_printed(turn, reading.text, plain) for turn in find_turns(plain))
    )
    sentences = _without_labels(find_sentences(plain), turns)
    return ArticleText(reading, plain, lang, sentences, names, tag, turns)


def _as_printed(turn: Turn, text: str, plain: str) -> Turn:
    """A turn with its label as the article prints it."""
    at = plain.index(turn.label, turn.start)
    return replace(turn, label=text[at : at + len(turn.label)])


def _without_labels(sentences: list[Sentence], turns: Sequence[Turn]) -> tuple[Sentence, ...]:
    """The sentences, of which those that open a turn begin behind who speaks."""
    bodies = {turn.start: turn.body for turn in turns}
    return tuple(
        replace(one, body=bodies[one.start], kind="prose") if one.start in bodies else one
        for one in sentences
    )
