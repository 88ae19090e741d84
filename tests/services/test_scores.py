"""Scores of a day: what held is told again exactly, whatever was changed since: marks, rules for late work, grades by hand."""

from dataclasses import replace

import pytest

from quizapp.core.classes.assignment import Override, Target
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.penalty import Penalty
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, grades, regrading
from quizapp.services.assignments import Rules
from quizapp.services.scores import DayScores, get_account, note_shown, scores_on
from tests.harness.course import EVERYBODY, Course, course
from tests.harness.stage import Hands

__all__ = ["course"]
DAY = 24 * 60
RULES = Settings(close_at=None, grace=0, penalty=Penalty(10, "day", 0))


def told(scores: DayScores) -> list[tuple[str, float, float | None, str | None]]:
    """Of each attempt who made it, its mark, what it counted, what was decided by hand."""
    return [
        (one.who, one.total.mark, one.worth, one.by_hand.decision if one.by_hand else None)
        for one in scores.scores
    ]


class Days:
    """A class that works late, its teacher, and what the scores were each time somebody asked."""

    def __init__(self, course: Course) -> None:
        self.course, self.seen = course, list[tuple[object, DayScores]]()
        self.rules = replace(RULES, close_at=course.at(30), late_until=course.at(9 * DAY))
        self.given = course.assign(self.rules)

    def late(self) -> Hands:
        """Ann hands in one right answer of two, one day and a half late."""
        hands = self.course.start(self.course.students[0], self.given)
        hands.save(1, hands.right(1))
        hands.hand_in()
        return hands

    def now(self) -> list[tuple[str, float, float | None, str | None]]:
        """The scores as they are, noted to be asked for again; then a day goes by."""
        here = self.course
        found = scores_on(here.database, here.teacher, here.quiz, at=here.stage.now)
        self.seen.append((here.stage.now, found))
        here.stage.later(DAY * 60)
        return told(found)

    def change(self, settings: Settings) -> None:
        here = self.course
        rules = Rules(settings, EVERYBODY)
        assignments.change_assignment(here.database, here.teacher, self.given, rules, now=here.stage.now)

    def decide(self, decision: str, share: float | None = None) -> None:
        here, ann = self.course, self.course.students[0]
        grades.decide_grade(
            here.database,
            here.teacher,
            self.given,
            here.member(ann),
            decision=decision,
            share=share,
            reason="A note from the doctor.",
            now=here.stage.now,
        )


def test_every_day_is_told_again_as_it_was(course: Course) -> None:
    days, ann = Days(course), course.students[0]
    course.stage.later(30 * 60 + 1.5 * DAY * 60)
    hands = days.late()
    note_shown(course.database, ann, hands.review(), now=course.stage.now)
    assert days.now() == [("ann", 1.0, 0.6, None)]
    days.change(replace(days.rules, penalty=Penalty(25, "day", 0)))
    note_shown(course.database, ann, hands.review(), now=course.stage.now)
    assert days.now() == [("ann", 1.0, 0.0, None)]
    days.decide("excused")
    assert days.now() == [("ann", 1.0, 0.0, "excused")]
    days.decide("none")
    course.override(
        days.given, Override(Target("student", member_id=course.member(ann)), close_at=course.at(DAY))
    )
    assert days.now() == [("ann", 1.0, None, None)]
    days.decide("share", 0.85)
    shown = regrading.preview_regrade(course.database, course.teacher, course.quiz, "numeric", "full_marks")
    regrading.apply_regrade(
        course.database,
        course.teacher,
        course.quiz,
        "numeric",
        policy="full_marks",
        digest=shown.digest,
        reason="It was not taught.",
        now=course.stage.now,
    )
    assert days.now() == [("ann", 2.0, None, "share")]
    for at, found in days.seen:
        again = scores_on(course.database, course.teacher, course.quiz, at=at)  # type: ignore[arg-type]
        assert told(again) == told(found) and again.scores[0].shown == found.scores[0].shown

    account = get_account(course.database, course.teacher, hands.attempt)
    assert (account.first.mark, account.first_worth) == (1.0, 0.6)
    assert [(one.total.mark, one.worth) for one in account.shown] == [(1.0, 0.6), (1.0, 0.0)]
    kinds = [
        "entry" if one.entry else one.by_hand.decision if one.by_hand else "rules" for one in account.changes
    ]
    assert sorted(kinds) == ["entry", "excused", "none", "rules", "rules", "share"]
    assert [one.worth for one in account.changes if not one.entry and not one.by_hand] == [0.0, None]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_accommodation_or_group_given_later_changes_no_day_before(course: Course) -> None:
    days, (ann, bo) = Days(course), course.students
    course.stage.later(30 * 60 + 1.5 * DAY * 60)
    days.late()
    assert days.now() == [("ann", 1.0, 0.6, None)]
    course.accommodate(bo, Accommodation(window=3 * DAY * 60))
    assert days.now() == [("ann", 1.0, 0.6, None)]
    course.accommodate(ann, Accommodation(window=3 * DAY * 60))
    assert days.now() == [("ann", 1.0, None, None)]
    course.accommodate(ann, Accommodation())
    assert days.now() == [("ann", 1.0, 0.6, None)]
    course.override(days.given, Override(Target("group", "patient"), close_at=course.at(9 * DAY)))
    course.label(ann, group="patient")
    assert days.now() == [("ann", 1.0, None, None)]
    course.label(ann)
    assert days.now() == [("ann", 1.0, 0.6, None)]
    for at, found in days.seen:
        assert told(scores_on(course.database, course.teacher, course.quiz, at=at)) == told(found)  # type: ignore[arg-type]
