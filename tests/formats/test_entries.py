"""A list in YAML is edited entry by entry: what is not touched keeps its text, comments and order."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.entries import edit_entries
from quizapp.formats.plain_yaml import parse_yaml, write_yaml

TEXT = """# The questions of the ferry.

- id: one   # the first
  stem: {zh: 一, en: One}

# About the crew.
- id: two
  stem: {en: Two}

- id: three
  stem:
    en: Three
# The end.
"""


def test_without_changes_the_text_is_the_same() -> None:
    assert edit_entries(TEXT, "f", put={}, removed=set()) == TEXT


def test_a_changed_entry_changes_alone() -> None:
    edited = edit_entries(TEXT, "f", put={"two": ({"id": "two", "stem": "new"}, None)}, removed=set())
    assert edited == TEXT.replace("- id: two\n  stem: {en: Two}\n", "- id: two\n  stem: new\n")


def test_a_new_entry_goes_behind_the_one_that_is_named_or_to_the_end() -> None:
    put = {"late": ({"id": "late"}, None), "next": ({"id": "next"}, "one")}
    edited = edit_entries(TEXT, "f", put=put, removed=set())
    value = parse_yaml(edited, "f").value
    assert isinstance(value, list)
    assert [entry["id"] for entry in value] == ["one", "next", "two", "three", "late"]
    assert "- id: one   # the first\n" in edited


def test_a_removed_entry_leaves_the_comments_around_it() -> None:
    edited = edit_entries(TEXT, "f", put={}, removed={"two", "three"})
    value = parse_yaml(edited, "f").value
    assert isinstance(value, list)
    assert [entry["id"] for entry in value] == ["one"]
    assert "# About the crew." in edited
    assert "# The end." in edited


def test_an_empty_list_is_filled_and_emptied() -> None:
    filled = edit_entries("[]\n", "f", put={"a": ({"id": "a"}, None)}, removed=set())
    assert filled == "- id: a\n"
    assert edit_entries(filled, "f", put={}, removed={"a"}) == "[]\n"


def test_line_ends_of_windows_stay() -> None:
    edited = edit_entries(TEXT.replace("\n", "\r\n"), "f", put={"two": ({"id": "two"}, None)}, removed=set())
    assert edited.count("\n") == edited.count("\r\n")


@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-z]{3}", fullmatch=True), st.text(max_size=20).filter(str.isprintable)),
        unique_by=lambda row: row[0],
        max_size=6,
    ),
    st.data(),
)
def test_what_was_put_is_read_back(rows: list[tuple[str, str]], data: st.DataObject) -> None:  # fmt: skip
    text = "\n".join(write_yaml([{"id": id_, "stem": stem}]) for id_, stem in rows) or "[]\n"
    removed = set(data.draw(st.lists(st.sampled_from([id_ for id_, _ in rows])))) if rows else set()
    edited = edit_entries(
        text, "f", put={"new": ({"id": "new", "stem": "x"}, None)}, removed=removed - {"new"}
    )
    value = parse_yaml(edited, "f").value
    assert isinstance(value, list)
    assert {entry["id"] for entry in value} == {id_ for id_, _ in rows} - removed | {"new"}
