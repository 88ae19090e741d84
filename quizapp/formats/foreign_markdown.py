"""Markdown of other tools as ours, and back: formulas between dollars, pictures that are not at hand."""

import re
from collections.abc import Callable

from quizapp.core.languages import N_
from quizapp.core.questions.picture import MARKUP
from quizapp.formats.markdown_signs import FORMULA
from quizapp.formats.tex import formulas_from_dollars

MISSING = N_("the picture %(name)s is named and not in the file: add it in the editor")
_CODE = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)|(?<![\\`])(`++).{1,2000}?(?<!`)\2(?!`)",
    re.DOTALL | re.MULTILINE,
)
_PICTURE = re.compile(r"!\[([^\]\n]{0,500})\]\((?!media/)([^)\s]{1,500})[^)\n]{0,500}\)")
_FENCE_WORD = re.compile(r"^((?:`{3,}+|~{3,}+)[ \t]*[\w+#.-]*)[ \t]*\{[^}\n]*\}[ \t]*$", re.MULTILINE)
_BREAK = re.compile(r"<br ?/?>[ \t]*\n")


def parse_markdown(text: str, *, missing: Callable[[str], None]) -> str:
    """The text as our Markdown; ``missing`` is told the address of each picture that is not at hand."""
    parts, end = [], 0
    for code in _CODE.finditer(text):
        parts += [_parse(text[end : code.start()], missing), _FENCE_WORD.sub(r"\1", code[0])]
        end = code.end()
    return "".join([*parts, _parse(text[end:], missing)]).strip("\n")


def write_markdown(text: str) -> str:
    """Our Markdown with formulas between dollars and pictures as what they show; ``parse_markdown`` reads it back."""
    parts, end = [], 0
    for code in _CODE.finditer(text):
        parts += [_write(text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _write(text[end:])])


def without_missing(text: str, missing: Callable[[str], None]) -> str:
    """Markdown without the pictures that no medium stands behind; what they show stays in brackets."""

    def said(found: re.Match[str]) -> str:
        missing(found[2])
        return f"({found[1]})" if found[1] else ""

    return _PICTURE.sub(said, text)


def _parse(text: str, missing: Callable[[str], None]) -> str:
    shown = _BREAK.sub("  \n", without_missing(formulas_from_dollars(text), missing))
    return shown.replace("\\$", "$")


def _write(text: str) -> str:
    parts, end = [], 0
    for found in FORMULA.finditer(text):
        parts.append(_write_words(text[end : found.start()]))
        tex = found["line"] or found["display"]
        written = f"$${tex}$$" if found["display"] else f"${tex}$"
        parts.append(written if formulas_from_dollars(written) == found[0] else _write_words(found[0]))
        end = found.end()
    return "".join([*parts, _write_words(text[end:])])


def _write_words(text: str) -> str:
    """Words between formulas: money escaped, a hard line end in a form that no editor trims."""
    shown = MARKUP.sub(lambda found: f"({found['said']})" if found["said"] else "", text)
    return shown.replace("$", "\\$").replace("  \n", "<br>\n")
