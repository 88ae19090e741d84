"""How well the names of a sentence fit as the subject of a value in it."""

import re

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.subjects.topics import THINGS

OF_COMPANIES = frozenset({"finance", "funding"})
_OF_THEIR_LIFE = 0.7
_OPENED = re.compile(r"[（(][^）)]*$")
_OWNS, _AMID = (
    re.compile(r"旗下|[\u4e00-\u9fff]{0,2}的"),
    re.compile(r"[\u4e00-\u9fff](?<![对据由和与及而但])$"),
)
_SAYS_LATER = re.compile(
    r"[^。；！？]{0,24}，[他她][还也则]?(?:说|表示|称|透露|指出|认为|强调|补充|解释)(?![^，。]{0,2}自己)"
)
_CLOSES = re.compile(r"[^（(]{0,20}[）)]")
_LIST = 64
_USED, _PASSED_OVER, _NO_SUBJECT = 1.4, 2.2, 4.0


class Scale:
    """Weighs the names of one text; what it finds of a name is kept as long as the sentence lasts."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self._sentence = -1
        self._burdens: dict[int, float] = {}
        self._leads: dict[int, bool] = {}

    def _turn_to(self, sentence: Sentence) -> None:
        if sentence.start != self._sentence:
            self._sentence = sentence.start
            self._burdens, self._leads = {}, {}

    def weigh(self, name: Name, sentence: Sentence, start: int, end: int, *, kind: str) -> float:
        """The weight of a name for a value at these offsets; above 2 it is more likely than what the text spoke of."""
        weight = (
            3.0
            + self._liking(name, sentence, start, kind)
            + self._of_dates(name, sentence, start, end, kind=kind)
        )
        if name.start >= end:
            return weight + self._bond_behind(name, sentence, end, kind)
        between = self.plain[name.end : start]
        multiple = kind == "ratio" and bonds.IS_MULTIPLE.search(self.plain, start, end)
        share = kind == "ratio" or self.plain[end - 1] in "%％"
        standard = share and bonds.STANDARD.search(self.plain, max(0, name.start - 6), name.start)
        if (multiple and bonds.MULTIPLE_OF.fullmatch(between)) or (
            standard and bonds.OF_STANDARD.fullmatch(between)
        ):
            weight -= _NO_SUBJECT
        elif bonds.OWN_BEFORE.fullmatch(between):
            weight += 1.5
        else:
            weight -= self._burden(name, sentence)
        return weight - 0.25 * len(bonds.CLAUSE.findall(between)) - 0.006 * len(between)

    def _of_dates(self, name: Name, sentence: Sentence, start: int, end: int, *, kind: str) -> float:
        """What a date or a number adds that is said of a foundation, or of a person's life."""
        weight = _OF_THEIR_LIFE if name.kind == "person" and kind in ("date", "quantity") else 0.0
        if kind != "date":
            return weight
        if bonds.FOUNDED.search(self.plain, max(sentence.start, start - 12), end):
            weight += 1.2 if name.kind == "company" else -0.6
        if name.kind == "person" and bonds.OF_PEOPLE.search(
            self.plain, name.end, min(sentence.end, end + 12)
        ):
            weight += 3.0
        return weight

    def _liking(self, name: Name, sentence: Sentence, start: int, kind: str) -> float:
        """How well a kind of thing suits a kind of fact, in the light of the words right before the value."""
        said = self.plain[max(sentence.start, start - 24) : start]
        if bonds.OF_STAFF.search(said):
            kind = "finance"
        elif kind == "finance" and bonds.OF_TRAINING.search(said):
            kind = "price"
        return _liking(name, kind)

    def _burden(self, name: Name, sentence: Sentence) -> float:
        """How much speaks against a name: it is compared with, quoted, in brackets, an investor, or a means."""
        self._turn_to(sentence)
        if name.start not in self._burdens:
            before = self.plain[max(sentence.start, name.start - 16) : name.start]
            passed_over = (
                bonds.SPEAKS.match(self.plain, name.end)
                or self._bracketed(name, sentence)
                or bonds.COMPARED.search(before)
                or (before.rstrip().endswith("、") and self._is_listed(name, sentence))
                or bonds.COMPARED_BEHIND.match(self.plain, name.end)
                or bonds.MEANS_ZH.search(before)
                or (name.kind == "person" and _SAYS_LATER.match(self.plain, name.end, sentence.end))
                or bonds.INVESTS.match(self.plain, name.end)
                or bonds.MULTIPLE_BEHIND.match(self.plain, name.end)
            )
            used = _USED if self._is_used(before) else 0.0
            self._burdens[name.start] = _PASSED_OVER if passed_over else used
        return self._burdens[name.start]

    def _is_used(self, before: str) -> bool:
        """Whether a name behind these words is only a means: 8台X; no X that heads its clause: 一台X装有…"""
        if bonds.COUNTED_HEAD.search(before):
            return False
        return bonds.MEANS.search(before) is not None

    def _is_listed(self, name: Name, sentence: Sentence) -> bool:
        """Whether a name stands in a list of those with which something is compared: 超越狐影2、青岚3."""
        begin = max(sentence.start, name.start - _LIST)
        return bonds.COMPARED_LIST.search(self.plain, begin, name.start) is not None

    def _bond_behind(self, name: Name, sentence: Sentence, end: int, kind: str) -> float:
        """How well a name behind the value goes with it: "840 for the original Harrow", "5月14日…开源了Wan2.1"."""
        between = self.plain[end : name.start]
        if bonds.OWN_AFTER.fullmatch(between):
            return 1.0
        if kind != "date":
            return -_NO_SUBJECT
        if bonds.WHO_LEFT.fullmatch(between):
            return 2.5
        before = self.plain[max(sentence.start, name.start - 16) : name.start]
        if bonds.EVENT.search(between.rsplit("，", 1)[-1]) and not bonds.COMPARED.search(before):
            return 0.8 - 0.006 * len(between)
        return -0.9 - 0.006 * len(between)

    def owns(self, name: Name, start: int, end: int) -> bool:
        """Whether a value is said of a thing that is named right behind it: 840 for the original Harrow, against 40 in last year's."""
        by = self.plain[name.start - 4 : name.start].strip() == "by"
        thing = name.kind in (*THINGS, "other")
        owner = self.plain[name.end : name.end + 2] in ("'s", "’s")
        compared = bonds.AGAINST.search(self.plain, max(0, start - 24), start)
        ties = bonds.OTHER_AFTER if compared else bonds.OWN_AFTER
        return thing and not by and not owner and bool(ties.fullmatch(self.plain, end, name.start))

    def leads(self, name: Name, sentence: Sentence) -> bool:
        """Whether a name is what its sentence is about, not only used, compared or quoted in it."""
        self._turn_to(sentence)
        if name.start not in self._leads:
            self._leads[name.start] = name.kind in (*THINGS, "company") and self._is_told_of(name, sentence)
        return self._leads[name.start]

    def _is_told_of(self, name: Name, sentence: Sentence) -> bool:
        before = self.plain[max(sentence.start, name.start - 16) : name.start]
        used = bonds.COMPARED.search(before) or self._is_used(before) or bonds.OLDER.search(before)
        used = (
            used
            or bonds.CONTRASTED.search(before)
            or bonds.MEANS_ZH.search(before)
            or bonds.COMPARED_BEHIND.match(self.plain, name.end)
        )
        return (
            not used
            and not self._is_inside(name)
            and not self._bracketed(name, sentence)
            and not bonds.SPEAKS.match(self.plain, name.end)
            and not bonds.INVESTS.match(self.plain, name.end)
        )

    def shown_last(self, things: list[Name], sentence: Sentence) -> list[Name]:
        """The last thing that a sentence shows or puts in another's place, where it does; else the things as they are: 换成了GPT-5.5 mini."""
        shown = [one for one in things if bonds.SHOWS_ZH.search(self.plain, sentence.start, one.start)]
        return shown[-1:] or things

    def _is_inside(self, name: Name) -> bool:
        """Whether a company of a Chinese text only owns what stands in the middle of a clause: 前面只有智谱的GLM-4.7."""
        owns = name.kind == "company" and _OWNS.match(self.plain, name.end)
        return bool(owns) and _AMID.search(self.plain, max(0, name.start - 2), name.start) is not None

    def _bracketed(self, name: Name, sentence: Sentence) -> bool:
        """Whether a name stands in brackets."""
        opened = _OPENED.search(self.plain, max(sentence.start, name.start - 80), name.start)
        return bool(opened and _CLOSES.match(self.plain, name.end))


def _liking(name: Name, kind: str) -> float:
    """How well a kind of thing suits a kind of fact."""
    if name.kind in ("person", "place", "other"):
        return {"person": -1.2, "place": -1.5, "other": -0.8}[name.kind]
    if kind in OF_COMPANIES:
        return 0.8 if name.kind == "company" else 0.0
    if kind in ("date", "quantity"):
        return 0.2 if name.kind in THINGS else 0.0
    return 0.9 if name.kind in THINGS else -0.3
