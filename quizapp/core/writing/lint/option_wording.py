"""Rules 1 to 5: how options are worded."""

import re
from collections.abc import Callable, Iterator

from quizapp.core.writing.lint.face import Choice, Face
from quizapp.core.writing.lint.flaw import Finding
from quizapp.core.writing.lint.words import width

LONGER, SHORT, NEAR = 1.33, 8, 6
_ALL_OR_NONE = re.compile(
    r"^(?:以上|上述|前述|前面|这些|两者|前两项|前三项)[^，。]{0,4}?(?:都|皆|均|全|无|不)[^，。]{0,5}$"
    r"|^(?:都|皆|均|全)(?:是|对|不对|不是|正确|错误|非)$|^(?:没有|无)(?:正确答案|一个正确|一项正确)$"
    r"|\b(?:all|none|both|neither|any|either|some)\b(?: of)? (?:the |these |those )?(?:above|foregoing|preceding|previous|options|answers|choices|two)\b"
    r"|^(?:all|none|both|neither) of (?:these|them|those)$|\bboth (?:[A-H]|\d) and (?:[A-H]|\d)\b|^(?:all|none|both|neither)$",
    re.IGNORECASE,
)
_LABEL = r"(?:[（(]?(?:[A-Ha-h]|[1-9]|[ivx]{1,4}|[IVX]{1,4})[）)]?|[①-⑨])"
_JOINED = re.compile(
    rf"(?:only )?{_LABEL}(?:(?: ?(?:[、，,/&+]|和|与|及) ?| and |, and )+{_LABEL})+(?: only)?"
)
_CIRCLED = re.compile(r"[①-⑨][①-⑨、，,和 ]*")
_LETTERS = re.compile(r"(?:A?B?C?D?E?)")
_ENUMERATED = re.compile(r"[①-⑨]|[（(][1-9A-Ha-hIViv]{1,3}[）)]|(?:^|\s)(?:[1-9]|[A-H]|[IV]{1,3})[.．、)]")
_ABSOLUTE = re.compile(
    r"总是|从不|从来[不没]|从未|绝不|绝对|永远|永不|一定(?![的程规]|时间|数量|比例)|必然|必定|所有|只有|只能|完全|任何|全部|全都|毫无|唯一|百分之百"
    r"|\b(?:always|never|all|only|none|must|every|everything|everyone|nobody|nothing|completely|entirely|absolutely|totally|invariably|impossible|any)\b(?!-)",
    re.IGNORECASE,
)
_NOT_ABSOLUTE = re.compile(
    r"只读|唯一标识|[Rr]ead-only|[Aa]ll-in-one|[Oo]nly (?:about|around)|(?:not|nearly|almost) (?:all|every)|[Ee]very (?:other |few |\w+ )?(?:second|minute|hour|day|week|month|year|decade)s?\b|at all|above all|after all|overall|all-purpose|(?:并非|不是|几乎|不)(?:所有|全部|完全|总是|唯一)"
)
_VAGUE = re.compile(
    r"通常|有时|(?<![不是])可能(?![性的])|经常|往往|偶尔|大约(?![\d一二三四五六七八九十百千万两几 ])|或许|也许|较多|较少|一些|许多|很多|不少|若干|相当多|比较(?:多|大|高|少|小|低|快|慢)"
    r"|\b(?:(?i:usually|often|sometimes|frequently|occasionally|generally|perhaps|maybe|possibly|probably|typically|normally|rarely|^several|various|(?<!as )(?<!how )(?<!so )(?<!too )many(?! times)|a lot of|lots of|quite|relatively|fairly|a number of|a few(?! (?:dozen|hundred|thousand|million))|some(?= [a-z]+s\b))|may(?= [a-z]))\b"
)
_SAID = re.compile(
    r"^据|说|认为|称|发现|表示|[Aa]ccording to|\b(?:says?|said|found|reports?|reported|claims?)\b"
)


def longest_key(face: Face) -> Iterator[Finding]:
    """Every right option is wider than every wrong one, and by a third."""
    for choice in face.choices:
        if choice.keys and choice.distractors:
            key = min(choice.keys, key=width)
            next_ = max(map(width, choice.distractors))
            much = width(key) > SHORT and width(key) > LONGER * next_ and width(key) - next_ >= NEAR
            if much and not speaks_of_others(key):
                yield Finding(choice.place_of(key), {"text": key})


def all_of_the_above(face: Face) -> Iterator[Finding]:
    """An option that speaks of the others."""
    yield from (Finding(part, {"text": text}) for part, text in _options(face) if _ALL_OR_NONE.search(text))


def speaks_of_others(text: str) -> bool:
    """Whether an option says something of the other ones, or is made of their labels."""
    return bool(_ALL_OR_NONE.search(text) or _JOINED.fullmatch(text) or _CIRCLED.fullmatch(text))


def option_combinations(face: Face) -> Iterator[Finding]:
    """Options made of the labels of other options or statements."""
    for choice in face.choices:
        found = [text for text in choice.texts if _combines(text, choice, face)]
        if found:
            yield Finding(choice.place_of(found[0]), {"text": found[0]})


def _combines(text: str, choice: Choice, face: Face) -> bool:
    if _CIRCLED.fullmatch(text):
        return len(re.findall("[①-⑨]", text)) > 1
    if _JOINED.fullmatch(text):
        # 1、3 may be two values; labels they are where something is numbered, or letters.
        return not any(char.isdigit() for char in text) or bool(_ENUMERATED.search(face.stem))
    together = [one for one in choice.texts if len(one) > 1 and _LETTERS.fullmatch(one)]
    return text in together and len(together) > 1


def absolute_terms(face: Face) -> Iterator[Finding]:
    """Absolute words in some options and not in others."""
    yield from _some(face, _find_absolute)


def has_absolute(text: str) -> bool:
    """Whether a text has a word such as always or never."""
    return _find_absolute(text) is not None


def _find_absolute(text: str) -> re.Match[str] | None:
    return None if speaks_of_others(text) else _ABSOLUTE.search(_NOT_ABSOLUTE.sub("", text))


def vague_terms(face: Face) -> Iterator[Finding]:
    """Words that a fair reader can take in two ways, in options or in a statement to judge."""
    for part, text in _options(face):
        found = _VAGUE.search(text)
        if found:
            yield Finding(part, {"text": found[0]})
    # What somebody said in such words is judged as said.
    told = face.question.kind != "true_false" or _SAID.search(face.stem)
    found = None if told else _VAGUE.search(face.stem)
    if found:
        yield Finding("stem", {"text": found[0]})


def _options(face: Face) -> Iterator[tuple[str, str]]:
    for choice in face.choices:
        yield from (
            (f"{choice.part}.{id_}", text) for id_, text in zip(choice.ids, choice.texts, strict=True)
        )


def _some(face: Face, find: Callable[[str], re.Match[str] | None]) -> Iterator[Finding]:
    """A finding where some options of a choice have a word and others have not."""
    for choice in face.choices:
        found = [(text, match[0]) for text in choice.texts if (match := find(text))]
        if 0 < len(found) < len(choice.texts):
            text, word = found[0]
            yield Finding(choice.place_of(text), {"text": word})
