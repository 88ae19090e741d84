"""What a list of students would do to a class, line by line, before anything is done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quizapp.core.classes.membership import Member
from quizapp.core.classes.roster import RosterFault, RosterRow
from quizapp.core.languages import N_, Message
from quizapp.core.people import fold_username

# new: an account is made; add: one that is known comes in; change: of a member; same: nothing to do.
Outcome = Literal["new", "add", "change", "same"]


@dataclass(frozen=True)
class Account:
    """An account that a list names by its user name; ``in_care`` where this teacher may enrol it."""

    person_id: int
    in_care: bool


@dataclass(frozen=True)
class Enrolment:
    """What becomes of one line: whom it means, and the member as it will be."""

    row: RosterRow
    outcome: Outcome
    after: Member
    before: Member | None = None


@dataclass(frozen=True)
class Plan:
    """What becomes of all lines, and the lines that cannot be followed."""

    enrolments: tuple[Enrolment, ...]
    faults: tuple[RosterFault, ...]

    def count(self, outcome: Outcome) -> int:
        """How many lines have this outcome."""
        return sum(one.outcome == outcome for one in self.enrolments)


def plan_enrolment(
    rows: Sequence[RosterRow], members: Sequence[Member], accounts: Mapping[str, Account]
) -> Plan:
    """The plan for these rows; ``accounts`` by folded user name, all that the rows name.

    A row means the member with its user name, else with its number, else one with its name whose number does not
    contradict: so the same list a second time changes nothing, and pupils who share a name stay apart.
    """
    enrolments, faults = list[Enrolment](), list[RosterFault]()
    claimed, numbers = _claim(rows, members), {one.number: one for one in members if one.number}
    for row in rows:
        member = claimed.get(row.line)
        complaint = _number_taken(row, member, numbers) or _not_in_care(row, member, accounts)
        if complaint is None:
            enrolments.append(_enrol(row, member, accounts))
        else:
            faults.append(RosterFault(row.line, complaint))
    return Plan(tuple(enrolments), tuple(faults))


def _claim(rows: Sequence[RosterRow], members: Sequence[Member]) -> dict[int, Member]:
    """The member that each line means: sure signs first for all lines, names with what is left."""
    found = _claim_by_sign(rows, members)
    taken = {member.id for member in found.values()}
    by_name: dict[str, list[Member]] = {}
    for member in members:
        if member.id not in taken:
            by_name.setdefault(member.name, []).append(member)
    for row in rows:
        candidates = [] if row.username or row.line in found else by_name.get(row.name, [])
        member_ = next((one for one in candidates if not _contradicts(row, one)), None)
        if member_ is not None:
            candidates.remove(member_)
            found[row.line] = member_
    return found


def _claim_by_sign(rows: Sequence[RosterRow], members: Sequence[Member]) -> dict[int, Member]:
    by_username = {fold_username(member.username): member for member in members}
    by_number = {member.number: member for member in members if member.number}
    signs = {
        row.line: by_username.get(fold_username(row.username))
        if row.username
        else by_number.get(row.number or "")
        for row in rows
    }
    return {line: member for line, member in signs.items() if member is not None}


def _contradicts(row: RosterRow, member: Member) -> bool:
    return bool(row.number and member.number and row.number != member.number)


def _number_taken(row: RosterRow, member: Member | None, numbers: Mapping[str, Member]) -> Message | None:
    holder = numbers.get(row.number or "")
    if holder is None or holder == member:
        return None
    params = {"number": holder.number, "name": holder.name}
    return Message(N_("The number %(number)s is that of %(name)s in this class already."), params)


def _not_in_care(row: RosterRow, member: Member | None, accounts: Mapping[str, Account]) -> Message | None:
    account = accounts.get(fold_username(row.username)) if row.username else None
    if member is not None or account is None or account.in_care:
        return None
    text = N_("The account “%(name)s” is not in your care: give its owner the code of the class instead.")
    return Message(text, {"name": row.username or ""})


def _enrol(row: RosterRow, before: Member | None, accounts: Mapping[str, Account]) -> Enrolment:
    after = _after(row, before or Member(0, 0, row.name))
    if before is not None:
        return Enrolment(row, "same" if after == before else "change", after, before)
    known = accounts.get(fold_username(row.username)) if row.username else None
    return Enrolment(row, "new" if known is None else "add", after)


def _after(row: RosterRow, before: Member) -> Member:
    return Member(
        before.id,
        before.person_id,
        row.name,
        before.number if row.number is None else row.number,
        before.username or row.username or "",
        before.group if row.group is None else row.group,
        before.labels if row.labels is None else row.labels,
    )


def changes(enrolment: Enrolment) -> Iterator[tuple[str, str, str]]:
    """What a line changes of a member: the field, what it was, what it will be."""
    if enrolment.before is None:
        return
    for field in ("name", "number", "group", "labels"):
        was, will = getattr(enrolment.before, field), getattr(enrolment.after, field)
        if was != will:
            yield field, _shown(was), _shown(will)


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
