"""The pages from a teacher's article to a bank, without scripts."""

import io
import re
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quizapp.core.languages import Twin
from quizapp.formats.articles.reader import LARGEST
from quizapp.jobs.runner import work_off
from quizapp.services import reviews
from quizapp.storage.database import Base, Database
from quizapp.web.reviews.desk import open_draft
from tests.people import Signed, csrf_token, post, sign_in
from tests.services.reviews.desk import FERRY, Desk
from tests.services.workbench.shelf import Shelf

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
BRING = "/reviews/new"
DAMAGED = "The Tern stores 4.3 MWh and was launched on 3 May 2021. The Tern carries ２４０ passengers."


@pytest.fixture
def teacher(app: Flask) -> Signed:
    return sign_in(app, "teacher")


@pytest.fixture
def desk(database: Database, teacher: Signed) -> Desk:
    """The teacher's desk with the review of an article about a ferry."""
    desk = Desk(database, teacher.visitor)
    assert desk.bring().state == "done"
    return desk


def show(signed: Signed, path: str) -> str:
    answer = signed.client.get(path, query_string={"lang": "en"} if "?" not in path else None)
    assert answer.status_code == 200, answer.status
    return answer.get_data(as_text=True)


def bring(teacher: Signed, **fields: object) -> TestResponse:
    token = csrf_token(teacher.client, BRING)
    sent = {"csrf_token": token, "text": "", **fields}
    return teacher.client.post(BRING, data=sent, content_type="multipart/form-data")


def send_large(teacher: Signed, path: str, page: str, size: int) -> TestResponse:
    """What a form answers that is sent with a file of so many bytes."""
    token = csrf_token(teacher.client, page)
    head = f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    head += '--x\r\nContent-Disposition: form-data; name="file"; filename="large.txt"\r\n\r\n'
    content = head.encode() + b"a" * size + b"\r\n--x--\r\n"
    return teacher.client.post(path, data=content, content_type="multipart/form-data; boundary=x")


def act(teacher: Signed, desk: Desk, do: str, draft: str = "", revision: int | None = None) -> TestResponse:
    page = f"/reviews/{desk.review_id}"
    seen = desk.page.revision if revision is None else revision
    return post(teacher.client, f"{page}/act", page=page, do=do, draft=draft, revision=seen)


def rows(database: Database) -> int:
    tables = [Base.metadata.tables[name] for name in ("own_articles", "reviews", "review_drafts")]
    with database.read() as session:
        return sum(len(session.execute(table.select()).all()) for table in tables)


class TestBringing:
    def test_a_pasted_article_is_read_by_the_worker_and_leads_to_its_review(
        self, teacher: Signed, database: Database
    ):
        answer = bring(teacher, text=FERRY)
        assert answer.status_code == 303
        assert "It waits for its turn." in show(teacher, answer.location)
        assert "The Tern" not in show(teacher, "/reviews").partition("Reviews</h2>")[2]
        work_off(database)
        done = teacher.client.get(answer.location)
        assert done.status_code == 303 and "240" in show(teacher, done.location)

    def test_a_file_is_read_as_well(self, teacher: Signed, database: Database):
        answer = bring(teacher, file=(io.BytesIO(FERRY.encode("utf-16")), "ferry.txt"))
        assert answer.status_code == 303 and "ferry.txt" in show(teacher, answer.location)
        work_off(database)
        assert "utf-16" in show(teacher, teacher.client.get(answer.location).location).lower()

    @pytest.mark.parametrize(("split", "count"), [({}, 1), ({"split": "y"}, 2)], ids=["as one", "apart"])
    def test_a_text_of_several_articles_becomes_a_review_of_each_where_that_is_wished(
        self, teacher: Signed, database: Database, split: dict[str, str], count: int
    ):
        text = "\n\n".join(f"Article {number}: Ferry {number}\n\n{FERRY[12:]}" for number in (1, 2))
        job = bring(teacher, text=text, **split).location
        work_off(database)
        assert teacher.client.get(job).location.startswith("/reviews/" if count == 1 else "/reviews")
        assert show(teacher, "/reviews").count("drafts reviewed") == count

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"text": "   "}, "Paste the text of an article, or choose a file."),
            ({"text": FERRY, "published": "soon"}, "is no date"),
            ({"file": (io.BytesIO(b""), "empty.txt")}, "Paste the text of an article, or choose a file."),
        ],
    )
    def test_what_cannot_be_brought_is_said_on_the_form(
        self, teacher: Signed, database: Database, fields: dict[str, object], said: str
    ):
        answer = bring(teacher, **fields)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422 and said in page and 'role="alert"' in page
        assert not work_off(database) and rows(database) == 0

    @pytest.mark.parametrize("megabytes", [51, 55])
    def test_a_file_that_is_too_large_is_told_and_nothing_is_stored(
        self, teacher: Signed, database: Database, megabytes: int
    ):
        answer = send_large(teacher, BRING, BRING, megabytes * 1_000_000)
        assert answer.status_code in (413, 422)
        assert "larger than an article can be: 50 MB at most" in answer.get_data(as_text=True)
        assert not work_off(database)

    @pytest.mark.parametrize("path", ["/account", "/reviews/any/act"])
    def test_other_forms_take_no_more_than_before(self, teacher: Signed, path: str):
        answer = send_large(teacher, path, "/account", LARGEST // 20)
        assert answer.status_code == 413

    @pytest.mark.parametrize(
        "content",
        [bytes(range(256)) * 40, "Der Fährmann wartet am Ufer auf die Gäste.".encode(), b"nothing but words"],
        ids=["binary", "another language", "no fact"],
    )
    def test_what_is_no_article_ends_with_the_reason_and_nothing_is_stored(
        self, teacher: Signed, database: Database, content: bytes
    ):
        job = bring(teacher, file=(io.BytesIO(content), "some.txt")).location
        work_off(database)
        page = show(teacher, job)
        assert 'data-state="failed"' in page and "Nothing of it was kept." in page
        assert rows(database) == 0 and "Could not be read" in show(teacher, "/reviews")

    def test_an_article_that_waits_can_be_stopped(self, teacher: Signed, database: Database):
        job = bring(teacher, text=FERRY).location
        answer = post(teacher.client, f"{job}/cancel", page=job)
        assert answer.status_code == 303
        assert not work_off(database) and 'data-state="cancelled"' in show(teacher, job)


class TestShowing:
    def test_every_fact_of_the_article_is_marked_and_leads_to_its_draft(self, teacher: Signed, desk: Desk):
        page = show(teacher, f"/reviews/{desk.review_id}")
        marked = set(re.findall(r'class="todo-s" href="[^"]*draft=(\w+)', page))
        assert marked | {"f1"} == {draft.id for draft in desk.page.drafts}
        assert page.count('<mark id="here"') == 1

    def test_the_article_stands_there_whole(self, teacher: Signed, desk: Desk):
        html = (
            show(teacher, f"/reviews/{desk.review_id}")
            .partition("<blockquote")[2]
            .partition("</blockquote>")[0]
        )
        text = re.sub(r"<sup>\d+</sup>|<[^>]*>|\u2060|¶\d+|\s", "", html.partition(">")[2])
        assert text == re.sub(r"\s", "", FERRY)

    def test_repairs_are_shown(self, teacher: Signed, database: Database):
        desk = Desk(database, teacher.visitor)
        desk.bring(DAMAGED)
        page = show(teacher, f"/reviews/{desk.review_id}")
        assert (
            "1 place of the article was repaired" in page
            and "<del>２４０</del>" in page
            and "<ins>240</ins>" in page
        )

    def test_what_the_article_says_is_text_and_nothing_else(self, teacher: Signed, database: Database):
        desk = Desk(database, teacher.visitor)
        attack = "1 <img src=x onerror=alert(1)> 2 & {{7*7}}"
        desk.bring(f"The ferry Tern carries 240 passengers. It says {attack}.", title="<b>Tern</b>")
        assert attack in "".join(one.text for part in desk.page.paragraphs for one in part.pieces)
        page = show(teacher, f"/reviews/{desk.review_id}")
        assert "<img src=x" not in page and "<b>Tern" not in page and "{{7*7}}" in page

    def test_another_teacher_finds_neither_review_nor_article(self, app: Flask, desk: Desk):
        other = sign_in(app, "teacher")
        assert other.client.get(f"/reviews/{desk.review_id}").status_code == 404
        assert desk.review_id not in show(other, "/reviews")


class TestJudging:
    def test_an_accepted_draft_is_counted_and_the_next_one_is_open(self, teacher: Signed, desk: Desk):
        answer = act(teacher, desk, "accept", "f1")
        assert answer.status_code == 303 and "draft=f2" in answer.location
        assert "1 of 5 drafts reviewed" in show(teacher, answer.location)

    def test_undo_takes_it_back_and_opens_it_again(self, teacher: Signed, desk: Desk):
        act(teacher, desk, "reject", "f1")
        answer = act(teacher, desk, "undo", "f2")
        assert "draft=f1" in answer.location and desk.page.counters.open == len(desk.page.drafts)
        assert "draft=f1" in act(teacher, desk, "redo", "f2").location
        assert desk.page.counters.rejected == 1

    def test_a_page_that_is_behind_is_told_and_changes_nothing(self, teacher: Signed, desk: Desk):
        act(teacher, desk, "accept", "f1", revision=0)
        answer = act(teacher, desk, "reject", "f1", revision=0)
        assert "changed in another window" in show(teacher, answer.location)
        assert desk.page.counters.rejected == 0

    def test_all_without_a_flag_are_accepted_in_one_step(self, teacher: Signed, desk: Desk):
        clean = desk.page.counters.clean
        act(teacher, desk, "clean")
        assert clean and desk.page.counters.accepted == clean
        act(teacher, desk, "undo")
        assert desk.page.counters.accepted == 0

    def test_two_drafts_of_one_value_are_offered_to_be_merged(self, teacher: Signed, desk: Desk):
        same = [draft for draft in desk.page.drafts if draft.fact.value == "240"]
        assert [twin.id for twin in open_draft(desk.page, same[0].id).twins] == [same[1].id]
        page = show(teacher, f"/reviews/{desk.review_id}?draft={same[0].id}")
        assert f'value="merge:{same[1].id}"' in page
        act(teacher, desk, f"merge:{same[1].id}", same[0].id)
        assert desk.page.counters.merged == 1 and len(desk.draft("240").fact.sources) == 2

    def test_a_single_question_is_left_out_and_taken_in(self, teacher: Signed, desk: Desk):
        draft = desk.page.drafts[0]
        question = draft.questions[0].draft.id
        act(teacher, desk, f"leave:{question}", draft.id)
        assert desk.page.drafts[0].questions[0].status == "rejected"
        act(teacher, desk, f"keep:{question}", draft.id)
        assert desk.page.counters.questions == 1

    @pytest.mark.parametrize("do", ["", "destroy", "accept_all"])
    def test_a_button_that_is_none_does_nothing(self, teacher: Signed, desk: Desk, do: str):
        assert act(teacher, desk, do, "f1").status_code == 400
        assert desk.page.revision == 0


class TestEditing:
    def test_a_fact_that_the_article_proves_is_kept(self, teacher: Signed, desk: Desk):
        draft = desk.draft("240")
        path = f"/reviews/{desk.review_id}/drafts/{draft.id}"
        fields = {"subject": "Tern", "attribute": "seats", "value": "240", "unit": "passengers"}
        fields |= {"standing": "stated", "qualifier": "", "revision": "0"}
        assert post(teacher.client, path, **fields).status_code == 303
        assert desk.draft("240").fact.attribute.in_("en") == "seats"

    def test_a_value_that_the_article_does_not_print_is_refused_in_words(self, teacher: Signed, desk: Desk):
        draft = desk.draft("240")
        path = f"/reviews/{desk.review_id}/drafts/{draft.id}"
        fields = {"subject": "Tern", "attribute": "seats", "value": "999", "unit": "passengers"}
        fields |= {"standing": "stated", "qualifier": "", "revision": "0"}
        answer = post(teacher.client, f"{path}", **fields)
        assert answer.status_code == 422 and "999" in answer.get_data(as_text=True)
        assert desk.page.revision == 0

    def test_a_question_is_changed_in_the_editor(self, teacher: Signed, desk: Desk):
        draft, place, gap = next(
            (draft, place, one)
            for draft in desk.page.drafts
            for place, one in enumerate(draft.questions)
            if one.draft.question.kind == "cloze" and draft.fact.value.isdigit()
        )
        path = f"/reviews/{desk.review_id}/drafts/{draft.id}/questions/{gap.draft.id}"
        fields = {"stem-en": "The Tern takes {{v}} people.", "blanks-0-id": "v", "blanks-0-way": "typed"}
        fields |= {
            "blanks-0-answer-value": draft.fact.value,
            "blanks-0-answer-type": "number",
            "revision": "0",
            "do": "save",
        }
        answer = post(teacher.client, path, **fields)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        changed = desk.draft(draft.fact.value).questions[place]
        assert changed.edited and changed.draft.question.stem.en == "The Tern takes {{v}} people."
        assert changed.draft.question.facts == (draft.fact.id,)

    @pytest.mark.parametrize("kind", ["numeric", "single_choice", "open_answer"])
    def test_a_question_of_ones_own_is_added(self, teacher: Signed, desk: Desk, kind: str):
        draft = desk.draft("240")
        path = f"/reviews/{desk.review_id}/drafts/{draft.id}/questions/new?kind={kind}"
        assert 'name="stem-en"' in show(teacher, path)
        fields = {"stem-en": "How many people?", "answer-value": "240", "revision": "0", "do": "save"}
        for number, text in enumerate(("240", "250")):
            fields |= {f"options-{number}-id": "ab"[number], f"options-{number}-text-en": text}
        answer = post(teacher.client, path, **fields, **{"options-0-fraction": "1"})
        assert answer.status_code == 303, answer.get_data(as_text=True)
        assert len(desk.draft("240").questions) == len(draft.questions) + 1

    def test_what_the_lint_says_of_a_question_stands_at_its_field_before_it_is_kept(
        self, teacher: Signed, desk: Desk
    ):
        path = f"/reviews/{desk.review_id}/drafts/{desk.draft('240').id}/questions/new?kind=single_choice"
        fields = {"stem-en": "How many passengers does the Tern carry?", "revision": "0", "do": "preview"}
        for number, text in enumerate(("240", "250", "all of the above")):
            fields |= {f"options-{number}-id": "abc"[number], f"options-{number}-text-en": text}
        page = post(teacher.client, path, **fields, **{"options-0-fraction": "1"}).get_data(as_text=True)
        assert re.search(r'warn-t" id="options[^"]*-note-1"', page)
        assert desk.page.revision == 0

    def test_a_faulty_question_is_not_kept(self, teacher: Signed, desk: Desk):
        path = f"/reviews/{desk.review_id}/drafts/f1/questions/new?kind=numeric"
        answer = post(teacher.client, path, **{"stem-en": "How many?", "revision": "0", "do": "save"})
        assert answer.status_code == 422 and desk.page.revision == 0


class TestPublishing:
    def publish(self, teacher: Signed, desk: Desk, **fields: object) -> TestResponse:
        sent = {"revision": desk.page.revision, "where": "+", "title": "Ferries", **fields}
        return post(teacher.client, f"/reviews/{desk.review_id}/publish", **sent)

    def test_what_was_accepted_is_a_bank_that_a_quiz_can_be_made_of(self, teacher: Signed, desk: Desk):
        act(teacher, desk, "accept", desk.draft("240").id)
        count = desk.page.counters.questions
        assert count and f"{count} question" in show(teacher, f"/reviews/{desk.review_id}/publish")
        answer = self.publish(teacher, desk)
        assert answer.status_code == 303
        bank = show(teacher, answer.location)
        assert "Ferries" in bank and f"Published: {count} question" in bank and "/new-quiz" in bank

    def test_nothing_that_nobody_accepted_goes_live(self, teacher: Signed, desk: Desk):
        page = show(teacher, f"/reviews/{desk.review_id}/publish")
        assert "Nothing is accepted yet" in page and 'name="where"' not in page

    def test_a_page_that_is_behind_publishes_nothing(self, teacher: Signed, desk: Desk):
        act(teacher, desk, "clean")
        answer = self.publish(teacher, desk, revision=0)
        assert answer.status_code == 422 and desk.page.publication is None

    def test_a_bank_without_a_title_is_refused(self, teacher: Signed, desk: Desk):
        act(teacher, desk, "clean")
        answer = self.publish(teacher, desk, title=" ")
        assert answer.status_code == 422 and "title" in answer.get_data(as_text=True)

    def test_what_was_changed_in_the_bank_is_shown_before_it_is_published_again(
        self, teacher: Signed, desk: Desk
    ):
        act(teacher, desk, "clean")
        bank = self.publish(teacher, desk).location.rpartition("/")[2]
        shelf = Shelf(desk.database, desk.visitor, bank)
        draft = desk.draft("4.3")
        question = draft.questions[0].draft.question
        shelf.save(replace(question, explanation=Twin(en="From the bank.")))
        edited = replace(question, explanation=Twin(en="From the review."))
        desk.do(reviews.edit_draft_question, draft.id, edited)
        for language, said in (("en", "What the bank changed"), ("zh", "题库里的改动")):
            page = show(teacher, f"/reviews/{desk.review_id}/publish?lang={language}")
            assert said in page and page.count(f'name="choice:{question.id}"') == 2
        self.publish(teacher, desk, where=bank, **{f"choice:{question.id}": "mine"})
        assert shelf.open(question.id).question.explanation == Twin(en="From the review.")

    def test_it_is_withdrawn_and_the_review_stays(self, teacher: Signed, desk: Desk):
        act(teacher, desk, "clean")
        bank = self.publish(teacher, desk).location
        page = f"/reviews/{desk.review_id}/publish"
        post(teacher.client, f"/reviews/{desk.review_id}/withdraw", page=page, revision=desk.page.revision)
        assert teacher.client.get(bank).status_code == 404
        assert desk.page.counters.accepted and desk.page.publication is None

    def test_a_review_is_deleted_with_its_article_once_it_is_withdrawn(
        self, teacher: Signed, desk: Desk, database: Database
    ):
        act(teacher, desk, "clean")
        self.publish(teacher, desk)
        page, revision = f"/reviews/{desk.review_id}", desk.page.revision
        post(teacher.client, f"{page}/delete", page=page, revision=revision)
        assert "withdraw it before" in show(teacher, page) and rows(database)
        post(teacher.client, f"{page}/withdraw", page=page, revision=revision)
        post(teacher.client, f"{page}/delete", page=page, revision=revision)
        assert teacher.client.get(page).status_code == 404 and rows(database) == 0
