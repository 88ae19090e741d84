"""The names that templates may use: each is taken once."""

from pathlib import Path

import pytest
from flask import Flask

from quizapp.config import ROOT
from quizapp.web.template_names import add_filters, add_names

WEB = ROOT / "quizapp" / "web"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'unused.db'}"


def test_the_second_part_that_takes_a_name_is_refused() -> None:
    app = Flask("a-site")
    add_names(app, flag_words={"a": "b"})
    with pytest.raises(LookupError, match="flag_words"):
        add_names(app, other_words={}, flag_words={})
    assert app.jinja_env.globals["flag_words"] == {"a": "b"}
    assert "other_words" not in app.jinja_env.globals


@pytest.mark.parametrize("own", ["moment", "first"])
def test_so_is_one_that_takes_a_filter_of_another_or_of_jinja(own: str) -> None:
    app = Flask("a-site")
    add_filters(app, moment=str)
    with pytest.raises(LookupError, match=own):
        add_filters(app, **{own: repr})


def test_no_part_gives_names_past_this_door() -> None:
    doors = {path.name for path in WEB.rglob("*.py") if "jinja_env.globals" in path.read_text("utf-8")}
    assert doors == {"template_names.py"}
    for also in (
        "jinja_env.filters",
        "jinja_env.tests",
        "template_global",
        "template_filter",
        "template_test",
    ):
        assert all(also not in p.read_text("utf-8") for p in WEB.rglob("*.py") if p.name not in doors), also


def test_what_stands_around_every_page_takes_no_name_twice(app: Flask) -> None:
    givers = app.template_context_processors[None]
    with app.test_request_context():
        ours = [name for giver in givers if giver.__module__.startswith("quizapp.") for name in giver()]
    assert {"language", "visitor"} <= set(ours)
    assert len(ours) == len(set(ours))
    assert app.jinja_env.globals.keys().isdisjoint(ours)
