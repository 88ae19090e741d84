"""A learner at the test client: reads a page's form, fills it in, presses a button."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass
class Learner:
    """One browser without scripts; ``response`` is the page that it shows."""

    client: FlaskClient
    response: TestResponse | None = None

    @property
    def html(self) -> str:
        """The page that is shown."""
        assert self.response is not None
        return self.response.text

    @property
    def path(self) -> str:
        """Where the page came from."""
        assert self.response is not None
        return self.response.request.path

    def open(self, path: str) -> "Learner":
        """Opens a page, following where it leads."""
        self.response = self.client.get(path, follow_redirects=True)
        return self

    def start(self, quiz: str) -> str:
        """Starts a quiz and gives the address of the attempt."""
        self.open(f"/quizzes/{quiz}")
        self.post(f"/quizzes/{quiz}/start", {})
        return self.path.rpartition("/")[0]

    def post(self, path: str, fields: Mapping[str, Sequence[str] | str]) -> "Learner":
        """Posts a form with the token of the page that is shown."""
        form = MultiDict(fields)
        form["csrf_token"] = TOKEN.findall(self.html)[0]
        self.response = self.client.post(path, data=form, follow_redirects=True)
        return self

    def press(self, go: str, answers: Mapping[str, Sequence[str]] | None = None, **more: str) -> "Learner":
        """Presses a button of the question page that is shown, with these answers in its form."""
        form: MultiDict[str, str] = MultiDict(HIDDEN.findall(self.html))
        for name, values in (answers or {}).items():
            form.setlist(name, list(values))
        form["go"] = go
        form.update(more)
        self.response = self.client.post(self.path, data=form, follow_redirects=True)
        return self

    def save(self, attempt: str, sent: object) -> TestResponse:
        """Saves as a script does."""
        headers = {"X-CSRFToken": TOKEN.findall(self.html)[0], "Accept": "application/json"}
        return self.client.post(f"{attempt}/save", json=sent, headers=headers)
