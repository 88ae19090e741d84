"""The texts of a reading ↔ one reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.banks.bank import Reading, Section
from quizapp.core.facts.fact import Passage
from quizapp.core.languages import Language, Twin
from quizapp.formats.reading_text import join_sides, parse_side, write_side

ZH = "# 标题\n\n## 一\n\n{#p-a} 甲。\n\n{#p-b} 乙，\n续行。\n\n## 二\n\n{#p-c} 丙。\n"
EN = "# Title\n## One\n{#p-a} A.\n{#p-b} B,\ngoing on.\n\n## Two\n{#p-c} C.\n"
words = st.text(st.sampled_from("ab 甲乙。,#{}0"), min_size=1, max_size=12).map(str.strip)
titles = words.filter(lambda text: text != "")
passage_texts = titles
sides = st.builds(Twin, zh=passage_texts, en=passage_texts)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    ids = draw(st.lists(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), unique=True, max_size=6))
    cut = draw(st.integers(0, len(ids)))
    parts = [part for part in (ids[:cut], ids[cut:]) if part]
    sections = (Section(draw(sides), tuple(Passage(id_, draw(sides)) for id_ in part)) for part in parts)
    return Reading(draw(sides), tuple(sections))


def places(zh: str, en: str) -> list[str]:
    both: dict[Language, str] = {"zh": zh, "en": en}
    _, faults = join_sides({name: parse_side(text, f"{name}.md") for name, text in both.items()})
    return [fault.where for fault in faults]


@given(readings())
def test_a_reading_survives_its_texts(reading: Reading) -> None:
    texts: dict[Language, str] = {"zh": write_side(reading, "zh"), "en": write_side(reading, "en")}
    parsed = join_sides({name: parse_side(text, f"{name}.md") for name, text in texts.items()})
    assert parsed == (reading, [])


def test_both_sides_make_one_reading() -> None:
    both: dict[Language, str] = {"zh": ZH, "en": EN}
    reading, faults = join_sides({name: parse_side(text, name) for name, text in both.items()})
    assert faults == []
    assert [section.title for section in reading.sections] == [Twin("一", "One"), Twin("二", "Two")]
    assert Passage("p-b", Twin("乙，\n续行。", "B,\ngoing on.")) in list(reading.passages())


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        (ZH.replace("# 标题\n", "", 1), EN, ["zh.md:1"]),
        (ZH.replace("## 二", "# 二"), EN, ["zh.md:10", "en.md:7"]),
        (ZH.replace("## 二", "### 二"), EN, ["zh.md:10", "en.md:7"]),
        (ZH.replace("{#p-b} ", ""), EN, ["zh.md:7", "en.md:4"]),
        (ZH.replace("{#p-c} 丙。", "{#p-c}"), EN, ["zh.md:12"]),
        (ZH.replace("p-c", "p-a"), EN, ["zh.md:12", "en.md:8"]),
        (ZH.replace("p-c", "p-d"), EN, ["zh.md:12", "en.md:8"]),
        (ZH.replace("## 一\n", ""), EN.replace("## One\n", ""), ["zh.md:4", "en.md:2"]),
        (ZH, EN.replace("{#p-a} A.\n", "").replace("## Two", "{#p-a} A.\n## Two"), ["zh.md:5", "zh.md:7"]),
    ],
)
def test_every_fault_has_its_line(zh: str, en: str, expected: list[str]) -> None:
    assert places(zh, en) == expected
