"""Words for what accounts show: roles, devices, codes."""

from flask import Flask
from flask_babel import gettext as _

from quizapp.core.access import Role
from quizapp.core.languages import N_
from quizapp.core.people import show_code
from quizapp.web.template_names import add_filters, add_names

ROLE_NAMES: dict[Role, str] = {"learner": N_("Learner"), "teacher": N_("Teacher"), "owner": N_("Owner")}
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac", "macOS"),
    ("Linux", "Linux"),
)


def init_app(app: Flask) -> None:
    """Gives templates ``role_name``, ``|device`` and ``|code``."""
    add_names(app, role_name=role_name)
    add_filters(app, device=device_name, code=show_code)


def role_name(role: Role) -> str:
    """The role in the language of the page."""
    return _(ROLE_NAMES[role])


def device_name(agent: str) -> str:
    """Browser and system of a user agent, as in "Firefox, Windows"."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return ", ".join(filter(None, (browser, system))) or _("Unknown device")
