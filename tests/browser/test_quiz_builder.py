"""A teacher builds a quiz: rows by button, keyboard and hand, a section, a draw, a sample, late work."""

import pytest
from playwright.sync_api import Page, expect

from quizapp.core.access import Visitor
from tests.browser.conftest import check_look, enter
from tests.harness.browser import Site
from tests.harness.stage import Stage
from tests.people import make_person

pytestmark = pytest.mark.browser


def test_rows_move_by_button_keyboard_and_hand_and_a_sample_shows_what_a_learner_gets(
    page: Page, site: Site
) -> None:
    database = site.app.extensions["quizapp.database"]
    person, stage = make_person(database, "teacher"), Stage(database)
    teacher = Visitor(person.id, None, "teacher", person.name)
    quiz = stage.quiz("single", "numeric", "short", "matching", owner=teacher, access="private")
    enter(page, person.username)
    page.goto(f"/quizzes/{quiz}")
    page.locator("main a", has_text="Build").click()
    rows = page.locator("ol.order > li")
    first = rows.first.locator("a").inner_text()
    rows.first.locator(".acts button").last.press("Enter")
    expect(rows.nth(1).locator("a")).to_have_text(first)
    expect(rows.nth(1).locator(".acts button").first).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(rows.first.locator("a")).to_have_text(first)
    page.wait_for_load_state()
    page.set_viewport_size({"width": 1280, "height": 1400})
    below = {"x": 12, "y": rows.last.evaluate("row => row.offsetHeight - 6")}
    rows.first.drag_to(rows.last, source_position={"x": 12, "y": 12}, target_position=below)
    expect(rows.last.locator("a")).to_have_text(first)
    rows.nth(1).get_by_role("button", name="Begin a section").press("Enter")
    expect(page.locator("input[name=heading-1]")).to_have_value("New section")
    check_look(page)
    page.locator("main a", has_text="Add a draw").click()
    page.locator("#count").fill("2")
    check_look(page)
    page.locator("main form button.go").press("Enter")
    expect(rows).to_have_count(5)
    page.locator("main a", has_text="Add questions").click()
    check_look(page)
    page.goto(f"/quizzes/{quiz}/build/sample")
    expect(page.locator("main section")).to_have_count(6)
    check_look(page)
