"""Drafts without an article behind them, for the rules of a review."""

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import Fact, Source
from quizapp.core.languages import Message, Twin
from quizapp.core.questions.question import Answer, Question
from quizapp.core.reviews.draft import FactDraft, Known, QuestionDraft
from quizapp.core.writing.lint.flaw import Flaw

CANDIDATE = Candidate(
    0, 20, 5, 8, "quantity", "Tern", "passengers", "240", "passengers", aliases=("MF Tern",)
)
FLAW = Flaw(
    "vague", "warning", "stem", "en", Message("“%(word)s” is vague", {"word": "often"}), Message("say it")
)


def make_question(
    fact: str, number: int, *, facts: tuple[str, ...] = (), flaws: tuple[Flaw, ...] = ()
) -> QuestionDraft:
    """A question on a fact, or on several."""
    question = Question(
        f"{fact}-q{number}",
        "short_text",
        Twin(en=f"Question {number} on {fact}?"),
        facts=facts or (fact,),
        answer=Answer("240"),
    )
    return QuestionDraft(question, "text", (Message("exact"),), flaws, 0.5)


def make_draft(
    id_: str, *, known: Known | None = None, shared_with: str = "", value: str = "240"
) -> FactDraft:
    """A draft with two questions, and one that tests another fact as well where that is named."""
    fact = Fact(
        id=f"a-{id_}",
        kind="quantity",
        subject=Twin(en="Tern"),
        attribute=Twin(en="passengers"),
        value=value,
        statement=Twin(en="The Tern carries 240 passengers."),
        passage="a-p1",
        sources=(Source("a", 0, 20, "0" * 64),),
        unit="passengers",
        printed=Twin(en="240"),
    )
    questions = [make_question(fact.id, number) for number in (1, 2)]
    if shared_with:
        questions.append(make_question(fact.id, 3, facts=(fact.id, f"a-{shared_with}")))
    return FactDraft(id_, CANDIDATE, (0, 20), (5, 8), fact, known, tuple(questions))


DRAFTS = (make_draft("f1", shared_with="f2"), make_draft("f2"), make_draft("f3", value="32"))
