"""The texts of a reading, one file for each language, ↔ one reading.

A file is ``# title``, then sections ``## title``, each with paragraphs that begin with the id of the passage:
``{#p-id} Text of the passage.`` Both languages have the same passages in the same sections.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quizapp.core.banks.bank import Reading, Section
from quizapp.core.facts.fact import Passage
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Language, Twin

NO_TITLE = N_("the reading has no title: begin the file with a line “# Title”")
SECOND_TITLE = N_("the reading has a title already: write “## …” for a section")
DEEP_HEADING = N_("a heading here has one or two # and a text: write “## Title”")
NO_SECTION = N_("this passage stands in no section: put a line “## Title” above it")
NO_ID = N_("this paragraph has no id: begin it with one such as {#p-name}, the same in every language")
NO_TEXT = N_("the passage “%(id)s” has no text: write it behind the id")
TWICE = N_("the passage “%(id)s” occurs twice: give each its own id")
UNTOLD = N_("the passage “%(id)s” is not in %(file)s: add it there, or remove it here")
MOVED = N_("the passage “%(id)s” stands elsewhere in %(file)s: give both files the same sections and order")
UNPAIRED = N_("the section “%(title)s” has no counterpart in %(file)s: give both files the same sections")
_HEADING = re.compile(r"(#{1,2})[ \t]+(\S.*)")
_PASSAGE = re.compile(r"\{#([\w-]{1,64})\}\s*(.*)", re.DOTALL)


@dataclass
class Part:
    """A section of one file: its heading, and its passages as id → text."""

    title: str
    line: int
    passages: dict[str, str] = field(default_factory=dict)


@dataclass
class Side:
    """What one file of a reading holds, with the line of each passage."""

    file: str
    title: str | None = None
    parts: list[Part] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def complain(self, line: int, text: str, **params: str) -> None:
        """Note a fault of this line."""
        self.faults.append(fault(f"{self.file}:{line}", text, params))

    def text_of(self, passage: str) -> str | None:
        """The text of this passage."""
        return next((part.passages[passage] for part in self.parts if passage in part.passages), None)

    def order(self) -> dict[str, tuple[int, int]]:
        """Where each passage stands: its section, its place in there."""
        return {
            id_: (number, place)
            for number, part in enumerate(self.parts)
            for place, id_ in enumerate(part.passages)
        }


def parse_side(text: str, file: str) -> Side:
    """What one language of a reading says, with every fault of its form."""
    side = Side(file)
    for line, block in _blocks(text):
        if block.startswith("#"):
            _read_heading(side, line, block)
        else:
            _read_passage(side, line, block)
    if side.title is None:
        side.complain(1, NO_TITLE)
    return side


def join_sides(sides: Mapping[Language, Side]) -> tuple[Reading, list[Fault]]:
    """The reading in its languages, and everything that is wrong with the files or between them."""
    first, *others = sides.values()
    between = [one for other in others for one in (*_compare(first, other), *_compare(other, first))]
    moved = [one for other in others for one in _compare_order(first, other)]
    faults = [one for side in sides.values() for one in side.faults]
    title = Twin(**{language: side.title for language, side in sides.items()})
    sections = tuple(_section(sides, number, part) for number, part in enumerate(first.parts))
    return Reading(title, sections), [*faults, *between, *moved]


def write_side(reading: Reading, language: Language) -> str:
    """The file of one language."""
    blocks = [f"# {reading.title.in_(language)}"]
    for section in reading.sections:
        blocks.append(f"## {section.title.in_(language)}")
        blocks += [f"{{#{passage.id}}} {passage.text.in_(language)}" for passage in section.passages]
    return "\n\n".join(blocks) + "\n"


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    # A heading is a line of its own; anything else goes on to the next blank line, heading or passage id.
    block: list[str] = []
    start = 1
    for number, line in enumerate([*text.replace("\r\n", "\n").split("\n"), ""], 1):
        starts = line.startswith(("#", "{#"))
        if block and (not line.strip() or starts or block[0].startswith("#")):
            yield start, "\n".join(block).strip()
            block = []
        if line.strip():
            start = start if block else number
            block.append(line)


def _read_heading(side: Side, line: int, block: str) -> None:
    match = _HEADING.fullmatch(block)
    if match is None:
        side.complain(line, DEEP_HEADING)
    elif match[1] == "##":
        side.parts.append(Part(match[2], line))
    elif side.title is not None:
        side.complain(line, SECOND_TITLE)
    else:
        side.title = match[2]


def _read_passage(side: Side, line: int, block: str) -> None:
    match = _PASSAGE.fullmatch(block)
    if match is None:
        side.complain(line, NO_ID)
        return
    id_, text = match[1], match[2]
    if not text:
        side.complain(line, NO_TEXT, id=id_)
    if id_ in side.lines:
        side.complain(line, TWICE, id=id_)
        return
    side.lines[id_] = line
    if not side.parts:
        side.complain(line, NO_SECTION)
        side.parts.append(Part("", line))
    side.parts[-1].passages[id_] = text


def _compare(side: Side, other: Side) -> Iterator[Fault]:
    for id_, line in side.lines.items():
        if id_ not in other.lines:
            yield fault(f"{side.file}:{line}", UNTOLD, {"id": id_, "file": other.file})
    for part in side.parts[len(other.parts) :]:
        yield fault(f"{side.file}:{part.line}", UNPAIRED, {"title": part.title, "file": other.file})


def _compare_order(side: Side, other: Side) -> Iterator[Fault]:
    if side.lines.keys() != other.lines.keys() or len(side.parts) != len(other.parts):
        return
    here, there = side.order(), other.order()
    for id_, line in side.lines.items():
        if here[id_] != there[id_]:
            yield fault(f"{side.file}:{line}", MOVED, {"id": id_, "file": other.file})


def _section(sides: Mapping[Language, Side], number: int, part: Part) -> Section:
    titles = {
        language: side.parts[number].title for language, side in sides.items() if number < len(side.parts)
    }
    texts = ((id_, {name: side.text_of(id_) for name, side in sides.items()}) for id_ in part.passages)
    return Section(Twin(**titles), tuple(Passage(id_, Twin(**text)) for id_, text in texts))
