r"""Text as Markdown that shows it as it stands: what each sign needs so that it means nothing but itself.

Formulas are ``\(…\)`` and ``\[…\]`` alone, so no bracket is ever written with a backslash before it.
"""

import re

# No formula begins within another, so that no text is searched twice.
FORMULA = re.compile(r"\\\((?P<line>(?:[^\\\n]|\\[^()\n])+)\\\)|\\\[(?P<display>(?:[^\\]|\\[^\[\]])+)\\\]")
DOLLARS = re.compile(r"\$\$(?P<dollars>[^$]+)\$\$")
_SIGN = re.compile(
    r"\\(?P<brackets>[()\[\]])|\\(?=[^\w\s]|_|$)|(?<!\s)\*|\*(?!\s)|(?P<blank>(?<= )_+(?= ))"
    r"|(?<=[^\W_])_(?=[^\W_])(?P<inner>)|_|`|(?P<brace>(?<=\{)\{)"
    r"|(?P<coded>\](?=[(\[:])|<(?=[A-Za-z/!?]|[^<> !]+@|$)|&(?=\#|\w+;)|(?<=\])[(\[:])"
)
_LINE_START = re.compile(
    r"(?P<sign>[#>]|[-+](?=[ -]|$)|_(?=[_\s]*$)|\*(?=\s|$))"
    r"|(?P<number>\d+)\.(?=\s|$)"
    r"|(?P<coded>~(?=~~)|=(?==*\s*$)|[-:|](?=[-:|\s]*$)|:(?=\s))"
)


def escape_signs(text: str) -> str:
    """The text with every sign escaped that would mean something within a line; formulas stay as they are."""
    parts, end = [], 0
    for found in FORMULA.finditer(text):
        parts += [_SIGN.sub(_signed, text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, _SIGN.sub(_signed, text[end:])])


def escape_line_start(line: str) -> str:
    """A line of escaped text so written that it begins no list, heading, quotation, rule or table."""
    found = _LINE_START.match(line)
    if not found:
        return line
    rest = line[found.end() :]
    if found["coded"]:
        return entity(found[0]) + rest
    return f"{found['number']}\\.{rest}" if found["number"] else f"\\{found[0]}{rest}"


def formula(tex: str, *, display: bool = False) -> str:
    r"""A formula on one line; ``<`` stands apart, so that it begins no tag."""
    flat = " ".join(tex.replace("<", " < ").split())
    return rf"\[{flat}\]" if display else rf"\({flat}\)"


def entity(char: str) -> str:
    """The character as a reference: by its name where everyone knows it, else by its number."""
    return {"&": "&amp;", "<": "&lt;"}.get(char) or f"&#{ord(char)};"


def _signed(found: re.Match[str]) -> str:
    if found["brackets"]:
        return entity("\\") + found["brackets"]
    if found["coded"]:
        return entity(found[0])
    if found["blank"] or found["inner"] is not None:
        return found[0]
    return f"\\{found[0]}"
