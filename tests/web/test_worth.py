"""What counts beside the right answer is told to teachers."""

import pytest
from flask import Flask

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Blank, Item, KindName, Option, Other, Question
from quizapp.web.worth import worth_words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def options(*fractions: float) -> tuple[Option, ...]:
    return tuple(Option(id_, Twin(en=id_), share) for id_, share in zip("abcd", fractions, strict=False))


def told(app: Flask, kind: KindName, **parts: object) -> tuple[str, ...]:
    with app.test_request_context("/?lang=en"):
        return worth_words(Question("q", kind, Twin(en="?"), **parts))  # type: ignore[arg-type]  # one dict of parts


def test_only_what_the_right_answer_does_not_say_is_told(app: Flask) -> None:
    assert told(app, "single_choice", options=options(1, 0, 0.5)) == ("“c” counts 50%",)
    assert told(app, "multiple_choice", options=options(0.5, 0.5, 0)) == ()
    assert told(app, "multiple_choice", options=options(0.75, 0.25, -0.5)) == (
        "“a” counts 75%",
        "“b” counts 25%",
        "“c” counts -50%",
    )
    assert told(app, "multiple_choice", options=options(0.5, 0.5, -1), all_or_nothing=True) == (
        "Only the whole answer counts.",
    )
    typed = Answer("sea", accept=("ocean", "the deep"), others=(Other("lake", 0.5), Other("*", 0.0)))
    assert told(app, "short_text", answer=typed, mark=2.0) == (
        "Counts as well: ocean, the deep",
        "“lake” counts 50%",
        "Mark: 2",
    )
    assert told(app, "cloze", blanks=(Blank("a", typed),))[0] == "Counts as well: ocean, the deep"
    assert told(app, "matching", extras=(Item("c", Twin(en="bird")),)) == ("Belongs to no row: bird",)
