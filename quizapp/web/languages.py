"""The language and the zone of a page, and the words of the interface in that language."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, request, url_for
from flask_babel import Babel, Domain, format_date, format_datetime, get_locale, get_timezone, gettext

from quizapp.config import Config
from quizapp.core.languages import HTML_LANG, LANGUAGES, Language, Message, as_language
from quizapp.web.template_names import add_filters, add_names

CATALOGUES = Path(__file__).resolve().parent.parent / "translations"
COOKIE = "lang"
# The day before the month and a day of 24 hours, so that no reader takes 3/2 for the second of March.
MOMENTS: Mapping[Language, str] = {"en": "d MMM y, HH:mm", "zh": "y年M月d日 HH:mm"}
A_YEAR = 365 * 24 * 3600


@cache
def read_catalogue(language: Language) -> NullTranslations:
    """The words of one language, read from its catalogue in text form; English is its own catalogue."""
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


class Catalogues(Domain):
    """The catalogues without compiled files beside them, so that text and words cannot fall out of step."""

    def get_translations(self) -> NullTranslations:
        """The words of the current page's language."""
        return read_catalogue(current_language())


class Languages(Babel):
    """Flask-Babel with these catalogues."""

    domain_instance = Catalogues()


def init_app(app: Flask) -> None:
    """Chooses the language of each page and gives templates its words, dates and numbers."""
    config: Config = app.extensions["quizapp.config"]
    Languages(app, locale_selector=choose_language, timezone_selector=lambda: config.time_zone)
    add_filters(app, moment=format_moment, day=format_day, number=format_mark, percent=format_share)
    add_names(app, word=word, html_lang=HTML_LANG, other_language_url=other_language_url, same_page=same_page)
    app.context_processor(_names)
    add_names(app, zone=config.time_zone)
    app.after_request(_remember)


def choose_language() -> Language:
    """The language asked for in the address, else of the cookie, else the browser's."""
    for wish in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return as_language(wish)
    return as_language(request.accept_languages.best_match(["zh", "zh-CN", "zh-Hans", "zh-TW", "en"], "en"))


def current_language() -> Language:
    """The language of the page that is being made; English outside of a request."""
    return as_language(str(get_locale()))


def remember_language(response: Response, language: Language) -> None:
    """Stores the choice on this device for a year."""
    response.set_cookie(
        COOKIE, language, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure
    )


def word(message: Message | str) -> str:
    """A waiting sentence in the language of the page; its parameters are words that are already worded."""
    if isinstance(message, str):
        return gettext(message) if message else ""
    return gettext(message.text) % message.params if message.params else gettext(message.text)


def other_language_url() -> str:
    """The address of this very page in the other language."""
    other = "en" if current_language() == "zh" else "zh"
    if request.endpoint is None or request.method not in {"GET", "HEAD"}:
        return url_for("home.index", lang=other)
    return same_page(lang=other)


def same_page(**changed: object) -> str:
    """The address of this very page with other arguments."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changed]
    return f"{quote(request.path)}?{urlencode([*kept, *changed.items()])}"


def format_moment(moment: datetime, zone: str = "") -> str:
    """Date, time and zone of a moment, as in "22 Nov 2026, 14:05 UTC"; in the site's zone where none is named."""
    local = moment.astimezone(ZoneInfo(zone) if zone else get_timezone())
    return f"{format_datetime(local, MOMENTS[current_language()], rebase=False)} {local.tzname()}"


def format_day(text: str) -> str:
    """A day or a month written in ISO form as readers write it; other dates stay as they are."""
    try:
        if len(text) == len("2025-01"):
            month = date.fromisoformat(f"{text}-01")
            return format_date(month, "y年M月" if current_language() == "zh" else "MMMM y", rebase=False)
        return format_date(date.fromisoformat(text), "long", rebase=False)
    except ValueError:
        return text


def format_share(share: float) -> str:
    """A share (0..1) as a whole percentage."""
    return f"{share:.0%}"


def format_mark(amount: float) -> str:
    """A mark with at most two decimals and none that are zero."""
    return f"{amount:.2f}".rstrip("0").rstrip(".")


def _names() -> dict[str, Any]:
    language = current_language()
    return {"language": language, "lang": HTML_LANG[language]}


def _remember(response: Response) -> Response:
    response.vary.update({"Accept-Language", "Cookie"})
    if request.args.get("lang") in LANGUAGES:
        remember_language(response, as_language(request.args["lang"]))
    return response
