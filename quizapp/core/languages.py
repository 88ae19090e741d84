"""The two languages of the content, and sentences that wait to be worded for a reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
HTML_LANG: Mapping[Language, str] = {"zh": "zh-Hans", "en": "en"}


def as_language(text: str | None) -> Language:
    """The content language nearest to a language tag; English where the tag is unknown."""
    return "zh" if (text or "").lower().startswith("zh") else "en"


@dataclass(frozen=True)
class Twin:
    """One text in Chinese and in English; a side that is missing is None, and at least one is there."""

    zh: str | None = None
    en: str | None = None

    def in_(self, language: Language) -> str:
        """The text in this language, else in the other one."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first if first is not None else second or ""

    def language_of(self, language: Language) -> Language:
        """The language in which ``in_`` really answers, for the ``lang`` attribute."""
        if getattr(self, language) is not None:
            return language
        return "en" if language == "zh" else "zh"

    def sides(self) -> Mapping[Language, str]:
        """The sides that are there."""
        if self.en is None:
            return {} if self.zh is None else {"zh": self.zh}
        return {"en": self.en} if self.zh is None else {"zh": self.zh, "en": self.en}


def N_(message: str) -> str:
    """The message itself; marks it for the catalogue, so that the web words it later."""
    return message


@dataclass(frozen=True)
class Message:
    """A sentence in English with ``%(name)s`` places; the edges translate ``text`` and fill in ``params``."""

    text: str
    params: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.params if self.params else self.text
