"""What keeps a quiz from being taken, found before anybody tries."""

from collections.abc import Iterable, Iterator
from random import Random

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.core.quizzes.draw import Candidate, fill_slots
from quizapp.core.quizzes.penalty import check_penalty
from quizapp.core.quizzes.quiz import Quiz, Settings

MAX_ATTEMPTS = 100
MAX_SECONDS = 30 * 24 * 3600
MAX_GRACE = 600


def check_quiz(quiz: Quiz, candidates: Iterable[Candidate]) -> list[Fault]:
    """All faults of the quiz over the questions that are ready in its bank."""
    known = {candidate.id: candidate for candidate in candidates}
    return [
        *check_settings(quiz.settings, where=quiz.id),
        *_check_fixed(quiz, known.keys()),
        *_check_draws(quiz, known.values()),
    ]


def check_settings(settings: Settings, *, where: str) -> Iterator[Fault]:
    """The faults of limits, window and release."""
    if settings.open_at and settings.close_at and settings.open_at >= settings.close_at:
        yield fault(where, N_("The quiz closes before it opens: put the close after the opening."))
    if settings.late_until and (settings.close_at is None or settings.late_until <= settings.close_at):
        yield fault(where, N_("Late work is taken after the close: set a close before that."))
    complaint = check_penalty(settings.penalty) if settings.penalty else None
    if complaint is not None:
        yield fault(where, complaint.text, complaint.params)
    if "closed" in vars(settings.review).values() and settings.close_at is None:
        yield fault(where, N_("Something is shown only after the close, but no close is set: set one."))
    for value, most, text in (
        (settings.time_limit, MAX_SECONDS, N_("The time limit must be between 1 second and %(most)s.")),
        (settings.attempts, MAX_ATTEMPTS, N_("The number of attempts must be between 1 and %(most)s.")),
        (settings.grace + 1, MAX_GRACE + 1, N_("The grace must be between 0 and %(most)s seconds.")),
    ):
        if value is not None and not 1 <= value <= most:
            yield fault(where, text, {"most": str(most)})


def _check_fixed(quiz: Quiz, known: Iterable[str]) -> Iterator[Fault]:
    ready, seen = set(known), set[str]()
    if not quiz.slots:
        yield fault(quiz.id, N_("The quiz has no questions: add at least one."))
    for question in (slot.question for slot in quiz.slots if slot.question is not None):
        if question not in ready:
            text = N_("The question “%(question)s” is not ready in this bank: mend or remove it.")
            yield fault(quiz.id, text, {"question": question})
        if question in seen:
            text = N_("The question “%(question)s” stands twice: remove one.")
            yield fault(quiz.id, text, {"question": question})
        seen.add(question)


def _check_draws(quiz: Quiz, candidates: Iterable[Candidate]) -> Iterator[Fault]:
    # Whether all draws can be met does not depend on chance: the matching is as large as it can be.
    drawn = fill_slots(quiz.slots, candidates, Random(0))
    missing = [slot for slot in quiz.slots if slot.draw is not None and slot.number in drawn.unfilled]
    if missing:
        counts = {"wanted": str(len(quiz.slots)), "found": str(len(quiz.slots) - len(missing))}
        text = N_(
            "%(wanted)s questions are asked for, but only %(found)s fit: widen the choice or ask fewer."
        )
        yield fault(quiz.id, text, counts)
