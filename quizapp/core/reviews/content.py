"""The plain form of drafts, as they are stored: its one home."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.content import fact_from_mapping, fact_to_mapping
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from quizapp.core.plain import message_from_mapping, message_to_mapping, twin_to_mapping
from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.questions.question import Question
from quizapp.core.reviews.draft import FactDraft, Known, QuestionDraft
from quizapp.core.writing.lint.flaw import Flaw

Content = dict[str, Any]


def draft_to_mapping(draft: FactDraft) -> Content:
    """The plain form of a draft; ``draft_from_mapping`` gives the same draft back."""
    known = draft.known
    return {
        "id": draft.id,
        "candidate": asdict(draft.candidate),
        "span": list(draft.span),
        "value_span": list(draft.value_span),
        "fact": fact_to_mapping(draft.fact),
        "known": None if known is None else _known(known),
        "questions": [question_draft_to_mapping(one) for one in draft.questions],
    }


def draft_from_mapping(mapping: Mapping[str, Any]) -> FactDraft:
    """The draft of its plain form. Raises ValueError where it holds no fact."""
    candidate = mapping["candidate"]
    known = mapping["known"]
    return FactDraft(
        id=mapping["id"],
        candidate=Candidate(**{**candidate, "aliases": tuple(candidate["aliases"])}),
        span=_span(mapping["span"]),
        value_span=_span(mapping["value_span"]),
        fact=_fact(mapping["fact"]),
        known=known
        and Known(known["relation"], _fact(known["fact"]), known["bank_id"], Twin(**known["bank_title"])),
        questions=tuple(question_draft_from_mapping(one) for one in mapping["questions"]),
    )


def question_draft_to_mapping(draft: QuestionDraft) -> Content:
    """The plain form of a question's draft."""
    return {
        "question": question_to_mapping(draft.question),
        "form": draft.form,
        "reasons": [message_to_mapping(one) for one in draft.reasons],
        "flaws": [flaw_to_mapping(flaw) for flaw in draft.flaws],
        "score": draft.score,
    }


def question_draft_from_mapping(mapping: Mapping[str, Any]) -> QuestionDraft:
    """The question's draft of its plain form. Raises ValueError where it holds no question."""
    return QuestionDraft(
        question=_question(mapping["question"]),
        form=mapping["form"],
        reasons=tuple(message_from_mapping(one) for one in mapping["reasons"]),
        flaws=tuple(flaw_from_mapping(one) for one in mapping["flaws"]),
        score=mapping["score"],
    )


def _known(known: Known) -> Content:
    return {
        "relation": known.relation,
        "fact": fact_to_mapping(known.fact),
        "bank_id": known.bank_id,
        "bank_title": twin_to_mapping(known.bank_title),
    }


def flaw_to_mapping(flaw: Flaw) -> Content:
    """The plain form of a flaw."""
    return {
        "rule": flaw.rule,
        "severity": flaw.severity,
        "where": flaw.where,
        "language": flaw.language,
        "message": message_to_mapping(flaw.message),
        "remedy": message_to_mapping(flaw.remedy),
    }


def flaw_from_mapping(mapping: Mapping[str, Any]) -> Flaw:
    """The flaw of its plain form."""
    words = {name: message_from_mapping(mapping[name]) for name in ("message", "remedy")}
    return Flaw(mapping["rule"], mapping["severity"], mapping["where"], mapping["language"], **words)


def _span(pair: Sequence[int]) -> tuple[int, int]:
    return pair[0], pair[1]


def _fact(mapping: object) -> Fact:
    fact, faults = fact_from_mapping(mapping, "a draft")
    if fact is None:
        raise ValueError(f"the fact of a draft cannot be read: {faults[0]}")
    return fact


def _question(mapping: object) -> Question:
    question, faults = question_from_mapping(mapping, "a draft")
    if question is None:
        raise ValueError(f"the question of a draft cannot be read: {faults[0]}")
    return question
