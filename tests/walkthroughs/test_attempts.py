"""Whole stories of attempts: from the quiz page to the history, on both databases."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from quizapp.core.access import Visitor
from quizapp.core.quizzes.quiz import Draw, Settings, Slot
from quizapp.services import attempts, progress, quizzes, results
from quizapp.storage.database import Database
from tests.harness.stage import BANK, GUEST, NOON, Hands, Stage

EVERY_KIND = tuple(question.id for question in BANK.questions)
UNGRADED = ("description", "open_answer")
THREADS = 8


@pytest.fixture
def stage(database: Database) -> Stage:
    return Stage(database)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What the acts give when they start at the same moment."""
    line = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        line.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def best(hands: Hands, number: int) -> dict[str, list[str]]:
    """A right answer, or some text where a person will have to grade it."""
    return {"text": ["My own words."]} if hands.slot(number).kind == "open_answer" else hands.right(number)


def test_a_test_over_every_kind_from_the_quiz_page_to_the_history(stage: Stage):
    learner, quiz = (
        stage.person("learner"),
        stage.quiz(*EVERY_KIND, settings=Settings(per_page=3, time_limit=3600)),
    )
    page = quizzes.get_quiz_page(stage.database, learner, quiz, now=stage.now)
    assert (page.may_start, page.card.questions, page.past) == (True, len(EVERY_KIND), ())
    hands = stage.start(learner, quiz)
    view, visited = hands.page(), 0
    while view is not None:
        visited += 1
        told = hands.press({s.number: best(hands, s.number) for s in view.slots}, page=view.page)
        view = hands.page(told.go_to) if told.go_to else None
        stage.later(30)
    assert visited == hands.page().pages
    asked = [mark for mark in hands.page().overview if mark.asks]
    assert {mark.state for mark in asked} == {"answered"}
    hands.hand_in()
    review = hands.review()
    assert (review.mark, review.max_mark, review.ungraded) == (len(asked) - 1, len(asked) - 1, 1)
    assert all(slot.sources for slot in review.slots)
    [row] = progress.history(stage.database, learner, now=stage.now)
    assert (row.mark, row.state) == (review.mark, "finished")
    assert attempts.rebuild(stage.database, check=True) == []


def test_practice_with_feedback_after_each_answer_and_wrong_ones_tried_again(stage: Stage):
    learner = stage.person("learner")
    graded = [question.id for question in BANK.questions if question.kind not in UNGRADED]
    hands = stage.start(learner, stage.quiz(*graded, settings=Settings(behaviour="immediate")))
    for number in range(1, len(graded) + 1):
        fields = hands.wrong(number) if number % 2 else hands.right(number)
        assert hands.press({number: fields}, page=number).graded == (number,)
        feedback = attempts.review_slot(stage.database, learner, hands.attempt, number, now=stage.now)
        assert (feedback.grade.fraction, bool(feedback.key)) == (float(number % 2 == 0), True)
        attempts.leave_page(stage.database, learner, hands.attempt, page=number, now=stage.now)
    hands.hand_in()
    assert hands.review().mark == len(graded) // 2
    wrong = progress.mistakes(stage.database, learner, now=stage.now)
    assert {mistake.question.id for mistake in wrong} == set(graded[::2])


def test_a_teachers_quiz_is_drawn_anew_for_everyone_and_read_by_the_teacher(stage: Stage):
    teacher = stage.person("teacher", "teacher")
    quiz = quizzes.make_quiz(
        stage.database, teacher, BANK.id, title=BANK.title, count=4, access="signed_in", now=stage.now
    )
    pupils = [stage.person(f"pupil-{n}") for n in range(4)]
    handed_in = [stage.start(pupil, quiz) for pupil in pupils]
    for hands in handed_in:
        hands.hand_in()
    stage.start(teacher, quiz).hand_in()
    shown = results.quiz_results(stage.database, teacher, quiz, now=stage.now)
    assert {row.name for row in shown.rows} == {pupil.name for pupil in pupils}
    assert [hands.review(teacher).who for hands in handed_in] == [pupil.name for pupil in pupils]


def test_a_window_closes_while_a_class_writes(stage: Stage):
    close = NOON + timedelta(minutes=10)
    quiz = stage.quiz("single", "short", settings=Settings(close_at=close, grace=30))
    hands = stage.start(GUEST, quiz)
    hands.save(1, hands.right(1))
    stage.later(620)
    assert hands.send(2, {"text": ["critic model"]}, seq=50, seen=0).outcome == "saved"
    stage.later(20)
    assert hands.send(2, {"text": ["something else"]}, seq=51, seen=1).outcome == "late"
    assert attempts.close_expired(stage.database, now=stage.now) == 1
    review = hands.review()
    assert (review.mark, review.finished_at) == (2.0, close)
    assert (review.slots[1].raw, review.slots[1].late) == (
        {"text": ["critic model"]},
        {"text": ["something else"]},
    )


def test_many_hand_ins_at_once_count_once(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "short", "matching"))
    for number in (1, 2, 3):
        hands.save(number, hands.right(number))
    at_once(*[hands.hand_in] * THREADS)
    assert hands.review().mark == 3.0
    assert attempts.rebuild(stage.database, check=True) == []


def test_saves_that_race_with_the_hand_in_count_or_are_refused(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("short"))
    saves = [
        lambda n=n: hands.send(1, {"text": [f"answer {n}"]}, seq=1, seen=0, writer=f"tab-{n}").outcome
        for n in range(THREADS)
    ]
    *outcomes, _ = at_once(*saves, hands.hand_in)
    assert set(outcomes) <= {"saved", "elsewhere", "closed"}
    assert outcomes.count("saved") == bool(hands.review().slots[0].raw)


def test_of_many_pages_that_save_at_once_one_stands_and_the_others_see_it(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("short"))
    saves = [
        lambda n=n: hands.send(1, {"text": [f"answer {n}"]}, seq=1, seen=0, writer=f"tab-{n}")
        for n in range(THREADS)
    ]
    told = at_once(*saves)
    standing = hands.slot(1).raw
    assert sorted(saved.outcome for saved in told) == ["elsewhere"] * (THREADS - 1) + ["saved"]
    assert all(saved.raw == standing for saved in told if saved.outcome == "elsewhere")


def test_each_page_reads_back_what_it_saved_last_while_others_write(stage: Stage):
    pupils = [
        stage.start(Visitor(guest_id=f"pupil-{n}"), stage.quiz("short", "hinted")) for n in range(THREADS)
    ]

    def write(hands: Hands) -> list[object]:
        for n in range(1, 11):
            hands.send(1 + n % 2, {"text": [f"{hands.attempt} {n}"]}, seq=n, seen=0)
        return [slot.raw["text"][0].split()[1] for number in (1, 2) for slot in [hands.slot(number)]]

    assert at_once(*[lambda hands=hands: write(hands) for hands in pupils]) == [["10", "9"]] * THREADS


def test_a_slot_number_of_one_bank_is_not_confused_by_shuffling_and_drawing(stage: Stage):
    slots = [Slot(n, draw=Draw(), max_mark=n) for n in range(1, 6)]
    quiz = stage.quiz(slots=slots, settings=Settings(shuffle_questions=True, per_page=0))
    hands = stage.start(GUEST, quiz)
    for mark in hands.page().overview:
        hands.save(mark.number, hands.right(mark.number))
    hands.hand_in()
    review = hands.review()
    assert sorted(slot.max_mark for slot in review.slots) == [1, 2, 3, 4, 5]
    earned = [slot.max_mark for slot in review.slots if slot.kind not in UNGRADED]
    assert review.mark == sum(earned)
