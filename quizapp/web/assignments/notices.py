"""Letters about a new assignment, to students who have an address, where the site sends mail."""

from flask import render_template, url_for
from flask_babel import force_locale, gettext

from quizapp.services import assignments, mail
from quizapp.services.assignments import Reader
from quizapp.services.assignments.watching import Desk
from quizapp.services.mail import Letter
from quizapp.web.access import current_visitor
from quizapp.web.languages import current_language
from quizapp.web.site import config, database, now


def send_notices(assignment_id: str) -> None:
    """Sends each student a letter in the language that they have chosen, else in that of the page."""
    desk = assignments.assignment_desk(database(), config(), current_visitor(), assignment_id, now=now())
    readers = assignments.find_readers(database(), current_visitor(), assignment_id)
    mail.send_all_later(config(), [_letter(desk, reader) for reader in readers])


def _letter(desk: Desk, reader: Reader) -> Letter:
    url = f"{config().url}{url_for('assignments.show', assignment_id=desk.id)}"
    with force_locale(reader.language or current_language()):
        text = render_template("assignments/notice.txt", desk=desk, reader=reader, url=url)
        return Letter(reader.email, gettext("New quiz in %(name)s", name=desk.class_name), text)
