"""The form with which a quiz is assigned, and moments as the clock of a class shows them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, get_args
from zoneinfo import ZoneInfo

from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import DateTimeLocalField, DecimalField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import Length, NumberRange, Optional

from quizapp.core.classes.assignment import TARGET_KINDS, Override, Target
from quizapp.core.classes.membership import Member
from quizapp.core.quizzes.penalty import Penalty
from quizapp.core.quizzes.quiz import Review, Settings, When
from quizapp.services.assignments import Rules
from quizapp.services.assignments.assigning import MAX_PASSWORD
from quizapp.web.choices import choice_list
from quizapp.web.quiz_forms import (
    BEHAVIOURS,
    COUNTS,
    MOST_ATTEMPTS,
    MOST_MINUTES,
    Boxes,
    count_field,
)
from quizapp.web.stale import MINUTES

PER = [("day", lazy_gettext("begun day")), ("hour", lazy_gettext("begun hour"))]
WHEN = [
    ("during", lazy_gettext("while they work")),
    ("after", lazy_gettext("after the hand-in")),
    ("closed", lazy_gettext("once all are done")),
    ("never", lazy_gettext("never")),
]


def when_field(label: str) -> SelectField:
    """From when learners see one thing."""
    return SelectField(label, choices=choice_list(WHEN), default="after")


class TimesForm(FlaskForm):
    """When one may work, how long and how often."""

    open_at = DateTimeLocalField(lazy_gettext("Opens"), [Optional()], format=MINUTES)
    close_at = DateTimeLocalField(lazy_gettext("Closes"), [Optional()], format=MINUTES)
    late_until = DateTimeLocalField(lazy_gettext("Late work is taken until"), [Optional()], format=MINUTES)
    minutes = count_field(lazy_gettext("Time limit in minutes"), most=MOST_MINUTES)
    attempts = count_field(lazy_gettext("Attempts for each learner"), most=MOST_ATTEMPTS)


class AssignmentForm(TimesForm):
    """How a quiz is taken by a class, and by whom of it."""

    targets = Boxes(lazy_gettext("Who takes it?"))
    behaviour = RadioField(lazy_gettext("When is feedback given?"), choices=choice_list(BEHAVIOURS))
    counts = SelectField(lazy_gettext("Which attempt counts"), choices=choice_list(COUNTS))
    grace = IntegerField(lazy_gettext("Grace after the end in seconds"), [Optional(), NumberRange(0, 600)])
    late_percent = DecimalField(
        lazy_gettext("Late work loses, in percent"),
        [Optional(), NumberRange(0, 100)],
        places=None,
    )
    late_per = SelectField(lazy_gettext("for each"), choices=choice_list(PER), default="day")
    late_floor = DecimalField(
        lazy_gettext("but never below, in percent"),
        [Optional(), NumberRange(0, 100)],
        places=None,
    )
    password = StringField(lazy_gettext("Password, said in the room"), [Length(max=MAX_PASSWORD)])
    response = when_field(lazy_gettext("Their own answers"))
    right = when_field(lazy_gettext("Whether these are right"))
    marks = when_field(lazy_gettext("Their marks"))
    key = when_field(lazy_gettext("The right answers"))
    feedback = when_field(lazy_gettext("Explanations"))
    source = when_field(lazy_gettext("Sources"))

    def offer(self, members: Sequence[Member]) -> None:
        """Gives the choices of who takes it: the class, or some of it."""
        self.targets.choices = choice_list([("class:", gettext("The whole class")), *some_of(members)])

    def rules(self, before: Settings, zone: str) -> Rules:
        """What the form says, over the settings that it does not show."""
        matrix = {
            name: self[name].data for name in ("response", "right", "marks", "key", "feedback", "source")
        }
        settings = replace(
            before,
            behaviour=self.behaviour.data,
            counts=self.counts.data,
            grace=self.grace.data if self.grace.data is not None else before.grace,
            penalty=self._penalty(),
            review=Review(**{name: value for name, value in matrix.items() if value in get_args(When)}),
            **times(self, zone),
        )
        targets = tuple(filter(None, map(read_target, self.targets.data or [])))
        return Rules(settings, targets, self.password.data or "")

    def _penalty(self) -> Penalty | None:
        """What late work loses, None where nothing is filled in."""
        percent = float(self.late_percent.data or 0)
        return Penalty(percent, self.late_per.data, float(self.late_floor.data or 0)) if percent else None


def some_of(members: Sequence[Member]) -> list[tuple[str, str]]:
    """The groups and labels of a class and each of its students, as choices."""
    groups = sorted({one.group for one in members} - {""})
    labels = sorted({label for one in members for label in one.labels})
    return [
        *((f"group:{one}", gettext("Group %(name)s", name=one)) for one in groups),
        *((f"label:{one}", gettext("Label %(name)s", name=one)) for one in labels),
        *((f"student:{one.id}", f"{one.name} {one.number}".strip()) for one in members),
    ]


def times(form: TimesForm, zone: str) -> dict[str, Any]:
    """The window, the limit in seconds and the attempts of a form, as settings name them."""
    minutes = form.minutes.data
    return {
        "open_at": to_moment(form.open_at.data, zone),
        "close_at": to_moment(form.close_at.data, zone),
        "late_until": to_moment(form.late_until.data, zone),
        "time_limit": minutes * 60 if minutes else None,
        "attempts": form.attempts.data,
    }


def filled(rules: Rules, zone: str) -> dict[str, object]:
    """What the form shows of an assignment."""
    settings = rules.settings
    return {
        **filled_times(settings, zone),
        "behaviour": settings.behaviour,
        "counts": settings.counts,
        "grace": settings.grace,
        **_filled_penalty(settings.penalty),
        "password": rules.password,
        "targets": [write_target(one) for one in rules.targets],
        **vars(settings.review),
    }


def filled_times(one: Settings | Override, zone: str) -> dict[str, object]:
    """What the form shows of window, limit and attempts."""
    return {
        "open_at": to_local(one.open_at, zone),
        "close_at": to_local(one.close_at, zone),
        "late_until": to_local(one.late_until, zone),
        "minutes": one.time_limit // 60 if one.time_limit else None,
        "attempts": one.attempts,
    }


def _filled_penalty(penalty: Penalty | None) -> dict[str, object]:
    if penalty is None:
        return {}
    floor = Decimal(f"{penalty.floor:g}") if penalty.floor else None
    return {"late_percent": Decimal(f"{penalty.percent:g}"), "late_per": penalty.per, "late_floor": floor}


def read_target(text: str) -> Target | None:
    """The target that a box stands for."""
    kind, _colon, value = text.partition(":")
    if kind not in TARGET_KINDS:
        return None
    if kind == "student":
        return Target("student", member_id=int(value)) if value.isdecimal() and len(value) < 10 else None
    return next(Target(one, value) for one in TARGET_KINDS if one == kind)


def write_target(target: Target) -> str:
    """The other way round."""
    return f"{target.kind}:{target.member_id if target.kind == 'student' else target.value}"


def to_moment(local: datetime | None, zone: str) -> datetime | None:
    """The moment that a clock in the zone shows."""
    return None if local is None else local.replace(tzinfo=ZoneInfo(zone))


def to_local(moment: datetime | None, zone: str) -> datetime | None:
    """What a clock in the zone shows at a moment."""
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
