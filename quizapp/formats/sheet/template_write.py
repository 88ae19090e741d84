"""Questions as rows of our own template, and what a row cannot say of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.questions.content import KIND_NAMES
from quizapp.core.questions.question import Answer, Blank, Option, Question
from quizapp.formats.losses import PARTS, answers_of, losses_of
from quizapp.formats.sheet.template import (
    LETTERS,
    columns,
    join_list,
    join_pair,
    letters_of,
    mark_right,
    tolerance_text,
)

OTHERS = N_("its answers that count in part or have a feedback of their own are left out")
GAPS = N_("the units, tolerances, feedback and parts of a mark of its gaps are left out")
MANY = N_("its options beyond the 26th are left out")
HINTS = N_("its hints beyond the 9th are left out")
_CAN = frozenset(PARTS) - {"pictures"}
MOST_HINTS = 9


@dataclass(frozen=True)
class Writer:
    """Writes questions in one language."""

    language: Language

    def row(self, question: Question) -> dict[str, str]:
        """The cells of a question by the names of their columns, empty ones left out."""
        makers: Mapping[str, Callable[[Question], dict[str, str]]] = {
            "single_choice": self._choice,
            "multiple_choice": self._choice,
            "true_false": self._statement,
            "numeric": self._typed,
            "short_text": self._typed,
            "cloze": lambda asked: _lettered("option", map(self._blank, asked.blanks)),
            "matching": self._matching,
            "ordering": lambda asked: _lettered("option", (self._text(item.text) for item in asked.items)),
        }
        own = makers[question.kind](question) if question.kind in makers else {}
        return {name: cell for name, cell in (self._base(question) | own).items() if cell}

    def _text(self, twin: Twin | None) -> str:
        return twin.in_(self.language) if twin else ""

    def _base(self, question: Question) -> dict[str, str]:
        return {
            "id": question.id,
            "kind": question.kind,
            "category": question.category,
            "title": question.title,
            "question": self._text(question.stem),
            "explanation": self._text(question.explanation),
            "tags": join_list(question.tags),
            "facts": join_list(question.facts),
            "difficulty": "" if question.difficulty is None else _figure(question.difficulty),
            "mark": "" if question.mark == 1 else _figure(question.mark),
            "shuffle": "" if question.shuffle else "no",
            "all or nothing": "yes" if question.all_or_nothing else "",
            **{
                f"hint {at}": self._text(hint) for at, hint in enumerate(question.hints[:MOST_HINTS], start=1)
            },
        }

    def _choice(self, question: Question) -> dict[str, str]:
        options = question.options[: len(LETTERS)]
        fractions = [option.fraction for option in options]
        right = [at for at, fraction in enumerate(fractions) if fraction > 0]
        each = 1 / len(right) if right and question.kind == "multiple_choice" else 1.0
        usual = bool(right) and fractions == [each if at in right else 0.0 for at in range(len(options))]
        return {
            "answer": letters_of(
                [at for at in right if question.kind == "multiple_choice" or fractions[at] == 1]
            ),
            "weights": "" if usual else "; ".join(map(_figure, fractions)),
            "fixed": letters_of([at for at, option in enumerate(options) if option.fixed]),
            **self._options(options),
        }

    def _options(self, options: Sequence[Option]) -> dict[str, str]:
        return _lettered("option", (self._text(option.text) for option in options)) | _lettered(
            "feedback", (self._text(option.feedback) for option in options)
        )

    def _statement(self, question: Question) -> dict[str, str]:
        known = {option.id: option for option in question.options}
        nothing = Option("", Twin(en=""))
        both = [known.get(name, nothing) for name in ("true", "false")]
        return {"answer": question.answer.value if question.answer else "", **self._options(both)}

    def _typed(self, question: Question) -> dict[str, str]:
        answer = question.answer or Answer("")
        usual = "number" if question.kind == "numeric" else "text"
        return {
            "answer": answer.value,
            "accept": join_list(answer.accept),
            "tolerance": tolerance_text(answer.tolerance),
            "unit": answer.unit or "",
            "units": join_list(answer.units),
            "answer type": "" if answer.type == usual else answer.type,
            "exact case": "yes" if answer.exact_case else "",
            "answer feedback": self._text(answer.feedback),
        }

    def _blank(self, blank: Blank) -> str:
        if blank.answer is not None:
            kind = "" if blank.answer.type == "text" else f" ({blank.answer.type})"
            return f"{blank.id}{kind} = {join_list([blank.answer.value, *blank.answer.accept])}"
        marked = [mark_right(self._text(one.text), right=one.fraction >= 1) for one in blank.options]
        return f"{blank.id}: {join_list(marked)}"

    def _matching(self, question: Question) -> dict[str, str]:
        pairs = [join_pair(self._text(pair.left), self._text(pair.right)) for pair in question.pairs]
        return _lettered(
            "option", [*pairs, *(join_pair("", self._text(one.text)) for one in question.extras)]
        )


def _lettered(name: str, texts: Iterable[str]) -> dict[str, str]:
    return {f"{name} {letter}": text for letter, text in zip(LETTERS, texts, strict=False)}


def _figure(number: float) -> str:
    """A number that reads back as the same number."""
    return f"{number:g}" if float(f"{number:g}") == number else repr(number)


def table_of(questions: Sequence[Question], language: Language) -> list[list[str]]:
    """The names of the columns, then a row for each question."""
    writer = Writer(language)
    rows = [writer.row(question) for question in questions]
    names = columns(
        max((_count(row, "option ") for row in rows), default=0),
        max((_count(row, "hint ") for row in rows), default=0),
    )
    return [list(names), *([row.get(name, "") for name in names] for row in rows)]


def _count(row: Mapping[str, str], prefix: str) -> int:
    signs = [name.removeprefix(prefix) for name in row if name.startswith(prefix)]
    return max((int(sign) if sign.isdigit() else LETTERS.index(sign) + 1 for sign in signs), default=0)


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What a row of the template cannot say of this question."""
    lost = losses_of(question, language, can=_CAN, kinds=frozenset(KIND_NAMES))
    return (*lost, *map(Message, _losses(question)))


def _losses(question: Question) -> Iterator[str]:
    rows = (question.options, question.items, question.blanks, (*question.pairs, *question.extras))
    if any(answer.others for answer in answers_of(question)):
        yield OTHERS
    if any(_is_richer(blank) for blank in question.blanks):
        yield GAPS
    if any(len(row) > len(LETTERS) for row in rows):
        yield MANY
    if len(question.hints) > MOST_HINTS:
        yield HINTS


def _is_richer(blank: Blank) -> bool:
    """Whether a gap holds more than a row can say."""
    answer = blank.answer
    if answer is not None and (
        answer.unit or answer.units or answer.tolerance or answer.feedback or answer.exact_case
    ):
        return True
    weighed = any(
        option.fraction not in (0, 1) or option.feedback or option.fixed for option in blank.options
    )
    return blank.weight != 1 or weighed
