"""The names of questions of several banks within one quiz."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.quizzes.draw import Candidate, matches
from quizapp.core.quizzes.quiz import Draw, Quiz, Slot
from quizapp.core.quizzes.reference import find_banks_of, refer, refer_question, split_reference
from tests.core.questions.samples import SHORT

SLUGS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
IDS = st.from_regex(r"[\w-]{1,20}", fullmatch=True)


@settings(max_examples=50)
@given(bank=SLUGS, id_=IDS)
def test_a_name_of_another_bank_is_never_one_of_the_own(bank: str, id_: str) -> None:
    assert split_reference(refer(bank, id_)) == (bank, id_)
    assert split_reference(id_) == (None, id_)


def test_a_question_of_another_bank_takes_its_facts_along() -> None:
    named = refer_question(replace(SHORT, facts=("score",)), "far")
    assert (named.id, named.facts) == ("far.short", ("far.score",))


def test_a_draw_looks_into_its_banks_and_without_any_into_the_own_one() -> None:
    own, far = (
        Candidate("q", "numeric", bank="home"),
        Candidate("far.q", "numeric", bank="far", is_foreign=True),
    )
    for banks, found in (((), [own]), (("far",), [far]), (("home", "far"), [own, far]), (("x",), [])):
        assert [one for one in (own, far) if matches(Draw(banks=banks), one)] == found


def test_the_banks_of_a_quiz_are_those_that_its_rows_name() -> None:
    slots = (Slot(1, question="q"), Slot(2, question="far.q"), Slot(3, draw=Draw(banks=("home", "near"))))
    assert find_banks_of(Quiz("quiz", Twin("", "A quiz"), slots)) == {"far", "near", "home"}
    assert not find_banks_of(Quiz("quiz", Twin("", "A quiz"), slots[:1]))
