"""The site's secret keys: given by the environment, or made once and kept in a file that only its owner can read."""

import json
import os
import secrets
from dataclasses import asdict, dataclass

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
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        keys = Keys(**json.loads(path.read_text("utf-8")))
    else:
        keys = Keys(*(secrets.token_urlsafe(48) for _ in range(3)))
        with open(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(keys), file)
    return Keys(config.secret_key or keys.secret, keys.password_salt, keys.totp)
