"""Verdicts in a few words: what, by how much, and what it should have been."""

from typing import Literal

from flask import Flask
from flask_babel import gettext, ngettext

from quizapp.core.attempts.ledger import MarkEntry
from quizapp.core.attempts.mark import mark_of
from quizapp.core.attempts.view import AttemptReview, SlotReview
from quizapp.core.questions.question import Answer, KindName
from quizapp.core.questions.response import Raw
from quizapp.web.languages import format_mark
from quizapp.web.template_names import add_names
from quizapp.web.widgets import answer_text, key_of, key_text
from quizapp.web.worth import worth_words

Verdict = Literal["right", "part", "wrong", ""]
SHORT = 40
ONE_THING: frozenset[KindName] = frozenset({"single_choice", "true_false", "numeric", "short_text"})


def init_app(app: Flask) -> None:
    """Gives templates these functions."""
    add_names(
        app,
        verdict_of=verdict_of,
        verdict_words=verdict_words,
        result_words=result_words,
        tolerance_words=tolerance_words,
        look_first=look_first,
        entry_words=entry_words,
        worth_words=worth_words,
    )


def verdict_of(slot: SlotReview) -> Verdict:
    """The verdict that may be shown; empty where there is none, or nothing was given."""
    if slot.grade is None or slot.grade.fraction is None or slot.state == "unanswered":
        return ""
    if slot.grade.fraction >= 1:
        return "right"
    return "part" if slot.grade.fraction > 0 else "wrong"


def verdict_words(slot: SlotReview) -> str:
    """The headline of the feedback."""
    verdict = verdict_of(slot)
    if not verdict:
        return _words_without_verdict(slot)
    if verdict == "part":
        return gettext("Partly right")
    short = _short_answer(slot, (slot.raw or {}) if verdict == "right" else key_of(slot))
    if verdict == "right":
        return gettext("Right: %(answer)s", answer=short) if short else gettext("Right")
    return gettext("Not right: it is %(answer)s", answer=short) if short else gettext("Not right")


def _short_answer(slot: SlotReview, raw: Raw) -> str:
    """The answer where it is one thing that fits into a headline, else nothing."""
    if slot.kind not in ONE_THING:
        return ""
    line = key_text(raw, "value") if slot.kind == "numeric" else answer_text(slot, raw)
    return line if len(line) <= SHORT else ""


def _words_without_verdict(slot: SlotReview) -> str:
    if slot.kind == "description":
        return gettext("Nothing was asked here")
    if slot.state == "unanswered":
        return gettext("Not answered")
    return gettext("Your answer is kept")


def result_words(review: AttemptReview) -> str:
    """The headline of a result."""
    asked = [slot for slot in review.slots if slot.grade is not None and slot.kind != "description"]
    if not asked:
        return gettext("Handed in")
    right = sum(verdict_of(slot) == "right" for slot in asked)
    return ngettext(
        "%(right)s of %(num)d question right", "%(right)s of %(num)d questions right", len(asked), right=right
    )


def tolerance_words(answer: Answer) -> str:
    """How far a number may be off and still count."""
    tolerance = answer.tolerance
    if tolerance is None:
        return ""
    if tolerance.digits is not None:
        return ngettext(
            "Counts when %(num)d digit is right", "Counts when %(num)d digits are right", tolerance.digits
        )
    if tolerance.rel is not None:
        return gettext("Counts within %(percent)s%%", percent=format_mark(tolerance.rel * 100))
    unit = f" {answer.unit}" if answer.unit else ""
    return gettext("Counts within %(amount)s", amount=f"{tolerance.abs:g}{unit}") if tolerance.abs else ""


def entry_words(entry: MarkEntry) -> str:
    """How a mark was changed after the event."""
    before, after = _marks(entry.before, entry.before_max), _marks(entry.fraction, entry.max_mark)
    if entry.cause == "undo":
        return gettext("The change was taken back: from %(before)s to %(after)s.", before=before, after=after)
    if entry.cause == "person":
        return gettext("Read and graded: %(after)s.", after=after)
    if not entry.max_mark:
        return gettext("The question does not count any more: it was worth %(before)s.", before=before)
    return gettext("The mark was changed from %(before)s to %(after)s.", before=before, after=after)


def _marks(fraction: float | None, max_mark: float) -> str:
    mark = mark_of(fraction, max_mark)
    got = "–" if mark is None else format_mark(mark)
    return gettext("%(mark)s / %(most)s marks", mark=got, most=format_mark(max_mark))


def look_first(review: AttemptReview) -> int | None:
    """The number of the question to look at first: the first that was not wholly right, else the first."""
    asked = [slot for slot in review.slots if slot.kind != "description"]
    missed = [slot for slot in asked if verdict_of(slot) in {"wrong", "part"}]
    return next((slot.number for slot in [*missed, *asked]), None)
