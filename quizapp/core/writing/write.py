"""Drafts of questions from facts: more than are wanted, each sound, ranked, the best of each fact kept."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import FactTable
from quizapp.core.languages import LANGUAGES, Language, Message
from quizapp.core.questions.question import Question
from quizapp.core.writing.asking import is_of_product
from quizapp.core.writing.attribution import askable, holds_office
from quizapp.core.writing.draft import FORMS, STATEMENT, Bench, Draft, Form
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.core.writing.quotation import Quotation
from quizapp.core.writing.quoting import write_quoted
from quizapp.core.writing.rank import Choosing
from quizapp.core.writing.rivals import is_contested, said_of
from quizapp.core.writing.sentence import tells_apart
from quizapp.core.writing.several import write_groups
from quizapp.core.writing.single import (
    is_asked_by_name,
    write_choice,
    write_number,
    write_subject,
    write_text,
)
from quizapp.core.writing.statements import write_cloze, write_verdict

_ON_STATEMENTS = frozenset({"cloze", "true", "false"})
_OF_A_DAY = frozenset({"price", "finance", "funding"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_Writer = Callable[[Fact, Bench], Iterator[Draft]]
_OF_STATEMENTS: tuple[_Writer, ...] = (write_cloze, write_verdict)
_WRITERS: tuple[_Writer, ...] = (
    write_choice,
    write_subject,
    write_number,
    write_text,
    *_OF_STATEMENTS,
)


@dataclass(frozen=True)
class Written:
    """The drafts that were kept, best first for each fact, and how many were dropped, by reason."""

    drafts: tuple[Draft, ...]
    dropped: Mapping[str, int] = field(default_factory=dict)


def write_questions(
    facts: Iterable[Fact],
    *,
    known: FactTable,
    published: Mapping[str, str | None],
    languages: tuple[Language, ...] = LANGUAGES,
    per_fact: int = 3,
    unread: Collection[str] = (),
    quotations: Mapping[str, Quotation] | None = None,
) -> tuple[Draft, ...]:
    """The drafts worth keeping, at most so many of each fact alone, each as good as it can be asked.

    ``published`` says when articles appeared (ISO dates by id): no wrong answer lies behind that. ``unread`` are the
    ids of facts that were only proposed: what they state is asked by its name only where their statement says it;
    ``quotations`` are the sentences that tell facts, by their ids.
    """
    bench = Bench(known, languages, published, unread=unread, quotations=quotations or {})
    return choose(facts, bench, Choosing(per_fact)).drafts


def choose(
    facts: Iterable[Fact], bench: Bench, choosing: Choosing, forms: Collection[Form] = FORMS
) -> Written:
    """The drafts that are kept of all that can be written in these forms, and what was dropped."""
    given = tuple(facts)
    rows = tuple(fact for fact in given if askable(fact))
    by_id = {fact.id: fact for fact in given}

    def judge(question: Question) -> tuple[Flaw, ...]:
        return find_flaws(question, facts=[by_id[id_] for id_ in question.facts], known=bench.known)

    choosing.judge = judge
    quoted = list(quote(given, bench))
    drafts = chain(_by_name(propose(rows, bench), quoted), quoted)
    kept = choosing.choose(one for one in drafts if one.form in forms)
    return Written(tuple(kept), choosing.dropped)


def quote(facts: Sequence[Fact], bench: Bench) -> Iterator[Draft]:
    """Every draft on the sentence in which an article tells a fact, the first time it does."""
    first = _first(facts, bench)
    for fact in facts:
        if first[said_of(fact)] is fact:
            yield from write_quoted(fact, bench)


def _lacks_day(fact: Fact, bench: Bench) -> bool:
    """Whether only the article says when a price or a sum was so, and its sentence can be shown."""
    if fact.id not in bench.quotations or fact.kind not in _OF_A_DAY or fact.as_of:
        return False
    return not any(_YEAR.search(text) for text in fact.statement.sides().values())


def _by_name(drafts: Iterable[Draft], quoted: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts that ask for a property by its name; those on a statement only where no sentence of the article is asked."""
    told = {draft.question.facts[0] for draft in quoted}
    for draft in drafts:
        on_statement = draft.form in _ON_STATEMENTS or Message(STATEMENT) in draft.reasons
        if not (on_statement and draft.question.facts[0] in told):
            yield draft


def _first(facts: Sequence[Fact], bench: Bench) -> Mapping[object, Fact]:
    """Of facts that say the same the first whose sentence can be shown, else the first."""
    ordered = sorted(facts, key=lambda fact: fact.id not in bench.quotations)
    return {said_of(fact): fact for fact in reversed(ordered)}


def propose(facts: Sequence[Fact], bench: Bench) -> Iterator[Draft]:
    """Every draft that can be written, more than are wanted."""
    people = {fact.subject for fact in facts if holds_office(fact)}
    first = _first(facts, bench)
    once = [
        fact
        for fact in facts
        if first[said_of(fact)] is fact and not (fact.subject in people and is_of_product(fact))
    ]
    once = [fact for fact in once if not _lacks_day(fact, bench)]
    clear = [fact for fact in once if not is_contested(fact, bench)]
    ids = {fact.id for fact in clear}
    for fact in once:
        writers = _WRITERS if fact.id in ids else _OF_STATEMENTS if tells_apart(fact, bench.languages) else ()
        for writer in writers:
            yield from writer(fact, bench)
    yield from write_groups([fact for fact in clear if is_asked_by_name(fact, bench)], bench)
