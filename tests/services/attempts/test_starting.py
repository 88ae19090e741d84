from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.quizzes.quiz import Draw, Settings, Slot
from quizapp.errors import Conflict, Forbidden, NotFound
from quizapp.services import attempts
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.database import Database
from tests.harness.stage import GUEST, NOON, Stage, seed

THREADS = 16
ALL = ("single", "multiple", "matching", "ordering", "short", "statement")


def count_attempts(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(AttemptRow)) or 0


def start_at_once(stage: Stage, quiz: str, visitors: list[Visitor]) -> list[str]:
    """The ids that many threads get, or the name of their error."""

    def one(visitor: Visitor) -> str:
        try:
            return attempts.start(
                stage.database, visitor, quiz, language="en", now=stage.now, rng_seed=seed()
            )
        except Conflict:
            return "Conflict"

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(one, visitors))


def test_starting_again_goes_on_with_the_running_attempt(stage: Stage):
    quiz = stage.quiz("single")
    assert stage.start(GUEST, quiz).attempt == stage.start(GUEST, quiz).attempt
    assert count_attempts(stage.database) == 1


def test_many_starts_at_once_make_one_attempt(stage: Stage):
    learner = stage.person("learner")
    ids = start_at_once(stage, stage.quiz("single"), [learner] * THREADS)
    assert len(set(ids)) == 1
    assert count_attempts(stage.database) == 1


def test_the_last_allowed_attempt_is_started_once(stage: Stage):
    learner = stage.person("learner")
    quiz = stage.quiz("single", settings=Settings(attempts=2))
    stage.start(learner, quiz).hand_in()
    last = set(start_at_once(stage, quiz, [learner] * THREADS))
    assert len(last) == 1
    attempts.submit(stage.database, learner, last.pop(), now=stage.now)
    assert set(start_at_once(stage, quiz, [learner] * THREADS)) == {"Conflict"}
    assert count_attempts(stage.database) == 2


def test_a_class_starts_at_once_and_everyone_has_an_own_attempt(stage: Stage):
    pupils = [Visitor(guest_id=f"guest-{n}") for n in range(THREADS)]
    assert len(set(start_at_once(stage, stage.quiz(*ALL), pupils))) == THREADS


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(open_at=NOON + timedelta(hours=1)), "opens at 2026-03-02 13:00 UTC"),
        (Settings(close_at=NOON), "closed at 2026-03-02 12:00 UTC"),
    ],
)
def test_outside_its_window_a_quiz_says_when_it_opens_or_closed(stage: Stage, settings: Settings, said: str):
    with pytest.raises(Conflict, match=said):
        stage.start(GUEST, stage.quiz("single", settings=settings))
    assert count_attempts(stage.database) == 0


def test_a_visitor_who_is_nobody_is_asked_for_cookies(stage: Stage):
    with pytest.raises(Forbidden):
        stage.start(Visitor(), stage.quiz("single"))


def test_who_may_take_a_quiz_follows_its_access(stage: Stage):
    teacher, learner = stage.person("teacher", "teacher"), stage.person("learner")
    private = stage.quiz("single", owner=teacher, access="private")
    signed_in = stage.quiz("single", owner=teacher, access="signed_in")
    assert stage.start(teacher, private)
    assert stage.start(learner, signed_in)
    for visitor, quiz in ((learner, private), (GUEST, private), (GUEST, signed_in), (GUEST, "absent")):
        with pytest.raises(NotFound):
            stage.start(visitor, quiz)


def test_each_kind_is_laid_out_for_this_attempt_alone(stage: Stage):
    quiz = stage.quiz(*ALL)
    first, second = stage.start(GUEST, quiz), stage.start(Visitor(guest_id="b"), quiz)
    tokens = [
        {c.token for n in range(1, 5) for g in hands.slot(n).groups.values() for c in g}
        for hands in (first, second)
    ]
    assert not tokens[0] & tokens[1]


def test_questions_can_be_shuffled_and_keep_their_marks(stage: Stage):
    slots = [Slot(n, question=id_, max_mark=n) for n, id_ in enumerate(ALL, 1)]
    quiz = stage.quiz(slots=slots, settings=Settings(shuffle_questions=True))
    orders = set()
    for n in range(5):
        hands = stage.start(Visitor(guest_id=f"g{n}"), quiz)
        orders.add(tuple(hands.question(number).id for number in range(1, 7)))
        assert all(hands.slot(k).max_mark == ALL.index(hands.question(k).id) + 1 for k in range(1, 7))
    assert len(orders) > 1


def test_no_question_comes_twice_in_an_attempt(stage: Stage):
    quiz = stage.quiz(slots=[Slot(n, draw=Draw()) for n in range(1, len(stage.questions) + 1)])
    hands = stage.start(GUEST, quiz)
    drawn = [hands.question(number).id for number in range(1, len(stage.questions) + 1)]
    assert sorted(drawn) == sorted(stage.questions)


def test_a_draw_that_cannot_be_filled_starts_nothing(stage: Stage):
    quiz = stage.quiz(slots=[Slot(1, draw=Draw(tags=("nowhere",)))])
    with pytest.raises(Conflict, match="more questions than its bank has"):
        stage.start(GUEST, quiz)
    assert count_attempts(stage.database) == 0


def test_a_running_attempt_keeps_the_version_it_was_started_with(stage: Stage):
    quiz = stage.quiz("single")
    hands = stage.start(GUEST, quiz)
    stem = hands.slot(1).stem
    stage.write(replace(stage.questions["single"], stem=Twin(en="Another wording?")))
    assert hands.slot(1).stem == stem
    fresh = stage.start(Visitor(guest_id="later"), quiz)
    assert fresh.slot(1).stem == Twin(en="Another wording?")


def test_a_teachers_trial_of_an_own_quiz_is_bound_by_nothing_and_counts_nowhere(stage: Stage):
    teacher = stage.person("teacher", "teacher")
    quiz = stage.quiz("single", owner=teacher, settings=Settings(attempts=1, close_at=NOON))
    for _ in range(3):
        hands = stage.start(teacher, quiz)
        assert not hands.page().counts
        hands.hand_in()


def test_only_a_teacher_may_ask_for_a_trial_of_a_shipped_quiz(stage: Stage):
    quiz = stage.quiz("single")
    teacher, learner = stage.person("teacher", "teacher"), stage.person("learner")
    assert not stage.start(teacher, quiz, preview=True).page().counts
    assert stage.start(learner, quiz, preview=True).page().counts


def test_an_attempt_that_ran_out_of_time_does_not_keep_the_next_from_starting(stage: Stage):
    quiz = stage.quiz("single", settings=Settings(time_limit=60))
    first = stage.start(GUEST, quiz)
    stage.later(91)
    second = stage.start(GUEST, quiz)
    assert first.attempt != second.attempt
    assert first.page().state == "finished"
