"""The statistics of a quiz in the pages of its teacher: a class of 24 with a wrong key among its questions."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from quizapp.core.access import Visitor
from quizapp.services.statistics.computing import compute_statistics
from tests.browser.conftest import check_look, enter
from tests.harness.browser import Site
from tests.harness.stage import Stage
from tests.people import make_person

pytestmark = pytest.mark.browser
LEARNERS = 24


def test_a_teacher_reads_what_the_numbers_say(page: Page, site: Site) -> None:
    database = site.app.extensions["quizapp.database"]
    person, stage = make_person(database, "teacher"), Stage(database)
    quiz = stage.quiz("single", "statement", "short", owner=Visitor(person.id, None, "teacher", person.name))
    for number in range(LEARNERS):
        hands = stage.start(stage.person(f"learner {number}"), quiz)
        strong = number >= LEARNERS // 2
        # The strong know the other questions and prefer what this key calls wrong.
        hands.save(1, hands.fields(1, {"choice": ["b" if strong else "a"]}))
        for slot in (2, 3):
            hands.save(slot, hands.right(slot) if strong else hands.wrong(slot))
        hands.hand_in()
    compute_statistics(database, now=datetime.now(UTC))
    enter(page, person.username)
    page.goto("/teaching")
    page.locator("main .note a").first.press("Enter")
    expect(page.locator("main .note").first).to_contain_text("71.0%")
    check_look(page)
    page.goto(f"/quizzes/{quiz}/statistics")
    questions = page.get_by_role("region", name="Statistics of the questions")
    expect(questions.locator("tbody tr")).to_have_count(3)
    check_look(page)
    page.goto(f"/quizzes/{quiz}/statistics?basis=best&lang=zh")
    expect(page.locator("h1")).to_have_text("统计")
