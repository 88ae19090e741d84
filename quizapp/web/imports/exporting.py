"""A bank as a file: what each format cannot say of it, told before, and the file itself."""

from io import BytesIO

from flask import Response, render_template, request, send_file
from flask.typing import ResponseReturnValue

from quizapp.core.languages import LANGUAGES, Language, as_language
from quizapp.services.exports import export_bank, writable_formats
from quizapp.web.access import current_visitor, needs
from quizapp.web.imports.blueprint import bp
from quizapp.web.imports.words import format_title
from quizapp.web.site import database


@bp.get("/banks/<key>/export")
@needs("teach")
def export(key: str) -> ResponseReturnValue:
    """Choose a format, and see what would be lost in it."""
    formats = {name: format_title(name) for name in writable_formats()}
    chosen = read_format()
    export = export_bank(database(), current_visitor(), key, chosen, language=read_language(), whole=False)
    return render_template("imports/export.html", export=export, formats=formats)


@bp.get("/banks/<key>/export/file")
@needs("teach")
def export_file(key: str) -> Response:
    """The file."""
    chosen = read_format()
    export = export_bank(database(), current_visitor(), key, chosen, language=read_language())
    return send_file(
        BytesIO(export.content),
        "application/octet-stream",
        as_attachment=True,
        download_name=export.file_name,
    )


def read_format() -> str:
    """The format that the address names, by default the first that can be written."""
    return request.args.get("format", writable_formats()[0])


def read_language() -> Language | None:
    """The side of the bank that the address asks for."""
    wanted = request.args.get("language")
    return as_language(wanted) if wanted in LANGUAGES else None
