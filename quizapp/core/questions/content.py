"""The plain form of a question (mappings, lists and scalars, as in YAML and JSON): its one home."""

from typing import Literal, cast, get_args

from quizapp.core.faults import Fault
from quizapp.core.languages import Twin
from quizapp.core.plain import Plain, filled, open_plain, twin_to_mapping
from quizapp.core.questions.question import (
    Answer,
    Blank,
    Criterion,
    Item,
    KindName,
    Option,
    Other,
    Pair,
    Question,
    Tolerance,
)

KIND_NAMES: tuple[KindName, ...] = get_args(KindName)
AnswerType = Literal["number", "text", "date"]
NO_TEXT = Twin()


def question_from_mapping(mapping: object, where: str) -> tuple[Question | None, list[Fault]]:
    """The question that a plain mapping holds, or None; and everything that is wrong with the form.

    Only the form is judged here: ``registry.check_question`` judges the question.
    """
    faults: list[Fault] = []
    plain = open_plain(mapping, where, faults)
    if plain is None:
        return None, faults
    question = _read_question(plain)
    plain.close()
    return (None if faults else question), faults


def question_to_mapping(question: Question) -> dict[str, object]:
    """The plain form of a question, defaults left out; ``question_from_mapping`` gives the same question back."""
    return filled(
        {
            "id": question.id,
            "kind": question.kind,
            "title": question.title or None,
            "category": question.category or None,
            "mark": None if question.mark == 1 else question.mark,
            "shuffle": None if question.shuffle else False,
            "all_or_nothing": question.all_or_nothing or None,
            "facts": list(question.facts),
            "tags": list(question.tags),
            "difficulty": question.difficulty,
            "stem": twin_to_mapping(question.stem),
            "options": [_option(option) for option in question.options],
            "answer": _answer(question.answer, _usual_type(question.kind)),
            "blanks": [_blank(blank) for blank in question.blanks],
            "pairs": [
                {"id": pair.id, "left": twin_to_mapping(pair.left), "right": twin_to_mapping(pair.right)}
                for pair in question.pairs
            ],
            "extras": [{"id": extra.id, "text": twin_to_mapping(extra.text)} for extra in question.extras],
            "items": [{"id": item.id, "text": twin_to_mapping(item.text)} for item in question.items],
            "rubric": [_criterion(one) for one in question.rubric],
            "explanation": twin_to_mapping(question.explanation),
            "hints": [twin_to_mapping(hint) for hint in question.hints],
        }
    )


def _usual_type(kind: str | None) -> AnswerType:
    """The type that an answer has where none is written."""
    return "number" if kind == "numeric" else "text"


def _read_question(plain: Plain) -> Question:
    kind = cast(KindName, plain.choice("kind", KIND_NAMES, required=True))
    return Question(
        id=plain.text("id", required=True) or "",
        kind=kind,
        stem=plain.twin("stem", required=True) or NO_TEXT,
        facts=plain.texts("facts"),
        tags=plain.texts("tags"),
        options=_read_options(plain),
        answer=_read_answer(plain.inner("answer"), _usual_type(kind)),
        blanks=tuple(_read_blank(row) for row in plain.rows("blanks")),
        pairs=tuple(_read_pair(row) for row in plain.rows("pairs")),
        extras=tuple(_read_item(row) for row in plain.rows("extras")),
        items=tuple(_read_item(row) for row in plain.rows("items")),
        explanation=plain.twin("explanation"),
        hints=plain.twins("hints"),
        difficulty=plain.number("difficulty"),
        title=plain.text("title") or "",
        category=plain.text("category") or "",
        mark=_or_one(plain.number("mark")),
        shuffle=plain.flag("shuffle") is not False,
        all_or_nothing=plain.flag("all_or_nothing") or False,
        rubric=tuple(_read_criterion(row) for row in plain.rows("rubric")),
    )


def _or_one(number: float | None) -> float:
    return 1.0 if number is None else number


def _read_options(plain: Plain) -> tuple[Option, ...]:
    return tuple(_read_option(row) for row in plain.rows("options"))


def _read_option(row: Plain) -> Option:
    option = Option(
        id=row.text("id", required=True) or "",
        text=row.twin("text", required=True) or NO_TEXT,
        fraction=row.number("fraction") or 0.0,
        feedback=row.twin("feedback"),
        fixed=row.flag("fixed") or False,
    )
    row.close()
    return option


def _read_answer(plain: Plain | None, usual: AnswerType = "text") -> Answer | None:
    if plain is None:
        return None
    answer = Answer(
        value=plain.scalar("value", required=True) or "",
        type=cast(AnswerType, plain.choice("type", get_args(AnswerType)) or usual),
        unit=plain.text("unit"),
        units=plain.texts("units"),
        tolerance=_read_tolerance(plain.inner("tolerance")),
        accept=plain.scalars("accept"),
        others=tuple(_read_other(row) for row in plain.rows("others")),
        feedback=plain.twin("feedback"),
        exact_case=plain.flag("exact_case") or False,
    )
    plain.close()
    return answer


def _read_other(row: Plain) -> Other:
    other = Other(
        value=row.scalar("value", required=True) or "",
        fraction=row.number("fraction") or 0.0,
        feedback=row.twin("feedback"),
        tolerance=_read_tolerance(row.inner("tolerance")),
    )
    row.close()
    return other


def _read_tolerance(plain: Plain | None) -> Tolerance | None:
    if plain is None:
        return None
    tolerance = Tolerance(abs=plain.number("abs"), rel=plain.number("rel"), digits=plain.whole("digits"))
    plain.close()
    return tolerance


def _read_blank(row: Plain) -> Blank:
    blank = Blank(
        id=row.text("id", required=True) or "",
        answer=_read_answer(row.inner("answer")),
        options=_read_options(row),
        weight=_or_one(row.number("weight")),
    )
    row.close()
    return blank


def _read_pair(row: Plain) -> Pair:
    pair = Pair(
        id=row.text("id", required=True) or "",
        left=row.twin("left", required=True) or NO_TEXT,
        right=row.twin("right", required=True) or NO_TEXT,
    )
    row.close()
    return pair


def _read_item(row: Plain) -> Item:
    item = Item(id=row.text("id", required=True) or "", text=row.twin("text", required=True) or NO_TEXT)
    row.close()
    return item


def _read_criterion(row: Plain) -> Criterion:
    points = row.whole("points")
    criterion = Criterion(
        id=row.text("id", required=True) or "",
        text=row.twin("text", required=True) or NO_TEXT,
        points=1 if points is None else points,
    )
    row.close()
    return criterion


def _criterion(one: Criterion) -> dict[str, object]:
    points = None if one.points == 1 else one.points
    return filled({"id": one.id, "text": twin_to_mapping(one.text), "points": points})


def _option(option: Option) -> dict[str, object]:
    return filled(
        {
            "id": option.id,
            "text": twin_to_mapping(option.text),
            "fraction": option.fraction or None,
            "feedback": twin_to_mapping(option.feedback),
            "fixed": option.fixed or None,
        }
    )


def _answer(answer: Answer | None, usual: AnswerType = "text") -> dict[str, object] | None:
    if answer is None:
        return None
    return filled(
        {
            "value": answer.value,
            "type": None if answer.type == usual else answer.type,
            "unit": answer.unit,
            "units": list(answer.units),
            "tolerance": _tolerance(answer.tolerance),
            "accept": list(answer.accept),
            "others": [_other(other) for other in answer.others],
            "feedback": twin_to_mapping(answer.feedback),
            "exact_case": answer.exact_case or None,
        }
    )


def _other(other: Other) -> dict[str, object]:
    return filled(
        {
            "value": other.value,
            "fraction": other.fraction or None,
            "feedback": twin_to_mapping(other.feedback),
            "tolerance": _tolerance(other.tolerance),
        }
    )


def _tolerance(tolerance: Tolerance | None) -> dict[str, object] | None:
    if tolerance is None:
        return None
    return filled({"abs": tolerance.abs, "rel": tolerance.rel, "digits": tolerance.digits})


def _blank(blank: Blank) -> dict[str, object]:
    return filled(
        {
            "id": blank.id,
            "answer": _answer(blank.answer),
            "options": [_option(option) for option in blank.options],
            "weight": None if blank.weight == 1 else blank.weight,
        }
    )
