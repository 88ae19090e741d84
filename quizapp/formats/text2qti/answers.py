"""Answers of text2qti: numbers with their margin, gaps with their answers or choices, feedback for right and wrong."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from quizapp.core.languages import N_, Language, Twin
from quizapp.core.questions.picks import is_right
from quizapp.core.questions.question import Answer, Blank, Option, Other, Question, Tolerance
from quizapp.core.questions.structure import ID
from quizapp.formats.option_ids import option_id
from quizapp.formats.text2qti.drafts import Choice, gaps_of
from quizapp.formats.typed_key import ANY, Weighed, text_key

NO_ANSWERS = N_(
    "there is no answer to grade by, so it is kept as an open answer: write the key in the editor"
)
GAP = re.compile(r"\(\(([^()\n]{1,80})\)\)")
Told = Callable[[str], Twin | None]
_RANGE = re.compile(r"\[\s*([^,\]]+?)\s*,\s*([^\]]+?)\s*\]")


def parse_number(text: str) -> Answer:
    """The number behind ``=``: ``[a, b]``, ``a +- b``, ``a +- b%`` or one alone."""
    text = " ".join(text.replace("_", "").split())
    if found := _RANGE.fullmatch(text):
        return Answer(found[1] if found[1] == found[2] else f"{found[1]}..{found[2]}", "number")
    value, sign, margin = (part.strip() for part in re.sub(r"±", "+-", text).partition("+-"))
    width = _decimal(margin.rstrip("% "))
    if not sign or not width:
        return Answer(value, "number")
    share = margin.endswith("%")
    return Answer(
        value, "number", tolerance=Tolerance(rel=float(width / 100)) if share else Tolerance(abs=float(width))
    )


def write_number(answer: Answer) -> str:
    """The number as text2qti writes it: a range, or a value with its margin."""
    low, between, high = answer.value.partition("..")
    if between:
        return f"[{low}, {high}]"
    width = answer.tolerance
    if width and width.abs:
        return f"{answer.value} +- {Decimal(repr(width.abs)):f}"
    if width and width.rel:
        return f"{answer.value} +- {Decimal(repr(width.rel)) * 100:f}%"
    return answer.value if re.fullmatch(r"-?\d+", answer.value) else f"{answer.value} +- 0"


def fill_gaps(question: Question, choices: Sequence[Choice], language: Language, told: Told) -> Question:
    """The question as a cloze: names in double brackets in its stem become gaps; ``told`` makes feedback of a text."""
    named = dict.fromkeys(GAP.findall(question.stem.in_(language)))
    ids = {name: _gap_id(name, place) for place, name in enumerate(named)}
    answers: dict[str, list[Choice]] = {name: [] for name in ids}
    for name, choice in gaps_of(choices):
        answers.setdefault(name, []).append(choice)
    stem = GAP.sub(lambda found: "{{" + ids[found[1]] + "}}", question.stem.in_(language))
    blanks = tuple(_blank(id_, answers[name], language, told) for name, id_ in ids.items())
    side = Twin(zh=stem) if language == "zh" else Twin(en=stem)
    return replace(question, kind="cloze", stem=side, blanks=blanks)


def with_feedback(question: Question, right: Twin | None, wrong: Twin | None) -> Question:
    """The question with what is said to any right and to any wrong answer, behind what is said to a single one."""
    if not (right or wrong):
        return question
    if question.answer is not None and question.kind != "true_false":
        others = (*question.answer.others, Other(ANY, 0.0, wrong)) if wrong else question.answer.others
        told = _both(question.answer.feedback, right)
        return replace(question, answer=replace(question.answer, feedback=told, others=others))
    options = tuple(
        replace(one, feedback=_both(one.feedback, right if is_right(one) else wrong))
        for one in question.options
    )
    return replace(question, options=options)


def _both(own: Twin | None, general: Twin | None) -> Twin | None:
    """Two feedbacks below each other, one where they are the same."""
    if own is None or general is None or own == general:
        return own or general
    sides = {side: f"{text}\n\n{general.in_(side)}" for side, text in own.sides().items()}
    return Twin(**sides)


def _blank(id_: str, choices: Sequence[Choice], language: Language, told: Told) -> Blank:
    if any(choice.kind == "gap answer" for choice in choices):
        rows = [Weighed(one.text.replace("*", "\\*"), 1.0, told(one.feedback)) for one in choices]
        return Blank(id_, text_key(rows))
    options = tuple(
        Option(
            option_id(place),
            Twin(zh=choice.text) if language == "zh" else Twin(en=choice.text),
            float(choice.kind == "right of gap"),
            told(choice.feedback),
        )
        for place, choice in enumerate(choices)
    )
    return Blank(id_, options=options)


def _gap_id(name: str, place: int) -> str:
    return name if ID.fullmatch(name) else f"gap-{place + 1}"


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 300 else None
