"""The builder's form that somebody overtook: what they changed beside what was typed here."""

from collections.abc import Callable, Mapping

from flask import request
from flask_babel import gettext

from quizapp.core.quizzes.overtaken import RowChange, Rows, find_changes, meet_rows
from quizapp.services.quiz_building import BuilderPage, BuilderRow
from quizapp.web.languages import current_language, format_mark
from quizapp.web.quiz_builder.reading import Typed
from quizapp.web.quiz_builder.words import tell_draw
from quizapp.web.stale import Difference, Reading, read_plain
from quizapp.web.widgets import stem_text

NAME = "name"
LONGEST_NAME = 120


def rows_reading(page: BuilderPage) -> Reading:
    """What the builder is read as: the fields of each row, and how it is called."""
    return Reading(page.revision, {row.key: _fields(row) | {NAME: tell_row(row)} for row in page.rows})


def meet_typed(page: BuilderPage, typed: Typed) -> tuple[Typed, tuple[Difference, ...] | None]:
    """What was typed over the rows as they are now, and what they changed; None where it is not known how it was read."""
    before = _sent_rows()
    if not before:
        return typed, None
    names = {key: fields.get(NAME, key) for key, fields in before.items()}
    names |= {row.key: tell_row(row) for row in page.rows}
    old = {key: {name: text for name, text in row.items() if name != NAME} for key, row in before.items()}
    now = {row.key: _fields(row) for row in page.rows}
    told = tuple(_tell(change, names[change.key], typed.rows, old) for change in find_changes(old, now))
    return Typed(meet_rows(old, now, typed.rows)), told


def tell_row(row: BuilderRow) -> str:
    """How a row is called: what it asks, or what it draws."""
    if row.question is not None:
        return stem_text(row.question.stem)[:LONGEST_NAME]
    return row.entry.question or (tell_draw(row.entry.draw) if row.entry.draw else "")


def _fields(row: BuilderRow) -> dict[str, str]:
    """The fields of a row as its form shows them."""
    fields = {"mark": format_mark(row.entry.max_mark)}
    if row.entry.draw is not None:
        fields["count"] = str(row.entry.count)
    if row.entry.heading is not None:
        fields["heading"] = row.entry.heading.in_(current_language())
    return fields


def _sent_rows() -> Rows:
    found = read_plain(request.form.get("read", ""))
    return {
        key: {str(name): str(text) for name, text in row.items()}
        for key, row in found.items()
        if isinstance(row, Mapping)
    }


def _tell(change: RowChange, name: str, mine: Rows, old: Rows) -> Difference:
    typed = mine.get(change.key, {})
    if change.kind == "new":
        return Difference(name, gettext("not in the quiz"), gettext("in the quiz"), "", False)
    if change.kind == "gone":
        is_typed = typed != old[change.key]
        mark = gettext("%(mark)s marks", mark=typed.get("mark", "")) if is_typed else ""
        return Difference(name, gettext("in the quiz"), gettext("not in the quiz"), mark, is_typed)
    if change.kind == "moved":
        place = str(list(mine).index(change.key) + 1) if change.key in mine else change.before
        return _beside(name, change, place, lambda number: gettext("place %(number)s", number=number))
    return _beside(f"{name} · {_field(change.name)}", change, typed.get(change.name, ""), str)


def _beside(label: str, change: RowChange, wish: str, say: Callable[[str], str]) -> Difference:
    before, now, mine = (say(one) if one else "–" for one in (change.before, change.now, wish))
    is_kept = wish == change.before
    return Difference(label, before, now, "" if is_kept else mine, not is_kept and wish != change.now)


def _field(name: str) -> str:
    return {"mark": gettext("Marks"), "count": gettext("Questions")}.get(name, gettext("Section"))
