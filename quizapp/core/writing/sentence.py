"""A fact as a sentence that stands alone: its subject named, who says so, and when it was so."""

import re
from dataclasses import dataclass

from quizapp.core.articles.script import simplify
from quizapp.core.facts.fact import ASKED_WITH_SPEAKER, NEVER_ASKED, Fact
from quizapp.core.facts.speaker import names, names_speaker
from quizapp.core.facts.truth import word_key
from quizapp.core.languages import Language
from quizapp.core.quantities.date import find_dates, parse_date, same_date
from quizapp.core.writing.calendar import date_of, in_words
from quizapp.core.writing.figure import Figure, find_figure

GAP = "____"
# What holds for a while only: its date is asked with it.
_CHANGING = frozenset({"price", "benchmark_score", "finance", "funding", "speed", "comparison"})
_OFFICE = re.compile(r"职务|身份|职位|post|role|position|office")
_UNSETTLED = frozenset({"rumour", "opinion", "plan"})
_LABEL = {"zh": "：", "en": ": "}
_CUT_OFF = re.compile(r"^[了过的着得地将把被]|\b(?:of|in|for|to) (?:that|this|these|those)\b")
_GOES_ON = re.compile(r" ?(?:[上下]半|[初底末]|左右|前后|年代)")
_LEADS = {
    ("forecast", "zh"): "据{}的预测，",
    ("forecast", "en"): "According to a forecast by {}, ",
    ("plan", "zh"): "按{}的计划，",
    ("plan", "en"): "According to the plans of {}, ",
    ("opinion", "zh"): "在{}看来，",
    ("opinion", "en"): "In the view of {}, ",
}
_LEAD = {"zh": "据{}，", "en": "According to {}, "}
_AS_OF = {"zh": "截至{}，", "en": "As of {}, "}
_ABOUT = {"zh": "关于{}：", "en": "On {}: "}
LEANING = re.compile(
    r"^(?:它|该|这|此|上述|本文|其|他|她|他们|它们|其中|同时|不过|而|但|因此|所以|并|也|还|我|你|则|从而|于是|如果)"
    r"|^(?:It|This|These|They|He|She|Its|Their|That|Those|Such|However|But|And|Also|Here|There|We|Our|I|If|So|Then|Thus|Both of)\b"
    r"|本文|上述|今天|昨天|昨日|近日|目前|现在|如今|今年|去年|明年|这里|我们|本周|上周|刚刚|日前|今日"
    r"|\b(?:this paper|we|our|us|my|today|yesterday|currently|now|nowadays|this (?:year|month|week)|last (?:year|month|week)|recently)\b",
)
_LOWERED = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "It",
        "Its",
        "Each",
        "About",
        "Up",
        "Some",
        "Many",
        "Most",
        "What",
        "How",
        "Which",
        "Who",
        "When",
        "Where",
        "After",
        "With",
        "By",
        "For",
        "Of",
        "To",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Both",
        "All",
        "No",
        "There",
        "These",
        "Under",
        "From",
        "More",
    ]
)
_ARTICLE = re.compile(r"(?<![A-Za-z])(an?)( )$", re.IGNORECASE)
_HAN, _LATIN = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Gap:
    """A sentence with its value taken out: what stands before and behind, and what stood there."""

    before: str
    answer: str
    after: str
    figure: Figure | None = None

    def filled(self, text: str) -> str:
        """The sentence with this text in the gap."""
        return f"{self.before}{text}{self.after}"

    def open(self, mark: str = GAP) -> str:
        """The sentence with a mark in the gap; an article before it gives nothing away."""
        before = self.before if self.figure else _ARTICLE.sub("a(n)\\2", self.before)
        return f"{before}{mark}{self.after}"


def askable(fact: Fact) -> bool:
    """Whether the standing of a fact lets it be asked: what someone says only with who says so."""
    if fact.standing in NEVER_ASKED or fact.standing == "superseded" or not is_whole(fact):
        return False
    return fact.standing == "stated" or fact.said_by is not None or fact.standing == "plan"


def is_whole(fact: Fact) -> bool:
    """Whether a value in words is no piece cut out of the middle of a clause."""
    return not _CUT_OFF.search(fact.value)


def statement(fact: Fact, language: Language) -> str | None:
    """The fact's statement as a sentence that needs no context; None where it leans on a text around it."""
    told = _in_script(fact.statement.sides().get(language, "").strip(), language)
    if not told or "\n" in told or LEANING.search(told) or "{{" in told or _is_label(fact, told, language):
        return None
    if not names_subject(fact, told, language):
        return _worded(_ABOUT[language], subject(fact, language)) + led(fact, language, told)
    return led(fact, language, told)


def labelled(name: str, text: str, language: Language) -> str:
    """What is told of something in words that do not stand alone, for a reviewer; no question is made of it."""
    return f"{name}{_LABEL[language]}{text}"


def _is_label(fact: Fact, told: str, language: Language) -> bool:
    return told.startswith(subject(fact, language) + _LABEL[language])


def led(fact: Fact, language: Language, text: str) -> str:
    """A sentence or question with what must go before it: who says so, and when."""
    before = lead(fact, language, text)
    return before + (_lowered(text) if before and language == "en" else text)


def _worded(pattern: str, name: str) -> str:
    """A pattern with its place filled, spaced as Chinese and Latin meet."""
    before, _, after = pattern.partition("{}")
    return join(before, name, after)


def lead(fact: Fact, language: Language, text: str) -> str:
    """Who says so and when it was so, as far as the text itself does not tell."""
    who = _in_script(fact.said_by.in_(language), language) if fact.said_by else ""
    speaker = ""
    if who and not names_speaker(text, who):
        pattern = _LEADS.get((fact.standing, language), _LEAD[language])
        speaker = _worded(pattern, _lowered(who) if language == "en" else who)
    date = parse_date(fact.as_of) if fact.as_of and changes(fact) else None
    if date is None or (date.year and str(date.year) in speaker + text) or date.year is None:
        return speaker
    when = _worded(_AS_OF[language], in_words(date, language))
    return when + (_lowered(speaker) if language == "en" else speaker)


def changes(fact: Fact) -> bool:
    """Whether a fact is of the sort that holds for a while only: a price, a score, an office."""
    return fact.kind in _CHANGING or any(_OFFICE.search(side) for side in fact.attribute.sides().values())


def subject(fact: Fact, language: Language) -> str:
    """The subject as it stands inside a sentence."""
    return _in_script(fact.subject.in_(language).strip(), language)


def names_subject(fact: Fact, text: str, language: Language) -> bool:
    """Whether a text names what the fact is about, by the subject, an alias or the telling end of its name."""
    said = word_key(text)
    called = (subject(fact, language), *fact.aliases)
    plain = (re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE) for name in called)
    if any(word_key(name) in said for name in plain if name.strip()):
        return True
    if _mostly_said(called[0], text):
        return True
    telling = [name for name in names(text) if len(name) > 3 and any(char.isdigit() for char in name)]
    return any(word_key(called[0]).endswith(word_key(name)) for name in telling)


def _in_script(text: str, language: Language) -> str:
    """Chinese in the one script in which questions are written."""
    return simplify(text) if language == "zh" else text


def _mostly_said(name: str, text: str) -> bool:
    """Whether a text has all the Latin names of a subject and most of its other words: DeepSeek-R1 的论文."""
    latin = {one for one in names(name) if len(one) > 3 or any(char.isdigit() for char in one)}
    if not latin or not latin <= names(text):
        return False
    rest = [pair for run in re.findall("[\u4e00-\u9fff]{2,}", name.replace("的", "")) for pair in _pairs(run)]
    rest += [word for word in re.findall(r"\b[a-z]{4,}\b", name)]
    return sum(piece in text for piece in rest) * 2 >= len(rest)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def gap(fact: Fact, language: Language) -> Gap | None:
    """The fact's statement with its value taken out; None where the value does not stand there once."""
    told = statement(fact, language)
    if told is None:
        return None
    day = date_of(fact)
    if day is not None:
        dates = [one for one in find_dates(told) if same_date(one.value, day) and same_date(day, one.value)]
        return (
            _cut(told, dates[0].start, dates[0].end)
            if len(dates) == 1 and _ends(told, dates[0].end)
            else None
        )
    figure = find_figure(told, fact.value, fact.unit)
    if figure is not None:
        return Gap(figure.before, figure.number, figure.after, figure)
    return _gap_of_words(told, words(fact, language))


def words(fact: Fact, language: Language) -> str:
    """The value as the language prints it."""
    return _in_script((fact.printed.in_(language) if fact.printed else fact.value).strip(), language)


def join(*parts: str) -> str:
    """Chinese parts one behind the other, with a space where Han meets Latin letters or digits."""
    text = ""
    for part in filter(None, parts):
        ends = (text[-1:], part[0])
        meets = any(_HAN.match(one) and _LATIN.match(other) for one, other in (ends, ends[::-1]))
        text += f" {part}" if meets else part
    return text


def tells_standing(fact: Fact, text: str, language: Language) -> bool:
    """Whether a text leaves no doubt that somebody claims, plans or forecasts what it says."""
    if fact.standing == "stated":
        return True
    who = _in_script(fact.said_by.in_(language), language) if fact.said_by else ""
    if who and names_speaker(text, who):
        return True
    marked = re.search(
        r"计划|将|预计|拟|\b(?:plan|planned|plans|will|expect\w*|intend\w*|aim\w*|is to|are to)\b", text
    )
    return fact.standing in _UNSETTLED and fact.standing not in ASKED_WITH_SPEAKER and marked is not None


def _ends(told: str, end: int) -> bool:
    """Whether a date is not the beginning of a longer one: 2025 年下半年."""
    return not _GOES_ON.match(told, end)


def _gap_of_words(told: str, value: str) -> Gap | None:
    places = [found.start() for found in re.finditer(re.escape(value), told, re.IGNORECASE)] if value else []
    if len(places) != 1:
        return None
    start, end = places[0], places[0] + len(value)
    touching = value[0].isascii() and value[0].isalnum() and told[start - 1 : start].isascii()
    if (touching and told[start - 1 : start].isalnum()) or (
        told[end : end + 1].isalnum() and value[-1].isascii() and told[end : end + 1].isascii()
    ):
        return None
    return _cut(told, start, end)


def _cut(told: str, start: int, end: int) -> Gap:
    return Gap(told[:start], told[start:end], told[end:])


def _lowered(text: str) -> str:
    """An English sentence as it goes on behind a comma."""
    first = text.split(" ", 1)[0].rstrip(",")
    return text[:1].lower() + text[1:] if first in _LOWERED or first == "According" else text
