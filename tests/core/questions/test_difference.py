"""Differences between versions, word by word in both languages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.questions.content import question_to_mapping
from quizapp.core.questions.difference import compare_plain, compare_texts, flatten, split_words
from tests.core.questions.samples import SAMPLES


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in compare_texts(before, after)]


def test_a_changed_english_word_is_one_piece():
    assert told("The ferry carries 240 cars.", "The ferry carries 250 cars.") == [
        ("same", "The ferry carries "),
        ("gone", "240"),
        ("new", "250"),
        ("same", " cars."),
    ]


def test_a_changed_chinese_word_leaves_its_neighbours_alone():
    assert told("显存容量是多少？", "显存带宽是多少？") == [
        ("same", "显存"),
        ("gone", "容量"),
        ("new", "带宽"),
        ("same", "是多少？"),
    ]


def test_a_changed_phrase_is_one_piece():
    assert told("What a big cat?", "What some old cat?") == [
        ("same", "What "),
        ("gone", "a big"),
        ("new", "some old"),
        ("same", " cat?"),
    ]


def test_numbers_keep_their_point_and_words_beside_chinese_are_whole():
    assert split_words("约79.8%的GPT4分") == ["约", "79.8", "%", "的", "GPT", "4", "分"]


@settings(max_examples=60)
@given(
    st.text(alphabet="ab 显存容\\frac1.2,\n", max_size=40),
    st.text(alphabet="ab 显存容\\frac1.2,\n", max_size=40),
)
def test_both_texts_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = compare_texts(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
    assert "".join(split_words(before)) == before


def test_a_change_is_named_by_its_part_and_rows_by_their_ids():
    before = question_to_mapping(SAMPLES["single_choice"])
    options = [dict(row) for row in before["options"]]  # type: ignore[attr-defined]
    options[0]["text"] = {**options[0]["text"], "en": "Another"}
    after = {**before, "options": options[::-1], "tags": ["new"]}
    changes = {change.part: change for change in compare_plain(before, after)}
    assert set(changes) == {f"options.{options[0]['id']}.text.en", "options.order", "tags"}
    assert changes["tags"].before is None or changes["tags"].after == "new"


def test_every_part_of_every_kind_has_its_place():
    for question in SAMPLES.values():
        parts = [part for part, _ in flatten(question_to_mapping(question))]
        assert len(parts) == len(set(parts))
