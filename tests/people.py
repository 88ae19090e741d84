"""People for tests: accounts of each role, and clients that are signed in through the pages."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from itertools import count

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.core.access import Role, Visitor
from quizapp.services import people
from quizapp.services.people import PersonView, Registration
from quizapp.storage.database import Database

PASSWORD = "a source for every answer"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_numbers = count(1)


@dataclass(frozen=True)
class Signed:
    """Someone with a browser in which they are signed in."""

    person: PersonView
    client: FlaskClient

    @property
    def visitor(self) -> Visitor:
        """The visitor that services see."""
        return people.visitor_of(self.person)


def make_person(database: Database, role: Role = "learner", username: str = "") -> PersonView:
    """An account with the password ``PASSWORD``."""
    sent = Registration(username or f"{role}{next(_numbers)}", PASSWORD)
    return people.add_person(database, sent, role, now=NOW)


def post(client: FlaskClient, path: str, /, page: str = "", **fields: object) -> TestResponse:
    """What a form of ``page`` (by default the same address) answers when it is sent with these fields."""
    text = client.get(page or path).get_data(as_text=True)
    return client.post(path, data={"csrf_token": _token(text, page or path), **reading(text), **fields})


def reading(text: str) -> dict[str, str]:
    """What a page with a form was read as, as its hidden inputs bring it back; nothing where it has none."""
    found = re.search(
        r'name="revision" value="([^"]*)"><input type="hidden" name="read" value="([^"]*)"', text
    )
    return {"revision": found[1], "read": unescape(found[2])} if found else {}


def csrf_token(client: FlaskClient, page: str = "/sign-in") -> str:
    """The token in the first form of a page."""
    return _token(client.get(page).get_data(as_text=True), page)


def _token(text: str, page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', text)
    assert found, f"{page} holds no form"
    return found[1]


def sign_in(app: Flask, role: Role = "learner", person: PersonView | None = None) -> Signed:
    """Someone of this role, signed in through the page in a browser of their own."""
    person = person or make_person(app.extensions["quizapp.database"], role)
    client = app.test_client()
    answer = post(client, "/sign-in", name=person.username, password=PASSWORD)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return Signed(person, client)
