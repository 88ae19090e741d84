import pytest

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.quizzes.quiz import Settings, Slot
from quizapp.errors import Conflict, NotFound
from quizapp.services import attempts
from tests.harness.stage import GUEST, Stage

IMMEDIATE = Settings(behaviour="immediate")
FORWARD = Settings(navigation="forward")


def test_a_page_holds_only_its_own_questions_and_the_list_of_all(stage: Stage):
    view = stage.start(
        GUEST, stage.quiz("single", "short", "text", "open", settings=Settings(per_page=2))
    ).page(2)
    assert (view.page, view.pages) == (2, 2)
    assert [slot.kind for slot in view.slots] == ["description", "open_answer"]
    assert [(mark.number, mark.page, mark.asks) for mark in view.overview] == [
        (1, 1, True), (2, 1, True), (3, 2, False), (4, 2, True),
    ]  # fmt: skip


def test_sections_may_begin_pages(stage: Stage):
    part = Twin("二", "Part two")
    slots = (Slot(1, "single"), Slot(2, "short"), Slot(3, "text", heading=part), Slot(4, "open"))
    settings = Settings(per_page=0, section_pages=True)
    hands = stage.start(GUEST, stage.quiz(slots=slots, settings=settings))
    assert (hands.page().pages, [mark.page for mark in hands.page().overview]) == (2, [1, 1, 2, 2])
    assert [slot.heading for slot in hands.page(2).slots] == [part, None]
    with pytest.raises(NotFound):
        hands.page(3)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_not_found(stage: Stage, page: int):
    hands = stage.start(GUEST, stage.quiz("single", "short"))
    with pytest.raises(NotFound):
        hands.page(page)


def test_the_button_of_a_test_saves_and_goes_on(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "short"))
    assert hands.press({1: hands.right(1)}).go_to == 2
    assert hands.press({2: {"text": ["critic"]}}, page=2).go_to is None
    assert [mark.state for mark in hands.page().overview] == ["answered", "answered"]


def test_what_cannot_be_read_keeps_the_learner_on_the_page_until_they_insist(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "short"))
    told = hands.press({1: {"choice": ["forged"]}})
    assert (told.go_to, told.unreadable[1].field) == (1, "choice")
    assert hands.page().overview[0].state == "unreadable"
    assert hands.press({1: {"choice": ["forged"]}}, insist=True).go_to == 2


def test_a_row_that_cannot_be_read_is_named_as_the_page_names_it(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("matching"))
    row = hands.slot(1).groups["left"][0].token
    told = hands.press({1: {row: ["forged"]}})
    assert told.unreadable[1].field == row


def test_the_button_does_not_overwrite_what_another_page_saved_meanwhile(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("short"))
    hands.save(1, {"text": ["critic"]})
    told = attempts.answer(
        stage.database,
        GUEST,
        hands.attempt,
        {1: {"text": ["x"]}},
        page=1,
        now=stage.now,
        writer="old",
        seen={1: 0},
    )
    assert (told.go_to, told.elsewhere) == (1, (1,))
    assert hands.slot(1).raw == {"text": ["critic"]}


def test_with_immediate_feedback_an_answer_is_graded_once(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", settings=IMMEDIATE))
    right = hands.right(1)
    assert hands.press({1: hands.wrong(1)}).graded == (1,)
    assert hands.slot(1).state == "graded"
    assert hands.press({1: right}).graded == ()
    assert hands.send(1, right, seq=99, seen=1).outcome == "closed"
    assert attempts.review_slot(stage.database, GUEST, hands.attempt, 1, now=stage.now).grade.fraction == 0


def test_with_immediate_feedback_the_unreadable_costs_no_try(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", settings=IMMEDIATE))
    assert hands.press({1: {"choice": ["forged"]}}).unreadable
    assert hands.press({1: {}}).unanswered == (1,)
    assert attempts.review_slot(stage.database, GUEST, hands.attempt, 1, now=stage.now) is None
    assert hands.press({1: hands.right(1)}).graded == (1,)


def test_after_the_feedback_on_the_last_page_comes_the_overview(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "short", settings=IMMEDIATE))
    after = [attempts.leave_page(stage.database, GUEST, hands.attempt, page=n, now=stage.now) for n in (1, 2)]
    assert after == [2, None]


def test_forward_only_navigation_leaves_a_page_for_good(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("short", "single", settings=FORWARD))
    hands.press({1: {"text": ["critic"]}})
    assert hands.page(1).page == 2
    assert [mark.reachable for mark in hands.page().overview] == [False, True]
    assert hands.send(1, {"text": ["late idea"]}, seq=99, seen=1).outcome == "closed"
    assert hands.press({1: {"text": ["back button"]}}, seen={1: 1}).go_to == 2
    hands.hand_in()
    assert hands.review().slots[0].raw == {"text": ["critic"]}


def test_forward_only_navigation_does_not_let_anybody_look_ahead(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("short", "single", settings=FORWARD))
    assert hands.page(2).page == 1


def test_nothing_of_a_left_page_is_shown_as_right_or_wrong(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("short", "single", settings=FORWARD))
    hands.press({1: {"text": ["critic"]}})
    assert hands.page().overview[0].state == "answered"
    assert attempts.review_slot(stage.database, GUEST, hands.attempt, 1, now=stage.now) is None


def test_the_overview_names_what_is_unanswered_without_any_question(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "short"))
    hands.save(2, {"text": ["critic"]})
    view = attempts.overview(stage.database, GUEST, hands.attempt, now=stage.now)
    assert (view.slots, [mark.state for mark in view.overview]) == ((), ["unanswered", "answered"])


def test_handing_in_twice_counts_once(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single"))
    hands.save(1, hands.right(1))
    assert hands.hand_in() == hands.hand_in() == hands.attempt
    first = hands.review()
    stage.later(60)
    hands.hand_in()
    assert hands.review() == first


def test_after_the_end_a_button_changes_nothing(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single"))
    wrong = hands.wrong(1)
    hands.hand_in()
    assert hands.press({1: wrong}).finished
    assert hands.review().slots[0].raw == {}


def test_hints_are_uncovered_one_by_one_and_remembered(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("hinted"))
    assert (hands.slot(1).hints, hands.slot(1).hints_left) == ((), 2)
    counts = [attempts.take_hint(stage.database, GUEST, hands.attempt, 1, now=stage.now) for _ in range(3)]
    assert counts == [1, 2, 2]
    assert (len(hands.slot(1).hints), hands.slot(1).hints_left) == (2, 0)
    hands.hand_in()
    with pytest.raises(Conflict):
        attempts.take_hint(stage.database, GUEST, hands.attempt, 1, now=stage.now)


def test_switching_the_language_keeps_the_answers(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single"))
    saved = hands.right(1)
    hands.save(1, saved)
    attempts.set_language(stage.database, GUEST, hands.attempt, "zh", now=stage.now)
    assert (hands.page().language, hands.slot(1).raw) == ("zh", saved)


@pytest.mark.parametrize("who", [Visitor(guest_id="other"), Visitor()])
def test_another_visitor_finds_nothing(stage: Stage, who: Visitor):
    hands = stage.start(GUEST, stage.quiz("single"))
    hands.visitor = who
    for act in (hands.page, hands.hand_in, hands.review):
        with pytest.raises(NotFound):
            act()
