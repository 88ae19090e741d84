"""Questions of a review: sound ones first, in the article's language alone, with what is wrong with them said."""

from dataclasses import replace

from quizapp.core.articles.reading import Reading
from quizapp.core.facts.fact import Article
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Option, Question
from quizapp.core.reviews.ground import Ground
from quizapp.core.reviews.known import KnownFact, build_library
from quizapp.core.reviews.passage import find_passages
from quizapp.core.reviews.questioning import PER_FACT, find_question_flaws, rewrite, with_questions
from tests.core.banks.example import ELO
from tests.core.reviews.samples import make_draft

LIBRARY = build_library([KnownFact(ELO, "small", Twin(en="A small bank"))])
TERN = replace(make_draft("f1"), questions=())
GULL = replace(
    make_draft("f2"),
    fact=replace(
        TERN.fact,
        id="a-f2",
        subject=Twin(en="Gull"),
        value="4000",
        statement=Twin(en="The Gull carries 4000 passengers."),
        printed=Twin(en="4000"),
    ),
    questions=(),
)
DRAFTS = [TERN, GULL]
TEXT = "Ferries\n\nThe Tern, a ferry, was built in 1990. It carries 240 passengers."
ARTICLE = Article("a", Twin(en="Ferries"), "2021-05-04", "en")
GROUND = Ground(ARTICLE, TEXT, Reading(TEXT, range(len(TEXT)), range(1, len(TEXT) + 1)), find_passages(TEXT))


def test_facts_get_questions_on_themselves_with_reasons() -> None:
    for draft in with_questions(DRAFTS, LIBRARY, GROUND):
        assert 0 < len(draft.questions) <= PER_FACT
        for one in draft.questions:
            assert one.question.facts[0] == draft.fact.id and one.reasons
            assert set(one.question.stem.sides()) == {"en"} and not one.is_faulty


def test_a_fact_that_cannot_be_asked_in_own_words_is_asked_on_its_sentence() -> None:
    at = TEXT.index("240")
    label = replace(TERN.fact, statement=Twin(en="Tern: It carries 240 passengers."))
    draft = replace(TERN, fact=label, value_span=(at, at + 3), span=(at - 11, len(TEXT)))
    asked = {one.form: one.question for one in with_questions([draft], LIBRARY, GROUND)[0].questions}
    assert asked["cloze"].stem.en == (
        "According to “Ferries” (4 May 2021): The Tern carries {{value}} passengers."
    )
    assert {"choice", "cloze"} <= set(asked)


def test_what_is_denied_gets_no_question() -> None:
    denied = replace(DRAFTS[0], fact=replace(DRAFTS[0].fact, standing="denied"))
    assert with_questions([denied], LIBRARY, GROUND)[0].questions == ()
    assert rewrite(denied, [], LIBRARY, GROUND).questions == ()


def test_questions_written_anew_leave_the_ids_of_a_persons_own_alone() -> None:
    before = rewrite(DRAFTS[0], DRAFTS[1:], LIBRARY, GROUND).questions
    taken = {one.id for one in before[:1]}
    assert taken
    after = rewrite(DRAFTS[0], DRAFTS[1:], LIBRARY, GROUND, taken=taken).questions
    assert taken.isdisjoint(one.id for one in after)


def test_the_flaws_of_a_persons_question_are_told() -> None:
    options = tuple(
        Option(id_, Twin(en=text), fraction)
        for id_, text, fraction in (
            ("a", "240 passengers on all of its decks together", 1.0),
            ("b", "9", 0.0),
            ("c", "8", 0.0),
        )
    )
    bad = Question("own", "single_choice", Twin(en="How many?"), facts=("a-f1",), options=options)
    flaws = find_question_flaws(bad, DRAFTS, LIBRARY, "en")
    assert any(flaw.severity == "error" for flaw in flaws)


def test_no_wrong_date_lies_behind_the_day_of_the_article() -> None:
    day = replace(
        TERN.fact,
        kind="date",
        value="2021-05-03",
        unit=None,
        attribute=Twin(en="launch date"),
        statement=Twin(en="The Tern was launched on 3 May 2021."),
        printed=Twin(en="3 May 2021"),
    )
    launched = replace(TERN, fact=day, candidate=replace(TERN.candidate, kind="date", value="2021-05-03"))

    def offered(published: str | None) -> set[str]:
        ground = replace(GROUND, article=replace(ARTICLE, published=published))
        asked = rewrite(launched, DRAFTS[1:], LIBRARY, ground).questions
        return {
            option.text.in_("en") for one in asked for option in one.question.options if one.form == "choice"
        }

    behind = {"4 May 2021", "5 May 2021", "6 May 2021"}
    assert offered("2021-05-03")
    assert behind & offered(None)
    assert not behind & offered("2021-05-03")
