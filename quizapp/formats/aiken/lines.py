"""What a line of an Aiken file is: an option, the answer, a remark, or text."""

import re
import unicodedata
from dataclasses import dataclass

_OPTION = re.compile(r"[(（]?([A-Za-zＡ-Ｚａ-ｚ])\s?([)）.．、:：])\s*(.*)", re.DOTALL)
_ANSWER = re.compile(
    r"(ANSWERS?|ANS|(?:CORRECT |RIGHT )ANSWERS?|KEY|参考答案|正确答案|标准答案|答案)\s*[:：]\s*(.*)",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:(?:general |gen\.? )?feedback|gfeed|explanation|rationale|解析|答案解析|试题解析|说明)\s*[:：.]\s*(.*)",
    re.IGNORECASE,
)
_KEYS = re.compile(r"[A-Za-z](?:(?:\s*[,;、，；/&+]\s*|\s+(?:and\s+)?|\s*[和与及]\s*)?[A-Z])*", re.IGNORECASE)
_KEY_AND_TEXT = re.compile(r"([A-Za-z])\s?[).、:]\s*(?![A-Za-z](?:\W|$))\S")


@dataclass(frozen=True)
class Line:
    """One line without the space around it, its number in the file, and the line as it stands there."""

    number: int
    text: str
    raw: str


@dataclass(frozen=True)
class Labelled:
    """An option: its letter in capitals, its text, and whether it is written as Aiken wants it."""

    letter: str
    text: str
    strict: bool


def parse_lines(text: str) -> list[Line]:
    """The lines of a file."""
    return [
        Line(number, line.strip(), line.rstrip()) for number, line in enumerate(text.split("\n"), start=1)
    ]


def find_option(line: str) -> Labelled | None:
    """The option that a line is, None where it is none."""
    found = _OPTION.match(line)
    if not found:
        return None
    letter = unicodedata.normalize("NFKC", found[1])
    strict = letter.isupper() and found[2] in ").." and line[:1] == letter
    return Labelled(letter.upper(), found[3].strip(), strict)


def find_answer(line: str) -> tuple[str, bool] | None:
    """What stands behind the mark of the answer, and whether the mark is Aiken's own; None where there is none."""
    found = _ANSWER.match(line)
    return (found[2].strip(), found[1] == "ANSWER" and ":" in line) if found else None


def find_remark(line: str) -> str | None:
    """A feedback behind the answer."""
    found = _REMARK.match(line)
    return found[1].strip() if found else None


def parse_keys(text: str) -> tuple[str, ...]:
    """The letters that an answer names, in capitals; none where it names something else."""
    text = unicodedata.normalize("NFKC", text).strip().rstrip(".。")
    if with_text := _KEY_AND_TEXT.match(text):
        return (with_text[1].upper(),)
    if not _KEYS.fullmatch(text):
        return ()
    bare = re.sub(r"\band\b", " ", text, flags=re.IGNORECASE)
    # A word such as "Bad" is no list of keys; "ABD" is.
    if re.search(r"[A-Za-z]{2,}", bare) and not re.fullmatch(r"[A-Z\W和与及]+", bare):
        return ()
    return tuple(dict.fromkeys(re.findall("[A-Z]", bare.upper())))
