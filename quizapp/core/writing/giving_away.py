"""What gives a key away, or makes a second answer right: letters that spell it, names of one family."""

import re

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.grammar.initials import find_initials
from quizapp.core.languages import Language
from quizapp.core.writing.phrase import subject, words

FULL_NAMES = frozenset(["全称", "英文名", "full name"])
_MADE_BY = frozenset(["开发者", "发布方", "developer", "maker"])
_LATIN = re.compile(r"[A-Za-z]{4,}")
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
# Pairs of characters and words that names of all families share.
_COMMON = frozenset(
    [
        "模型",
        "大模",
        "公司",
        "科技",
        "团队",
        "智能",
        "人工",
        "平台",
        "研究",
        "系统",
        "语言",
        "集团",
        "实验",
        "验室",
        "大学",
        "学院",
        "model",
        "models",
        "labs",
        "team",
        "group",
    ]
)


def is_full_name(fact: Fact, language: Language) -> bool:
    """Whether a fact tells what letters stand for."""
    return fact.attribute.sides().get(language) in FULL_NAMES


def is_spelled(letters: str, full: str) -> bool:
    """Whether letters are the initials of words, so that who sees either can tell the other: HBM, high-bandwidth memory."""
    return (
        full.isascii()
        and len(letters) < len(full)
        and find_initials(full.title(), letters.removesuffix("s").upper()) is not None
    )


def spells(fact: Fact, language: Language) -> bool:
    """Whether a fact tells the full name of letters that it begins with."""
    pair = sorted((subject(fact, language), words(fact, language)), key=len)
    return is_full_name(fact, language) and is_spelled(*pair)


def fits_letters(fact: Fact, other: str, language: Language) -> bool:
    """Whether other words could stand for the letters of a fact as well, or other letters for its words."""
    letters, full = sorted((subject(fact, language), words(fact, language)), key=len)
    return is_spelled(letters, other) if len(other) > len(letters) + 2 else is_spelled(other, full)


def is_kin(fact: Fact, other: Fact, language: Language) -> bool:
    """Whether who made one thing may well have made the other: they share a name, as Gemini 2 and Gemini 1 do."""
    if fact.attribute.sides().get(language) not in _MADE_BY:
        return False
    mine = _pieces(" ".join((subject(fact, language), words(fact, language), *fact.aliases)))
    return not mine.isdisjoint(_pieces(" ".join((subject(other, language), *other.aliases))))


def _pieces(text: str) -> set[str]:
    """The Latin words of a name, and its pairs of characters."""
    latin = {word.casefold() for word in _LATIN.findall(text)}
    han = {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
    return (latin | han) - _COMMON
