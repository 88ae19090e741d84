"""Answers that are typed, whatever their type: checked, read and graded."""

from dataclasses import replace

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.picks import posted
from quizapp.core.questions.question import Answer, Other, Question
from quizapp.core.questions.response import (
    Grade,
    Parsed,
    Part,
    Raw,
    Response,
    Unanswered,
    Unreadable,
    text_given,
)
from quizapp.core.questions.typed_date import check_date, grade_date, why_no_date
from quizapp.core.questions.typed_number import check_number, grade_number, why_no_number
from quizapp.core.questions.typed_text import check_text, grade_text

CHECKS = {"number": check_number, "date": check_date, "text": check_text}
LONGEST = 500
MOST_ACCEPTED = 60
ANY = "*"
PART = N_("Partly counted: the author gives this answer a part of the mark.")
TOO_LONG = N_("This is longer than %(most)s characters: shorten it.")


def check_answer(where: str, answer: Answer) -> list[Fault]:
    """Faults of a typed key."""
    faults = CHECKS[answer.type](where, answer)
    if len(answer.accept) > MOST_ACCEPTED:
        text = N_("%(count)s further answers are too many: keep at most %(most)s")
        faults.append(fault(where, text, {"count": str(len(answer.accept)), "most": str(MOST_ACCEPTED)}))
    for number, other in enumerate(answer.others, start=1):
        faults += _check_other(f"{where}.others.{number}", answer, other)
    return faults


def read_typed(answer: Answer, raw: Raw, field: str, unit_field: str) -> dict[str, str] | Unreadable:
    """The fields that were filled, empty where the answer was left out, or why it cannot be read."""
    text, unit = " ".join(posted(raw, field)), ""
    if answer.type == "number":
        unit = " ".join(posted(raw, unit_field))
    if not text:
        return {}
    why = _why_unreadable(answer, text, unit)
    if why is not None:
        return Unreadable(why, field)
    return {field: text, unit_field: unit} if unit else {field: text}


def grade_typed(answer: Answer, text: str, unit: str = "") -> Part:
    """The verdict on a typed answer, with how it was read and what the author says to it."""
    part = _grade_key(answer, text, unit)
    if part.fraction == 1:
        return replace(part, feedback=answer.feedback)
    other = next((one for one in answer.others if _is_other(answer, one, text, unit)), None)
    if other is None:
        return part
    why = part.why if other.fraction <= 0 else Message(PART) if other.fraction < 1 else None
    return Part(other.fraction, part.heard, why, other.feedback)


def _grade_key(answer: Answer, text: str, unit: str) -> Part:
    if answer.type == "number":
        return grade_number(answer, text, unit)
    return grade_date(answer, text) if answer.type == "date" else grade_text(answer, text)


def _is_other(answer: Answer, other: Other, text: str, unit: str) -> bool:
    return other.value == ANY or _grade_key(_as_key(answer, other), text, unit).fraction == 1


def _as_key(answer: Answer, other: Other) -> Answer:
    """The answer as if only this other one were right."""
    patterns = (other.value,) if answer.type == "text" else ()
    return replace(answer, value=other.value, accept=patterns, tolerance=other.tolerance, others=())


def _check_other(where: str, answer: Answer, other: Other) -> list[Fault]:
    faults = []
    if not 0 <= other.fraction <= 1:
        text = N_("the fraction %(fraction)s is out of range: write one from 0 to 1")
        faults.append(fault(where, text, {"fraction": f"{other.fraction:g}"}))
    if other.value == ANY:
        return faults
    return [*faults, *CHECKS[answer.type](where, _as_key(answer, other))]


def _why_unreadable(answer: Answer, text: str, unit: str) -> Message | None:
    if len(text) > LONGEST:
        return Message(TOO_LONG, {"most": str(LONGEST)})
    if answer.type == "number":
        return why_no_number(answer, text, unit)
    return why_no_date(text) if answer.type == "date" else None


def parse_field(question: Question, raw: Raw, field: str) -> Parsed:
    """The response in one typed field of a question with a single answer, with the unit beside it."""
    if question.answer is None:
        return Unanswered()
    read = read_typed(question.answer, raw, field, "unit")
    if isinstance(read, Unreadable):
        return read
    return Response(read) if read else Unanswered()


def grade_field(question: Question, response: Response, field: str) -> Grade:
    """The verdict on one typed field of a question with a single answer."""
    if question.answer is None:
        return Grade(0.0)
    part = grade_typed(question.answer, text_given(response, field), text_given(response, "unit"))
    return Grade(part.fraction, (part.why,) if part.why else (), {field: part})
