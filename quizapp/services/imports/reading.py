"""A file of questions read in a process of its own: its questions with their faults, and what is said of the rest."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.core.banks.content import grounds_from_mapping, grounds_to_mapping
from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Language, Message, as_language
from quizapp.core.plain import fault_from_mapping
from quizapp.core.questions.content import question_from_mapping
from quizapp.core.questions.question import Question
from quizapp.errors import Invalid
from quizapp.services import bounded
from quizapp.services.bounded import LIMITS, Limits, Refusals

TOO_SLOW = N_("Reading this file took too long: split it")
DAMAGED = N_("This file is damaged and cannot be read: save it anew")
_REFUSALS = Refusals(TOO_SLOW, DAMAGED)
WHERE = "where"


class UnreadableFile(Invalid):
    """The whole file cannot be read; the message's ``where`` is the place in it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(Message(fault.message.text, {**fault.message.params, WHERE: fault.where}))
        self.fault = fault


@dataclass(frozen=True)
class ReadQuestion:
    """One question of a file with its plain form, where and how it stands there, the id that it has there, and what is wrong with it."""

    question: Question
    content: dict[str, Any]
    where: str
    original: str
    own_id: str
    faults: tuple[Fault, ...]

    @property
    def is_ready(self) -> bool:
        """Whether it can be asked as it is."""
        return all(fault.severity != "error" for fault in self.faults)


@dataclass(frozen=True)
class ReadFile:
    """What a file holds: its questions, and the faults of what was skipped, kept as text, or not carried.

    ``grounds`` is the plain form of what a file of our own holds of a bank besides its questions.
    """

    format: str
    found: int
    title: str
    language: Language
    questions: tuple[ReadQuestion, ...]
    skipped: tuple[Fault, ...]
    kept: tuple[Fault, ...]
    faults: tuple[Fault, ...]
    media: Mapping[str, bytes]
    grounds: Mapping[str, Any] | None = None

    @property
    def kinds(self) -> dict[str, int]:
        """How many questions there are of each kind, most first."""
        return dict(Counter(one.question.kind for one in self.questions).most_common())

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """What was skipped first, then what was kept as text, what was not carried, and faults of single questions."""
        own = tuple(fault for one in self.questions for fault in one.faults)
        return (*self.skipped, *self.kept, *self.faults, *own)


def read_file(
    content: bytes,
    name: str = "",
    format: str = "",
    *,
    limits: Limits = LIMITS,
    look: Callable[[], None] = lambda: None,
) -> ReadFile:
    """The questions of a file, its format told by its content unless it is named.

    ``look`` is called twice a second and ends the reading by raising. Raises UnreadableFile, Invalid.
    """
    wish = json.dumps({"name": name, "format": format}).encode()
    started = bounded.command("questions", limits, name)
    said, media = bounded.run(started, wish + b"\n" + content, _REFUSALS, limits=limits, look=look)
    if "unreadable" in said:
        raise UnreadableFile(fault_from_mapping(said["unreadable"]))
    return _read_file(said, dict(zip(said["media"], media, strict=True)))


def _read_file(said: Mapping[str, Any], media: Mapping[str, bytes]) -> ReadFile:
    skipped, kept, faults = (
        tuple(fault_from_mapping(one) for one in said[group]) for group in ("skipped", "kept", "faults")
    )
    return ReadFile(
        format=said["format"],
        found=said["found"],
        title=said["title"],
        language=as_language(said["language"]),
        questions=tuple(_read_question(one) for one in said["entries"]),
        skipped=skipped,
        kept=kept,
        faults=faults,
        media=media,
        grounds=_checked(said["grounds"]),
    )


def _checked(grounds: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    try:
        return grounds and grounds_to_mapping(grounds_from_mapping(grounds))
    except ValueError as error:
        raise Invalid(Message(DAMAGED)) from error


def _read_question(said: Mapping[str, Any]) -> ReadQuestion:
    question, _ = question_from_mapping(said["question"], said["where"])
    if question is None:
        raise Invalid(Message(DAMAGED))
    faults = tuple(fault_from_mapping(one) for one in said["faults"])
    return ReadQuestion(question, said["question"], said["where"], said["original"], said["own_id"], faults)
