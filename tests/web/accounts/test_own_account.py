"""One's own account: password, e-mail, preferences, and where one is signed in."""

import re

import pytest
from flask import Flask

from quizapp.services import people
from tests.people import PASSWORD, csrf_token, post, sign_in

NEW = "quite another source"


def change(**fields: str) -> dict[str, str]:
    return {f"password-{name}": value for name, value in fields.items()}


def test_a_new_password_keeps_this_device_and_signs_out_the_others(app: Flask) -> None:
    here = sign_in(app)
    there = sign_in(app, person=here.person)
    answer = post(here.client, "/account/password", page="/account", **change(old=PASSWORD, new=NEW))
    assert answer.status_code == 303
    assert here.client.get("/account").status_code == 200
    assert there.client.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "words"), [("wrong", NEW, "not your password now"), (PASSWORD, "short", "at least 8")]
)
def test_a_refused_password_says_why(app: Flask, old: str, new: str, words: str) -> None:
    here = sign_in(app)
    answer = post(here.client, "/account/password", page="/account", **change(old=old, new=new))
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)


def test_the_list_of_sign_ins_ends_another_device(app: Flask) -> None:
    here = sign_in(app)
    there = sign_in(app, person=here.person)
    page = here.client.get("/account").get_data(as_text=True)
    assert page.count("this device") == 1
    path = re.findall(r'action="(/account/sign-ins/\d+/end)"', page)
    assert len(path) == 1
    assert post(here.client, path[0], page="/account").status_code == 303
    assert there.client.get("/account").status_code == 303


def test_all_other_devices_are_signed_out_at_once(app: Flask) -> None:
    here = sign_in(app)
    others = [sign_in(app, person=here.person).client for _ in range(3)]
    post(here.client, "/account/sign-ins/end-others", page="/account")
    assert [other.get("/account").status_code for other in others] == [303] * 3
    assert here.client.get("/account").status_code == 200


def test_a_sign_in_of_another_is_not_there(app: Flask) -> None:
    one, other = sign_in(app), sign_in(app)
    sign_in(app, person=one.person)
    path = re.findall(
        r'action="(/account/sign-ins/\d+/end)"', one.client.get("/account").get_data(as_text=True)
    )[0]
    assert post(other.client, path, page="/account").status_code == 404


def test_the_address_changes_with_the_password_alone(app: Flask) -> None:
    here = sign_in(app)
    fields = {"email-email": "lin@example.org", "email-old": "wrong"}
    assert post(here.client, "/account/email", page="/account", **fields).status_code == 422
    assert (
        post(here.client, "/account/email", page="/account", **fields | {"email-old": PASSWORD}).status_code
        == 303
    )
    found = people.get_person(app.extensions["quizapp.database"], here.person.id, by=here.visitor)
    assert found.email == "lin@example.org"


def test_fields_that_a_form_does_not_have_change_nothing(app: Flask) -> None:
    here = sign_in(app)
    extra = {
        "role": "owner",
        "preferences-role": "owner",
        "active": "",
        "id": "1",
        "username": "x",
        "password": "x",
    }
    fields = {"preferences-name": "Lin", "preferences-language": "", "preferences-theme": ""}
    post(here.client, "/account/preferences", page="/account", **fields, **extra)
    found = people.get_person(app.extensions["quizapp.database"], here.person.id, by=here.visitor)
    assert (found.name, found.role, found.username, found.active) == (
        "Lin",
        "learner",
        here.person.username,
        True,
    )


def test_a_token_of_somebody_else_is_refused_and_the_form_comes_back(app: Flask) -> None:
    one, other = sign_in(app), sign_in(app)
    fields = {
        "csrf_token": csrf_token(other.client, "/account"),
        "preferences-name": "Eve",
        "preferences-language": "en",
    }
    answer = one.client.post("/account/preferences", data=fields)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert 'name="preferences-name" value="Eve"' in page and "Send again" in page
    assert people.get_person(app.extensions["quizapp.database"], one.person.id, by=one.visitor).name != "Eve"


def test_a_stale_form_is_sent_again_with_what_was_typed(app: Flask) -> None:
    here = sign_in(app)
    page = here.client.post("/account/preferences", data={"preferences-name": "Lin & Co"}).get_data(
        as_text=True
    )
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None and 'value="Lin &amp; Co"' in page
    fields = {
        "csrf_token": token[1],
        "preferences-name": "Lin & Co",
        "preferences-language": "en",
        "preferences-theme": "",
    }
    assert here.client.post("/account/preferences", data=fields).status_code == 303


def test_a_stale_password_never_comes_back_on_a_page(app: Flask) -> None:
    here = sign_in(app)
    answer = here.client.post("/account/password", data=change(old=PASSWORD, new=NEW))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert PASSWORD not in page and NEW not in page


def test_a_form_of_another_site_is_not_offered_again(app: Flask) -> None:
    here = sign_in(app)
    answer = here.client.post(
        "/account/preferences", data={"preferences-name": "Eve"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 400
    assert "Eve" not in answer.get_data(as_text=True)
