"""Everything that is wrong with a bank."""

from dataclasses import replace

import pytest

from quizapp.core.banks.bank import Bank
from quizapp.core.banks.check import check_bank
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.quiz import Draw, Slot
from tests.core.banks.example import ARTICLE, CHOICE, ELO, LEFT_OUT, QUIZ, TYPED, make_bank

SAID = Twin(zh="梁文锋", en="Liang Wenfeng")


def places(bank: Bank, severity: str = "error") -> list[str]:
    return [one.where for one in check_bank(bank) if one.severity == severity]


def test_a_good_bank_has_no_fault() -> None:
    assert check_bank(make_bank()) == []


@pytest.mark.parametrize(
    ("bank", "place"),
    [
        (replace(make_bank(), title=Twin(zh="小题库")), "bank title"),
        (replace(make_bank(), summary=Twin(zh=" ", en="One fact.")), "bank summary.zh"),
        (replace(make_bank(), id="Small"), "bank id"),
        (replace(make_bank(), articles=(ARTICLE, ARTICLE)), "bank articles.2.id"),
        (replace(make_bank(), articles=(replace(ARTICLE, published="May"),)), "bank articles.1.published"),
        (make_bank(passage=Twin(zh=" ", en="2029")), "reading p-elo"),
        (make_bank(facts=(ELO, ELO)), "facts[1] elo id"),
        (make_bank(facts=(replace(ELO, statement=Twin(en="2029")),)), "facts[0] elo statement"),
        (make_bank(facts=(replace(ELO, sources=()),)), "facts[0] elo sources"),
        (make_bank(questions=(TYPED, CHOICE, TYPED)), "questions[2] q-elo id"),
        (make_bank(questions=(replace(TYPED, stem=Twin(zh="多少？")), CHOICE)), "questions[0] q-elo stem"),
        (make_bank(questions=(replace(TYPED, facts=()), CHOICE)), "questions[0] q-elo facts"),
        (make_bank(questions=(replace(TYPED, facts=("elo", "x")), CHOICE)), "questions[0] q-elo facts"),
        (make_bank(questions=(replace(TYPED, answer=None), CHOICE)), "questions[0] q-elo answer"),
        (make_bank(quizzes=(QUIZ, QUIZ)), "quizzes[1] first id"),
        (make_bank(quizzes=(replace(QUIZ, access="private"),)), "quizzes[0] first access"),
        (make_bank(quizzes=(replace(QUIZ, slots=(Slot(1, "q-none"),)),)), "quizzes[0] first"),
        (make_bank(quizzes=(replace(QUIZ, slots=(Slot(1, draw=Draw(tags=("x",))),)),)), "quizzes[0] first"),
        (make_bank(quizzes=(replace(QUIZ, title=Twin(zh="测验")),)), "quizzes[0] first title"),
    ],
)
def test_a_fault_names_its_place(bank: Bank, place: str) -> None:
    assert place in places(bank)


@pytest.mark.parametrize("standing", ["hypothetical", "denied"])
def test_what_nobody_stands_for_is_never_asked(standing: str) -> None:
    fact = replace(ELO, standing=standing, said_by=SAID)
    assert places(make_bank(facts=(fact,))) == ["questions[0] q-elo facts", "questions[1] q-elo-choice facts"]


@pytest.mark.parametrize("standing", ["claim", "forecast", "disputed"])
def test_a_claim_is_asked_with_its_speaker_in_each_language(standing: str) -> None:
    fact: Fact = replace(ELO, standing=standing, said_by=SAID)
    stem = Twin(zh="梁文锋说评分是多少？", en="What is the rating?")
    bank = make_bank(facts=(fact,), questions=(replace(TYPED, stem=stem),), quizzes=())
    assert places(bank) == []
    assert places(bank, "warning") == ["questions[0] q-elo stem.en"]


def test_a_description_needs_no_fact() -> None:
    text = Question("intro", "description", Twin(zh="先读一读。", en="Read first."))
    assert check_bank(make_bank(questions=(text, TYPED, CHOICE))) == []


def test_an_article_without_a_fact_is_a_warning() -> None:
    bank = replace(make_bank(), articles=(ARTICLE, replace(ARTICLE, id="a-2")))
    assert (places(bank), places(bank, "warning")) == ([], ["bank articles.2"])


def test_an_article_of_which_all_is_left_out_may_stand_there() -> None:
    advertisement = replace(LEFT_OUT, article="a-2")
    bank = replace(make_bank(), articles=(ARTICLE, replace(ARTICLE, id="a-2")), left_out=(advertisement,))
    assert places(bank, "warning") == []


def test_what_was_lost_is_not_missed() -> None:
    bank = make_bank(facts=())
    assert check_bank(bank, lost=frozenset({"facts/elo"})) == []
    assert len(check_bank(bank, lost=frozenset({"facts/other"}))) == 2
