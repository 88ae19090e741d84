"""The plain form of a fact."""

import json

from hypothesis import given

from quizapp.core.facts.content import article_to_mapping, fact_from_mapping, fact_to_mapping, read_article
from quizapp.core.facts.fact import Article, Fact
from quizapp.core.faults import Fault
from quizapp.core.plain import Plain
from tests.core.facts.strategies import articles, facts

SPAN = {"article": "a-1", "start": 3, "end": 9, "sha256": "0" * 64}
ELO = {
    "id": "f-elo",
    "kind": "score",
    "subject": {"zh": "DeepSeek-R1"},
    "attribute": {"zh": "Elo 评分", "en": "Elo rating"},
    "value": 2029,
    "statement": {"zh": "DeepSeek-R1 的 Elo 评分是 2029。"},
    "passage": "p-coding",
    "sources": [SPAN],
}


@given(facts)
def test_a_fact_survives_its_plain_form(fact: Fact) -> None:
    plain = json.loads(json.dumps(fact_to_mapping(fact)))
    assert fact_from_mapping(plain, "here") == (fact, [])


@given(articles)
def test_an_article_survives_its_plain_form(article: Article) -> None:
    faults: list[Fault] = []
    assert read_article(Plain(article_to_mapping(article), "here", faults)) == article
    assert faults == []


def test_a_number_is_kept_as_it_is_written() -> None:
    fact, faults = fact_from_mapping(ELO, "facts.yaml:1")
    assert fact is not None and (fact.value, fact.standing, faults) == ("2029", "stated", [])


def test_every_missing_part_is_named_at_once() -> None:
    fact, faults = fact_from_mapping({"id": "f-1", "sources": [{"article": "a"}]}, "facts.yaml:7")
    missing = {fault.where.removeprefix("facts.yaml:7 ") for fault in faults}
    assert fact is None
    assert missing == {
        "kind",
        "subject",
        "attribute",
        "value",
        "statement",
        "passage",
        "sources[0].start",
        "sources[0].end",
        "sources[0].sha256",
    }


def test_an_unknown_standing_is_answered_with_the_known_ones() -> None:
    _, faults = fact_from_mapping(ELO | {"standing": "maybe"}, "facts.yaml:1")
    assert [fault.where for fault in faults] == ["facts.yaml:1 standing"]
    assert "hypothetical" in str(faults[0].message)
