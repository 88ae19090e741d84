"""Who is signed in: Flask-Security holds the session, a row in the database decides whether it counts."""

import secrets
from collections.abc import Iterable
from typing import Any

from flask import Flask, Response, after_this_request, current_app, g, request, session
from flask_security import (
    RoleMixin,
    Security,
    UserDatastore,
    UserMixin,
    current_user,
    login_user,
    logout_user,
)
from itsdangerous import BadSignature, URLSafeSerializer

from quizapp.core.access import Visitor
from quizapp.core.languages import LANGUAGES, as_language
from quizapp.services import sign_ins
from quizapp.services.sign_ins import NewSignIn, SignedIn
from quizapp.services.tries import Device
from quizapp.web import site
from quizapp.web.access import GUEST
from quizapp.web.languages import A_YEAR, remember_language
from quizapp.web.layout import THEMES
from quizapp.web.security import cookie_name, is_secure

TOKEN = "sign_in"
DEVICE_COOKIE, DEVICE_DAYS, DEVICE_PEOPLE = "quizapp-device", 180, 30
SETTINGS: dict[str, Any] = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    "SECURITY_SEND_REGISTER_EMAIL": False,
    "SECURITY_API_ENABLED_METHODS": ["session"],
    "SECURITY_CLI_USERS_NAME": None,
    "SECURITY_CLI_ROLES_NAME": None,
}


class Account(UserMixin):
    """Someone who is signed in, as Flask-Security wants to see them."""

    fs_uniquifier = ""
    active = True

    def __init__(self, who: SignedIn) -> None:
        self.who = who
        self.id = who.person_id
        self.fs_uniquifier = who.uniquifier


class Accounts(UserDatastore):
    """The people of the site, found by the sign-in that the cookie names; written to by the services alone."""

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> Account | None:
        """The account of the running sign-in, if its uniquifier is still the one in the cookie."""
        who = sign_ins.find_signed_in(site.database(), str(session.get(TOKEN, "")), now=site.now())
        return Account(who) if who is not None and who.uniquifier == kwargs.get("fs_uniquifier") else None


def init_app(app: Flask) -> None:
    """Knows the visitor at each request."""
    app.config.update(SETTINGS)
    security = Security(app, Accounts(Account, RoleMixin), register_blueprint=False)
    security.login_manager.session_protection = (
        None  # addresses change; the row in the database ends a session
    )
    security.login_manager.request_loader(None)  # no other way in than the session
    app.before_request(_know_visitor)


def _know_visitor() -> None:
    if current_user.is_authenticated:
        g.signed_in = current_user.who
        g.visitor = as_visitor(current_user.who)
    else:
        g.visitor = Visitor(guest_id=session.get(GUEST))


def as_visitor(who: SignedIn) -> Visitor:
    """The visitor that views see."""
    return Visitor(person_id=who.person_id, role=who.role, name=who.name)


def signed_in() -> SignedIn:
    """The one who is signed in; for views that need an account."""
    who: SignedIn = g.signed_in
    return who


def current_token() -> str:
    """The secret of the running sign-in."""
    return str(session.get(TOKEN, ""))


def this_device(*, keep: bool = False) -> Device:
    """Where this request comes from; who signed in here before is in a signed cookie."""
    id_, known = _read_device()
    return Device(
        address=request.remote_addr or "",
        agent=request.headers.get("User-Agent", ""),
        id=id_,
        known_to=frozenset(known),
        keep=keep,
        guest_id=session.get(GUEST),
    )


def begin(new: NewSignIn, *, keep: bool = False) -> None:
    """Starts a fresh session for a new sign-in, and remembers on this device who it was."""
    session.clear()
    g.pop("csrf_token", None)
    session[TOKEN] = new.token
    session.permanent = keep
    login_user(Account(new.who), remember=False, authn_via=["password"])
    g.signed_in, g.visitor = new.who, as_visitor(new.who)
    id_, known = _read_device()
    _write_device(id_ or secrets.token_urlsafe(16), [new.who.person_id, *known])
    remember_preferences(new.who.language, new.who.theme)


def renew(who: SignedIn) -> None:
    """Keeps this session after the uniquifier has changed."""
    login_user(Account(who), remember=False, authn_via=["password"])


def end() -> None:
    """Ends the running sign-in; the cookie is worth nothing afterwards."""
    sign_ins.sign_out(site.database(), signed_in().person_id, current_token(), now=site.now())
    logout_user()
    session.clear()
    g.visitor = Visitor()


def remember_preferences(language: str | None, theme: str | None) -> None:
    """Puts the person's language and look on this device; without a choice the device's own stays."""

    def put(response: Response) -> Response:
        if language in LANGUAGES:
            remember_language(response, as_language(language))
        if theme in THEMES:
            response.set_cookie("theme", theme, max_age=A_YEAR, samesite="Lax", secure=request.is_secure)
        return response

    after_this_request(put)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="device")


def _device_cookie() -> str:
    return cookie_name(DEVICE_COOKIE, is_secure(site.config()))


def _read_device() -> tuple[str, list[int]]:
    try:
        id_, known = _signer().loads(request.cookies.get(_device_cookie(), ""))
    except BadSignature:
        return "", []
    return id_, known


def _write_device(id_: str, known: Iterable[int]) -> None:
    value = _signer().dumps((id_, list(dict.fromkeys(known))[:DEVICE_PEOPLE]))

    def put(response: Response) -> Response:
        secure = is_secure(site.config())
        response.set_cookie(
            _device_cookie(), value, max_age=DEVICE_DAYS * 86400, httponly=True, samesite="Lax", secure=secure
        )
        return response

    after_this_request(put)
