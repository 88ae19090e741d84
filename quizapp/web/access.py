"""Who asks, and the guard of each view: one without a permission keeps the application from starting."""

import secrets
from collections.abc import Callable, Collection
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, g, session
from werkzeug.exceptions import Unauthorized

from quizapp.core.access import Permission, Visitor, may
from quizapp.core.classes.membership import ClassPermission
from quizapp.errors import Forbidden

P = ParamSpec("P")
R = TypeVar("R")
GUEST = "guest"


def needs(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Lets a view be called by those whose role grants the permission; stands right above the view."""

    def guard(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            require(permission)
            return view(*args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # functions carry attributes, their type does not
        return guarded

    return guard


def require(permission: Permission) -> None:
    """Passes for a visitor with the permission. Raises Unauthorized for a guest, Forbidden for a person."""
    visitor = current_visitor()
    if may(visitor, permission):
        return
    raise Forbidden if visitor.is_person else Unauthorized


def require_in_class(granted: Collection[ClassPermission], permission: ClassPermission) -> None:
    """Passes where a class grants its visitor the permission: no form is shown to who may not send it. Raises Forbidden."""
    if permission not in granted:
        raise Forbidden


def current_visitor() -> Visitor:
    """The one who asks, as the signed cookie and the database say."""
    visitor: Visitor = g.get("visitor") or Visitor()
    return visitor


def ensure_guest() -> Visitor:
    """The one who asks, with a guest id where there is no account: for the first thing that a guest leaves here."""
    visitor = current_visitor()
    if visitor.is_person or visitor.guest_id is not None:
        return visitor
    session[GUEST] = secrets.token_urlsafe(16)
    session.permanent = True
    g.visitor = Visitor(guest_id=session[GUEST])
    return current_visitor()


def permission_of(app: Flask, endpoint: str) -> Permission | None:
    """The permission that the view of this endpoint names."""
    return getattr(app.view_functions[endpoint], "permission", None)


def check(app: Flask) -> None:
    """Passes where every view names its permission. Raises RuntimeError."""
    bare = [endpoint for endpoint in app.view_functions if permission_of(app, endpoint) is None]
    if bare:
        raise RuntimeError(f"views without a permission: {', '.join(sorted(bare))}")
