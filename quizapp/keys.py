"""The site's secret keys: given by the environment, or made once and kept in a file that only its owner can read."""

import json
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from quizapp.config import Config

FILE = "keys.json"


@dataclass(frozen=True)
class Keys:
    """What signs cookies and links, salts passwords, and encrypts second factors."""

    secret: str
    password_salt: str
    totp: str


def read_keys(config: Config) -> Keys:
    """The keys of this instance, made at the first call; a secret that the settings give goes before the file's."""
    path = config.instance / FILE
    if not path.exists():
        _make(path)
    keys = Keys(**json.loads(path.read_text("utf-8")))
    return Keys(config.secret_key or keys.secret, keys.password_salt, keys.totp)


def _make(path: Path) -> None:
    # Processes that start together must agree: the first link wins, and nobody reads a half-written file.
    keys = Keys(*(secrets.token_urlsafe(48) for _ in range(3)))
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".keys-", encoding="utf-8") as draft:
        json.dump(asdict(keys), draft)
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):
            os.link(draft.name, path)
