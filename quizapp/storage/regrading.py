"""What a quiz has asked, in which versions, and what its attempts hold of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from quizapp.core.questions.question import Question
from quizapp.storage.attempts import AttemptRow, AttemptSlotRow
from quizapp.storage.banks import QuestionRow, QuestionVersionRow, is_standing
from quizapp.storage.ledger import MarkEntryRow, find_entry_rows
from quizapp.storage.quiz_grounds import find_quiz_questions
from quizapp.storage.quizzes import QuizRow


@dataclass(frozen=True)
class Asked:
    """One question that a quiz has asked, under its name there: the versions that were shown, the newest one, in how many attempts."""

    question_id: int
    newest_id: int
    newest: Question
    version_ids: frozenset[int]
    attempts: int

    @property
    def changed(self) -> bool:
        """Whether somebody was shown an older version than the newest."""
        return bool(self.version_ids - {self.newest_id})


def find_asked(session: Session, quiz_id: int, *within: ColumnElement[bool]) -> list[Asked]:
    """The questions that the attempts of a quiz hold, those that changed since first; trials are left out.

    ``within`` says which attempts, all of them where nothing is said.
    """
    counted = (
        select(QuestionVersionRow.question_id, QuestionVersionRow.id, func.count(AttemptSlotRow.attempt_id))
        .join(AttemptSlotRow, AttemptSlotRow.question_version_id == QuestionVersionRow.id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .where(AttemptRow.quiz_id == quiz_id, AttemptRow.mode == "quiz", *within)
        .group_by(QuestionVersionRow.question_id, QuestionVersionRow.id)
    )
    shown: dict[int, dict[int, int]] = {}
    for question_id, version_id, count in session.execute(counted):
        shown.setdefault(question_id, {})[version_id] = count
    newest = _newest(session, list(shown))
    home = session.get_one(QuizRow, quiz_id).bank_id
    questions = find_quiz_questions(session, home, newest.values())
    asked = [
        Asked(id_, newest[id_], questions[newest[id_]], frozenset(versions), sum(versions.values()))
        for id_, versions in shown.items()
    ]
    asked = [one for one in asked if one.newest.kind != "description"]
    return sorted(asked, key=lambda one: (not one.changed, one.newest.id))


def find_taken(
    session: Session, quiz_id: int, question_id: int, *within: ColumnElement[bool]
) -> Sequence[AttemptRow]:
    """The attempts of a quiz, or those ``within``, that hold this question, oldest first; trials are left out."""
    holds = (
        select(AttemptSlotRow.attempt_id)
        .join(QuestionVersionRow, QuestionVersionRow.id == AttemptSlotRow.question_version_id)
        .where(QuestionVersionRow.question_id == question_id)
    )
    wanted = select(AttemptRow).where(
        AttemptRow.quiz_id == quiz_id, AttemptRow.mode == "quiz", AttemptRow.id.in_(holds), *within
    )
    return session.scalars(wanted.order_by(AttemptRow.id)).all()


def last_entries(session: Session, attempt_ids: Sequence[int]) -> Mapping[tuple[int, int], MarkEntryRow]:
    """The last entry of each slot of these attempts that has any, by attempt and slot."""
    return {place: rows[-1] for place, rows in find_entry_rows(session, attempt_ids).items()}


def holding_entries(
    session: Session, attempt_ids: Sequence[int]
) -> Mapping[tuple[int, int], tuple[MarkEntryRow | None, int]]:
    """Of each slot with a ledger the entry that holds, what was undone and its undoing aside; and its last number."""
    found = {}
    for place, rows in find_entry_rows(session, attempt_ids).items():
        held: list[MarkEntryRow] = []
        for row in rows:
            if row.cause == "undo" and held and held[-1].regrade_id == row.regrade_id:
                held.pop()
            elif row.cause != "undo":
                held.append(row)
        found[place] = (held[-1] if held else None, rows[-1].number)
    return found


def _newest(session: Session, question_ids: Sequence[int]) -> Mapping[int, int]:
    wanted = select(QuestionRow.id, QuestionVersionRow.id).join(QuestionVersionRow, is_standing())
    return {id_: version for id_, version in session.execute(wanted.where(QuestionRow.id.in_(question_ids)))}
