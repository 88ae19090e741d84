"""The pages of a teacher's quizzes and their results."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.statistics.groups import count_tenths
from quizapp.web.charts import tenth_names
from tests.harness.stage import GUEST, VAGUE, Stage
from tests.people import Signed, post, sign_in


@pytest.fixture
def teacher(app: Flask, stage: Stage) -> Signed:
    return sign_in(app, "teacher")


@pytest.fixture
def quiz(stage: Stage, teacher: Signed) -> str:
    return stage.quiz("numeric", owner=teacher.visitor)


def take(stage: Stage, visitor, quiz: str, *, right: bool) -> str:
    hands = stage.start(visitor, quiz)
    hands.save(1, hands.right(1) if right else hands.wrong(1))
    return hands.hand_in()


def text(signed: Signed, path: str) -> str:
    answer = signed.client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestIndex:
    def test_a_quiz_stands_there_with_how_many_took_it(self, teacher: Signed, stage: Stage, quiz: str):
        take(stage, stage.person("amy"), quiz, right=True)
        assert "1 person took it" in text(teacher, "/teaching")

    def test_another_teachers_quiz_does_not(self, app: Flask, stage: Stage, quiz: str):
        assert quiz not in text(sign_in(app, "teacher"), "/teaching")

    def test_a_learner_has_no_such_page(self, app: Flask, stage: Stage):
        assert sign_in(app).client.get("/teaching").status_code == 403


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestResults:
    def test_each_attempt_is_named_and_leads_to_what_the_learner_saw(
        self, teacher: Signed, stage: Stage, quiz: str
    ):
        id = take(stage, stage.person("amy"), quiz, right=False)
        page = text(teacher, f"/quizzes/{quiz}/results")
        assert "amy" in page and f"/attempts/{id}/review" in page
        assert text(teacher, f"/attempts/{id}/review")

    def test_a_guest_is_called_a_guest(self, teacher: Signed, stage: Stage, quiz: str):
        take(stage, GUEST, quiz, right=True)
        assert "Guest" in text(teacher, f"/quizzes/{quiz}/results")

    def test_the_spread_counts_each_learner_once(self, teacher: Signed, stage: Stage, quiz: str):
        amy = stage.person("amy")
        take(stage, amy, quiz, right=False)
        take(stage, amy, quiz, right=True)
        take(stage, stage.person("bob"), quiz, right=True)
        assert "2 scores, on average 100 percent" in text(teacher, f"/quizzes/{quiz}/results")

    def test_a_trial_of_the_own_quiz_counts_nowhere(self, teacher: Signed, stage: Stage, quiz: str):
        take(stage, teacher.visitor, quiz, right=True)
        assert "Nobody has taken this quiz yet" in text(teacher, f"/quizzes/{quiz}/results")

    def test_another_teacher_finds_nothing(self, app: Flask, stage: Stage, quiz: str):
        assert sign_in(app, "teacher").client.get(f"/quizzes/{quiz}/results").status_code == 404


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestPuttingAway:
    def test_a_quiz_put_away_cannot_be_taken_and_comes_back(
        self, app: Flask, teacher: Signed, stage: Stage, quiz: str
    ):
        page = f"/quizzes/{quiz}/results"
        assert post(teacher.client, f"/quizzes/{quiz}/archive", page=page).status_code == 303
        assert app.test_client().get(f"/quizzes/{quiz}").status_code == 404
        assert post(teacher.client, f"/quizzes/{quiz}/restore", page=page).status_code == 303
        assert app.test_client().get(f"/quizzes/{quiz}").status_code == 200

    def test_another_teacher_can_put_nothing_away(self, app: Flask, stage: Stage, quiz: str):
        other = sign_in(app, "teacher")
        assert post(other.client, f"/quizzes/{quiz}/archive", page="/account").status_code == 404
        assert app.test_client().get(f"/quizzes/{quiz}").status_code == 200


class TestCountByScore:
    @given(st.lists(st.floats(0, 1)))
    def test_every_share_falls_into_one_class(self, shares: list[float]):
        assert sum(count_tenths(shares)) == len(shares)

    def test_a_full_score_is_in_the_last_class(self):
        assert count_tenths([1.0, 0.95])[-1] == 2 and tenth_names()[-1] == "90–100"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestFlaws:
    def test_the_maker_of_a_quiz_reads_what_to_mend_in_either_language(self, teacher: Signed, stage: Stage):
        stage.write(VAGUE)
        path = f"/quizzes/{stage.quiz('vague', owner=teacher.visitor)}"
        assert "1 question misleads or gives its answer away" in text(teacher, path)
        assert "ask so that somebody could answer with the options covered" in text(teacher, path)
        assert "问得让人遮住选项也能作答" in text(teacher, f"{path}?lang=zh")

    def test_those_who_take_it_read_nothing_of_it(self, app: Flask, stage: Stage, teacher: Signed):
        stage.write(VAGUE)
        path = f"/quizzes/{stage.quiz('vague', owner=teacher.visitor)}"
        assert "misleads" not in text(sign_in(app), path)
