"""What the maker of a quiz reads of its questions, in a browser."""

import pytest
from playwright.sync_api import Page, expect

from quizapp.services import people
from tests.browser.conftest import check_look, enter
from tests.harness.browser import Site
from tests.harness.stage import Stage
from tests.people import make_person

pytestmark = pytest.mark.browser


def test_the_flaws_of_a_quiz_look_right(page: Page, site: Site) -> None:
    database = site.app.extensions["quizapp.database"]
    teacher = make_person(database, "teacher")
    stage = Stage(database)
    quiz = stage.quiz(*stage.questions, owner=people.visitor_of(teacher))
    enter(page, teacher.username)
    page.goto(f"/quizzes/{quiz}")
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    expect(page.locator("details", has_text="Something to look at in 2 questions")).to_be_visible()
    check_look(page)
