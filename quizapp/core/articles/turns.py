"""Who says what in a conversation: the labels at the heads of its paragraphs, and who of them asks."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

_LABEL = re.compile(
    r"^[ \t\u3000]*(?P<head>[*>]*[【\[]?(?P<label>[^\s：:，。？！；、“”（）()【】\[\]]{1,12}(?: [^\s：:，。？！；、“”（）()【】\[\]]{1,12}){0,3})"
    r"(?:[（(][^）)\n]{1,20}[）)])?(?:[】\]][：:]?|\*{0,2} ?[：:])\**[ \t\u3000]*)(?=\S)",
    re.MULTILINE,
)
_COUNTED = re.compile(r"(?i:(?P<letter>[QA]|问题?|答))[ .]?[0-9]{1,2}")
_ASKS = re.compile(r"(?i:Q)|问|提问|.{0,6}(?:记者|主持人?|采访者|编辑部)|.{0,4}问题?")
_QUESTION = re.compile(r"[^\n]*[？?][”」』）)]?[ \t]*(?:\n|$)")
_FEWEST, _MOSTLY, _ANSWERED = 2, 0.4, 0.25


@dataclass(frozen=True)
class Turn:
    """What one says until the next one does; ``body`` is where the words begin, behind the label."""

    start: int
    body: int
    end: int
    label: str
    asks: bool


def find_turns(plain: str) -> tuple[Turn, ...]:
    """The turns of a conversation in order; none where no two take turns, of whom one asks."""
    found = [(_named(label), label.start("head"), label.end()) for label in _LABEL.finditer(plain)]
    counts = Counter(label for label, _, _ in found)
    told = [one for one in found if counts[one[0]] >= _FEWEST]
    if not told:
        return ()
    ends = [*(start for _, start, _ in told[1:]), len(plain)]
    turns = [
        Turn(start, body, end, label, _asks(label, plain, body, end))
        for (label, start, body), end in zip(told, ends, strict=True)
    ]
    return _settled(turns, counts)


def _asks(label: str, plain: str, body: int, end: int) -> bool:
    """Whether a turn is a question, by who speaks or by how its paragraph ends."""
    return _ASKS.fullmatch(label) is not None or _QUESTION.match(plain, body, end) is not None


def _settled(turns: list[Turn], counts: Counter[str]) -> tuple[Turn, ...]:
    """The turns as asked by those who mostly ask; none where nobody does and is answered by others."""
    asked = Counter(turn.label for turn in turns if turn.asks)
    shares = {label: asked[label] / counts[label] for label in dict.fromkeys(turn.label for turn in turns)}
    askers = {label for label in shares if shares[label] >= _MOSTLY and shares[label] > min(shares.values())}
    settled = tuple(replace(turn, asks=turn.label in askers) for turn in turns)
    answered = sum(one.asks and not two.asks for one, two in pairwise(settled))
    return settled if answered >= max(_FEWEST, _ANSWERED * len(settled)) else ()


def _named(label: re.Match[str]) -> str:
    """Who speaks, without the number of a question: Q of Q3."""
    counted = _COUNTED.fullmatch(label["label"])
    return counted["letter"] if counted else label["label"]
