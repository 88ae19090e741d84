"""The answers of a page as its form, or its script, sends them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.core.attempts.draft import Save
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid

# No id of an author holds an @: the fields of the page itself cannot be mistaken for an answer.
FIELD = re.compile(r"s(\d{1,4})\.(@?)([^@].{0,90})", re.DOTALL)
NUMBER = re.compile(r"\d{1,9}")
MOST_FIELDS, MOST_SLOTS = 2000, 200
Fields = dict[str, list[str]]


@dataclass(frozen=True)
class PageForm:
    """What one page posted: the answers by slot, the revisions it was made from, and the button.

    ``go`` is the button of the page, ``act`` the slot and the button of one question, ``at`` the slot where
    something was pressed.
    """

    raws: Mapping[int, Fields]
    seen: Mapping[int, int]
    writer: str
    seq: int
    go: str
    act: tuple[int, str] | None
    at: int | None


def read_page(form: MultiDict[str, str]) -> PageForm:
    """The answers in the form. Raises Invalid for more fields than any page has."""
    answers, controls = _by_slot(form)
    seen = {slot: _number(_first(f, "seen")) for slot, f in controls.items() if "seen" in f}
    act = next(((slot, f["act"][0]) for slot, f in controls.items() if f.get("act")), None)
    go = form.get("go", "")
    raws = {slot: _with_order(answers.get(slot, {}), controls[slot]) for slot in seen}
    if act and act[1] == "check" or (go in {"next", "insist"} and len(raws) == 1):
        pressed = {act[0]} if act else set(raws)
        raws = {slot: _accept(raw, controls[slot]) if slot in pressed else raw for slot, raw in raws.items()}
    at = next((slot for slot, fields in controls.items() if "act" in fields or "move" in fields), None)
    return PageForm(
        raws, seen, form.get("writer", "")[:64] or "form", _number(form.get("seq", "")), go, act, at
    )


def read_save(sent: Any) -> tuple[int, Save, int | None]:
    """The slot, the save and the time spent that a script sent. Raises Invalid."""
    if not isinstance(sent, dict) or not isinstance(raw := sent.get("raw"), dict):
        raise Invalid(Message(N_("This save cannot be read.")))
    slot, seq, seen, spent = (sent.get(name, 0) for name in ("slot", "seq", "seen", "time_ms"))
    fields = {str(name): values for name, values in raw.items()}
    texts = [isinstance(v, list) and all(isinstance(text, str) for text in v) for v in fields.values()]
    if not all(texts) or not all(type(n) is int for n in (slot, seq, seen, spent)):
        raise Invalid(Message(N_("This save cannot be read.")))
    save = Save(str(sent.get("writer", "")), seq, seen, _filled(fields))
    return slot, save, min(max(spent, 0), 24 * 3600 * 1000) or None


def move(order: Sequence[str], wish: str) -> list[str]:
    """The order after "token:up" or "token:down"; a wish that cannot be met changes nothing."""
    token, _, way = wish.rpartition(":")
    rows = list(order)
    if token not in rows or way not in {"up", "down"}:
        return rows
    here = rows.index(token)
    there = here + (1 if way == "down" else -1)
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    return rows


def _by_slot(form: MultiDict[str, str]) -> tuple[dict[int, Fields], dict[int, Fields]]:
    answers: dict[int, Fields] = {}
    controls: dict[int, Fields] = {}
    for name, values in form.lists():
        found = FIELD.fullmatch(name)
        if found:
            part = controls if found[2] else answers
            part.setdefault(int(found[1]), {})[found[3]] = values
    if len(form) > MOST_FIELDS or len(controls) > MOST_SLOTS:
        raise Invalid(Message(N_("This page sent more than it has fields for.")))
    return {slot: _filled(fields) for slot, fields in answers.items()}, controls


def _filled(fields: Fields) -> Fields:
    """The fields that hold something: an empty one says the same as an absent one."""
    return {name: kept for name, values in fields.items() if (kept := [v for v in values if v.strip()])}


def _with_order(raw: Fields, controls: Fields) -> Fields:
    """The answer with the row moved whose button was pressed."""
    wish = _first(controls, "move")
    if not wish:
        return raw
    return raw | {"order": move(raw.get("order") or controls.get("shown", []), wish)}


def _accept(raw: Fields, controls: Fields) -> Fields:
    """The answer, the rows as they are shown taken for it where none was moved."""
    return raw | {"order": controls["shown"]} if "shown" in controls and "order" not in raw else raw


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _number(text: str) -> int:
    return int(text) if NUMBER.fullmatch(text) else 0
