"""A picture, a sound or a film that is sent with the form of a question, for one of its fields."""

from dataclasses import dataclass
from typing import Any

from flask import request

from quizapp.core.faults import Fault
from quizapp.core.questions.picture import Picture
from quizapp.errors import Invalid
from quizapp.formats.media_type import LARGEST, MIME
from quizapp.services import workbench
from quizapp.services.workbench.pictures import too_large
from quizapp.web.access import current_visitor
from quizapp.web.languages import current_language, word
from quizapp.web.question_forms import Editor
from quizapp.web.question_forms.editor import BUTTON
from quizapp.web.question_forms.pictures import Placed, find_twins
from quizapp.web.site import database, now
from quizapp.web.uploads import allow_upload
from quizapp.web.whole_number import whole_number
from quizapp.web.workbench.blueprint import bp
from quizapp.web.workbench.words import part_words

PICTURE = "picture"
# As much as is read of a file, so that one that is too large costs nobody what they typed.
MOST_SENT = 100_000_000
MOST_TYPED = 500_000
# A form with a file is sent in parts: one for each of its fields, and a question may have many.
MOST_FIELDS = 5000


@dataclass(frozen=True)
class PictureFields:
    """What the page of the editor shows of the form for a picture: the fields it may go into, and what was chosen."""

    places: tuple[tuple[str, str], ...]
    chosen: str
    description: str
    decorative: bool
    endings: str
    largest: int
    too_large: str


@bp.url_value_preprocessor
def allow_picture(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Lets the form of a question, where it carries a file, send as much as a picture may have."""
    if endpoint == "workbench.edit" and request.mimetype == "multipart/form-data":
        allow_upload(MOST_SENT, MOST_TYPED)
        request.max_form_parts = MOST_FIELDS


def sent_picture(bank: str, question: str) -> tuple[Placed | None, list[Fault]]:
    """The picture that was sent, stored in the bank, or why it is not; nothing where its button was not pressed."""
    if not _is_pressed():
        return None, []
    file = request.files.get(PICTURE)
    content = file.stream.read(LARGEST + 1) if file else b""
    try:
        name = workbench.add_picture(database(), current_visitor(), bank, content, now=now())
    except Invalid as refused:
        return None, [Fault(f"{question} {PICTURE}", refused.message)]
    at = request.form.get("picture_at", -1, whole_number)
    picture = Picture(name, request.form.get("picture_says", "").strip(), _only_decorates())
    return Placed(picture, request.form.get("picture_in", ""), at if at >= 0 else None), []


def picture_fields(editor: Editor) -> PictureFields:
    """What the page shows of the form for a picture; what was chosen for one that is in its place now is gone."""
    places = _places(editor)
    names = [name for name, _ in places]
    chosen = request.form.get("picture_in", "")
    again = bool(editor.notes_at(PICTURE)) or not _is_pressed()
    first = f"stem-{current_language()}"
    return PictureFields(
        places=places,
        chosen=chosen if chosen in names else first if first in names else names[0],
        description=request.form.get("picture_says", "") if again else "",
        decorative=again and _only_decorates(),
        endings=",".join(f".{ending}" for ending in (*MIME, "jpeg")),
        largest=LARGEST,
        too_large=word(too_large()),
    )


def _places(editor: Editor) -> tuple[tuple[str, str], ...]:
    # A text to read has an explanation in its form only where it was brought with one.
    hidden = (
        "explanation" if editor.question.kind == "description" and not editor.question.explanation else ""
    )
    return tuple(
        (f"{name}-{language}", part_words(f"{part}.{language}"))
        for name, part in find_twins(editor.form.data)
        if name != hidden
        for language in editor.languages
    )


def _is_pressed() -> bool:
    return request.form.get(BUTTON) == PICTURE


def _only_decorates() -> bool:
    return "picture_decorates" in request.form
