"""The example of the first page."""

from quizapp.services.showcase import find_example
from tests.harness.stage import FACT, GUEST, Stage


class TestFindExample:
    def test_it_is_the_proof_of_a_question_for_a_number(self, stage: Stage):
        stage.quiz("short", access="public")
        example = find_example(stage.database, GUEST, "samples")
        assert example and example.fact.id == FACT.id

    def test_a_bank_without_an_open_quiz_gives_none(self, stage: Stage):
        stage.quiz("numeric", access="private")
        assert find_example(stage.database, GUEST, "samples") is None

    def test_another_bank_gives_none(self, stage: Stage):
        stage.quiz("numeric", access="public")
        assert find_example(stage.database, GUEST, "other") is None
