"""The rules for accounts: user names, passwords, one-time codes, how long a sign-in lasts, how often one may guess."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from quizapp.core.access import Role
from quizapp.core.languages import N_, Message
from quizapp.core.weak_passwords import COMMON, NUMBERS, ROWS

USERNAME_LENGTH = (2, 64)
PASSWORD_LENGTH: dict[Role, int] = {"learner": 8, "teacher": 12, "owner": 12}
PASSWORD_LONGEST = 1000
NAME_LONGEST = 100

# Letters and marks that show nothing: two names that look the same must not differ by them.
_INVISIBLE = frozenset(map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0))) | frozenset(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
_LEET = str.maketrans("@01345$7!", "aoieasstl")


def clean_username(text: str) -> str:
    """The user name as it is kept and shown: NFKC, without blanks around it."""
    return unicodedata.normalize("NFKC", text).strip()


def fold_username(text: str) -> str:
    """The form in which user names are compared: no two people share it."""
    folded = clean_username(text)
    for _ in range(3):  # casefolding and NFKC undo each other for a few characters; three rounds settle all
        folded = unicodedata.normalize("NFKC", folded.casefold())
    return folded


def check_username(text: str) -> Message | None:
    """What is wrong with this user name, or None."""
    name = clean_username(text)
    low, high = USERNAME_LENGTH
    if not low <= len(name) <= high:
        return Message(
            N_("A user name has %(low)s to %(high)s characters."), {"low": str(low), "high": str(high)}
        )
    if not all(map(_may_stand_in_username, name)):
        return Message(N_("A user name is made of letters, digits, dots, hyphens and underscores."))
    if not any(map(str.isalnum, name)):
        return Message(N_("A user name needs a letter or a digit."))
    return None


def _may_stand_in_username(char: str) -> bool:
    if char in "._-":
        return True
    return char not in _INVISIBLE and unicodedata.category(char) in {
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "Mn",
        "Mc",
        "Nd",
    }


def clean_name(text: str) -> str:
    """The name shown to others: NFKC, single blanks, nothing that cannot be seen."""
    visible = "".join(
        c if c.isprintable() and c not in _INVISIBLE else " " for c in unicodedata.normalize("NFKC", text)
    )
    return " ".join(visible.split())[:NAME_LONGEST].strip()


def suggest_username(name: str, taken: Collection[str]) -> str:
    """A free user name near this name; ``taken`` holds folded names."""
    words = re.split(r"[^\w]+", clean_name(name).casefold())
    kept = ".".join(filter(None, ("".join(filter(_may_stand_in_username, word)) for word in words)))
    base = kept[:56] if any(map(str.isalnum, kept)) else "learner"
    numbered = (
        base + (str(n) if n > 1 or len(base) < USERNAME_LENGTH[0] else "") for n in range(1, len(taken) + 3)
    )
    return next(each for each in numbered if fold_username(each) not in taken)


def clean_email(text: str) -> str | None:
    """The e-mail address as it is compared and kept, or None where there is none."""
    return unicodedata.normalize("NFKC", text).strip().casefold() or None


def clean_password(text: str) -> str:
    """The password as it is hashed: the same characters from every keyboard."""
    return unicodedata.normalize("NFKC", text)


def check_password(text: str, *, role: Role, own_words: Collection[str] = ()) -> Message | None:
    """Why this password is refused, or None; ``own_words`` are the person's names."""
    password = clean_password(text)
    if len(password) < PASSWORD_LENGTH[role]:
        return Message(N_("Use at least %(count)s characters."), {"count": str(PASSWORD_LENGTH[role])})
    if len(password) > PASSWORD_LONGEST:
        return Message(N_("Use at most %(count)s characters."), {"count": str(PASSWORD_LONGEST)})
    folded = password.casefold()
    if _repeats(folded) or _runs(folded):
        return Message(N_("This is a repeated pattern or a row of keys; it is guessed first."))
    if _is_common(folded):
        return Message(N_("Too many people use this password; it is guessed first."))
    if _is_own(folded, own_words):
        return Message(N_("The password is little more than your own name."))
    return None


def _repeats(text: str) -> bool:
    period = (text + text).find(text, 1)
    return len(set(text)) <= 2 or (period <= 4 and period * 2 <= len(text))


def _runs(text: str) -> bool:
    steps = list(pairwise(text))
    beside = sum(any(a + b in row or b + a in row for row in ROWS) for a, b in steps)
    return beside >= 0.8 * len(steps)


def _is_common(text: str) -> bool:
    if text in NUMBERS or any(text.startswith(number) and len(text) - len(number) < 4 for number in NUMBERS):
        return True
    words = {
        re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text),
        re.sub(r"^[\W_]+|[\W\d_]+$", "", text).translate(_LEET),
    }
    return any(word in COMMON and len(text) - len(word) <= 6 for word in words)


def _is_own(text: str, own_words: Collection[str]) -> bool:
    words = {piece for word in own_words for piece in re.split(r"[\W_]+", fold_username(word))}
    rest = text
    for word in sorted(
        (w for w in words | set(map(fold_username, own_words)) if len(w) > 1), key=len, reverse=True
    ):
        rest = rest.replace(word, "")
    return rest != text and len(rest) < 6


@dataclass(frozen=True)
class Lifetime:
    """How long a sign-in lasts: without a request, and in all."""

    idle: timedelta
    absolute: timedelta


LIFETIMES: dict[tuple[Role, bool], Lifetime] = {
    ("learner", False): Lifetime(timedelta(hours=12), timedelta(days=30)),
    ("learner", True): Lifetime(timedelta(days=30), timedelta(days=30)),
    **{
        (role, keep): Lifetime(timedelta(hours=12 if keep else 1), timedelta(hours=12))
        for role in ("teacher", "owner")
        for keep in (False, True)
    },
}


def sign_in_lasts(role: Role, *, keep: bool, created_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """True while a sign-in counts; ``keep`` says that the person called the device their own."""
    lifetime = LIFETIMES[role, keep]
    return now - seen_at < lifetime.idle and now - created_at < lifetime.absolute


@dataclass(frozen=True)
class Failures:
    """When tries failed within the last hour: of this account from here, of this account in all, of this address."""

    here: Sequence[datetime]
    account: Sequence[datetime]
    address: Sequence[datetime]


MINUTE = timedelta(minutes=1)
PER_MINUTE, PER_MINUTE_KNOWN, PER_HOUR, ADDRESS_PER_TEN_MINUTES = 5, 10, 20, 300
FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=30), timedelta(minutes=15)


def wait_before_try(failures: Failures, *, known_device: bool, now: datetime) -> timedelta:
    """How long to wait before the next try may count; zero for most people at most times.

    A device that has been used for the account before is bound by its own tries alone, so that nobody else can
    keep its owner out. The limit by address is wide enough for a class of sixty with five slips each.
    """
    waits = [_until_free(failures.here, PER_MINUTE_KNOWN if known_device else PER_MINUTE, MINUTE, now)]
    if not known_device:
        waits.append(_growing_delay(failures.account, now))
        waits.append(_until_free(failures.address, ADDRESS_PER_TEN_MINUTES, 10 * MINUTE, now))
    return max(waits)


def _until_free(times: Sequence[datetime], limit: int, window: timedelta, now: datetime) -> timedelta:
    recent = sorted(at for at in times if now - at < window)
    return recent[-limit] + window - now if len(recent) >= limit else timedelta()


def _growing_delay(times: Sequence[datetime], now: datetime) -> timedelta:
    recent = [at for at in times if now - at < 60 * MINUTE]
    if len(recent) < PER_HOUR:
        return timedelta()
    delay: timedelta = min(LONGEST_DELAY, FIRST_DELAY * (1 << min(len(recent) - PER_HOUR, 10)))
    return max(timedelta(), max(recent) + delay - now)


CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
CODE_LENGTH = 10
CODE_DAYS = 14


def show_code(code: str) -> str:
    """A one-time code as it is printed: two groups of five."""
    return f"{code[:5]}-{code[5:]}"


def parse_code(text: str) -> str:
    """A one-time code as typed, without blanks, hyphens and capitals."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())[
        : 2 * CODE_LENGTH
    ]
