"""Whether a stem says who says so."""

import re

# A name is a run of Han, or a Latin word with a capital; DeepSeek-R1 is not DeepSeek.
_LATIN = re.compile(r"(?<![A-Za-z0-9-])[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_JOINTS = re.compile(r"[与和及的年月日等]|转述|报道|援引")


def names_speaker(text: str, speaker: str) -> bool:
    """True where the text holds the speaker as written, or one of the names that it is made of."""
    return (
        speaker.casefold() in text.casefold()
        or not names(text).isdisjoint(names(speaker))
        or any(name in text for name in _han_names(speaker))
    )


def names(text: str) -> set[str]:
    """The Latin names in a text."""
    return set(_LATIN.findall(text)) - {"The", "A", "An", "In"}


def _han_names(text: str) -> list[str]:
    return [name for run in _JOINTS.split(text) for name in _HAN.findall(run)]
