"""A candidate becomes a draft only where a passage of the article would prove it to a reader."""

from quizapp.core.articles.reading import as_received
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import Article
from quizapp.core.languages import Message, Twin
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.ground import Ground
from quizapp.core.reviews.known import build_library
from quizapp.core.reviews.passage import find_passages
from quizapp.core.reviews.proposing import make_draft, propose

TEXT = "The Tern was launched on 3 May and moved on the 25th.\n\nThe Tern carries 240 passengers."


def ground(published: str | None = None) -> Ground:
    article = Article("a", Twin(en="The Tern"), published, "en")
    return Ground(article, TEXT, as_received(TEXT), find_passages(TEXT))


def candidate(printed: str, value: str, *, kind: str = "quantity", unit: str | None = None) -> Candidate:
    """A candidate whose span is the line that prints it."""
    at = TEXT.index(printed)
    start, end = TEXT.rfind("\n", 0, at) + 1, (TEXT + "\n").index("\n", at)
    return Candidate(start, end, at, at + len(printed), kind, "Tern", "fact", value, unit)


def test_a_draft_stands_on_the_passage_that_prints_its_value() -> None:
    draft = make_draft(ground(), candidate("240", "240", unit="passengers"), "f1")
    assert isinstance(draft, FactDraft)
    assert (draft.fact.id, draft.fact.passage, draft.fact.printed) == ("a-f1", "a-p2", Twin(en="240"))
    (source,) = draft.fact.sources
    assert TEXT[source.start : source.end] == "The Tern carries 240 passengers."


def test_a_day_without_a_year_is_settled_by_the_date_of_the_article() -> None:
    launched = candidate("3 May", "2021-05-03", kind="date")
    assert isinstance(make_draft(ground("2021-06-01"), launched, "f1"), FactDraft)
    for published in ("2023-06-01", "2021-06", "2021-02-30", None):
        assert isinstance(make_draft(ground(published), launched, "f1"), Message)


def test_what_no_passage_says_is_no_draft() -> None:
    for unproven in (
        candidate("the 25th", "2021-05-25", kind="date"),
        candidate("240", "241", unit="passengers"),
        candidate("25th.\n\nThe Tern", "Tern", kind="concept"),
    ):
        assert isinstance(make_draft(ground("2021-06-01"), unproven, "f1"), Message)
        assert list(propose(ground("2021-06-01"), [unproven], build_library(()))) == [None]
