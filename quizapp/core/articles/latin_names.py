"""Names of Latin letters in a text, by the way they are written."""

import re
from collections.abc import Iterator
from functools import lru_cache

from quizapp.core.articles.name_table import NameKind
from quizapp.core.quantities.unit import read_unit

_PART = r"[A-Za-zÀ-ÖØ-öø-ž0-9]+(?:[.'’][A-Za-z0-9]+)*"
_LATIN = re.compile(
    rf"(?<![A-Za-z0-9.$€£])(?:[A-ZÀ-ÖØ-Þ]|[a-z](?=[A-Z0-9]))[A-Za-zÀ-ÖØ-öø-ž0-9]*(?:[-.+'’/&·]{_PART})*"
    rf"(?: (?:(?:& )?[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ž0-9]*(?:[-.+'’/&]{_PART})*|(?:of|de|von|van)(?= [A-Z])|v[0-9]+(?:\.[0-9]+)?[a-z]?(?![A-Za-z0-9])|iX?[0-9]\w*(?:-{_PART})*|[0-9]{{1,3}}x[0-9]{{1,3}}[BbMm](?![A-Za-z0-9])|(?:(?<=[0-9] )|(?<=[0-9][a-z] ))(?:mini|nano|lite|pro|flash|turbo|max|micro|preview)(?![A-Za-z])|[0-9]{{1,4}}(?:\.[0-9])?(?![0-9%$]|[.,][0-9]|(?!s\b)[A-Za-z]{{2}})[A-Za-z]?))*"
    r"(?:(?<=[A-Z0-9a-z])(?<!AI)\+(?![0-9A-Za-z+]))?"
)
ORGANISATION = re.compile(
    r"(?:Labs?|Inc|Corp|Corporation|University|Ventures|Research|Technolog(?:y|ies)|Motors?|Bank|Group|Institute|College|Capital|Partners|Systems|Foundation|Company|Pharmaceuticals|Therapeutics|Biosciences|Energy|Airlines|Hospital|Agency|Association|Automotive|Mobility|Securities|Holdings|Council|Ministry|Society|School|Electronics|Semiconductors?|Biotech|Software|Networks|Industries|Studios|Robotics|Aerospace|Insurance|Laborator(?:y|ies)|Observatory|Initiative|Commission|Authority|Committee|Alliance|Consortium|Federation|Academy|Bureau|Department|(?<!Microsoft )Office)$"
)
_OF_INSTITUTIONS = re.compile(
    r"(?:University|Universities|Institute|Bank|College|School|Museum|Ministry|Department|Academy|Bureau|Office|Council|Society|Association|Federation|House|Board|Journal|Center|Centre|Faculty|Hospital)$"
)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_CALENDAR = re.compile(
    rf"(?:{_MONTHS}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Spring|Summer|Autumn|Fall|Winter)(?= [0-9]{{4}}))\b.*"
)
_DATE_BEHIND = re.compile(rf" {_MONTHS}\.?(?: [0-9]{{1,4}})+$")
SIZE_LETTERS = re.compile(
    r"[0-9.]+[BbKkMmTWGV]|[0-9.]+(?:GB|TB|MB|nm|mm|kg|km|MP|Hz|GHz|kWh|mAh|TOPS|TFLOPS)"
)
_DEMONYM_WORDS = (
    "American African Asian European British English Scottish Welsh Irish French Dutch German Greek Swiss Czech Thai Spanish Portuguese Italian Austrian Belgian Danish Swedish Norwegian Finnish Icelandic Polish "
    "Hungarian Romanian Bulgarian Serbian Croatian Slovenian Slovak Ukrainian Russian Belarusian Lithuanian Latvian Estonian Turkish Israeli Iranian Iraqi Egyptian Nigerian Kenyan Ethiopian Moroccan Tunisian Algerian "
    "Ghanaian Indian Pakistani Chinese Japanese Korean Taiwanese Vietnamese Indonesian Malaysian Filipino Singaporean Mongolian Australian Canadian Mexican Brazilian Argentine Chilean Peruvian Colombian Venezuelan Cuban "
    "Californian Texan Catalan Bavarian Parisian Arabian Saudi Mediterranean Scandinavian Nordic Baltic Balkan Caribbean Victorian Georgian Armenian Syrian Jordanian Lebanese Nepalese Burmese Cambodian Siberian Antarctic Arctic"
)
_DEMONYMS = frozenset(_DEMONYM_WORDS.split())
_PRECISION = re.compile(
    r"(?:U?INT|FP|BF|TF|HBM|G?DDR|LPDDR|PCIe|PCI-E|UFS|USB|NVMe|SATA|HDMI|IPX?|Wi-?Fi|ISO|H\.)[ -]?[0-9][0-9A-Za-z.]*"
)
_UNIT = re.compile(r"[KMGTPE]?(?:FLOPS|OPS|FLOP)|[KMGTP]i?[Bb](?:/s|ps)")
_ROW_OF_NUMBERS = re.compile(r"(?: [0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9.])){2,}")
_OWNED = re.compile(r"(?P<owner>[^'’]{2,40})['’]s (?P<thing>[A-Z].*)")
_TIME_ZONE = re.compile(r".* (?:Time|Standard Time)")
_COMMON_WORDS = (
    "the a an in on at by for from of to with and or but so it its this that these those he she they we i you our their his her as if when while after "
    "before not no nor one two three four five six seven eight nine ten all both some most many each every first second third last next new now then there "
    "here what which who how why where is are was were has have had will would can could may might should do does did under over about more less only also "
    "according however meanwhile still even yet since until during between against because although though once such than too very just median demand "
    "researchers analysts scientists engineers military commercial larger smaller think today yesterday tomorrow overall average total compared unlike "
    "gb tb mb kb kw kwh ghz mhz hz mah despite model table figure section chapter source note sales shares prices revenue company "
    "training using building running version way step part lesson tip myth reason take consider meet imagine suppose see ask say call try thanks behind as among"
)
_COMMON = frozenset(_COMMON_WORDS.split())
TEST = re.compile(
    r"[A-Z][A-Za-z0-9-]*(?:[Bb]ench|Eval|[a-z]QA|MMLU|MMMU|MME|[a-z]Math|[a-z]Arena)[+]?(?:[- ](?:[A-Z][a-z]+|v?[0-9](?:\.[0-9])?))*"
)
_MADE_OF = re.compile(
    r"-(?:based|powered|class|like|style|level|only|driven|enabled|equipped|compatible|generated|trained|optimi[sz]ed|backed|owned|led|built|made|run|sized|era|specific|native|assisted|grade|related|inspired|heavy)$"
)
_WITH_A_CODE = re.compile(r"Model [3SXY](?![A-Za-z0-9:])|Figure 0[0-9]\b")
_WHEN = re.compile(rf"(?:{_MONTHS}|[A-Z][a-z]+day)(?: [0-9]{{1,2}})?(?: 20[0-9]{{2}})? (?=[A-Z])")
_SAYS_WHEN = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Uu]ntil|[Bb]y|last|next|this|early|late|mid|[Ee]arlier in) \Z"
)


def find_latin(plain: str) -> Iterator[tuple[int, int, NameKind]]:
    """Runs of Latin words that are written like names."""
    for found in _LATIN.finditer(plain):
        for begin, run in _parted(plain, found.start(), found[0]):
            span = _trimmed(plain, begin, run)
            if span:
                start, end = span
                yield start, end, _kind(plain[start:end])


_WORD_BEFORE = re.compile(r"(?:[a-z,]|[A-Z0-9]\w*) \Z")
_HAN_BEHIND = re.compile(" ?[\u4e00-\u9fff]")
_WORD_ENDS = re.compile(r"\b")
_LONGEST_WORD = 60


def is_calendar(name: str) -> bool:
    """Whether a word with a capital is a month or a day of the week."""
    return _CALENDAR.fullmatch(name) is not None


def may_begin_name(word: str) -> bool:
    """Whether somebody's name may begin with a word: no day or month, nobody's nationality, no word with which sentences begin."""
    return not (word.casefold() in _COMMON or word in _DEMONYMS or is_calendar(word))


def _parted(plain: str, start: int, run: str) -> Iterator[tuple[int, str]]:
    """A run of words, cut behind an owner (Calder's | Kelp 7B), and at "of" where an institution would not have it: Ruben Achterkamp of Delft University."""
    owned = _OWNED.match(run)
    if owned and _stands_alone(plain, owned["owner"], owned["thing"]):
        yield start, owned["owner"]
        start, run = start + owned.start("thing"), owned["thing"]
    before, of, after = run.partition(" of ")
    if (
        of
        and not _OF_INSTITUTIONS.search(before)
        and (ORGANISATION.search(after) or ORGANISATION.search(before))
    ):
        yield start, before
        yield start + len(before) + len(of), after
    else:
        yield start, run


@lru_cache(maxsize=512)
def _stands_alone(plain: str, owner: str, thing: str) -> bool:
    """Whether the text names an owner without what it has, and what it has by itself: no law or bank of somebody's name."""
    alone = rf"(?<![\w’'.-]){re.escape(owner)}(?![\w-]|['’]s [A-Z])"
    of_nobody = rf"(?<![\w.-])(?<!['’]s ){re.escape(thing)}(?![\w-])"
    coded = any(map(str.isdigit, thing)) or re.search(of_nobody, plain) is not None
    return coded and re.search(alone, plain) is not None


def _trimmed(plain: str, start: int, run: str) -> tuple[int, int] | None:
    """The run without common words and days in front, numbers that count something and -based behind; None when little is left."""
    end = start + len(run)
    end -= len(made[0]) if (made := _MADE_OF.search(run)) else 0
    while not _WITH_A_CODE.match(plain, start):
        first = plain[start:end].split(" ")[0]
        if first.casefold().rstrip("'’s") not in _COMMON and first.casefold() not in _COMMON:
            break
        start += len(first) + 1
        if start >= end:
            return None
    if (when := _WHEN.match(plain, start, end)) and _SAYS_WHEN.search(plain, max(0, start - 12), start):
        start = when.end()
    date = _DATE_BEHIND.search(plain[start:end])
    end = start + date.start() if date else end
    row = _ROW_OF_NUMBERS.search(plain, start, end)
    end = row.start() if row else _without_number(plain, start, end)
    end -= 2 * plain[start:end].endswith(("'s", "’s"))
    name = plain[start:end]
    if len(name) < 2 or not name[0].isalpha() or _CALENDAR.fullmatch(name) or SIZE_LETTERS.fullmatch(name):
        return None
    return None if _is_opening(plain, start, name) else (start, end)


def _without_number(plain: str, start: int, end: int) -> int:
    """Where a name ends when the number behind it belongs to what follows: Harrow 2 stays, H100 40 GB does not."""
    tail = re.search(r" [0-9.]+[A-Za-z]?$", plain[start:end])
    if not tail:
        return end
    if plain[start : start + tail.start()].endswith(("'s", "’s")):
        return start + tail.start()
    following = plain[end:].lstrip(" ")[:12]
    if tail[0].endswith("s") or re.match(r"-[a-z]+ed\b|-class\b", following):
        return end
    unit = read_unit(following, 0) if not following[:3] in ("in ", "a ") else None
    counted = following[:1] in ("万", "亿", "%", "$", "年", "月", "日", "-") or re.match(
        r"(?:million|billion|thousand|trillion|per)", following
    )
    return start + tail.start() if unit or counted else end


def _is_opening(plain: str, start: int, name: str) -> bool:
    """Whether a single word has its capital only because a sentence begins there."""
    if " " in name or re.search(r"[0-9]|[a-z][A-Z]|[A-Z]{2}|-[A-Z]", name):
        return False
    before = plain[max(0, start - 3) : start].rstrip(" ")
    opens = not before or before[-1] in '.!?\n"“”:'
    if _HAN_BEHIND.match(plain, start + len(name)):
        return False
    return opens and not _goes_on(plain, name)


@lru_cache(maxsize=512)
def _goes_on(plain: str, name: str) -> bool:
    """Whether a word stands behind another one anywhere in the text, not only where a sentence begins."""
    at = plain.find(name)
    while at >= 0:
        if _WORD_BEFORE.search(plain, max(0, at - _LONGEST_WORD), at) and _WORD_ENDS.match(
            plain, at + len(name)
        ):
            return True
        at = plain.find(name, at + 1)
    return False


def _kind(name: str) -> NameKind:
    """What a name of Latin letters is likely to name."""
    if name in _DEMONYMS or _TIME_ZONE.fullmatch(name) or _UNIT.fullmatch(name) or _PRECISION.fullmatch(name):
        return "term"
    if TEST.fullmatch(name):
        return "benchmark"
    if ORGANISATION.search(name):
        return "company"
    if re.search(r"[0-9]|-[A-Z]", name):
        return "product"
    return "term" if name.isupper() and len(name) <= 5 else "product"
