"""The clause of a value is found, with the noun phrase that it speaks of."""

import pytest

from quizapp.core.facts.subjects.english import find_clauses


def heads(sentence: str) -> list[tuple[str, str]]:
    """Each clause as its head and its verb."""
    return [
        (sentence[slice(*one.head)], sentence[one.verb :].split(" ")[0])
        for one in find_clauses(sentence, 0, len(sentence))
    ]


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("On a fast charger the battery fills from 10% to 80% in 19 minutes.", ("the battery", "fills")),
        ("In mice, wounds treated with the drug closed 1.8 times faster.", ("wounds", "closed")),
        ("The group that tried an early build reported recall of 71%.", ("The group", "reported")),
        ("The firm expects shipments of phones to fall 2% this year.", ("shipments", "to")),
        ("Analysts put sales of sleep drugs at $4.3 billion.", ("sales", "at")),
        ("Prices start at $499 for the Fox X2, which keeps a 60 Hz screen.", ("the Fox X2", "keeps")),
    ],
)
def test_the_phrase_before_a_verb_is_what_it_speaks_of(sentence: str, clause: tuple[str, str]) -> None:
    assert clause in heads(sentence)


def test_an_aside_between_commas_is_stepped_over_and_kept() -> None:
    sentence = "Its predecessor on the same platform, the Rill, had managed 83% for adults."
    (clause,) = find_clauses(sentence, 0, len(sentence))
    assert sentence[slice(*clause.head)] == "Its predecessor"
    assert clause.aside is not None
    assert sentence[slice(*clause.aside)].strip() == "the Rill"


def test_a_verb_without_a_phrase_goes_on_with_the_one_before() -> None:
    assert heads("The Twin produces 310 kW, sprints to 100 km/h and tops out at 210 km/h.") == [("The Twin", "produces"), ("The Twin", "tops")]  # fmt: skip


@pytest.mark.parametrize("sentence", ["a cut in the price", "to train a model", "Sales, costs and profits"])
def test_nouns_and_infinitives_open_no_clause(sentence: str) -> None:
    assert not heads(sentence)
