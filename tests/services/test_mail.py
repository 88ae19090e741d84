"""Letters reach a real mail server, and its absence stops nobody."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from quizapp.config import Config
from quizapp.services import mail


@dataclass
class Server:
    """A mail server for one letter."""

    port: int
    lines: list[str] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname()[1])
        thread = threading.Thread(target=answer, args=(listener, server))
        thread.start()
        yield server
        thread.join(10)


def answer(listener: socket.socket, server: Server) -> None:
    listener.settimeout(10)
    connection, _ = listener.accept()
    with connection, connection.makefile("rwb") as stream:
        in_letter, reply = False, b"220 ready\r\n"
        while True:
            if reply:
                stream.write(reply)
                stream.flush()
            line = stream.readline().decode().rstrip("\r\n")
            server.lines.append(line)
            if line.upper() == "QUIT":
                return
            if in_letter:
                in_letter = line != "."
                reply = b"" if in_letter else b"250 kept\r\n"
            else:
                in_letter = line.upper() == "DATA"
                reply = b"354 go on\r\n" if in_letter else b"250 fine\r\n"


def test_a_letter_arrives_as_it_was_written(server: Server) -> None:
    config = Config(mail_server=f"127.0.0.1:{server.port}", mail_sender="quiz@example.org")
    mail.send_later(config, to="lin@example.org", subject="一次性代码", text="abcde-fghij\n").join(10)
    assert any(line.startswith("rcpt TO:<lin@example.org>") for line in server.lines)
    assert "From: quiz@example.org" in server.lines and "abcde-fghij" in server.lines


def test_a_mail_server_that_is_not_there_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    mail.send_later(
        Config(mail_server=f"smtp://127.0.0.1:{port}"), to="a@b.example", subject="x", text="y"
    ).join(10)
    assert "could not be sent" in caplog.text
