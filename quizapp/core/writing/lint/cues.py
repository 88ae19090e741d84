"""Rules 7 to 10: what gives the key away to somebody who does not know."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from statistics import mean, pstdev

from quizapp.core.quantities.unit import find_unit
from quizapp.core.writing.lint.face import Choice, Face
from quizapp.core.writing.lint.flaw import Finding
from quizapp.core.writing.lint.option_wording import speaks_of_others
from quizapp.core.writing.lint.values import sized
from quizapp.core.writing.lint.words import BLANK, grams

_CACHED = 4096
_LONGEST_WORD = 12
_ARTICLE = re.compile(rf"\b(an?) ?(?:{BLANK}|$)", re.IGNORECASE)
_VOWEL = re.compile(r"[aeioAEIO]|[uU](?!ni|s[aeiu]|til|ran|biq|tensil)|[Hh](?:our|onest|eir)|8|11\b|18\b")
_SPELT = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z](?=[0-9-])")
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")
_PLURAL_STEM = re.compile(
    rf"\b(are|were|have) ?(?:called )?(?:the ?)?(?:{BLANK}|:?$)|\bthese \w+ are ?:?$", re.IGNORECASE
)
_SINGULAR_STEM = re.compile(
    rf"\b(?<![Ii]t )(is|was|has) ?(?:called )?(?:the ?)?(?:{BLANK}|:?$)", re.IGNORECASE
)
_MEASURE = re.compile(rf"{BLANK} ?(?P<unit>万亿|亿|万|个百分点|[A-Za-z%°][A-Za-z/%]*|[\u4e00-\u9fff])")
_ASKED_UNIT = re.compile(
    r"多少(?: ?(?:万|亿|万亿))? ?(?P<zh>美元|欧元|元|个月|个百分点|%|[A-Za-z]+|[\u4e00-\u9fff])|几(?P<few>[\u4e00-\u9fff])|\bhow many (?:million |billion )?(?P<en>[A-Za-z]+)",
    re.IGNORECASE,
)
_FORMS = (
    re.compile(r"^to [a-z]+"),
    re.compile(r"[.。；;！!]$"),
    re.compile(r"^(?:because|since|in order to|so that|by|through)\b", re.IGNORECASE),
    re.compile(r"^(?:因为|由于|为了|以便)"),
)
_PAIRS = (
    ("增加", "减少"), ("提高", "降低"), ("上升", "下降"), ("上涨", "下跌"), ("增大", "减小"), ("变大", "变小"), ("加快", "减慢"), ("加速", "减速"),
    ("大于", "小于"), ("高于", "低于"), ("多于", "少于"), ("超过", "不到"), ("强于", "弱于"), ("快于", "慢于"), ("优于", "劣于"), ("早于", "晚于"),
    ("变快", "变慢"), ("变高", "变低"), ("变强", "变弱"), ("变多", "变少"), ("变好", "变差"), ("更多", "更少"), ("更高", "更低"), ("更大", "更小"),
    ("更快", "更慢"), ("更强", "更弱"), ("更好", "更差"), ("之前", "之后"), ("以上", "以下"), ("开源", "闭源"), ("在线", "离线"), ("需要", "无需"),
    ("需要", "不需要"), ("能", "不能"), ("会", "不会"), ("可以", "不可以"), ("支持", "不支持"), ("有", "没有"), ("是", "不是"), ("扩大", "缩小"), ("正", "负"),
    ("放大", "缩小"), ("升高", "降低"), ("变长", "变短"), ("延长", "缩短"), ("允许", "禁止"), ("收费", "免费"), ("付费", "免费"), ("同意", "反对"), ("公开", "保密"),
    ("increases", "decreases"), ("increase", "decrease"), ("raises", "lowers"), ("rises", "falls"), ("rose", "fell"), ("more", "less"), ("more", "fewer"),
    ("higher", "lower"), ("larger", "smaller"), ("greater", "smaller"), ("greater", "less"), ("bigger", "smaller"), ("faster", "slower"), ("stronger", "weaker"),
    ("better", "worse"), ("above", "below"), ("over", "under"), ("before", "after"), ("open", "closed"), ("with", "without"), ("is", "is not"), ("can", "cannot"),
    ("does", "does not"), ("grows", "shrinks"), ("gains", "loses"), ("speeds", "slows"), ("widens", "narrows"), ("longer", "shorter"), ("earlier", "later"),
    ("accepts", "rejects"), ("accepted", "rejected"), ("allows", "forbids"), ("free", "paid"), ("public", "private"), ("online", "offline"), ("improves", "worsens"),
    ("up", "down"), ("positive", "negative"), ("maximises", "minimises"), ("maximizes", "minimizes"), ("doubles", "halves"), ("most", "least"),
    ("raised", "lowered"), ("increased", "decreased"), ("improved", "worsened"), ("opened", "closed"), ("gained", "lost"), ("won", "lost"), ("rising", "falling"),
    ("strengthened", "weakened"), ("strengthens", "weakens"), ("extended", "shortened"), ("accelerated", "slowed"), ("expanded", "shrank"), ("true", "false"),
    ("上调", "下调"), ("增强", "减弱"), ("加强", "削弱"), ("扩张", "收缩"), ("盈利", "亏损"), ("赞成", "反对"), ("加重", "减轻"), ("升温", "降温"), ("正确", "错误"),
)  # fmt: skip
_PARTS = re.compile(
    r" ?(?:[、，,;；+/＋&]|和|与|及|以及|加上?|搭配| and | with | plus | - |(?<=[\u4e00-\u9fffA-Za-z0-9])[—–](?=[\u4e00-\u9fffA-Za-z0-9])) ?"
)


def grammatical_cue(face: Face) -> Iterator[Finding]:
    """The key fits the grammar of the stem or stands out by its own, and a distractor does not."""
    for choice in face.choices:
        stem = _stem_of(face, choice)
        if not choice.is_single:
            continue
        grammar = [
            [fits(stem, text) for text in choice.texts]
            for fits in (_article_fits, _number_fits, _measure_fits, _unit_fits)
        ]
        if any(_betrays(verdicts, choice) for verdicts in grammar):
            yield Finding(choice.place_of(choice.keys[0]), {"text": choice.keys[0]})
        elif choice.part == "options" and len(choice.texts) > 2 and _stands_out(choice):
            yield Finding(choice.place_of(choice.keys[0]), {"text": choice.keys[0]}, "form")


def _stem_of(face: Face, choice: Choice) -> str:
    """The stem up to what stands right behind the blank of these options; the whole stem for others."""
    if choice.part == "options":
        return face.stem
    marker = "{{" + choice.part.removeprefix("blanks.") + "}}"
    before, _, after = face.raw.partition(marker)
    return re.sub(r"\{\{[\w-]+\}\}", "…", before) + BLANK + re.sub(r"\{\{[\w-]+\}\}", "…", after)


def _betrays(verdicts: Sequence[bool | None], choice: Choice) -> bool:
    """Whether the key fits and something else does not; None says nothing."""
    fitting = [one for one, right in zip(verdicts, choice.rights, strict=True) if right]
    return fitting == [True] and False in verdicts


def _article_fits(stem: str, option: str) -> bool | None:
    found = _ARTICLE.search(stem)
    if not found or not option:
        return None
    vowel = option[0] in _VOWEL_LETTERS if _SPELT.match(option) else bool(_VOWEL.match(option))
    return vowel == (found[1].lower() == "an")


def _number_fits(stem: str, option: str) -> bool | None:
    """Whether "are" meets a plural and "is" a singular."""
    plural = bool(re.search(r"(?<![sui])s$| and ", option))
    if not re.search(r"[A-Za-z]{3}$", option):
        return None
    if _PLURAL_STEM.search(stem):
        return plural
    return not plural if _SINGULAR_STEM.search(stem) else None


def _measure_fits(stem: str, option: str) -> bool | None:
    """Whether a bare number meets the unit that follows the blank."""
    found = _MEASURE.search(stem)
    if found and find_unit(found["unit"]):
        return None if not option[:1].isdigit() else option.replace(",", "").replace(".", "").isdigit()
    return None


def _unit_fits(stem: str, option: str) -> bool | None:
    """Whether a number is in the unit that the stem asks for."""
    asked = _ASKED_UNIT.search(stem)
    name = next((text for text in asked.groups() if text), "") if asked else ""
    unit = find_unit(name) if name else None
    size = sized(option)
    return None if unit is None or size is None else size.unit in (unit.name, "")


def _stands_out(choice: Choice) -> bool:
    """Whether the key alone has, or alone lacks, a grammatical form."""
    for form in _FORMS:
        has = [bool(form.search(text)) for text in choice.texts]
        key = has[choice.rights.index(True)]
        if has.count(key) == 1:
            return True
    return False


# Who says so is no part of what is asked.
_SOURCE = re.compile(
    r"^(?:据|按照?|根据)[^，]{2,40}，|^(?:According to|As)\b[^,?]{2,80}, |, according to [^,?]+"
)


def repeated_word(face: Face) -> Iterator[Finding]:
    """A word of the stem that the key has and no distractor."""
    for choice in face.choices:
        if choice.part != "options" or not choice.is_single:
            continue
        key = choice.keys[0]
        others = frozenset().union(*map(grams, choice.distractors))
        shared = (grams(_SOURCE.sub("", face.stem)) & grams(key)) - others
        if shared:
            yield Finding(choice.place_of(key), {"text": key, "word": min(shared)})


def convergence(face: Face) -> Iterator[Finding]:
    """The key shares more of its components with the other options than any of these."""
    for choice in face.choices:
        parts = [components(text) for text in choice.texts]
        if not choice.is_single or len(parts) < 3 or sum(len(part) > 1 for part in parts) < len(parts):
            continue
        scores = [sum(len(one & other) for other in parts) - len(one) for one in parts]
        key = scores[choice.rights.index(True)]
        rest = sorted(scores)[:-1] if key == max(scores) else []
        if rest and key > max(rest) and key > mean(rest) + pstdev(rest):
            yield Finding(choice.place_of(choice.keys[0]), {"text": choice.keys[0]})


@lru_cache(_CACHED)
def components(text: str) -> frozenset[str]:
    """The things that an option puts together; the whole of it where there is one."""
    return frozenset(part.casefold() for part in _PARTS.split(text) if part.strip())


def logical_cue(face: Face) -> Iterator[Finding]:
    """Two options of three or more exclude each other, the key among them, or one holds another."""
    for choice in face.choices:
        if not choice.is_single or len(choice.texts) < 3:
            continue
        opposed = [pair for pair in combinations(choice.texts, 2) if _opposite(*pair)]
        together = {text for pair in opposed for text in pair}
        if choice.keys[0] in together and len(together) < len(choice.texts):
            pair = next(pair for pair in opposed if choice.keys[0] in pair)
            yield Finding(choice.part, {"one": pair[0], "other": pair[1]})
        own = [text for text in choice.texts if not speaks_of_others(text)]
        implied = next((pair for pair in combinations(own, 2) if _implies(*pair)), None)
        if implied:
            yield Finding(choice.part, {"one": implied[0], "other": implied[1]}, "implied")


@lru_cache(_CACHED)
def _opposite(one: str, other: str) -> bool:
    """Whether a word and its opposite are all that tells two texts apart."""
    if not _nearly_same(one.casefold(), other.casefold()):
        return False
    for word, reverse in _PAIRS:
        for first, second in ((one, other), (other, one)):
            if word in first and reverse in second and _swapped(first, word, reverse) == second.casefold():
                return True
    return False


def _nearly_same(one: str, other: str) -> bool:
    """Whether two texts differ in one short piece."""
    shorter = min(len(one), len(other))
    head = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    tail = next((at for at in range(shorter - head) if one[-1 - at] != other[-1 - at]), shorter - head)
    return max(len(one), len(other)) - head - tail <= _LONGEST_WORD


def _swapped(text: str, word: str, reverse: str) -> str:
    bounds = r"\b" if word.isascii() else ""
    return re.sub(f"{bounds}{re.escape(word)}{bounds}", reverse, text.casefold(), count=1)


@lru_cache(_CACHED)
def _implies(one: str, other: str) -> bool:
    mine, theirs = components(one), components(other)
    return mine != theirs and (mine < theirs or theirs < mine)
