"""A learner reports a problem; its teacher sees it with the attempt, answers, and nobody else does."""

import pytest

from quizapp.core.access import Visitor
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import people, reports
from quizapp.storage.database import Database
from tests.harness.stage import GUEST, Hands, Stage
from tests.people import make_person


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


@pytest.fixture
def learner(stage: Stage) -> Visitor:
    return stage.person("learner")


@pytest.fixture
def taken(stage: Stage, teacher: Visitor, learner: Visitor) -> Hands:
    """An attempt of the learner on the teacher's quiz, answered wrong and handed in."""
    hands = stage.start(learner, stage.quiz("numeric", owner=teacher))
    hands.save(1, hands.wrong(1))
    hands.hand_in()
    return hands


def report(
    taken: Hands, text: str = "The key is wrong.", about: str = "key", by: Visitor | None = None
) -> None:
    stage = taken.stage
    visitor = by or taken.visitor
    reports.report_problem(stage.database, visitor, taken.attempt, 1, about=about, text=text, now=stage.now)


def test_the_teacher_sees_the_problem_with_the_attempt_and_answers(
    taken: Hands, teacher: Visitor, learner: Visitor
) -> None:
    database, now = taken.stage.database, taken.stage.now
    report(taken)
    assert reports.count_open(database, teacher) == 1
    (one,) = reports.list_reports(database, teacher)
    assert (one.about, one.text, one.who, one.attempt, one.slot) == (
        "key",
        "The key is wrong.",
        learner.name,
        taken.attempt,
        1,
    )
    assert one.question.id == "numeric" and one.fraction == 0 and one.raw
    reports.answer_report(database, teacher, one.id, "Mended, thank you.", now=now)
    own = reports.find_own_report(database, learner, taken.attempt, 1)
    assert own is not None and own.answer == "Mended, thank you."
    assert reports.count_open(database, teacher) == 0
    assert [row.answer for row in reports.list_reports(database, teacher, closed=True)] == [
        "Mended, thank you."
    ]


def test_saying_it_again_changes_what_was_said_until_it_is_answered(taken: Hands, teacher: Visitor) -> None:
    database, now = taken.stage.database, taken.stage.now
    report(taken)
    report(taken, "The unit is missing.", "wording")
    (one,) = reports.list_reports(database, teacher)
    assert (one.text, one.about) == ("The unit is missing.", "wording")
    reports.answer_report(database, teacher, one.id, "It is there.", now=now)
    with pytest.raises(Conflict):
        report(taken, "No.")
    with pytest.raises(Conflict):
        reports.answer_report(database, teacher, one.id, "Again.", now=now)


def test_nothing_is_reported_of_a_running_attempt_or_of_anothers(stage: Stage, taken: Hands) -> None:
    running = stage.start(GUEST, stage.quiz("numeric"))
    with pytest.raises(Conflict):
        report(running)
    with pytest.raises(NotFound):
        report(taken, by=GUEST)


@pytest.mark.parametrize("text", ["", "  ", "x" * 1001])
def test_a_report_says_something_in_a_few_words(taken: Hands, text: str) -> None:
    with pytest.raises(Invalid):
        report(taken, text)


def test_a_shipped_question_goes_to_the_owner_and_a_stranger_sees_nothing(
    taken: Hands, database: Database
) -> None:
    owner, stranger = (people.visitor_of(make_person(database, role)) for role in ("owner", "teacher"))
    report(taken)
    (one,) = reports.list_reports(database, owner)
    # The owner may mend the question, but does not teach this learner.
    assert (one.who, one.attempt) == ("", None)
    assert reports.list_reports(database, stranger) == ()
    with pytest.raises(NotFound):
        reports.answer_report(database, stranger, one.id, "Mine.", now=taken.stage.now)
    with pytest.raises(Forbidden):
        reports.list_reports(database, GUEST)


def test_an_older_version_is_shown_as_the_learner_had_it(
    taken: Hands, teacher: Visitor, stage: Stage
) -> None:
    report(taken)
    stage.write(stage.questions["numeric"])
    (one,) = reports.list_reports(stage.database, teacher)
    assert (one.version, one.newest) == (1, 2)
