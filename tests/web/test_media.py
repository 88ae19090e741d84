"""Media come as what they are, for those who may see them, and run nothing."""

import re

import pytest
from flask import Flask

from quizapp.services.imports.storing import make_bank
from quizapp.storage.database import Database
from quizapp.storage.media import put_media, use_media
from quizapp.web.markup import plain_text, render_markdown
from tests.people import NOW, Signed, sign_in
from tests.services.imports.samples import DRAWING, DRAWING_NAME, PICTURE, PICTURE_NAME

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def teacher(app: Flask, database: Database) -> Signed:
    signed = sign_in(app, "teacher")
    with database.write() as session:
        bank = make_bank(session, "Boats", "en", owner_id=signed.visitor.person_id, now=NOW)
        put_media(session, {PICTURE_NAME: PICTURE, DRAWING_NAME: DRAWING}, now=NOW)
        use_media(session, [PICTURE_NAME, DRAWING_NAME], bank_id=bank.id)
    return signed


def test_a_picture_is_sent_as_itself_and_kept_by_the_browser(teacher: Signed) -> None:
    answer = teacher.client.get(f"/media/{PICTURE_NAME}")
    assert (answer.data, answer.content_type) == (PICTURE, "image/png")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "Content-Disposition" not in answer.headers or not answer.headers[
        "Content-Disposition"
    ].startswith("attachment")
    part = teacher.client.get(f"/media/{PICTURE_NAME}", headers={"Range": "bytes=0-7"})
    assert (part.status_code, part.data) == (206, PICTURE[:8])


def test_a_drawing_with_a_script_is_a_download_and_runs_nothing(teacher: Signed) -> None:
    answer = teacher.client.get(f"/media/{DRAWING_NAME}")
    assert answer.content_type.startswith("image/svg+xml")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_page_of_somebody_signed_in_is_still_kept_by_no_browser(teacher: Signed) -> None:
    assert teacher.client.get("/banks").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            f"![A boat \\[new\\]](media/{PICTURE_NAME})",
            f'<img src="/media/{PICTURE_NAME}" alt="A boat [new]"',
        ),
        (f'![](media/{PICTURE_NAME} "decorative")', f'<img src="/media/{PICTURE_NAME}" alt=""'),
        (f'![a" onerror="x](media/{PICTURE_NAME})', 'alt="a&#34; onerror=&#34;x"'),
        (f"![song](media/{'a' * 32}.mp3)", '<audio controls preload="none" src="/media/'),
        (f"![film](media/{'a' * 32}.webm)", '<video controls preload="metadata" src="/media/'),
    ],
    ids=["described", "decorative", "hostile", "sound", "film"],
)
def test_media_in_a_text_are_shown_with_their_description(app: Flask, text: str, html: str) -> None:
    with app.test_request_context():
        assert html in render_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://elsewhere.example/a.png)",
        "![x](media/../../etc/passwd)",
        f"![x](/media/{'a' * 32}.html)",
        '<img src="/media/x.png" onerror="alert(1)">',
        "![x](javascript:alert(1))",
    ],
)
def test_no_other_picture_is_shown(app: Flask, text: str) -> None:
    with app.test_request_context():
        assert not re.search('<img|<audio|<video|onerror="|javascript:', render_markdown(text))


def test_where_there_is_no_room_for_a_picture_its_description_stands(app: Flask) -> None:
    with app.test_request_context():
        assert plain_text(f"See ![a boat](media/{PICTURE_NAME}).") == "See a boat."
