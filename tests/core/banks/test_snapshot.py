"""What is kept of a fact when it is shown."""

import json

import pytest

from quizapp.core.banks.snapshot import digest_of, fact_from_snapshot, snapshot_of
from tests.core.banks.example import ARTICLE, ELO, PASSAGE, make_bank


def test_a_snapshot_gives_back_the_fact_its_passage_and_its_articles() -> None:
    stored = json.loads(json.dumps(snapshot_of(make_bank(), ELO)))
    assert fact_from_snapshot(stored) == (ELO, PASSAGE, (ARTICLE,))


def test_a_snapshot_without_its_passage_is_refused() -> None:
    stored = snapshot_of(make_bank(), ELO) | {"passage": None}
    with pytest.raises(ValueError, match="cannot be read"):
        fact_from_snapshot(stored)


def test_the_order_of_keys_leaves_the_digest_alone() -> None:
    assert digest_of({"a": 1, "b": [2]}) == digest_of({"b": [2], "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": 2})
