"""The plain form of a quiz (mappings, lists and scalars, as in YAML and JSON): its one home."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import cast, get_args

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Twin
from quizapp.core.plain import Plain, filled, open_plain, twin_to_mapping
from quizapp.core.quizzes.entry import Entry, entries_of, slots_of
from quizapp.core.quizzes.penalty import Penalty, Unit
from quizapp.core.quizzes.quiz import (
    Access,
    BehaviourName,
    Counts,
    Draw,
    Navigation,
    Quiz,
    Review,
    Settings,
    Slot,
    When,
)

MAX_SLOTS = 500
USUAL = Settings()
USUAL_REVIEW = Review()


def quiz_from_mapping(mapping: object, where: str) -> tuple[Quiz | None, list[Fault]]:
    """The quiz that a plain mapping holds, or None; and everything that is wrong with the form."""
    faults: list[Fault] = []
    plain = open_plain(mapping, where, faults)
    if plain is None:
        return None, faults
    quiz = _read_quiz(plain)
    plain.close()
    return (None if faults else quiz), faults


def quiz_to_mapping(quiz: Quiz) -> dict[str, object]:
    """The plain form of a quiz, defaults left out; ``quiz_from_mapping`` gives the same quiz back."""
    return filled(
        {
            "id": quiz.id,
            "title": twin_to_mapping(quiz.title),
            "intro": twin_to_mapping(quiz.intro),
            "access": None if quiz.access == "private" else quiz.access,
            "settings": settings_to_mapping(quiz.settings) or None,
            "slots": slots_to_list(quiz.slots),
        }
    )


def settings_to_mapping(settings: Settings) -> dict[str, object]:
    """The settings that are not the usual ones."""
    chosen = _unusual(settings, USUAL)
    if "review" in chosen:
        chosen["review"] = _unusual(settings.review, USUAL_REVIEW)
    if settings.penalty is not None:
        chosen["penalty"] = vars(settings.penalty)
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in chosen.items()}


def slots_to_list(slots: Iterable[Slot]) -> list[object]:
    """The slots in order, equal draws side by side as one entry with a ``count``."""
    return [_entry_to_mapping(one) for one in entries_of(tuple(slots))]


def read_settings(plain: Plain | None) -> Settings:
    """The settings in a mapping, the usual ones where it says nothing."""
    if plain is None:
        return USUAL
    settings = Settings(
        behaviour=cast(BehaviourName, _choice(plain, "behaviour", get_args(BehaviourName))),
        shuffle_questions=_flag(plain, "shuffle_questions"),
        shuffle_options=_flag(plain, "shuffle_options"),
        per_page=_count(plain, "per_page", 0) or 0,
        section_pages=_flag(plain, "section_pages"),
        navigation=cast(Navigation, _choice(plain, "navigation", get_args(Navigation))),
        time_limit=_count(plain, "time_limit", 1),
        grace=_count(plain, "grace", 0) or 0,
        open_at=_instant(plain, "open_at"),
        close_at=_instant(plain, "close_at"),
        late_until=_instant(plain, "late_until"),
        penalty=_read_penalty(plain.inner("penalty")),
        attempts=_count(plain, "attempts", 1),
        counts=cast(Counts, _choice(plain, "counts", get_args(Counts))),
        review=_read_review(plain.inner("review")),
    )
    plain.close()
    return settings


def _read_quiz(plain: Plain) -> Quiz:
    return Quiz(
        id=plain.text("id", required=True) or "",
        title=plain.twin("title", required=True) or Twin(),
        intro=plain.twin("intro"),
        access=cast(Access, plain.choice("access", get_args(Access)) or "private"),
        settings=read_settings(plain.inner("settings")),
        slots=_read_slots(plain),
    )


def _read_slots(plain: Plain) -> tuple[Slot, ...]:
    found = slots_of(_read_entry(row) for row in plain.rows("slots"))
    if len(found) > MAX_SLOTS:
        plain.complain(
            "slots",
            N_("a quiz of %(count)s questions is too long: at most %(most)s"),
            count=str(len(found)),
            most=str(MAX_SLOTS),
        )
    return found


def _read_entry(row: Plain) -> Entry:
    question, draw = row.text("question"), _read_draw(row.inner("draw"))
    count = _whole_at_least(row, "count", 1)
    mark, heading = row.number("max_mark"), row.twin("heading")
    row.close()
    if (question is None) == (draw is None):
        row.complain("question", N_("a slot has either a question or a draw: write one of the two"))
    if question is not None and count is not None:
        row.complain("count", N_("a fixed question comes once: remove “count”, or write a draw"))
    if mark is not None and mark < 0:
        row.complain("max_mark", N_("a mark cannot be below 0: write 0 or more"))
    return Entry(question, draw, min(count or 1, MAX_SLOTS + 1), 1.0 if mark is None else mark, heading)


def _read_draw(plain: Plain | None) -> Draw | None:
    if plain is None:
        return None
    draw = Draw(
        questions=plain.texts("questions"),
        tags=plain.texts("tags"),
        facts=plain.texts("facts"),
        kinds=plain.texts("kinds"),
        min_difficulty=plain.number("min_difficulty"),
        max_difficulty=plain.number("max_difficulty"),
        banks=plain.texts("banks"),
    )
    plain.close()
    return draw


def _read_review(plain: Plain | None) -> Review:
    if plain is None:
        return USUAL_REVIEW
    chosen = {name: plain.choice(name, get_args(When)) for name in _names(Review)}
    plain.close()
    return Review(**{name: cast(When, value) for name, value in chosen.items() if value is not None})


def _read_penalty(plain: Plain | None) -> Penalty | None:
    if plain is None:
        return None
    per = plain.choice("per", get_args(Unit)) or "day"
    penalty = Penalty(plain.number("percent") or 0.0, cast(Unit, per), plain.number("floor") or 0.0)
    plain.close()
    return penalty


def _choice(plain: Plain, key: str, among: tuple[str, ...]) -> str:
    return plain.choice(key, among) or getattr(USUAL, key)


def _flag(plain: Plain, key: str) -> bool:
    value = plain.flag(key)
    return getattr(USUAL, key) if value is None else value


def _count(plain: Plain, key: str, least: int) -> int | None:
    value = _whole_at_least(plain, key, least)
    return getattr(USUAL, key) if value is None else value


def _whole_at_least(plain: Plain, key: str, least: int) -> int | None:
    value = plain.whole(key)
    if value is not None and value < least:
        plain.complain(
            key,
            N_("%(value)s is too small: write %(least)s or more"),
            value=str(value),
            least=str(least),
        )
    return value


def _instant(plain: Plain, key: str) -> datetime | None:
    text = plain.text(key)
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        plain.complain(
            key, N_("“%(value)s” is no time with a zone: write 2026-03-01T09:00+08:00"), value=text
        )
        return None
    return instant


def _entry_to_mapping(one: Entry) -> dict[str, object]:
    return filled(
        {
            "heading": twin_to_mapping(one.heading),
            "question": one.question,
            "draw": None if one.draw is None else _draw(one.draw),
            "count": one.count if one.count > 1 else None,
            "max_mark": None if one.max_mark == 1.0 else one.max_mark,
        }
    )


def _draw(draw: Draw) -> dict[str, object]:
    given = {name: getattr(draw, name) for name in _names(Draw)}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if value not in ((), None)
    }


def _unusual(value: object, usual: object) -> dict[str, object]:
    names = _names(type(value))
    return {name: getattr(value, name) for name in names if getattr(value, name) != getattr(usual, name)}


def _names(type_: type) -> list[str]:
    return [field.name for field in fields(type_)]
