"""Pictures, sounds and films of questions, each under the name that its bytes have."""

from io import BytesIO

from flask import Blueprint, Response, send_file

from quizapp.formats.media_type import MIME
from quizapp.services import media
from quizapp.web.access import current_visitor, needs
from quizapp.web.site import database

bp = Blueprint("media", __name__)
# Nothing in such a file runs or loads anything, whoever opens it by its address.
POLICY = "sandbox; default-src 'none'"
# The name is that of the bytes: what it holds never changes.
KEPT = "private, max-age=31536000, immutable"


@bp.get("/media/<name>")
@needs("public")
def show(name: str) -> Response:
    """One medium, as its own type and as nothing else."""
    content = media.get_medium(database(), current_visitor(), name)
    response = as_medium(name, content)
    response.headers.update({"Content-Security-Policy": POLICY, "Cache-Control": KEPT})
    return response


def as_medium(name: str, content: bytes) -> Response:
    """The bytes with the type that the name tells, whole or the part that was asked for."""
    ending = name.rpartition(".")[2]
    # A drawing may hold scripts: it is shown within pages alone, and saved where its address is opened.
    saved = ending == "svg"
    return send_file(BytesIO(content), MIME[ending], saved, download_name=name, conditional=True, etag=name)
