"""A teacher reads the gradebook of a class, decides one grade, and weighs."""

import pytest
from playwright.sync_api import Page, expect

from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Target
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes
from quizapp.services.assignments import Rules
from tests.browser.conftest import check_look, enter
from tests.harness.browser import Site
from tests.harness.stage import Stage
from tests.people import make_person

pytestmark = pytest.mark.browser


def test_from_the_table_to_one_grade_and_the_weights(page: Page, site: Site) -> None:
    database = site.app.extensions["quizapp.database"]
    person, stage = make_person(database, "teacher"), Stage(database)
    teacher = Visitor(person.id, None, "teacher", person.name)
    class_id = classes.make_class(database, teacher, name="7b", now=stage.now)
    code = classes.class_page(database, teacher, class_id).join_code or ""
    for name in ("Ada Example", "张三", "李四"):
        classes.join_class(database, stage.person(name), code, name=name, now=stage.now)
    for _ in range(3):
        rules = Rules(Settings(), (Target("class"),), "")
        quiz = stage.quiz("single", owner=teacher)
        assignments.assign_quiz(database, teacher, class_id, quiz, rules, now=stage.now)
    enter(page, person.username)
    page.goto(f"/classes/{class_id}")
    page.locator("main a", has_text="Grades").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    check_look(page)
    check_heads_stay(page)
    page.locator("tbody td a").first.press("Enter")
    page.locator("#percent").fill("85")
    page.locator("#reason").fill("Oral exam.")
    page.locator("main form button.go").press("Enter")
    expect(page.locator("#history")).to_be_visible()
    check_look(page)
    page.goto(f"/classes/{class_id}/grading")
    page.locator("input[name=title-0]").fill("Exams")
    page.locator("#scale").select_option("letters")
    check_look(page)
    page.locator("main form button.go").press("Enter")
    expect(page.locator("tbody")).to_contain_text("B")


def check_heads_stay(page: Page) -> None:
    """The names and the heads of a table that is larger than its place stay where they are when it is moved."""
    usual = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 120})
    panel, heads = page.locator(".scroll"), [page.locator("thead th").nth(1), page.locator("tbody th").first]
    before = [head.bounding_box() for head in heads]
    panel.evaluate("panel => panel.scrollBy(40, 40)")
    after = [head.bounding_box() for head in heads]
    moved = panel.evaluate("panel => [panel.scrollLeft, panel.scrollTop]")
    assert moved == [40, 40]
    assert before[0]["y"] == after[0]["y"] and before[1]["x"] == after[1]["x"]
    page.set_viewport_size(usual)
