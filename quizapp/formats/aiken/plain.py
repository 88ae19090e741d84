"""Aiken as Moodle defines it, read leniently: what is assumed is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Question
from quizapp.formats.aiken.lines import Labelled, Line, find_answer, find_option, find_remark, parse_keys
from quizapp.formats.gathering import Gathering, NotGraded, Skipped, with_rows
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.keyed_choice import Row, keyed_choice

NO_STEM = N_("there is no question before this: write it on the line above the options")
NO_ANSWER = N_("no ANSWER line follows: write one such as ANSWER: B below the options")
FEW_OPTIONS = N_("there are fewer than two options: write each on a line of its own, such as A) …")
BAD_KEY = N_(
    "the answer “%(key)s” names none of the options: kept as an open answer; choose the key in the editor"
)
OTHER_MARKS = N_("options or answers are not marked as A) and ANSWER: they were read all the same")
SEVERAL = N_("several letters in the answer were read as several right options, which count only together")
JOINED = N_("several lines or paragraphs before the options were taken for one question")
LONG_OPTION = N_("a line without a letter was taken for the continuation of the option above it")


@dataclass
class Block:
    """One question while its lines are read; ``answer`` is None until its line is there."""

    number: int
    stem: list[str] = field(default_factory=list)
    options: list[Labelled] = field(default_factory=list)
    answer: str | None = None
    remark: list[str] = field(default_factory=list)
    original: list[str] = field(default_factory=list)
    assumed: set[str] = field(default_factory=set)


def parse_blocks(lines: Sequence[Line]) -> list[Block]:
    """The questions of a file, those that lack something among them."""
    return list(_blocks(lines))


def gather_blocks(blocks: Sequence[Block], gathering: Gathering) -> None:
    """The questions of these blocks read into what was gathered."""
    for block in blocks:
        where = f"line {block.number}"
        for text in sorted(block.assumed):
            gathering.assume(where, text)
        gathering.gather(partial(_question, block, gathering), where, "\n".join(block.original))


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    block, blank = Block(0), True
    for line in lines:
        # Moodle passes over lines of a single character; a Chinese one may be a word.
        if not line.text or (len(line.text) == 1 and line.text.isascii()):
            blank = True
            continue
        if _begins_another(block, line.text, blank=blank):
            if block.original:
                yield block
            block = Block(line.number)
        if not block.original:
            block.number = line.number
        _take(block, line.text, blank=blank)
        block.original.append(line.text)
        blank = False
    if block.original:
        yield block


def _begins_another(block: Block, text: str, *, blank: bool) -> bool:
    """Whether a line cannot belong to the question that is being read."""
    if block.answer is not None:
        return find_remark(text) is None and (blank or not block.remark)
    if find_answer(text):
        return blank and not block.stem
    return bool(block.options) and blank and _option(block, text) is None


def _take(block: Block, text: str, *, blank: bool) -> None:
    """Put one line where it belongs."""
    remark = find_remark(text) if block.answer is not None else None
    answer = find_answer(text)
    if remark is not None or block.answer is not None:
        block.remark.append(text if remark is None else remark)
    elif answer:
        block.answer = answer[0]
        block.assumed |= set() if answer[1] else {OTHER_MARKS}
    elif option := _option(block, text):
        block.options.append(option)
        block.assumed |= set() if option.strict else {OTHER_MARKS}
    elif block.options:
        block.options[-1] = replace(block.options[-1], text=f"{block.options[-1].text}\n{text}")
        block.assumed.add(LONG_OPTION)
    else:
        block.assumed |= {JOINED} if block.stem else set()
        block.stem += ["", text] if blank and block.stem else [text]


def _option(block: Block, text: str) -> Labelled | None:
    """The option that a line is: the letters of a question rise from A, so that “C. elegans” can begin a question."""
    option = find_option(text)
    last = block.options[-1].letter if block.options else chr(ord("A") - 1)
    if option is None:
        return None
    next_one = ord(option.letter) == ord(last) + 1
    return option if next_one or (option.strict and block.options and option.letter > last) else None


def _question(block: Block, gathering: Gathering) -> Question:
    if not block.stem:
        raise Skipped(NO_STEM)
    if block.answer is None:
        raise Skipped(NO_ANSWER)
    if len(block.options) < 2:
        raise Skipped(FEW_OPTIONS)
    base = Question("", "single_choice", _twin("\n".join(block.stem), gathering))
    if block.remark:
        base = replace(base, explanation=_twin("\n".join(block.remark), gathering))
    keys = parse_keys(block.answer)
    if not keys or set(keys) - {option.letter for option in block.options}:
        shown = [f"{one.letter}) {markdown_from_plain(one.text)}" for one in block.options]
        raise NotGraded(with_rows(base, gathering.language, shown), BAD_KEY, key=block.answer)
    if len(keys) > 1:
        gathering.assume(f"line {block.number}", SEVERAL)
    rows = [Row(_twin(option.text, gathering), option.letter in keys) for option in block.options]
    return keyed_choice(base, rows, gathering.language, several=len(keys) > 1)


def _twin(text: str, gathering: Gathering) -> Twin:
    return twin_of(markdown_from_plain(text), gathering.language)
