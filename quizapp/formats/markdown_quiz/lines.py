r"""The lines of a quiz in Markdown, and the signs that begin an answer.

A line of text that would begin like an answer gets one more backslash when it is written, and loses it when it is read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
NUMBERED = re.compile(r"(\d{1,4})[.)][ \t]+(?=\S)")
BULLET = re.compile(r"[-*+][ \t]+(?=\S)")
CHECKED = re.compile(r"[-*+][ \t]+([\[(])[ \t]*(x|X|✓|✔|√|-?\d+(?:\.\d+)?%|\d{1,2})?[ \t]*[\])](?:[ \t]+|$)")
PAIRED = re.compile(r"[-*+][ \t]+\[:\](?:[ \t]+|$)")
TYPED = re.compile(r"=(\d+(?:\.\d+)?%)?(#)?[ \t]+(?=\S)")
GAP = re.compile(r"\{\{([\w-]{1,64})\}\}[ \t]+(?=[=(])")
CHOSEN = re.compile(r"\((x|X|-?\d+(?:\.\d+)?%)?[ \t]*\)(?:[ \t]+|$)")
PAIR = re.compile(r"(?:^|(?<=\s))(\\*)::(?=\s|$)")
HINT = re.compile(r"\?(?:[ \t]+|$)")
OPEN = re.compile(r"_{3,}$")
TOLD = re.compile(r">[ \t]?")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_BEGINS = re.compile(
    r"(\\*)(?:#{1,2}[ \t]|[-*+][ \t]+[\[(]|[-*+][ \t].*::|=[\d#]|=[ \t]|\{\{|\?(?:[ \t]|$)|_{3,}$|>|---$|::)"
)


@dataclass(frozen=True)
class Line:
    """One line: its number in the file, its text with tabs as spaces, and whether it is code between fences."""

    number: int
    text: str
    code: bool = False

    @property
    def indent(self) -> int:
        """How far it is indented."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def said(self) -> str:
        """The text without its indentation; empty for code."""
        return "" if self.code else self.text.strip()


def parse_lines(text: str, first: int = 1) -> list[Line]:
    """The lines of a text, numbered from ``first``."""
    lines, fence = [], ""
    for number, raw in enumerate(text.split("\n"), start=first):
        line = raw.expandtabs(4).rstrip() if not raw.endswith("  ") else raw.expandtabs(4)
        found = _FENCE.match(line)
        opens = bool(found) and not fence
        lines.append(Line(number, line, code=bool(fence) or opens))
        if found and opens:
            fence = found[1]
        elif fence and found and found[1].startswith(fence) and not line.strip().strip("`~"):
            fence = ""
    return lines


def texts(lines: Sequence[Line], indent: int = 0) -> str:
    """The lines as one text, their common indentation taken off, and signs that were escaped given back."""
    return "\n".join(
        line.text[min(indent, line.indent) :] if line.code else _bare(line, indent) for line in lines
    ).strip("\n")


def escape(text: str) -> str:
    """The text so that none of its lines begins like an answer."""
    lines = parse_lines(text)
    return "\n".join(line.text if line.code else _escaped(line.text) for line in lines)


def _bare(line: Line, indent: int) -> str:
    text = line.text[min(indent, line.indent) :]
    found = _BEGINS.match(text)
    return text[1:] if found and found[1] else text


def _escaped(text: str) -> str:
    return f"\\{text}" if _BEGINS.match(text) else text
