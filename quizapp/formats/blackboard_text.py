"""Blackboard's text file of questions, a line each with tabs between its fields, as questions. It is not written."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Answer, Blank, Item, Option, Question, Tolerance
from quizapp.formats.foreign_markdown import MISSING
from quizapp.formats.gathering import (
    Gathering,
    NotGraded,
    parse_text,
    sample_of,
    with_rows,
    without_tags,
)
from quizapp.formats.gift.texts import MARKUP
from quizapp.formats.html_losses import loss_faults
from quizapp.formats.html_text import markdown_from_html, markdown_from_plain
from quizapp.formats.imported import Imported, side_of
from quizapp.formats.keyed_choice import Row, keyed_choice
from quizapp.formats.option_ids import option_id
from quizapp.formats.row_gaps import match_rows
from quizapp.formats.truth import TRUTHS
from quizapp.formats.typed_key import Weighed, number_key, text_key

NO_KEY = N_("there is no answer to grade by, so it is kept as an open answer: write the key in the editor")
OTHER_KIND = N_(
    "“%(kind)s” is no kind that is graded here: kept as an open answer; build it anew in the editor"
)
VERDICTS = {"correct": True, "incorrect": False}
NAMED = re.compile(r"\[([^\[\]]{1,80})\]")
KNOWN = frozenset(
    [
        "MC",
        "MA",
        "TF",
        "ESS",
        "ORD",
        "MAT",
        "FIB",
        "FIB_PLUS",
        "NUM",
        "SR",
        "FIL",
        "OP",
        "JUMBLED_SENTENCE",
        "QUIZ_BOWL",
        "MULTI",
        "CALC",
        "HOTSPOT",
    ]
)


@dataclass(frozen=True)
class Record:
    """One line: its number, the kind in its first field, the text in its second, all further fields."""

    number: int
    kind: str
    text: str
    fields: tuple[str, ...]
    original: str


def read(content: bytes) -> Imported:
    """The questions of a file; ``Unreadable`` where the bytes are no text."""
    text, faults = parse_text(content)
    records = parse_records(text)
    shown = "\n".join(field for record in records for field in (record.text, *record.fields))
    gathering = Gathering(side_of(without_tags(shown)), faults=faults)
    for record in records:
        gathering.gather(partial(_question, record, gathering), f"line {record.number}", record.original)
    return gathering.imported("blackboard_text", len(records))


def looks_like(content: bytes) -> float:
    """How likely these bytes are Blackboard's text, 0..1."""
    records = parse_records(sample_of(content))
    known = sum(record.kind in KNOWN and bool(record.text) for record in records)
    return 0.97 if records and known >= 0.8 * len(records) else 0.0


def parse_records(text: str) -> list[Record]:
    """The lines that hold something."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            kind, *fields = (field.strip() for field in line.split("\t"))
            found.append(Record(number, kind.upper(), fields[0] if fields else "", tuple(fields[1:]), line))
    return found


def _question(record: Record, gathering: Gathering) -> Question:
    base = Question("", "open_answer", _full(record.text, record, gathering))
    build = _BUILDERS.get(record.kind)
    if build is None:
        raise _kept(base, record, gathering, OTHER_KIND)
    return build(record, base, gathering)


def _kept(base: Question, record: Record, gathering: Gathering, why: str) -> NotGraded:
    """All fields below the text."""
    rows = [_markdown(field, record, gathering) for field in record.fields if field]
    shown = with_rows(base, gathering.language, rows)
    return NotGraded(shown, why, kind=record.kind) if why == OTHER_KIND else NotGraded(shown, why)


def _choice(record: Record, base: Question, gathering: Gathering) -> Question:
    pairs = list(zip(record.fields[::2], record.fields[1::2], strict=False))
    verdicts = [VERDICTS.get(verdict.casefold()) for _, verdict in pairs]
    if not any(verdicts) or None in verdicts or len(record.fields) % 2:
        raise _kept(base, record, gathering, NO_KEY)
    rows = [
        Row(_full(text, record, gathering), bool(right))
        for (text, _), right in zip(pairs, verdicts, strict=True)
    ]
    return keyed_choice(base, rows, gathering.language, several=record.kind == "MA")


def _truth(record: Record, base: Question, gathering: Gathering) -> Question:
    truth = TRUTHS.get("".join(record.fields[:1]).casefold())
    if truth is None:
        raise _kept(base, record, gathering, NO_KEY)
    return replace(base, kind="true_false", answer=Answer(truth))


def _open(record: Record, base: Question, gathering: Gathering) -> Question:
    sample = _markdown("".join(record.fields[:1]), record, gathering)
    return replace(base, explanation=gathering.twin(sample))


def _ordering(record: Record, base: Question, gathering: Gathering) -> Question:
    texts = [field for field in record.fields if field]
    items = tuple(Item(option_id(place), _full(text, record, gathering)) for place, text in enumerate(texts))
    if not items:
        raise _kept(base, record, gathering, NO_KEY)
    return replace(base, kind="ordering", items=items)


def _matching(record: Record, base: Question, gathering: Gathering) -> Question:
    rows = list(zip(record.fields[::2], record.fields[1::2], strict=False))
    if not rows:
        raise _kept(base, record, gathering, NO_KEY)
    sides = [tuple(_markdown(side, record, gathering) for side in row) for row in rows]
    full = [(left, right) for left, right in sides if left]
    unused = [right for left, right in sides if not left]
    warn = partial(gathering.warn, f"line {record.number}")
    return match_rows(base, gathering.language, full, unused, warn=warn)


def _typed(record: Record, base: Question, gathering: Gathering) -> Question:
    answer = text_key(_weighed(record.fields))
    if answer is None:
        raise _kept(base, record, gathering, NO_KEY)
    return replace(base, kind="short_text", answer=answer)


def _weighed(fields: Sequence[str]) -> list[Weighed]:
    return [Weighed(" ".join(without_tags(field).split()).replace("*", "\\*")) for field in fields if field]


def _number(record: Record, base: Question, gathering: Gathering) -> Question:
    value, width, *_ = [*record.fields, "", ""]
    off = float(width) if re.fullmatch(r"\d{1,12}(?:\.\d{1,12})?", width) else 0.0
    answer = number_key([Weighed(value, tolerance=Tolerance(abs=off) if off else None)]) if value else None
    if answer is None:
        raise _kept(base, record, gathering, NO_KEY)
    return replace(base, kind="numeric", answer=answer)


def _gaps(record: Record, base: Question, gathering: Gathering) -> Question:
    """Groups of a variable and its answers, an empty field between them."""
    groups: list[list[str]] = [[]]
    for field in record.fields:
        if field:
            groups[-1].append(field)
        elif groups[-1]:
            groups.append([])
    keys = {group[0]: text_key(_weighed(group[1:])) for group in groups if group}
    return _cloze(record, base, gathering, {name: Blank(name, key) for name, key in keys.items()})


def _jumbled(record: Record, base: Question, gathering: Gathering) -> Question:
    """Choices, each followed by the variables that it fills, an empty field between them."""
    choices: list[list[str]] = [[]]
    for field in record.fields:
        if field:
            choices[-1].append(field)
        elif choices[-1]:
            choices.append([])
    rows = [(group[0], set(group[1:])) for group in choices if group]
    names = dict.fromkeys(name for _, filled in rows for name in sorted(filled))
    blanks = {
        name: Blank(
            name,
            options=tuple(
                Option(option_id(place), _full(text, record, gathering), float(name in filled))
                for place, (text, filled) in enumerate(rows)
            ),
        )
        for name in names
    }
    return _cloze(record, base, gathering, blanks)


def _cloze(record: Record, base: Question, gathering: Gathering, blanks: Mapping[str, Blank]) -> Question:
    """The variables in brackets as gaps; kept where one has no answer, or an answer no variable."""
    stem = base.stem.in_(gathering.language)
    named = dict.fromkeys(found.replace("\\", "") for found in NAMED.findall(stem))
    if (
        not blanks
        or not set(blanks) <= set(named)
        or any(one.answer is None and not one.options for one in blanks.values())
    ):
        raise _kept(base, record, gathering, NO_KEY)
    ids = {name: f"gap-{place}" for place, name in enumerate(blanks, start=1)}

    def gap(found: re.Match[str]) -> str:
        name = found[1].replace("\\", "")
        return "{{" + ids[name] + "}}" if name in ids else found[0]

    filled = tuple(replace(blank, id=ids[name]) for name, blank in blanks.items())
    return replace(base, kind="cloze", stem=gathering.full(NAMED.sub(gap, stem)), blanks=filled)


def _markdown(text: str, record: Record, gathering: Gathering) -> str:
    """A field, which is HTML where it has tags."""
    if not MARKUP.search(text):
        return markdown_from_plain(text)
    where = f"line {record.number}"

    def missing(address: str) -> None:
        gathering.warn(where, MISSING, name=address[:200])

    found, losses = markdown_from_html(text, pictures=missing)
    gathering.faults += loss_faults(where, (loss for loss in losses if loss != "missing picture"))
    return found


def _full(text: str, record: Record, gathering: Gathering) -> Twin:
    return gathering.full(_markdown(text, record, gathering))


_BUILDERS: Mapping[str, Callable[[Record, Question, Gathering], Question]] = {
    "MC": _choice,
    "MA": _choice,
    "TF": _truth,
    "ESS": _open,
    "SR": _open,
    "ORD": _ordering,
    "MAT": _matching,
    "FIB": _typed,
    "FIB_PLUS": _gaps,
    "NUM": _number,
    "JUMBLED_SENTENCE": _jumbled,
}
