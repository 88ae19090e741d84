"""A mail server that takes one letter."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest


@dataclass
class Server:
    """What was said to the server, line by line."""

    port: int
    lines: list[str] = field(default_factory=list)


@pytest.fixture
def mail_server() -> Iterator[Server]:
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
