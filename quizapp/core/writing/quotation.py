"""Sentences of an article as they stand there, around one value: enough of them that somebody who has only these understands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.articles.sentences import Sentence, find_sentences
from quizapp.core.languages import Language
from quizapp.core.quantities.date import parse_date
from quizapp.core.writing.alone import is_table_row
from quizapp.core.writing.cutting import is_damaged, without_lead
from quizapp.core.writing.naming import is_named
from quizapp.core.writing.opening import (
    holds_for_a_while,
    is_of_now,
    lacks_year,
    leans,
    opens,
    passes_by,
    points,
    stands_for,
    tells_of_trade,
)
from quizapp.core.writing.phrase import in_script
from quizapp.core.writing.referring import dangles
from quizapp.core.writing.source_lead import leads
from quizapp.core.writing.standing_in import FARTHEST, Spoken, told_by_name, without_owner

_MOST_BEFORE = 1
_LONGEST = {"zh": 200, "en": 460}
_BRIEF = {"zh": 14, "en": 28}
_LONGEST_TITLE = {"zh": 60, "en": 130}
_SHORTEST = {"zh": 10, "en": 24}
_SIGNS = re.compile(r"[`|<>\\*]|__|\{\{|\]\(|https?:|www\.|____|[①-⑳]")
_LEAD_IN = re.compile(r"[・•▪●◦]\s*|\*\*[^*\n]{2,60}\*\*[.:：。]?\s*")
_DATE_LINE = re.compile(r"[A-Z][A-Z .]{2,}, [^.]{0,30} [-–—] ")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|‘[^’]*’|\"[^\"]*\"|《[^》]*》")
# Whoever says I or you outside of a quotation speaks to somebody: a reader of one sentence is not told who they are.
_VOICE = {
    "zh": re.compile(r"[我你您咱]"),
    "en": re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me)\b"),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE = re.compile(r"[。！？.!?][”」』）)\"’']*$")
# What somebody says, before who it is: the rest of such a sentence tells of that person.
_SPEECH = re.compile(r"[“\"][^”\"]{5,}[”\"],? (?:said|says|wrote) (?=[A-Z])")
# A day at the head of a sentence, whose year nothing tells.
_BARE_DAY = re.compile(r"^(?:当地时间)?\d{1,2} ?月(?: ?\d{1,2} ?日)?[凌早上中下午晚间夜]{0,2}[，,]")
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("「", "」"))


@dataclass(frozen=True)
class Quotation:
    """What stands around a value in an article, from the first to the last sentence that is shown, and how it may be led.

    ``leads`` are the ways to say which article it is, the fullest first.
    """

    leads: tuple[str, ...]
    before: str
    value: str
    after: str

    @property
    def words(self) -> str:
        """The sentences as the article has them."""
        return f"{self.before}{self.value}{self.after}"


class Quotations:
    """The sentences of one article, as its title and date (ISO, None where unknown) tell which it is."""

    def __init__(
        self,
        text: str,
        *,
        title: str,
        published: str | None,
        language: Language,
        names: Sequence[str],
        people: Sequence[str] = (),
    ) -> None:
        self.text = in_script(text, language)
        self.language: Language = language
        self.names = tuple(in_script(name, language) for name in names if len(name) > 1)
        self.people = tuple(in_script(name, language) for name in people)
        self._things = tuple(name for name in self.names if name not in self.people)
        self._proper = tuple(
            name for name in self.names if name in self.people or is_named(name, text, language)
        )
        self.sentences = find_sentences(text)
        self._starts = [one.start for one in self.sentences]
        self._title = in_script(_whole_title(title, text, _LONGEST_TITLE[language]), language)
        day = parse_date(published) if published else None
        self._leads = list(leads(self._title, day, language))
        self._is_titled = any(lead.titled for lead in self._leads)

    def find(
        self, start: int, end: int, subject: Sequence[str] = (), beside: Sequence[Sequence[str]] = ()
    ) -> Quotation | None:
        """The sentences to show of the value between two offsets; None where they would not be understood.

        ``subject`` are the names of what the value is told of, ``beside`` those of what other values of its sentence are told of.
        """
        place = bisect_right(self._starts, start) - 1
        if (
            place < 0
            or end > self.sentences[place].end
            or self.sentences[place].kind not in ("prose", "item")
        ):
            return None
        called = self._called(subject)
        heads = [called, *(names for names in map(self._called, beside) if names != called)]
        for first, titled in self._firsts(place, start, called):
            if first == place - 1 and (named := self._named(place, start, end, heads)):
                return named
            found = self._cut(first, place, start, end, called, titled=titled)
            if found is not None:
                return found
        return self._named(place, start, end, heads)

    def _called(self, subject: Sequence[str]) -> list[str]:
        """The names of something as the sentences that are shown have them."""
        names = [in_script(name, self.language) for name in subject if name]
        return list(dict.fromkeys([*names, *map(without_owner, names)]))

    def _named(self, place: int, start: int, end: int, heads: Sequence[Sequence[str]]) -> Quotation | None:
        """The sentence of a value with a name for what stands for that at its head: that of its subject, or of what is told beside it."""
        found = (self._named_so(place, start, end, names) for names in heads)
        return next((one for one in found if one is not None), None)

    def _named_so(self, place: int, start: int, end: int, subject: Sequence[str]) -> Quotation | None:
        """The sentence of a value with this name for what stands for it at its head; None where it is not sure."""
        last = self.sentences[place]
        before = without_lead(_squeezed(self.text[self._body(last) : start], self.language), self.language)
        reach = range(place - 1, max(-1, place - 1 - FARTHEST), -1)
        earlier = [self._said(self.sentences[at]) for at in reach if self._follow(at, place)]
        others = (*self.names, *self.people)
        spoken = Spoken(
            tuple(subject), others, self.text, self.language, any(one in self.people for one in subject)
        )
        told = told_by_name(before, self.text[end : last.end], earlier, spoken)
        if told is None:
            return None
        said = f"{told}{self.text[start : last.end]}"
        if points(said, (*self._things, *subject), self.language) or leans(said, self.language):
            return None
        return self._cut(place, place, start, end, subject, titled=False, before=told)

    def _firsts(self, place: int, start: int, subject: Sequence[str]) -> Iterator[tuple[int, bool]]:
        """The sentences with which a quotation may begin, the best first, and whether the title must say of what it tells."""
        language = self.language
        reach = range(place, max(-1, place - _MOST_BEFORE - 1), -1)
        told = {first: self._said(self.sentences[first]) for first in reach if self._follow(first, place)}
        speech = _SPEECH.match(told[place])
        if speech and start >= self.sentences[place].end - len(told[place]) + speech.end():
            told[place] = told[place][speech.end() :]
        strict = [first for first, said in told.items() if self._opens(said, subject)]
        free = [first for first, said in told.items() if self._is_free(said)]
        alone = place in free and self._is_long(told[place])
        if alone and place in strict and not points(told[place], self._things, language):
            yield place, False
        by_title = alone and self._is_titled and self._is_of_title(told[place], subject)
        near = [first for first in strict if first == place - 1 and self._is_meant(first, place, subject)]
        near = [first for first in near if not points(told[first], self._things, language)]
        if by_title and (place in strict or not any(self._says_any(first, place, subject) for first in near)):
            yield place, True
        yield from ((first, False) for first in near)
        if by_title:
            yield place, True
        yield from ((first, False) for first in strict if first < place - 1)
        rest = [
            first
            for first in free
            if first != place
            and not points(told[first], self._things, language)
            and self._is_meant(first, place, subject)
        ]
        yield from ((first, True) for first in rest if self._says_any(first, place, self._proper))

    def _opens(self, said: str, subject: Sequence[str]) -> bool:
        """Whether a sentence can be read first, as one that begins with a name or with the term that it explains."""
        if opens(said, self.text, self.names, self.language):
            return True
        return any(name.isupper() and said.startswith(name) for name in subject)

    def _is_of_title(self, said: str, subject: Sequence[str]) -> bool:
        """Whether a sentence names something and its title tells the rest: of what its value is."""
        if points(said, self._things, self.language):
            return False
        if tells_of_trade(said, self.language) and any(lead.dated for lead in self._leads):
            return True
        return any(name in self._title for name in subject) and any(name in said for name in self._proper)

    def _says_any(self, first: int, place: int, names: Sequence[str]) -> bool:
        """Whether the sentences from one to another have one of these names."""
        shown = self.text[self.sentences[first].start : self.sentences[place].end]
        return any(name in shown for name in names)

    def _is_meant(self, first: int, place: int, subject: Sequence[str]) -> bool:
        """Whether a sentence tells what the words of the next one stand for: it names what the value is told of."""
        said = self._said(self.sentences[place])
        needs = stands_for(said, (), self.language) or points(said, (), self.language)
        return not (needs and subject) or self._says_any(first, place, subject)

    def _is_free(self, said: str) -> bool:
        """Whether a sentence goes on from none before it and has no word that stands for something told there."""
        return not leans(said, self.language) and not stands_for(said, self.names, self.language)

    def _is_long(self, said: str) -> bool:
        """Whether a sentence is long enough to say by itself what its value is of."""
        return len(said) >= _BRIEF[self.language]

    def _follow(self, first: int, last: int) -> bool:
        """Whether these sentences stand one behind the other, with no heading or row between them."""
        before = self.sentences[first:last]
        whole = all(one.kind == "prose" and _WHOLE.search(self.text[one.start : one.end]) for one in before)
        return first == last or (whole and self.sentences[last].kind == "prose")

    def _said(self, sentence: Sentence) -> str:
        """A sentence as it is shown first."""
        return without_lead(" ".join(self.text[self._body(sentence) : sentence.end].split()), self.language)

    def _body(self, sentence: Sentence) -> int:
        """Where a sentence begins behind a number of a list and a lead-in in bold."""
        lead_in = _LEAD_IN.match(self.text, sentence.body, sentence.end)
        return lead_in.end() if lead_in else sentence.body

    def _cut(
        self,
        first: int,
        place: int,
        start: int,
        end: int,
        subject: Sequence[str],
        *,
        titled: bool,
        before: str | None = None,
    ) -> Quotation | None:
        head, last = self.sentences[first], self.sentences[place]
        if before is None:
            before = without_lead(
                _squeezed(self.text[self._body(head) : start], self.language), self.language
            )
        if not any(lead.dated for lead in self._leads):
            before = _BARE_DAY.sub("", before)
        after = _squeezed(self.text[end : last.end], self.language).rstrip()
        value = _squeezed(self.text[start:end], self.language)
        whole = f"{before}{value}{after}"
        if dangles(whole, (*self.people, *subject), self.language):
            return None
        if not self._is_sound(whole) or not _SHORTEST[self.language] <= len(whole) <= _LONGEST[self.language]:
            return None
        told = tuple(self._told(whole, self._said(last), titled=titled))
        if not told:
            return None
        return Quotation(told, before, value, after)

    def _told(self, whole: str, said: str, *, titled: bool) -> Iterator[str]:
        """How sentences may be led: with the day where they need it, with the title where that says of what they tell."""
        lasting = bool(_YEAR.search(whole)) or not holds_for_a_while(said, self.language)
        passing = passes_by(whole, self.language)
        settled = (
            lasting
            and not is_of_now(said, self.language)
            and not passing
            and not lacks_year(whole, self.language)
        )
        yield from (one.text for one in self._leads if (one.dated or settled) and (one.titled or not titled))
        if not titled and settled:
            yield ""

    def _is_sound(self, whole: str) -> bool:
        """Whether nothing is lost or open in a text, and no sign of it would be read as markup."""
        if _SIGNS.search(whole) or is_damaged(whole) or is_table_row(whole) or not _WHOLE.search(whole):
            return False
        if _DATE_LINE.match(whole) or _VOICE[self.language].search(_QUOTED.sub("", whole)):
            return False
        return whole.count('"') % 2 == 0 and all(
            whole.count(one) == whole.count(other) for one, other in _PAIRS
        )


def _whole_title(title: str, text: str, longest: int) -> str:
    """The title as the first line of the article has it where it was cut short to be shown."""
    line = text.lstrip("# \t\r\n").partition("\n")[0].strip()
    cut = title.endswith("…") and line.startswith(title[:-1])
    return line if cut and len(line) <= longest else title


def _squeezed(text: str, language: Language) -> str:
    """A text in one line."""
    text = re.sub(r"\s*\n\s*", "" if language == "zh" else " ", text.replace("**", ""))
    return re.sub(r"[ \t\u3000\xa0]+", " ", text)
