"""A learner contests how an answer was graded, with a source; whoever teaches decides, and the learner is told."""

from quizapp.services.contests.contesting import OwnContest, contest_answer, find_own_contest
from quizapp.services.contests.deciding import (
    DECISIONS,
    ContestView,
    Decided,
    Decision,
    count_open,
    decide_contest,
    list_contests,
)

__all__ = [
    "DECISIONS",
    "ContestView",
    "Decided",
    "Decision",
    "OwnContest",
    "contest_answer",
    "count_open",
    "decide_contest",
    "find_own_contest",
    "list_contests",
]
