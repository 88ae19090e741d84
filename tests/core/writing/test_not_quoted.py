"""Sentences and values of an article on which no question is asked, or not in every form."""

from dataclasses import replace

import pytest

from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from tests.core.writing.quoted import LEADS, asked, one_sided


def test_what_is_denied_is_not_asked() -> None:
    one = one_sided("t", value="240", unit="passengers")
    assert not asked("Marlow denied that the Tern carries [240 passengers].", one)


@pytest.mark.parametrize(("value", "is_asked"), [("海谷船厂", True), ("海外", False), ("团队", False)])
def test_nobody_in_particular_is_not_asked_for(value: str, is_asked: bool) -> None:
    one = one_sided(
        "t",
        "zh",
        kind="person_role",
        subject=Twin(zh="AI"),
        attribute=Twin(zh="投资方"),
        value=value,
        unit=None,
    )
    assert ("cloze" in asked(f"燕鸥号由[{value}]在奥本出资。", one, language="zh")) == is_asked


@pytest.mark.parametrize(
    ("sentence", "term", "attribute", "is_asked"),
    [
        ("[渡运]是把车和人一起送过河的办法。", "渡运", "定义", True),
        ("船厂的产能[渡运]目标很高。", "产能", "定义", False),
        ("海谷船厂主营于[渡轮]，在奥本。", "主营", "称号", False),
        ("两岸渡运由[渡船]和码头组成。", "两岸渡运", "组成", False),
        ("两岸渡运成为[最快的办法]。", "两岸渡运", "成为", True),
    ],
)
def test_a_term_is_asked_for_where_it_is_one(
    sentence: str, term: str, attribute: str, is_asked: bool
) -> None:
    def concept(id_: str, name: str) -> Fact:
        return one_sided(id_, "zh", kind="concept", subject=Twin(zh=name), attribute=Twin(zh=attribute), value="渡", unit=None)  # fmt: skip

    others = [concept("u", "浮桥架设"), concept("v", "缆车运输"), concept("w", "人工隧道")]
    asked_for = asked(sentence, concept("t", term), language="zh", others=others)
    assert ("choice" in asked_for) == is_asked


def test_letters_are_not_asked_for_beside_the_words_that_spell_them() -> None:
    def full(id_: str, subject: str, value: str) -> Fact:
        return one_sided(id_, kind="concept", subject=Twin(en=subject), attribute=Twin(en="full name"), value=value, unit=None)  # fmt: skip

    words = "remotely operated vehicle"
    others = [full("u", "AUV", "autonomous underwater vehicle"), full("v", "USV", "unmanned surface vessel")]
    assert not asked(f"A {words} ([ROV]) dives deep.", full("t", words, "ROV"), others=others)
    assert not asked(f"A [{words}] (ROV) dives deep.", full("t", "ROV", words), others=others)


def test_no_day_without_a_year_lies_behind_the_article() -> None:
    later = one_sided("s", kind="date", value="2021-05-09", unit=None, attribute=Twin(en="sale"))
    day = one_sided("t", kind="date", value="2021-05-03", unit=None)
    found = asked("The Tern sailed on [3 May] at noon.", day, others=[replace(later, value="--05-09")])
    assert "9 May" not in {option.text.in_("en") for option in found["choice"].question.options}


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        ("Marlow grew by [64%] there.", False),
        ("In 2020 Marlow grew by [64%] there.", True),
        ("Of all cabins [64%] look out to sea.", True),
    ],
)
def test_growth_without_a_year_is_not_asked(sentence: str, is_asked: bool) -> None:
    one = one_sided("t", kind="ratio", value="64", unit="%")
    assert bool(asked(sentence, one, leads=LEADS[1:2])) == is_asked


@pytest.mark.parametrize(
    ("sentence", "term", "is_typed"),
    [
        ("Marlow built [Great Tern], a ferry for cars.", "Great Tern", True),
        ("Marlow built a [bow thruster], a screw at the front.", "bow thruster", False),
        ("The Open Sea Initiative ([OSI]), a charity, paid.", "OSI", False),
        ("A charity, [OSI], paid for boats.", "OSI", True),
        ("The Banque [Morel] is a bank by the sea.", "Morel", False),
    ],
)
def test_a_name_that_is_explained_is_typed(sentence: str, term: str, is_typed: bool) -> None:
    one = one_sided(
        "t", kind="concept", subject=Twin(en=term), attribute=Twin(en="definition"), value="x", unit=None
    )
    assert ("cloze" in asked(sentence, one)) == is_typed


def test_powers_are_not_offered() -> None:
    one = one_sided("t", value="1000000000", unit="boats")
    assert "choice" not in asked("The limit is at [10^9 boats] now.", one)


def test_a_day_of_nothing_but_a_year_is_not_asked() -> None:
    day = one_sided("t", kind="date", value="2021-05", unit=None)
    assert asked("The ferries sailed in [May 2021] again.", day)
    assert not asked("The ferries sailed in [May 2021] again.", replace(day, subject=Twin(en="2021")))
