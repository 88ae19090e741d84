"""Hashes: slow ones of passwords, quick ones of random tokens, keyed ones of what could be guessed."""

import hashlib
import hmac
import os
import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from quizapp.core.people import CODE_LENGTH, CODE_LETTERS, clean_password

# argon2id after OWASP ASVS 5.0 appendix C: 46 MiB, one pass.
_HASHER = PasswordHasher(time_cost=1, memory_cost=47104, parallelism=1)
# As many at once as there are cores: sixteen threads would take 736 MiB.
_TURNS = threading.BoundedSemaphore(os.cpu_count() or 1)
_NOBODY = _HASHER.hash(secrets.token_urlsafe())


def hash_password(password: str) -> str:
    """The argon2id hash of a password."""
    with _TURNS:
        return _HASHER.hash(clean_password(password))


def verify_password(known: str | None, password: str) -> bool:
    """True where the password fits the hash; takes as long where there is no hash."""
    with _TURNS:
        try:
            return _HASHER.verify(known or _NOBODY, clean_password(password)) and known is not None
        except (VerificationError, InvalidHashError):
            return False


def new_token() -> str:
    """256 random bits for a cookie."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """The hash under which a random token is kept."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def new_code() -> str:
    """A random one-time code that can be read aloud and typed."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def keyed_hash(key: str, purpose: str, text: str) -> str:
    """The hash of something short, which nobody can search for without the site's key."""
    message = f"{purpose}\0{text}".encode("utf-8", "replace")
    return hmac.new(key.encode(), message, hashlib.sha256).hexdigest()
