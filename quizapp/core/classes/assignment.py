"""Whom an assignment is for, and the settings that hold for one student of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, get_args

from quizapp.core.classes.membership import Member
from quizapp.core.languages import N_, Message
from quizapp.core.quizzes.quiz import Settings

TargetKind = Literal["class", "group", "label", "student"]
TARGET_KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
# What stands further right holds over what stands further left.
PRIORITY: tuple[TargetKind, ...] = ("class", "label", "group", "student")


@dataclass(frozen=True)
class Target:
    """A whole class, one of its groups or labels by name, or one student by the id of the membership."""

    kind: TargetKind
    value: str = ""
    member_id: int | None = None

    def meets(self, member: Member) -> bool:
        """True for a student whom this names."""
        if self.kind == "student":
            return member.id == self.member_id
        if self.kind == "group":
            return bool(self.value) and member.group == self.value
        return self.kind == "class" or self.value in member.labels


@dataclass(frozen=True)
class Override:
    """Other times, limit or number of attempts for some; None leaves what holds for the others.

    ``no_limit`` takes the time limit away.
    """

    target: Target
    open_at: datetime | None = None
    close_at: datetime | None = None
    late_until: datetime | None = None
    time_limit: int | None = None
    no_limit: bool = False
    attempts: int | None = None

    @property
    def is_empty(self) -> bool:
        """True where it changes nothing."""
        return self == Override(self.target)


def is_for(targets: Iterable[Target], member: Member) -> bool:
    """True for a student whom any of the targets names."""
    return any(target.meets(member) for target in targets)


def settings_for(settings: Settings, overrides: Sequence[Override], member: Member) -> Settings:
    """The settings that hold for this student, field by field.

    An override of the student holds over one of the group, that over one of a label, that over the assignment. Of
    several labels the most generous value holds: the earliest opening, the latest close, the longest time, the most
    attempts.
    """
    for kind in PRIORITY:
        mine = [one for one in overrides if one.target.kind == kind and one.target.meets(member)]
        settings = _overridden(settings, mine)
    return settings


def check_override(override: Override) -> Message | None:
    """What is wrong with it, or None."""
    if override.is_empty:
        return Message(N_("Fill in what is to be otherwise."))
    if override.no_limit and override.time_limit is not None:
        return Message(N_("Either another time limit or none: choose one."))
    return None


def target_to_mapping(target: Target) -> dict[str, object]:
    """The plain form of a target."""
    return {"kind": target.kind, "value": target.value, "member": target.member_id}


def target_from_mapping(mapping: Mapping[str, Any]) -> Target:
    """The other way round."""
    return Target(mapping["kind"], mapping["value"], mapping["member"])


def _overridden(settings: Settings, overrides: Sequence[Override]) -> Settings:
    """The settings with the most generous value of each field that any of these has; themselves where there is none."""
    if not overrides:
        return settings
    opens = [one.open_at for one in overrides if one.open_at is not None]
    closes = [one.close_at for one in overrides if one.close_at is not None]
    lates = [one.late_until for one in overrides if one.late_until is not None]
    limits = [one.time_limit for one in overrides if one.time_limit is not None]
    attempts = [one.attempts for one in overrides if one.attempts is not None]
    limit = max(limits, default=settings.time_limit)
    return replace(
        settings,
        open_at=min(opens, default=settings.open_at),
        close_at=max(closes, default=settings.close_at),
        late_until=max(lates, default=settings.late_until),
        time_limit=None if any(one.no_limit for one in overrides) else limit,
        attempts=max(attempts, default=settings.attempts),
    )
