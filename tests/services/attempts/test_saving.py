import pytest

from quizapp.core.attempts.draft import MAX_LATE
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services import attempts
from tests.harness.stage import GUEST, Hands, Stage

A, B, C = ({"text": [letter]} for letter in "abc")
TEXTS = ("short", "open")


@pytest.fixture
def hands(stage: Stage) -> Hands:
    return stage.start(GUEST, stage.quiz(*TEXTS, settings=Settings(time_limit=60, grace=30)))


def test_what_was_saved_is_there_again(hands: Hands):
    assert hands.save(1, A).outcome == "saved"
    assert (hands.slot(1).raw, hands.slot(1).revision) == (A, 1)


def test_the_same_save_again_changes_nothing(hands: Hands):
    first = hands.send(1, A, seq=1, seen=0)
    again = hands.send(1, A, seq=1, seen=0)
    assert (first.outcome, again.outcome, again.revision) == ("saved", "repeated", first.revision)


def test_a_save_that_was_overtaken_is_superseded(hands: Hands):
    hands.send(1, B, seq=2, seen=0)
    assert hands.send(1, A, seq=1, seen=0).outcome == "superseded"
    assert hands.slot(1).raw == B


def test_saves_in_flight_of_one_page_do_not_wait_for_each_other(hands: Hands):
    outcomes = [hands.send(1, raw, seq=seq, seen=0).outcome for seq, raw in enumerate((A, B, C), 1)]
    assert outcomes == ["saved"] * 3
    assert hands.slot(1).raw == C


def test_a_second_page_that_is_behind_is_told_what_stands(hands: Hands):
    hands.save(1, A)
    told = hands.other_page().save(1, B, seen=0)
    assert (told.outcome, told.raw, told.revision) == ("elsewhere", A, 1)
    assert hands.slot(1).raw == A


def test_a_second_page_that_has_seen_the_answer_may_change_it(hands: Hands):
    hands.save(1, A)
    assert hands.other_page().save(1, B, seen=1).outcome == "saved"
    assert hands.save(1, C, seen=1).outcome == "elsewhere"


def test_a_repeat_of_what_was_elsewhere_hears_so_again(hands: Hands):
    hands.save(1, A)
    told = [hands.send(1, B, seq=1, seen=0, writer="tab-2") for _ in range(2)]
    assert told[0] == told[1]


def test_the_answer_to_a_save_is_the_same_for_right_and_wrong(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single"))
    right, wrong = hands.right(1), hands.wrong(1)
    assert hands.send(1, right, seq=1, seen=0) == replace_revision(hands.send(1, wrong, seq=2, seen=1), 1)


def replace_revision(saved: attempts.Saved, revision: int) -> attempts.Saved:
    assert saved.revision == revision + 1
    return attempts.Saved(saved.outcome, revision, saved.raw, saved.seconds_left)


def test_a_save_within_the_grace_counts(stage: Stage, hands: Hands):
    stage.later(90)
    saved = hands.send(1, A, seq=1, seen=0)
    assert (saved.outcome, saved.seconds_left) == ("saved", 0)


def test_a_late_save_is_kept_and_never_graded(stage: Stage, hands: Hands):
    stage.later(90.001)
    assert [hands.send(1, {"text": ["critic model"]}, seq=1, seen=0).outcome for _ in range(2)] == [
        "late"
    ] * 2
    [first, _] = hands.review().slots
    assert (first.late, first.raw, first.mark) == ({"text": ["critic model"]}, {}, 0.0)


def test_a_save_in_time_that_is_repeated_late_was_in_time(stage: Stage, hands: Hands):
    hands.send(1, A, seq=1, seen=0)
    stage.later(1000)
    assert hands.send(1, A, seq=1, seen=0).outcome == "repeated"


def test_late_saves_do_not_pile_up_for_ever(stage: Stage, hands: Hands):
    stage.later(1000)
    outcomes = [hands.send(1, {"text": [str(n)]}, seq=n, seen=0).outcome for n in range(1, MAX_LATE + 2)]
    assert outcomes == ["late"] * MAX_LATE + ["closed"]


def test_after_the_hand_in_nothing_is_saved(hands: Hands):
    hands.save(1, A)
    hands.hand_in()
    assert hands.send(1, B, seq=9, seen=1).outcome == "closed"
    assert hands.review().slots[0].raw == A


def test_a_flag_stays_until_it_is_taken_away(stage: Stage, hands: Hands):
    for flagged in (True, False):
        attempts.flag(stage.database, GUEST, hands.attempt, 2, flagged=flagged, now=stage.now)
        assert [mark.flagged for mark in hands.page().overview] == [False, flagged]
    hands.hand_in()
    with pytest.raises(Conflict):
        attempts.flag(stage.database, GUEST, hands.attempt, 2, flagged=True, now=stage.now)


def test_nobody_else_can_save(stage: Stage, hands: Hands):
    hands.visitor = stage.person("other")
    with pytest.raises(NotFound):
        hands.send(1, A, seq=1, seen=0)


@pytest.mark.parametrize(("slot", "error"), [(3, NotFound), (0, NotFound), (1, Invalid)])
def test_what_no_page_sends_is_refused(hands: Hands, slot: int, error: type[Exception]):
    with pytest.raises(error):
        hands.send(slot, {"text": ["x" * (1 if slot != 1 else 30_000)]}, seq=1, seen=0)


@pytest.mark.parametrize("text", ["\0", "\n\t\x1b", "😀 𠮷", "'; DROP TABLE drafts; --"])
def test_any_text_is_kept_as_it_was_typed(hands: Hands, text: str):
    hands.save(1, {"text": [text], text: [text]})
    assert hands.slot(1).raw == {"text": [text], text: [text]}
    hands.hand_in()
    assert hands.review().slots[0].raw["text"] == [text]


def test_half_a_character_is_replaced_and_hinders_nothing(hands: Hands):
    hands.save(1, {"text": ["a\ud800b"]}, seen=0)
    assert hands.slot(1).raw == {"text": ["a\ufffdb"]}
    hands.hand_in()
    assert hands.review().slots[0].state == "graded"


@pytest.mark.parametrize("forged", ["", "\0", "\ud800", "x" * 5000, "1", "-1", "9" * 40, "../x"])
def test_an_attempt_that_is_not_there_is_not_found(stage: Stage, hands: Hands, forged: str):
    hands.attempt = forged
    with pytest.raises(NotFound):
        hands.page()
