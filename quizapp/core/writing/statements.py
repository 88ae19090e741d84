"""Questions made of a fact's statement: true or false, and the statement with a gap."""

import re
from collections.abc import Iterator

from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Language, Message, Twin
from quizapp.core.questions.question import Answer, Blank, Option, Question
from quizapp.core.writing.answers import explanation, is_vague, typed_answer
from quizapp.core.writing.attribution import tells_standing
from quizapp.core.writing.calendar import date_of, in_words, precision
from quizapp.core.writing.draft import EXACT, NEAR_MISS, RECALL, SIBLINGS, STATEMENT, Bench, Draft
from quizapp.core.writing.figure import find_figure
from quizapp.core.writing.gap import Gap, gap
from quizapp.core.writing.options import date_rivals, sided, word_rivals
from quizapp.core.writing.phrase import subject, words
from quizapp.core.writing.rivals import number_rivals
from quizapp.core.writing.sentence import statement

VERDICTS = (("true", Twin(zh="对", en="True")), ("false", Twin(zh="错", en="False")))
_MOST_AROUND = {"zh": 24, "en": 60}
_YEAR = re.compile(r"(?:19|20)\d\d")
_BLANK = "{{value}}"


def write_verdict(fact: Fact, bench: Bench) -> Iterator[Draft]:
    """True or false: the statement itself, and the statement with another value in it; one of the two is kept."""
    yield from (one for one in (_true(fact, bench), _false(fact, bench)) if one is not None)


def write_cloze(fact: Fact, bench: Bench) -> Iterator[Draft]:
    """The statement with its value to be typed; the unit stays outside the gap."""
    gaps = {side: gap(fact, side) for side in bench.languages}
    answer = typed_answer(fact, bench)
    stems = {side: hole.open(_BLANK) for side, hole in gaps.items() if hole and _open(fact, hole, side)}
    if answer is None or len(stems) < len(bench.languages):
        return
    day = date_of(fact)
    if day is not None and fact.id in bench.unread:
        stems = {side: stem + precision(day, side) for side, stem in stems.items()}
    question = Question(
        id=f"{fact.id}-cloze",
        kind="cloze",
        stem=sided(bench, stems),
        facts=(fact.id,),
        tags=bench.tags_of(fact),
        blanks=(Blank("value", _said(answer, gaps)),),
        explanation=explanation(fact, bench),
        difficulty=0.6,
    )
    reasons = [Message(STATEMENT), Message(RECALL), *([Message(EXACT)] if fact.qualifier is None else [])]
    yield Draft(question, "cloze", tuple(reasons), 0.64 - (0.12 if fact.qualifier in ("min", "max") else 0))


def _open(fact: Fact, hole: Gap, side: Language) -> bool:
    """Whether a gap can be filled from what is known: not at the start, nothing given away, the standing told."""
    rest = hole.before + hole.after
    given = hole.answer.casefold() in rest.casefold() if len(hole.answer) > 1 else False
    return not hole.leads and not hole.is_counted and not given and tells_standing(fact, rest, side)


def _said(answer: Answer, gaps: dict[Language, Gap | None]) -> Answer:
    """The key, right also as the statements print it."""
    if answer.type != "text":
        return answer
    printed = [hole.answer for hole in gaps.values() if hole]
    known = {answer.value, *answer.accept}
    more = tuple(text for text in dict.fromkeys(printed) if text not in known and "*" not in text)
    return Answer(answer.value, "text", accept=(*answer.accept, *more))


def _true(fact: Fact, bench: Bench) -> Draft | None:
    told = {side: statement(fact, side) for side in bench.languages}
    texts = {side: text for side, text in told.items() if text and tells_standing(fact, text, side)}
    if (
        len(texts) < len(bench.languages)
        or fact.qualifier == "approx"
        or _undated(fact, bench)
        or _in_name(fact, bench)
    ):
        return None
    return Draft(_judged(fact, "true", texts, bench), "true", (Message(STATEMENT),), 0.5)


def _false(fact: Fact, bench: Bench) -> Draft | None:
    gaps = {side: gap(fact, side) for side in bench.languages}
    holes = {
        side: hole
        for side, hole in gaps.items()
        if hole and tells_standing(fact, hole.before + hole.after, side)
    }
    if len(holes) < len(bench.languages) or fact.qualifier == "approx":
        return None
    spoken = " ".join(hole.open() for hole in holes.values())
    found = _miss(fact, holes, bench, spoken)
    if found is None:
        return None
    texts, sibling = found
    question = _judged(fact, "false", texts, bench)
    reasons = [Message(NEAR_MISS), *([Message(SIBLINGS, {"count": "1"})] if sibling else [])]
    return Draft(question, "false", tuple(reasons), 0.52 + (0.06 if sibling else 0))


def _miss(
    fact: Fact, holes: dict[Language, Gap], bench: Bench, spoken: str
) -> tuple[dict[Language, str], bool] | None:
    """The statement with another value in it, in each language, and whether that is true of something known."""
    day = date_of(fact)
    if day is not None:
        dates = date_rivals(fact, day, bench, spoken=spoken)
        if not dates:
            return None
        value, other = dates[0]
        return {side: hole.filled(in_words(value, side)) for side, hole in holes.items()}, other is not None
    first = holes[bench.languages[0]].figure
    if any(hole.is_counted for hole in holes.values()) or (first is None and is_vague(fact)):
        return None
    if first is None:
        others = [one for one in word_rivals(fact, bench, spoken=spoken) if _is_near(fact, one, bench)]
        if not others or any(
            len(_rest(fact, hole, side)) > _MOST_AROUND[side] for side, hole in holes.items()
        ):
            return None
        return {side: hole.filled(words(others[0], side)) for side, hole in holes.items()}, True
    for rival in number_rivals(fact, first, bench, spoken=spoken):
        texts = {side: hole.figure.reprint(rival.value) for side, hole in holes.items() if hole.figure}
        filled = {side: holes[side].filled(text) for side, text in texts.items() if text}
        if len(filled) == len(holes):
            return filled, rival.fact is not None
    return None


def _is_near(fact: Fact, other: Fact, bench: Bench) -> bool:
    """Whether words of another fact may make a false statement: those of another article are seldom of the sort."""
    own = {source.article for source in fact.sources}
    return fact.id not in bench.unread or not own.isdisjoint(source.article for source in other.sources)


def _undated(fact: Fact, bench: Bench) -> bool:
    """Whether the statement gives a day of no year."""
    day = date_of(fact)
    told = (statement(fact, side) or "" for side in bench.languages)
    return day is not None and day.year is None and not all(_YEAR.search(text) for text in told)


def _in_name(fact: Fact, bench: Bench) -> bool:
    """Whether the name of the subject gives the value away: Doubao-1.5-pro-256k."""
    for side in bench.languages:
        figure = find_figure(words(fact, side), fact.value, fact.unit)
        if (figure.literal if figure else words(fact, side)).casefold() in subject(fact, side).casefold():
            return True
    return False


def _rest(fact: Fact, hole: Gap, side: Language) -> str:
    """What a statement says besides its subject and its value: other words may fit only into few."""
    return (hole.before + hole.after).replace(subject(fact, side), "")


def _judged(fact: Fact, verdict: str, texts: dict[Language, str], bench: Bench) -> Question:
    right = {side: statement(fact, side) or "" for side in bench.languages}
    options = tuple(
        Option(
            name,
            sided(bench, dict(text.sides())),
            1.0 if name == verdict else 0.0,
            None if name == verdict else sided(bench, right),
        )
        for name, text in VERDICTS
    )
    return Question(
        id=f"{fact.id}-{verdict}",
        kind="true_false",
        stem=sided(bench, texts),
        facts=(fact.id,),
        tags=bench.tags_of(fact),
        options=options,
        answer=Answer(verdict),
        explanation=explanation(fact, bench),
        difficulty=0.4,
    )
