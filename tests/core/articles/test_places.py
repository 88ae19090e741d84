"""A reading survives its plain form, and spans find their way between original and reading."""

import json

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.articles.places import in_reading, reading_from_mapping, reading_to_mapping
from quizapp.core.articles.reading import Edit, Reading, apply, as_received
from quizapp.core.articles.repair import repair
from quizapp.formats.pinyin import pronounce

DAMAGED = "當(dāng)?shù)貢r(shí)間5月30日,,瑪麗·米克爾發(fā)布了長(zhǎng)達(dá)340頁(yè)的報(bào)告。"


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """The reading of a text after a few edits, in one pass or two."""
    reading = as_received(draw(st.text("abc一二", max_size=30)))
    for _ in range(draw(st.integers(0, 2))):
        cuts = sorted(draw(st.sets(st.integers(0, len(reading.text)), max_size=6)))
        spans = list(zip(cuts[::2], cuts[1::2], strict=False))
        reading = apply(reading, [Edit(*span, draw(st.text("xy", max_size=4)), "mark") for span in spans])
    return reading


@given(readings())
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert list(reading.starts) == sorted(reading.starts) and list(reading.ends) == sorted(reading.ends)
    back = reading_from_mapping(json.loads(json.dumps(reading_to_mapping(reading))))
    assert (back.text, back.changes, back.damaged) == (reading.text, reading.changes, reading.damaged)
    assert (list(back.starts), list(back.ends)) == (list(reading.starts), list(reading.ends))


@given(readings(), st.data())
def test_a_span_of_the_reading_is_found_again_through_the_original(
    reading: Reading, data: st.DataObject
) -> None:
    if reading.text:
        start = data.draw(st.integers(0, len(reading.text) - 1))
        end = data.draw(st.integers(start + 1, len(reading.text)))
        first, last = in_reading(reading, *reading.original(start, end))
        assert first <= start and end <= last


def test_repaired_text_is_found_from_the_text_as_received() -> None:
    reading = repair(DAMAGED, pronounce)
    assert len(json.dumps(reading_to_mapping(reading)["runs"])) < 400
    start = DAMAGED.index("340")
    assert reading.text[slice(*in_reading(reading, start, start + 3))] == "340"
    assert in_reading(reading, DAMAGED.index("(dāng)"), DAMAGED.index("(dāng)") + 6) == (1, 1)
