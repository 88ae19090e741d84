"""Letters reach a real mail server, and its absence stops nobody."""

import socket

import pytest

from quizapp.config import Config
from quizapp.services import mail
from tests.harness.mail_server import Server


def test_a_letter_arrives_as_it_was_written(mail_server: Server) -> None:
    config = Config(mail_server=f"127.0.0.1:{mail_server.port}", mail_sender="quiz@example.org")
    mail.send_later(config, to="lin@example.org", subject="一次性代码", text="abcde-fghij\n").join(10)
    assert any(line.startswith("rcpt TO:<lin@example.org>") for line in mail_server.lines)
    assert "From: quiz@example.org" in mail_server.lines and "abcde-fghij" in mail_server.lines


def test_a_mail_server_that_is_not_there_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    mail.send_later(
        Config(mail_server=f"smtp://127.0.0.1:{port}"), to="a@b.example", subject="x", text="y"
    ).join(10)
    assert "could not be sent" in caplog.text
