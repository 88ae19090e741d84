"""The pages on which a bank is shared and copied."""

import re

import pytest
from flask import Flask

from tests.people import Signed, post, sign_in
from tests.services.workbench.shelf import Shelf

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SHARING = "/banks/own/sharing"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_colleague_gets_a_bank_changes_it_and_loses_it_again(
    app: Flask, shelf: Shelf, teacher: Signed, language: str
) -> None:
    colleague = sign_in(app, "teacher")
    assert colleague.client.get("/banks/own").status_code == 404
    post(teacher.client, SHARING, username=colleague.person.username, right="edit")
    assert colleague.client.get(f"/banks/own?lang={language}").status_code == 200
    assert colleague.client.get("/banks/own/questions/numeric/edit").status_code == 200
    assert colleague.client.get(SHARING).status_code == 404
    page = teacher.client.get(f"{SHARING}?lang={language}").get_data(as_text=True)
    remove = re.findall(rf'action="({SHARING}/\d+/remove)"', page)[0]
    post(teacher.client, remove, page=SHARING)
    assert colleague.client.get("/banks/own").status_code == 404


def test_a_bank_is_opened_to_all_and_copied(app: Flask, shelf: Shelf, teacher: Signed) -> None:
    colleague = sign_in(app, "teacher")
    post(teacher.client, f"{SHARING}/access", page=SHARING, access="public")
    copied = post(colleague.client, "/banks/own/copy", page="/banks/own")
    page = colleague.client.get(f"{copied.location}?lang=en").get_data(as_text=True)
    assert "Copied from" in page and "/edit" in page
    assert post(teacher.client, f"{SHARING}/access", page=SHARING, access="x").status_code == 404


def test_a_name_that_nobody_has_is_told(shelf: Shelf, teacher: Signed) -> None:
    post(teacher.client, SHARING, username="nobody at all", right="read")
    assert "nobody at all" in teacher.client.get(SHARING).get_data(as_text=True)
