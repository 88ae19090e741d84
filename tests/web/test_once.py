"""A form that makes something, sent twice as by a double click, makes one; the second answer leads to the first thing."""

import pytest
from flask import Flask

from quizapp.services import banks, classes, quizzes
from tests.harness.stage import Stage
from tests.people import csrf_token, sign_in
from tests.services.workbench.shelf import make_shelf
from tests.web.test_quiz_forms import FILLED

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_second_press_makes_nothing_more_and_a_form_opened_anew_or_changed_does(
    app: Flask, stage: Stage
) -> None:
    teacher = sign_in(app, "teacher")
    client, database, visitor = teacher.client, stage.database, teacher.visitor
    quiz = stage.quiz("numeric", owner=visitor)
    make_shelf(database, visitor)

    def press(path: str, **fields: str) -> list[str]:
        sent = {**fields, "csrf_token": csrf_token(client, "/classes/new")}
        return [client.post(path, data=sent).location for _ in range(2)]

    first, again = press("/classes/new", name="Class 3", time_zone="")
    assert first == again and len(classes.list_classes(database, visitor)) == 1
    other, _ = press("/classes/new", name="Class 4", time_zone="")
    copy, copied = press(f"{first}/copy", new_name="Class 5")
    assert copy == copied and len({first, other, copy}) == len(classes.list_classes(database, visitor)) == 3

    made, twice = press("/banks/samples/new-quiz", **FILLED)
    mine, once = press(f"/quizzes/{quiz}/copy")
    bank, same = press("/banks/own/copy")
    assert (made, mine, bank) == (twice, once, same) and len({made, mine, bank}) == 3
    assert len(quizzes.list_quizzes(database, visitor, now=stage.now)) == 3
    assert sum(card.origin != "" for card in banks.list_banks(database, visitor)) == 1
