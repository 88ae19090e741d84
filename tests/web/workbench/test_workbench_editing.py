"""The editor of an own bank's questions: kept as it is sent, drafted as it is typed, merged where another was quicker."""

import re
from dataclasses import replace
from html import unescape

import pytest
from werkzeug.test import TestResponse

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS
from quizapp.storage.bank_versions import put_bank
from tests.core.questions.samples import SAMPLES
from tests.harness.stage import BANK, GUEST
from tests.people import NOW, Signed, post
from tests.services.workbench.shelf import Shelf
from tests.services.workbench.test_editing import make_quiz, reworded, start
from tests.web.question_forms.test_editor import Sent

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
EDIT = "/banks/own/questions/{}/edit"


def fields(teacher: Signed, key: str) -> dict[str, object]:
    """What the browser would send of the open editor."""
    page = teacher.client.get(EDIT.format(key), query_string={"lang": "en"}).get_data(as_text=True)
    sent = Sent(page).fields
    return {name: sent.getlist(name) if name == "facts" else value for name, value in sent.items()}


def press(teacher: Signed, key: str, do: str, **changed: object) -> TestResponse:
    sent = {**fields(teacher, key), **{name.replace("__", "-"): value for name, value in changed.items()}}
    sent.pop("csrf_token", None)
    return post(teacher.client, EDIT.format(key), do=do, **sent)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_question_of_every_kind_comes_through_its_page_unchanged(
    shelf: Shelf, teacher: Signed, kind: str
) -> None:
    before: Question = SAMPLES[kind]
    assert press(teacher, before.id, "save").status_code == 303
    assert (shelf.open(before.id).question, shelf.open(before.id).newest) == (before, 1)


def test_a_new_question_is_written_from_nothing(shelf: Shelf, teacher: Signed) -> None:
    answer = post(teacher.client, "/banks/own/new-question", page="/banks/own", kind="short_text")
    key = re.findall(r"questions/(q-\w+)/edit", answer.location)[0]
    text = {"stem__en": "Which river?", "answer__value": "Elbe", "answer__type": "text"}
    assert press(teacher, key, "save", **text).location.endswith(f"/questions/{key}")
    page = teacher.client.get(f"/banks/own/questions/{key}?lang=en").get_data(as_text=True)
    assert "Which river?" in page and "No source yet" in page


def test_a_fact_is_picked_as_the_source(shelf: Shelf, teacher: Signed) -> None:
    bare = shelf.write(replace(SAMPLES["short_text"], facts=()))
    found = press(teacher, bare.id, "find", source_words="AIME").get_data(as_text=True)
    assert 'name="facts" value="score"' in found
    assert "No other fact fits" in press(teacher, bare.id, "find", source_words="zebra", lang="en").get_data(
        as_text=True
    )
    press(teacher, bare.id, "save", facts=["score"])
    page = teacher.client.get(f"/banks/own/questions/{bare.id}?lang=en").get_data(as_text=True)
    assert shelf.open(bare.id).question.facts == ("score",) and "No source yet" not in page


def test_a_fact_of_a_shipped_bank_is_picked_and_copied(shelf: Shelf, teacher: Signed) -> None:
    with shelf.database.write() as session:
        put_bank(session, BANK, digest="samples", origin="", now=NOW)
    bare = shelf.write(replace(SAMPLES["short_text"], facts=()))
    wish = {"source_bank": BANK.id, "source_words": "AIME", "lang": "en"}
    page = press(teacher, bare.id, "find", **wish).get_data(as_text=True)
    assert 'name="facts" value="samples/score"' in page and "From the bank" in page and "Samples" in page
    assert press(teacher, bare.id, "look", facts=["samples/score"]).status_code == 200
    assert fields(teacher, bare.id)["facts"] == ["samples/score"], "the draft remembers it"
    assert press(teacher, bare.id, "save").status_code == 303
    (taken,) = shelf.open(bare.id).question.facts
    assert taken.startswith("score-")


def test_what_is_typed_is_a_draft_until_it_is_kept_or_forgotten(shelf: Shelf, teacher: Signed) -> None:
    assert "Draft kept" in press(teacher, "numeric", "look", stem__en="Typed").get_data(as_text=True)
    assert fields(teacher, "numeric")["stem-en"] == "Typed"
    assert shelf.open("numeric").question.stem.en != "Typed"
    assert "Typed" in teacher.client.get("/banks/own").get_data(as_text=True)
    post(teacher.client, "/banks/own/questions/numeric/discard", page=EDIT.format("numeric"))
    assert fields(teacher, "numeric")["stem-en"] == SAMPLES["numeric"].stem.en


def test_a_number_that_cannot_be_read_is_kept_in_the_draft_and_told(shelf: Shelf, teacher: Signed) -> None:
    for do in ("save", "save:draft"):
        answer = press(teacher, "numeric", do, difficulty="much")
        assert answer.status_code == 422 and 'id="errors"' in answer.get_data(as_text=True)
    assert fields(teacher, "numeric")["difficulty"] == "much" and shelf.open("numeric").newest == 1


def test_a_draft_with_an_error_is_kept_as_a_version_that_nobody_gets(shelf: Shelf, teacher: Signed) -> None:
    assert press(teacher, "numeric", "save", answer__value="").status_code == 422
    assert press(teacher, "numeric", "save:draft", answer__value="").status_code == 303
    assert (shelf.open("numeric").status, shelf.open("numeric").newest) == ("draft", 2)
    page = teacher.client.get("/banks/own?status=draft&lang=en").get_data(as_text=True)
    assert "1 question found" in page
    refused = post(
        teacher.client,
        "/banks/own/questions/numeric/status",
        page="/banks/own/questions/numeric",
        status="ready",
    )
    assert refused.status_code == 303 and shelf.open("numeric").status == "draft"


def test_a_picture_without_a_description_keeps_its_question_from_being_ready(
    shelf: Shelf, teacher: Signed
) -> None:
    name = f"{'0a' * 16}.png"
    bare, told, plain = (
        f"Look: ![{words}](media/{name}{mark})"
        for words, mark in (("", ""), ("A map", ""), ("", ' "decorative"'))
    )
    assert press(teacher, "numeric", "save", stem__en=bare).status_code == 422
    for stem in (told, plain):
        assert press(teacher, "numeric", "save", stem__en=stem).status_code == 303


def test_two_teachers_who_edit_one_question_get_a_page_to_merge(shelf: Shelf, teacher: Signed) -> None:
    open_before = fields(teacher, "numeric")
    shelf.save(replace(SAMPLES["numeric"], stem=Twin("他们的？", "Theirs?"), difficulty=0.25))
    sent = {**open_before, "stem-en": "Mine?", "tags": "mine"}
    sent.pop("csrf_token")
    answer = post(teacher.client, EDIT.format("numeric"), do="save", **sent)
    assert answer.location.endswith("/merge")
    page = unescape(teacher.client.get(f"{answer.location}?lang=en").get_data(as_text=True))
    assert "<ins>Theirs</ins>" in page and "<ins>Mine</ins>" in page and "choice:stem.en" in page
    kept = post(teacher.client, answer.location, theirs=2, **{"choice:stem.en": "mine"})
    assert kept.location.endswith("/questions/numeric")
    opened = shelf.open("numeric")
    assert opened.question.stem == Twin("他们的？", "Mine?") and opened.newest == 3
    assert opened.question.difficulty == 0.25 and "mine" in opened.question.tags


def test_a_merge_that_was_overtaken_asks_again_and_one_without_a_draft_leads_to_the_editor(
    shelf: Shelf, teacher: Signed
) -> None:
    merge = "/banks/own/questions/numeric/merge"
    assert teacher.client.get(merge).location.endswith("/edit")
    sent = fields(teacher, "numeric")
    sent.pop("csrf_token")
    shelf.save(replace(SAMPLES["numeric"], difficulty=0.25))
    post(teacher.client, EDIT.format("numeric"), do="save", **{**sent, "stem-en": "Mine?"})
    assert post(teacher.client, merge, theirs=1).location.endswith("/merge")
    assert shelf.open("numeric").newest == 2
    assert post(teacher.client, merge, theirs=2).location.endswith("/questions/numeric")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_results_of_a_quiz_tell_of_newer_versions(shelf: Shelf, teacher: Signed, language: str) -> None:
    quiz = make_quiz(shelf)
    start(shelf, quiz, GUEST)
    shelf.save(reworded("Mended?"))
    path = f"/quizzes/{quiz}/results"
    assert f"/quizzes/{quiz}/follow" in teacher.client.get(f"{path}?lang={language}").get_data(as_text=True)
    assert post(teacher.client, f"/quizzes/{quiz}/follow", page=path).status_code == 303
    assert f"/quizzes/{quiz}/follow" not in teacher.client.get(path).get_data(as_text=True)
