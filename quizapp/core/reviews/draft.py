"""What a review holds before anybody has judged it: drafts of facts, each with drafts of questions."""

from dataclasses import dataclass

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.comparison import Relation
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.writing.lint.flaw import Flaw


@dataclass(frozen=True)
class QuestionDraft:
    """A proposed question: its form by name, why it was kept, its flaws; ``score`` 0..1, the best first."""

    question: Question
    form: str
    reasons: tuple[Message, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    score: float = 0.0

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id

    @property
    def is_faulty(self) -> bool:
        """Whether a flaw is an error: such a question is accepted by itself alone, never along with others."""
        return any(flaw.severity == "error" for flaw in self.flaws)


@dataclass(frozen=True)
class Known:
    """How a draft stands to a fact of a bank that its reviewer may see."""

    relation: Relation
    fact: Fact
    bank_id: str
    bank_title: Twin


@dataclass(frozen=True)
class FactDraft:
    """A proposed fact with the candidate that it was made of.

    The offsets of ``candidate`` count in the article as received; ``span`` and ``value_span`` in its reading.
    """

    id: str
    candidate: Candidate
    span: tuple[int, int]
    value_span: tuple[int, int]
    fact: Fact
    known: Known | None = None
    questions: tuple[QuestionDraft, ...] = ()
