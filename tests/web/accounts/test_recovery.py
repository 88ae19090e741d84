"""Recovery by mail, where a mail server is set."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest
from flask import Flask

from quizapp.app import create_app
from quizapp.config import Config
from quizapp.services import people
from tests.harness.mail_server import Server
from tests.people import NOW, PASSWORD, make_person, post

NEW = "quite another source"


@pytest.fixture
def app(config: Config, mail_server: Server) -> Iterator[Flask]:
    app = create_app(replace(config, mail_server=f"127.0.0.1:{mail_server.port}"))
    yield app
    app.extensions["quizapp.database"].close()


def letter(server: Server) -> str:
    """The text of the letter that arrived."""
    for thread in threading.enumerate():
        if thread.name == "letter":
            thread.join(10)
    start = next(number for number, line in enumerate(server.lines) if line.upper() == "DATA") + 1
    sent = "\n".join(server.lines[start : server.lines.index(".", start)])
    body = message_from_bytes(sent.encode(), policy=default).get_body()
    assert body is not None
    return str(body.get_content())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_code_comes_by_letter_and_lets_its_owner_in(app: Flask, mail_server: Server, language: str) -> None:
    database, config = app.extensions["quizapp.database"], app.extensions["quizapp.config"]
    person, client = make_person(database), app.test_client()
    people.set_email(database, config, person.id, email="lin@example.org", password=PASSWORD, now=NOW)
    unknown = post(client, f"/forgot?lang={language}", email="nobody@example.org")
    known = post(client, "/forgot", email="Lin@example.org")
    assert (known.status_code, known.location) == (unknown.status_code, unknown.location) == (303, "/code")
    text = letter(mail_server)
    code = re.search(r"[a-z2-9]{5}-[a-z2-9]{5}", text)
    assert code is not None and person.username in text and f"{config.url}/code" in text
    assert ("一小时" in text) == (language == "zh")
    used = post(client, "/code", name=person.username, code=code[0], password=NEW)
    assert used.status_code == 303
