"""Letters that the site sends, where a mail server is set."""

import logging
import smtplib
import threading
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from quizapp.config import Config

TIMEOUT = 20


def send_later(config: Config, *, to: str, subject: str, text: str) -> threading.Thread:
    """Sends a letter without letting the caller wait: how long it takes says nothing about whom it goes to."""
    message = EmailMessage()
    message["From"] = config.mail_sender or f"quizapp@{urlsplit(config.url).hostname}"
    message["To"], message["Subject"] = to, subject
    message.set_content(text)
    thread = threading.Thread(target=_send, args=(config.mail_server, message), name="letter", daemon=True)
    thread.start()
    return thread


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
