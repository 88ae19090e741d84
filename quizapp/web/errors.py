"""What goes wrong, as one page in the reader's language, or as JSON for a script; with the id of the request."""

import secrets
from collections.abc import Mapping
from math import ceil
from typing import Any

from flask import (
    Flask,
    Response,
    current_app,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.globals import request_ctx
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from quizapp.core.languages import N_
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound, QuizappError, TooMany
from quizapp.web.languages import word

STATUS: Mapping[type[QuizappError], int] = {
    NotFound: 404,
    Forbidden: 403,
    Conflict: 409,
    Invalid: 400,
    TooMany: 429,
}
TITLES: Mapping[int, str] = {
    400: N_("This request could not be read"),
    401: N_("Please sign in first"),
    403: N_("This is not open to you"),
    404: N_("There is no such page"),
    405: N_("This address does not do that"),
    409: N_("This is not possible now"),
    413: N_("This is too big"),
    429: N_("Too many at once"),
    500: N_("Something went wrong here"),
}
ADVICE: Mapping[int, str] = {
    400: N_("Nothing was changed. Go back and try again."),
    401: N_("The page that you asked for belongs to an account."),
    403: N_("Your account does not reach this page. Ask your teacher if it should."),
    404: N_("The address may be mistyped, or what was here is gone."),
    405: N_("Nothing was changed. Start again from the first page."),
    409: N_("Nothing was changed. Look at how things stand and decide again."),
    413: N_("Nothing was changed. Send something smaller."),
    429: N_("Nothing is lost. Wait a moment, then try again."),
    500: N_(
        "What you saved before is kept. Try again; if it happens again, tell the owner the number below."
    ),
}
STALE = N_(
    "This form was open for too long, or you signed in elsewhere since. Nothing was changed; send it again."
)
SECRET_FIELDS = ("csrf_token", "password", "old", "new", "code")


def init_app(app: Flask) -> None:
    """Gives each request an id, and each error a page."""
    app.before_request(_name_request)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(QuizappError, _own)
    app.register_error_handler(HTTPException, _http)
    app.log_exception = _log  # type: ignore[assignment, method-assign]  # Flask's own writes the address, tokens and all


def request_id() -> str:
    """The id of this request, which the page of an error shows and the log carries."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(6)
    found: str = g.request_id
    return found


def wants_json() -> bool:
    """True where a script asks, not a person."""
    accepted = request.accept_mimetypes
    return request.is_json or accepted["application/json"] > accepted["text/html"]


def _name_request() -> None:
    request_id()


def _own(error: QuizappError) -> ResponseReturnValue:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    response = _answer(status, word(error.message))
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(ceil(error.wait.total_seconds()))
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.get_response()
    if error.code == 401 and request.method == "GET" and not wants_json():
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
    response = _answer(error.code or 500, "")
    # What belongs to the status: Allow, Retry-After.
    for name, value in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    return response


def _log(error: Any) -> None:
    rule = request.url_rule.rule if request.url_rule else "no rule"
    current_app.logger.error("request %s failed: %s %s", request_id(), request.method, rule, exc_info=error)


def _stale_form(error: CSRFError) -> ResponseReturnValue:
    """The fields that were sent, ready to be sent again; a foreign site's form gets the plain error."""
    if wants_json() or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return _answer(400, "")
    # A form with a prefix calls its fields prefix-name.
    sent = [(name, value, name.rpartition("-")[2]) for name, value in request.form.items(multi=True)]
    kept = [(name, value) for name, value, bare in sent if bare not in SECRET_FIELDS]
    again = not request.files and not any(bare in SECRET_FIELDS[1:] for _, _, bare in sent)
    return make_response(
        render_template(
            "errors/stale.html",
            advice=word(STALE),
            fields=kept,
            again=again,
            allowed=_allowed(),
            request_id=request_id(),
        ),
        400,
    )


def _allowed() -> set[str]:
    return (request.url_rule.methods if request.url_rule else None) or set()


def _answer(status: int, message: str) -> Response:
    shown = status if status in TITLES else 500 if status >= 500 else 400
    title, advice = word(TITLES[shown]), message or word(ADVICE[shown])
    if wants_json():
        body = jsonify(error=advice, status=status, request_id=request_id())
    elif request_ctx.url_adapter is None:  # a foreign Host: there are no addresses to link to
        body = make_response(f"{title}. {advice}\n", {"Content-Type": "text/plain; charset=utf-8"})
    else:
        page = render_template(
            "errors/error.html", title=title, advice=advice, status=status, request_id=request_id()
        )
        body = make_response(page)
    body.status_code = status
    return body


def wait_in_words(seconds: float) -> str:
    """How long to wait, as in "3 minutes"."""
    if seconds <= 90:
        return ngettext("%(num)d second", "%(num)d seconds", ceil(seconds))
    return ngettext("%(num)d minute", "%(num)d minutes", ceil(seconds / 60))
