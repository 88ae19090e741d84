"""The words without which a regular expression finds nothing."""

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quizapp.core.facts.extract  # noqa: F401 (it brings the patterns by which facts are found)
from quizapp.core.articles.people import ROLE_ZH
from quizapp.core.patterns import Sought, Table, find_needed, needed_words

SOURCES = (
    r"(?:叫做?|名为)[“「](?P<name>[\u4e00-\u9fff]{2,6})[”」]",
    r"(?P<s>[A-Z]{2,5})(?:即(?![日时])|也就是)(?P<v>[\u4e00-\u9fff]{3,8})",
    rf"(?P<role>{ROLE_ZH})[、 ]?$",
    r"\b(?:[Tt]he (?:former|latter)|[Ii]ts)\b",
    r"ab?c+(?:de|fg){2}(?=[,;]h)|x{0,3}yz{2}w",
    r"(?i)约(?:20|30)年(?:底|end)?",
    r"\(a\.b(?:[、和与]|——)c\)",
    r"(?<=于)(?:第一|第二)季度|\u4e2d\u56fd",
)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_a_pattern_matches_holds_what_it_needs(data: st.DataObject) -> None:
    sought = Sought(data.draw(st.sampled_from(SOURCES)))
    pattern = sought.pattern
    text = data.draw(st.from_regex(pattern))
    found = pattern.search(text)
    assert found is not None
    again = sought.search(text)
    assert again is not None
    assert again.span() == found.span()
    assert [one.span() for one in sought.finditer(text)] == [one.span() for one in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("乙?甲丙*", {"甲"}),
        ("甲乙?丙丁", {"丙丁"}),
        ("(?:甲乙|丙)+", {"甲乙", "丙"}),
        ("(?:甲|)乙", {"乙"}),
        ("甲(?!丙)乙", {"甲乙"}),
        ("[甲乙]丙{2}", {"甲丙", "乙丙"}),
        ("[^甲]", None),
        ("(?:甲|[^乙])", None),
        ("甲|", None),
        ("(?=甲乙|丙丁).", {"甲乙", "丙丁"}),
        ("[甲乙]?(?:丙)?", None),
        (r"\d甲\.乙", {"甲.乙"}),
        (r"[（(.]甲\d?", {"（甲", "(甲", ".甲"}),
        ("(?i)aB甲[bc]", {"ab甲b", "ab甲c"}),
        (r"(?P<a>甲)\s(?P=a)", {"甲"}),
    ],
)
def test_the_words_that_a_pattern_needs(source: str, words: set[str] | None) -> None:
    needed = needed_words(source)
    assert (None if needed is None else set(needed)) == words


def test_a_text_without_the_words_is_not_searched() -> None:
    sought = Sought(r"(?:甲|乙)\d*丙丁戊")
    assert sought.needed is not None
    assert sought.needed.search("甲1乙2丙丁") is None
    assert sought.search("甲1乙2丙丁") is None
    assert not list(sought.finditer("甲1乙2丙丁"))
    assert [one[0] for one in sought.finditer("甲1丙丁戊, 乙丙丁戊")] == ["甲1丙丁戊", "乙丙丁戊"]
    assert [one[0] for one in sought.finditer("甲丙丁戊乙丙丁戊", 1)] == ["乙丙丁戊"]


def test_words_that_stand_everywhere_spare_nothing() -> None:
    assert find_needed(r"的[a-z]+|是[a-z]+|了[a-z]+") is None


def sought_in(value: object) -> Iterator[Sought]:
    """The patterns in a value of a module, those of its tables and tuples too."""
    if isinstance(value, Sought):
        yield value
    inner = value.rows if isinstance(value, Table) else value
    for one in inner if isinstance(inner, tuple) else ():
        yield from sought_in(one)


def test_every_pattern_by_which_facts_are_found_is_a_sound_one() -> None:
    # Compiled only when first needed, a faulty one would show in the article that needs it.
    modules = [module for name, module in sys.modules.items() if name.startswith("quizapp.core.")]
    values = [value for module in modules for value in vars(module).values()]
    sources = {(one.source, one.flags) for value in values for one in sought_in(value)}
    assert len(sources) > 100
    for source, flags in sources:
        re.compile(source, flags)


def test_a_table_gives_the_rows_that_an_article_may_hold() -> None:
    table = Table(
        (Sought("甲乙"), ("一", "one")), (Sought("[^丙]丁"), ("二", "two")), (Sought(r"\d"), ("三", "three"))
    )
    assert [row[1][1] for row in table.held("甲乙丙")] == ["one", "three"]
    assert [row[1][1] for row in table.held("丁")] == ["two", "three"]
