"""Damaged text made whole: pinyin in brackets, text one byte out of step, doubled marks, odd characters."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from quizapp.core.articles.reading import Edit, Reading, apply, as_received

Pronounce = Callable[[str], frozenset[str]]

_HAN = "\u3400-\u9fff"
_BRACKET = re.compile(r"\(([a-zêńňǹḿ\u00e0-\u01dc\u0261]{1,7})\)")
_SHIFTED = re.compile(
    rf"(?P<before>[{_HAN}])(?P<lost>\?(?P<sound>[a-z\u00e0-\u01dc]{{1,7}})\))(?P<run>[^\x00-\x7f]{{1,40}}[A-Za-z^_@`\[\]{{}}|~\\])(?=\()"
)
_STOP = re.compile(r"\?(?P<run>[?,]{0,3}[^\x00-\x7f]{0,40}?[A-Za-z^_@`\[\]{}|~\\])")
_MARKS = re.compile(r"[,，。、；：！？]*,[,，。、；：！？]+|[，。、；：！？]+,+")
_DOUBT = re.compile(r"\?[a-z\u00e0-\u01dc]{1,7}\)\??|\ufffd+")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\uff0d\uff0e\u3000]")
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_EXPONENT = re.compile(r"(?<![0-9.])10(?P<power>[1-9][0-9])(?= ?(?:年|次|倍|秒|years?|times)(?![0-9]))")
_IMMENSE = re.compile(r"超级计算机|超級計算機|量子|宇宙|supercomputer|quantum|universe", re.IGNORECASE)
_SUPPLEMENT = dict(zip("⺁⺝⺟⺠⺢⺮⺯⺶⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
                       "厂月母民水竹糸羊肉虎西见角贝车长长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟", strict=True))  # fmt: skip
_ANNOTATED = 3


def repair(text: str, pronounce: Pronounce) -> Reading:
    """The text made whole; ``pronounce`` gives all readings of a character as pinyin without tones."""
    reading = _characters(as_received(text))
    if len(_BRACKET.findall(reading.text)) >= _ANNOTATED:
        reading = _undo_annotation(reading, pronounce)
    reading = apply(reading, list(_exponents(reading.text)))
    damaged = tuple(found.span() for found in _DOUBT.finditer(reading.text))
    return Reading(reading.text, reading.starts, reading.ends, reading.changes, damaged)


def _characters(reading: Reading) -> Reading:
    """Line ends, radicals and full-width letters and digits in their usual form."""
    edits = [Edit(*found.span(), "\n", "newline") for found in re.finditer(r"\r\n?", reading.text)]
    edits += [Edit(*one.span(), _usual(one[0]), "radical") for one in _RADICAL.finditer(reading.text)]
    edits += [Edit(*one.span(), _usual(one[0]), "width") for one in _WIDE.finditer(reading.text)]
    return apply(reading, sorted((e for e in edits if e.replacement), key=lambda edit: edit.start))


def _usual(char: str) -> str:
    """The usual form of a character."""
    return _SUPPLEMENT.get(char, unicodedata.normalize("NFKC", char))


def _undo_annotation(reading: Reading, pronounce: Pronounce) -> Reading:
    """The text without the pinyin that a converter put into it, and back in step where it slipped."""
    reading = apply(reading, list(_brackets(reading.text, pronounce)))
    reading = apply(reading, list(_shifts(reading.text, pronounce)))
    reading = apply(reading, list(_brackets(reading.text, pronounce)))
    reading = apply(reading, list(_stops(reading.text)))
    reading = apply(reading, list(_brackets(reading.text, pronounce)))
    marks = _MARKS.finditer(reading.text)
    return apply(reading, [Edit(*found.span(), found[0].replace(",", "") or ",", "comma") for found in marks])


def toneless(sound: str) -> str:
    """A pinyin syllable without its tone, ü as v."""
    plain = unicodedata.normalize("NFD", sound.replace("ɡ", "g"))
    letters = "".join(char for char in plain if char == "\u0308" or not unicodedata.combining(char))
    return letters.replace("u\u0308", "v").replace("\u0308", "")


def _brackets(text: str, pronounce: Pronounce) -> Iterator[Edit]:
    """The brackets that hold the sound of the character before them."""
    for found in _BRACKET.finditer(text):
        if found.start() and toneless(found[1]) in pronounce(text[found.start() - 1]):
            yield Edit(*found.span(), "", "pinyin")


def _shifts(text: str, pronounce: Pronounce) -> Iterator[Edit]:
    """The runs that lost their first byte to a "?": 當?shù)貢r( was 當地時(."""
    for found in _SHIFTED.finditer(text):
        decoded = _with_lead(found["before"], found["run"], toneless(found["sound"]), pronounce)
        if decoded:
            yield Edit(found.start("lost"), found.end(), decoded, "shift")


def _with_lead(before: str, run: str, sound: str, pronounce: Pronounce) -> str | None:
    """The run behind the one lead byte that explains the sound which was printed there."""
    tail, rest = _bytes(before)[-1:], _bytes(run)
    for lead in range(0x81, 0xFF):
        ghost = _text(tail + bytes([lead]))
        decoded = _text(bytes([lead]) + rest)
        if ghost and decoded and len(ghost) == 1 and sound in pronounce(ghost):
            return decoded
    return None


def _stops(text: str) -> Iterator[Edit]:
    """The full stops whose first byte became a "?": ??梢酝ㄟ^ was 。可以通過."""
    for found in _STOP.finditer(text):
        run = found["run"].replace(",", "，").replace("?", "？")
        decoded = _text(b"\xa1" + _bytes(run))
        if decoded and decoded[0] in "。、" and re.fullmatch(rf"[{_HAN}。、，！？]+", decoded):
            yield Edit(*found.span(), decoded, "mark")


def _bytes(text: str) -> bytes:
    """The bytes of a text in GBK; none where it has no such bytes."""
    try:
        return text.encode("gbk")
    except UnicodeEncodeError:
        return b""


def _text(data: bytes) -> str | None:
    """The text of bytes in GBK; None where these are no text."""
    try:
        return data.decode("gbk")
    except UnicodeDecodeError:
        return None


def _exponents(text: str) -> Iterator[Edit]:
    """Powers of ten whose exponent slipped down to the line: 1025年 beside a supercomputer is 10^25年."""
    for found in _EXPONENT.finditer(text):
        if _IMMENSE.search(text, max(0, found.start() - 60), found.end() + 20):
            yield Edit(*found.span(), f"10^{found['power']}", "exponent")
