"""A question changed so that an answer that was given counts in full: beside its key, or in place of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, get_args

from quizapp.core.questions.picks import is_right, posted
from quizapp.core.questions.question import Answer, Blank, KindName, Option, Question
from quizapp.core.questions.registry import check_question, grade_response, parse_response
from quizapp.core.questions.response import Raw, Response

# also: what was right stays right; instead: only this is right from now on.
Way = Literal["also", "instead"]
WAYS: tuple[Way, ...] = get_args(Way)
Change = Callable[[Question, Raw], Question]


def amend(question: Question, raw: Raw, way: Way) -> Question | None:
    """The question with this response worth 1; None where that cannot be said by changing its key alone.

    ``raw`` has the fields of a form with ids. What comes out has no error that the question did not have.
    """
    change = CHANGES[way].get(question.kind)
    if change is None or not isinstance(parse_response(question, raw), Response):
        return None
    amended = change(question, raw)
    return amended if _is_worth_all(amended, raw) and not _has_new_errors(question, amended) else None


def find_ways(question: Question, raw: Raw) -> tuple[Way, ...]:
    """The ways in which the question can be changed so that this response counts in full."""
    return tuple(way for way in WAYS if amend(question, raw, way) is not None)


def _is_worth_all(question: Question, raw: Raw) -> bool:
    response = parse_response(question, raw)
    return isinstance(response, Response) and grade_response(question, response).fraction == 1


def _has_new_errors(question: Question, amended: Question) -> bool:
    known = check_question(question)
    return any(one.severity == "error" and one not in known for one in check_question(amended))


def _pick_also(question: Question, raw: Raw) -> Question:
    return replace(question, options=_with_right(question.options, posted(raw, "choice")))


def _pick_instead(question: Question, raw: Raw) -> Question:
    picked = posted(raw, "choice")
    options = tuple(
        replace(one, fraction=1.0 if one.id in picked else 0.0 if is_right(one) else one.fraction)
        for one in question.options
    )
    return replace(question, options=options)


def _picks_instead(question: Question, raw: Raw) -> Question:
    """The picks as the whole key, each with an equal share; a wrong one costs what the dearest wrong one cost."""
    picked = posted(raw, "choice")
    cost = min((one.fraction for one in question.options if one.fraction < 0), default=0.0)
    options = tuple(
        replace(one, fraction=1 / len(picked) if one.id in picked else min(cost, one.fraction))
        for one in question.options
    )
    return replace(question, options=options)


def _verdict_instead(question: Question, raw: Raw) -> Question:
    return replace(question, answer=Answer("".join(posted(raw, "choice"))))


def _typed_also(question: Question, raw: Raw) -> Question:
    key, field = question.answer, "value" if question.kind == "numeric" else "text"
    return question if key is None else replace(question, answer=_accepting(key, raw, field, "unit"))


def _typed_instead(question: Question, raw: Raw) -> Question:
    key, field = question.answer, "value" if question.kind == "numeric" else "text"
    if key is None:
        return question
    answer = replace(key, value=_typed(raw, field, "unit"), accept=())
    return replace(question, answer=answer)


def _gaps_also(question: Question, raw: Raw) -> Question:
    return replace(question, blanks=tuple(_gap_also(blank, raw) for blank in question.blanks))


def _gap_also(blank: Blank, raw: Raw) -> Blank:
    picked = posted(raw, blank.id)
    if not picked:
        return blank
    if blank.answer is None:
        return replace(blank, options=_with_right(blank.options, picked))
    return replace(blank, answer=_accepting(blank.answer, raw, blank.id, f"{blank.id}.unit"))


def _with_right(options: tuple[Option, ...], picked: list[str]) -> tuple[Option, ...]:
    return tuple(replace(one, fraction=1.0) if one.id in picked else one for one in options)


def _accepting(answer: Answer, raw: Raw, field: str, unit_field: str) -> Answer:
    typed = _typed(raw, field, unit_field)
    # In an accepted text * stands for any text.
    said = typed.replace("*", "\\*") if answer.type == "text" else typed
    known = said in answer.accept or typed == answer.value
    return answer if known else replace(answer, accept=(*answer.accept, said))


def _typed(raw: Raw, field: str, unit_field: str) -> str:
    return " ".join([*posted(raw, field), *posted(raw, unit_field)])


CHANGES: Mapping[Way, Mapping[KindName, Change]] = {
    "also": {
        "single_choice": _pick_also,
        "short_text": _typed_also,
        "numeric": _typed_also,
        "cloze": _gaps_also,
    },
    "instead": {
        "single_choice": _pick_instead,
        "multiple_choice": _picks_instead,
        "true_false": _verdict_instead,
        "short_text": _typed_instead,
        "numeric": _typed_instead,
    },
}
