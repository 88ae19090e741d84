"""A field of a note as our Markdown: sounds, formulas and pictures as Anki writes them, and gaps taken out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape

from quizapp.formats.html_text import markdown_from_html, plain_from_markdown
from quizapp.formats.tex import formulas_from_dollars

# Signs of no script, of which a text that was read has none left: between them stands the number of a gap.
_OPEN, _SHUT = "\ue000", "\ue001"
_GAP = re.compile(f"{_OPEN}(\\d+){_SHUT}")
_TOKEN = re.compile(r"\{\{c(\d{1,3})(?:,\d{1,3})*::|\}\}")
_SOUND = re.compile(r"\[sound:([^\]\[<>]{1,300})\]")
_LATEX = re.compile(
    r"\[(?P<kind>\$\$?|latex)\](?P<tex>.{0,5000}?)\[/(?P=kind)\]"
    r"|<anki-mathjax(?P<block>[^>]{0,100})>(?P<own>.{0,5000}?)</anki-mathjax>",
    re.DOTALL | re.IGNORECASE,
)
_FORMULA = re.compile(r"\\\(.{0,5000}?\\\)|\\\[.{0,5000}?\\\]", re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_MOST_DEEP = 20


@dataclass(frozen=True)
class Gap:
    """One deletion of a cloze: its number, its answer and its hint as HTML."""

    number: int
    answer: str
    hint: str = ""


def markdown_of(field: str, pictures: Callable[[str], str | None]) -> tuple[str, tuple[str, ...]]:
    """The Markdown of a field, and what was left out of it (keys of ``html_losses.LOSSES``)."""
    text = _LATEX.sub(_formula, field)
    text = _FORMULA.sub(lambda found: _plain_tex(found[0]) if "<" in found[0] else found[0], text)
    return markdown_from_html(_SOUND.sub(_player, text), pictures=pictures)


def plain_of(field: str) -> str:
    """The text of a field without its markup."""
    return " ".join(plain_from_markdown(markdown_of(_COMMENT.sub("", field), lambda _: None)[0]).split())


def _player(found: re.Match[str]) -> str:
    name = unescape(found[1])
    said = name.rpartition(".")[0] or name
    return f'<audio src="{escape(name)}" title="{escape(said)}"></audio>'


def _formula(found: re.Match[str]) -> str:
    """A formula between Anki's marks as one between ours."""
    if found["own"] is not None:
        return _in_marks(found["own"], display="true" in found["block"].lower())
    if found["kind"].lower() != "latex":
        return _in_marks(found["tex"], display=found["kind"] == "$$")
    tex = _plain_tex(found["tex"])
    return formulas_from_dollars(tex) if "$" in tex or "\\[" in tex else _in_marks(tex, display=True)


def _in_marks(tex: str, *, display: bool) -> str:
    inner = _plain_tex(tex)
    return f"\\[{inner}\\]" if display else f"\\({inner}\\)"


def _plain_tex(tex: str) -> str:
    """LaTeX that an editor of HTML wrote, without its tags and with its signs as such, safe to stand in HTML."""
    plain = unescape(_TAG.sub(" ", tex)).replace("\u00a0", " ")
    return escape(" ".join(plain.split()), quote=False)


def take_gaps(field: str) -> tuple[str, list[Gap], bool]:
    """The HTML with a sign for each deletion, the deletions, and whether one stood within another.

    Of nested ones the inner are gaps: what is around them stays in sight.
    """
    clean = field.replace(_OPEN, "").replace(_SHUT, "")
    gaps: list[Gap] = []
    stack: list[tuple[int, str]] = [(0, "")]
    nested, at = False, 0
    for found in _TOKEN.finditer(clean):
        number, inside = stack.pop()
        inside += clean[at : found.start()]
        at = found.end()
        if found[1] and len(stack) < _MOST_DEEP:
            stack += [(number, inside), (int(found[1]), "")]
        elif found[1] or not stack:
            stack.append((number, inside + found[0]))
        else:
            outer, before = stack.pop()
            nested = nested or _OPEN in inside
            stack.append((outer, before + _put(gaps, number, inside)))
    return "".join(_unclosed(stack)) + clean[at:], gaps, nested


def _unclosed(stack: list[tuple[int, str]]) -> Iterator[str]:
    """What was read, deletions that never end as they stand."""
    for depth, (number, inside) in enumerate(stack):
        yield f"{{{{c{number}::{inside}" if depth else inside


def _put(gaps: list[Gap], number: int, inside: str) -> str:
    """The sign of a deletion that is now a gap; the text of one with gaps within."""
    answer, _, hint = inside.partition("::")
    if _OPEN in inside:
        return f"{answer} ({hint})" if hint else answer
    gaps.append(Gap(number, answer, hint))
    return f"{_OPEN}{len(gaps) - 1}{_SHUT}"


def fill_gaps(markdown: str, fill: Callable[[int], str]) -> str:
    """The Markdown with something in the place of each gap, by its number in the list."""
    return _GAP.sub(lambda found: fill(int(found[1])), markdown)


def has_gap_in_formula(markdown: str) -> bool:
    """Whether a gap stands within a formula, where nobody can type."""
    return any(_OPEN in found[0] for found in _FORMULA.finditer(markdown))
