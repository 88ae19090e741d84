"""A question as the texts of a form, and the texts of a form as a question; what one writes the other reads.

A form holds texts that say something and lines without breaks: an empty one stands for a part that is not there.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, cast

from quizapp.core.faults import Fault
from quizapp.core.languages import LANGUAGES, Twin
from quizapp.core.questions.question import (
    Answer,
    Blank,
    Criterion,
    Item,
    Option,
    Other,
    Pair,
    Question,
    Tolerance,
)
from quizapp.web.question_forms.fields import Fields, Texts
from quizapp.web.question_forms.number_text import (
    find_number,
    find_percentage,
    find_whole,
    number_text,
    percentage_text,
)

AnswerType = Literal["number", "text", "date"]
Plain = dict[str, Any]
NOTHING: Mapping[str, Any] = {
    "options": (),
    "answer": None,
    "blanks": (),
    "pairs": (),
    "extras": (),
    "items": (),
    "rubric": (),
}


def texts_of(question: Question) -> Plain:
    """The texts with which the form of the question's kind is filled."""
    return {
        "stem": _twin(question.stem),
        "options": [_option(option) for option in question.options],
        "answer": _answer(question.answer),
        "blanks": [_blank(blank) for blank in question.blanks],
        "pairs": [{"id": p.id, "left": _twin(p.left), "right": _twin(p.right)} for p in question.pairs],
        "extras": [{"id": extra.id, "text": _twin(extra.text)} for extra in question.extras],
        "items": [{"id": item.id, "text": _twin(item.text)} for item in question.items],
        "rubric": [
            {"id": one.id, "text": _twin(one.text), "points": str(one.points)} for one in question.rubric
        ],
        "explanation": _twin(question.explanation),
        "hints": [_twin(hint) for hint in question.hints],
        "tags": "\n".join(question.tags),
        "difficulty": number_text(question.difficulty),
        "title": question.title,
        "category": question.category,
        "mark": number_text(question.mark),
        "shuffle": question.shuffle,
        "all_or_nothing": question.all_or_nothing,
    }


def read_question(before: Question, texts: Texts, parts: frozenset[str]) -> tuple[Question, list[Fault]]:
    """The question that the texts of its form describe, with the faults of what could not be read.

    What the form does not show stays as it was; of what kinds differ in, only the ``parts`` of this kind are read.
    """
    form = Fields(texts)
    read: dict[str, Any] = {
        "options": lambda: tuple(_read_option(row) for row in form.rows("options")),
        "answer": lambda: _read_answer(form.inner("answer"), _type_of(before), before.answer),
        "blanks": lambda: tuple(_read_blank(row, before) for row in form.rows("blanks")),
        "pairs": lambda: tuple(_read_pair(row) for row in form.rows("pairs")),
        "extras": lambda: tuple(_read_item(row) for row in form.rows("extras")),
        "items": lambda: tuple(_read_item(row) for row in form.rows("items")),
        "rubric": lambda: tuple(_read_criterion(row) for row in form.rows("rubric")),
    }
    # Some kinds have no box for the order and the whole: there both stay as they were.
    question = replace(
        before,
        stem=form.twin("stem"),
        tags=form.lines("tags"),
        explanation=form.find_twin("explanation"),
        hints=tuple(Twin(**_sides(row)) for row in form.rows("hints") if _sides(row)),
        difficulty=form.number("difficulty", find_number),
        title=form.text("title").strip(),
        category=form.text("category").strip(),
        mark=form.number_or_one("mark", find_number),
        shuffle=form.flag("shuffle") if "shuffle" in texts else before.shuffle,
        all_or_nothing=form.flag("all_or_nothing") if "all_or_nothing" in texts else before.all_or_nothing,
        **{part: read[part]() if part in parts else NOTHING[part] for part in read},
    )
    said = any(row.text("fraction") for row in form.rows("options"))
    return question if said else _with_worth(question, before), form.faults


def _with_worth(question: Question, before: Question) -> Question:
    """The question with what the options of a statement are worth where its form does not say so: it follows the answer."""
    key = question.answer.value if question.answer else ""
    if question.kind != "true_false" or not any(option.fraction for option in before.options):
        return question
    worth = tuple(replace(option, fraction=float(option.id == key)) for option in question.options)
    return replace(question, options=worth)


def _type_of(question: Question) -> AnswerType | None:
    """The type that the kind settles, None where the form asks for it."""
    return {"numeric": "number", "true_false": "text"}.get(question.kind)  # type: ignore[return-value]


def _read_option(row: Fields) -> Option:
    return Option(
        id=row.text("id"),
        text=row.twin("text"),
        fraction=row.number("fraction", find_number) or 0.0,
        feedback=row.find_twin("feedback"),
        fixed=row.flag("fixed"),
    )


def _read_answer(form: Fields, type_: AnswerType | None, before: Answer | None) -> Answer:
    chosen = form.text("type")
    return replace(
        before or Answer(""),
        value=form.text("value"),
        type=type_ or cast(AnswerType, chosen if chosen in ("number", "text", "date") else "text"),
        unit=form.text("unit") or None,
        units=form.lines("units"),
        tolerance=_read_tolerance(form),
        accept=form.lines("accept"),
        exact_case=form.flag("exact_case"),
        feedback=form.find_twin("feedback"),
        others=tuple(_read_other(row) for row in form.rows("others")),
    )


def _read_other(row: Fields) -> Other:
    return Other(
        value=row.text("value"),
        fraction=row.number("fraction", find_number) or 0.0,
        feedback=row.find_twin("feedback"),
        tolerance=_read_tolerance(row),
    )


def _read_tolerance(form: Fields) -> Tolerance | None:
    way = form.text("way")
    if way == "abs":
        return Tolerance(abs=form.number("within", find_number))
    if way == "rel":
        return Tolerance(rel=form.number("within", find_percentage))
    return Tolerance(digits=form.number("within", find_whole)) if way == "digits" else None


def _read_blank(row: Fields, question: Question) -> Blank:
    id_ = row.text("id")
    before = next((blank for blank in question.blanks if blank.id == id_), Blank(id_))
    before = replace(before, weight=row.number_or_one("weight", find_number))
    if row.text("way") == "chosen":
        return replace(
            before, answer=None, options=tuple(_read_option(option) for option in row.rows("options"))
        )
    return replace(before, answer=_read_answer(row.inner("answer"), None, before.answer), options=())


def _read_pair(row: Fields) -> Pair:
    return Pair(row.text("id"), row.twin("left"), row.twin("right"))


def _read_item(row: Fields) -> Item:
    return Item(row.text("id"), row.twin("text"))


def _read_criterion(row: Fields) -> Criterion:
    points = row.number("points", find_whole)
    return Criterion(row.text("id"), row.twin("text"), 1 if points is None else points)


def _sides(row: Fields) -> Mapping[str, str]:
    return {language: text for language in LANGUAGES if (text := row.text(language))}


def _twin(twin: Twin | None) -> dict[str, str]:
    sides = twin.sides() if twin else {}
    return {str(language): sides.get(language, "") for language in LANGUAGES}


def _option(option: Option) -> Plain:
    return {
        "id": option.id,
        "text": _twin(option.text),
        "fraction": number_text(option.fraction),
        "feedback": _twin(option.feedback),
        "fixed": option.fixed,
    }


def _answer(answer: Answer | None) -> Plain:
    answer = answer or Answer("")
    way, within = _tolerance(answer.tolerance)
    return {
        "value": answer.value,
        "type": answer.type,
        "unit": answer.unit or "",
        "units": "\n".join(answer.units),
        "way": way,
        "within": within,
        "accept": "\n".join(answer.accept),
        "exact_case": answer.exact_case,
        "feedback": _twin(answer.feedback),
        "others": [_other(other) for other in answer.others],
    }


def _other(other: Other) -> Plain:
    way, within = _tolerance(other.tolerance)
    shown = {"value": other.value, "fraction": number_text(other.fraction), "way": way, "within": within}
    return {**shown, "feedback": _twin(other.feedback)}


def _tolerance(tolerance: Tolerance | None) -> tuple[str, str]:
    """How far a number may be off: in which way, and how far."""
    if tolerance is None:
        return "", ""
    if tolerance.digits is not None:
        return "digits", str(tolerance.digits)
    if tolerance.rel is not None:
        return "rel", percentage_text(tolerance.rel)
    return "abs", number_text(tolerance.abs)


def _blank(blank: Blank) -> Plain:
    return {
        "id": blank.id,
        "way": "chosen" if blank.answer is None else "typed",
        "weight": number_text(blank.weight),
        "answer": _answer(blank.answer),
        "options": [_option(option) for option in blank.options],
    }
