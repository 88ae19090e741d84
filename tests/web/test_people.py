"""The owner's page."""

import re

import pytest
from flask import Flask

from quizapp.services import people
from tests.people import PASSWORD, make_person, post, sign_in


def test_the_owner_finds_people_by_name(app: Flask) -> None:
    owner = sign_in(app, "owner")
    make_person(app.extensions["quizapp.database"], username="Lin.Ruoxi")
    assert "Lin.Ruoxi" in owner.client.get("/people?q=ruox").get_data(as_text=True)
    assert "Lin.Ruoxi" not in owner.client.get("/people?q=amara").get_data(as_text=True)


def test_a_teacher_whom_the_owner_makes_gets_in_by_code(app: Flask) -> None:
    owner = sign_in(app, "owner")
    page = post(owner.client, "/people", username="shen", name="Shen", role="teacher").get_data(as_text=True)
    code = re.findall(r'<td class="mono">([^<]+)</td>', page)[1]
    client = app.test_client()
    assert post(client, "/code", name="shen", code=code, password="too short").status_code == 422
    assert post(client, "/code", name="shen", code=code, password=PASSWORD).status_code == 303
    assert client.get("/learners").status_code == 200


def test_somebody_kept_out_is_out_and_comes_back(app: Flask) -> None:
    owner, learner = sign_in(app, "owner"), sign_in(app)
    path = f"/people/{learner.person.id}"
    post(owner.client, f"{path}/active", page=path, active="no")
    assert learner.client.get("/account").status_code == 303
    refused = post(app.test_client(), "/sign-in", name=learner.person.username, password=PASSWORD)
    assert refused.status_code == 422
    post(owner.client, f"{path}/active", page=path, active="yes")
    assert sign_in(app, person=learner.person).client.get("/account").status_code == 200


def test_the_owner_ends_a_sign_in(app: Flask) -> None:
    owner, learner = sign_in(app, "owner"), sign_in(app)
    path = f"/people/{learner.person.id}"
    action = re.findall(rf'action="({path}/sign-ins/\d+/end)"', owner.client.get(path).get_data(as_text=True))
    assert post(owner.client, action[0], page=path).status_code == 303
    assert learner.client.get("/account").status_code == 303


def test_the_last_owner_is_told_why_they_stay(app: Flask) -> None:
    owner = sign_in(app, "owner")
    path = f"/people/{owner.person.id}"
    answer = post(owner.client, f"{path}/role", page=path, role="learner")
    assert answer.status_code == 409
    assert "make another owner first" in answer.get_data(as_text=True)


@pytest.mark.parametrize("role", ["admin", "", "owner'"])
def test_a_role_that_there_is_not_changes_nothing(app: Flask, role: str) -> None:
    owner, learner = sign_in(app, "owner"), sign_in(app)
    path = f"/people/{learner.person.id}"
    assert post(owner.client, f"{path}/role", page=path, role=role).status_code == 400
    found = people.get_person(app.extensions["quizapp.database"], learner.person.id, by=owner.visitor)
    assert found.role == "learner"


def test_names_are_shown_as_text(app: Flask) -> None:
    owner = sign_in(app, "owner")
    sent = people.Registration("lin", PASSWORD, "<b>Lin</b> & 'Co'")
    person = people.add_person(
        app.extensions["quizapp.database"], sent, "learner", now=owner.person.created_at
    )
    for path in ("/people", f"/people/{person.id}"):
        page = owner.client.get(path).get_data(as_text=True)
        assert "&lt;b&gt;Lin&lt;/b&gt;" in page and "<b>Lin</b>" not in page
