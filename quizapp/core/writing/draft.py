"""What the writer hands on: drafts with why they were kept, and how many were dropped for what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import FactTable
from quizapp.core.languages import LANGUAGES, N_, Language, Message
from quizapp.core.questions.question import Question
from quizapp.core.writing.quotation import Quotation

Form = Literal["choice", "subject", "number", "true", "false", "cloze", "text", "match", "order", "which"]
FORMS: tuple[Form, ...] = Form.__args__  # type: ignore[attr-defined]  # typing keeps no public list

SIBLINGS = N_("%(count)s of its wrong answers are true of something else that is known")
EXACT = N_("the value is printed exactly, without “about” or “at least”")
TEMPLATE = N_("its wording is made for this attribute")
STATEMENT = N_("it is the fact's own statement with the value taken out")
NEAR_MISS = N_("it differs from what is true in one thing only")
SEVERAL = N_("it asks for %(count)s facts at once")
QUOTED = N_("it is a sentence of the article as it stands there")
RECALL = N_("the answer is recalled, not recognised")


@dataclass(frozen=True)
class Draft:
    """A question that was written, its form, why it is worth keeping, and how good it is (0..1, higher is better).

    One that is ``quoted`` asks on sentences of an article, its ``quoted`` words; it stands back where a question in our own
    words is of its kind.
    """

    question: Question
    form: Form
    reasons: tuple[Message, ...]
    score: float
    quoted: str = ""


@dataclass(frozen=True)
class Bench:
    """What writing works with: what is known, the languages wanted, and when articles appeared (ISO dates).

    ``unread`` are the ids of facts that no person has read yet: their property is asked for by its name only where their
    statement bears it out. ``quotations`` are the sentences of an article in which facts are told, by their ids.
    """

    known: FactTable
    languages: tuple[Language, ...] = LANGUAGES
    published: Mapping[str, str | None] = field(default_factory=dict)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: Collection[str] = ()
    quotations: Mapping[str, Quotation] = field(default_factory=dict)

    def tags_of(self, fact: Fact) -> tuple[str, ...]:
        """The tags of a question on a fact: those it is known by, else its kind."""
        return self.tags.get(fact.id) or (fact.kind.replace("_", "-"),)
