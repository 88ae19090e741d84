"""Drafts and steps survive their plain form, through JSON as a database keeps it."""

import json
from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.core.reviews.content import draft_from_mapping, draft_to_mapping
from quizapp.core.reviews.draft import FactDraft, Known
from quizapp.core.reviews.log import step_from_mapping
from tests.core.banks.example import ELO
from tests.core.reviews.samples import DRAFTS, FLAW, make_draft, make_question

KNOWN = Known("contradiction", ELO, "small", Twin(zh="小题库", en="A small bank"))
RICH = replace(
    make_draft("f9", known=KNOWN),
    questions=(make_question("a-f9", 1, flaws=(FLAW, replace(FLAW, language="zh"))),),
)


@pytest.mark.parametrize("draft", [*DRAFTS, RICH], ids=lambda draft: draft.id)
def test_a_draft_comes_back_as_it_was(draft: FactDraft) -> None:
    assert draft_from_mapping(json.loads(json.dumps(draft_to_mapping(draft)))) == draft


@pytest.mark.parametrize("part", ["fact", "questions"])
def test_what_is_no_draft_is_told(part: str) -> None:
    mapping = draft_to_mapping(DRAFTS[0])
    broken = {"fact": {}, "questions": [{**mapping["questions"][0], "question": {"id": "x"}}]}[part]
    with pytest.raises(ValueError, match="cannot be read"):
        draft_from_mapping({**mapping, part: broken})


def test_a_step_of_another_name_is_told() -> None:
    with pytest.raises(ValueError, match="publish"):
        step_from_mapping("publish", {})
