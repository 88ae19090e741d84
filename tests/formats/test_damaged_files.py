"""No reader crashes on a damaged file, takes its time, or loses a question in silence: a few of each, always other ones."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.formats import FORMATS, readable
from tests.formats.fuzzing import Verdict, damaged, judge, seeds

READ = sorted(name for name, known in FORMATS.items() if known.reading)
SOUND = {name: seeds(name) for name in READ}


@pytest.mark.parametrize("name", READ)
def test_sound_files_are_read(name: str) -> None:
    reader = FORMATS[name].reader()
    assert SOUND[name]
    sound = sorted(set(SOUND[name]))
    assert [judge(reader, one) for one in sound] == [Verdict("read")] * len(sound)


@pytest.mark.parametrize("name", READ)
@settings(max_examples=20)
@given(number=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused_with_a_reason(name: str, number: int) -> None:
    content = next(damaged(SOUND[name], Random(number)))
    assert judge(FORMATS[name].reader(), content).outcome in {"read", "unreadable"}, content


@pytest.mark.parametrize("name", READ)
@settings(max_examples=5)
@given(number=st.integers(0, 2**32))
def test_a_reader_that_is_not_asked_would_not_have_known_the_file(name: str, number: int) -> None:
    content = next(damaged(SOUND[name], Random(number)))
    asked = set(readable(content))
    assert {other: 0.0 for other in READ if other not in asked} == {
        other: FORMATS[other].reader().looks_like(content) for other in READ if other not in asked
    }
