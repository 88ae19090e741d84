"""A sentence that opens with what stands for a name is told by the name, where it is sure which is meant."""

from collections.abc import Sequence

import pytest

from quizapp.core.languages import Language
from quizapp.core.writing.standing_in import Spoken, told_by_name

OTHERS = {"en": ("Marlow Yards", "Gannet 2"), "zh": ("海谷科技", "海鸥-2")}
TEXTS = {
    "en": "Marlow Yards built the Tern 3. It sails. Marlow Yards is old. The Gannet 2 sank.",
    "zh": "海谷科技造了燕鸥-3。燕鸥-3载客。海谷科技很老。",
}


def told(before: str, names: Sequence[str], earlier: Sequence[str], language: Language) -> str | None:
    return told_by_name(
        before, " 9.", earlier, Spoken(tuple(names), OTHERS[language], TEXTS[language], language)
    )


@pytest.mark.parametrize(
    ("before", "name", "earlier", "shown"),
    [
        ("It carries ", "Tern 3", ["The Tern 3 is new."], "The Tern 3 carries "),
        ("Its length is ", "Tern 3", ["The Tern 3 is new."], "The Tern 3’s length is "),
        ("In May it carried ", "Tern 3", ["The Tern 3 is new."], None),
        ("In May 2021, it carried ", "Tern 3", ["The Tern 3 is new."], "In May 2021, the Tern 3 carried "),
        ("The company has ", "Marlow Yards", ["Marlow Yards built the Tern 3."], "Marlow Yards has "),
        ("It cost ", "Tern 3", ["The model was tested.", "Marlow Yards built the Tern 3."], "The Tern 3 cost "),
        ("It cost ", "Tern 3", ["Marlow Yards built the Tern 3."], None),
        ("The model has ", "Tern 3", ["The Gannet 2 races the Tern 3."], None),
        ("The company has ", "Tern 3", ["The Tern 3 is new."], None),
        ("It carries ", "Tern 3", ["Rain fell all day.", "The Tern 3 is new."], None),
        ("Its rival, the Tern 3, has ", "Tern 3", ["The Tern 3 is new."], None),
        ("It carries ", "ferry", ["A ferry is new."], None),
    ],
)  # fmt: skip
def test_an_english_sentence_is_told_by_the_name(
    before: str, name: str, earlier: list[str], shown: str | None
) -> None:
    assert told(before, [name], earlier, "en") == shown


@pytest.mark.parametrize(
    ("before", "name", "earlier", "shown"),
    [
        ("它载客", "燕鸥-3", ["燕鸥-3是新船。"], "燕鸥-3载客"),
        ("其售价为", "燕鸥-3", ["燕鸥-3是新船。"], "燕鸥-3的售价为"),
        ("其采用", "燕鸥-3", ["燕鸥-3是新船。"], "燕鸥-3采用"),
        ("该公司的员工达", "海谷科技", ["海谷科技很老。"], "海谷科技的员工达"),
        ("2021年，公司营收", "海谷科技", ["海谷科技很老。"], "2021年，海谷科技营收"),
        ("其中载客", "燕鸥-3", ["燕鸥-3是新船。"], None),
        ("其他船只载客", "燕鸥-3", ["燕鸥-3是新船。"], None),
        ("它们载客", "燕鸥-3", ["燕鸥-3是新船。"], None),
        ("它载客", "燕鸥-3", ["海谷科技造了燕鸥-3。"], None),
        ("该公司有", "燕鸥-3", ["燕鸥-3是新船。"], None),
    ],
)
def test_a_chinese_sentence_is_told_by_the_name(
    before: str, name: str, earlier: list[str], shown: str | None
) -> None:
    assert told(before, [name], earlier, "zh") == shown
