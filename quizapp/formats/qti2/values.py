"""Values of expressions: single ones, lists, and NULL."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizapp.formats.qti2.declaration import tidy
from quizapp.formats.xml_tree import number

Scalar = str | float | bool


class Unsupported(Exception):
    """An operator that is not worked out here; its text is the name."""


@dataclass(frozen=True)
class Value:
    """What an expression gives: its single values, none for NULL; whether their order counts."""

    items: tuple[Scalar, ...] = ()
    ordered: bool = True


NULL = Value()


def typed(texts: Sequence[str], base_type: str, cardinality: str = "single") -> Value:
    """Declared or given texts as a value of a type; numbers that are none give NULL."""
    return _typed(tuple(texts), base_type, cardinality)


@lru_cache(maxsize=1024)
def _typed(texts: tuple[str, ...], base_type: str, cardinality: str) -> Value:
    items = [_scalar(text, base_type) for text in texts]
    return Value(tuple(one for one in items if one is not None), cardinality != "multiple")


def is_true(value: Value) -> bool:
    """Whether a condition holds; NULL does not."""
    return value.items == (True,)


def written(one: Scalar) -> str:
    """A single value as the keys of mappings write it."""
    if isinstance(one, bool):
        return str(one).lower()
    return f"{one:.15g}" if isinstance(one, float) else one


def _scalar(text: str, base_type: str) -> Scalar | None:
    if base_type in {"float", "integer"}:
        return number(text)
    if base_type == "boolean":
        return text.strip().lower() == "true"
    return tidy(text, base_type)
