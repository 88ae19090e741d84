"""What every page shows around its own content: the entries for this visitor, the names, and the look."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, g, request
from jinja2 import StrictUndefined

from quizapp.config import Config
from quizapp.core.access import Permission, Visitor, may
from quizapp.core.languages import N_
from quizapp.web.languages import current_language
from quizapp.web.template_names import add_names

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Entry:
    """One entry: where it leads, its words, its icon, and the permission that it takes."""

    endpoint: str
    text: str
    icon: str
    permission: Permission

    @property
    def blueprint(self) -> str:
        """The feature that the entry opens."""
        return self.endpoint.partition(".")[0]


ENTRIES = (
    Entry("home.index", N_("Quizzes"), "quiz", "public"),
    Entry("history.index", N_("History"), "review", "history"),
    Entry("banks.index", N_("Banks"), "bank", "teach"),
    Entry("teaching.index", N_("Teaching"), "grades", "teach"),
    Entry("classes.index", N_("Classes"), "users", "teach"),
    Entry("people.index", N_("People"), "users", "own"),
)


def init_app(app: Flask) -> None:
    """Gives every template ``visitor``, ``entries``, ``theme``, ``site_name`` and ``has_page``."""
    config: Config = app.extensions["quizapp.config"]

    def names() -> dict[str, Any]:
        visitor: Visitor = g.get("visitor") or Visitor()
        zh = current_language() == "zh"
        return {
            "visitor": visitor,
            "entries": entries_for(visitor),
            "theme": theme(),
            "site_name": config.site_name_zh if zh else config.site_name_en,
        }

    app.context_processor(names)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.undefined = StrictUndefined
    add_names(app, has_page=has_page)


def has_page(endpoint: str) -> bool:
    """True where this site has the page; a link to it is left out elsewhere."""
    return endpoint in current_app.view_functions


def entries_for(visitor: Visitor) -> list[Entry]:
    """What this visitor may open."""
    return [entry for entry in ENTRIES if has_page(entry.endpoint) and may(visitor, entry.permission)]


def theme() -> str | None:
    """The look that was chosen on this device; None follows the system."""
    chosen = request.cookies.get("theme")
    return chosen if chosen in THEMES else None
