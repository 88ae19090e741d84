"""What a flaw says of itself, and what the rules take of facts that are known elsewhere."""

from dataclasses import replace

import pytest

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import fact_table
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Option, Question
from quizapp.core.writing.lint.bank_flaws import find_bank_flaws
from quizapp.core.writing.lint.mend import mend_order
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.core.writing.lint.wording import RULES

LOCK = Question(
    id="lock",
    kind="single_choice",
    stem=Twin(zh="北闸建于哪一年？", en="In which year was the north lock built?"),
    facts=("built",),
    options=(
        Option("a", Twin(zh="1911", en="1911")),
        Option("b", Twin(zh="1929", en="1929"), 1.0),
        Option("c", Twin(zh="1936", en="1936")),
    ),
)
BUILT = Fact(
    "built",
    "date",
    Twin(zh="北闸", en="north lock"),
    Twin(zh="建成", en="built"),
    "1929",
    Twin(en="…"),
    "p",
    (),
)


def test_a_sound_question_has_no_flaw() -> None:
    assert find_flaws(LOCK, facts=[BUILT]) == ()


def test_a_flaw_names_rule_place_and_remedy_in_each_language() -> None:
    pointing = replace(LOCK, stem=Twin(zh="它建于哪一年？", en="In which year was it built?"))
    flaws = find_flaws(pointing, facts=[BUILT])
    assert [(flaw.rule, flaw.severity, flaw.where, flaw.language) for flaw in flaws] == [
        ("missing_context", "error", "lock stem", "zh"),
        ("missing_context", "error", "lock stem", "en"),
    ]
    assert str(flaws[1].message) == "“it” points at something that is not named before"
    assert str(flaws[1].remedy) == "put the name in its place"


@pytest.mark.parametrize(
    ("stem", "is_settled"),
    [
        ("According to “Locks” (4 May 1930): The north lock was built ____ last year.", True),
        ("An article of 4 May 1930 says: The north lock was built ____ last year.", True),
        ("According to “Locks”: The north lock was built ____ last year.", True),
        ("According to “Locks”: The north lock is currently ____ metres wide.", False),
        ("The north lock was built ____ last year.", False),
        ("《水闸》（1930 年 5 月 4 日）写道：北闸去年____建成。", True),
        ("《水闸》写道：北闸去年____建成。", True),
        ("《水闸》写道：北闸目前宽____米。", False),
        ("厂长在会上表示，北闸于____建成。", True),
        ("上表列出了北闸，它于____建成。", False),
    ],
)
def test_an_article_that_is_named_tells_when_last_year_was(stem: str, is_settled: bool) -> None:
    twin = Twin(en=stem) if stem.isascii() or "“" in stem or stem[0] == "A" else Twin(zh=stem)
    flaws = find_flaws(replace(LOCK, stem=twin))
    assert ("missing_context" not in {flaw.rule for flaw in flaws}) == is_settled


def test_the_sentences_of_an_article_are_no_wordy_stem() -> None:
    said = "The lock is old. It leaks a lot. It was built in ____."
    quoted = replace(LOCK, stem=Twin(en=f"According to “Locks” (4 May 1930): {said}"))
    assert {flaw.rule for flaw in find_flaws(replace(LOCK, stem=Twin(en=said)))} == {"wordy_stem"}
    assert find_flaws(quoted) == ()


@pytest.mark.parametrize(
    ("stem", "sound"), [("船闸｜北闸建于哪一年？", True), ("船閘｜北闸建于哪一年？", False)]
)
def test_a_wide_sign_is_of_no_script(stem: str, sound: bool) -> None:
    flaws = find_flaws(replace(LOCK, stem=Twin(zh=stem, en=LOCK.stem.en)), facts=[BUILT])
    assert ("damaged_text" not in {flaw.rule for flaw in flaws}) is sound


def test_a_language_that_is_missing_is_not_judged() -> None:
    pointing = replace(LOCK, stem=Twin(en="In which year was it built?"))
    assert {flaw.language for flaw in find_flaws(pointing)} == {"en"}


def test_what_another_bank_knows_makes_a_distractor_true() -> None:
    rebuilt = replace(BUILT, id="rebuilt", value="1936", as_of="1936")
    assert find_flaws(LOCK, facts=[BUILT]) == ()
    flaws = find_flaws(LOCK, facts=[BUILT], known=fact_table([BUILT, rebuilt]))
    assert {(flaw.rule, flaw.where) for flaw in flaws} == {("second_right_option", "lock options.c")}


def test_numbers_out_of_order_are_mended() -> None:
    mixed = replace(LOCK, options=(LOCK.options[2], LOCK.options[0], LOCK.options[1]))
    assert {flaw.rule for flaw in find_flaws(mixed)} == {"unordered_numbers"}
    mended = mend_order(mixed)
    assert mended == LOCK
    assert find_flaws(mended) == ()


def test_words_stay_as_they_are() -> None:
    words = replace(LOCK, options=(Option("a", Twin(en="oak"), 1.0), Option("b", Twin(en="elm"))))
    assert mend_order(words) is words


def test_every_wording_fills_its_places() -> None:
    for rule in RULES.values():
        for text, remedy in rule.texts.values():
            assert "%" not in remedy
            assert text % {
                name: "x"
                for name in (
                    "text",
                    "word",
                    "one",
                    "other",
                    "key",
                    "count",
                    "most",
                    "place",
                    "unit",
                    "value",
                    "fact",
                    "standing",
                    "true",
                )
            }


def test_a_choice_without_options_is_no_bank_flaw() -> None:
    assert find_bank_flaws([replace(LOCK, options=())]) == ()
