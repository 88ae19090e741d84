"""An Aiken file as questions, in Moodle's own form or in the dialect with a line for the kind of each question."""

from collections.abc import Sequence

from quizapp.core.languages import Language
from quizapp.formats.aiken.extended import gather_extended, is_extended, parse_typed
from quizapp.formats.aiken.lines import find_answer, find_option, parse_keys, parse_lines
from quizapp.formats.aiken.plain import gather_blocks, parse_blocks
from quizapp.formats.gathering import Gathering, parse_text, sample_of, without_tags
from quizapp.formats.imported import Imported, side_of


def read(content: bytes) -> Imported:
    """The questions of an Aiken file; ``Unreadable`` where the bytes are no text."""
    text, faults = parse_text(content)
    lines = parse_lines(text)
    if is_extended(lines):
        typed = parse_typed(lines)
        gathering = Gathering(_language([one.stem for one in typed]), faults=faults)
        gather_extended(typed, gathering)
        return gathering.imported("aiken", len(typed))
    blocks = parse_blocks(lines)
    shown = [text for block in blocks for text in (*block.stem, *(option.text for option in block.options))]
    gathering = Gathering(_language(shown), faults=faults)
    gather_blocks(blocks, gathering)
    return gathering.imported("aiken", len(blocks))


def _language(texts: Sequence[str]) -> Language:
    """The side of what is shown, the words of the format set aside."""
    return side_of(without_tags("\n".join(texts)))


def looks_like(content: bytes) -> float:
    """How likely these bytes are Aiken, 0..1."""
    lines = parse_lines(sample_of(content))
    said = [answer for line in lines if (answer := find_answer(line.text))]
    options = sum(find_option(line.text) is not None for line in lines)
    keyed = sum(bool(parse_keys(key)) for key, _ in said)
    if not keyed or options < 2 * keyed:
        return 0.5 if said and is_extended(lines) else 0.0
    return 0.9 if any(strict for _, strict in said) else 0.7
