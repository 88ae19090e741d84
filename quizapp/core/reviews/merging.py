"""Two drafts that say the same made one, with the sources of both."""

from dataclasses import replace

from quizapp.core.facts.comparison import same_value
from quizapp.core.reviews.draft import FactDraft


def merge(one: FactDraft, other: FactDraft) -> FactDraft | None:
    """The first draft with the sources and names of both; None where they are the same, or give different values.

    Whether two names mean the same thing is for the reviewer to say, so that subjects may differ.
    """
    if one.id == other.id or not same_value(other.candidate, one.fact):
        return None
    fact = one.fact
    sources = (*fact.sources, *(source for source in other.fact.sources if source not in fact.sources))
    names = (*other.fact.subject.sides().values(), *other.fact.aliases)
    fresh = tuple(name for name in names if name not in {*fact.subject.sides().values(), *fact.aliases})
    return replace(one, fact=replace(fact, sources=sources, aliases=(*fact.aliases, *dict.fromkeys(fresh))))
