"""The id of what a form makes: a form sent twice, as by a double click, names the same thing twice."""

from hashlib import sha256

from flask import request

from quizapp.web.access import current_visitor


def once_id() -> str:
    """An id of 16 letters made of who sends the form, where to, and all that is in it.

    The token against forgery that every form carries differs from one showing of a form to the next, so that the same
    words in a form that is opened anew make something new.
    """
    sent = sorted(request.form.items(multi=True))
    return sha256(repr((current_visitor().person_id, request.path, sent)).encode()).hexdigest()[:16]
