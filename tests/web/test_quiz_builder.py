"""The pages of the builder: rows moved and weighed by buttons, questions and draws added, a sample looked at."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quizapp.core.languages import Twin
from quizapp.core.quizzes.entry import entries_of
from quizapp.services import quizzes, workbench
from quizapp.storage.bank_versions import put_bank
from tests.core.questions.samples import NUMERIC, SHORT
from tests.harness.stage import GUEST, Stage
from tests.people import Signed, post, reading, sign_in
from tests.services.workbench.shelf import OWN

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def teacher(app: Flask, stage: Stage) -> Signed:
    return sign_in(app, "teacher")


@pytest.fixture
def url(teacher: Signed, stage: Stage) -> str:
    quiz = stage.quiz("single", "numeric", "short", owner=teacher.visitor, access="private")
    return f"/quizzes/{quiz}/build"


def fields_of(teacher: Signed, url: str, **more: str) -> dict[str, object]:
    """The form as the page gives it, with what somebody typed."""
    page = teacher.client.get(url).text
    inputs = dict(re.findall(r'name="((?:key|mark|count|heading)-\d+)"[^>]* value="([^"]*)"', page))
    return {**inputs, **reading(page), "order": re.findall(r'name="order" value="(\d+)"', page), **more}


def press(teacher: Signed, url: str, **fields: object) -> TestResponse:
    return post(teacher.client, url, **(fields or fields_of(teacher, url)))


def rows(stage: Stage, teacher: Signed, url: str) -> list[tuple[object, float]]:
    quiz = quizzes.get_own_quiz(stage.database, teacher.visitor, url.split("/")[2])
    return [(one.question or one.count, one.max_mark) for one in entries_of(quiz.slots)]


def test_a_button_moves_a_row_and_keeps_the_marks_that_were_typed(stage: Stage, teacher: Signed, url: str):
    answer = press(teacher, url, **fields_of(teacher, url, **{"mark-2": "2,5", "do": "up-2"}))
    assert answer.status_code == 303 and answer.location.endswith("?moved=1")
    assert rows(stage, teacher, url) == [("single", 1), ("short", 2.5), ("numeric", 1)]
    assert re.search(r'value="up-1"[^>]* autofocus', teacher.client.get(f"{url}?moved=1").text)
    dragged = fields_of(teacher, url) | {"order": ["2", "0", "1"], "do": "save"}
    assert press(teacher, url, **dragged).status_code == 303
    assert [name for name, _ in rows(stage, teacher, url)] == ["numeric", "single", "short"]
    press(teacher, url, **fields_of(teacher, url, do="remove-0"))
    assert [name for name, _ in rows(stage, teacher, url)] == ["single", "short"]


def test_a_section_begins_is_named_and_ends(teacher: Signed, url: str):
    press(teacher, url, **fields_of(teacher, url, do="section-1"))
    assert press(teacher, url, **fields_of(teacher, url, **{"heading-1": "Facts"})).status_code == 303
    page = teacher.client.get(url).text
    assert 'value="Facts"' in page
    assert "Facts" in teacher.client.get(f"{url}/sample").text
    press(teacher, url, **fields_of(teacher, url, **{"heading-1": " "}))
    assert "heading-1" not in teacher.client.get(url).text


def test_marks_that_cannot_be_are_named_and_stay_in_their_field(stage: Stage, teacher: Signed, url: str):
    fields = fields_of(teacher, url)
    for mark in ("0", "-1", "nan", "inf", "many", ""):
        answer = press(teacher, url, **(fields | {"mark-1": mark}))
        assert answer.status_code == 422 and "Row 2: marks are a number above 0" in answer.text
        assert re.search(rf'name="mark-1"[^>]* value="{mark}"', answer.text)
    assert rows(stage, teacher, url) == [("single", 1), ("numeric", 1), ("short", 1)]


def test_who_comes_second_is_told_and_what_they_typed_is_not_lost(stage: Stage, teacher: Signed, url: str):
    mine = fields_of(teacher, url, **{"mark-2": "7"})
    press(teacher, url, **fields_of(teacher, url, do="up-2"))
    answer = press(teacher, url, **mine)
    assert answer.status_code == 409 and "changed this after you opened it" in answer.text
    assert "<dd>place 3</dd>" in answer.text and "<dd>you changed nothing here</dd>" in answer.text
    assert rows(stage, teacher, url) == [("single", 1), ("short", 1), ("numeric", 1)]
    assert re.search(r'name="mark-1"[^>]* value="7"', answer.text)
    assert press(teacher, url, **(mine | {"order": ["0", "0", "9"], "revision": "x"})).status_code == 409


def test_a_form_about_other_rows_is_refused(teacher: Signed, url: str):
    assert press(teacher, url, **(fields_of(teacher, url) | {"order": ["0", "5"]})).status_code == 400
    empty = fields_of(teacher, url) | {"order": ["0", "1", "2"]}
    for at in (2, 1):
        press(teacher, url, **fields_of(teacher, url, do=f"remove-{at}"))
    assert "has no questions" in press(teacher, url, **fields_of(teacher, url, do="remove-0")).text
    assert press(teacher, url, **empty).status_code == 409


def test_questions_are_picked_by_filter_and_those_that_are_there_or_foreign_are_refused(
    stage: Stage, teacher: Signed, url: str
):
    page = teacher.client.get(f"{url}/add?kind=cloze").text
    assert "question found" in page and 'value="cloze"' in page and "in the quiz" not in page
    assert post(teacher.client, f"{url}/add", q=["cloze", "multiple"]).status_code == 303
    assert [name for name, _ in rows(stage, teacher, url)][3:] == ["cloze", "multiple"]
    for picked, told in (
        ([], "at least one"),
        (["cloze"], "stands twice"),
        (["elsewhere"], "not ready in this bank"),
    ):
        answer = post(teacher.client, f"{url}/add", q=picked)
        assert answer.status_code == 422 and told in answer.text
    assert len(rows(stage, teacher, url)) == 5


def test_a_draw_is_added_and_one_that_asks_for_too_much_says_how_much_there_is(
    stage: Stage, teacher: Signed, url: str
):
    wish = {"count": "1", "mark": "1.5", "kinds": "short_text"}
    for wrong in (
        {"count": "99"},
        {"count": "0"},
        {"mark": "nan"},
        {"mark": "-1"},
        {"kinds": "magic"},
        {"min_difficulty": "9"},
    ):
        answer = post(teacher.client, f"{url}/draw", **(wish | wrong))
        assert answer.status_code == 422, wrong
    assert "questions, but only 0 fit: widen the choice" in answer.text
    assert post(teacher.client, f"{url}/draw", **wish).status_code == 303
    assert rows(stage, teacher, url)[3] == (1, 1.5)
    page = teacher.client.get(url).text
    assert "kinds: Short answer" in page and re.search(r"(At most )?\d+ different sets", page)


def test_a_sample_is_shown_as_a_learner_meets_it_and_sends_nothing(teacher: Signed, url: str):
    page = teacher.client.get(f"{url}/sample?paper=3").text
    assert "Sample 3" in page and 'paper=4"' in page and "Every learner gets the same questions." in page
    assert page.count('<fieldset class="preview" disabled') == 3 and "fraction" not in page
    assert teacher.client.get(f"{url}/sample?paper=x").status_code == 200


def test_a_taken_quiz_says_what_may_change_and_offers_a_new_version(
    app: Flask, stage: Stage, teacher: Signed
):
    quiz = stage.quiz("single", owner=teacher.visitor)
    url = f"/quizzes/{quiz}/build"
    fields = fields_of(teacher, url)
    stage.start(GUEST, quiz)
    page = teacher.client.get(url).text
    assert "Its title and settings may still change" in page and f'action="/quizzes/{quiz}/copy"' in page
    assert post(teacher.client, url, **fields).status_code == 409


def test_questions_and_draws_of_another_bank_are_added_named_and_said_to_be_gone(
    app: Flask, stage: Stage, teacher: Signed, url: str
):
    colleague = sign_in(app, "teacher")
    far = replace(OWN, id="far", title=Twin("远处", "Far"), facts=(), questions=(SHORT, NUMERIC))
    with stage.database.write() as session:
        put_bank(session, far, digest="far", origin="", owner_id=colleague.visitor.person_id, now=stage.now)
    for page in (f"{url}/add?bank=far", f"{url}/draw?bank=far", f"{url}/draw?bank=far&bank=samples"):
        assert teacher.client.get(page).status_code == 404
    assert post(teacher.client, f"{url}/add?bank=far", page=f"{url}/add", q="short").status_code == 404
    workbench.set_access(stage.database, colleague.visitor, "far", "public")
    assert 'value="far" selected' in teacher.client.get(f"{url}/add?bank=far").text
    assert post(teacher.client, f"{url}/add?bank=far", q="short").status_code == 303
    page = teacher.client.get(f"{url}/draw?bank=far&bank=samples").text
    assert len(re.findall(r'name="bank" value="[^"]+" checked', page)) == 2
    wish = {"count": "1", "mark": "1", "kinds": "numeric"}
    assert post(teacher.client, f"{url}/draw?bank=far", **wish).status_code == 303
    page = teacher.client.get(url).text
    assert 'href="/banks/far/questions/short"' in page and page.count("From Far") == 2
    workbench.set_access(stage.database, colleague.visitor, "far", "private")
    page = teacher.client.get(url).text
    assert (
        "Its bank (far) is gone or not shared with you any more" in page
        and "Nothing new is drawn from far" in page
    )
    assert "/banks/far/" not in page
    fields = fields_of(teacher, url, do="remove-4") | {"order": ["0", "1", "2", "3", "4"]}
    assert press(teacher, url, **fields).status_code == 303
    assert press(teacher, url, **fields_of(teacher, url, do="remove-3")).status_code == 303
    assert rows(stage, teacher, url) == [("single", 1), ("numeric", 1), ("short", 1)]
