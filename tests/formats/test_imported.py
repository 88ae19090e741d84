"""What every reader gives back: sums that hold, ids that stay, sides told by their letters."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.faults import fault
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import ID
from quizapp.formats.imported import Entry, Imported, medium_of, side_of, stable_id, unique_ids

QUESTION = Question("q", "description", Twin(en="Read this."))
ENTRY = Entry(QUESTION, "line 1", "Read this.")


@pytest.mark.parametrize(("found", "holds"), [(3, True), (2, False), (4, False)])
def test_the_sum_holds_only_where_every_question_is_taken_or_skipped(found: int, holds: bool) -> None:
    imported = Imported("gift", found, (ENTRY, ENTRY), skipped=(fault("line 9", "no key"),))
    assert imported.adds_up is holds


def test_kinds_are_counted_most_first() -> None:
    other = replace(ENTRY, question=replace(QUESTION, kind="open_answer"))
    assert list(Imported("gift", 3, (other, ENTRY, ENTRY)).kinds.items()) == [
        ("description", 2),
        ("open_answer", 1),
    ]


@pytest.mark.parametrize(
    ("own", "title", "expected"),
    [
        ("i-1", "Name", "i-1"),
        ("i 1", "The Name!", "the-name"),
        ("", "首都 是？", "首都-是"),
        ("", "?", "q-e3b0c44298"),
    ],
)
def test_the_files_own_id_comes_first_then_the_name_then_the_stem(
    own: str, title: str, expected: str
) -> None:
    assert stable_id(own, title, "") == expected


@given(own=st.text(max_size=80), title=st.text(max_size=80), stem=st.text())
def test_every_question_gets_a_legal_id_and_always_the_same(own: str, title: str, stem: str) -> None:
    id_ = stable_id(own, title, stem)
    assert ID.fullmatch(id_) and id_ == stable_id(own, title, stem)


@given(st.lists(st.sampled_from(["a", "a-2", "b", "x" * 64]), max_size=12))
def test_no_two_entries_share_an_id(ids: list[str]) -> None:
    entries = list(unique_ids(replace(ENTRY, question=replace(QUESTION, id=id_)) for id_ in ids))
    found = [entry.question.id for entry in entries]
    assert len(set(found)) == len(ids) and all(ID.fullmatch(id_) for id_ in found)


@pytest.mark.parametrize(
    ("text", "side"),
    [("首都是哪里？", "zh"), ("MoE 是什么意思", "zh"), ("What is MoE (专家)?", "en"), ("123", "en")],
)
def test_texts_stand_on_the_side_of_their_letters(text: str, side: str) -> None:
    assert side_of(text) == side


def test_a_medium_is_named_by_its_bytes() -> None:
    png = b"\x89PNG\r\n\x1a\n\x00"
    medium = medium_of(png)
    assert medium and medium == medium_of(bytes(png)) and medium.name.endswith(".png")
    assert medium_of(b"<script>") is None
