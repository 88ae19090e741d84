"""The proof of a fact against the text of its article."""

import hashlib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.facts.fact import Source
from quizapp.core.facts.verify import verify_fact, verify_source
from tests.core.banks.example import ELO, SPAN

TEXT = f"其Elo{SPAN}，高过许多人。"


@given(st.text(min_size=1), st.data())
def test_a_span_proves_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    digest = hashlib.sha256(text[start:end].encode()).hexdigest()
    assert verify_source(Source("a-1", start, end, digest), text) is None


def test_a_fact_is_proven_by_its_article() -> None:
    source = replace(ELO.sources[0], start=4, end=4 + len(SPAN))
    assert verify_fact(replace(ELO, sources=(source,)), {"a-1": TEXT}) == []


def test_a_moved_span_is_told_with_the_digest_that_it_has_now() -> None:
    (fault,) = verify_fact(ELO, {"a-1": TEXT})
    assert "holds another text at 3 to 10" in str(fault)
    assert hashlib.sha256(TEXT[3:10].encode()).hexdigest() in str(fault)


def test_a_span_behind_the_end_of_the_article_is_a_fault() -> None:
    (fault,) = verify_fact(ELO, {"a-1": "短文"})
    assert "has only 2 characters" in str(fault)


def test_a_span_without_the_value_is_a_fault() -> None:
    source = replace(ELO.sources[0], start=4, end=4 + len(SPAN))
    (fault,) = verify_fact(replace(ELO, value="2310", sources=(source,)), {"a-1": TEXT})
    assert "no source holds 2310" in str(fault)


def test_an_article_that_is_not_at_hand_says_nothing() -> None:
    assert verify_fact(ELO, {}) == []
