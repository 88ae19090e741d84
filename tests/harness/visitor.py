"""Someone at the other end of a real connection: a guest's browser without a window, by plain HTTP."""

import http.client
import json
import re
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


class Unanswered(Exception):
    """No answer came: the server was not there, or died before it said anything."""


class HttpVisitor:
    """Keeps its connection and its cookies, and sends the token of forms as a page does."""

    def __init__(self, url: str) -> None:
        self._address = urlsplit(url)
        self._connection: http.client.HTTPConnection | None = None
        self._cookies: dict[str, str] = {}
        self._token = ""

    def get(self, path: str) -> str:
        """The page at this path; redirects are followed."""
        status, location, body = self._request("GET", path)
        if status in {302, 303}:
            return self.get(urlsplit(location).path)
        assert status == 200, f"GET {path}: {status}"
        page = body.decode()
        self._token = next(iter(TOKEN.findall(page)), self._token)
        return page

    def post(self, path: str, **fields: str) -> str:
        """Sends a form; the path that the answer leads to."""
        body = urlencode({"csrf_token": self._token} | fields).encode()
        status, location, answer = self._request("POST", path, body, {"Content-Type": FORM})
        assert status in {302, 303}, f"POST {path}: {status} {answer.decode(errors='replace')[:500]}"
        return urlsplit(location).path

    def send(self, path: str, value: object) -> tuple[int, Any]:
        """Sends JSON as a page's script does; the status and what came back."""
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "X-CSRFToken": self._token,
        }
        status, _, answer = self._request("POST", path, json.dumps(value).encode(), headers)
        return status, json.loads(answer) if status == 200 else answer

    def close(self) -> None:
        """Lets go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _request(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        try:
            connection = self._connect()
            connection.request(method, path, body, {"Cookie": cookies, **(headers or {})})
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(str(error)) from error
        for line in response.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return response.status, response.headers.get("Location", ""), content

    def _connect(self) -> http.client.HTTPConnection:
        if self._connection is None:
            host, port = self._address.hostname or "", self._address.port
            self._connection = http.client.HTTPConnection(host, port, timeout=10)
        return self._connection
