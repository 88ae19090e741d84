"""Draft questions on the facts of a review, each with why it was kept and what is wrong with it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from quizapp.core.facts.extract import Watch
from quizapp.core.facts.fact import Article, Fact
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.languages import Language, as_language
from quizapp.core.questions.question import Question
from quizapp.core.reviews.draft import FactDraft, QuestionDraft
from quizapp.core.reviews.judging import may_ask
from quizapp.core.reviews.known import Library
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.core.writing.write import write_questions

PER_FACT = 3
# More are written than are kept: some turn out to give their key away.
WRITTEN = 5


def with_questions(
    drafts: Sequence[FactDraft],
    library: Library,
    article: Article,
    *,
    watch: Watch = lambda done, total: None,
) -> tuple[FactDraft, ...]:
    """The drafts of an article with the questions that are written on their facts, the best first, in its language.

    A question on several facts stands with the first of them. ``watch`` is told how many of how many were checked.
    """
    facts = [draft.fact for draft in drafts]
    asked = [draft.fact for draft in drafts if draft.candidate.quizzable and may_ask(draft)]
    known, unread = _table(facts, library, as_language(article.lang)), {fact.id for fact in asked}
    written = _write(asked, facts, known, article, unread=unread, watch=watch)
    return tuple(_with_best(draft, written) for draft in drafts)


def rewrite(
    edited: FactDraft,
    others: Iterable[FactDraft],
    library: Library,
    article: Article,
    *,
    taken: Collection[str] = (),
) -> FactDraft:
    """A draft with questions on its fact as it is now, beside the other drafts; ids that are taken stay free."""
    facts = [edited.fact, *(draft.fact for draft in others)]
    asked = [edited.fact] if may_ask(edited) else []
    written = _write(asked, facts, _table(facts, library, as_language(article.lang)), article)
    return _with_best(edited, [one for one in written if one.id not in taken])


def find_question_flaws(
    question: Question, drafts: Iterable[FactDraft], library: Library, language: Language
) -> tuple[Flaw, ...]:
    """What is wrong with the writing of a question that a person wrote on the facts of these drafts."""
    facts = [draft.fact for draft in drafts]
    return find_flaws(question, facts=facts, known=_table(facts, library, language))


def _table(facts: Sequence[Fact], library: Library, language: Language) -> FactTable:
    return fact_table([*facts, *library.in_language(language)])


def _write(
    asked: Sequence[Fact],
    facts: Sequence[Fact],
    known: FactTable,
    article: Article,
    *,
    unread: Collection[str] = (),
    watch: Watch = lambda done, total: None,
) -> list[QuestionDraft]:
    languages, published = (as_language(article.lang),), {article.id: article.published}
    found = write_questions(
        asked, known=known, published=published, languages=languages, per_fact=WRITTEN, unread=unread
    )
    drafts: list[QuestionDraft] = []
    for one in found:
        watch(len(drafts), len(found))
        flaws = find_flaws(one.question, facts=facts, known=known)
        drafts.append(QuestionDraft(one.question, one.form, one.reasons, flaws, one.score))
    return drafts


def _with_best(draft: FactDraft, written: Iterable[QuestionDraft]) -> FactDraft:
    """The draft with its best questions; one with an error only where there is no other, to be mended or left."""
    own = sorted((one for one in written if one.question.facts[0] == draft.fact.id), key=_rank)
    sound = [one for one in own if not one.is_faulty][:PER_FACT]
    return replace(draft, questions=tuple(sound or own[:1]))


def _rank(draft: QuestionDraft) -> tuple[int, float]:
    return len(draft.flaws), -draft.score
