"""The lines below the head of a question: its text, its answers, hints, explanation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.formats.markdown_quiz.lines import (
    BULLET,
    CHECKED,
    CHOSEN,
    GAP,
    HINT,
    OPEN,
    PAIR,
    PAIRED,
    TOLD,
    TYPED,
    Line,
    parse_lines,
    texts,
)
from quizapp.formats.markdown_quiz.segments import ANSWER, KEYED, LETTERED

EXPLANATION = re.compile(
    r"[*_>\s]*(?:explanation|feedback|rationale|why|解析|答案解析|解释|说明)[*_\s]*[:：][*_\s]*(.*)",
    re.IGNORECASE,
)


@dataclass
class Item:
    """One answer: its kind, its mark (``x``, a percentage, a place, a letter), its text, what is said to it."""

    kind: str
    mark: str
    lines: list[Line] = field(default_factory=list)
    told: list[Line] = field(default_factory=list)
    gap: str = ""
    number: bool = False
    most: int = 4

    @property
    def text(self) -> str:
        """The text, the indentation of its further lines taken off."""
        below = [line.indent for line in self.lines[1:] if line.text.strip()]
        return texts(self.lines, min([self.most, *below]))

    @property
    def feedback(self) -> str:
        """What is said to it."""
        return _quoted(self.told)


@dataclass
class Body:
    """All that stands below the head."""

    stem: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    told: list[Line] = field(default_factory=list)
    answer: str | None = None
    is_open: bool = False

    @property
    def explanation(self) -> str:
        """What is said to the whole question."""
        return _quoted(self.told)


def parse_body(lines: Sequence[Line]) -> Body:
    """The lines of one question sorted."""
    body = Body()
    keyed = any(KEYED.match(line.said) for line in lines)
    lettered = any(ANSWER.match(line.said) for line in lines if line.said)
    for line in lines:
        item = _begun(line, keyed=keyed, lettered=lettered)
        if item:
            body.items.append(item)
        elif found := lettered and line.said and ANSWER.match(line.said):
            body.answer = found[1].strip("*_ ")
        elif OPEN.match(line.said) and not body.items:
            body.is_open = True
        else:
            _put(line, body)
    return body


def _put(line: Line, body: Body) -> None:
    """A line that begins no answer: it goes on with the one above it, with the explanation, or with the text."""
    last = body.items[-1] if body.items else None
    after = bool(last) or body.is_open or body.answer is not None
    if found := after and line.said and EXPLANATION.match(line.said):
        body.told.append(Line(line.number, f"> {found[1]}"))
    elif body.told:
        body.told.append(line)
    elif last and body.answer is None and (not line.text or line.indent > 0 or line.code):
        _go_on(line, last)
    elif after and TOLD.match(line.text):
        body.told.append(line)
    elif after and not line.said:
        return
    elif after:
        body.told.append(Line(line.number, f"> {line.text}", line.code))
    else:
        body.stem.append(line)


def _go_on(line: Line, item: Item) -> None:
    if TOLD.match(line.said) or (item.told and line.said):
        item.told.append(Line(line.number, line.said))
    else:
        item.lines.append(line)


def _begun(line: Line, *, keyed: bool, lettered: bool) -> Item | None:
    """The answer that a line begins."""
    said, indent = line.said, line.indent
    if not said:
        return None
    if found := CHECKED.match(said):
        kind = "place" if (found[2] or "").isdigit() else "check" if found[1] == "[" else "radio"
        return _item(line, kind, found[2] or "", found.end())
    if found := PAIRED.match(said):
        return _item(line, "pair", "", found.end())
    if found := TYPED.match(said):
        item = _item(line, "typed", found[1] or "", found.end())
        item.number = bool(found[2])
        return item
    if found := GAP.match(said):
        return _gap(line, found)
    if found := HINT.match(said):
        return _item(line, "hint", "", found.end())
    if keyed and indent and (found := BULLET.match(said)):
        right = bool(KEYED.match(said))
        return _item(line, "keyed", "x" if right else "", found.end() + right)
    if lettered and (found := LETTERED.match(re.sub(r"^[-*+][ \t]+", "", said))):
        skipped = len(said) - len(re.sub(r"^[-*+][ \t]+", "", said))
        return _item(line, "letter", found[1].upper(), skipped + found.end())
    if (found := BULLET.match(said)) and PAIR.search(said):
        return _item(line, "pair", "", found.end())
    return None


def _gap(line: Line, found: re.Match[str]) -> Item | None:
    rest = line.said[found.end() :]
    inner = TYPED.match(rest) or CHOSEN.match(rest)
    if not inner:
        return None
    typed = rest.startswith("=")
    item = _item(line, "typed" if typed else "radio", inner[1] or "", found.end() + inner.end())
    item.gap, item.number = found[1], bool(typed and inner[2])
    return item


def _item(line: Line, kind: str, mark: str, end: int) -> Item:
    """An answer whose text begins behind its sign."""
    first = Line(line.number, line.text[line.indent + end :])
    return Item(kind, mark.strip(), [first], most=line.indent + 4)


def _quoted(lines: Sequence[Line]) -> str:
    """The lines of a quotation without their signs; what follows without one belongs to it."""
    return texts(parse_lines("\n".join(TOLD.sub("", line.text, count=1) for line in lines)))
