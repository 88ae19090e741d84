"""The text of HTML without its markup, for formats that know no other."""

from lxml import html

RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def read_plain(root: html.HtmlElement) -> str:
    """The text of what our Markdown became: blocks apart by an empty line, rows and items on lines of their own."""
    return "\n\n".join(_blocks(root))


def _blocks(element: html.HtmlElement) -> list[str]:
    """The texts of the blocks in an element; what stands between blocks is space."""
    found: list[str] = []
    for child in element:
        tag = str(child.tag)
        if tag in ("html", "body", "div", "blockquote"):
            found += _blocks(child)
        elif tag in ("ul", "ol", "table", "dl"):
            found.append("\n".join(_rows(child)))
        elif tag == "pre":
            found.append(str(child.text_content()).rstrip("\n"))
        elif tag != "hr":
            found.append(_line(child))
    return found


def _rows(element: html.HtmlElement, indent: str = "") -> list[str]:
    """The lines of a list or a table."""
    lines = []
    number = int(str(element.get("start", "1"))) if str(element.get("start", "1")).isdigit() else 1
    for row in element.iter("tr", "dt", "dd") if element.tag in ("table", "dl") else element:
        if row.tag == "tr":
            lines.append(" | ".join(_line(cell).replace("\n", " ") for cell in row))
        else:
            mark = f"{number}. " if element.tag == "ol" else "- " if element.tag == "ul" else ""
            lines += _item(row, indent, mark)
            number += 1
    return lines


def _item(row: html.HtmlElement, indent: str, mark: str) -> list[str]:
    inner = [child for child in row if child.tag in ("ul", "ol", "table")]
    texts = [_line(row, skip=frozenset(("ul", "ol", "table", "pre")))]
    texts += [str(code.text_content()).rstrip("\n") for code in row.iterchildren("pre")]
    lines = [line for line in "\n".join(texts).split("\n") if line.strip()] or [""]
    lines[0] = lines[0].strip()
    nested = [line for one in inner for line in _rows(one, indent + "  ")]
    return [f"{indent}{mark}{lines[0]}", *(f"{indent}  {line}" for line in lines[1:]), *nested]


def _line(element: html.HtmlElement, skip: frozenset[str] = frozenset()) -> str:
    """The text within an element, line breaks as they are shown."""
    parts = [_flat(element.text)]
    for child in element:
        if child.tag == "br":
            parts += ["\n", _flat((child.tail or "").removeprefix("\n"))]
            continue
        parts += ["" if child.tag in skip else _marked(child), _flat(child.tail)]
    return "".join(parts)


def _marked(element: html.HtmlElement) -> str:
    """The text of an element within a line: raised and lowered figures as such, a link with its address."""
    text = _line(element)
    if element.tag == "img":
        return str(element.get("alt", ""))
    if element.tag == "sup":
        return _shifted(text, RAISED, "^")
    if element.tag == "sub":
        return _shifted(text, LOWERED, "_")
    target = str(element.get("href", ""))
    if element.tag == "a" and target and target != text:
        return f"{text} ({target})"
    return f"{text}\n" if element.tag == "p" else text


def _shifted(text: str, signs: dict[int, int], mark: str) -> str:
    if all(ord(sign) in signs for sign in text):
        return text.translate(signs)
    return f"{mark}({text})" if len(text) > 1 else mark + text


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
