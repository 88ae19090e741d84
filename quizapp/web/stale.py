"""A form that somebody overtook: what they changed beside what was wanted, and nothing that was typed is lost.

A page carries what it was read as (``Reading``). Where the service says Stale, ``meet`` puts what only they changed into
the form, leaves what this person changed, and tells the rest as differences.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from flask import request
from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field
from wtforms.fields.choices import SelectFieldBase

MINUTES = "%Y-%m-%dT%H:%M"
# Typed for each save anew: no part of what is kept.
NOT_KEPT = ("csrf_token", "reason")


@dataclass(frozen=True)
class Reading:
    """What a page was read as: the name of that state, and the text of each field, or of the fields of each row."""

    revision: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    def as_text(self) -> str:
        """The fields as a hidden input brings them back."""
        return json.dumps(self.fields, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Difference:
    """What they made of one thing: as it was read, None where that is not known, as it is now, as it is wanted here.

    ``mine`` is empty where nothing was changed here; ``both`` is True where both changed it, each in another way.
    """

    label: str
    before: str | None
    now: str
    mine: str
    both: bool


def reading_of(form: FlaskForm, revision: str) -> Reading:
    """What a page with this form is read as."""
    return Reading(revision, {one.name: _plain(one) for one in form if one.name not in NOT_KEPT})


def sent_reading() -> Reading | None:
    """What the page that sent a form was read as; None where no form was sent."""
    if request.method != "POST":
        return None
    return Reading(request.form.get("revision", ""), read_plain(request.form.get("read", "")))


def read_plain(text: str) -> Mapping[str, Any]:
    """What a hidden input brought back of a reading; nothing where somebody else wrote it."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def meet(mine: FlaskForm, theirs: FlaskForm, read: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What they changed; what only they changed stands in the form afterwards, everything else as it was typed."""
    known = {name: text for name, text in read.items() if isinstance(text, str)}
    pairs = [(one, theirs[one.name]) for one in mine if one.name not in NOT_KEPT]
    met = [(one, other, known.get(one.name)) for one, other in pairs if _is_changed(one, other, known)]
    told = tuple(_tell(one, other, was) for one, other, was in met)
    for one, other, was in met:
        if _plain(one) == was:
            one.data, one.raw_data = other.data, None
    return told


def _is_changed(mine: Field, theirs: Field, read: Mapping[str, str]) -> bool:
    # Where it is not known how it was read, whatever differs may be theirs.
    return _plain(theirs) != read.get(mine.name, _plain(mine))


def _tell(mine: Field, theirs: Field, was: str | None) -> Difference:
    wish, now = _plain(mine), _plain(theirs)
    before = None if was is None else _shown(theirs, was)
    both = wish not in (now, was)
    wanted = "" if wish == was else _shown(theirs, wish)
    return Difference(str(mine.label.text), before, _shown(theirs, now), wanted, both)


def _plain(one: Field) -> str:
    """The value of a field as a text that is the same whenever the value is."""
    value: Any = one.data
    if isinstance(value, datetime):
        return value.strftime(MINUTES)
    if isinstance(value, list | tuple):
        return "\n".join(sorted(map(str, value)))
    if isinstance(value, bool):
        return "1" if value else ""
    return f"{value:g}" if isinstance(value, Decimal | float) else str(value or "")


def _shown(one: Field, text: str) -> str:
    """A value in the words of its field."""
    if isinstance(one, BooleanField):
        return gettext("yes") if text else gettext("no")
    if isinstance(one, SelectFieldBase):
        words = {choice[0]: str(choice[1]) for choice in one.iter_choices()}
        return gettext(", ").join(words.get(part, part) for part in text.split("\n") if part) or "–"
    return text.replace("T", " ") if text and isinstance(one.data, datetime) else text or "–"
