"""What a question is worth in a quiz from now on, and that taken back; attempts have their own marks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.storage.quizzes import QuizRow, put_quiz, quiz_of


def weigh(
    session: Session, row: QuizRow, question: str, weight: float, *, now: datetime
) -> dict[str, float] | None:
    """What the slots that always ask this question were worth, by number; None where no slot changes. Draws keep theirs."""
    slots = [slot for slot in quiz_of(row).slots if slot.question == question and slot.max_mark != weight]
    _put(session, row, {slot.number: weight for slot in slots}, now=now)
    return {str(slot.number): slot.max_mark for slot in slots} or None


def weigh_back(
    session: Session,
    row: QuizRow,
    before: Mapping[str, float],
    *,
    question: str,
    weight: float,
    now: datetime,
) -> None:
    """Gives slots what they were worth before, wherever they still ask the question for that weight."""
    still = {
        slot.number: before[str(slot.number)]
        for slot in quiz_of(row).slots
        if str(slot.number) in before and (slot.question, slot.max_mark) == (question, weight)
    }
    _put(session, row, still, now=now)


def _put(session: Session, row: QuizRow, marks: Mapping[int, float], *, now: datetime) -> None:
    if not marks:
        return
    quiz = quiz_of(row)
    slots = tuple(replace(slot, max_mark=marks.get(slot.number, slot.max_mark)) for slot in quiz.slots)
    changed = replace(quiz, slots=slots)
    put_quiz(session, bank_id=row.bank_id, quiz=changed, owner_id=row.owner_id, origin=row.origin, now=now)
