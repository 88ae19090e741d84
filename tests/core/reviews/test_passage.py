"""An article in passages: no sentence is cut, nothing is lost, captions are put together."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.reviews.page import cut_paragraphs
from quizapp.core.reviews.passage import LONGEST, LONGEST_OF_CAPTIONS, find_passage, find_passages
from tests.core.reviews.samples import DRAFTS

WORDS = st.sampled_from(
    ["The Tern sails.", "渡轮载客240人。", "# Ferries", "\n", "\n\n", " ", "4.3 MWh", "短句", "- item"]
)
TEXTS = st.lists(WORDS, max_size=40).map("".join)


@given(TEXTS)
def test_passages_hold_every_sign_that_is_no_space_once_and_in_order(text: str) -> None:
    places = find_passages(text)
    shown = "".join(text[place.start : place.end] for place in places)
    assert "".join(shown.split()) == "".join(text.split())
    assert [place.id for place in places] == [f"p{n}" for n in range(1, len(places) + 1)]
    assert all(one.end <= two.start for one, two in pairwise(places))


@settings(max_examples=40)
@given(TEXTS, st.data())
def test_pieces_of_a_page_are_its_passages_whatever_the_drafts(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).map(tuple)
    drafts = [
        type(draft)(draft.id, draft.candidate, data.draw(spans), data.draw(spans), draft.fact)
        for draft in DRAFTS
    ]
    for place, paragraph in zip(
        find_passages(text), cut_paragraphs(text, find_passages(text), drafts), strict=True
    ):
        assert "".join(piece.text for piece in paragraph.pieces) == text[place.start : place.end]
        at = place.start
        for piece in paragraph.pieces:
            start, at = at, at + len(piece.text)
            assert start < at
            assert piece.spans == tuple(
                one.id for one in drafts if one.span[0] <= start and at <= one.span[1]
            )
            marked = [one.id for one in drafts if one.value_span[0] <= start and at <= one.value_span[1]]
            assert set(piece.values) == set(marked)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = "The Tern carries 240 passengers over the fjord. " * 40
    places = find_passages(text)
    assert len(places) > 2
    assert all(text[place.start : place.end].endswith("fjord.") for place in places)
    assert all(place.end - place.start <= LONGEST for place in places)


def test_captions_are_put_together() -> None:
    text = "\n".join(["大家好 这里是最佳拍档", "今天我们聊一聊大模型", "它有6710亿参数"] * 12)
    places = find_passages(text)
    lengths = [place.end - place.start for place in places]
    assert max(lengths) <= LONGEST_OF_CAPTIONS and len(places) < 12


def test_a_span_across_passages_stands_in_none() -> None:
    places = find_passages("The Tern sails.\n\nThe Gull flies.")
    assert find_passage(places, 4, 8) == places[0]
    assert find_passage(places, 4, 20) is None
