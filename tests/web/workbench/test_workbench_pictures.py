"""Pictures brought into a question while it is written: told by their bytes, described, and put where they belong."""

import re
from html import unescape
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from quizapp.errors import Invalid
from quizapp.formats.imported import medium_of
from quizapp.formats.media_found import MediaFound
from quizapp.formats.media_type import LARGEST
from quizapp.services import workbench
from tests.core.questions.samples import SAMPLES
from tests.people import Signed, post, sign_in
from tests.services.imports.samples import DRAWING, DRAWING_NAME, PICTURE, PICTURE_NAME
from tests.services.workbench.shelf import Shelf
from tests.web.workbench.test_workbench_editing import EDIT, fields

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

CHOICE = SAMPLES["single_choice"].id


def send(teacher: Signed, key: str, content: bytes, **changed: object) -> TestResponse:
    """What the editor answers to a file that is sent with its form."""
    sent = {**fields(teacher, key), **changed, "picture": (BytesIO(content), "any-name.txt")}
    sent.pop("csrf_token")
    return post(teacher.client, EDIT.format(key), do="picture", **sent)


def text_of(answer: TestResponse, name: str) -> str:
    """What a field of the answered form holds."""
    found = re.search(rf'name="{name}"[^>]*>\n(.*?)</textarea>', answer.get_data(as_text=True), re.DOTALL)
    assert found
    return unescape(found[1])


def test_a_picture_is_kept_by_its_bytes_and_shown_behind_the_text(shelf: Shelf, teacher: Signed) -> None:
    answer = send(teacher, "numeric", PICTURE, picture_says="A [small] map", picture_in="stem-en")
    assert text_of(answer, "stem-en").endswith(f"\n\n![A \\[small\\] map](media/{PICTURE_NAME})")
    assert f'<img src="/media/{PICTURE_NAME}" alt="A [small] map"' in answer.get_data(as_text=True)
    assert teacher.client.get(f"/media/{PICTURE_NAME}").data == PICTURE
    assert PICTURE_NAME in fields(teacher, "numeric")["stem-en"], "the draft has it, too"


def test_a_picture_goes_to_the_place_in_the_text_and_into_an_option(shelf: Shelf, teacher: Signed) -> None:
    markup = f'![](media/{PICTURE_NAME} "decorative")'
    told = {"picture_decorates": "1", "picture_in": "options-1-text-zh", "picture_at": "2"}
    answer = send(teacher, CHOICE, PICTURE, **told, **{"options-1-text-zh": "𠮷野家"})
    assert text_of(answer, "options-1-text-zh") == f"𠮷野{markup}家"
    kept = post(teacher.client, EDIT.format(CHOICE), do="save", **_kept(fields(teacher, CHOICE)))
    assert kept.status_code == 303 and PICTURE_NAME in shelf.open(CHOICE).question.options[1].text.zh


def test_a_drawing_is_taken_and_sent_as_what_runs_nothing(shelf: Shelf, teacher: Signed) -> None:
    assert DRAWING_NAME in text_of(send(teacher, "numeric", DRAWING, picture_in="stem-zh"), "stem-zh")
    answer = teacher.client.get(f"/media/{DRAWING_NAME}")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_without_a_description_the_editor_says_that_the_question_cannot_be_asked(
    shelf: Shelf, teacher: Signed
) -> None:
    page = send(teacher, "numeric", PICTURE, picture_in="stem-en").get_data(as_text=True)
    assert f"the picture {PICTURE_NAME} has no description" in unescape(page)
    kept = post(teacher.client, EDIT.format("numeric"), do="save", **_kept(fields(teacher, "numeric")))
    assert kept.status_code == 422 and shelf.open("numeric").newest == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose a picture, a sound or a film first."),
        (b"<html><script>1</script>", "Pages cannot show this file."),
    ],
    ids=["none", "page"],
)
def test_what_is_no_picture_is_told_and_costs_nothing_that_was_typed(
    shelf: Shelf, teacher: Signed, content: bytes, said: str
) -> None:
    told = {"picture_says": "A map", "picture_in": "stem-en", "stem-en": "Typed?"}
    answer = send(teacher, "numeric", content, **told)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and said in page and 'value="A map"' in page
    assert text_of(answer, "stem-en") == "Typed?" and fields(teacher, "numeric")["stem-en"] == "Typed?"


def test_a_picture_that_is_too_large_is_refused_wherever_it_comes_from(shelf: Shelf) -> None:
    large = PICTURE + bytes(LARGEST)
    with pytest.raises(Invalid, match="at most 20 MB"):
        workbench.add_picture(shelf.database, shelf.visitor, "own", large, now=shelf.now)
    assert medium_of(large) is None and MediaFound().add(large) is None


def test_nobody_brings_a_picture_into_a_bank_of_somebody_else(shelf: Shelf, teacher: Signed) -> None:
    other = sign_in(teacher.client.application, "teacher")
    sent = {"picture": (BytesIO(PICTURE), "a.png"), "picture_in": "stem-en"}
    answer = post(other.client, EDIT.format("numeric"), page="/imports/new", do="picture", **sent)
    assert answer.status_code == 404
    assert other.client.get(f"/media/{PICTURE_NAME}").status_code == 404


def _kept(sent: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in sent.items() if name != "csrf_token"}
