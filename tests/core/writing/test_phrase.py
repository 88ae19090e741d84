"""Words of a fact as they are shown: in one script, with what only looks like a character of the other one left alone."""

import pytest

from quizapp.core.writing.phrase import in_script


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("昇腾910与昇思发布", "昇腾910与昇思发布"),
        ("乾坤智驾,售价9万元", "乾坤智驾,售价9万元"),
        ("昇騰晶片發布", "昇腾晶片发布"),
        ("效率顯著提昇", "效率显著提升"),
        ("畢昇與燕鷗號", "毕昇与燕鸥号"),
    ],
)
def test_a_chinese_text_is_shown_in_one_script(text: str, shown: str) -> None:
    assert in_script(text, "zh") == shown


def test_what_is_no_chinese_text_is_shown_as_it_is() -> None:
    assert in_script("The 燕鷗 sails", "en") == "The 燕鷗 sails"
