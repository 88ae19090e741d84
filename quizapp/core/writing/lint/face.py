"""One language of a question, as the rules look at it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.languages import Language
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.core.questions.structure import texts_of
from quizapp.core.writing.lint.flaw import Finding
from quizapp.core.writing.lint.words import plain

NOTHING_KNOWN = fact_table(())


@dataclass(frozen=True)
class Choice:
    """Options to pick from, in the author's order: those of a question, or of a blank."""

    part: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    rights: tuple[bool, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The right options."""
        return tuple(text for text, right in zip(self.texts, self.rights, strict=True) if right)

    @property
    def distractors(self) -> tuple[str, ...]:
        """The wrong ones."""
        return tuple(text for text, right in zip(self.texts, self.rights, strict=True) if not right)

    @property
    def is_single(self) -> bool:
        """Whether exactly one option is right."""
        return sum(self.rights) == 1

    def place_of(self, text: str) -> str:
        """The part of the question that this option is."""
        return f"{self.part}.{self.ids[self.texts.index(text)]}"


@dataclass(frozen=True)
class Face:
    """A question in one language: ``raw`` is its stem as written, ``facts`` are those that it tests."""

    question: Question
    language: Language
    raw: str
    facts: tuple[Fact, ...] = ()
    known: FactTable = NOTHING_KNOWN

    @cached_property
    def stem(self) -> str:
        """The stem without Markdown, blanks as lines."""
        return plain(self.raw)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Every group of options; the verdicts of a statement are none."""
        question = self.question
        if question.kind == "true_false":
            return ()
        groups = {"options": question.options}
        groups |= {f"blanks.{blank.id}": blank.options for blank in question.blanks}
        return tuple(
            _choice(part, options, self.language) for part, options in groups.items() if len(options) > 1
        )

    @property
    def is_chinese(self) -> bool:
        """Whether the rules for Chinese apply."""
        return self.language == "zh"

    def answers(self) -> Iterator[tuple[str, Answer]]:
        """The typed keys with the parts that they stand in; a verdict is none."""
        question = self.question
        if question.answer is not None and question.kind != "true_false":
            yield "answer", question.answer
        for blank in question.blanks:
            if blank.answer is not None:
                yield f"blanks.{blank.id}", blank.answer

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text of this language with the part that it is."""
        for part, twin in texts_of(self.question):
            text = twin.sides().get(self.language)
            if text is not None:
                yield part, text


Check = Callable[[Face], Iterator[Finding]]


def faces(
    question: Question, facts: tuple[Fact, ...] = (), known: FactTable = NOTHING_KNOWN
) -> Iterator[Face]:
    """The question in each language that it has."""
    own = tuple(fact for fact in facts if fact.id in question.facts)
    for language, raw in question.stem.sides().items():
        yield Face(question, language, raw, own, known)


def _choice(part: str, options: tuple[Option, ...], language: Language) -> Choice:
    return Choice(
        part,
        tuple(option.id for option in options),
        tuple(plain(option.text.in_(language)) for option in options),
        tuple(option.fraction > 0 for option in options),
    )
