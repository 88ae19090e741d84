"""Draft questions on the facts of a review, each with why it was kept and what is wrong with it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from quizapp.core.facts.extract import Watch
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.languages import Language
from quizapp.core.questions.question import Question
from quizapp.core.reviews.draft import FactDraft, QuestionDraft
from quizapp.core.reviews.ground import Ground
from quizapp.core.reviews.judging import may_ask
from quizapp.core.reviews.known import Library
from quizapp.core.writing.attribution import holds_office
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.core.writing.naming import is_known
from quizapp.core.writing.quotation import Quotation, Quotations
from quizapp.core.writing.write import write_questions

PER_FACT = 3
# More are written than are kept: some turn out to give their key away.
WRITTEN = 5


def with_questions(
    drafts: Sequence[FactDraft],
    library: Library,
    ground: Ground,
    *,
    watch: Watch = lambda done, total: None,
) -> tuple[FactDraft, ...]:
    """The drafts of an article with the questions that are written on their facts, the best first, in its language.

    A question on several facts stands with the first of them. ``watch`` is told how many of how many were checked.
    """
    facts = [draft.fact for draft in drafts]
    asked = [draft for draft in drafts if draft.candidate.quizzable and may_ask(draft)]
    known = _table(facts, library, ground.language)
    written = _write(asked, facts, known, ground, unread={draft.fact.id for draft in asked}, watch=watch)
    return tuple(_with_best(draft, written) for draft in drafts)


def rewrite(
    edited: FactDraft,
    others: Iterable[FactDraft],
    library: Library,
    ground: Ground,
    *,
    taken: Collection[str] = (),
) -> FactDraft:
    """A draft with questions on its fact as it is now, beside the other drafts; ids that are taken stay free."""
    facts = [edited.fact, *(draft.fact for draft in others)]
    asked = [edited] if may_ask(edited) else []
    written = _write(asked, facts, _table(facts, library, ground.language), ground)
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
    asked: Sequence[FactDraft],
    facts: Sequence[Fact],
    known: FactTable,
    ground: Ground,
    *,
    unread: Collection[str] = (),
    watch: Watch = lambda done, total: None,
) -> list[QuestionDraft]:
    found = write_questions(
        [draft.fact for draft in asked],
        known=known,
        published={ground.article.id: ground.article.published},
        languages=(ground.language,),
        per_fact=WRITTEN,
        unread=unread,
        quotations=_quotations(asked, facts, ground),
    )
    drafts: list[QuestionDraft] = []
    for one in found:
        watch(len(drafts), len(found))
        flaws = find_flaws(one.question, facts=facts, known=known)
        drafts.append(QuestionDraft(one.question, one.form, one.reasons, flaws, one.score))
    return drafts


def _quotations(asked: Sequence[FactDraft], facts: Sequence[Fact], ground: Ground) -> Mapping[str, Quotation]:
    """The sentences of the article that tell the facts of drafts, by the ids of these."""
    language, text = ground.language, ground.reading.text
    called = {fact.subject.in_(language): holds_office(fact) for fact in facts}
    names = [name for name, is_person in called.items() if is_person or is_known(name, text, language)]
    title, published = ground.article.title.in_(language), ground.article.published
    people = [name for name, is_person in called.items() if is_person]
    quotations = Quotations(
        text, title=title, published=published, language=language, names=names, people=people
    )
    told = {one.fact.id: _named(one.fact, language) for one in asked}
    beside: dict[tuple[int, int], list[tuple[str, ...]]] = {}
    for one in asked:
        beside.setdefault(one.span, []).append(told[one.fact.id])
    found = (
        (one.fact.id, quotations.find(*one.value_span, told[one.fact.id], beside[one.span])) for one in asked
    )
    return {id_: one for id_, one in found if one is not None}


def _named(fact: Fact, language: Language) -> tuple[str, ...]:
    return (fact.subject.in_(language), *fact.aliases)


def _with_best(draft: FactDraft, written: Iterable[QuestionDraft]) -> FactDraft:
    """The draft with its best questions; one with an error only where there is no other, to be mended or left."""
    own = sorted((one for one in written if one.question.facts[0] == draft.fact.id), key=_rank)
    sound = [one for one in own if not one.is_faulty][:PER_FACT]
    return replace(draft, questions=tuple(sound or own[:1]))


def _rank(draft: QuestionDraft) -> tuple[int, float]:
    return len(draft.flaws), -draft.score
