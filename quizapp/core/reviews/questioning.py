"""Draft questions on the facts of a review, each with why it was kept and what is wrong with it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from quizapp.core.facts.known import fact_table
from quizapp.core.languages import Language
from quizapp.core.reviews.draft import FactDraft, QuestionDraft
from quizapp.core.reviews.judging import may_ask
from quizapp.core.reviews.known import Library
from quizapp.core.writing.write import write_questions

PER_FACT = 3


def with_questions(
    drafts: Sequence[FactDraft], library: Library, language: Language
) -> tuple[FactDraft, ...]:
    """The drafts with the questions that are written on their facts, the best first, in one language.

    A question on several facts stands with the first of them.
    """
    known = fact_table([*(draft.fact for draft in drafts), *library.in_language(language)])
    asked = [draft.fact for draft in drafts if draft.candidate.quizzable and may_ask(draft)]
    written: dict[str, list[QuestionDraft]] = {draft.fact.id: [] for draft in drafts}
    for one in write_questions(asked, known=known, languages=(language,), per_fact=PER_FACT):
        draft = QuestionDraft(one.question, one.form, one.reasons, (), one.score)
        written[one.question.facts[0]].append(draft)
    return tuple(replace(draft, questions=_ranked(written[draft.fact.id])) for draft in drafts)


def rewrite(
    edited: FactDraft,
    others: Sequence[FactDraft],
    library: Library,
    language: Language,
    *,
    taken: Collection[str] = (),
) -> FactDraft:
    """A draft with questions on its fact as it is now, beside the other drafts; ids that are taken stay free."""
    known = fact_table([edited.fact, *(draft.fact for draft in others), *library.in_language(language)])
    asked = [edited.fact] if may_ask(edited) else []
    written = write_questions(asked, known=known, languages=(language,), per_fact=PER_FACT)
    drafts = [QuestionDraft(one.question, one.form, one.reasons, (), one.score) for one in written]
    return replace(edited, questions=_ranked([one for one in drafts if one.id not in taken]))


def _ranked(drafts: Sequence[QuestionDraft]) -> tuple[QuestionDraft, ...]:
    return tuple(sorted(drafts, key=lambda one: -one.score))
