"""The blind-guess gate: quiet on a fair bank, loud where the keys can be told by their looks."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Option, Question
from quizapp.core.writing.lint.blind import Result, guess_blindly

WORDS = ("alder", "birch", "cedar", "larch", "maple", "rowan", "aspen", "hazel")
PLACES = (0, 2, 3, 1, 3, 0, 1, 2, 2, 1, 0, 3, 1, 3, 2, 0, 3, 2, 0, 1, 2, 0, 3, 1)


def fair_bank() -> list[Question]:
    """Questions whose options are alike, the right one in every place alike."""
    return [question(number, place) for number, place in enumerate(PLACES)]


def question(number: int, place: int) -> Question:
    words = [WORDS[(number * 3 + at) % len(WORDS)] for at in range(4)]
    options = tuple(
        Option(f"o{at}", Twin(en=word, zh=word), float(at == place)) for at, word in enumerate(words)
    )
    return Question(f"q{number}", "single_choice", Twin(en="Which tree?", zh="哪种树？"), options=options)


def worded(bank: list[Question], word: Callable[[Option], str]) -> list[Question]:
    """The bank with the texts of its options changed in English."""
    return [
        replace(
            one,
            options=tuple(
                replace(option, text=replace(option.text, en=word(option))) for option in one.options
            ),
        )
        for one in bank
    ]


def above(bank: list[Question], **more: list[list[str]]) -> set[tuple[str, str]]:
    return {(one.solver, one.language) for one in guess_blindly(bank, **more) if one.is_above_chance}


def test_nobody_guesses_a_fair_bank() -> None:
    assert above(fair_bank()) == set()


@pytest.mark.parametrize(
    ("word", "solvers"),
    [
        (lambda one: one.text.en + " of the hills" * int(one.fraction), {"longest"}),
        (lambda one: one.text.en[: None if one.fraction < 1 else 3], {"shortest"}),
        (
            lambda one: one.text.en + ("" if one.fraction else " always"),
            {"no_absolutes", "shortest"},
        ),
        (
            lambda one: f"{one.text.en} and oak" if one.fraction else f"{one.text.en} and {one.id} and oak",
            {"shortest"},
        ),
    ],
)
def test_keys_that_look_different_are_found_in_the_language_that_shows_it(
    word: Callable[[Option], str], solvers: set[str]
) -> None:
    found = above(worded(fair_bank(), word))
    assert {(name, "en") for name in solvers} <= found
    assert {language for _, language in found} == {"en"}


def test_keys_in_one_place_are_found() -> None:
    assert {("last", "en"), ("last", "zh")} <= above([question(number, 3) for number in range(20)])


def test_keys_that_are_the_middle_number_are_found() -> None:
    numbers = (100, 150, 200, 250, 300)
    rows = [
        Question(
            f"q{number}",
            "single_choice",
            Twin(en="How many?"),
            options=tuple(
                Option(f"o{at}", Twin(en=str(numbers[at] + number)), float(at == 2)) for at in range(5)
            ),
        )
        for number in range(12)
    ]
    assert ("middle_number", "en") in above(rows)


def test_stems_that_tell_the_keys_of_others_are_found_only_in_one_quiz() -> None:
    bank = fair_bank()
    telling = [
        Question(
            f"t{number}",
            "true_false",
            Twin(en=f"The {key_of(one)} grows here.", zh=f"{key_of(one)} 长在这里。"),
        )
        for number, one in enumerate(bank)
    ]
    pairs = [[one.id, other.id] for one, other in zip(bank, telling, strict=True)]
    assert above([*bank, *telling]) == set()
    assert ("other_stems", "en") in above([*bank, *telling], sittings=pairs)


def test_few_picks_prove_nothing() -> None:
    assert not Result("longest", "en", picks=9, hits=9, chance=2.25, error=1.3).is_above_chance
    assert Result("longest", "en", picks=10, hits=10, chance=2.5, error=1.4).is_above_chance


def key_of(question: Question) -> str:
    return next(option.text.in_("en") for option in question.options if option.fraction)
