"""Reading which options were picked."""

from collections.abc import Sequence

from quizapp.core.languages import N_, Message
from quizapp.core.questions.question import Option
from quizapp.core.questions.response import Raw, Unreadable

# Thirds written with five digits make 99.99999 %.
WHOLE = 1 - 1e-4


def posted(raw: Raw, field: str) -> list[str]:
    """The values of a field that say something, without the space around them."""
    return [value.strip() for value in raw.get(field, ()) if value.strip()]


def check_known(field: str, picked: Sequence[str], known: Sequence[str]) -> Unreadable | None:
    """Why picks cannot be read: one of them is not on offer."""
    if set(picked) <= set(known):
        return None
    return Unreadable(Message(N_("Choose from what is offered here.")), field)


def read_one(raw: Raw, field: str, known: Sequence[str]) -> str | Unreadable | None:
    """The one pick of a field, None where there is none."""
    picked = list(dict.fromkeys(posted(raw, field)))
    if len(picked) > 1:
        return Unreadable(Message(N_("Choose one only.")), field)
    return check_known(field, picked, known) or (picked[0] if picked else None)


def is_right(option: Option) -> bool:
    """Whether an option is the whole key by itself."""
    return option.fraction >= WHOLE


def worth(options: Sequence[Option], picked: Sequence[str]) -> float:
    """The sum of the fractions of the picked options, within 0..1; a sum that misses 1 by rounding is 1."""
    total = sum(option.fraction for option in options if option.id in picked)
    return 1.0 if total >= WHOLE else max(total, 0.0)
