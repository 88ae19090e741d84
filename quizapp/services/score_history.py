"""What moved the score of an attempt, and what it was at any time: the ledger, rules for late work, grades by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from quizapp.core.attempts.ledger import MarkEntry, total_on
from quizapp.core.attempts.mark import Total
from quizapp.core.quizzes.penalty import ON_TIME, Lateness
from quizapp.services.assignments.lateness import find_lateness
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.ledger import entries_of, find_entry_rows
from quizapp.storage.people import Person
from quizapp.storage.score_history import find_all_decisions, find_past_lateness

LONG_AGO = datetime.min.replace(tzinfo=UTC)
# The entries of the slots of one attempt, by their numbers.
SlotEntries = Sequence[tuple[int, Sequence[MarkEntry]]]


@dataclass(frozen=True)
class ByHand:
    """What a teacher decided of a grade: ``excused``, a ``share`` (0..1), or ``none``, which gives back what attempts say."""

    decision: str
    share: float | None
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Change:
    """Something that moved the score at a time, with the total after it, and what it counted where that was less.

    An ``entry`` of the ledger for a ``slot``, a grade ``by_hand``, or, where both are None, other rules for late work.
    """

    at: datetime
    total: Total
    worth: float | None
    slot: int = 0
    entry: MarkEntry | None = None
    by_hand: ByHand | None = None


@dataclass(frozen=True)
class Past:
    """All that moved the score of one attempt; ``lost`` has what late work lost until when, ``loses`` what it loses now."""

    held: Total
    ledger: SlotEntries
    lost: Sequence[tuple[datetime, Lateness]]
    loses: Lateness
    by_hand: Sequence[ByHand]

    def total_at(self, at: datetime) -> Total:
        """The total that held then."""
        return total_on(self.held, (entries for _, entries in self.ledger), at)

    def worth_at(self, at: datetime) -> float | None:
        """What the total counted then, None where late work lost nothing."""
        lost = next((lost for until, lost in self.lost if until > at), self.loses)
        total = self.total_at(at)
        return lost.worth(total.mark, total.max_mark) if lost != ON_TIME else None

    def by_hand_at(self, at: datetime) -> ByHand | None:
        """What a teacher had decided by then, None where what attempts say held."""
        last = next((one for one in reversed(self.by_hand) if one.at <= at), None)
        return None if last is None or last.decision == "none" else last

    def changes(self) -> tuple[Change, ...]:
        """Everything that moved the score, in the order of time."""

        def change(at: datetime, **about: Any) -> Change:
            return Change(at, self.total_at(at), self.worth_at(at), **about)

        found = [change(one.at, slot=slot, entry=one) for slot, entries in self.ledger for one in entries]
        found += [change(until) for until, _ in self.lost]
        found += [change(one.at, by_hand=one) for one in self.by_hand]
        return tuple(sorted(found, key=lambda one: (one.at, one.slot)))


def find_pasts(session: Session, rows: Sequence[AttemptRow]) -> Mapping[int, Past]:
    """What moved the scores of these attempts, by their ids."""
    ids = [row.id for row in rows]
    ledgers: dict[int, list[tuple[int, Sequence[MarkEntry]]]] = {}
    for (attempt_id, slot), entries in find_entry_rows(session, ids).items():
        ledgers.setdefault(attempt_id, []).append((slot, entries_of(session, entries)))
    lost, loses = find_past_lateness(session, ids), find_lateness(session, rows)
    decided = find_all_decisions(session, {row.assignment_id for row in rows if row.assignment_id})
    return {
        row.id: Past(
            Total(row.mark or 0.0, row.max_mark or 0.0, row.ungraded or 0),
            ledgers.get(row.id, []),
            lost.get(row.id, []),
            loses.get(row.id, ON_TIME),
            [
                ByHand(one.decision, one.share, session.get_one(Person, one.by_id).name, one.reason, one.at)
                for one in decided.get((row.assignment_id or 0, row.person_id or 0), ())
            ],
        )
        for row in rows
    }
