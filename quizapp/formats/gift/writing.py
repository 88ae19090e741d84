"""Questions as a GIFT file that Moodle reads, and what GIFT cannot say of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from quizapp.core.languages import Language, Message, Twin
from quizapp.core.quantities.number import plain
from quizapp.core.questions.picks import is_right
from quizapp.core.questions.question import KindName, Option, Question
from quizapp.formats.gift.syntax import WEIGHT, escape, write_category
from quizapp.formats.gift.wording import Wording
from quizapp.formats.losses import PARTS, losses_of
from quizapp.formats.number_rows import number_rows
from quizapp.formats.open_form import as_open_answer
from quizapp.formats.typed_key import ANY, Weighed, weighed_rows

KINDS: frozenset[KindName] = frozenset(
    (
        "single_choice",
        "multiple_choice",
        "true_false",
        "numeric",
        "short_text",
        "matching",
        "description",
        "open_answer",
    )
)
CANNOT = frozenset(
    [
        "facts",
        "difficulty",
        "verdicts",
        "mark",
        "shuffle",
        "fixed",
        "all_or_nothing",
        "hints",
        "exact_case",
        "units",
        "dates",
        "pictures",
    ]
    + ["relative tolerance"]
)
CAN = frozenset(PARTS) - CANNOT
_NO_TAG_SIGNS = re.compile(r"[<>`\x00-\x1f]")


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """A GIFT file of the questions on one side of their texts; ``media`` cannot be in it."""
    blocks = [f"// {' '.join(title.split())}"] if title.strip() else []
    for number, (category, group) in enumerate(groupby(questions, lambda question: question.category)):
        if category or number:
            blocks.append(f"$CATEGORY: {write_category(category)}")
        blocks += [_block(question, language) for question in group]
    return ("\n\n".join(blocks) + "\n").encode()


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What GIFT cannot say of this question."""
    can = CAN - {"explanation"} if question.kind == "description" else CAN
    return losses_of(question, language, can=can, kinds=KINDS)


def _block(question: Question, language: Language) -> str:
    shown = question if question.kind in KINDS else as_open_answer(question, language)
    wording = Wording(language, shown.stem)
    name = f"::{escape(' '.join(shown.title.split()))}::" if shown.title.strip() else ""
    head = f"{_comment(question)}\n{name}{wording.stem}"
    if shown.kind == "description":
        return head
    lines = list(_answers(shown, wording))
    if shown.explanation is not None:
        lines.append(f"####{wording.text(shown.explanation)}")
    if not lines:
        return f"{head}{{}}"
    first = lines.pop(0) if shown.kind in ("true_false", "numeric") else ""
    if not lines:
        return f"{head}{{{first}}}"
    return "\n".join([f"{head}{{{first}", *(f"\t{line}" for line in lines), "}"])


def _comment(question: Question) -> str:
    tags = (_NO_TAG_SIGNS.sub("", tag).strip() for tag in question.tags)
    said = [f"[id:{question.id}]", *("[tag:" + tag.replace("]", "\\]") + "]" for tag in tags if tag)]
    return "// " + " ".join(said)


def _answers(question: Question, wording: Wording) -> Iterator[str]:
    """The lines between the braces."""
    if question.kind in ("single_choice", "multiple_choice"):
        single = question.kind == "single_choice"
        yield from (_option(option, wording, single=single) for option in question.options)
    elif question.kind == "true_false":
        yield from _truth(question, wording)
    elif question.kind == "matching":
        for pair in question.pairs:
            yield f"={wording.left(pair.left)} -> {wording.plain(pair.right)}"
        yield from (f"= -> {wording.plain(extra.text)}" for extra in question.extras)
    elif question.kind == "short_text" and question.answer:
        yield from (_typed(row, wording) for row in weighed_rows(question.answer))
    elif question.kind == "numeric" and question.answer:
        yield "#"
        yield from (_number(row, wording) for row in number_rows(question.answer))


def _option(option: Option, wording: Wording, *, single: bool) -> str:
    mark = "=" if single and is_right(option) else "~" + _weight(option.fraction, usual=0.0)
    return f"{mark}{wording.text(option.text)}{_feedback(option.feedback, wording)}"


def _truth(question: Question, wording: Wording) -> Iterator[str]:
    truth = question.answer.value if question.answer else "true"
    yield truth.upper()
    told = {option.id: option.feedback for option in question.options}
    wrong, right = told.get("false" if truth == "true" else "true"), told.get(truth)
    if wrong or right:
        yield f"#{wording.text(wrong) if wrong else ''}"
    if right:
        yield f"#{wording.text(right)}"


def _typed(row: Weighed, wording: Wording) -> str:
    value = escape(row.value)
    if value.startswith("["):
        value = f"[plain]{value}"
    weight = "%100%" if row.fraction == 1 and WEIGHT.match(value) else _weight(row.fraction, usual=1.0)
    return f"={weight}{value}{_feedback(row.feedback, wording)}"


def _number(row: Weighed, wording: Wording) -> str:
    told = _feedback(row.feedback, wording)
    if row.value == ANY and row.fraction == 0:
        return f"~{told}"
    off = f":{plain(Decimal(repr(row.tolerance.abs)))}" if row.tolerance and row.tolerance.abs else ""
    return f"={_weight(row.fraction, usual=1.0)}{row.value}{off}{told}"


def _weight(fraction: float, *, usual: float) -> str:
    """The weight in percent to five decimals, as Moodle lists them; nothing where it is the usual one."""
    percent = f"{fraction * 100:.5f}".rstrip("0").rstrip(".")
    return "" if float(percent) == usual * 100 else f"%{percent}%"


def _feedback(told: Twin | None, wording: Wording) -> str:
    return f"#{wording.text(told)}" if told else ""
