"""One amount read at a place of a text: digits or words, with its scale, not yet its unit."""

import re
from decimal import Decimal

from quizapp.core.quantities.amount import SCALE_CHARACTERS, Amount, Approximation, significant, times
from quizapp.core.quantities.fraction import VULGAR, read_fraction, read_share, read_word_fraction, with_part
from quizapp.core.quantities.numeral import CHINESE_DIGITS, CHINESE_NUMERAL, chinese_numeral, english_numeral

_MOST_DIGITS = 60
DEFAULT_LETTERS = "KkMBT"
ALL_LETTERS = "KkMmBbTt"

_GAP = r"[,\u00a0\u2009\u202f]"
_GAPS = re.compile(_GAP)
ARABIC = re.compile(
    rf"(?P<whole>[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}}){{1,12}}(?![0-9])|[0-9]+)(?P<part>\.[0-9]+)?"
    r"(?:[eE](?P<exponent>[+-]?[0-9]{1,3})(?![0-9A-Za-z]|\.[0-9]))?"
)
_POWER = re.compile(
    r" ?[×xX*·] ?10(?:(?:\^|\*\*)(?:\{([+-]?[0-9]{1,3})\}|\(?([+-]?[0-9]{1,3})\)?)|([⁺⁻]?[⁰¹²³⁴-⁹]{1,3})|的 ?([0-9]{1,3}) ?次方)"
)
_BARE_POWER = re.compile(
    r"(10|2)(?:(?:\^|\*\*)(?:\{([+-]?[0-9]{1,3})\}|\(?([+-]?[0-9]{1,3})\)?)|([⁺⁻]?[⁰¹²³⁴-⁹]{1,3})|的 ?([0-9]{1,3}) ?次方)(?![0-9])"
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_MORE = r"[多余来]"
_CHINESE_SCALE = re.compile(
    rf" ?(?P<more>{_MORE})?(?P<scale>[十百千]?(?:万亿|万|亿)|个亿(?!元?级)|兆(?![瓦字比赫帕欧])|百(?!分)|千(?![克米瓦卡赫帕焦伏字比时]))"
)
_WORD_SCALE = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|mn|mln|bn|bln|tn|trn|m(?= (?:tokens?|parameters?|users|people|customers|subscribers|members|visitors|downloads|words|copies|lines|pages|images|pictures|documents|examples|samples|devices|units|requests|queries|messages)\b))(?![A-Za-z])",
    re.IGNORECASE,
)
_WORD_VALUE = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
_LETTER_SCALE = re.compile(r" ?([KkMmBbTt])(i?)(?![A-Za-z0-9]|-[0-9])")
_LETTER_VALUE = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_CHINESE = re.compile(rf"[{CHINESE_NUMERAL}]{{1,40}}(?:点[{CHINESE_DIGITS}]{{1,20}}[百千万亿]{{0,3}})?")
_HALF = re.compile(r"一?半(?![导径数])")
_ADJACENT = re.compile(
    r"([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万亿]|[^〇零一二两三四五六七八九]|$)"
)


def read_amount(text: str, at: int, letters: str = DEFAULT_LETTERS) -> Amount | None:
    """The amount that starts here in folded text; ``letters`` are the scale letters that count."""
    char = text[at : at + 1]
    if "0" <= char <= "9":
        return _read_digits(text, at, letters)
    if char in VULGAR and char:
        return with_part(text, Amount(Decimal(0), at, 0))
    if char.isascii():
        return _read_words(text, at)
    return _read_chinese(text, at)


def _read_digits(text: str, at: int, letters: str) -> Amount | None:
    """An amount that starts with a digit."""
    special = read_fraction(text, at) or read_share(text, at) or _read_power(text, at)
    if special:
        return special
    found = ARABIC.match(text, at)
    if not found or len(found[0]) > _MOST_DIGITS:
        return None
    base = with_part(text, _literal(found))
    power = _POWER.match(text, base.end)
    if power:
        value = times(base.value, Decimal(f"1e{_exponent(power)}"))
        return base._replace(value=value, end=power.end())
    return _scaled(text, base, letters)


def _literal(found: re.Match[str]) -> Amount:
    """The amount of a plain literal such as 1,234.50 or 1e9."""
    whole = _GAPS.sub("", found["whole"])
    mantissa = whole + (found["part"] or "")
    value = Decimal(f"{mantissa}e{found['exponent'] or 0}")
    digits = len(mantissa.replace(".", "").lstrip("0")) or 1
    return Amount(value, found.end(), digits)


def _exponent(found: re.Match[str]) -> str:
    """The exponent of a power, whichever way it was written."""
    return next(group for group in found.groups()[-4:] if group).translate(_SUPERSCRIPT)


def _read_power(text: str, at: int) -> Amount | None:
    """A bare power: 10^25, 10²⁵, 2^30, 10的25次方."""
    found = _BARE_POWER.match(text, at)
    if not found:
        return None
    base, exponent = int(found[1]), int(_exponent(found))
    if base == 2 and not 0 <= exponent <= 100:
        return None
    value = Decimal(f"1e{exponent}") if base == 10 else Decimal(2**exponent)
    return Amount(value, found.end(), 1)


def _scaled(text: str, base: Amount, letters: str) -> Amount:
    """The amount with the scale that follows it: 12.8万, 1亿2000万, 5.6 million, 128K."""
    chinese = _CHINESE_SCALE.match(text, base.end)
    if chinese:
        return _add_lower(text, _with_chinese_scale(base, chinese))
    word = _WORD_SCALE.match(text, base.end)
    if word:
        factor = _WORD_VALUE[word[1].lower()]
        return base._replace(value=times(base.value, factor), end=word.end(), scale=factor)
    letter = _LETTER_SCALE.match(text, base.end)
    if letter and letter[1] in letters and not (letter[0][0] == " " and letter[1] not in "BT"):
        factor = _LETTER_VALUE[letter[1].lower()]
        factor = 1024 ** (len(str(factor)) // 3) if letter[2] else factor
        return base._replace(value=times(base.value, factor), end=letter.end(), scale=factor)
    return base


def _with_chinese_scale(base: Amount, found: re.Match[str]) -> Amount:
    """The amount times 万, 亿, 百万 …; 多 between makes it a lower bound."""
    factor = 1
    for char in found["scale"].removeprefix("个"):
        factor *= SCALE_CHARACTERS[char]
    more: Approximation = "approx" if found["more"] == "来" else "min"
    approx = more if found["more"] else base.approx
    return base._replace(
        value=times(base.value, factor),
        end=found.end(),
        scale=factor,
        approx=approx,
    )


def _add_lower(text: str, upper: Amount) -> Amount:
    """The amount plus a lower part that is written right behind: 1亿2000万, 3万9,900."""
    while upper.approx == "exact" and upper.scale >= 10**4 and upper.value == upper.value.to_integral_value():
        spaced = text.startswith(" ", upper.end) and text[upper.end - 2 : upper.end - 1] == " "
        found = ARABIC.match(text, upper.end + spaced)
        if not found or found["part"] or found["exponent"] or len(found[0]) > 9:
            break
        lower = _literal(found)
        scale = _CHINESE_SCALE.match(text, lower.end)
        lower = _with_chinese_scale(lower, scale) if scale else lower
        if lower.value >= upper.scale or (spaced and lower.scale == 1 and lower.digits < 4):
            break
        upper = lower._replace(value=upper.value + lower.value, digits=upper.digits + lower.digits)
    return upper


def _read_chinese(text: str, at: int) -> Amount | None:
    """An amount that starts with a Chinese numeral or 半."""
    fraction = read_fraction(text, at)
    if fraction:
        return fraction
    half = _HALF.match(text, at)
    if half:
        return Amount(Decimal("0.5"), half.end(), 1, sign="x" if half[0] == "一半" else "")
    found = _CHINESE.match(text, at)
    return _chinese_amount(text, at, found.end()) if found else None


def _chinese_amount(text: str, at: int, end: int) -> Amount | None:
    """The amount of a run of numeral characters; two digits side by side are a range (两三亿)."""
    run = text[at:end]
    pair = _ADJACENT.match(text, at, end)
    if pair and len(run.rstrip("十百千万亿")) == 2:
        tail = run[2:]
        low, high = chinese_numeral(pair[1] + tail), chinese_numeral(pair[2] + tail)
        return Amount(low, end, 1, high=high) if low is not None and high is not None and low < high else None
    value = chinese_numeral(run)
    if value is None or (len(run) == 1 and run in "百千万亿兆拾佰仟"):
        return None
    more = _CHINESE_SCALE.match(text, end)
    base = Amount(value, end, significant(value))
    scaled = more and (more["more"] or more["scale"][0] == "个")
    return _with_chinese_scale(base, more) if more and scaled else with_part(text, base)


def _read_words(text: str, at: int) -> Amount | None:
    """An amount in English words: twelve, five million, half a million, two thirds."""
    fraction = read_share(text, at) or read_word_fraction(text, at)
    if fraction:
        return fraction
    found = english_numeral(text, at)
    return with_part(text, Amount(found[0], found[1], significant(found[0]))) if found else None
