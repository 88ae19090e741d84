"""Answers that are typed, whatever their type: checked, read and graded."""

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.picks import posted
from quizapp.core.questions.question import Answer, Question
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

LONGEST = 500
MOST_ACCEPTED = 60
TOO_LONG = N_("This is longer than %(most)s characters: shorten it.")


def check_answer(where: str, answer: Answer) -> list[Fault]:
    """Faults of a typed key."""
    faults = {"number": check_number, "date": check_date, "text": check_text}[answer.type](where, answer)
    if len(answer.accept) > MOST_ACCEPTED:
        text = N_("%(count)s further answers are too many: keep at most %(most)s")
        faults.append(fault(where, text, {"count": str(len(answer.accept)), "most": str(MOST_ACCEPTED)}))
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
    """The verdict on a typed answer, with how it was read."""
    if answer.type == "number":
        return grade_number(answer, text, unit)
    return grade_date(answer, text) if answer.type == "date" else grade_text(answer, text)


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
