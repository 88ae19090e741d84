"""A student looks at the own course and history, a teacher at the class, down to one answer."""

import pytest
from playwright.sync_api import Page, expect

from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Target
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes
from quizapp.services.assignments import Rules
from tests.browser.conftest import check_look, enter
from tests.harness.browser import Site
from tests.harness.stage import Hands, Stage, seed
from tests.people import make_person

pytestmark = pytest.mark.browser


def test_from_a_grade_and_from_a_class_to_one_answer(page: Page, site: Site) -> None:
    database, config = site.app.extensions["quizapp.database"], site.app.extensions["quizapp.config"]
    person, learner, stage = make_person(database, "teacher"), make_person(database), Stage(database)
    teacher, ada = Visitor(person.id, None, "teacher", "T"), Visitor(learner.id, None, "learner", "A")
    class_id = classes.make_class(database, teacher, name="7b", now=stage.now)
    code = classes.class_page(database, teacher, class_id).join_code or ""
    classes.join_class(database, ada, code, name="Ada Example", now=stage.now)
    for right in (False, True):
        quiz, rules = stage.quiz("single", owner=teacher), Rules(Settings(), (Target("class"),), "")
        given = assignments.assign_quiz(database, teacher, class_id, quiz, rules, now=stage.now)
        attempt = assignments.start_assignment(
            database, config, ada, given, language="en", now=stage.now, rng_seed=seed()
        )
        hands = Hands(stage, ada, attempt)
        hands.save(1, hands.right(1) if right else hands.wrong(1))
        hands.hand_in()
    enter(page, learner.username)
    page.goto("/join")
    page.locator("main .list a").click()
    expect(page.locator("main .list b.num").first).to_have_text("100%")
    check_look(page)
    page.locator("main a.btn").click()
    expect(page.locator("svg.chart")).to_be_visible()
    check_look(page)
    page.locator("#by-fact + .panel a").click()
    expect(page.locator("tbody tr")).to_have_count(4)
    page.locator("tbody a").last.click()
    expect(page.locator(".verdict")).to_be_visible()
    page.context.clear_cookies()
    enter(page, person.username)
    page.goto(f"/assignments/{given}/desk")
    page.locator("main a.btn").first.click()
    check_look(page)
    page.locator("#items + .panel tbody a").first.click()
    check_look(page)
