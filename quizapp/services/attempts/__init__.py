"""Everything that is done with attempts: start, save, answer, hand in, review."""

from quizapp.core.attempts.draft import Saved
from quizapp.services.attempts.claiming import claim, claim_guest
from quizapp.services.attempts.closing import close_expired
from quizapp.services.attempts.forgetting import forget_guests
from quizapp.services.attempts.rebuilding import Difference, rebuild
from quizapp.services.attempts.reviewing import find_zone, review, review_slot
from quizapp.services.attempts.saving import flag, save
from quizapp.services.attempts.starting import start
from quizapp.services.attempts.working import (
    Answered,
    answer,
    get_page,
    leave_page,
    overview,
    set_language,
    submit,
    take_hint,
    time_left,
)

__all__ = [
    "Answered",
    "Difference",
    "Saved",
    "answer",
    "claim",
    "claim_guest",
    "close_expired",
    "find_zone",
    "flag",
    "forget_guests",
    "get_page",
    "leave_page",
    "overview",
    "rebuild",
    "review",
    "review_slot",
    "save",
    "set_language",
    "start",
    "submit",
    "take_hint",
    "time_left",
]
