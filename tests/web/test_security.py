"""What holds for every request and every response."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.app import create_app
from quizapp.config import Config
from quizapp.web.security import local_path
from tests.harness.access_table import methods, rules
from tests.harness.databases import SqliteTemplate
from tests.people import csrf_token, make_person, post, sign_in
from tests.web.test_access import absent

HUGE = "9" * 40
HOSTILE = (
    *("\0", "a\0b", HUGE, "-1", "' OR 1=1 --", "<script>alert(1)</script>", "%00", "{{7*7}}"),
    *("\u202e", "\ud7ff\uffff", "x" * 20_000, "../../etc/passwd", "\r\nSet-Cookie: a=b"),
)
FIELDS = (
    *("name", "username", "password", "code", "names", "role", "active", "next", "q", "page", "lang", "go"),
    *("preferences-name", "preferences-language", "password-old", "password-new", "email-email"),
)


@pytest.fixture
def secure(config: Config) -> Iterator[Flask]:
    """The application of a site that is reached by https, behind one proxy."""
    app = create_app(replace(config, base_url="https://quiz.example.org", proxies=1))
    yield app
    app.extensions["quizapp.database"].close()


@pytest.mark.parametrize("path", ["/", "/sign-in", "/nothing-here", "/account", "/attempts/absent"])
def test_every_response_carries_the_headers(app: Flask, path: str) -> None:
    headers = app.test_client().get(path).headers
    policy = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert {"Cookie", "HX-Request"} <= set(headers["Vary"].split(", "))


def test_pages_of_somebody_signed_in_are_kept_by_no_cache(app: Flask) -> None:
    learner = sign_in(app)
    for path in ("/", "/account", "/nothing-here"):
        assert learner.client.get(path).headers["Cache-Control"] == "no-store"


def test_by_https_the_cookies_are_bound_to_host_and_https(secure: Flask) -> None:
    client, person = secure.test_client(), make_person(secure.extensions["quizapp.database"])
    base = "https://quiz.example.org"
    page = client.get("/sign-in", base_url=base)
    token = page.get_data(as_text=True).split('name="csrf_token" value="')[1].split('"')[0]
    fields = {"csrf_token": token, "name": person.username, "password": "a source for every answer"}
    answer = client.post("/sign-in", base_url=base, data=fields, headers={"Referer": f"{base}/sign-in"})
    cookies = {each.split("=")[0]: each for each in answer.headers.getlist("Set-Cookie")}
    assert set(cookies) >= {"__Host-quizapp", "__Host-quizapp-device"}
    for name in ("__Host-quizapp", "__Host-quizapp-device"):
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookies[name].split("; "))
        assert "Domain" not in cookies[name]
    assert "includeSubDomains" in answer.headers["Strict-Transport-Security"]


def test_by_http_no_cookie_waits_for_https(app: Flask) -> None:
    learner = sign_in(app)
    cookie = learner.client.get_cookie("quizapp")
    assert cookie is not None and not cookie.secure and cookie.http_only and cookie.same_site == "Lax"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "quiz.example.org@evil.example"])
def test_a_foreign_host_is_refused(app: Flask, host: str) -> None:
    answer = app.test_client().get("/sign-in", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.get_data(as_text=True)


def test_forwarded_hosts_and_addresses_are_not_believed(app: Flask, secure: Flask) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https"}
    plain = app.test_client().get("/account", headers=forged)
    proxied = secure.test_client().get("/account", headers=forged, base_url="http://quiz.example.org")
    assert plain.location == proxied.location == "/sign-in?next=/account"
    with app.test_request_context(headers=forged) as context:
        assert context.request.remote_addr != "1.2.3.4" and context.request.scheme == "http"


def test_reading_an_address_never_does_what_its_form_does(app: Flask) -> None:
    client = sign_in(app, "owner").client
    for rule in rules(app):
        alone = all("GET" not in methods(other) for other in rules(app) if other.rule == rule.rule)
        if alone:
            assert client.get(absent(rule)).status_code == 405, rule.rule


def test_no_value_in_any_field_breaks_anything(app: Flask) -> None:
    client = sign_in(app, "owner").client
    token = csrf_token(client)
    for turn, value in enumerate(HOSTILE):
        fields = dict.fromkeys(FIELDS, value) | {"csrf_token": token}
        for number, rule in enumerate(rules(app)):
            # Where nothing is there under the address, hardly a field is read: one value each is enough.
            if rule.arguments and number % len(HOSTILE) != turn:
                continue
            for method in set(methods(rule)) if rule.endpoint != "accounts.sign_out" else ():
                where = "data" if method == "POST" else "query_string"
                answer = client.open(absent(rule), method=method, **{where: fields})
                assert answer.status_code < 500, (rule.rule, method, value)
                assert b"<script>alert" not in answer.get_data()


@pytest.mark.parametrize("id_", ["0", "-1", HUGE, "2147483647", "2147483648", "1e3", "%00", "abc", "１２"])
def test_no_id_breaks_anything(app: Flask, id_: str) -> None:
    client = sign_in(app, "owner").client
    paths = (
        f"/people/{id_}",
        f"/attempts/{id_}",
        f"/attempts/x/{id_}",
        f"/quizzes/{id_}",
        f"/people?page={id_}",
    )
    statuses = [client.get(path).status_code for path in paths]
    assert all(status in {200, 400, 404} for status in statuses), statuses


def test_too_much_is_refused_and_many_fields_break_nothing(app: Flask) -> None:
    client = app.test_client()
    fields = {f"field{n}": "x" for n in range(20_000)} | {"csrf_token": csrf_token(client)}
    assert client.post("/sign-in", data=fields).status_code in {413, 422}
    assert client.post("/sign-in", data={"name": "x" * 2_000_000}).status_code == 413
    many = {f"f{n}": "x" for n in range(600)}
    assert client.post("/sign-in", data=many, content_type="multipart/form-data").status_code in {400, 413}


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "é", "." * 4000, ".eJx", "\x01"])
def test_no_cookie_breaks_anything(app: Flask, cookie: str) -> None:
    client = app.test_client()
    header = "; ".join(f"{name}={cookie}" for name in ("quizapp", "quizapp-device", "lang", "theme"))
    assert client.get("/sign-in", headers={"Cookie": header.encode().decode("latin-1")}).status_code == 200


def test_a_script_without_a_token_is_refused_as_json(app: Flask) -> None:
    answer = app.test_client().post("/attempts/absent/save", json={})
    assert answer.status_code == 400
    assert set(answer.get_json()) == {"error", "status", "request_id"}


@pytest.mark.parametrize(
    "body", ['{"raw": "\\u0000"}', '{"raw": "\\ud800"}', "{", "[]", "null", "1e999", '"' * 9]
)
def test_no_json_breaks_anything(app: Flask, body: str) -> None:
    client = app.test_client()
    headers = {"X-CSRFToken": csrf_token(client), "Accept": "application/json"}
    answer = client.post("/attempts/absent/save", data=body, content_type="application/json", headers=headers)
    assert answer.status_code in {400, 404}


def test_another_origin_is_given_nothing_more(app: Flask) -> None:
    client = app.test_client()
    answer = client.get("/", headers={"Origin": "https://evil.example"})
    assert not any(name.startswith("Access-Control") for name, _value in answer.headers)


@pytest.mark.parametrize("path", ["/", "/account?lang=zh", "/quizzes/a-b#c", "/a//b"])
def test_a_path_of_the_site_may_be_gone_back_to(path: str) -> None:
    assert local_path(path) == path


def test_the_key_is_made_once_and_readable_by_its_owner_alone(
    tmp_path: Path, sqlite_template: SqliteTemplate
) -> None:
    config = Config(instance=tmp_path / "instance", testing=True)
    first, second = (create_app(config).config["SECRET_KEY"] for _ in range(2))
    assert first == second and len(first) >= 32
    assert (config.instance / "keys.json").stat().st_mode & 0o777 == 0o600
    assert config.instance.stat().st_mode & 0o777 == 0o700


def test_too_many_at_once_get_429_with_a_time(app: Flask) -> None:
    client: FlaskClient = app.test_client()
    answers = [client.get("/setup/guess") for _ in range(61)]
    assert {answer.status_code for answer in answers[:60]} == {404}
    assert answers[60].status_code == 429
    assert post(client, "/sign-in", name="x", password="y").status_code == 422
