"""The marks of attempts again from their steps, and the fractions of steps again from their responses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.attempts.review import total_of
from quizapp.core.attempts.step import grade_raw
from quizapp.storage.attempt_slots import load_slots
from quizapp.storage.attempts import AttemptRow, StepRow
from quizapp.storage.database import Database
from quizapp.storage.pins import find_question_versions

AT_ONCE = 200


@dataclass(frozen=True)
class Difference:
    """Something derived that is not what the steps give."""

    attempt_id: str
    what: str
    stored: str
    rebuilt: str


def rebuild(database: Database, *, check: bool = False) -> list[Difference]:
    """The marks that differed from what the steps give; with ``check`` they are only told, else mended too.

    Steps themselves are never changed: a fraction that grading would give differently today is told.
    """
    last, found = 0, list[Difference]()
    while True:
        with database.read() if check else database.write() as session:
            rows = _next_rows(session, last)
            found += [difference for row in rows for difference in _rebuild_one(session, row, mend=not check)]
        if not rows:
            return found
        last = rows[-1].id


def _next_rows(session: Session, after: int) -> Sequence[AttemptRow]:
    wanted = select(AttemptRow).where(AttemptRow.id > after, AttemptRow.state == "finished")
    return session.scalars(wanted.order_by(AttemptRow.id).limit(AT_ONCE)).all()


def _rebuild_one(session: Session, row: AttemptRow, *, mend: bool) -> Iterator[Difference]:
    yield from _check_steps(session, row)
    total = total_of(load_slots(session, row))
    stored, rebuilt = (row.mark, row.max_mark, row.ungraded), (total.mark, total.max_mark, total.ungraded)
    if stored != rebuilt:
        yield Difference(row.public_id, "marks", str(stored), str(rebuilt))
    if mend:
        row.mark, row.max_mark, row.ungraded = rebuilt


def _check_steps(session: Session, row: AttemptRow) -> Iterator[Difference]:
    steps = session.scalars(select(StepRow).where(StepRow.attempt_id == row.id, ~StepRow.late)).all()
    questions = find_question_versions(session, [step.question_version_id for step in steps])
    for step in steps:
        again = grade_raw(questions[step.question_version_id], step.raw).fraction
        if again != step.fraction:
            yield Difference(row.public_id, f"step {step.id}", str(step.fraction), str(again))
