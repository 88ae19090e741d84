"""What templates may call, put there by the parts of the site: no two of them take one name."""

from collections.abc import MutableMapping

from flask import Flask


def add_names(app: Flask, **names: object) -> None:
    """Gives templates these values and functions; ``LookupError`` where a name is taken already."""
    _add(app.jinja_env.globals, names)


def add_filters(app: Flask, **filters: object) -> None:
    """Gives templates these filters; ``LookupError`` where a name is taken already, be it by Jinja itself."""
    _add(app.jinja_env.filters, filters)


def _add(known: MutableMapping[str, object], new: dict[str, object]) -> None:
    if taken := sorted(known.keys() & new):
        raise LookupError(f"templates have these names already: {', '.join(taken)}")
    known.update(new)
