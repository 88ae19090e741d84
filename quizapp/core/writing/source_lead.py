"""The words before a sentence of an article that say which article it is and when that appeared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.languages import Language
from quizapp.core.quantities.date import DateValue
from quizapp.core.writing.calendar import in_words

_TITLED = {"zh": "《{}》写道：", "en": "According to “{}”: "}
_TITLED_AND_DATED = {"zh": "《{}》（{}）写道：", "en": "According to “{}” ({}): "}
_DATED = {"zh": "{}的一篇文章写道：", "en": "An article of {} says: "}
_LED = re.compile(
    r"^(?:《.+?》(?P<zh>（[^）]*(?:19|20)\d\d[^）]*）)?写道：|(?P<zh2>(?:19|20)\d\d[^，。]*)的一篇文章写道："
    r"|According to “.+?”(?P<en> \([^)]*(?:19|20)\d\d\))?: |An article of (?P<en2>[\w ]+(?:19|20)\d\d) says: )"
)
_NO_TITLE = re.compile(
    r"。|[a-z]\. [A-Z]|^[\d\s.、]+$|[…。.!！？?，,；;：:]$|^[—–\-•*#]|[`|<>\\*_\[\]]|https?:|^.{0,3}$"
)
_INNER = {"zh": str.maketrans("《》", "〈〉"), "en": str.maketrans("“”", "‘’")}


@dataclass(frozen=True)
class Lead:
    """A lead, and what it tells of the article: its title, the day on which it appeared."""

    text: str
    titled: bool
    dated: bool


def leads(title: str, day: DateValue | None, language: Language) -> Iterator[Lead]:
    """The leads for sentences of an article, the fullest first."""
    called = title.strip().translate(_INNER[language]).replace('"', "’" if language == "en" else '"')
    when = in_words(day, language) if day else ""
    if not _NO_TITLE.search(called):
        if when:
            yield Lead(_TITLED_AND_DATED[language].format(called, when), titled=True, dated=True)
        yield Lead(_TITLED[language].format(called), titled=True, dated=False)
    if when:
        yield Lead(_DATED[language].format(when), titled=False, dated=True)


def is_led(stem: str) -> bool:
    """Whether a stem tells what an article says, in the words of that."""
    return _LED.match(stem) is not None


def is_dated(stem: str) -> bool:
    """Whether a stem tells what an article says, and when that appeared."""
    found = _LED.match(stem)
    return found is not None and any(found.groupdict().values())


def without_source(stem: str) -> str:
    """A stem without the words that say which article it is from."""
    return _LED.sub("", stem, count=1)
