import pytest

from quizapp.core.access import Visitor
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Forbidden, NotFound
from quizapp.services import quizzes, results
from tests.harness.stage import GUEST, Stage


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


def take(stage: Stage, visitor: Visitor, quiz: str, *, right: bool) -> str:
    hands = stage.start(visitor, quiz)
    hands.save(1, hands.right(1) if right else hands.wrong(1))
    hands.hand_in()
    stage.later(60)
    return hands.attempt


def of(stage: Stage, visitor: Visitor, quiz: str) -> results.QuizResults:
    return results.quiz_results(stage.database, visitor, quiz, now=stage.now)


def test_a_teacher_sees_who_took_the_quiz_and_how_it_went(stage: Stage, teacher: Visitor):
    quiz, ada = stage.quiz("single", owner=teacher), stage.person("Ada")
    take(stage, ada, quiz, right=True)
    take(stage, GUEST, quiz, right=False)
    stage.start(stage.person("Bob"), quiz)
    shown = of(stage, teacher, quiz)
    assert [(row.name, row.state, row.mark) for row in shown.rows] == [
        ("Bob", "running", None),
        ("", "finished", 0.0),
        ("Ada", "finished", 1.0),
    ]
    assert (shown.takers, shown.finished, shown.average) == (3, 2, 0.5)


@pytest.mark.parametrize(("counts", "counting"), [("first", [1]), ("last", [3]), ("best", [2])])
def test_of_several_attempts_the_one_that_counts_is_marked(
    stage: Stage, teacher: Visitor, counts: str, counting: list
):
    quiz, ada = stage.quiz("single", owner=teacher, settings=Settings(counts=counts)), stage.person("Ada")
    for right in (False, True, False):
        take(stage, ada, quiz, right=right)
    assert [row.number for row in of(stage, teacher, quiz).rows if row.counts] == counting


def test_a_trial_of_the_teacher_is_in_no_result(stage: Stage, teacher: Visitor):
    quiz = stage.quiz("single", owner=teacher)
    take(stage, teacher, quiz, right=True)
    assert of(stage, teacher, quiz).rows == ()


def test_results_close_what_ran_out_of_time(stage: Stage, teacher: Visitor):
    quiz = stage.quiz("single", owner=teacher, settings=Settings(time_limit=60))
    stage.start(GUEST, quiz)
    stage.later(91)
    assert [row.state for row in of(stage, teacher, quiz).rows] == ["finished"]


def test_results_stay_when_the_quiz_is_put_away(stage: Stage, teacher: Visitor):
    quiz = stage.quiz("single", owner=teacher)
    take(stage, GUEST, quiz, right=True)
    quizzes.archive_quiz(stage.database, teacher, quiz, now=stage.now)
    assert (of(stage, teacher, quiz).archived, of(stage, teacher, quiz).finished) == (True, 1)


def test_results_are_for_who_made_the_quiz_and_shipped_ones_for_the_owner(stage: Stage, teacher: Visitor):
    own, shipped = stage.quiz("single", owner=teacher), stage.quiz("single")
    take(stage, GUEST, shipped, right=True)
    assert of(stage, stage.person("owner", "owner"), shipped).finished == 1
    for visitor, quiz in ((stage.person("other", "teacher"), own), (teacher, shipped)):
        with pytest.raises(NotFound):
            of(stage, visitor, quiz)
    with pytest.raises(Forbidden):
        of(stage, stage.person("learner"), own)


def test_the_teachers_home_shows_own_quizzes_and_what_was_handed_in_last(stage: Stage, teacher: Visitor):
    first, second = stage.quiz("single", owner=teacher), stage.quiz("short", owner=teacher)
    stage.quiz("single", owner=stage.person("other", "teacher"))
    taken = [take(stage, GUEST, quiz, right=True) for quiz in (second, first)]
    home = results.teacher_home(stage.database, teacher, now=stage.now)
    assert [quiz.quiz_id for quiz in home.quizzes] == [second, first]
    assert [row.attempt_id for row in home.recent] == taken[::-1]
