"""Reading the plain form (mappings and lists out of YAML or JSON) with every fault named at once."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message, Twin

NO_MAPPING = N_("%(value)s has no keys: write it as “key: value” lines")


@dataclass
class Plain:
    """One mapping while it is read: the keys asked for so far, and the faults of all that belongs to it.

    ``faults`` is one list shared by the mapping and everything inside it. Absent keys and empty ones
    (``hints:`` with nothing behind it) read alike.
    """

    value: Mapping[str, object]
    where: str
    faults: list[Fault]
    path: str = ""
    asked: set[str] = field(default_factory=set)

    def complain(self, key: str, text: str, /, **params: str) -> None:
        """Note a fault of this key, its place written ``questions.yaml:12 options[0].text``."""
        self.faults.append(fault(f"{self.where} {self._path(key)}", text, params))

    def take(self, key: str, *, required: bool = False) -> object:
        """The value as it stands, None where there is none."""
        self.asked.add(key)
        value = self.value.get(key)
        if value is None and required:
            self.complain(key, N_("“%(key)s” is missing: add it"), key=key)
        return value

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text; whole numbers count as one, so that ids and years need no quotes."""
        return self._as_text(key, self.take(key, required=required))

    def scalar(self, key: str, *, required: bool = False) -> str | None:
        """A value as text: a text, number, date, or true and false."""
        return self._as_scalar(key, self.take(key, required=required))

    def number(self, key: str) -> float | None:
        """A finite number."""
        value = self.take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.complain(key, N_("%(value)s is not a number: write one such as 0.5"), value=shown(value))
            return None
        return float(value)

    def whole(self, key: str) -> int | None:
        """A whole number."""
        value = self.take(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            self.complain(key, N_("%(value)s is not a whole number: write one such as 3"), value=shown(value))
            return None
        return value

    def flag(self, key: str) -> bool | None:
        """True or false."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            self.complain(
                key, N_("%(value)s is neither true nor false: write one of the two"), value=shown(value)
            )
            return None
        return value

    def choice(self, key: str, among: Sequence[str], *, required: bool = False) -> str | None:
        """One of these words."""
        text = self.text(key, required=required)
        if text is not None and text not in among:
            self.complain(
                key,
                N_("“%(value)s” is not known here: use one of %(known)s"),
                value=text,
                known=", ".join(among),
            )
            return None
        return text

    def twin(self, key: str, *, required: bool = False) -> Twin | None:
        """A text in one or both languages, written ``{zh: …, en: …}``."""
        value = self.take(key, required=required)
        return None if value is None else self._as_twin(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        read = (self._as_text(f"{key}[{n}]", value) for n, value in enumerate(self._list(key)))
        return tuple(text for text in read if text is not None)

    def scalars(self, key: str) -> tuple[str, ...]:
        """A list of values as text."""
        read = (self._as_scalar(f"{key}[{n}]", value) for n, value in enumerate(self._list(key)))
        return tuple(text for text in read if text is not None)

    def twins(self, key: str) -> tuple[Twin, ...]:
        """A list of texts in one or both languages."""
        read = (self._as_twin(f"{key}[{n}]", value) for n, value in enumerate(self._list(key)))
        return tuple(twin for twin in read if twin is not None)

    def inner(self, key: str, *, required: bool = False) -> "Plain | None":
        """The mapping under this key."""
        value = self.take(key, required=required)
        return None if value is None else self._as_mapping(key, value)

    def rows(self, key: str) -> "list[Plain]":
        """The mappings of the list under this key."""
        read = (self._as_mapping(f"{key}[{n}]", value) for n, value in enumerate(self._list(key)))
        return [row for row in read if row is not None]

    def close(self) -> None:
        """Note the keys that nobody asked for."""
        for key in self.value:
            if key not in self.asked:
                self.complain(
                    str(key),
                    N_("“%(key)s” is not known here: remove it, or use one of %(known)s"),
                    key=str(key),
                    known=", ".join(sorted(self.asked)),
                )

    def _list(self, key: str) -> Sequence[object]:
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self.complain(
                key, N_("%(value)s is not a list: write one with a dash for each entry"), value=shown(value)
            )
            return ()
        return value

    def _path(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _as_mapping(self, key: str, value: object, text: str = NO_MAPPING) -> "Plain | None":
        if isinstance(value, Mapping):
            return Plain(value, self.where, self.faults, self._path(key))
        self.complain(key, text, value=shown(value))
        return None

    def _as_text(self, key: str, value: object) -> str | None:
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        self.complain(key, N_("%(value)s is not a text: put it in quotes"), value=shown(value))
        return None

    def _as_scalar(self, key: str, value: object) -> str | None:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, float) and math.isfinite(value):
            return repr(value)
        return value.isoformat() if isinstance(value, date) else self._as_text(key, value)

    def _as_twin(self, key: str, value: object) -> Twin | None:
        if isinstance(value, dict) and (usual := _usual_twin(value)):
            return usual
        sides = self._as_mapping(key, value, N_("%(value)s has no language: write {zh: …, en: …}"))
        if sides is None:
            return None
        twin = Twin(zh=sides.text("zh"), en=sides.text("en"))
        if twin == Twin() and all(sides.value.get(side) is None for side in ("zh", "en")):
            self.complain(key, N_("the text is missing: write {zh: …, en: …}"))
        sides.close()
        return twin


def _usual_twin(sides: dict[object, object]) -> Twin | None:
    """The twin of a mapping that is as it should be; None where each of its sides has to be looked at."""
    zh, en = sides.get("zh"), sides.get("en")
    texts = isinstance(zh, str) + isinstance(en, str)
    return Twin(zh, en) if texts and texts == len(sides) else None  # type: ignore[arg-type]  # both are texts or not there


def open_plain(value: object, where: str, faults: list[Fault]) -> Plain | None:
    """The mapping ready to be read, or None and a fault where it is none."""
    if isinstance(value, Mapping):
        return Plain(value, where, faults)
    faults.append(fault(where, NO_MAPPING, {"value": shown(value)}))
    return None


def shown(value: object) -> str:
    """A value as a fault quotes it: short."""
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


def filled(mapping: Mapping[str, object]) -> dict[str, object]:
    """The mapping without its empty places, for writing the plain form."""
    return {key: value for key, value in mapping.items() if value is not None and value != []}


def twin_to_mapping(twin: Twin | None) -> dict[str, str] | None:
    """The plain form of a twin: the sides that are there."""
    return None if twin is None else {str(language): text for language, text in twin.sides().items()}


def message_to_mapping(message: Message) -> dict[str, Any]:
    """The plain form of a message."""
    return {"text": message.text, "params": dict(message.params)}


def message_from_mapping(mapping: Mapping[str, Any]) -> Message:
    """The message of its plain form."""
    return Message(mapping["text"], mapping["params"])


def fault_to_mapping(one: Fault) -> dict[str, Any]:
    """The plain form of a fault."""
    return {"where": one.where, "severity": one.severity, **message_to_mapping(one.message)}


def fault_from_mapping(mapping: Mapping[str, Any]) -> Fault:
    """The fault of its plain form."""
    return Fault(mapping["where"], message_from_mapping(mapping), mapping["severity"])
