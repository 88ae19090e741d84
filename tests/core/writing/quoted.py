"""Facts told in one language, and the questions that are written on a sentence of an article."""

from collections.abc import Sequence

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import fact_table
from quizapp.core.languages import Language, Twin
from quizapp.core.writing.draft import Bench, Draft
from quizapp.core.writing.quotation import Quotation
from quizapp.core.writing.quoting import write_quoted
from tests.core.writing.facts import fact

LEAD = "According to “Ferries” (4 May 2021): "
LEADS = (LEAD, "According to “Ferries”: ", "An article of 4 May 2021 says: ")


def one_sided(id_: str, language: Language = "en", **changes: object) -> Fact:
    told = {
        "subject": Twin(**{language: "Tern"}),
        "attribute": Twin(**{language: "number"}),
        "statement": Twin(**{language: "Tern: it"}),
        "printed": None,
        "kind": "quantity",
    }
    return fact(id_, **{**told, **changes})


def asked(
    sentence: str,
    one: Fact,
    *,
    leads: Sequence[str] = LEADS,
    language: Language = "en",
    others: Sequence[Fact] = (),
) -> dict[str, Draft]:
    """The questions on a sentence, in which the value stands in brackets."""
    before, _, rest = sentence.partition("[")
    value, _, after = rest.partition("]")
    quotation = Quotation(tuple(leads), before, value, after)
    bench = Bench(
        fact_table([one, *others]), (language,), {"a": "2021-05-04"}, quotations={one.id: quotation}
    )
    return {draft.form: draft for draft in write_quoted(one, bench)}
