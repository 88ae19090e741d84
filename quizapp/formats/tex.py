r"""Formulas between dollar signs, as other tools write them, as ours: ``\(…\)`` in a line, ``\[…\]`` on its own."""

import re

_DOUBLE = re.compile(r"(?<![\\$])\$\$(?!\$)([^$]{1,2000}?)(?<!\\)\$\$(?!\$)")
# As pandoc reads them: a blank inside a dollar sign, or a digit behind the second one, makes both mean money.
_SINGLE = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$\n]{1,500}?)(?<![\s\\])\$(?![\d$])")


def formulas_from_double_dollars(text: str) -> str:
    """The text with each ``$$…$$`` as a formula; a single dollar sign stays money."""
    return _DOUBLE.sub(_double, text) if "$$" in text else text


def formulas_from_dollars(text: str) -> str:
    """The text with each ``$$…$$`` and ``$…$`` as a formula."""
    return _SINGLE.sub(lambda found: rf"\({found[1]}\)", formulas_from_double_dollars(text))


def _double(found: re.Match[str]) -> str:
    tex = " ".join(found[1].split())
    before, after = found.string[: found.start()].rstrip(" \t"), found.string[found.end() :].lstrip(" \t")
    alone = (not before or before[-1] in "\n>") and (not after or after[0] in "\n<")
    return rf"\[{tex}\]" if alone else rf"\({tex}\)"
