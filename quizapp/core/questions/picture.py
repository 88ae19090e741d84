"""Pictures, sounds and films in a text: ``![description](media/NAME)``, named by what is in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Twin

DECORATIVE = "decorative"
ENDINGS = ("png", "jpg", "gif", "webp", "svg", "mp3", "ogg", "wav", "mp4", "webm")
DIGITS = 32
NAME = re.compile(rf"[0-9a-f]{{{DIGITS}}}\.(?:{'|'.join(ENDINGS)})")
MARKUP = re.compile(
    rf"!\[(?P<said>(?:[^\[\]\\]|\\.)*)\]\(media/(?P<name>{NAME.pattern})(?:\s+\"(?P<title>[^\"]*)\")?\)"
)
NO_DESCRIPTION = N_(
    "the picture %(name)s has no description: write what it shows between the brackets, "
    'or mark it "decorative" behind its name'
)


@dataclass(frozen=True)
class Picture:
    """One medium in a text: its name, what it shows, and whether it only decorates."""

    name: str
    description: str
    decorative: bool = False


def pictures_of(text: str) -> Iterator[Picture]:
    """The media that a text shows, in order."""
    for found in MARKUP.finditer(text):
        said = re.sub(r"\\(.)", r"\1", found["said"]).strip()
        yield Picture(found["name"], said, decorative=found["title"] == DECORATIVE)


def picture_markup(picture: Picture) -> str:
    """The picture as it is written in a text; ``pictures_of`` reads it back."""
    said = re.sub(r"([\[\]\\])", r"\\\1", " ".join(picture.description.split()))
    title = f' "{DECORATIVE}"' if picture.decorative else ""
    return f"![{said}](media/{picture.name}{title})"


def put_picture(text: str, picture: Picture, at: int | None = None) -> str:
    """The text with the picture before its character ``at``; in a paragraph of its own behind it where that is None."""
    markup = picture_markup(picture)
    if at is None:
        return f"{text.rstrip()}\n\n{markup}".lstrip()
    return f"{text[:at]}{markup}{text[at:]}"


def check_pictures(where: str, twin: Twin) -> list[Fault]:
    """A fault for each picture that neither says what it shows nor that it only decorates."""
    texts = [text for text in twin.sides().values() if "](media/" in text]
    shown = (picture for text in texts for picture in pictures_of(text))
    missing = dict.fromkeys(one.name for one in shown if not one.description and not one.decorative)
    return [fault(where, NO_DESCRIPTION, {"name": name}) for name in missing]
