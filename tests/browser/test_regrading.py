"""A wrong key is mended in the pages of a teacher: preview, reason, done, undone."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from quizapp.core.access import Visitor
from tests.browser.conftest import check_look, enter
from tests.core.questions.samples import SINGLE
from tests.harness.browser import Site
from tests.harness.stage import Stage
from tests.people import make_person

pytestmark = pytest.mark.browser
MENDED = replace(SINGLE, options=tuple(replace(one, fraction=float(one.id == "b")) for one in SINGLE.options))


def test_a_wrong_key_is_mended_and_the_mending_undone_by_keyboard(page: Page, site: Site) -> None:
    database = site.app.extensions["quizapp.database"]
    teacher, stage = make_person(database, "teacher"), Stage(database)
    quiz = stage.quiz("single", owner=Visitor(teacher.id, None, "teacher", teacher.name))
    hands = stage.start(stage.person("Ada"), quiz)
    hands.save(1, hands.fields(1, {"choice": ["b"]}))
    hands.hand_in()
    stage.write(MENDED)
    enter(page, teacher.username)
    page.goto(f"/quizzes/{quiz}/regrade")
    check_look(page)
    page.locator(".list .t a").first.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    check_look(page)
    page.locator("#reason").fill("The key named the wrong score.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#past")).to_be_visible()
    check_look(page)
    page.goto(f"/attempts/{hands.attempt}/review")
    check_look(page)
    page.goto(f"/quizzes/{quiz}/regrade")
    page.locator("form[action$=undo] button").press("Enter")
    expect(page.locator("form[action$=undo]")).to_have_count(0)
