"""Who is asking, and what each role may do: the one place that decides it."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["learner", "teacher", "owner"]
ROLES: tuple[Role, ...] = ("learner", "teacher", "owner")
Permission = Literal["public", "take", "history", "teach", "own", "account"]

GRANTS: dict[str, frozenset[Permission]] = {
    "guest": frozenset({"public", "take"}),
    "learner": frozenset({"public", "take", "history", "account"}),
    "teacher": frozenset({"public", "take", "history", "account", "teach"}),
    "owner": frozenset({"public", "take", "history", "account", "teach", "own"}),
}


@dataclass(frozen=True)
class Visitor:
    """The one who asks: a person with a role, or a guest with nothing but a random id (or not even that)."""

    person_id: int | None = None
    guest_id: str | None = None
    role: Role | None = None
    name: str = ""

    @property
    def is_person(self) -> bool:
        """True for someone who is signed in."""
        return self.person_id is not None


def may(visitor: Visitor, permission: Permission) -> bool:
    """True where the visitor's role grants the permission."""
    return permission in GRANTS[visitor.role or "guest"]
