"""The form with which a teacher makes a quiz, and changes it."""

import re

import pytest
from flask import Flask

from quizapp.services import quizzes
from tests.harness.stage import VAGUE, Stage
from tests.people import Signed, post, reading, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

FORM = "/banks/samples/new-quiz"
FILLED = {
    "title": "Friday",
    "count": "3",
    "behaviour": "deferred",
    "access": "public",
    "counts": "last",
    "per_page": "0",
    "navigation": "free",
    "review": "all",
}


@pytest.fixture
def teacher(app: Flask, stage: Stage) -> Signed:
    return sign_in(app, "teacher")


def make(teacher: Signed, **fields: object) -> str:
    answer = post(teacher.client, FORM, **(FILLED | fields))
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.location.rsplit("/", 1)[1]


class TestNew:
    def test_a_quiz_is_made_that_a_guest_can_take(self, app: Flask, teacher: Signed):
        quiz = make(teacher, minutes="15")
        page = app.test_client().get(f"/quizzes/{quiz}", query_string={"lang": "en"}).get_data(as_text=True)
        assert "Friday" in page and ">15 " in page

    def test_the_questions_that_were_picked_are_asked_in_their_order(self, teacher: Signed, stage: Stage):
        quiz = make(teacher, q=["numeric", "short"], count="")
        hands = stage.start(teacher.visitor, quiz)
        assert [slot.kind for slot in hands.page().slots] == ["numeric", "short_text"]

    def test_only_the_kinds_that_were_ticked_are_drawn(self, teacher: Signed, stage: Stage):
        quiz = make(teacher, kinds="numeric", count="1")
        assert stage.start(teacher.visitor, quiz).page().slots[0].kind == "numeric"

    def test_a_question_that_misleads_is_named_with_what_to_do_and_nothing_is_opened(
        self, teacher: Signed, stage: Stage
    ):
        stage.write(VAGUE)
        fields = FILLED | {"q": ["vague", "short"], "count": ""}
        answer = post(teacher.client, FORM, **fields)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422 and "mend them first, or keep the quiz to yourself" in page
        assert "With hints?: " in page and "ask so that somebody could answer" in page
        assert post(teacher.client, FORM, **fields | {"access": "private"}).status_code == 303

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title", ""),
            ("title", "x" * 300),
            ("count", "999"),
            ("minutes", "-1"),
            ("minutes", "soon"),
            ("access", "all"),
        ],
    )
    def test_what_cannot_be_is_said_at_its_field_and_nothing_is_made(
        self, teacher: Signed, field: str, value: str
    ):
        answer = post(teacher.client, FORM, **(FILLED | {field: value}))
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422 and 'role="alert"' in page
        assert "Friday" not in teacher.client.get("/teaching").get_data(as_text=True)

    def test_the_form_draws_no_more_than_the_bank_has(self, app: Flask, teacher: Signed, stage: Stage):
        page = teacher.client.get(FORM).get_data(as_text=True)
        assert f'name="count" type="number" value="{min(10, len(stage.questions))}"' in page

    def test_more_questions_than_the_bank_has_are_refused_in_words(self, teacher: Signed):
        answer = post(teacher.client, FORM, **(FILLED | {"count": "150"}))
        assert answer.status_code == 422 and 'role="alert"' in answer.get_data(as_text=True)

    def test_a_close_before_the_opening_is_refused(self, teacher: Signed):
        window = {"open_at": "2026-03-03T10:00", "close_at": "2026-03-03T09:00"}
        assert post(teacher.client, FORM, **(FILLED | window)).status_code == 422

    def test_a_learner_makes_none(self, app: Flask, stage: Stage):
        learner = sign_in(app)
        assert learner.client.get(FORM).status_code == 403
        assert post(learner.client, FORM, page="/account", **FILLED).status_code == 403


class TestEdit:
    def test_the_form_holds_what_is_set(self, teacher: Signed):
        quiz = make(teacher, minutes="15", close_at="2026-03-03T10:00")
        page = teacher.client.get(f"/quizzes/{quiz}/edit").get_data(as_text=True)
        assert 'value="15"' in page and 'value="2026-03-03T10:00"' in page
        assert re.search(r"<option selected value=\"last\"", page)

    def test_a_change_is_kept_and_the_rest_stays(self, app: Flask, teacher: Signed):
        quiz = make(teacher, minutes="15")
        [seen] = re.findall(
            r'name="revision" value="(\w+)"', teacher.client.get(f"/quizzes/{quiz}/edit").text
        )
        changed = FILLED | {"title": "Monday", "minutes": "", "revision": seen, "section_pages": "y"}
        assert post(teacher.client, f"/quizzes/{quiz}/edit", **changed).status_code == 303
        page = app.test_client().get(f"/quizzes/{quiz}?lang=en").get_data(as_text=True)
        assert "Monday" in page and ">15 " not in page and "each section begins one" in page

    def test_orders_are_shuffled_as_the_boxes_say(self, teacher: Signed, stage: Stage):
        quiz = make(teacher, shuffle_options="y")
        kept = quizzes.get_own_quiz(stage.database, teacher.visitor, quiz).settings
        assert (kept.shuffle_questions, kept.shuffle_options) == (False, True)
        page = teacher.client.get(f"/quizzes/{quiz}/edit").text
        assert re.search(r"<input checked[^>]*name=\"shuffle_options\"", page)
        assert re.search(r"<input checked[^>]*name=\"shuffle_questions\"", teacher.client.get(FORM).text)

    def test_who_saves_second_is_told_and_keeps_what_they_typed(self, teacher: Signed, stage: Stage):
        quiz = make(teacher)
        url = f"/quizzes/{quiz}/edit"
        seen = reading(teacher.client.get(url).text)
        theirs, mine = FILLED | {"title": "Monday", "attempts": "7"}, FILLED | {"title": "Tuesday"}
        assert post(teacher.client, url, **theirs).status_code == 303
        assert post(teacher.client, url, **(mine | seen | {"behaviour": "no"})).status_code == 422
        late = post(teacher.client, url, **(mine | seen))
        assert late.status_code == 409 and "changed this after you opened it" in late.text
        assert 'value="Tuesday"' in late.text and "<dd>Monday</dd>" in late.text
        assert re.search(r'name="attempts"[^>]* value="7"', late.text)
        assert "Monday" in teacher.client.get(url).text
        assert post(teacher.client, url, **(mine | reading(late.text))).status_code == 303
        assert "Tuesday" in teacher.client.get(url).text

    def test_a_quiz_that_was_put_away_stays_so_when_it_is_changed(self, teacher: Signed, stage: Stage):
        quiz = make(teacher)
        quizzes.archive_quiz(stage.database, teacher.visitor, quiz, now=stage.now)
        url = f"/quizzes/{quiz}/edit"
        [seen] = re.findall(r'name="revision" value="(\w+)"', teacher.client.get(url).text)
        assert post(teacher.client, url, **(FILLED | {"revision": seen})).status_code == 303
        assert teacher.client.get(f"/quizzes/{quiz}").status_code == 404

    def test_another_teacher_changes_nothing(self, app: Flask, teacher: Signed):
        quiz, other = make(teacher), sign_in(app, "teacher")
        assert other.client.get(f"/quizzes/{quiz}/edit").status_code == 404
        answer = post(other.client, f"/quizzes/{quiz}/edit", page="/account", **(FILLED | {"title": "Mine"}))
        assert answer.status_code == 404


class TestPicked:
    def test_the_form_opened_with_picked_questions_sends_each_of_them_once(self, teacher: Signed):
        page = teacher.client.get(FORM, query_string={"q": ["numeric", "short"]}).get_data(as_text=True)
        assert f'action="{FORM}"' in page and page.count('name="q"') == 2
