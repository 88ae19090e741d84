"""Rule 26: text that was damaged on its way."""

import re
from collections.abc import Iterator
from functools import cache

import opencc

from quizapp.core.articles.script import IN_BOTH, simplify
from quizapp.core.quantities.fold import fold
from quizapp.core.writing.lint.face import Face
from quizapp.core.writing.lint.flaw import Finding

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_HAN = "\u3400-\u9fff"
_IS_HAN = re.compile(rf"[{_HAN}]")
_DAMAGE = re.compile(
    rf"\ufffd|锟斤拷|烫烫|[{_HAN}]\?[{_HAN}]|[{_HAN}] ?[（(][a-z]*[{_TONED}][a-z{_TONED}]*[）)]|,[,、，]|，[，,、。]|、[、，]|。[。，]|[;；][;；]"
    r"|[\u2f00-\u2fd5\u2e80-\u2ef3]|&(?:nbsp|amp|lt|gt|quot|#\d+);|\u00e2\u20ac|\u00c3[\u00a0-\u00bf]|\u00c2[\u00a0-\u00bf]|[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]"
    r"|[\u200b\u200e\u200f\ufeff\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\?{2,}(?=[A-Za-z\u3400-\u9fff])|</?(?:p|br|div|span|b|i)\b[^>]*>"
)


def damaged_text(face: Face) -> Iterator[Finding]:
    """Signs of a wrong encoding, of a converter or of two scripts in one text."""
    for part, text in face.texts():
        found = _DAMAGE.search(text)
        if found:
            around = text[max(0, found.start() - 6) : found.end() + 6]
            yield Finding(part, {"text": around})
        elif face.is_chinese and (char := _other_script(text)):
            yield Finding(part, {"text": char}, "script")


def _other_script(text: str) -> str | None:
    """A Traditional character in a text that is otherwise Simplified."""
    folded = fold(text)
    if folded == text == simplify(text):
        return None
    pairs = zip(text, simplify(text), strict=True)
    traditional = [
        one for one, simple in pairs if _IS_HAN.match(one) and one not in IN_BOTH and one != simple
    ]
    return traditional[0] if traditional and any(_is_simplified(char) for char in text) else None


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@cache
def _is_simplified(char: str) -> bool:
    """Whether a character is written so in Simplified texts alone."""
    return (
        char > "\u3400"
        and _converter().convert(char) != char
        and simplify(char) == char
        and char not in IN_BOTH
    )
