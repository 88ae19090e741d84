"""The pages of what a learner did."""

import pytest
from flask import Flask

from tests.harness.stage import Stage
from tests.people import Signed, post, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def learner(app: Flask, stage: Stage) -> Signed:
    return sign_in(app)


def text(signed: Signed, path: str, **query: str) -> str:
    answer = signed.client.get(path, query_string=query)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def take(stage: Stage, signed: Signed, *, right: bool) -> str:
    hands = stage.start(signed.visitor, stage.quiz("numeric"))
    hands.save(1, hands.right(1) if right else hands.wrong(1))
    return hands.hand_in()


class TestHistory:
    def test_a_newcomer_is_led_to_the_quizzes(self, learner: Signed):
        assert "No attempts yet" in text(learner, "/history")

    def test_an_attempt_stands_there_with_its_mark_and_leads_to_its_review(
        self, learner: Signed, stage: Stage
    ):
        id = take(stage, learner, right=True)
        page = text(learner, "/history")
        assert f"/attempts/{id}/review" in page and "1 / 1" in page

    def test_two_scores_are_drawn_with_a_table_beside(self, learner: Signed, stage: Stage):
        take(stage, learner, right=False)
        take(stage, learner, right=True)
        page = text(learner, "/history")
        assert "2 scores, from 0 to 100 percent" in page and page.count('class="n">100%') == 1

    def test_one_attempt_of_another_person_is_not_there(self, app: Flask, learner: Signed, stage: Stage):
        take(stage, sign_in(app), right=True)
        assert "No attempts yet" in text(learner, "/history")

    def test_a_running_attempt_is_to_be_continued(self, learner: Signed, stage: Stage):
        id = stage.start(learner.visitor, stage.quiz("numeric")).attempt
        page = text(learner, "/history", lang="zh")
        assert f'href="/attempts/{id}"' in page and "继续" in page

    def test_a_guest_is_asked_to_sign_in(self, app: Flask, stage: Stage):
        assert "/sign-in" in app.test_client().get("/history").headers.get("Location", "")


class TestMistakes:
    def test_a_wrong_answer_stands_there_with_its_question(self, learner: Signed, stage: Stage):
        id = take(stage, learner, right=False)
        assert f"/attempts/{id}/slots/1" in text(learner, "/mistakes")

    def test_a_right_answer_does_not(self, learner: Signed, stage: Stage):
        take(stage, learner, right=True)
        assert "No mistakes to try again" in text(learner, "/mistakes")

    def test_trying_again_starts_an_attempt_over_them(self, learner: Signed, stage: Stage):
        take(stage, learner, right=False)
        answer = post(learner.client, "/mistakes/start", page="/mistakes")
        assert answer.status_code == 303
        assert learner.client.get(answer.location, follow_redirects=True).status_code == 200

    def test_nothing_to_try_again_is_said_and_starts_nothing(self, learner: Signed, stage: Stage):
        answer = post(learner.client, "/mistakes/start", page="/account")
        assert answer.status_code == 409 and "nothing to try again" in answer.get_data(as_text=True)
