"""The folder of a bank ↔ the bank."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.banks.bank import Bank
from quizapp.formats import plain_yaml
from quizapp.formats.native import digest_files, parse_bank, read_parts, write_bank
from tests.core.banks.example import make_bank
from tests.formats.strategies import banks

Files = dict[str, bytes]
GOOD = {name: text.encode() for name, text in write_bank(make_bank()).items()}


def change(name: str, old: str, new: str) -> Files:
    """The good folder with one thing changed."""
    text = GOOD[name].decode()
    assert old in text
    return GOOD | {name: text.replace(old, new, 1).encode()}


def line_of(name: str, text: str) -> int:
    """The line of the good folder on which this text stands first."""
    content = GOOD[name].decode()
    return content.count("\n", 0, content.index(text)) + 1


def places(files: Files) -> list[str]:
    return [fault.where for fault in parse_bank(files)[1]]


def test_a_folder_without_fault_is_a_bank() -> None:
    assert parse_bank(GOOD) == (make_bank(), [])


@settings(max_examples=50)
@given(banks)
def test_whatever_is_in_a_bank_survives_its_folder(bank: Bank) -> None:
    files = {name: text.encode() for name, text in write_bank(bank).items()}
    read, faults = read_parts(files)
    assert (read, [str(fault) for fault in faults]) == (bank, [])


def test_the_same_bank_gives_the_same_files() -> None:
    assert write_bank(make_bank()) == write_bank(make_bank())


@pytest.mark.parametrize(
    "name", ["bank.yaml", "facts.yaml", "questions.yaml", "reading.zh.md", "reading.en.md"]
)
def test_a_missing_file_is_named_and_nothing_that_follows_from_it(name: str) -> None:
    files = {other: content for other, content in GOOD.items() if other != name}
    assert places(files) == [name]


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "part"),
    [
        ("bank.yaml", "licence: MIT\n", "licence:\n", "licence", "licence"),
        ("bank.yaml", "level: introductory", "level: easy", "level", "level"),
        ("bank.yaml", "id: small", "id: Small Bank", "id: small", "id"),
        ("bank.yaml", "lang: zh-Hans", "lang: chinese", "lang:", "articles.1.lang"),
        ("bank.yaml", "version:", "verison:", "version:", "verison"),
        ("facts.yaml", "value: '2029'", "value: '2310'", "zh: '2029'", "elo printed.zh"),
        ("facts.yaml", "en: Elo rating", "fr: Elo", "en: Elo rating", "elo attribute.fr"),
        ("facts.yaml", "passage: p-elo", "passage: p-lost", "passage", "elo passage"),
        ("facts.yaml", "start: 3", "start: 30", "- article", "elo sources.1"),
        ("facts.yaml", "article: a-1", "article: a-2", "- article", "elo sources.1.article"),
        ("questions.yaml", "- elo\n", "- elo-2\n", "facts:", "q-elo facts"),
        ("questions.yaml", "kind: numeric", "kind: number", "kind", "q-elo kind"),
        ("questions.yaml", "fraction: 1.0", "fraction: 2", "- id: a", "q-elo-choice options.a"),
        ("quizzes.yaml", "  access: public\n", "", "- id", "first access"),
        ("left_out.yaml", "article: a-1", "article: a-9", "article", "- article"),
    ],
)
def test_a_fault_names_file_line_and_part(name: str, old: str, new: str, at: str, part: str) -> None:
    where = f"{name}:{line_of(name, at)} {part}"
    assert where in places(change(name, old, new))


def test_broken_yaml_hides_nothing_else() -> None:
    files = change("questions.yaml", "kind: numeric", "kind: [numeric")
    files["facts.yaml"] = change("facts.yaml", "value: '2029'", "value: '2310'")["facts.yaml"]
    files["bank.yaml"] = b"id: small\n  title: x\n"
    named = {where.split(":")[0] for where in places(files)}
    assert named == {"bank.yaml", "facts.yaml", "questions.yaml"}


def test_a_fact_that_cannot_be_read_is_not_missed_by_its_questions() -> None:
    files = change("facts.yaml", "  kind: score\n", "")
    assert places(files) == [f"facts.yaml:{line_of('facts.yaml', '- id: elo')} elo kind"]


def test_an_id_that_occurs_twice_is_named_where_it_comes_again() -> None:
    files = GOOD | {"facts.yaml": GOOD["facts.yaml"] + GOOD["facts.yaml"]}
    line = GOOD["facts.yaml"].count(b"\n") + 1
    assert places(files) == [f"facts.yaml:{line} elo id"]


def test_bytes_that_are_no_text_are_a_fault_of_their_line() -> None:
    files = GOOD | {"reading.zh.md": "# 标题\n\n## 成绩\n".encode() + "{#p-elo} 评分".encode("gb18030")}
    assert places(files) == ["reading.zh.md:4"]


@pytest.mark.parametrize("name", ["facts.yaml", "reading.zh.md"])
def test_a_sign_that_no_database_keeps_is_a_fault(name: str) -> None:
    assert places(GOOD | {name: GOOD[name].replace(b"2029", b"2029\0", 1)})[0].startswith(f"{name}:")
    assert parse_bank(GOOD | {name: GOOD[name].replace(b"2029", b"2029\0", 1)})[0] is None


def test_a_stranger_in_the_folder_is_a_warning() -> None:
    bank, faults = parse_bank(GOOD | {"question.yaml": b""})
    assert bank == make_bank()
    assert [(fault.where, fault.severity) for fault in faults] == [("question.yaml", "warning")]


def test_what_an_editor_adds_changes_nothing() -> None:
    files = {name: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n") for name, content in GOOD.items()}
    assert parse_bank(files) == (make_bank(), [])


def test_a_folder_is_read_alike_without_the_fast_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    spoiled_files = change("facts.yaml", "value: '2029'", "value: '2310'")
    fast = parse_bank(GOOD), parse_bank(spoiled_files)
    monkeypatch.setattr(plain_yaml, "_Reader", yaml.SafeLoader)
    assert (parse_bank(GOOD), parse_bank(spoiled_files)) == fast


def test_a_file_of_another_shape_is_a_fault() -> None:
    assert places(GOOD | {"facts.yaml": b"elo: 2029\n"}) == ["facts.yaml:1"]
    assert places(GOOD | {"quizzes.yaml": b"- first\n"}) == ["quizzes.yaml:1"]


def test_the_digest_knows_names_and_bytes_but_no_order() -> None:
    assert digest_files(GOOD) == digest_files(dict(reversed(GOOD.items())))
    assert digest_files(GOOD) != digest_files(GOOD | {"facts.yaml": GOOD["facts.yaml"] + b"\n"})
    assert digest_files({"a": b"b"}) != digest_files({"ab": b""})


@st.composite
def spoiled(draw: st.DrawFn) -> Files:
    """The folder with a few lines of one file gone, doubled, swapped, or with another text in them."""
    name = draw(st.sampled_from(sorted(GOOD)))
    lines = GOOD[name].decode().splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        key = lines[at].partition(":")[0]
        lines[at] = draw(
            st.sampled_from(
                ("", lines[at] * 2, lines[other], f"{key}: [1, {{a: b}}]\n", f"{key}: x\n", "\t#\n")
            )
        )
    return GOOD | {name: "".join(lines).encode()}


@settings(max_examples=200)
@given(spoiled())
def test_however_a_folder_is_spoiled_each_fault_has_its_line(files: Files) -> None:
    for fault in parse_bank(files)[1]:
        name, _, rest = fault.where.partition(":")
        number = int(rest.partition(" ")[0])
        assert name in GOOD and 1 <= number <= files[name].count(b"\n") + 2
        assert str(fault.message)
