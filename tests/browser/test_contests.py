"""A learner contests an answer with its source; the teacher accepts, looks at what changes, and the learner is told."""

import pytest
from playwright.sync_api import Page, expect

from quizapp.core.access import Visitor
from quizapp.storage.banks import BankRow
from tests.browser.conftest import check_look, enter
from tests.harness.browser import Site
from tests.harness.stage import Stage
from tests.people import make_person

pytestmark = pytest.mark.browser


def test_an_answer_is_contested_accepted_and_told(page: Page, site: Site) -> None:
    database = site.app.extensions["quizapp.database"]
    teacher, learner = make_person(database, "teacher"), make_person(database)
    stage = Stage(database)
    with database.write() as session:
        session.get_one(BankRow, stage.bank_id).owner_id = teacher.id
    quiz = stage.quiz("short", owner=Visitor(teacher.id, None, "teacher", teacher.name))
    hands = stage.start(Visitor(learner.id, None, "learner", learner.name), quiz)
    hands.save(1, {"text": ["value network"]})
    hands.hand_in()
    enter(page, learner.username)
    page.goto(f"/attempts/{hands.attempt}/slots/1")
    page.locator("#contest summary").press("Enter")
    check_look(page)
    page.locator("#contest-text").fill("The second paragraph calls it so.")
    page.locator("#contest button").press("Enter")
    expect(page.locator("#contest")).to_have_count(0)
    page.context.clear_cookies()
    enter(page, teacher.username)
    page.goto("/contests")
    check_look(page)
    page.locator("input[value=also]").check()
    page.get_by_role("button", name="Decide").press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto(f"/quizzes/{quiz}/scores")
    check_look(page)
    page.locator("tbody a").press("Enter")
    check_look(page)
    page.context.clear_cookies()
    enter(page, learner.username)
    page.goto("/")
    page.locator("section[aria-labelledby=news] a").press("Enter")
    expect(page.locator("section.note")).to_contain_text("accepted")
