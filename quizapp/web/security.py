"""What holds for every request and every response: cookies, headers, hosts, tokens of forms, limits, clean text."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import BadRequest
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from quizapp.config import Config
from quizapp.web.access import current_visitor

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(
            f"{kind}-src 'self'"
            for kind in ("script", "style", "img", "font", "media", "connect", "manifest", "worker")
        ),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)",
}
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"
GREATEST_ID = 2**31 - 1

csrf = CSRFProtect()
limiter = Limiter(get_remote_address, strategy="moving-window", headers_enabled=False)


class RowId(IntegerConverter):
    """A whole number that a table can hold as an id; anything else is no such page."""

    def __init__(self, map: Map, **options: Any) -> None:
        options.setdefault("max", GREATEST_ID)
        super().__init__(map, **options)


def init_app(app: Flask) -> None:
    """Puts the measures of docs/security.md on the application."""
    config: Config = app.extensions["quizapp.config"]
    secure = is_secure(config)
    app.config.update(cookie_settings(secure), **limits(config))
    app.url_map.converters["int"] = RowId
    csrf.init_app(app)
    limiter.init_app(app)
    app.before_request(refuse_unreadable_text)
    app.after_request(add_headers)
    if secure:
        app.after_request(_require_https)
    if config.proxies:
        fixed = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies, x_host=0, x_prefix=0)
        app.wsgi_app = fixed  # type: ignore[method-assign]  # the way Flask documents to wrap an application


def is_secure(config: Config) -> bool:
    """True for a site that is reached by https."""
    return config.url.startswith("https://")


def cookie_settings(secure: bool) -> dict[str, Any]:
    """The cookie: for this host and path alone and https alone where there is https, hidden from scripts."""
    return {
        "SESSION_COOKIE_NAME": cookie_name("quizapp", secure),
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
    }


def cookie_name(name: str, secure: bool) -> str:
    """The name with the prefix that binds a cookie to host, path and https, where there is https."""
    return f"__Host-{name}" if secure else name


def limits(config: Config) -> dict[str, Any]:
    """How much a request may send, to which hosts, and where limits are counted."""
    return {
        "TRUSTED_HOSTS": [urlsplit(config.url).hostname or "localhost", "127.0.0.1", "localhost"],
        "MAX_CONTENT_LENGTH": 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 500_000,
        "MAX_FORM_PARTS": 500,
        "WTF_CSRF_TIME_LIMIT": None,
        "RATELIMIT_STORAGE_URI": config.redis_url or "memory://",
    }


def refuse_unreadable_text() -> None:
    """Refuses text that no database can hold: NUL, and halves of characters. Raises BadRequest."""
    texts = [request.path, *request.args.values(), *request.args]
    if request.is_json:
        texts.append(json.dumps(request.get_json(silent=True), ensure_ascii=False))
        if "\\u0000" in texts[-1]:
            raise BadRequest
    elif request.form:
        texts += [text for pair in request.form.items(multi=True) for text in pair]
    if any("\0" in text or not _encodable(text) for text in texts):
        raise BadRequest


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def add_headers(response: Response) -> Response:
    """Adds the headers of every response; what a view has set itself stays."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.vary.update({"Cookie", "HX-Request"})
    # What a view has said of its own, such as that a picture never changes, holds for people, too.
    if current_visitor().is_person and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response


def _require_https(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
    return response


def local_path(text: str | None) -> str | None:
    """The path, where it stays on this site whatever a browser makes of it; else None."""
    if not text or not text.startswith("/") or text.startswith("//"):
        return None
    if "\\" in text or any(ord(char) <= 32 or ord(char) == 127 for char in text):
        return None
    return text
