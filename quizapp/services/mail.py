"""Letters that the site sends, where a mail server is set."""

import logging
import smtplib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from quizapp.config import Config

TIMEOUT = 20


@dataclass(frozen=True)
class Letter:
    """One letter to one address."""

    to: str
    subject: str
    text: str


def send_later(config: Config, *, to: str, subject: str, text: str) -> threading.Thread:
    """Sends a letter without letting the caller wait: how long it takes says nothing about whom it goes to."""
    return send_all_later(config, [Letter(to, subject, text)])


def send_all_later(config: Config, letters: Sequence[Letter]) -> threading.Thread:
    """Sends letters one after another without letting the caller wait; one that cannot be sent keeps none back."""
    messages = [_message(config, letter) for letter in letters]
    thread = threading.Thread(
        target=_send_all, args=(config.mail_server, messages), name="letter", daemon=True
    )
    thread.start()
    return thread


def _message(config: Config, letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["From"] = config.mail_sender or f"quizapp@{urlsplit(config.url).hostname}"
    message["To"], message["Subject"] = letter.to, letter.subject
    message.set_content(letter.text)
    return message


def _send_all(server: str, messages: Sequence[EmailMessage]) -> None:
    for message in messages:
        _send(server, message)


def _send(server: str, message: EmailMessage) -> None:
    try:
        with _connect(urlsplit(server if "://" in server else f"smtp://{server}")) as connection:
            connection.send_message(message)
    except (OSError, smtplib.SMTPException):
        logging.getLogger(__name__).exception("a letter could not be sent")


def _connect(server: SplitResult) -> smtplib.SMTP:
    host = server.hostname or "localhost"
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT)
    else:
        connection = smtplib.SMTP(host, server.port or 25, timeout=TIMEOUT)
        if connection.has_extn("starttls") or connection.ehlo()[0] == 250 and connection.has_extn("starttls"):
            connection.starttls()
    if server.username:
        connection.login(unquote(server.username), unquote(server.password or ""))
    return connection
