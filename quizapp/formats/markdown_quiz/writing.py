"""Questions as a quiz in our Markdown, which ``reading`` reads back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from quizapp.core.languages import Language, Message, Twin
from quizapp.core.questions.picks import is_right
from quizapp.core.questions.question import Answer, Blank, KindName, Option, Question
from quizapp.formats.foreign_markdown import write_markdown
from quizapp.formats.losses import PARTS, losses_of
from quizapp.formats.markdown_quiz.lines import PAIR, escape
from quizapp.formats.number_rows import number_rows
from quizapp.formats.text2qti.answers import write_number
from quizapp.formats.typed_key import ANY, Weighed, weighed_rows

KINDS: frozenset[KindName] = frozenset(
    (
        *("single_choice", "multiple_choice", "true_false", "numeric", "short_text", "cloze", "matching"),
        *("ordering", "description", "open_answer"),
    )
)
# Code between fences begins on a line of its own.
FENCED = re.compile(r"`{3,}|~{3,}")
CANNOT = frozenset(
    (
        "facts",
        "difficulty",
        "verdicts",
        "fixed",
        "exact_case",
        "units",
        "relative tolerance",
        "dates",
        "blank weights",
        "pictures",
    )
)


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """A quiz in Markdown on one side of the texts; ``media`` cannot be in it."""
    blocks = [f"---\ntitle: {' '.join(title.split())}\n---"] if title.strip() else []
    for number, (category, group) in enumerate(groupby(questions, lambda question: question.category)):
        if category or number:
            blocks.append(f"# {category or '/'}")
        blocks += [_block(question, language) for question in group]
    return ("\n\n".join(blocks) + "\n").encode()


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What our Markdown cannot say of this question."""
    can = frozenset(PARTS) - CANNOT
    if question.kind == "description":
        can -= {"explanation"}
    if question.kind != "multiple_choice" or not _marks_alone(question):
        can -= {"all_or_nothing"}
    return losses_of(question, language, can=can, kinds=KINDS)


def _marks_alone(question: Question) -> bool:
    """Whether it is enough to mark the right options: they share the mark, and only all of them count."""
    right = [option.fraction for option in question.options if option.fraction > 0]
    wrong = [option.fraction for option in question.options if option.fraction <= 0]
    equal = all(abs(share - 1 / len(right)) < 1e-6 for share in right)
    return question.all_or_nothing and len(right) > 1 and equal and not any(wrong)


def _block(question: Question, language: Language) -> str:
    said = [f"#{question.id}"]
    if question.mark != 1:
        said.append(f"points={question.mark:g}")
    if question.tags:
        said.append(
            'tags="' + "; ".join(tag.replace('"', "'").replace(";", ",") for tag in question.tags) + '"'
        )
    if not question.shuffle:
        said.append("keep-order")
    heading = " ".join(["##", *question.title.split(), "{" + " ".join(said) + "}"])
    stem = write_markdown(escape(question.stem.in_(language)))
    answers = "\n".join(_answers(question, language))
    hints = "\n".join(_item("? ", hint, language) for hint in question.hints)
    told = question.explanation if question.kind != "description" else None
    explanation = _quoted(told.in_(language), "") if told else ""
    return "\n\n".join(filter(None, [heading, stem, answers, hints, explanation]))


def _answers(question: Question, language: Language) -> Iterator[str]:
    """The lines of the answers."""
    if question.kind in ("single_choice", "multiple_choice"):
        yield from _options(question, language)
    elif question.kind == "true_false":
        yield from _truth(question, language)
    elif question.kind == "open_answer":
        yield "____"
    elif question.kind == "cloze":
        for blank in question.blanks:
            yield from _blank(blank, language)
    elif question.kind == "matching":
        yield from (_row(pair.left.in_(language), pair.right.in_(language)) for pair in question.pairs)
        yield from (_row("", extra.text.in_(language)) for extra in question.extras)
    elif question.kind == "ordering":
        yield from (
            _item(f"- [{place}] ", item.text, language) for place, item in enumerate(question.items, start=1)
        )
    elif question.answer:
        yield from _typed(question.answer, language)


def _options(question: Question, language: Language) -> Iterator[str]:
    single = question.kind == "single_choice"
    if single:
        plainly = all(option.fraction in (0, 1) for option in question.options) and _one_right(
            question.options
        )
    else:
        plainly = _marks_alone(question)
    for option in question.options:
        mark = ("x" if option.fraction > 0 else " ") if plainly else _percent(option.fraction)
        sign = f"- ({mark}) " if single else f"- [{mark}] "
        yield from _told(_item(sign, option.text, language), option.feedback, language)


def _one_right(options: Sequence[Option]) -> bool:
    return sum(map(is_right, options)) == 1


def _truth(question: Question, language: Language) -> Iterator[str]:
    told = {option.id: option.feedback for option in question.options}
    for verdict in ("true", "false"):
        mark = "x" if question.answer and question.answer.value == verdict else " "
        yield from _told(f"- ({mark}) {verdict.capitalize()}", told.get(verdict), language)


def _typed(answer: Answer, language: Language, gap: str = "") -> Iterator[str]:
    number = answer.type == "number"
    for row in number_rows(answer) if number else weighed_rows(answer):
        share = "" if row.fraction == 1 else _percent(row.fraction)
        value = _number(row) if number else row.value
        yield from _told(f"{gap}={share}{'#' if number else ''} {value}", row.feedback, language)


def _number(row: Weighed) -> str:
    if row.value == ANY:
        return ANY
    return write_number(Answer(row.value, "number", tolerance=row.tolerance)).removesuffix(" +- 0")


def _blank(blank: Blank, language: Language) -> Iterator[str]:
    gap = "{{" + blank.id + "}} "
    if blank.answer:
        yield from _typed(blank.answer, language, gap)
    plainly = all(option.fraction in (0, 1) for option in blank.options)
    for option in blank.options:
        mark = ("x" if option.fraction else " ") if plainly else _percent(option.fraction)
        yield from _told(_item(f"{gap}({mark}) ", option.text, language), option.feedback, language)


def _row(left: str, right: str) -> str:
    """A row; what would part its sides, or begin an answer, has a backslash before it."""
    first, second = (PAIR.sub(lambda found: f"\\{found[0]}", write_markdown(side)) for side in (left, right))
    head, *rest = second.split("\n")
    second = "\n".join([head, *([escape("\n".join(rest))] if rest else [])])
    if "\n" in first or rest:
        return _indented("- [:] ", f"{escape(first)}\n:: {second}")
    return f"- {escape(first)} :: {second}" if left else f"- :: {second}"


def _item(sign: str, twin: Twin, language: Language) -> str:
    return _indented(sign, write_markdown(escape(twin.in_(language))))


def _indented(sign: str, text: str) -> str:
    first, *rest = ["", *text.split("\n")] if FENCED.match(text) else text.split("\n")
    return "\n".join(
        [
            (sign + first).rstrip(" ") if not first else sign + first,
            *(f"    {line}" if line else "" for line in rest),
        ]
    )


def _told(item: str, told: Twin | None, language: Language) -> Iterator[str]:
    yield item
    if told:
        yield _quoted(told.in_(language), "    ")


def _quoted(markdown: str, space: str) -> str:
    return "\n".join(f"{space}> {line}".rstrip(" ") for line in write_markdown(escape(markdown)).split("\n"))


def _percent(fraction: float) -> str:
    return f"{fraction * 100:.8f}".rstrip("0").rstrip(".") + "%"
