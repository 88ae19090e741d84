"""Registering, signing in and out, codes, recovery, the first owner: through the pages."""

import re
from datetime import timedelta
from unittest.mock import ANY

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.config import Config
from quizapp.services import people
from tests.people import PASSWORD, csrf_token, make_person, post, sign_in

NEW = "quite another source"


def name_on_page(client: FlaskClient) -> str | None:
    """The user name that the account page shows, None for a guest."""
    answer = client.get("/account")
    found = re.search(r'<p class="soft">([^ ]+) · ', answer.get_data(as_text=True))
    return found[1] if answer.status_code == 200 and found else None


def test_someone_signs_in_with_name_and_password(app: Flask) -> None:
    learner = sign_in(app)
    assert name_on_page(learner.client) == learner.person.username


@pytest.mark.parametrize("known", [True, False])
def test_a_wrong_password_is_refused_in_the_same_words_for_all(app: Flask, known: bool) -> None:
    person = make_person(app.extensions["quizapp.database"])
    answer = post(
        app.test_client(), "/sign-in", name=person.username if known else "nobody", password="not it"
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert page.count("The user name or the password is not right.") == 2
    assert "not it" not in page


def test_the_sixth_guess_is_answered_with_429_and_a_time(app: Flask) -> None:
    person, client = make_person(app.extensions["quizapp.database"]), app.test_client()
    answers = [post(client, "/sign-in", name=person.username, password="not it") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert "Try again in" in answers[-1].get_data(as_text=True)


def test_a_device_that_signed_in_before_is_known(app: Flask) -> None:
    learner = sign_in(app)
    post(learner.client, "/sign-out", page="/account")
    stranger = app.test_client()
    for _ in range(6):
        post(stranger, "/sign-in", name=learner.person.username, password="not it")
    answer = post(learner.client, "/sign-in", name=learner.person.username, password=PASSWORD)
    assert answer.status_code == 303


def test_a_class_of_forty_behind_one_address_gets_in_with_two_slips_each(app: Flask) -> None:
    pupils = [make_person(app.extensions["quizapp.database"]) for _ in range(40)]
    for pupil in pupils:
        client = app.test_client()
        statuses = [
            post(client, "/sign-in", name=pupil.username, password=password).status_code
            for password in ("not it", "nor this", PASSWORD)
        ]
        assert statuses == [422, 422, 303]


def test_signing_out_kills_the_cookie_and_clears_the_browser(app: Flask) -> None:
    learner = sign_in(app)
    cookie = learner.client.get_cookie("quizapp")
    assert cookie is not None
    answer = post(learner.client, "/sign-out", page="/account")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    thief = app.test_client()
    thief.set_cookie("quizapp", cookie.value)
    assert name_on_page(thief) is None


@pytest.mark.parametrize(
    "change", [lambda v: v[:-3], lambda v: v[:20], lambda v: "x" + v, lambda v: v.swapcase()]
)
def test_a_forged_cookie_is_a_guest(app: Flask, change: object) -> None:
    learner = sign_in(app)
    cookie = learner.client.get_cookie("quizapp")
    assert cookie is not None and callable(change)
    forger = app.test_client()
    forger.set_cookie("quizapp", change(cookie.value))
    assert forger.get("/sign-in").status_code == 200
    assert name_on_page(forger) is None


def test_each_sign_in_has_a_cookie_of_its_own(app: Flask) -> None:
    learner = sign_in(app)
    first = learner.client.get_cookie("quizapp")
    post(learner.client, "/sign-in", name=learner.person.username, password=PASSWORD)
    second = learner.client.get_cookie("quizapp")
    assert first is not None and second is not None and first.value != second.value


def test_an_own_device_keeps_the_cookie_after_the_browser_closes(app: Flask) -> None:
    person, client = make_person(app.extensions["quizapp.database"]), app.test_client()
    post(client, "/sign-in", name=person.username, password=PASSWORD)
    session = client.get_cookie("quizapp")
    post(client, "/sign-in", name=person.username, password=PASSWORD, keep="y")
    kept = client.get_cookie("quizapp")
    assert session is not None and session.expires is None
    assert kept is not None and kept.expires is not None


@pytest.mark.parametrize(
    "trick",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        " /account",
        "/%0a/x\n",
        "http:///evil.example",
    ],
)
def test_no_wish_leads_away_from_the_site(app: Flask, trick: str) -> None:
    person = make_person(app.extensions["quizapp.database"])
    answer = post(app.test_client(), "/sign-in", name=person.username, password=PASSWORD, next=trick)
    assert (answer.status_code, answer.location) == (303, "/")


def test_a_page_of_an_account_asks_to_sign_in_and_comes_back(app: Flask) -> None:
    client, person = app.test_client(), make_person(app.extensions["quizapp.database"])
    asked = client.get("/account?lang=en")
    assert asked.status_code == 303
    wish = re.search(r'name="next"[^>]* value="([^"]+)"', client.get(asked.location).get_data(as_text=True))
    assert wish is not None
    answer = post(client, "/sign-in", name=person.username, password=PASSWORD, next=wish[1])
    assert answer.location == "/account?lang=en"


def test_someone_registers_and_is_signed_in_as_a_learner(app: Flask) -> None:
    client = app.test_client()
    answer = post(client, "/register", username="林若溪", password=PASSWORD, role="owner", active="", id="1")
    found = people.find_by_username(app.extensions["quizapp.database"], "林若溪")
    assert answer.status_code == 303
    assert found is not None and found.role == "learner"
    assert name_on_page(client) == "林若溪"


@pytest.mark.parametrize(
    ("username", "password", "words"),
    [
        ("a", PASSWORD, "2 to 64"),
        ("lin", "password1", "Too many people"),
        ("", "", "Fill in"),
        ("a b", PASSWORD, "letters"),
    ],
)
def test_a_refused_registration_says_why_and_keeps_the_name(
    app: Flask, username: str, password: str, words: str
) -> None:
    answer = post(app.test_client(), "/register", username=username, password=password)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page and f'value="{username}"' in page
    assert not password or password not in page


def test_the_first_owner_comes_by_the_link_once(app: Flask, config: Config) -> None:
    link = people.setup_link(app.extensions["quizapp.database"], config)
    assert link is not None
    path = link.removeprefix(config.url)
    client = app.test_client()
    assert post(client, path, username="shen", password=PASSWORD).status_code == 303
    assert client.get("/people").status_code == 200
    assert app.test_client().get(path).status_code == 404
    assert app.test_client().get("/setup/anything").status_code == 404


def test_a_printed_code_lets_a_learner_in(app: Flask) -> None:
    teacher, client = sign_in(app, "teacher"), app.test_client()
    page = post(teacher.client, "/learners", names="Lin Ruoxi\n周子墨, zhou").get_data(as_text=True)
    codes = dict(re.findall(r'<td class="mono">([^<]+)</td><td class="mono">([^<]+)</td>', page))
    assert codes == {"lin.ruoxi": ANY, "zhou": ANY}
    answer = post(client, "/code", name="zhou", code=codes["zhou"], password=NEW)
    assert answer.status_code == 303
    assert name_on_page(client) == "zhou"
    assert post(app.test_client(), "/code", name="zhou", code=codes["zhou"], password=NEW).status_code == 422


def test_a_session_ends_with_its_time(app: Flask) -> None:
    teacher = sign_in(app, "teacher")
    later = people_time(app, timedelta(hours=2))
    app.extensions["quizapp.clock"] = lambda: later
    assert name_on_page(teacher.client) is None


def people_time(app: Flask, after: timedelta) -> object:
    from quizapp.web import site

    with app.app_context():
        return site.now() + after


def test_without_a_mail_server_there_is_no_recovery(app: Flask) -> None:
    assert app.test_client().get("/forgot").status_code == 404
    assert "/forgot" not in app.test_client().get("/sign-in").get_data(as_text=True)


def test_the_page_of_a_person_is_in_their_language(app: Flask) -> None:
    learner = sign_in(app)
    fields = {"preferences-name": "若溪", "preferences-language": "zh", "preferences-theme": "dark"}
    post(learner.client, "/account/preferences", page="/account", **fields)
    elsewhere = sign_in(app, person=learner.person)
    page = elsewhere.client.get("/account").get_data(as_text=True)
    assert "你的账户" in page and 'data-theme="dark"' in page and 'value="若溪"' in page
    assert csrf_token(elsewhere.client)
