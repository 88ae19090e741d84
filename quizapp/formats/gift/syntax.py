"""The signs of GIFT: what a backslash escapes, weights, formats of texts, names, comments that carry data."""

import re
from decimal import Decimal
from typing import NamedTuple

# What a backslash escapes becomes a control character while the other signs are read; text files hold none.
_HIDDEN = {":": "\1", "#": "\2", "=": "\3", "{": "\4", "}": "\5", "~": "\6", "n": "\7", "\\": "\\"}
_SHOWN = str.maketrans("\1\2\3\4\5\6\7", ":#={}~\n")
_ESCAPE = re.compile(r"\\([:#={}~n\\])")
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in ":#={}~\\"} | {"\n": "\\n"})
WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
FORMATS = ("html", "moodle", "plain", "markdown")
_FORMAT = re.compile(r"\[(\w+)\]")
_ID = re.compile(r"\[id:((?:\\\]|[^\]\x00-\x1f])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]<>`\x00-\x1f])+)\]")
ROOTS = re.compile(r"\$(?:course|module|system|cat)\$/?|\$coursecat\$/?")


class Said(NamedTuple):
    """One text with the format in which it is written."""

    text: str
    format: str


class Written(NamedTuple):
    """One answer: its weight (None where none is written), its text and its feedback, escapes still hidden."""

    text: str
    feedback: str
    weight: float | None = None


def hide(text: str) -> str:
    """The text with escaped signs hidden, so that those left are signs of GIFT."""
    return _ESCAPE.sub(lambda found: _HIDDEN[found[1]], text)


def show(text: str) -> str:
    """The text with its hidden signs shown."""
    return text.translate(_SHOWN)


def escape(text: str) -> str:
    """The text as GIFT writes it, on one line."""
    return text.translate(_ESCAPED)


def parse_said(text: str, usual: str) -> Said:
    """A text and its format: the one named in brackets before it, else the usual one."""
    found = _FORMAT.match(text)
    if found and found[1].lower() in FORMATS:
        return Said(show(text[found.end() :]).strip(), found[1].lower())
    return Said(show(text).strip(), usual)


def parse_written(text: str, *, weighed: bool = True) -> Written:
    """The answer that stands behind ``=`` or ``~``."""
    text = text.strip()
    found = WEIGHT.match(text) if weighed else None
    said, _, feedback = text[found.end() if found else 0 :].partition("#")
    return Written(said.strip(), feedback.strip(), _share(found[1]) if found else None)


def parse_name(text: str) -> tuple[str, str]:
    """The name in ``::`` before a question, empty where there is none, and the rest."""
    if not text.startswith("::"):
        return "", text
    name, end, rest = text[2:].partition("::")
    return (" ".join(show(name).split()), rest.strip()) if end else ("", text[2:])


def parse_comments(text: str) -> tuple[str, tuple[str, ...]]:
    """The id and the tags that comments carry."""
    found = _ID.search(text)
    tags = (tag.replace("\\]", "]").strip() for tag in _TAG.findall(text))
    return found[1].replace("\\]", "]").strip() if found else "", tuple(dict.fromkeys(filter(None, tags)))


def parse_category(text: str) -> str:
    """The path of a category without the root that Moodle puts before it; a slash in a name is ``\\/``."""
    path = ROOTS.sub("", show(hide(text)), count=1).replace("//", "\0")
    names = [name.strip().replace("\0", "\\/") for name in path.split("/")]
    names = [name for name in names if name]
    return "/".join(names[1:] if names[:1] == ["top"] else names)


def write_category(path: str) -> str:
    """The category as Moodle writes it."""
    names = path.replace("\\/", "//")
    return "$course$/top/" + names if names else "$course$/top"


def _share(percent: str) -> float:
    """A weight in percent as a fraction."""
    share = float(Decimal(percent.lstrip("-")) / 100)
    return -share if percent.startswith("-") else share
