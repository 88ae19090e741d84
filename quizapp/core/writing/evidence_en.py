"""What an English sentence says of a number: whose price, length or score it is, by the words between the name and it."""

import re

from quizapp.core.writing.claim import Claim

_HAS = (
    r"(?:has|have|had|features?|offers?|carries|packs|uses|comes with|includes|contains|runs|comprises|provides|delivers|"
    r"supports|gets|boasts|adds|gives|with|measures|holds|seats|employs|draws|needs|consists of)"
)
_SOFTLY = r"(?:(?:also|only|just|now|about|around|roughly|nearly|over|exactly|some|up to|more than|at least|at most|an?|the|an estimated) )*"
_LINK = rf"(?: ?[:=]| (?:is|was|are|were|will be|has been|of|at|to|by|reached|reaches|stands at|stood at|rose to|fell to|grew to|comes to|came to|totals?|exceeds?|starts? at))? ?{_SOFTLY}[$€£¥]?$"
_AS_A_CLAUSE = r"(?:,? (?:which|who|that))?(?: [a-z]+ly)? ?"
_WORDS_FOR = {
    "length": r"long",
    "width": r"wide",
    "height": r"(?:tall|high)",
    "thickness": r"thick",
    "depth": r"deep",
    "age": r"old",
}
_PRICED = re.compile(
    rf"^{_AS_A_CLAUSE}(?:will |now |would )?(?:costs?|starts? at|sells? for|is priced at|retails? (?:at|for)|is|:) ?{_SOFTLY}[$€£¥]?$"
)
_WEIGHS = re.compile(rf"^{_AS_A_CLAUSE}(?:weighs|weighed|weigh) {_SOFTLY}$")
_PRICE = re.compile(r"(?:starting |entry |list )?price|cost")
_OF_TOKENS = re.compile(r"(?:input|output|subscription) price.*")
_COUNT = re.compile(r"number of (?P<what>.+)")
_OF_THING = frozenset({"parameter_count", "context_size"})
_FLOWS = re.compile(
    r"revenue|sales|turnover|profit|net profit|net loss|loss|income|net income|funding|investment|amount|bill|spending|budget|debt|cash|number of employees|number of people"
)
_TESTER = re.compile(
    r"^(?:[’']s)?,?(?: (?:which|who|has|have|had|so far|only|also|then|later|since))*"
    r" (?:reproduced|reported|reports?|measured|found|finds|ran|tested|tests|says|said|put|puts|gave|gives|rates|rated|ranked|ranks|evaluated|estimates?d?|group|team|researchers?)\b"
)
_NAMED_TEST = re.compile(r" on [A-Z]|^[A-Z]")
# The value before, or that of something else, stands beside the one that is told.
_OF_OTHERS = re.compile(
    r"\b(?:from|against|versus|vs|compared (?:with|to)|than|over|by|within|behind|below|above)(?: (?:about|only|just|the|an?|some))* ?[$€£¥]?$",
    re.IGNORECASE,
)
_FOR_OTHERS = re.compile(
    r"[^,;.]{0,12} (?:for|by|in|at) (?:its|their|the|an?) (?:predecessor|previous|older|rival|other|first|last)\b"
)
_SETTING = re.compile(
    r"\b(?:on|with|for|in|at|using) (?:an?|one|two|four|eight|the|\d+|single|each|standard)\b", re.IGNORECASE
)
_RUNS, _BESIDE = (
    re.compile(
        r"\b(?:[Rr]unning|runs?|[Ss]erving|serves?|[Tt]raining|[Tt]uning|[Hh]osting|handles?|fits?|hosts?)\b"
    ),
    50,
)
_ITS = re.compile(r"\b(?:its|their|an?) |['’]s ")
_ASIDE = re.compile(r"^, (?![^,;]*\b(?:founded|established))[^,;]*,")
_RELEASES = {
    "release date": r"released|launched|unveiled|introduced",
    "founded": r"founded|established|set up",
    "open-sourced": r"open-?sourced",
    "date of publication": r"published",
    "date of announcement": r"announced",
    "on sale from": r"on sale|put on sale|available",
}
_IS = r"(?: (?:was|were|is|are|be|been|will|has|have|first|officially|goes?|went|go))+ "


def is_said_en(claim: Claim) -> bool:
    """Whether an English sentence says that the value is this property of the one named."""
    if claim.kind in ("concept", "person_role"):
        return True
    if _OF_OTHERS.search(claim.before) or _FOR_OTHERS.match(claim.after):
        return False
    tails = [_ASIDE.sub("", claim.before[end:]) for end in _ends(claim)]
    if claim.kind == "date":
        return _is_dated(claim, tails)
    if claim.kind == "parameter_count" and _RUNS.search(claim.before[-_BESIDE:]):
        return False
    if claim.kind == "parameter_count" and claim.after.startswith("-"):
        return _is_called(claim, tails)
    if claim.kind == "speed" and _SETTING.search(claim.before + claim.after):
        return False
    if claim.kind in _OF_THING or claim.attribute == "generation speed":
        return any(not _ITS.search(tail) for tail in tails) or any(
            _said(name, claim.after) for name in claim.names
        )
    if claim.kind == "benchmark_score":
        return _NAMED_TEST.search(claim.attribute) is not None and any(
            not _TESTER.match(tail) for tail in tails
        )
    if _FLOWS.fullmatch(claim.attribute):
        return False
    return _is_of(claim) or any(_follows(claim, tail) for tail in tails)


def _is_called(claim: Claim, tails: list[str]) -> bool:
    """The Tern is a 70-billion-parameter model; the 70-billion-parameter Tern."""
    behind = rf"-parameter (?:model )?(?:{'|'.join(re.escape(name) for name in claim.names if name)})"
    return re.match(behind, claim.after) is not None or any(
        re.fullmatch(r"(?:,| is| was|, which is) (?:an?|the) (?:[\w-]+ ){0,3}", tail) for tail in tails
    )


def _ends(claim: Claim) -> list[int]:
    """Where the names of the subject end before the value, the last mention of each."""
    found = [list(re.finditer(_whole(name), claim.before)) for name in claim.names if len(name) > 1]
    return [rows[-1].end() for rows in found if rows]


def _whole(name: str) -> str:
    return rf"(?<![\w-]){re.escape(name)}(?![\w-])"


def _said(name: str, text: str) -> bool:
    return bool(name) and re.search(_whole(name), text) is not None


def _is_of(claim: Claim) -> bool:
    """The price of the Tern is, the Tern's price rose to."""
    names = "|".join(re.escape(name) for name in claim.names if name)
    what = re.escape(claim.attribute)
    first = rf"\b{what} (?:of|for) (?:the |an? )?(?:{names}){_LINK}"
    second = rf"\b(?:{names})['’]s? (?:[\w-]+ ){{0,2}}{what}{_LINK}"
    return re.search(rf"(?:{first}|{second})", claim.before, re.IGNORECASE) is not None


def _follows(claim: Claim, tail: str) -> bool:
    """Whether what stands between a name and the value, and behind it, says the property."""
    if _PRICE.fullmatch(claim.attribute) or _OF_TOKENS.fullmatch(claim.attribute):
        return _PRICED.match(tail) is not None and _fits_tokens(claim)
    if claim.attribute == "weight" and _WEIGHS.match(tail):
        return True
    word = _WORDS_FOR.get(claim.attribute)
    if word:
        measured = re.match(rf"^{_AS_A_CLAUSE}(?:is|was|are|measures|stands|lies) {_SOFTLY}$", tail)
        return measured is not None and re.match(rf"[ \w-]{{0,14}}? {word}\b", claim.after) is not None
    return _has(claim, tail)


def _fits_tokens(claim: Claim) -> bool:
    """A price of input or output says which of the two."""
    told = _OF_TOKENS.fullmatch(claim.attribute)
    return told is None or claim.attribute.split()[0] in claim.after[:40]


def _has(claim: Claim, tail: str) -> bool:
    """The Tern has 16 GB of memory, has four engines, comes with a draught of 2 m."""
    having = re.match(rf"^{_AS_A_CLAUSE},? ?{_HAS}\b(?P<between>[^;:]*)$", tail)
    if having is None:
        return False
    count = _COUNT.fullmatch(claim.attribute)
    bare = re.fullmatch(rf" {_SOFTLY}", having["between"]) is not None
    if count:
        return bare and (claim.value + claim.after).find(count["what"]) in range(len(claim.value) + 30)
    what = re.escape(claim.attribute)
    behind = re.match(rf"[\w%°-]{{0,10}}(?: [a-z]+)?(?: of)?(?: [\w-]+)?[ -]{what}\b", claim.after)
    return (bare and behind is not None) or re.search(rf"\b{what}{_LINK}", having["between"]) is not None


def _is_dated(claim: Claim, tails: list[str]) -> bool:
    """The Tern was launched in 2021; they founded the yard in 1990."""
    cue = _RELEASES.get(claim.attribute)
    if cue is None:
        return False
    passive = re.compile(
        rf"^(?:(?:,? (?:which|that))?{_IS}|, (?:(?:an?|the) [^,;]{{3,40}} )?)(?:{cue})(?: (?:in|on|by|at|its|from|as|for))*[^,;]{{0,24}}$"
    )
    if any(passive.match(tail) for tail in tails):
        return True
    near = re.compile(rf"\b(?:{cue}) (?:the |an? )?(?:[\w-]+ ){{0,3}}$")
    return any(
        near.search(claim.before[: -len(tail) - len(name)]) is not None
        and re.fullmatch(r",? (?:back )?(?:in|on)? ?", tail) is not None
        for name in claim.names
        for tail in tails
        if tail and claim.before[: -len(tail)].endswith(name)
    )
