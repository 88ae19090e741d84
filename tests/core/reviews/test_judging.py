"""Which drafts may be accepted without a look, and which never."""

from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.core.reviews.draft import FactDraft, Known
from quizapp.core.reviews.judging import acceptable_questions, find_obstacle, is_clean, may_ask
from quizapp.core.reviews.merging import merge
from quizapp.core.reviews.state import DraftState, fold
from quizapp.core.reviews.step import Reject
from tests.core.banks.example import ELO
from tests.core.reviews.samples import FLAW, make_draft, make_question

ERROR = replace(FLAW, severity="error")


def standing(name: str, said_by: str | None = None) -> FactDraft:
    draft = make_draft("f1")
    twin = Twin(en=said_by) if said_by is not None else None
    return replace(draft, fact=replace(draft.fact, standing=name, said_by=twin))


def known(relation: str) -> FactDraft:
    return make_draft("f1", known=Known(relation, ELO, "small", Twin(en="A small bank")))


def asking(*questions: object) -> FactDraft:
    return replace(make_draft("f1"), questions=questions)


def state(draft: FactDraft) -> DraftState:
    return fold([draft], []).drafts["f1"]


@pytest.mark.parametrize(
    ("draft", "clean"),
    [
        (make_draft("f1"), True),
        (known("same"), True),
        (known("newer"), True),
        (known("contradiction"), False),
        (standing("claim", "The owner"), False),
        (standing("denied"), False),
        (asking(), False),
        (asking(make_question("a-f1", 1, flaws=(FLAW,))), True),
        (asking(make_question("a-f1", 1, flaws=(ERROR,))), False),
        (asking(make_question("a-f1", 1, flaws=(ERROR,)), make_question("a-f1", 2)), True),
        (replace(make_draft("f1"), candidate=replace(make_draft("f1").candidate, worth_asking=False)), False),
    ],
)
def test_only_what_is_plain_is_accepted_without_a_look(draft: FactDraft, clean: bool) -> None:
    assert is_clean(state(draft)) is clean


def test_what_is_judged_waits_no_more() -> None:
    assert not is_clean(fold([make_draft("f1")], [Reject("f1")]).drafts["f1"])


def test_a_faulty_question_is_never_accepted_along_with_its_fact() -> None:
    draft = asking(make_question("a-f1", 1, flaws=(ERROR,)), make_question("a-f1", 2, flaws=(FLAW,)))
    assert acceptable_questions(state(draft)) == ("a-f1-q2",)


@pytest.mark.parametrize(
    ("draft", "accepted", "asked"),
    [
        (standing("stated"), True, True),
        (standing("rumour"), True, True),
        (standing("forecast"), False, False),
        (standing("claim", " "), False, False),
        (standing("disputed", "The owner"), True, True),
        (standing("denied"), True, False),
        (standing("hypothetical"), True, False),
    ],
)
def test_what_nobody_stands_for_is_not_accepted_and_what_is_not_so_not_asked(
    draft: FactDraft, accepted: bool, asked: bool
) -> None:
    assert (find_obstacle(draft) is None, may_ask(draft)) == (accepted, asked)
    assert bool(acceptable_questions(state(draft))) is asked


def test_a_merged_fact_has_both_sources_and_all_names() -> None:
    one, other = make_draft("f1"), make_draft("f2")
    source = replace(other.fact.sources[0], start=40, end=60)
    other = replace(other, fact=replace(other.fact, sources=(source,), subject=Twin(en="MF Tern")))
    merged = merge(one, other)
    assert merged is not None
    assert (merged.fact.sources, merged.fact.aliases) == ((*one.fact.sources, source), ("MF Tern",))
    assert merge(one, one) is None
    other = replace(other, candidate=replace(other.candidate, value="32"))
    assert merge(one, other) is None
