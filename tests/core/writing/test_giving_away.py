"""What gives a key away, or makes a second answer right."""

import pytest

from quizapp.core.languages import Twin
from quizapp.core.writing.giving_away import fits_letters, is_kin, is_spelled, spells
from tests.core.writing.facts import fact, stands_for


@pytest.mark.parametrize(
    ("letters", "full", "spelled"),
    [
        ("ROV", "remotely operated vehicle", True),
        ("ROVs", "Remotely Operated Vehicles", True),
        ("ROV", "autonomous underwater vehicle", False),
        ("ROV", "遥控潜水器", False),
        ("Tern", "ferry of the north", False),
    ],
)
def test_initials_tell_letters_and_words_from_each_other(letters: str, full: str, spelled: bool) -> None:
    assert is_spelled(letters, full) == spelled


def test_only_what_fits_the_letters_is_a_rival() -> None:
    rov = stands_for("rov", "ROV", Twin(zh="遥控潜水器", en="remotely operated vehicle"))
    assert spells(rov, "en") and not spells(rov, "zh")
    assert fits_letters(rov, "rarely opened valve", "en")
    assert not fits_letters(rov, "unmanned surface vessel", "en")
    assert not fits_letters(rov, "AUV", "en")


@pytest.mark.parametrize(
    ("name", "maker", "other", "kin"),
    [
        ("Gannet 2", "Marlow Yards", "Gannet 1", True),
        ("Gannet 2", "Marlow Yards", "Marlow Tender", True),
        ("Gannet 2", "Marlow Yards", "Skua 3", False),
        ("海鸥-2", "海谷团队", "海谷大模型", True),
        ("海鸥-2", "灰岩团队", "燕鸥团队", False),
    ],
)
def test_who_made_one_of_a_family_may_have_made_the_other(
    name: str, maker: str, other: str, kin: bool
) -> None:
    made = fact("m", subject=Twin(zh=name, en=name), attribute=Twin(zh="开发者", en="developer"), value=maker,
                unit=None, printed=None)  # fmt: skip
    rival = fact("r", subject=Twin(zh=other, en=other))
    assert is_kin(made, rival, "en") == kin
