"""The numbers and dates of an article that may be facts; what only counts, names or decorates is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence, find_numbering
from quizapp.core.facts import cues
from quizapp.core.quantities.date import DateMention, find_dates
from quizapp.core.quantities.quantity import Quantity, find_quantities
from quizapp.core.quantities.unit import Unit, count_unit, read_unit

_DEMONSTRATIVE = re.compile(
    r"(?:这|那|该|此|上述|以上|以下这|其余|另外?|每|各|任何|某|\b(?:these|those|the other|the same|both|other|each|every|any|another)) ?$",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"(?:之|唯|同|统|第|独|这|那|每|哪|某|另|任|有)$")
_SMALL_HAN = re.compile(
    r"一 ?(?:年|天|周|日|小时|分钟|个月|星期|季度|秒)|[一二两三四五六七八九十几]{1,2} ?(?:个|件|项|点|种|位|次|条|类|步|部分|方面|大|者|只|样|回|处|段|句|番|名|家|场|批|组|套|对|人|层|轮)?"
)
_WORD_NUMBER = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_VAGUE_UNITS = frozenset({"time", "times"})
_QUESTION = re.compile(r"[？?][”」』）)\"]*$")
_LABELLED = re.compile(
    r"(?:version|v|release|step|phase|level|type|grade|class|chapter|page|figure|table|section|item|no\.|number|room|flight|route|line|版本|型号|编号|步骤|阶段|级别) ?$",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER_OF = re.compile(r"(?:数量|总数|数目|人数|个数)(?:为|是|达|达到|约)? ?$")
_VAGUE_DATE = re.compile(
    r"(?:[今去明前后上本]年|今[天日晚晨]|当[天日]|本月|当月|这个月|今早|(?:the )?(?:this|last|next) year|today|tonight|this month|(?:last |this |next |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![0-9.月])([12]?[0-9]|3[01])[号日](?![楼线本报常])")
_CLOCK = re.compile(r" ?(?:p\.?m\b|a\.?m\b|点|时(?!代)|o['’]clock)")
_TURN_OF_SPEECH = re.compile(
    r"三元(?:锂|电池|材料|催化)|(?<=[上下])半年|(?<=前)[一二三四五六七八九十]个?[月季年]|[0-9]+ ?[GT]B ?\+|(?<=\+)[0-9]+ ?[GT]B版?|half\b(?! (?:an?|of|million|billion))|[一二两三]度(?!电)|一刻|[一二三四]期(?=临床|试验|工程|项目|研究)|twice (?:before|about)",
    re.IGNORECASE,
)
_AMOUNT_WORDS = re.compile(r"万|亿|million|billion|trillion|thousand|[0-9],[0-9]{3}|[0-9][KkMB]$")


@dataclass(frozen=True)
class Value:
    """A number or a date of a sentence, and where it stands in the reading."""

    start: int
    end: int
    quantity: Quantity | None
    date: DateMention | None
    sentence: int

    @property
    def unit(self) -> Unit | None:
        """The unit of a number, if it has one."""
        return self.quantity.unit if self.quantity else None

    @property
    def dimension(self) -> str:
        """What is measured; empty for a date and a bare number."""
        return self.unit.dimension if self.unit else ""


def find_values(article: ArticleText, reference: date | None) -> list[Value]:
    """The values of an article in order, bare numbers with the unit that the words around them give."""
    hidden = _hidden(article)
    mentions = [one for one in find_dates(article.plain, reference=reference) if not _is_vague(one)]
    mentions += _days_alone(article.plain, mentions)
    covered = bytearray(len(article.plain))
    for start, end in hidden:
        covered[start:end] = b"\1" * (end - start)
    dates = [one for one in mentions if not any(covered[one.start : one.end])]
    taken = hidden + [(one.start, one.end) for one in dates]
    found: list[tuple[int, int, Quantity | None, DateMention | None]] = [
        (d.start, d.end, None, d) for d in dates
    ]
    found += [(q.start, q.end, q, None) for q in find_quantities(article.plain, skip=taken)]
    return list(_kept(article, sorted(found, key=lambda one: one[0])))


def _is_vague(mention: DateMention) -> bool:
    """Whether a date only says today, this year or a day of the week."""
    return bool(_VAGUE_DATE.fullmatch(mention.printed))


def _days_alone(plain: str, mentions: list[DateMention]) -> list[DateMention]:
    """The days without a month that follow a day of the same text: 3月24号…25号."""
    found = []
    for day in _DAY.finditer(plain):
        before = [
            one
            for one in mentions
            if day.start() - 80 < one.start and one.end <= day.start() and one.value.day
        ]
        after_all = not any(one.start < day.end() and day.start() < one.end for one in mentions)
        if before and after_all and before[-1].value.month and int(day[1]) <= 31:
            value = replace(before[-1].value, day=int(day[1]))
            found.append(DateMention(value, day.start(), day.end(), plain[day.start() : day.end()]))
    return found


def _hidden(article: ArticleText) -> list[tuple[int, int]]:
    """The spans where digits are no values: names, numbering, code, damaged places."""
    spans = [(name.start, name.end) for name in article.names if re.search(r"[0-9]", name.text)]
    for sentence in article.sentences:
        if sentence.kind == "code":
            spans.append((sentence.start, sentence.end))
        spans += find_numbering(article.plain, sentence)
    return spans + list(article.reading.damaged)


def _kept(
    article: ArticleText, found: list[tuple[int, int, Quantity | None, DateMention | None]]
) -> Iterator[Value]:
    """The values that stand in sentences which state something, and that say something there."""
    place, previous = 0, None
    for start, end, quantity, mention in found:
        while place < len(article.sentences) - 1 and article.sentences[place].end <= start:
            place += 1
        sentence = article.sentences[place]
        if start < sentence.start or _states_nothing(article.plain, sentence, context_of(article, place)):
            continue
        value: Value | None = Value(start, end, quantity, mention, place)
        if quantity and value:
            value = _with_unit(article.plain, sentence, value, previous)
            if value and _says_nothing(article.plain, sentence, value):
                value = None
        if value:
            yield value
            previous = value if value.unit and value.dimension not in ("ratio", "rank") else previous


def context_of(article: ArticleText, place: int) -> str:
    """The simplified text of a sentence; of a caption with the two lines before it."""
    sentence = article.sentences[place]
    first = article.sentences[max(0, place - 2)] if sentence.kind == "caption" else sentence
    return article.plain[first.start : sentence.end]


def _states_nothing(plain: str, sentence: Sentence, context: str) -> bool:
    """Whether a sentence asks, tells a story, guesses or advertises."""
    text = plain[sentence.start : sentence.end]
    if sentence.kind == "caption" and cues.GUESS.search(context):
        return True
    return bool(
        _QUESTION.search(text)
        or cues.FICTION.search(text)
        or cues.ADVERTISING.search(text)
        or cues.PUZZLE.search(text)
    )


def _with_unit(plain: str, sentence: Sentence, value: Value, previous: Value | None) -> Value | None:
    """The value with the unit that stands behind a name in between, or that it shares with the number before."""
    quantity = value.quantity
    if quantity is None or quantity.unit is not None:
        return value
    unit = (
        _unit_behind_name(plain, value.end)
        or _noun_behind(plain, value.end)
        or _shared_unit(plain, sentence, value, previous)
    )
    if unit is not None:
        return replace(value, quantity=replace(quantity, unit=unit))
    counted = _NUMBER_OF.search(plain, max(sentence.start, value.start - 8), value.start)
    if sentence.kind == "row" or counted or _is_score(plain, sentence, value) or _is_amount(quantity):
        return value
    return None


_COUNTED_NOUN = re.compile(
    r" (?:(?:of the|of)? ?[a-z]+(?:-[a-z]+)* ){0,2}?([a-z]{3,}s|people|men|women|children|fish|sheep|mice|patients)(?![\w-])"
)
_NOT_COUNTED_WORDS = "times was has its this less plus versus towards always perhaps across points does years bits yes thus percents"
_NOT_COUNTED = frozenset(_NOT_COUNTED_WORDS.split())
_BEHIND_NAME = re.compile(
    r" (?:[A-Z][\w.-]*|(?:new|more|different|active|registered|independent|simultaneous|full-time|electric|local|adult|human|clinical|small|large)) ?(?:[A-Z][\w.-]* )?"
)
_NAME_IN_BETWEEN = re.compile(r" ?[A-Z]+[A-Za-z]*[0-9]*[A-Za-z]* ?")


def _unit_behind_name(plain: str, at: int) -> Unit | None:
    """The unit of "2,048 H200 accelerators" or "2048 块"."""
    for pattern in (_BEHIND_NAME, _NAME_IN_BETWEEN):
        name = pattern.match(plain, at)
        found = read_unit(plain, name.end()) if name else None
        if (
            found
            and found[0].dimension in ("count", "tokens", "parameters")
            and found[1] - (name.end() if name else 0) > 2
        ):
            return found[0]
    return None


def _noun_behind(plain: str, at: int) -> Unit | None:
    """The counted thing of "96 patients" or "1,800 light-sensing cells"."""
    found = _COUNTED_NOUN.match(plain, at)
    return count_unit(found[1]) if found and found[1] not in _NOT_COUNTED else None


def _shared_unit(plain: str, sentence: Sentence, value: Value, previous: Value | None) -> Unit | None:
    """The unit of the number before in the same sentence, where both are of like size: 260 ms, from 840."""
    if (
        not previous
        or previous.sentence != value.sentence
        or not previous.quantity
        or not value.quantity
        or not previous.unit
    ):
        return None
    if sentence.kind == "row" or (
        previous.dimension == "count" and _HAN.search(plain, previous.end, value.start)
    ):
        return None
    if plain[value.end : value.end + 2].strip().startswith("的"):
        return None
    one, other = abs(previous.quantity.number.value), abs(value.quantity.number.value)
    near = one and other and Decimal("0.005") <= other / one <= 200
    between = plain[previous.end : value.start]
    if near and len(between) < 90 and not re.search(r"[。]", between):
        return previous.unit
    return None


def _is_score(plain: str, sentence: Sentence, value: Value) -> bool:
    """Whether a bare number is the result of a test."""
    text = plain[sentence.start : sentence.end]
    return (
        bool(cues.BENCHMARK.search(text))
        and value.quantity is not None
        and value.quantity.number.value <= 100000
    )


def _is_amount(quantity: Quantity) -> bool:
    """Whether a bare number is so large or so bounded that it says how many."""
    return bool(_AMOUNT_WORDS.search(quantity.printed)) or quantity.number.approx != "exact"


def _says_nothing(plain: str, sentence: Sentence, value: Value) -> bool:
    """Whether a number only points (这两项), orders (first) or belongs to a label."""
    quantity = value.quantity
    if quantity is None:
        return False
    before = plain[max(sentence.start, value.start - 12) : value.start]
    if value.dimension == "rank":
        return not _is_rank(plain, sentence, value)
    counts = value.dimension in ("", "count") or value.dimension.startswith("count of")
    if counts and (
        _DEMONSTRATIVE.search(before) or _LABELLED.search(before) or _CLOCK.match(plain, value.end)
    ):
        return True
    if _DEMONSTRATIVE.search(before) and quantity.number.value <= 10 and not quantity.printed[0].isdigit():
        return True
    small = _SMALL_HAN.fullmatch(quantity.printed) and quantity.number.approx == "exact"
    if small and (counts or quantity.printed[0] == "一" or _IDIOM.search(before)):
        return True
    if quantity.printed == "1X":
        return True
    words = quantity.printed.lower()
    return (counts and words.startswith("one")) or bool(_TURN_OF_SPEECH.match(plain, value.start))


def _is_rank(plain: str, sentence: Sentence, value: Value) -> bool:
    """Whether a place in an order is a result, not a turn of speech."""
    printed = plain[value.start : value.end]
    around = plain[max(sentence.start, value.start - 25) : min(sentence.end, value.end + 8)]
    after = plain[value.end : value.end + 2]
    named = printed.endswith(("名", "位")) and not after.startswith(("创", "员", "女", "男"))
    return named or bool(
        cues.RANKING.search(around)
        and not re.match(r"[时次个款批轮代部章天人季财性届台 ]|\w", after if printed[0] == "第" else "")
        and not re.match(
            r" (?!place|position|on|in|among|at|overall|behind|ahead|with|for)\w",
            plain[value.end : value.end + 12],
        )
    )
