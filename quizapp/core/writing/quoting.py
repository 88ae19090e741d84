"""Questions on a sentence of an article as it stands there: its value taken out, or another one put in its place."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.core.facts.fact import NEVER_ASKED, Fact
from quizapp.core.languages import Language, Message, Twin
from quizapp.core.quantities.unit import find_unit
from quizapp.core.questions.question import Answer, Blank, Option, Question
from quizapp.core.writing.answers import number_answer, typed_name
from quizapp.core.writing.attribution import changes, holds_office, tells_standing
from quizapp.core.writing.calendar import in_words, precision
from quizapp.core.writing.draft import QUOTED, RECALL, SIBLINGS, Bench, Draft, Form
from quizapp.core.writing.giving_away import is_full_name, spells
from quizapp.core.writing.lint.stem_wording import is_hedged
from quizapp.core.writing.naming import is_letters
from quizapp.core.writing.office import names_body
from quizapp.core.writing.opening import passes_by
from quizapp.core.writing.options import Choice, date_choice, date_rivals, number_choice, sided
from quizapp.core.writing.phrase import subject, words
from quizapp.core.writing.quotation import Quotation
from quizapp.core.writing.quoted_gap import QuotedGap, value_gap, word_gap
from quizapp.core.writing.rivals import number_rivals
from quizapp.core.writing.source_lead import is_dated, without_source
from quizapp.core.writing.statements import VERDICTS
from quizapp.core.writing.term_options import is_person, like_choice, term_choice

_BLANK = "{{value}}"
_FEWEST = 2
_FEW = 5
_SEVERAL = re.compile(r"[。！？].|[.!?][”\"]? [A-Z“\"]")
# What may be so, or is so at most, is no statement that is simply true or false.
_MAY_BE = re.compile(r"猜|也许|或许|可能|最多|至多|大概|\b(?:up to|can|could|may|might|perhaps|at most)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What somebody denies in the same breath is nothing to be asked.
_DENIED = re.compile(r"否认|辟谣|不实|\b(?:den(?:y|ies|ied)|disputes?d?)\b")
# Somebody of whom no name tells who it is: abroad, a team, letters of the trade.
_NOBODY = re.compile(
    r"海外|国[内外]|官方|业[内界]|第三方|市场|团队|公司|企业|自[主家研]|本土|多家.*|.*[等们]"
)
_PARTS = frozenset(["组成", "作用", "用途"])
# Two characters are a common word more often than a term.
_COMMON_WORD = re.compile("[\u4e00-\u9fff]{2}|(?:主要|年内|目前|利用|通过).*")
# What grew or fell did so from one day to another.
_GREW = re.compile(
    r"\b(?:grew|rose|fell|dropped|climbed|up|down|increased?|decreased?) (?:by |of )?(?:about )?[\d_{]|[同环]比|年增长"
)
# Letters and names in capitals have one form; a term can be said in other words.
_HAS_ONE_FORM = re.compile(r"[A-Z0-9][\w.+-]*(?: [A-Z0-9][\w.+-]*)*")
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d ?年?")
_EVEN = re.compile(r"\.0(?!\d)")
_OF_PEOPLE = frozenset(
    [
        "导师",
        "创始人",
        "联合创始人",
        "投资方",
        "领投方",
        "发布方",
        "负责人",
        "作者",
        "founder",
        "co-founder",
        "author",
    ]
)


def write_quoted(fact: Fact, bench: Bench) -> Iterator[Draft]:
    """The questions on the sentence in which an article tells a fact; none where it would not be understood alone.

    Where only the day of the article says when it was, and that is not known, there is one.
    """
    quotation = bench.quotations.get(fact.id)
    if quotation is None or len(bench.languages) != 1 or not _is_fair(fact, quotation, bench):
        return
    side = bench.languages[0]
    for found in _gaps(fact, quotation, bench):
        right = Twin(**{side: found.hole.filled(found.hole.answer)})
        drafts = [replace(one, quoted=quotation.words) for one in _on(found, right, bench)]
        vague = not is_dated(found.hole.open()) and _needs_day(fact, quotation, side)
        if vague and (fact.kind == "finance" or _GREW.search(quotation.words)):
            return
        yield from drafts[:1] if vague else drafts
        if drafts:
            return


def _needs_day(fact: Fact, quotation: Quotation, side: Language) -> bool:
    """Whether only the day of the article says when something was."""
    undated = changes(fact) and not holds_office(fact) and not _YEAR.search(quotation.words)
    grown = fact.kind == "ratio" and _GREW.search(quotation.words) and not _YEAR.search(quotation.words)
    return bool(undated or grown or passes_by(quotation.words, side))


def _on(found: QuotedGap, right: Twin, bench: Bench) -> Iterator[Draft]:
    """The questions on one gap."""
    for draft in (_choice(found, right, bench), _cloze(found, right, bench), *_verdicts(found, right, bench)):
        if draft is not None:
            yield draft


def _is_fair(fact: Fact, quotation: Quotation, bench: Bench) -> bool:
    """Whether what is only claimed or expected is told so by the sentences themselves."""
    if fact.standing in NEVER_ASKED or fact.standing == "superseded":
        return False
    if fact.kind == "quantity" and _is_small_count(fact):
        return False
    side = bench.languages[0]
    of_year = fact.kind == "date" and _ONLY_YEAR.fullmatch(subject(fact, side)) is not None
    if fact.unit == "rank" or of_year or _DENIED.search(quotation.words):
        return False
    return tells_standing(fact, quotation.words, side) or is_hedged(quotation.words)


def _is_small_count(fact: Fact) -> bool:
    """Whether a number only counts a few of something: three ways, two people."""
    unit = find_unit(fact.unit) if fact.unit else None
    counted = unit is None or unit.dimension.startswith(("count", "people"))
    return counted and fact.value.isdigit() and int(fact.value) <= _FEW


def _tells_where(fact: Fact, quotation: Quotation, bench: Bench) -> bool:
    """Whether sentences say at what somebody holds an office: they name something beside the person."""
    side = bench.languages[0]
    own = {source.article for source in fact.sources}
    names = (
        subject(one, side)
        for one in bench.known.facts
        if not (holds_office(one) or own.isdisjoint(source.article for source in one.sources))
    )
    rest = quotation.words.replace(subject(fact, side), "")
    return names_body(fact.value) or any(len(name) > 1 and name in rest for name in names)


def _gaps(fact: Fact, quotation: Quotation, bench: Bench) -> Iterator[QuotedGap]:
    """The gaps to ask for, the best first: a value, or of what is told in words a name or the one of whom it is told."""
    side = bench.languages[0]
    if fact.kind not in ("concept", "person_role", "capability", "comparison"):
        found = [value_gap(fact, quotation)]
    elif is_full_name(fact, side):
        # The letters are told by the words beside them; the words are not told by the letters.
        is_told = len(words(fact, side)) < len(subject(fact, side)) and spells(fact, side)
        found = [] if is_told else [word_gap(fact, quotation, words(fact, side))]
    elif fact.kind == "person_role" and not holds_office(fact):
        told = (words(fact, side), subject(fact, side))
        found = [word_gap(fact, quotation, text) for text in told if not _is_nobody(text)]
    else:
        found = (
            [word_gap(fact, quotation, subject(fact, side))]
            if (fact.kind == "concept" and _is_term(fact, quotation, side))
            or (fact.kind == "person_role" and _tells_where(fact, quotation, bench))
            else []
        )
    yield from (one for one in found if one is not None)


def _is_term(fact: Fact, quotation: Quotation, side: Language) -> bool:
    """Whether the subject of a concept can be asked for: no common word, nor what only has the parts that are listed."""
    term = subject(fact, side)
    explained = re.search(rf"{re.escape(term)}(?:[（(是指即]|，是)", quotation.words) is not None
    return fact.attribute.in_(side) not in _PARTS and (explained or not _COMMON_WORD.fullmatch(term))


def _is_nobody(name: str) -> bool:
    """Whether words name no one person or company."""
    return _NOBODY.fullmatch(name) is not None or is_letters(name)


def _choice(found: QuotedGap, right: Twin, bench: Bench) -> Draft | None:
    choice = _options(found, bench)
    side = bench.languages[0]
    stem = found.hole.open()
    if choice is None or len({option.text.in_(side) for option in choice.options}) < len(choice.options):
        return None
    reasons = [Message(QUOTED)]
    if choice.siblings:
        reasons.append(Message(SIBLINGS, {"count": str(choice.siblings)}))
    question = replace(
        _question(found, "choice", stem, right, bench),
        kind="single_choice",
        options=choice.options,
        difficulty=0.4,
    )
    return Draft(question, "choice", tuple(reasons), 0.5 + 0.03 * choice.siblings)


def _options(found: QuotedGap, bench: Bench) -> Choice | None:
    hole, fact, side = found.hole, found.fact, bench.languages[0]
    seed, spoken = f"{fact.id}-quoted", hole.open()
    if found.day is not None:
        return date_choice(fact, found.day, bench, seed=seed, spoken=spoken)
    if found.likes:
        return None if len(found.likes) < _FEWEST else like_choice(hole.answer, found.likes, bench)
    if hole.figure is not None:
        return number_choice(fact, {side: hole.figure}, bench, seed=seed, spoken=spoken, with_unit=False)
    return term_choice(fact, hole.answer, bench, seed=seed, spoken=spoken)


def _cloze(found: QuotedGap, right: Twin, bench: Bench) -> Draft | None:
    answer, side = _answer(found, bench), bench.languages[0]
    if answer is None:
        return None
    hint = precision(found.day, side) if found.day else ""
    stem = found.hole.open(_BLANK) + hint
    question = replace(
        _question(found, "cloze", stem, right, bench), kind="cloze", blanks=(Blank("value", answer),)
    )
    return Draft(question, "cloze", (Message(QUOTED), Message(RECALL)), 0.52)


def _answer(found: QuotedGap, bench: Bench) -> Answer | None:
    hole, fact = found.hole, found.fact
    if found.day is not None:
        return Answer(found.day.iso(), "date")
    if hole.figure is not None:
        return number_answer(fact, hole.figure)
    side = bench.languages[0]
    if fact.attribute.in_(side) in _OF_PEOPLE or (
        hole.answer == subject(fact, side) and is_person(fact, bench)
    ):
        return Answer(hole.answer)
    if found.likes:
        return None
    return (
        None
        if fact.kind == "concept" and not _HAS_ONE_FORM.fullmatch(hole.answer)
        else typed_name(hole.answer)
    )


def _verdicts(found: QuotedGap, right: Twin, bench: Bench) -> Iterator[Draft]:
    """The sentences as they are, and with another value; one of the two is kept."""
    hole, side = found.hole, bench.languages[0]
    if found.fact.qualifier == "approx" or (hole.figure is None and found.day is None and not found.likes):
        return
    said = without_source(hole.filled(hole.answer))
    # “4-bit” is what something is called: another number there is another thing, not another value.
    if hole.after.startswith("-") or _SEVERAL.search(said) or _MAY_BE.search(said):
        return
    yield _verdict(found, "true", hole.filled(hole.answer), right, bench)
    other = _other(found, side, bench)
    if other is not None:
        yield _verdict(found, "false", hole.filled(other), right, bench)


def _other(found: QuotedGap, side: Language, bench: Bench) -> str | None:
    """Another value as it would stand in the gap."""
    hole, spoken = found.hole, found.hole.open()
    if found.day is not None:
        dates = date_rivals(found.fact, found.day, bench, spoken=spoken)
        return _printed(in_words(dates[0][0], side), hole.answer) if dates else None
    if found.likes:
        return found.likes[0]
    figure = hole.figure
    rivals = number_rivals(found.fact, figure, bench, spoken=spoken) if figure else []
    texts = (figure.reprint(one.value) for one in rivals if figure)
    return next(
        (text for text in texts if text and not (_EVEN.search(text) and not _EVEN.search(hole.answer))), None
    )


def _printed(day: str, like: str) -> str:
    """A date with spaces around its numbers only where the article has them."""
    return day if " " in like or day.isascii() else day.replace(" ", "")


def _verdict(found: QuotedGap, verdict: Form, stem: str, right: Twin, bench: Bench) -> Draft:
    options = tuple(
        Option(
            name, sided(bench, dict(text.sides())), float(name == verdict), None if name == verdict else right
        )
        for name, text in VERDICTS
    )
    question = _question(found, verdict, stem, right, bench)
    question = replace(question, kind="true_false", options=options, answer=Answer(verdict), difficulty=0.4)
    return Draft(question, verdict, (Message(QUOTED),), 0.42)


def _question(found: QuotedGap, form: Form, stem: str, right: Twin, bench: Bench) -> Question:
    fact = found.fact
    return Question(
        id=f"{fact.id}-quoted-{form}",
        kind="description",
        stem=Twin(**{bench.languages[0]: stem}),
        facts=(fact.id,),
        tags=bench.tags_of(fact),
        explanation=right,
        difficulty=0.6,
    )
