"""The dialect of Aiken in which a line before each question names its kind, and blank lines part the questions."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Answer, Item, Question
from quizapp.formats.aiken.lines import Line, find_answer, find_remark, parse_keys
from quizapp.formats.gathering import Gathering, NotGraded, with_rows
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.keyed_choice import NO_RIGHT, Row, keyed_choice
from quizapp.formats.option_ids import option_id
from quizapp.formats.row_gaps import match_rows
from quizapp.formats.truth import TRUTHS
from quizapp.formats.typed_key import Weighed, number_key, text_key

KINDS = (
    *("category", "multichoice", "essay", "shortanswer", "truefalse", "description", "cloze", "numerical"),
    *("order", "matching"),
)
CLOZE = N_("this cloze is in Moodle's own syntax: kept as an open answer; build it anew in the editor")
ORDER = N_("the numbers in the answer were read as the items in their right order")
NO_KEY = N_("there is no answer to grade by, so it is kept as an open answer: write the key in the editor")
_ROW = re.compile(r"(\w{1,2})[.)]\s+(\S.*)")
_MATCH = re.compile(r"match\s*:\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Typed:
    """One question: its kind, its text, its rows with their labels, its answer (None without one), its remark."""

    number: int
    kind: str
    stem: str
    rows: tuple[tuple[str, str], ...]
    answer: str | None
    remark: str
    original: str
    category: str


Builder = Callable[[Typed, Question, Gathering], Question]


def is_extended(lines: Sequence[Line]) -> bool:
    """Whether a line that begins a paragraph names a kind."""
    return any(group[0].text.lower() in KINDS for group in _paragraphs(lines))


def parse_typed(lines: Sequence[Line]) -> list[Typed]:
    """The questions of a file; a paragraph that names no kind is a choice."""
    found, category = [], ""
    for group in _paragraphs(lines):
        kind = group[0].text.lower()
        if kind == "category":
            category = "/".join(line.text.replace("/", "\\/") for line in group[1:])
        else:
            named = kind in KINDS
            body = group[1:] if named else group
            found.append(_typed(body, kind if named else "multichoice", category, group[0].number))
    return found


def gather_extended(typed: Sequence[Typed], gathering: Gathering) -> None:
    """The questions read into what was gathered."""
    for one in typed:
        gathering.gather(partial(_question, one, gathering), f"line {one.number}", one.original)


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    grouped = groupby(lines, lambda line: bool(line.text))
    return [list(group) for said, group in grouped if said]


def _typed(lines: Sequence[Line], kind: str, category: str, number: int) -> Typed:
    texts = [line.text for line in lines]
    answer, remark = None, ""
    while texts and (find_remark(texts[-1]) is not None or find_answer(texts[-1])):
        last = texts.pop()
        said = find_remark(last)
        if said is not None:
            remark = said
        else:
            answer = (find_answer(last) or ("", False))[0]
    first = _first_row(texts, kind)
    original = "\n".join(line.text for line in lines)
    return Typed(number, kind, _stem(lines[:first]), _rows(texts[first:]), answer, remark, original, category)


def _stem(lines: Sequence[Line]) -> str:
    """The text of the question; code between ``<pre>`` and ``</pre>`` keeps its indentation."""
    shown, code = [], False
    for line in lines:
        shown.append(line.raw if code else line.text)
        code = "<pre>" in line.text.lower() or (code and "</pre>" not in line.text.lower())
    return "\n".join(shown)


def _first_row(texts: Sequence[str], kind: str) -> int:
    """Where the rows at the end begin; the first line always belongs to the question."""
    place = len(texts)
    if kind in ("multichoice", "order", "matching"):
        while place > 1 and (_ROW.fullmatch(texts[place - 1]) or _MATCH.match(texts[place - 1])):
            place -= 1
    return place


def _rows(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((found[1], found[2]) if (found := _ROW.fullmatch(text)) else ("", text) for text in texts)


def _question(typed: Typed, gathering: Gathering) -> Question:
    base = Question(
        "",
        "open_answer",
        twin_of(_markdown(typed.stem), gathering.language),
        category=typed.category,
        explanation=gathering.twin(_markdown(typed.remark)),
    )
    return _BUILDERS[typed.kind](typed, base, gathering)


def _markdown(text: str) -> str:
    """The text as it stands, code between ``<pre>`` and ``</pre>`` as a block of code."""
    lower, shown, end = text.lower(), [], 0
    while 0 <= (start := lower.find("<pre>", end)) < (close := lower.find("</pre>", start)):
        code = text[start + len("<pre>") : close].strip("\n").replace("```", "` ``")
        shown += [markdown_from_plain(text[end:start].strip("\n")), f"```\n{code}\n```"]
        end = close + len("</pre>")
    return "\n\n".join(filter(None, [*shown, markdown_from_plain(text[end:].strip("\n"))]))


def _choice(typed: Typed, base: Question, gathering: Gathering) -> Question:
    answer = (typed.answer or "").strip()
    keys = set(parse_keys(answer)) or set(re.split(r"\s*[,;]\s*", answer.upper())) - {""}
    labels = [label.upper() for label, _ in typed.rows]
    if not keys or keys - set(labels):
        raise NotGraded(with_rows(base, gathering.language, [_shown(row) for row in typed.rows]), NO_RIGHT)
    rows = [Row(_twin(text, gathering), label.upper() in keys) for label, text in typed.rows]
    return keyed_choice(base, rows, gathering.language, several=len(keys) > 1)


def _open(typed: Typed, base: Question, gathering: Gathering) -> Question:
    return base


def _description(typed: Typed, base: Question, gathering: Gathering) -> Question:
    return replace(base, kind="description")


def _cloze(typed: Typed, base: Question, gathering: Gathering) -> Question:
    raise NotGraded(base, CLOZE)


def _truth(typed: Typed, base: Question, gathering: Gathering) -> Question:
    truth = TRUTHS.get((typed.answer or "").strip().casefold())
    if truth is None:
        raise NotGraded(base, NO_KEY)
    return replace(base, kind="true_false", answer=Answer(truth))


def _short(typed: Typed, base: Question, gathering: Gathering) -> Question:
    answer = text_key([Weighed(value.replace("*", "\\*")) for value in _values(typed)])
    if answer is None:
        raise NotGraded(base, NO_KEY)
    return replace(base, kind="short_text", answer=answer)


def _number(typed: Typed, base: Question, gathering: Gathering) -> Question:
    answer = number_key([Weighed(value) for value in _values(typed)])
    if answer is None:
        raise NotGraded(base, NO_KEY)
    return replace(base, kind="numeric", answer=answer)


def _values(typed: Typed) -> list[str]:
    return [value for value in re.split(r"\s*[,;，；]\s*", (typed.answer or "").strip()) if value]


def _order(typed: Typed, base: Question, gathering: Gathering) -> Question:
    texts = dict(typed.rows)
    order = _values(typed)
    if len(texts) < len(typed.rows) or sorted(order) != sorted(texts):
        raise NotGraded(with_rows(base, gathering.language, [_shown(row) for row in typed.rows]), NO_KEY)
    gathering.assume(f"line {typed.number}", ORDER)
    items = tuple(Item(option_id(place), _twin(texts[label], gathering)) for place, label in enumerate(order))
    return replace(base, kind="ordering", items=items)


def _matching(typed: Typed, base: Question, gathering: Gathering) -> Question:
    lefts = [text for label, text in typed.rows if label]
    rights = [found[1] for label, text in typed.rows if not label and (found := _MATCH.match(text))]
    if not lefts or len(lefts) != len(rights):
        raise NotGraded(with_rows(base, gathering.language, [_shown(row) for row in typed.rows]), NO_KEY)
    rows = zip(map(markdown_from_plain, lefts), map(markdown_from_plain, rights), strict=True)
    warn = partial(gathering.warn, f"line {typed.number}")
    return match_rows(base, gathering.language, list(rows), (), warn=warn)


def _shown(row: tuple[str, str]) -> str:
    label, text = row
    return f"{label}) {markdown_from_plain(text)}" if label else markdown_from_plain(text)


def _twin(text: str, gathering: Gathering) -> Twin:
    return twin_of(markdown_from_plain(text), gathering.language)


_BUILDERS: Mapping[str, Builder] = {
    "multichoice": _choice,
    "essay": _open,
    "shortanswer": _short,
    "truefalse": _truth,
    "description": _description,
    "cloze": _cloze,
    "numerical": _number,
    "order": _order,
    "matching": _matching,
}
