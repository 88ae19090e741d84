"""The fact table: who has siblings, and which text is true of a subject anywhere."""

from dataclasses import replace

import pytest

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.languages import Twin

TEMPLATE = Fact("", "spec", Twin(), Twin(), "", Twin(en="…"), "p", ())


def fact(name: str, zh: str, en: str, value: str, unit: str | None = None) -> Fact:
    """A fact on a lighthouse: its attribute in both languages, its value and unit."""
    subject, attribute = Twin(zh=f"{name}灯塔", en=f"{name} lighthouse"), Twin(zh=zh, en=en)
    return replace(TEMPLATE, id=f"{name} {en}", subject=subject, attribute=attribute, value=value, unit=unit)


HEIGHT = replace(fact("Skerry", "塔高", "height", "42.6", "m"), aliases=("The Skerry Light", "斯凱里塔"))
HOLM = fact("Holm", "塔高", "height", "31", "m")
REACH = fact("Vik", "射程", "range", "42", "m")
LIT = fact("Skerry", "点灯日期", "date of lighting", "1871-09-03")
STEPS = replace(fact("Skerry", "台阶数", "number of steps", "200"), qualifier="min", kind="count")
LAMPS = replace(fact("Skerry", "灯数", "lamps", "3..5"), kind="count")
COST = replace(fact("Skerry", "造价", "cost", "12000", "GBP"), qualifier="approx")
BEAM = fact("Skerry", "光强", "brightness", "671000", "candela")
BUILDER = replace(
    fact("Skerry", "建造者", "builders", "Ada Reid, Jon Muir"), printed=Twin(zh="艾达·里德和约恩·缪尔")
)


def table(*facts: Fact) -> FactTable:
    return fact_table((HEIGHT, HOLM, REACH, LIT, STEPS, LAMPS, COST, BEAM, BUILDER, *facts))


@pytest.mark.parametrize("name", ["Skerry lighthouse", "the skerry light", "SKERRY  LIGHTHOUSE", "斯凯里塔"])
def test_a_subject_is_found_under_any_of_its_names(name: str) -> None:
    assert HEIGHT in table().about(name)
    assert HOLM not in table().about(name)


def test_facts_on_one_subject_come_together() -> None:
    assert table().of_subject(LIT) == (HEIGHT, LIT, STEPS, LAMPS, COST, BEAM, BUILDER)


def test_siblings_with_the_same_attribute_come_first() -> None:
    assert table().siblings(HEIGHT) == (HOLM, REACH)


def test_what_is_denied_is_nobodys_sibling_and_true_of_nothing() -> None:
    denied = replace(fact("Holm", "塔高", "height", "50", "m"), standing="denied")
    assert denied not in table(denied).siblings(HEIGHT)
    assert not table(denied).is_true(HOLM, "50 m")
    assert table(replace(denied, standing="superseded")).is_true(HOLM, "50 m")


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (HEIGHT, "42.6 m"),
        (HEIGHT, "42.6"),
        (HEIGHT, "0.0426 公里"),
        (HEIGHT, "43 米"),
        (HEIGHT, "超过 40 米"),
        (HEIGHT, "at most 50 m"),
        (HEIGHT, "40-45 m"),
        (LIT, "3 September 1871"),
        (LIT, "1871 年 9 月"),
        (LIT, "1871"),
        (BEAM, "670,000 candela"),
        (BEAM, "67万"),
        (STEPS, "200"),
        (STEPS, "more than 150"),
        (LAMPS, "3 to 5"),
        (LAMPS, "4"),
        (COST, "£12,500"),
        (BUILDER, "ada reid, jon muir"),
        (BUILDER, "艾达·里德和约恩·缪尔"),
    ],
)
def test_a_true_value_is_known_in_other_words_units_and_digits(of: Fact, text: str) -> None:
    assert table().find_truth(of, text) == of


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (HEIGHT, "31 m"),
        (HEIGHT, "42 m"),
        (HEIGHT, "40 m"),
        (HEIGHT, "42.6 kg"),
        (HEIGHT, "over 43 m"),
        (HEIGHT, "44-50 m"),
        (LIT, "1871-09-04"),
        (LIT, "1872"),
        (LIT, "tall"),
        (BEAM, "700,000 candela"),
        (BEAM, "680,000"),
        (STEPS, "300"),
        (STEPS, "at most 300"),
        (LAMPS, "6"),
        (COST, "£15,000"),
        (BUILDER, "Ada Reid"),
        (BUILDER, "里德"),
    ],
)
def test_another_value_is_not_true(of: Fact, text: str) -> None:
    assert not table().is_true(of, text)


def test_a_value_of_another_time_or_article_is_true_as_well() -> None:
    raised = replace(fact("Skerry", "塔的高", "the height", "48", "m"), as_of="1905", id="raised")
    assert table(raised).find_truth(HEIGHT, "48 m") == raised
    assert table(raised).find_truth(HOLM, "48 m") is None


def test_a_part_of_a_list_is_told_from_the_whole() -> None:
    assert table().find_part(BUILDER, "Jon Muir") == BUILDER
    assert table().find_part(BUILDER, "约恩·缪尔") == BUILDER
    assert table().find_part(BUILDER, "Muir") is None


def test_one_language_is_enough() -> None:
    only = replace(HOLM, subject=Twin(zh="霍尔姆塔"), attribute=Twin(zh="塔的高度"))
    assert fact_table([only]).is_true(only, "31 米")
