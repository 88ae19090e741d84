"""What goes wrong is one clear page in the reader's language, with the number of the request."""

import logging
import re
from datetime import timedelta

import pytest
from flask import Flask, abort

from quizapp.core.languages import Message
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound, QuizappError, TooMany
from quizapp.web.access import needs
from tests.people import csrf_token

WRONG = {
    400: Invalid("Nobody can read this."),
    403: Forbidden(),
    404: NotFound(),
    409: Conflict(Message("This quiz closed at %(at)s.", {"at": "noon"})),
    429: TooMany("Slowly.", timedelta(seconds=12.5)),
}


@pytest.fixture
def failing(app: Flask) -> Flask:
    """The application with an address for each thing that can go wrong."""

    @needs("public")
    def fail(status: int) -> str:
        if status in WRONG:
            raise WRONG[status]
        if status == 500:
            raise ZeroDivisionError("secret detail")
        abort(status)

    app.add_url_rule("/fail/<int:status>", "fail", fail, methods=["GET", "POST"])
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 418, 429, 500, 503])
@pytest.mark.parametrize(("language", "words"), [("en", "Go to the first page"), ("zh", "回到首页")])
def test_each_error_is_a_page_in_the_readers_language(
    failing: Flask, status: int, language: str, words: str
) -> None:
    client = failing.test_client()
    answer = client.post(f"/fail/{status}?lang={language}", data={"csrf_token": csrf_token(client)})
    page = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert words in page and page.count("<h1>") == 1
    assert "secret detail" not in page and "Traceback" not in page


def test_the_message_of_an_error_is_told_in_both_languages(failing: Flask) -> None:
    client = failing.test_client()
    assert "This quiz closed at noon." in client.get("/fail/409?lang=en").get_data(as_text=True)
    assert "noon" in client.get("/fail/409?lang=zh").get_data(as_text=True)


def test_a_wait_is_told_in_whole_seconds(failing: Flask) -> None:
    assert failing.test_client().get("/fail/429").headers["Retry-After"] == "13"


def test_the_log_names_the_route_and_the_request_but_no_address(
    failing: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        page = failing.test_client().get("/fail/500?token=hidden").get_data(as_text=True)
    number = re.search(r"request (\w{12})", page)
    assert number is not None and f"request {number[1]} failed: GET /fail/<int:status>" in caplog.text
    assert "hidden" not in caplog.text


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429, 500])
def test_a_script_gets_json(failing: Flask, status: int) -> None:
    answer = failing.test_client().get(f"/fail/{status}", headers={"Accept": "application/json"})
    assert answer.status_code == answer.get_json()["status"] == status
    assert answer.get_json()["error"] and "secret" not in answer.get_json()["error"]


def test_each_kind_of_error_has_a_status() -> None:
    assert {type(error) for error in WRONG.values()} == set(QuizappError.__subclasses__())
