"""What the maker of a quiz reads of its questions, in a browser."""

import pytest
from playwright.sync_api import Page, expect

from quizapp.services import people
from tests.browser.conftest import check_look, enter
from tests.harness.browser import Site
from tests.harness.stage import VAGUE, Stage
from tests.people import make_person

pytestmark = pytest.mark.browser


def test_the_flaws_of_a_quiz_look_right(page: Page, site: Site) -> None:
    database = site.app.extensions["quizapp.database"]
    teacher = make_person(database, "teacher")
    stage = Stage(database)
    stage.write(VAGUE)
    quiz = stage.quiz(*stage.questions, VAGUE.id, owner=people.visitor_of(teacher))
    enter(page, teacher.username)
    page.goto(f"/quizzes/{quiz}")
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    faulty = page.locator("section", has=page.locator("#flaws"))
    expect(faulty).to_contain_text("1 question misleads or gives its answer away.")
    expect(faulty.get_by_role("link", name="With hints?")).to_be_visible()
    expect(page.locator("details", has_text="Something to look at in 2 questions")).to_be_visible()
    check_look(page)
