"""Two people at once, each in a browser of their own."""

import pytest
from flask import Flask

from quizapp.storage.attempts import AttemptRow, DraftRow
from quizapp.storage.database import Database
from tests.harness.stage import Stage
from tests.people import Signed, csrf_token, post, sign_in


@pytest.fixture
def pair(app: Flask) -> tuple[Signed, Signed]:
    return sign_in(app), sign_in(app)


@pytest.fixture
def quiz(database: Database) -> str:
    return Stage(database).quiz("open", "short")


def start(someone: Signed, quiz: str) -> str:
    answer = post(someone.client, f"/quizzes/{quiz}/start", page=f"/quizzes/{quiz}")
    return answer.location.split("/")[2]


def save(someone: Signed, attempt: str, text: str) -> int:
    sent = {"slot": 1, "raw": {"text": [text]}, "writer": "tab", "seq": 1, "seen": 0}
    token = csrf_token(someone.client, "/account")
    return someone.client.post(
        f"/attempts/{attempt}/save", json=sent, headers={"X-CSRFToken": token}
    ).status_code


def drafts(database: Database) -> dict[str, list[str]]:
    with database.read() as session:
        rows = session.query(AttemptRow, DraftRow).filter(AttemptRow.id == DraftRow.attempt_id)
        return {attempt.public_id: draft.raw["text"] for attempt, draft in rows}


def test_each_of_two_people_sees_their_own_account(pair: tuple[Signed, Signed]) -> None:
    for someone, other in (pair, reversed(pair)):
        page = someone.client.get("/account").get_data(as_text=True)
        assert someone.person.username in page
        assert other.person.username not in page


def test_one_who_signs_out_leaves_the_other_signed_in(pair: tuple[Signed, Signed]) -> None:
    lin, wang = pair
    post(lin.client, "/sign-out", page="/account")
    assert [one.client.get("/account").status_code for one in (lin, wang)] == [303, 200]


def test_two_people_take_one_quiz_and_their_answers_stay_apart(
    pair: tuple[Signed, Signed], quiz: str, database: Database
) -> None:
    lin, wang = pair
    own = {one.person.username: start(one, quiz) for one in pair}
    assert save(lin, own[lin.person.username], "from Lin") == 200
    assert save(wang, own[wang.person.username], "from Wang") == 200
    assert drafts(database) == {
        own[lin.person.username]: ["from Lin"],
        own[wang.person.username]: ["from Wang"],
    }


def test_another_ones_attempt_is_nowhere_to_be_found(
    pair: tuple[Signed, Signed], quiz: str, database: Database
) -> None:
    lin, wang = pair
    attempt = start(lin, quiz)
    pages = [f"/attempts/{attempt}{rest}" for rest in ("", "/1", "/overview", "/review", "/slots/1")]
    assert [wang.client.get(page).status_code for page in pages] == [404] * len(pages)
    assert save(wang, attempt, "not mine") == 404
    assert drafts(database) == {}
