"""Names that a sentence ties to a value by itself: the latter of two, a label before a colon."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.subjects.topics import THINGS

_LABEL = re.compile(
    r"(?P<label>[A-Z\u4e00-\u9fff][^:：，,。;；]{1,30})[:：] ?(?:only |just |about |from |约|仅)?"
)
_LABELLED = re.compile(r"(?P<label>[A-Z][^:,;.]{1,30}): [$€£]?[0-9]")
_OWNS = re.compile(r"['’]s? (?:own |earlier |previous )?")
_OWNERS = 60
_AGE = re.compile(r", [1-9][0-9],")
_OLDER = re.compile(
    r"(?P<older>上一代|前一代|上代|前代|前作)(?:产品|模型|芯片|版本)?(?:的|是|为|只有|仅有|仅|则是|则为)[^0-9，。；：]{0,8}(?:[0-9.]+(?:元|分|%)和)?$"
)
_SERIES = re.compile(
    r"(?P<stem>.*?[A-Za-z\u4e00-\u9fff])[ -]?(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<tail>(?: [A-Z][a-z]+)*)"
)
_ANCESTOR = re.compile(r"predecessor|forerunner|previous (?:version|model|generation|release)")
_PREDECESSOR = rf"(?:its|their|the) (?:immediate |direct )?(?P<older>{_ANCESTOR.pattern})"
_OF_OLDER = re.compile(rf"(?: (?!than\b)[a-z]+){{0,3}}? (?:for|in|on|by|of|with|from) {_PREDECESSOR}\b")
_OLDER_HAS = re.compile(rf"\b{_PREDECESSOR}(?:['’]s)? [^0-9,;:.]{{0,40}}$", re.IGNORECASE)


def find_tied(plain: str, names: Sequence[Name], sentence: Sentence, start: int, end: int) -> Name | None:
    """The name that 前者 or the latter stands for, that labels a value at these offsets, or has the place that it gives."""
    placed = _between(names, end, end + 1) if plain.startswith("第", start) else []
    return (
        next(iter(placed), None)
        or _find_aged(plain, names, start, end)
        or _find_owner(plain, names, sentence, start)
        or _find_older(plain, names, sentence, start, end)
        or _find_of_two(plain, names, sentence, start)
        or _find_label(plain, names, sentence, start)
    )


def _between(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """The names that begin between two offsets."""
    first = bisect_left(names, start, key=lambda name: name.start)
    return names[first : bisect_right(names, end - 1, key=lambda name: name.start)]


def _find_aged(plain: str, names: Sequence[Name], start: int, end: int) -> Name | None:
    """The person behind whose name an age stands between commas: Ana Ruiz, 41, is …"""
    inside = _between(names, max(0, start - _OWNERS), start)
    aged = inside and inside[-1].kind == "person" and _AGE.fullmatch(plain[inside[-1].end : end + 1])
    return inside[-1] if aged else None


def _find_owner(plain: str, names: Sequence[Name], sentence: Sentence, start: int) -> Name | None:
    """The thing whose value stands right behind its name: ahead of Harrow 2's 71.9."""
    inside = _between(names, max(sentence.start, start - _OWNERS), start)
    owner = inside[-1] if inside else None
    owns = owner and _OWNS.fullmatch(plain, owner.end, start)
    return owner if owner and owns and owner.kind not in ("person", "place") else None


def _find_label(plain: str, names: Sequence[Name], sentence: Sentence, start: int) -> Name | None:
    """The name that stands before a colon and the value on a line of its own: Solace Touring: £27,900."""
    label = _LABEL.fullmatch(plain, sentence.body, start)
    if label is None and sentence.kind == "item":
        label = _LABELLED.match(plain, sentence.body, start)
    inside = _between(names, *label.span("label")) if label else []
    return next((name for name in inside if label and name.text == label["label"]), None)


def _find_older(plain: str, names: Sequence[Name], sentence: Sentence, start: int, end: int) -> Name | None:
    """The thing before the one that was named last, where a clause says 上一代 or "its predecessor": 鹿野-2 behind 鹿野-3."""
    older = _OLDER.search(plain, sentence.start, start)
    if older is None and _ANCESTOR.search(plain, sentence.start, sentence.end):
        older = _OLDER_HAS.search(plain, sentence.start, start) or _OF_OLDER.match(plain, end, sentence.end)
    if older is None:
        return None
    things = [name for name in _between(names, 0, min(older.start(), start)) if name.kind in THINGS]
    if not things:
        return None
    return _find_kin(names, things[-1]) or _unnamed(things[-1], older)


def _find_kin(names: Sequence[Name], thing: Name) -> Name | None:
    """The thing of the same series that comes before this one: Harrow 3.1 before Harrow 3.2."""
    stem, number = _parted(thing.names[0])
    kin = {name.names[0]: name for name in names if name.kind in THINGS and _parted(name.names[0])[0] == stem}
    before = [name for text, name in kin.items() if 0 < _parted(text)[1] < number]
    return max(before, key=lambda name: _parted(name.names[0])[1], default=None) if stem else None


def _unnamed(newer: Name, older: re.Match[str]) -> Name:
    """The one before a thing, which has no name of its own: 石榴-2的前一代, predecessor of Harrow 3."""
    said = older["older"]
    called = f"{said} of {newer.text}" if said.isascii() else f"{newer.text}的{said}"
    return Name(*older.span("older"), called, newer.kind, (called, said))


def _parted(text: str) -> tuple[str, float]:
    """The words and the number of a name: 鹿野-3, 雁书2 and Lumera 5 Pro; no words where it has no number."""
    found = _SERIES.fullmatch(text)
    return (found["stem"] + found["tail"], float(found["number"])) if found else ("", 0.0)


def _find_of_two(plain: str, names: Sequence[Name], sentence: Sentence, start: int) -> Name | None:
    """The first or the second of the two things named last, where the clause says the former or the latter."""
    words = bonds.OF_TWO.finditer(plain, sentence.start, sentence.end)
    told = [word for word in words if word.end() <= start]
    if not told or _between(names, told[-1].end(), start):
        return None
    if bonds.COMPARED.search(plain[sentence.start : told[-1].start()]):
        return None
    at = told[0].start()
    pair: list[Name] = []
    for name in reversed(_between(names, 0, at)):
        if name.kind in (*THINGS, "company", "other") and all(one.names[0] != name.names[0] for one in pair):
            pair.append(name)
        if len(pair) == 2 and pair[0].kind == pair[1].kind:
            return pair[0] if told[-1]["latter"] else pair[1]
    return None
