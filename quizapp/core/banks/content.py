"""The plain form of a bank's own parts: its head, its reading, and what it leaves out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from quizapp.core.banks.bank import LEVELS, Bank, LeftOut, Reading, Section
from quizapp.core.facts.content import article_to_mapping, fact_from_mapping, fact_to_mapping, read_article
from quizapp.core.facts.fact import Passage
from quizapp.core.faults import Fault
from quizapp.core.languages import LANGUAGES, N_, Language, Twin
from quizapp.core.plain import Plain, filled, open_plain, twin_to_mapping
from quizapp.core.quizzes.content import quiz_from_mapping, quiz_to_mapping

NO_TEXT = Twin()
NO_READING = Reading(NO_TEXT, ())


def head_from_mapping(mapping: object, where: str) -> tuple[Bank | None, list[Fault]]:
    """A bank with nothing in it but what its head tells, or None; and what is wrong with the form."""
    faults: list[Fault] = []
    plain = open_plain(mapping, where, faults)
    if plain is None:
        return None, faults
    bank = _read_head(plain)
    plain.close()
    return (None if faults else bank), faults


def head_to_mapping(bank: Bank) -> dict[str, object]:
    """The plain form of a bank's head; ``head_from_mapping`` gives it back."""
    return filled(
        {
            "id": bank.id,
            "title": twin_to_mapping(bank.title),
            "summary": twin_to_mapping(bank.summary),
            "languages": list(bank.languages),
            "level": bank.level,
            "licence": bank.licence,
            "version": bank.version,
            "articles": [article_to_mapping(article) for article in bank.articles],
        }
    )


def left_out_from_mapping(mapping: object, where: str) -> tuple[LeftOut | None, list[Fault]]:
    """What was left out, or None; and what is wrong with the form."""
    faults: list[Fault] = []
    plain = open_plain(mapping, where, faults)
    if plain is None:
        return None, faults
    left_out = LeftOut(
        article=plain.text("article", required=True) or "",
        what=plain.twin("what", required=True) or NO_TEXT,
        reason=plain.twin("reason", required=True) or NO_TEXT,
        start=plain.whole("start"),
        end=plain.whole("end"),
    )
    plain.close()
    return (None if faults else left_out), faults


def left_out_to_mapping(left_out: LeftOut) -> dict[str, object]:
    """The plain form of what was left out."""
    return filled(
        {
            "article": left_out.article,
            "what": twin_to_mapping(left_out.what),
            "reason": twin_to_mapping(left_out.reason),
            "start": left_out.start,
            "end": left_out.end,
        }
    )


def grounds_to_mapping(bank: Bank) -> dict[str, object]:
    """The plain form of all of a bank but its questions; ``grounds_from_mapping`` gives it back."""
    return {
        "head": head_to_mapping(bank),
        "reading": reading_to_mapping(bank.reading),
        "facts": [fact_to_mapping(fact) for fact in bank.facts],
        "quizzes": [quiz_to_mapping(quiz) for quiz in bank.quizzes],
        "left_out": [left_out_to_mapping(one) for one in bank.left_out],
    }


def grounds_from_mapping(mapping: Mapping[str, object]) -> Bank:
    """The bank without questions that ``grounds_to_mapping`` wrote. Raises ValueError for anything else."""
    plain = Plain(mapping, "bank", [])
    head, faults = head_from_mapping(mapping.get("head"), "bank")
    facts = [fact_from_mapping(row.value, "fact") for row in plain.rows("facts")]
    quizzes = [quiz_from_mapping(row.value, "quiz") for row in plain.rows("quizzes")]
    left_out = [left_out_from_mapping(row.value, "left_out") for row in plain.rows("left_out")]
    wrong = [fault for _, found in (*facts, *quizzes, *left_out) for fault in found]
    reading = mapping.get("reading")
    if head is None or not isinstance(reading, Mapping) or plain.faults or wrong:
        raise ValueError(f"this is no bank: {[*faults, *plain.faults, *wrong][:1]}")
    return replace(
        head,
        reading=reading_from_mapping(reading),
        facts=tuple(fact for fact, _ in facts if fact),
        quizzes=tuple(quiz for quiz, _ in quizzes if quiz),
        left_out=tuple(one for one, _ in left_out if one),
    )


def reading_to_mapping(reading: Reading) -> dict[str, object]:
    """The plain form of a reading, as it is stored."""
    return {
        "title": twin_to_mapping(reading.title),
        "sections": [
            {
                "title": twin_to_mapping(section.title),
                "passages": [{"id": one.id, "text": twin_to_mapping(one.text)} for one in section.passages],
            }
            for section in reading.sections
        ],
    }


def reading_from_mapping(mapping: Mapping[str, object]) -> Reading:
    """The reading that ``reading_to_mapping`` wrote."""
    plain = Plain(mapping, "reading", [])
    sections = tuple(_read_section(row) for row in plain.rows("sections"))
    return Reading(plain.twin("title") or NO_TEXT, sections)


def _read_head(plain: Plain) -> Bank:
    return Bank(
        id=plain.text("id", required=True) or "",
        title=plain.twin("title", required=True) or NO_TEXT,
        summary=plain.twin("summary", required=True) or NO_TEXT,
        languages=_read_languages(plain),
        level=plain.choice("level", LEVELS, required=True) or "",
        licence=plain.text("licence", required=True) or "",
        version=plain.scalar("version", required=True) or "",
        articles=tuple(read_article(row) for row in plain.rows("articles")),
        reading=NO_READING,
        facts=(),
        questions=(),
    )


def _read_languages(plain: Plain) -> tuple[Language, ...]:
    given = plain.texts("languages")
    if not given or set(given) - set(LANGUAGES) or len(set(given)) < len(given):
        plain.complain("languages", N_("the languages are not clear: write [zh, en], [zh] or [en]"))
        return LANGUAGES
    return tuple(cast(Language, language) for language in given)


def _read_section(row: Plain) -> Section:
    passages = (Passage(one.text("id") or "", one.twin("text") or NO_TEXT) for one in row.rows("passages"))
    return Section(row.twin("title") or NO_TEXT, tuple(passages))
