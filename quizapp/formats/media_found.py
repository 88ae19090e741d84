"""The media of a file that is being read: each kept once, under the name that its bytes give it."""

import base64
import binascii
import re
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from quizapp.formats.imported import Medium, medium_of

_DATA = re.compile(r"data:[\w.+-]*/?[\w.+-]*(?:;[\w.+=\"-]+?)*?(?P<coded>;base64)?,", re.IGNORECASE)


class MediaFound:
    """Collects media; what is no picture, sound or film is not taken."""

    def __init__(self) -> None:
        self._found: dict[str, Medium] = {}

    def add(self, content: bytes) -> str | None:
        """The name under which the bytes are kept, None where pages show no such type or it is too large."""
        medium = medium_of(content)
        if medium is not None:
            self._found.setdefault(medium.name, medium)
        return None if medium is None else medium.name

    def add_coded(self, text: str) -> str | None:
        """The same of bytes in base64."""
        content = decode_base64(text)
        return None if content is None else self.add(content)

    def add_address(self, source: str) -> str | None:
        """The same of a ``data:`` address; None for any other address."""
        found = _DATA.match(source)
        if found is None:
            return None
        rest = source[found.end() :]
        return self.add_coded(rest) if found["coded"] else self.add(unquote_to_bytes(rest))

    def shown_in(self, texts: Iterable[str]) -> tuple[Medium, ...]:
        """The media that these texts name, in the order in which they were found."""
        whole = "\n".join(texts)
        return tuple(medium for name, medium in self._found.items() if name in whole)


def decode_base64(text: str) -> bytes | None:
    """The bytes, whatever space stands between the letters; None where they are no base64."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
