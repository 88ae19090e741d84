"""Texts as patterns: one that stands for itself, and one of another tool taken apart."""

import re


def literal_text(text: str) -> str:
    r"""A text as an accepted answer that stands for itself alone, ``*`` written ``\*``."""
    return text.replace("*", "\\*")


def pattern_pieces(pattern: str) -> list[str] | None:
    """The literal pieces between the ``.*`` of a pattern that holds nothing else; None for any other pattern."""
    found = re.findall(r"\.\*|\\\W|[^\\.*+?()\[\]{}|^$]|(.)", pattern, re.DOTALL)
    if any(found):
        return None
    tokens = re.findall(r"\.\*|\\\W|.", pattern, re.DOTALL)
    pieces = [""]
    for token in tokens:
        if token == ".*":
            pieces.append("")
        else:
            pieces[-1] += token.removeprefix("\\") or token
    return pieces
