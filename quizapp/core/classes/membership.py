"""Who is in a class and what each role may do there: the one place that decides it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quizapp.core.classes.names import sort_key

ClassRole = Literal["student", "assistant", "teacher"]
STAFF: tuple[ClassRole, ...] = ("assistant", "teacher")
ClassPermission = Literal["see", "enrol", "intervene", "assign", "manage"]

# see: the roster and all results; enrol: students and their cards; intervene: in one attempt, with a reason;
# assign: quizzes, their exceptions, standing accommodations; manage: staff, settings, copies.
CLASS_GRANTS: dict[ClassRole, frozenset[ClassPermission]] = {
    "student": frozenset(),
    "assistant": frozenset({"see", "enrol", "intervene"}),
    "teacher": frozenset({"see", "enrol", "intervene", "assign", "manage"}),
}


@dataclass(frozen=True)
class Member:
    """One student of a class: ``name`` is what the class calls them, ``number`` the school's, empty where none."""

    id: int
    person_id: int
    name: str
    number: str = ""
    username: str = ""
    group: str = ""
    labels: tuple[str, ...] = ()


def may_in_class(role: ClassRole, permission: ClassPermission) -> bool:
    """True where the role grants the permission."""
    return permission in CLASS_GRANTS[role]


def in_order(members: Iterable[Member]) -> list[Member]:
    """The members by name; of those who share one, by number, then in the order in which they came."""
    return sorted(members, key=lambda member: (sort_key(member.name), member.number, member.id))


def shared_names(members: Iterable[Member]) -> frozenset[str]:
    """The names that more than one of them has: beside these something else has to tell them apart."""
    seen, shared = set[str](), set[str]()
    for member in members:
        (shared if member.name in seen else seen).add(member.name)
    return frozenset(shared)
