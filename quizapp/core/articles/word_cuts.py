"""The words of a Chinese text as they are cut, with what a dictionary cuts wrongly put right."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from quizapp.core.articles import word_table as table
from quizapp.core.articles.people import SURNAMES

Tagger = Callable[[str], Sequence[tuple[str, str]]]
"""Gives the words of a text in order, each with its part of speech; joined they are the text."""

NEW = "?"
"""Stands behind the part of speech of a word that no dictionary holds."""

_ROLE_TAILS = frozenset("者员家师长官农户工商手民医演星攻锋场卫将队教传人")
_NO_NAME_ENDS = frozenset("的在说将也是与和把给去用有为从向对由被让都就还又曾已则要能会可不没只才再共")
_MAKERS = frozenset("器机仪员者")
_PRONOUNS = frozenset("它他她其")
_OPENS = frozenset("比被由把将对与和是在让为而从向以")
_ALWAYS_OPENS = frozenset("由被把")
_INSIDE = frozenset("中里内上下")
_ENDS = frozenset("则也仍约是有将已在说着")


def cut_words(plain: str, tag: Tagger) -> list[tuple[str, str]]:
    """The words of a text in order, each with its part of speech; joined they are the text."""
    return list(_called(list(_merged(list(_weighed(list(_parted(tag(plain)))))))))


def _parted(tagged: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The words, of which those that are in no dictionary and begin or end with a small word are two: 被 and 瀚川."""
    for text, label in tagged:
        if text[0] == "最" and len(text) == 2 and label[0] == "n":
            yield text[0], "d"
            yield text[1], "a"
            continue
        if not label.endswith(NEW):
            yield text, label
            continue
        if len(text) > 2 - (text[0] in _ALWAYS_OPENS) and text[0] in _OPENS:
            yield text[0], "p"
            text = text[1:]
        if text[0] in _PRONOUNS:
            yield text[0], "r"
            text, label = text[1:], "v"
        if len(text) == 2 and label[0] == "f" and text[-1] in _INSIDE:
            yield text[0], "n"
            yield text[1], "f"
        elif len(text) > 2 and text[-1] in _ENDS:
            yield text[:-1], label
            yield text[-1], "v"
        elif text:
            yield text, label


def _weighed(tagged: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The words; 重 before a number is one of its own."""
    for (text, label), (after, _) in zip(tagged, [*tagged[1:], ("", "")], strict=False):
        if len(text) == 2 and text[1] == "重" and after[:1].isdigit() and text not in table.SORTS:
            yield text[0], "n"
            yield text[1], "a"
        else:
            yield text, label


def _merged(tagged: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The words, of which a verb and what makes a thing or a person of it are one: 追踪 and 器, 折叠 and 屏."""
    at = 0
    while at < len(tagged):
        text, label = tagged[at]
        verb = label[0] == "v" and len(text) == 2 and text not in table.SORTS
        after, kind = tagged[at + 1] if verb and at + 1 < len(tagged) else ("", "")
        if after in _MAKERS or (len(after) == 1 and kind == "n" and "\u4e00" <= after):
            yield text + after, "n"
            at += 2
        else:
            yield text, label
            at += 1


def _called(tagged: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The words, of which those that are a person's name behind what the person is are one: 薯农 and 吕有粮."""
    at, role = 0, False
    while at < len(tagged):
        size = _name_size(tagged, at) if role else 0
        if size:
            yield "".join(one for one, _ in tagged[at : at + size]), "nr"
            at, role = at + size, False
            continue
        text, label = tagged[at]
        yield text, label
        role = len(text) > 1 and label[0] == "n" and text[-1] in _ROLE_TAILS
        at += 1


def _name_size(tagged: list[tuple[str, str]], at: int) -> int:
    """How many words from a place on are a Chinese name of two or three characters; 0 where they are none."""
    best, text = 0, ""
    for size, (word, label) in enumerate(tagged[at : at + 3], 1):
        known = len(word) > 1 and not label.endswith(NEW) and not label.startswith("nr")
        text += word
        if len(text) > 3 or known or text[0] not in SURNAMES or (size > 1 and word in _NO_NAME_ENDS):
            break
        best = size if len(text) > 1 else best
    return best
