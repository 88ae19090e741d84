"""Questions of a review: sound ones first, in the article's language alone, with what is wrong with them said."""

from dataclasses import replace

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Option, Question
from quizapp.core.reviews.known import KnownFact, build_library
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


def test_facts_get_questions_on_themselves_with_reasons() -> None:
    for draft in with_questions(DRAFTS, LIBRARY, "en"):
        assert 0 < len(draft.questions) <= PER_FACT
        for one in draft.questions:
            assert one.question.facts[0] == draft.fact.id and one.reasons
            assert set(one.question.stem.sides()) == {"en"} and not one.is_faulty


def test_what_is_denied_gets_no_question() -> None:
    denied = replace(DRAFTS[0], fact=replace(DRAFTS[0].fact, standing="denied"))
    assert with_questions([denied], LIBRARY, "en")[0].questions == ()
    assert rewrite(denied, [], LIBRARY, "en").questions == ()


def test_questions_written_anew_leave_the_ids_of_a_persons_own_alone() -> None:
    before = rewrite(DRAFTS[0], DRAFTS[1:], LIBRARY, "en").questions
    taken = {one.id for one in before[:1]}
    assert taken
    after = rewrite(DRAFTS[0], DRAFTS[1:], LIBRARY, "en", taken=taken).questions
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
