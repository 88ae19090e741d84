"""An answer contested with its source: seen by its teacher, accepted or declined, and told to its learner."""

from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.quizzes.quiz import Review, Settings
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import contests, regrading, scores
from quizapp.services.contests import Decision
from quizapp.storage.banks import BankRow
from tests.harness.stage import GUEST, Hands, Stage

WHY = "The second paragraph says so."
LINK = "https://example.org/card"


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    """A teacher whose own bank this is."""
    visitor = stage.person("teacher", "teacher")
    with stage.database.write() as session:
        session.get_one(BankRow, stage.bank_id).owner_id = visitor.person_id
    return visitor


@pytest.fixture
def learner(stage: Stage) -> Visitor:
    return stage.person("learner")


@pytest.fixture
def quiz(stage: Stage, teacher: Visitor) -> str:
    return stage.quiz("short", "statement", owner=teacher)


@pytest.fixture
def taken(stage: Stage, quiz: str, learner: Visitor) -> Hands:
    return take(stage, learner, quiz, "value network")


def take(stage: Stage, visitor: Visitor, quiz: str, text: str) -> Hands:
    hands = stage.start(visitor, quiz)
    hands.save(1, {"text": [text]})
    hands.hand_in()
    stage.later(60)
    return hands


def contest(
    hands: Hands, *, text: str = WHY, passage: bool = True, source: str = "", by: Visitor | None = None
) -> None:
    contests.contest_answer(
        hands.stage.database,
        by or hands.visitor,
        hands.attempt,
        1,
        text=text,
        passage=passage,
        source=source,
        now=hands.stage.now,
    )


def decide(stage: Stage, teacher: Visitor, decision: Decision, answer: str = "") -> contests.Decided:
    (one,) = contests.list_contests(stage.database, teacher)
    return contests.decide_contest(stage.database, teacher, one.id, decision, answer, now=stage.now)


def own(hands: Hands) -> contests.OwnContest | None:
    return contests.find_own_contest(
        hands.stage.database, hands.visitor, hands.attempt, 1, now=hands.stage.now
    )


def regrade(stage: Stage, teacher: Visitor, decided: contests.Decided) -> str:
    database, quiz, question = stage.database, decided.quiz_id, decided.question
    shown = regrading.preview_regrade(database, teacher, quiz, question, "recompute")
    return regrading.apply_regrade(
        database,
        teacher,
        quiz,
        question,
        policy="recompute",
        digest=shown.digest,
        reason=WHY,
        now=stage.now,
    )


def test_an_accepted_answer_becomes_a_key_and_everybody_who_gave_it_gains(
    stage: Stage, teacher: Visitor, quiz: str, taken: Hands
) -> None:
    other = take(stage, stage.person("other"), quiz, "Value-Network")
    wrong = take(stage, stage.person("wrong"), quiz, "nothing of the kind")
    contest(taken, source=LINK)
    (one,) = contests.list_contests(stage.database, teacher)
    assert (one.text, one.passage, one.source, one.who, one.fraction) == (WHY, True, LINK, "learner", 0.0)
    assert one.decisions == ("also", "instead", "regrade", "grant", "decline") and one.sources
    decided = decide(stage, teacher, "also", "You are right.")
    shown = regrading.preview_regrade(stage.database, teacher, quiz, decided.question, "recompute")
    assert sorted(change.before.who for change in shown.changed) == ["learner", "other"]
    undo = regrade(stage, teacher, decided)
    assert [hands.review().mark for hands in (taken, other, wrong)] == [1.0, 1.0, 0.0]
    regrading.undo_regrade(stage.database, teacher, quiz, undo, now=stage.now)
    assert [hands.review().mark for hands in (taken, other, wrong)] == [0.0, 0.0, 0.0]


def test_those_who_come_later_are_graded_by_the_amended_key(
    stage: Stage, teacher: Visitor, quiz: str, taken: Hands
) -> None:
    contest(taken)
    decide(stage, teacher, "also")
    assert take(stage, stage.person("later"), quiz, "value network").review().mark == 1.0


def test_the_learner_is_told_and_sees_the_outcome(stage: Stage, teacher: Visitor, taken: Hands) -> None:
    database, learner = stage.database, taken.visitor
    scores.note_shown(database, learner, taken.review(), now=stage.now)
    assert own(taken) == contests.OwnContest()
    contest(taken)
    stage.later(60)
    decided = decide(stage, teacher, "also", "You are right.")
    told = own(taken)
    assert told is not None and (told.accepted, told.answer, told.marked) == (True, "You are right.", False)
    regrade(stage, teacher, decided)
    told = own(taken)
    assert told is not None and told.marked
    causes = [
        (one.attempt, one.slot, one.cause) for one in scores.find_news(database, learner, now=stage.now)
    ]
    assert sorted(causes) == [(taken.attempt, 1, "accepted"), (taken.attempt, 1, "regrade")]
    stage.later(60)
    scores.note_shown(database, learner, taken.review(), now=stage.now)
    assert scores.find_news(database, learner, now=stage.now) == ()


def test_one_answer_can_be_granted_alone(stage: Stage, teacher: Visitor, quiz: str, taken: Hands) -> None:
    other = take(stage, stage.person("other"), quiz, "value network")
    contest(taken)
    assert decide(stage, teacher, "grant", "For your reasoning.") == contests.Decided(True)
    (entry,) = taken.review().slots[0].entries
    assert (entry.cause, entry.fraction, entry.reason) == ("person", 1.0, "For your reasoning.")
    assert (taken.review().mark, other.review().mark) == (1.0, 0.0)


def test_a_declined_answer_keeps_its_mark_and_learns_why(
    stage: Stage, teacher: Visitor, taken: Hands
) -> None:
    contest(taken)
    with pytest.raises(Invalid):
        decide(stage, teacher, "decline", " ")
    assert decide(stage, teacher, "decline", "That is another model.").accepted is False
    told = own(taken)
    assert told is not None and (told.accepted, told.answer) == (False, "That is another model.")
    assert taken.review().mark == 0.0 and contests.count_open(stage.database, teacher) == 0
    (one,) = contests.list_contests(stage.database, teacher, decided=True)
    assert one.accepted is False and one.decisions == ()


def test_once_for_each_answer_and_decided_once(stage: Stage, teacher: Visitor, taken: Hands) -> None:
    contest(taken)
    with pytest.raises(Conflict):
        contest(taken)
    (one,) = contests.list_contests(stage.database, teacher)
    decide(stage, teacher, "decline", "No.")
    with pytest.raises(Conflict):
        contest(taken)
    with pytest.raises(Conflict):
        contests.decide_contest(stage.database, teacher, one.id, "grant", "Yes.", now=stage.now)


@pytest.mark.parametrize(
    ("text", "passage", "source"),
    [(" ", True, ""), (WHY, False, " "), ("x" * 1001, True, ""), (WHY, False, "x" * 1001)],
)
def test_it_takes_a_reason_and_a_source(taken: Hands, text: str, passage: bool, source: str) -> None:
    with pytest.raises(Invalid):
        contest(taken, text=text, passage=passage, source=source)


def test_only_an_own_answer_whose_grading_is_shown_and_not_full(
    stage: Stage, teacher: Visitor, learner: Visitor, taken: Hands
) -> None:
    with pytest.raises(NotFound):
        contest(taken, by=GUEST)
    hidden = Settings(review=replace(Review(), right="never", marks="never"))
    blind = take(stage, learner, stage.quiz("short", owner=teacher, settings=hidden), "value network")
    right = take(stage, learner, stage.quiz("short", owner=teacher), "critic model")
    empty = take(stage, learner, stage.quiz("short", owner=teacher), "")
    running = stage.start(learner, stage.quiz("short", owner=teacher))
    for hands in (blind, right, empty, running):
        assert own(hands) is None
        with pytest.raises(Conflict):
            contest(hands)


def test_strangers_and_learners_see_and_decide_nothing(stage: Stage, taken: Hands, teacher: Visitor) -> None:
    contest(taken)
    (one,) = contests.list_contests(stage.database, teacher)
    stranger = stage.person("stranger", "teacher")
    assert contests.list_contests(stage.database, stranger) == ()
    for visitor, error in ((stranger, NotFound), (taken.visitor, Forbidden)):
        with pytest.raises(error):
            contests.decide_contest(stage.database, visitor, one.id, "grant", "Mine.", now=stage.now)


def test_a_key_is_amended_only_where_the_bank_is_theirs_and_no_draft_waits(
    stage: Stage, teacher: Visitor, taken: Hands
) -> None:
    contest(taken)
    with stage.database.write() as session:
        session.get_one(BankRow, stage.bank_id).owner_id = None
    (one,) = contests.list_contests(stage.database, teacher)
    assert one.decisions == ("regrade", "grant", "decline") and not one.editable
    with pytest.raises(Conflict):
        decide(stage, teacher, "also")


def test_news_without_another_mark_goes_away_once_it_is_looked_at(
    stage: Stage, teacher: Visitor, taken: Hands
) -> None:
    scores.note_shown(stage.database, taken.visitor, taken.review(), now=stage.now)
    contest(taken)
    stage.later(60)
    decide(stage, teacher, "decline", "That is another model.")
    (news,) = scores.find_news(stage.database, taken.visitor, now=stage.now)
    assert news.cause == "declined"
    stage.later(60)
    scores.note_shown(stage.database, taken.visitor, taken.review(), now=stage.now)
    assert scores.find_news(stage.database, taken.visitor, now=stage.now) == ()
