"""YAML text ↔ plain values with their lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.plain_yaml import parse_yaml, write_yaml

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
scalars = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | words
scalars = scalars | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=12,
)


@given(values)
def test_a_plain_value_survives_its_text(value: object) -> None:
    document = parse_yaml(write_yaml(value), "a.yaml")
    assert (document.value, document.faults) == (value, [])


@given(st.text(alphabet="- :{}[]\"'&*!|>#\n ab1\t", max_size=60))
def test_any_text_gives_a_document_or_faults_with_a_line(text: str) -> None:
    for fault in parse_yaml(text, "a.yaml").faults:
        assert 1 <= int(fault.where.removeprefix("a.yaml:")) <= text.count("\n") + 2


@pytest.mark.parametrize(
    "text", ["no", "on", "yes", "2025-01-20", "12:30", "1_000", "0x1f", "010", "1e3", ".5"]
)
def test_what_people_write_as_text_stays_text(text: str) -> None:
    assert parse_yaml(f"zh: {text}\n", "a.yaml").value == {"zh": text}


def test_a_decimal_remembers_how_it_was_written() -> None:
    assert repr(parse_yaml("84.0", "a.yaml").value) == "84.0"
    assert repr(parse_yaml("0.10", "a.yaml").value) == "0.10"


def test_every_value_knows_its_line() -> None:
    document = parse_yaml(
        "- id: a\n  stem:\n    zh: 问\n\n- id: b\n  options:\n  - id: x\n    text: y\n", "q.yaml"
    )
    assert document.line("[0].stem.zh") == 3
    assert document.line("[1].options[0].text") == 8
    assert document.line("[1].options[0].feedback.zh") == 7
    assert document.line("[1].answer") == 5


def test_a_broken_entry_leaves_the_others_readable() -> None:
    document = parse_yaml('- id: a\n- id: b\n  stem: "unclosed\n- id: c\n  tags: [x\n- id: d\n', "q.yaml")
    assert document.value == [{"id": "a"}, None, None, {"id": "d"}]
    assert document.lost == ["b", "c"]
    assert [fault.where.split(":")[0] for fault in document.faults] == ["q.yaml", "q.yaml"]
    assert document.line("[3].id") == 6


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: &x 2\n", 2),
        ("a: 1\nb:\n  c: *x\n", 3),
        ("a: !!python/object:os.system x\n", 1),
        ("a: 1\nb: 2\na: 3\n", 3),
        ("a: 1\n? [b]\n: 2\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\nb: 'x\n", 2),
        ("a: b: c\n", 1),
        ('a: 1\nb: "x\\0"\n', 2),
        ("a:\n\t- b\n", 2),
    ],
)
def test_what_is_not_read_here_is_a_fault_of_its_line(text: str, line: int) -> None:
    faults = parse_yaml(text, "a.yaml").faults
    assert f"a.yaml:{line}" in [fault.where for fault in faults]


def test_a_tower_of_brackets_is_refused() -> None:
    document = parse_yaml("[" * 200_000, "a.yaml")
    assert [str(fault).split(":")[:2] for fault in document.faults] == [["a.yaml", "1"]]
