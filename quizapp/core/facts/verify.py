"""The proof of a fact against the very text of its article."""

import hashlib
from collections.abc import Mapping

from quizapp.core.facts.fact import Fact, Source
from quizapp.core.facts.grounding import proves
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_

TOO_LONG = N_("%(article)s has only %(length)s characters: the span ends at %(end)s")
OTHER_TEXT = N_(
    "%(article)s holds another text at %(start)s to %(end)s (SHA-256 %(sha256)s): find the span again"
)
NOT_THERE = N_("no source holds %(value)s: find the span again, or mend the value or its unit")


def verify_source(source: Source, article_text: str) -> Fault | None:
    """The fault of a source whose span does not hold the text that it held when the fact was written."""
    params = {"article": source.article, "start": str(source.start), "end": str(source.end)}
    if source.end > len(article_text):
        return fault(source.article, TOO_LONG, params | {"length": str(len(article_text))})
    found = hashlib.sha256(article_text[source.start : source.end].encode()).hexdigest()
    return None if found == source.sha256 else fault(source.article, OTHER_TEXT, params | {"sha256": found})


def verify_fact(fact: Fact, article_texts: Mapping[str, str]) -> list[Fault]:
    """The faults of a fact over the texts of its articles; sources in articles that are not at hand are left out."""
    known = [source for source in fact.sources if source.article in article_texts]
    faults = [one for source in known if (one := verify_source(source, article_texts[source.article]))]
    if known and not faults:
        verdicts = [proves(fact, article_texts[one.article][one.start : one.end]) for one in known]
        if not any(verdicts) and False in verdicts:
            value = " ".join(filter(None, (fact.value, fact.unit)))
            faults.append(fault(known[0].article, NOT_THERE, {"value": value}))
    return faults
