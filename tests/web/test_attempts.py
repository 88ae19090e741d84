"""The pages of an attempt do what their buttons say, without scripts."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from quizapp.core.quizzes.quiz import Review, Settings
from quizapp.storage.banks import BankRow, QuestionFactRow
from quizapp.storage.database import Database
from quizapp.web.site import CLOCK
from tests.harness.stage import Stage
from tests.people import sign_in
from tests.web.learner import Learner

OPTION = re.compile(r'name="s1\.choice" id="s1-(\d)" value="([^"]+)"( checked)?')


@pytest.fixture
def stage(app: Flask, database: Database) -> Stage:
    """A bank with a question of every kind; the site's clock is the stage's."""
    stage = Stage(database)
    app.extensions[CLOCK] = lambda: stage.now
    return stage


@pytest.fixture
def learner(app: Flask) -> Learner:
    """A guest with a browser."""
    return Learner(app.test_client())


def options(learner: Learner) -> list[str]:
    return [token for _, token, _ in OPTION.findall(learner.html)]


def checked(learner: Learner) -> list[str]:
    return [token for _, token, mark in OPTION.findall(learner.html) if mark]


def test_an_answer_is_there_again_after_going_on_and_back(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("single", "short"))
    token = options(learner)[2]
    learner.press("next", {"s1.choice": [token]})
    assert learner.path == f"{attempt}/2"
    assert checked(learner.press("back")) == [token]


def test_what_cannot_be_read_is_told_on_the_page_and_costs_nothing(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("numeric", "short"))
    learner.press("next", {"s1.value": ["many"], "s1.unit": ["GB"]})
    assert learner.response is not None and learner.response.status_code == 422
    assert 'role="alert"' in learner.html and 'value="many"' in learner.html
    assert learner.press("insist", {"s1.value": ["many"]}).path == f"{attempt}/2"


def test_feedback_follows_the_answer_where_the_quiz_gives_it_at_once(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short", "single", settings=Settings(behaviour="immediate")))
    learner.press("next", {"s1.text": ["critic model"]})
    assert learner.path == f"{attempt}/slots/1" and 'class="verdict right"' in learner.html
    assert learner.post(f"{attempt}/1/on", {}).path == f"{attempt}/2"
    assert "See the feedback" in learner.open(f"{attempt}/1").html


def test_a_question_without_a_source_says_so_after_the_answer(stage: Stage, learner: Learner) -> None:
    with stage.database.write() as session:
        session.query(QuestionFactRow).delete()
    attempt = learner.start(stage.quiz("short", "single", settings=Settings(behaviour="immediate")))
    learner.press("next", {"s1.text": ["critic model"]})
    assert "No source yet: this question is not tied to an article." in learner.html
    learner.open(f"{attempt}/overview").post(f"{attempt}/submit", {})
    assert "No source yet" in learner.open(f"{attempt}/review").html


def test_an_empty_answer_gets_no_feedback(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short", settings=Settings(behaviour="immediate")))
    learner.press("next")
    assert learner.path == f"{attempt}/1" and "There is no answer yet" in learner.html


def test_one_question_of_a_page_can_be_checked_by_itself(stage: Stage, learner: Learner) -> None:
    settings = Settings(behaviour="immediate", per_page=0)
    attempt = learner.start(stage.quiz("short", "numeric", settings=settings))
    learner.press("", {"s1.text": ["critic model"], "s2.value": ["31"]}, **{"s1.@act": "check"})
    assert learner.path == f"{attempt}/slots/1"
    assert f'href="{attempt}/1#s2"' in learner.html
    assert 'value="31"' in learner.open(f"{attempt}/1").html


def test_rows_move_by_their_buttons(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("ordering", "short"))
    before = re.findall(r'name="s1\.@shown" value="([^"]+)"', learner.html)
    learner.press("", **{"s1.@move": f"{before[0]}:down"})
    after = re.findall(r'name="s1\.order" value="([^"]+)"', learner.html)
    assert learner.path == f"{attempt}/1" and after == [before[1], before[0], *before[2:]]


def test_rows_that_were_never_moved_count_when_the_answer_is_given(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("ordering", "short"))
    assert "not answered" in learner.press("skip").open(f"{attempt}/overview").html
    learner.open(f"{attempt}/1").press("next")
    assert 'name="s1.order"' in learner.open(f"{attempt}/1").html


def test_a_flag_and_a_hint_keep_the_answer(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("hinted", "single"))
    learner.press("", {"s1.text": ["perhaps"]}, **{"s1.@act": "flag"})
    assert 'aria-pressed="true"' in learner.html and 'value="perhaps"' in learner.html
    learner.press("", {"s1.text": ["perhaps"]}, **{"s1.@act": "hint"})
    assert "Hint 1" in learner.html and 'value="perhaps"' in learner.html
    assert "flagged" in learner.open(f"{attempt}/overview").html
    learner.open(f"{attempt}/1").press("", **{"s1.@act": "unflag"})
    assert 'aria-pressed="true"' not in learner.html


def test_the_language_changes_and_the_answer_stays(stage: Stage, learner: Learner) -> None:
    learner.start(stage.quiz("single", "short"))
    token = options(learner)[1]
    learner.press("lang:zh", {"s1.choice": [token]})
    assert '<html lang="zh-Hans"' in learner.html and checked(learner) == [token]


def test_a_page_from_before_another_answer_shows_the_newer_one(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("single", "short"))
    other = Learner(learner.client).open(f"{attempt}/1")
    token, late = options(learner)[:2]
    learner.press("exit", {"s1.choice": [token]})
    other.press("next", {"s1.choice": [late]})
    assert "answered elsewhere" in other.html and checked(other) == [token]


def test_a_repeated_save_says_the_same_and_a_stale_one_hears_the_answer(
    stage: Stage, learner: Learner
) -> None:
    attempt = learner.start(stage.quiz("short"))
    sent = {"slot": 1, "writer": "a", "seq": 1, "seen": 0, "raw": {"text": ["critic"]}}
    first = learner.save(attempt, sent)
    assert first.json == learner.save(attempt, sent).json | {"outcome": "saved"}
    stale = learner.save(attempt, sent | {"writer": "b", "raw": {"text": ["actor"]}})
    assert stale.json is not None
    assert (stale.json["outcome"], stale.json["raw"]) == ("elsewhere", {"text": ["critic"]})


@pytest.mark.parametrize(
    "sent",
    [
        [],
        "x",
        {"slot": 1},
        {"raw": []},
        {"raw": {"text": "x"}},
        {"raw": {"text": [1]}},
        {"slot": "1", "raw": {}},
    ],
)
def test_a_save_that_no_page_sends_is_refused(stage: Stage, learner: Learner, sent: object) -> None:
    attempt = learner.start(stage.quiz("short"))
    assert learner.save(attempt, sent).status_code == 400


def test_the_overview_names_what_is_not_answered(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short", "single", "text"))
    learner.press("next", {"s1.text": ["critic model"]})
    learner.open(f"{attempt}/overview")
    assert "1 question is not answered" in learner.html and f'href="{attempt}/2#s2"' in learner.html
    assert "nothing to answer" in learner.html


def test_a_handed_in_attempt_leads_to_its_result_from_everywhere(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short"))
    learner.press("next", {"s1.text": ["critic model"]}).post(f"{attempt}/submit", {})
    assert learner.path == f"{attempt}/review" and "1 of 1 question right" in learner.html
    for path in ("", "/1", "/overview"):
        assert learner.open(f"{attempt}{path}").path == f"{attempt}/review"
    assert learner.open(f"{attempt}/slots/9").response.status_code == 404  # type: ignore[union-attr]


def test_what_comes_after_the_deadline_leads_to_the_result(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short", "single", settings=Settings(time_limit=60, grace=5)))
    assert 'data-left="60"' in learner.html
    stage.later(66)
    learner.press("next", {"s1.text": ["critic model"]})
    assert learner.path == f"{attempt}/review" and "The time was over" in learner.html
    assert "Something more arrived after the deadline" in learner.open(f"{attempt}/slots/1").html


def test_the_zero_of_a_page_ends_nothing_while_there_is_time(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short", "single", settings=Settings(time_limit=60, grace=5)))
    assert learner.client.get(f"{attempt}/time").json == 60
    learner.press("over", {"s1.text": ["critic model"]})
    assert learner.path == f"{attempt}/1" and "You have more time now." in learner.html
    learner.open(f"{attempt}/overview").post(f"{attempt}/submit", {"go": "over"})
    assert learner.path == f"{attempt}/overview" and "You have more time now." in learner.html
    stage.later(56)
    learner.open(f"{attempt}/1").press("over")
    assert learner.path == f"{attempt}/review"
    assert learner.client.get(f"{attempt}/time").json is None
    endless = learner.start(stage.quiz("short"))
    assert learner.client.get(f"{endless}/time").json is None
    assert learner.press("over").path == f"{endless}/1"


def test_forward_navigation_offers_no_way_back(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short", "single", settings=Settings(navigation="forward")))
    learner.press("next", {"s1.text": ["critic model"]})
    assert learner.open(f"{attempt}/1").html.count('name="s1.') == 0
    assert 'value="back"' not in learner.html and 'value="skip"' not in learner.html


def test_what_is_shown_only_after_the_close_waits_for_it(stage: Stage, learner: Learner) -> None:
    review = Review(right="closed", marks="closed", key="closed", feedback="closed", source="closed")
    settings = Settings(close_at=stage.now + timedelta(hours=1), review=review)
    attempt = learner.start(stage.quiz("short", settings=settings))
    learner.press("next", {"s1.text": ["x"]}).post(f"{attempt}/submit", {})
    assert "More can be seen from" in learner.html and "Handed in" in learner.html
    assert "Your answer is kept" in learner.open(f"{attempt}/slots/1").html
    stage.later(3700)
    assert 'class="verdict wrong"' in learner.open(f"{attempt}/slots/1").html


def test_another_browser_sees_nothing_of_the_attempt(app: Flask, stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short"))
    stranger = Learner(app.test_client())
    for path in ("", "/1", "/overview", "/review", "/slots/1"):
        response = stranger.open(f"{attempt}{path}").response
        assert response is not None and response.status_code == 404


def test_no_page_of_an_attempt_stays_in_a_cache(stage: Stage, learner: Learner) -> None:
    attempt = learner.start(stage.quiz("short"))
    for path in ("/1", "/overview"):
        response = learner.open(f"{attempt}{path}").response
        assert response is not None and response.headers["Cache-Control"] == "no-store"


def test_a_teacher_takes_an_own_quiz_for_trial_and_is_told_so(app: Flask, stage: Stage) -> None:
    teacher = sign_in(app, "teacher")
    quiz = stage.quiz("short", owner=teacher.visitor)
    learner = Learner(teacher.client).open(f"/quizzes/{quiz}")
    assert "counts nowhere" in learner.html
    learner.start(quiz)
    assert "counts nowhere" in learner.html


def test_a_quiz_that_is_not_open_says_when_it_opens(stage: Stage, learner: Learner) -> None:
    quiz = stage.quiz("short", settings=Settings(open_at=stage.now + timedelta(hours=2)))
    learner.open(f"/quizzes/{quiz}")
    assert "This quiz opens at" in learner.html and f"/quizzes/{quiz}/start" not in learner.html
    assert learner.open("/quizzes/no-such-quiz").response.status_code == 404  # type: ignore[union-attr]


def test_the_reading_is_linked_where_its_reader_may_see_it(stage: Stage, learner: Learner) -> None:
    quiz = stage.quiz("short", settings=Settings(behaviour="immediate"))
    link = 'href="/banks/samples/reading#p1"'
    learner.start(quiz)
    assert link in learner.press("next", {"s1.text": ["critic model"]}).html
    teacher = stage.person("teacher", "teacher")
    with stage.database.write() as session:
        session.get_one(BankRow, stage.bank_id).owner_id = teacher.person_id
    assert link not in learner.open(learner.path).html and "79.8%" in learner.html
