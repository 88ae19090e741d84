"""The words of a Chinese article with what each does in its clause; a name is one word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quizapp.core.articles import word_table as table
from quizapp.core.articles.name import Name
from quizapp.core.articles.word_cuts import NEW, Tagger, cut_words
from quizapp.core.articles.word_table import Sort

_CLOSES = {"《": "》", "“": "”", "「": "」"}
_TITLE = re.compile(r"[\w·：—-]+")
_QUOTED_NAME, _QUOTED_WORDS, _LONGEST = 6, 10, 7
_SUFFIXES = frozenset("类级型站线路桥厅馆院店村镇县市区山河湖岛港城园寺塔楼校厂矿队杯奖号组所部处室团")
_RATES = frozenset("率费量额")
_SORTALS = frozenset("款个项家种")
_KINDS = re.compile(r"(?:公司|集团|机构|企业|俱乐部|厂商|部门|团队|行业|市场)$")
_PROPER = ("nr", "ns", "nz", "nt")
_NUMBER = re.compile(r"[0-9][0-9.,]*%?|[0-9.,]*[一二三四五六七八九十百千万亿两几半]+[多余]?")
_MEASURE_TAIL = re.compile(
    r"[\u4e00-\u9fff]+(?:率|量|额|度|价|费|数|值|积|龄|温|速|频|幅|人次|收入|利润|成本|时间|时长|长度|大小|距离)"
)
_RANKS = re.compile(r"[两二三四五六七八九十0-9]+[名家大强位]")
_VARIANT = re.compile(r"[\u4e00-\u9fff]{0,2}版")
_CUT_VARIANT = re.compile(r"版[则多也有为比是的售仅将在配续重换用装采]")
_WHOLE_OF = frozenset("总均年月日全净毛首")
_MOVES = frozenset("离占距绕耗达跨")
_SAID = frozenset("说看讲谈言之来是下上中内外间后前以而地")
_SORTS: dict[str, Sort] = {
    "v": "verb", "a": "adjective", "b": "adjective", "z": "adjective", "d": "adverb", "l": "adverb", "i": "adverb", "p": "preposition",
    "c": "link", "t": "time", "m": "number", "q": "counter", "f": "place", "s": "place", "r": "pronoun", "x": "mark", "u": "mark",
    "o": "mark", "y": "mark",
}  # fmt: skip


class Word(NamedTuple):
    """A word where it stands in an article, what it does there, its part of speech; ``name`` where it is one, and its last part."""

    start: int
    end: int
    text: str
    sort: Sort
    tag: str
    name: Name | None = None
    tail: str = ""

    @property
    def proper(self) -> bool:
        """Whether this is part of a name of its own: a word that no dictionary holds, a place, a person."""
        known = self.sort != "noun" or len(self.text) < 2 or self.text in table.SORTS
        return not known and self.tag.startswith(_PROPER)


def find_words(plain: str, names: Iterable[Name], tag: Tagger) -> tuple[Word, ...]:
    """The words of a simplified text in order."""
    words = _introduced(
        list(_titled(plain, list(_variants(list(_ranked(list(_sorted(cut_words(plain, tag)))))))))
    )
    return tuple(_joined(words, sorted(names, key=lambda name: name.start)))


def _sorted(cuts: Sequence[tuple[str, str]]) -> Iterator[Word]:
    """The words as they were cut, each with what it does beside the ones around it."""
    at, last = 0, ""
    for (text, label), (after, kind) in zip(cuts, [*cuts[1:], ("", "")], strict=False):
        sort = _beside(text, sort_of(text, label), last, after)
        if last == "counted" or text == "计划":
            sort = _between(text, sort, last, kind)
        if label == "l" and sort == "adverb" and _is_measured(text, after, kind):
            sort = "noun"
        yield Word(at, at + len(text), text, sort, label)
        at += len(text)
        last = "counted" if sort in ("counter", "number") and text[-1] in _SORTALS else sort


def _is_measured(text: str, after: str, kind: str) -> bool:
    """Whether a saying that a dictionary holds names what the word behind it measures: 浮点运算 of 浮点运算次数."""
    return bool(after) and text[-1] not in _SAID and sort_of(after, kind) == "measure"


def _ranked(words: list[Word]) -> Iterator[Word]:
    """The words, of which 前 and the number behind it are one that says who: 前三名, 前五家."""
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else word
        if word.text == "前" and _RANKS.fullmatch(behind.text):
            yield Word(word.start, behind.end, word.text + behind.text, "noun", "n")
        elif not (at and words[at - 1].text == "前" and _RANKS.fullmatch(word.text)):
            yield word


def _variants(words: list[Word]) -> Iterator[Word]:
    """The words, of which those before 版 are one with it: 长续航版, 四驱性能版."""
    done: list[Word] = []
    for word in words:
        parts = [word]
        if _CUT_VARIANT.fullmatch(word.text):
            middle = word.start + 1
            rest = word.text[1:]
            parts = [
                Word(word.start, middle, "版", "noun", "n"),
                Word(middle, word.end, rest, sort_of(rest, "d"), "d"),
            ]
        if _VARIANT.fullmatch(parts[0].text) and (parts[0].text == "版" or word.tag.endswith(NEW)):
            begin = len(done)
            while (
                begin and _is_modifier(done[begin - 1]) and parts[0].start - done[begin - 1].start < _LONGEST
            ):
                begin -= 1
            if begin < len(done):
                text = "".join(one.text for one in done[begin:]) + parts[0].text
                parts[0] = Word(done[begin].start, parts[0].end, text, "noun", "nz")
                del done[begin:]
        done += parts
    yield from done


def _is_modifier(word: Word) -> bool:
    """Whether a word can say what variant of a thing is meant."""
    nominal = word.sort in ("noun", "adjective", "measure") or word.text in ("前", "后", "四驱", "两驱")
    return nominal and "\u4e00" <= word.text[0] <= "\u9fff"


def _beside(text: str, sort: Sort, last: str, after: str) -> Sort:
    """What a word does between what the word before does and the word behind it."""
    if text in _RATES and last in ("noun", "verb", "measure", "adjective"):
        return "measure"
    if sort == "verb" and after == "类" and len(text) > 1:
        return "noun"
    if text in _SUFFIXES and last == "noun":
        sort = "noun"
    if after in ("了", "过", "着") and sort in ("noun", "adjective"):
        return "verb"
    return "counter" if sort == "noun" and len(text) == 1 and last in ("number", "counted") else sort


def _between(text: str, sort: Sort, last: str, kind: str) -> Sort:
    """What a word does between what the word before does and the part of speech of the one behind it: 12款应用实现, 企业计划在."""
    if last == "counted" and sort == "verb" and kind[:1] in ("v", "d", "u"):
        return "noun"
    plans = text == "计划" and last in ("noun", "name", "pronoun") and kind[:1] in ("v", "d", "t", "m", "p")
    return "verb" if plans else sort


def _introduced(words: list[Word]) -> list[Word]:
    """The words, of which those that no dictionary holds are names where a noun stands before or behind them: 俱乐部蓝岬联."""
    unknown = (at for at, word in enumerate(words) if word.sort == "noun" and word.tag.endswith(NEW))
    named = {words[at].text for at in unknown if _is_introduced(words, at)}
    return [word._replace(tag="nz") if word.text in named and word.sort == "noun" else word for word in words]


def _is_introduced(words: list[Word], at: int) -> bool:
    """Whether the noun at a place, which no dictionary holds, has another one beside it."""
    word = words[at]
    if word.tag.startswith(_PROPER):
        return False
    before = at > 0 and words[at - 1].sort == "noun" and not words[at - 1].tag.endswith(NEW)
    behind = at + 1 < len(words) and words[at + 1].sort == "noun"
    return (before or behind) and not _KINDS.search(word.text)


def _titled(plain: str, words: list[Word]) -> Iterator[Word]:
    """The words, of which those of a title in 《》, or of a name in quotes beside a noun, are one."""
    at = 0
    while at < len(words):
        yield words[at]
        stop = _title_end(plain, words, at) if words[at].text in _CLOSES else 0
        if stop:
            begin, end = words[at].end, words[stop].start
            yield Word(begin, end, plain[begin:end], "noun", "nz")
        at = stop or at + 1


def _title_end(plain: str, words: list[Word], at: int) -> int:
    """Where the title ends that begins behind the word at a place; 0 where none does."""
    close = _CLOSES.get(words[at].text)
    within = range(at + 2, min(at + _QUOTED_WORDS, len(words))) if close else ()
    stop = next((place for place in within if words[place].text == close), 0)
    inside = plain[words[at].end : words[stop].start] if stop else ""
    beside = at > 0 and (words[at - 1].sort in ("noun", "measure") or words[at - 1].text in table.MAKES)
    titled = words[at].text == "《" or (beside and len(inside) <= _QUOTED_NAME)
    return stop if titled and _TITLE.fullmatch(inside) else 0


def _joined(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Word]:
    """The words, of which those that a name covers are one; what a name leaves of a word stays."""
    tails = {word.end: word.text for word in words if word.sort == "noun" and len(word.text) > 1}
    covered, place = 0, 0
    for word in words:
        start = max(word.start, covered)
        while place < len(names) and names[place].start < word.end:
            name = names[place]
            if start < name.start:
                yield _part(word, start, name.start)
            yield Word(name.start, name.end, name.text, "name", "name", name, tails.get(name.end, ""))
            start = covered = name.end
            place += 1
        if start < word.end:
            yield word if start == word.start else _part(word, start, word.end)


def _part(word: Word, start: int, end: int) -> Word:
    """What is left of a word between two offsets."""
    text = word.text[start - word.start : end - word.start]
    return Word(start, end, text, sort_of(text, "n" if len(text) > 1 else word.tag), word.tag)


@cache
def sort_of(text: str, label: str) -> Sort:
    """What a word does, by its part of speech, and by lists where that misleads."""
    if text[0] == "每" and 1 < len(text) < 4:
        return "adverb"
    if text in table.SORTS:
        return table.SORTS[text]
    if len(text) > 1 and text[0] in "这那":
        return "pronoun"
    return _by_form(text, label) or _by_label(text, label)


def _by_form(text: str, label: str) -> Sort | None:
    """What a word does by how it is written: 虾价, 总装机, 四驱版, 12.3, 成功率."""
    if len(text) == 2 and text[1] == "价" and label.endswith(NEW):
        return "noun"
    measured = table.SORTS.get(text[-2:]) == "measure" and not label.startswith("v")
    if len(text) > 2 and (measured or (text[0] in _WHOLE_OF and table.SORTS.get(text[1:]) == "measure")):
        return "measure"
    if text[0] == "前" and _RANKS.fullmatch(text, 1):
        return "noun"
    if label.startswith("m") and text[-1] in "版型" and len(text) > 2:
        return "noun"
    if _NUMBER.match(text) and (text[0].isdigit() or len(text) < 3 + label.startswith("m")):
        return "number"
    if len(text) > 1 and _MEASURE_TAIL.fullmatch(text) and text not in table.NO_MEASURES:
        return "measure"
    return None


def _by_label(text: str, label: str) -> Sort:
    """What a word does by its part of speech."""
    if label in ("vn", "an", "vg"):
        return "noun"
    if label.endswith(NEW) and len(text) == 2 and text[0] in _MOVES:
        return "verb"
    if not any(char.isalnum() for char in text):
        return "mark"
    return _SORTS.get(label[:1], "noun")
