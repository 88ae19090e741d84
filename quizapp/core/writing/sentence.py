"""A fact as a sentence that stands alone: its subject named, who says so, and when it was so."""

import re
from collections.abc import Sequence

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.speaker import names
from quizapp.core.facts.truth import word_key
from quizapp.core.languages import Language
from quizapp.core.writing.attribution import led
from quizapp.core.writing.phrase import in_script, subject, worded, words

_BARE = {"zh": 12, "en": 34}
_LABEL = {"zh": "：", "en": ": "}
_ABOUT = {"zh": "关于{}：", "en": "On {}: "}
LEANING = re.compile(
    r"^(?:它|该|这|此|上述|本文|其|他|她|他们|它们|其中|同时|不过|而|但|因此|所以|并|也|还|我|你|则|从而|于是|如果)"
    r"|^(?:It|This|These|They|He|She|Its|Their|That|Those|Such|However|But|And|Also|Here|There|We|Our|I|If|So|Then|Thus|Both of)\b"
    r"|本文|上述|今天|昨天|昨日|近日|目前|现在|如今|今年|去年|明年|这里|我们|本周|上周|刚刚|日前|今日"
    r"|\b(?:this paper|we|our|us|my|today|yesterday|currently|now|nowadays|this (?:year|month|week)|last (?:year|month|week)|recently)\b",
)


def statement(fact: Fact, language: Language) -> str | None:
    """The fact's statement as a sentence that needs no context; None where it leans on a text around it."""
    told = in_script(fact.statement.sides().get(language, "").strip(), language)
    if not told or "\n" in told or LEANING.search(told) or "{{" in told or is_label(fact, language):
        return None
    if not names_subject(fact, told, language):
        return worded(_ABOUT[language], subject(fact, language)) + led(fact, language, told)
    return led(fact, language, told)


def labelled(name: str, text: str, language: Language) -> str:
    """What is told of something in words that do not stand alone, for a reviewer; no question is made of it."""
    return f"{name}{_LABEL[language]}{text}"


def is_label(fact: Fact, language: Language) -> bool:
    """Whether the statement was only put together for a reviewer."""
    told = in_script(fact.statement.in_(language), language)
    return told.startswith(subject(fact, language) + _LABEL[language])


def tells_apart(fact: Fact, languages: Sequence[Language]) -> bool:
    """Whether the statement says more than the subject, the property and the value: when, where, of what kind."""
    return all(_says_more(fact, language) for language in languages)


def _says_more(fact: Fact, language: Language) -> bool:
    told = fact.statement.in_(language)
    for part in (fact.subject.in_(language), fact.attribute.in_(language), words(fact, language)):
        told = told.replace(part, "")
    return len(told) > _BARE[language]


def names_subject(fact: Fact, text: str, language: Language) -> bool:
    """Whether a text names what the fact is about, by the subject, an alias or the telling end of its name."""
    said = word_key(text)
    called = (subject(fact, language), *fact.aliases)
    plain = (re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE) for name in called)
    if any(_is_said(name, text, said) for name in plain if name.strip()):
        return True
    if _mostly_said(called[0], text):
        return True
    telling = [name for name in names(text) if len(name) > 3 and any(char.isdigit() for char in name)]
    return any(word_key(called[0]).endswith(word_key(name)) for name in telling)


def _is_said(name: str, text: str, said: str) -> bool:
    """Whether a text says a name: Latin ones as words of their own, so that Large is not in larger."""
    if not name.isascii():
        return word_key(name) in said
    pieces = [re.escape(piece) for piece in re.split(r"[\s-]+", name) if piece]
    pattern = r"(?<![A-Za-z0-9])" + r"[\s-]?".join(pieces) + r"(?![A-Za-z0-9])"
    return re.search(pattern, text, re.IGNORECASE) is not None


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
