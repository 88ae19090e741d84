import pytest

from quizapp.core.access import Visitor
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import NotFound
from quizapp.services import attempts, progress
from tests.harness.stage import GUEST, Stage


def claim(stage: Stage, person: Visitor) -> int:
    assert person.person_id is not None
    return attempts.claim_guest(stage.database, "a-guest", person.person_id, now=stage.now)


def test_what_a_guest_did_becomes_the_persons(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "short"))
    hands.save(1, hands.right(1))
    person = stage.person("Ada")
    assert claim(stage, person) == 1
    hands.visitor = person
    assert hands.save(2, {"text": ["critic model"]}).outcome == "saved"
    hands.hand_in()
    assert [row.mark for row in progress.history(stage.database, person, now=stage.now)] == [2.0]


def test_the_guest_who_comes_next_on_this_device_finds_nothing(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single"))
    claim(stage, stage.person("Ada"))
    with pytest.raises(NotFound):
        hands.page()


def test_a_second_claim_changes_nothing(stage: Stage):
    stage.start(GUEST, stage.quiz("single"))
    assert [claim(stage, stage.person(name)) for name in ("Ada", "Bob")] == [1, 0]


def test_claimed_attempts_follow_those_that_the_person_has(stage: Stage):
    quiz, person = stage.quiz("single"), stage.person("Ada")
    stage.start(person, quiz).hand_in()
    stage.start(GUEST, quiz).hand_in()
    claim(stage, person)
    assert [row.number for row in progress.history(stage.database, person, now=stage.now)] == [2, 1]


def test_signing_out_gives_nobody_more_tries(stage: Stage):
    quiz, person = stage.quiz("single", settings=Settings(attempts=1)), stage.person("Ada")
    stage.start(person, quiz).hand_in()
    stage.start(GUEST, quiz).hand_in()
    claim(stage, person)
    rows = progress.history(stage.database, person, now=stage.now)
    assert sorted((row.number, row.counts) for row in rows) == [(1, True), (2, False)]
