"""A teacher grades open answers in the pages: by button, by key, by number, by points; the writer reads it."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Criterion
from tests.browser.conftest import check_look, enter
from tests.core.questions.samples import SAMPLES
from tests.harness.browser import Site
from tests.harness.stage import Stage
from tests.people import make_person

pytestmark = pytest.mark.browser
OPEN = SAMPLES["open_answer"].id


def test_three_answers_are_graded_one_after_the_other(page: Page, site: Site) -> None:
    database = site.app.extensions["quizapp.database"]
    person, stage = make_person(database, "teacher"), Stage(database)
    quiz = stage.quiz(OPEN, owner=Visitor(person.id, None, "teacher", person.name))
    for name in ("Ada", "Bob", "Eve"):
        hands = stage.start(stage.person(name), quiz)
        hands.save(1, {"text": [f"The words of {name}"]})
        hands.hand_in()
    enter(page, person.username)
    page.goto(f"/quizzes/{quiz}/results")
    page.locator("a.go").click()
    check_look(page)
    page.locator(".list .t a").click()
    check_look(page)
    page.locator("#comment").fill("Well said.")
    page.locator("button[data-key='1']").press("Enter")
    page.locator("text=2 of 3 wait").wait_for()
    page.keyboard.press("5")
    page.locator("text=1 of 3 wait").wait_for()
    page.locator("#mark").fill("two")
    page.keyboard.press("Enter")
    expect(page.locator("#mark-error")).to_be_visible()
    page.locator("#mark").fill("0.25")
    page.keyboard.press("Enter")
    expect(page.locator(".tag")).to_have_text("all graded")
    page.goto(f"/quizzes/{quiz}/grading/{OPEN}?names=hidden&lang=zh")
    expect(page.locator("#answer")).to_have_text("回答 1")


def test_a_digit_gives_the_points_of_each_criterion_and_enter_goes_on(page: Page, site: Site) -> None:
    database = site.app.extensions["quizapp.database"]
    person, stage = make_person(database, "teacher"), Stage(database)
    rubric = (
        Criterion("a", Twin("写明出处", "Names its source"), 3),
        Criterion("b", Twin("给出数字", "Gives the number")),
    )
    stage.write(replace(SAMPLES["open_answer"], rubric=rubric))
    quiz = stage.quiz(OPEN, owner=Visitor(person.id, None, "teacher", person.name))
    writers = [make_person(database) for _ in range(2)]
    for one in writers:
        hands = stage.start(Visitor(one.id, None, "learner", one.name), quiz)
        hands.save(1, {"text": ["79.8, by its report"]})
        hands.hand_in()
    enter(page, person.username)
    page.goto(f"/quizzes/{quiz}/grading/{OPEN}")
    check_look(page)
    page.keyboard.press("2")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.locator("text=1 of 2 wait").wait_for()
    page.keyboard.press("3")
    page.locator("main form button.go").press("Enter")
    expect(page.locator("#errors")).to_be_visible()
    expect(page.locator("input[value='3']")).to_be_checked()
    page.locator("label[for=points-b-0]").click()
    page.locator("main form button.go").press("Enter")
    expect(page.locator(".tag")).to_have_text("all graded")
    page.goto(f"/quizzes/{quiz}/results")
    expect(page.locator("tbody").last).to_contain_text("0.75 / 1")
    page.locator("tbody a").first.click()
    page.locator("main ol a").first.click()
    expect(page.locator("main")).to_contain_text("of 3 points")
    check_look(page)
