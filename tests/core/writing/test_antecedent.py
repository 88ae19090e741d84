"""What stands for a subject at the head of a sentence gives way to its name, where the sentence before speaks of it."""

import pytest

from quizapp.core.languages import Language
from quizapp.core.writing.antecedent import with_antecedent


@pytest.mark.parametrize(
    ("before", "sentence", "language", "said"),
    [
        ("The first ferry, the Tern, came in 2021. ", "It contained four engines.", "en", "the Tern contained four engines."),
        ("The Tern carries cars. ", "Its hull weighs 90 tonnes.", "en", "the Tern’s hull weighs 90 tonnes."),
        ("Marlow met the mayor, who likes the Tern. ", "It has four engines.", "en", "It has four engines."),
        ("The Tern carries cars.\n\n", "It has four engines.", "en", "It has four engines."),
        ("Tern said it would grow. ", "The model has four engines.", "en", "The model has four engines."),
        ("Tern said it would grow. ", "The company has four yards.", "en", "the Tern has four yards."),
        ("燕鸥号去年下水。", "该系统有4台发动机。", "zh", "the Tern有4台发动机。"),
        ("船厂很忙，工人也很忙，大家都很忙，最后下水的是燕鸥号。", "它有4台发动机。", "zh", "它有4台发动机。"),
    ],
)  # fmt: skip
def test_the_name_takes_its_place(before: str, sentence: str, language: Language, said: str) -> None:
    names = ("Tern", "燕鸥号")
    assert with_antecedent(sentence, before, names, language, called="the Tern") == said
