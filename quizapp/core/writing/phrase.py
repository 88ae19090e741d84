"""The words of a fact as they stand inside a sentence: its subject, its value, joined as each language joins them."""

import re

from quizapp.core.articles.script import IN_BOTH, simplify
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Language

_HAN, _LATIN = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z0-9]")
# The names in which 昇 is no other form of 升.
_KEPT = re.compile(r"昇(?=[腾騰思])|(?<=[毕畢])昇")
_LOWERED = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "It",
        "Its",
        "Each",
        "About",
        "Up",
        "Some",
        "Many",
        "Most",
        "What",
        "How",
        "Which",
        "Who",
        "When",
        "Where",
        "After",
        "With",
        "By",
        "For",
        "Of",
        "To",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Both",
        "All",
        "No",
        "There",
        "These",
        "Under",
        "From",
        "More",
    ]
)


def subject(fact: Fact, language: Language) -> str:
    """The subject as it stands inside a sentence."""
    return in_script(fact.subject.in_(language).strip(), language)


def words(fact: Fact, language: Language) -> str:
    """The value as the language prints it."""
    return in_script((fact.printed.in_(language) if fact.printed else fact.value).strip(), language)


def join(*parts: str) -> str:
    """Chinese parts one behind the other, with a space where Han meets Latin letters or digits."""
    text = ""
    for part in filter(None, parts):
        ends = (text[-1:], part[0])
        meets = any(_HAN.match(one) and _LATIN.match(other) for one, other in (ends, ends[::-1]))
        text += f" {part}" if meets else part
    return text


def in_script(text: str, language: Language) -> str:
    """Chinese text in the one script in which questions are written, its signs as they were printed.

    A text that is in this script already stays as it is, with what only looks like a character of the other one.
    """
    if language != "zh":
        return text
    pairs = list(zip(text, simplify(text), strict=True))
    if all(char == simple or not _HAN.match(char) or char in IN_BOTH for char, simple in pairs):
        return text
    kept = {found.start() for found in _KEPT.finditer(text)}
    return "".join(
        simple if _HAN.match(char) and at not in kept else char for at, (char, simple) in enumerate(pairs)
    )


def worded(pattern: str, name: str) -> str:
    """A pattern with its place filled, spaced as Chinese and Latin meet."""
    before, _, after = pattern.partition("{}")
    return join(before, name, after)


def lowered(text: str) -> str:
    """An English sentence as it goes on behind a comma."""
    first = text.split(" ", 1)[0].rstrip(",")
    return text[:1].lower() + text[1:] if first in _LOWERED or first == "According" else text
