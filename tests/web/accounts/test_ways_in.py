"""Registering, signing in and out, codes, recovery, the first owner."""

from flask import Flask

from tests.people import PASSWORD, make_person, post, sign_in


def test_someone_signs_in_with_name_and_password(app: Flask) -> None:
    learner = sign_in(app)
    assert learner.person.username in learner.client.get("/account").get_data(as_text=True)


def test_a_wrong_password_is_refused_in_words(app: Flask) -> None:
    person = make_person(app.extensions["quizapp.database"])
    answer = post(app.test_client(), "/sign-in", name=person.username, password="not the password")
    assert answer.status_code == 422
    assert "is not right" in answer.get_data(as_text=True)
    assert PASSWORD not in answer.get_data(as_text=True)
