"""A fact of a draft changed by a person: it passes the same gate as every other proposal, or is refused with a reason."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.check import DATE, QUALIFIERS
from quizapp.core.facts.fact import ASKED_WITH_SPEAKER, Standing
from quizapp.core.facts.gate import passes
from quizapp.core.facts.speaker import names_speaker
from quizapp.core.languages import N_, Language, Message
from quizapp.core.quantities.date import as_day
from quizapp.core.quantities.quantity import find_quantities
from quizapp.core.quantities.unit import find_unit
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.ground import Ground, twin_of
from quizapp.core.reviews.judging import NO_SPEAKER, find_obstacle
from quizapp.core.reviews.proposing import make_draft
from quizapp.core.reviews.signs import has_odd_signs, texts_of
from quizapp.core.reviews.state import DraftState

NOTHING = N_("Say what the fact is about, which property it tells, and its value.")
NO_PROOF = N_("The passage does not say %(value)s: only what stands in the article can become a fact.")
NO_DATE = N_("“%(date)s” is no date: write 2025-01-20, 2025-01, 2024-Q2, 2025 or --07-23")
NO_QUALIFIER = N_("“%(value)s” is not known here: use one of %(known)s")
ODD_SIGNS = N_("This text holds signs that are no text: copy it again.")
NO_STEM = N_("Write the question in the language of the article.")
UNNAMED = N_("Say in the question that %(speaker)s says so: it is not settled.")


@dataclass(frozen=True)
class FactEdit:
    """What a person wrote into the form of a fact. ``printed`` is the value as the passage prints it, where that is
    not found by itself; ``statement`` is the fact as one sentence, made anew where it is empty.
    """

    subject: str
    attribute: str
    value: str
    unit: str | None = None
    qualifier: str | None = None
    as_of: str | None = None
    kind: str | None = None
    standing: Standing = "stated"
    said_by: str | None = None
    aliases: tuple[str, ...] = ()
    printed: str | None = None
    statement: str | None = None


def edit_fact(draft: FactDraft, edit: FactEdit, ground: Ground) -> FactDraft | Message:
    """The draft with the fact that a person wrote and without questions, or why that cannot be."""
    if refusal := _refusal(edit):
        return refusal
    candidate, reference = _candidate(draft, edit), as_day(ground.article.published)
    if candidate.unit != draft.candidate.unit and not _prints_unit(candidate.unit, draft, ground):
        return _unproven(edit)
    for start, end in _printings(draft, edit, ground.reading.text):
        # The gate works on the reading; the candidate keeps its place in the text as received.
        shown = replace(candidate, start=draft.span[0], end=draft.span[1], value_start=start, value_end=end)
        if passes(shown, ground.reading.text, reference=reference):
            first, last = ground.reading.original(start, end)
            return _edited(draft, edit, replace(candidate, value_start=first, value_end=last), ground)
    return _unproven(edit)


def check_edited_question(state: DraftState, question: Question, language: Language) -> Message | None:
    """Why a question that a person wrote on the fact of a draft cannot be stored; None where it can."""
    if obstacle := find_obstacle(state.draft, asked=True):
        return obstacle
    if any(has_odd_signs(text) for text in texts_of(astuple(question))):
        return Message(ODD_SIGNS)
    if not (question.stem.sides().get(language) or "").strip():
        return Message(NO_STEM)
    if faults := check_question(question):
        return faults[0].message
    fact = state.draft.fact
    speaker = fact.said_by.in_(language) if fact.said_by and fact.standing in ASKED_WITH_SPEAKER else ""
    if speaker and not names_speaker(question.stem.in_(language), speaker):
        return Message(UNNAMED, {"speaker": speaker})
    return None


def _refusal(edit: FactEdit) -> Message | None:
    if any(has_odd_signs(text) for text in texts_of(astuple(edit))):
        return Message(ODD_SIGNS)
    if not all(text.strip() for text in (edit.subject, edit.attribute, edit.value)):
        return Message(NOTHING)
    if edit.as_of and not DATE.fullmatch(edit.as_of):
        return Message(NO_DATE, {"date": edit.as_of})
    if edit.qualifier and edit.qualifier not in QUALIFIERS:
        return Message(NO_QUALIFIER, {"value": edit.qualifier, "known": ", ".join(QUALIFIERS)})
    if edit.standing in ASKED_WITH_SPEAKER and not (edit.said_by or "").strip():
        return Message(NO_SPEAKER)
    return None


def _unproven(edit: FactEdit) -> Message:
    return Message(NO_PROOF, {"value": " ".join(filter(None, (edit.value.strip(), edit.unit)))})


def _prints_unit(unit: str | None, draft: FactDraft, ground: Ground) -> bool:
    """Whether the span of a draft prints this unit, or another of its dimension; none at all is always right."""
    passage = ground.reading.text[slice(*draft.span)]
    if unit is None or unit.casefold() in passage.casefold():
        return True
    known = find_unit(unit)
    printed = (quantity.unit for quantity in find_quantities(passage))
    return known is not None and any(one is not None and one.dimension == known.dimension for one in printed)


def _candidate(draft: FactDraft, edit: FactEdit) -> Candidate:
    return replace(
        draft.candidate,
        kind=edit.kind or draft.candidate.kind,
        subject=edit.subject.strip(),
        attribute=edit.attribute.strip(),
        value=edit.value.strip(),
        unit=(edit.unit or "").strip() or None,
        qualifier=edit.qualifier or None,
        as_of=edit.as_of or None,
        standing=edit.standing,
        said_by=(edit.said_by or "").strip() or None,
        aliases=tuple(filter(None, (alias.strip() for alias in edit.aliases))),
        worth_asking=True,
    )


def _printings(draft: FactDraft, edit: FactEdit, text: str) -> Iterator[tuple[int, int]]:
    """Where in the draft's span the value may be printed: as the person says, as it was, as it is written."""
    start, end = draft.span
    if edit.printed and edit.printed.strip():
        wanted = edit.printed.strip()
        at = text.find(wanted, start, end)
        if at >= 0:
            yield at, at + len(wanted)
        return
    at = text.find(edit.value.strip(), start, end)
    if at >= 0:
        yield at, at + len(edit.value.strip())
    yield draft.value_span


def _edited(draft: FactDraft, edit: FactEdit, candidate: Candidate, ground: Ground) -> FactDraft | Message:
    made = make_draft(ground, candidate, draft.id)
    if isinstance(made, Message):
        return made
    fact = replace(made.fact, sources=draft.fact.sources)
    if edit.statement and edit.statement.strip():
        fact = replace(fact, statement=twin_of(ground.language, edit.statement.strip()))
    return replace(made, fact=fact)
