"""The words of the interface are complete, and each page is in the language that its reader wants."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from flask import Flask
from flask_babel import gettext

from quizapp.config import Config
from quizapp.core.languages import Message
from quizapp.web import languages

ROOT = Path(languages.__file__).parents[2]
PLACES = re.compile(r"%\(\w+\)[sd]")
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "N_": None}


@pytest.fixture
def site() -> Flask:
    app = Flask("quizapp")
    app.extensions["quizapp.config"] = Config(time_zone="Asia/Shanghai")
    languages.init_app(app)
    app.add_url_rule("/", "home.index", lambda: gettext("History"))
    return app


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with (languages.CATALOGUES / "zh" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="zh")


@pytest.fixture(scope="module")
def written() -> set[str]:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    return {m if isinstance(m, str) else m[0] for _, _, m, _, _ in found}


def test_every_word_of_the_interface_has_its_chinese(chinese: Catalog, written: set[str]) -> None:
    told = {m.id if isinstance(m.id, str) else m.id[0] for m in chinese if m.id}
    assert written - told == set(), "run the commands of docs/translations.md"
    assert told - written == set(), "left over"


def test_no_translation_is_empty_or_doubtful(chinese: Catalog) -> None:
    empty = [m.id for m in chinese if m.id and (m.fuzzy or not all([m.string] if m.string else [""]))]
    assert empty == []


def test_translations_have_the_places_of_the_english(chinese: Catalog) -> None:
    for message in chinese:
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        for text in strings:
            assert set(PLACES.findall(text)) == set(PLACES.findall(ids[-1])), message.id


@pytest.mark.parametrize(
    ("query", "cookie", "browser", "expected"),
    [
        ("", None, "zh-CN,zh;q=0.9,en;q=0.5", "历史"),
        ("", None, "de,en;q=0.5", "History"),
        ("", None, "de", "History"),
        ("", "zh", "en", "历史"),
        ("?lang=en", "zh", "zh", "History"),
        ("?lang=xx", None, "zh-TW", "历史"),
    ],
)
def test_the_page_is_in_the_language_asked_for(
    site: Flask, query: str, cookie: str | None, browser: str, expected: str
) -> None:
    client = site.test_client()
    if cookie:
        client.set_cookie("lang", cookie)
    assert client.get(f"/{query}", headers={"Accept-Language": browser}).text == expected


def test_a_language_asked_for_is_remembered(site: Flask) -> None:
    client = site.test_client()
    client.get("/?lang=zh")
    assert client.get("/", headers={"Accept-Language": "en"}).text == "历史"


def test_a_waiting_sentence_is_worded_with_its_parameters(site: Flask) -> None:
    with site.test_request_context("/?lang=zh"):
        assert languages.word(Message("Your account: %(name)s", {"name": "林"})) == "你的账户：林"


def test_the_switch_leads_to_the_same_page_with_its_query(site: Flask) -> None:
    with site.test_request_context("/?page=2&lang=zh"):
        assert languages.other_language_url() == "/?page=2&lang=en"
