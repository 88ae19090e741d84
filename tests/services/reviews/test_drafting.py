"""An article that a teacher brings becomes drafts, or a failed job with its reason and nothing else."""

import pytest
from sqlalchemy import func, select

from quizapp.config import ROOT
from quizapp.errors import Conflict, Invalid
from quizapp.formats.articles.reader import LARGEST
from quizapp.jobs.runner import work_off
from quizapp.services import jobs, reviews
from quizapp.services.bank_folders import load_folder
from quizapp.services.jobs import JobView
from quizapp.services.reviews import drafting
from quizapp.storage.database import Database
from quizapp.storage.jobs import JobUploadRow
from quizapp.storage.reviews import OwnArticleRow, ReviewDraftRow, ReviewRow
from tests.services.reviews.desk import FERRY, NOW, Desk

DAMAGED = "當(dāng)?shù)貢r(shí)間5月30日,,瑪麗·米克爾發(fā)布了長(zhǎng)達(dá)340頁(yè)的報(bào)告。"
TWO_ARTICLES = "".join(
    f"<article><h1>Part {n}</h1>" + f"<p>{FERRY[12:]} It was {n} hours late.</p>" * 4 + "</article>"
    for n in (1, 2)
).encode()


def bring_file(desk: Desk, name: str, content: bytes, *, split: bool = False) -> JobView:
    job = reviews.start_from_file(desk.database, desk.visitor, name, content, split=split, now=NOW)
    work_off(desk.database)
    return jobs.get_job(desk.database, desk.visitor, job)


def stored(database: Database) -> list[int]:
    with database.read() as session:
        tables = (OwnArticleRow, ReviewRow, ReviewDraftRow, JobUploadRow)
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_a_pasted_article_becomes_a_review_with_proven_drafts(desk: Desk) -> None:
    job = desk.bring()
    assert (job.state, job.step, job.title) == ("done", "saving", "# The Tern")
    page = desk.page
    assert [one.fact.value for one in page.drafts] == ["240", "4.3", "2021-05-03", "240", "32"]
    for draft in page.drafts:
        (source,) = draft.fact.sources
        printed = draft.fact.printed.in_("en") if draft.fact.printed else ""
        paragraph = next(one for one in page.paragraphs if one.id == draft.paragraph)
        marked = [piece.text for piece in paragraph.pieces if draft.id in piece.values]
        assert marked == [printed] and source.article == page.article.id
    assert (page.article.title, page.article.encoding, page.article.language) == ("The Tern", "utf-8", "en")


def test_a_file_is_kept_as_received_beside_its_repaired_reading(lone_desk: Desk) -> None:
    job = bring_file(lone_desk, "C:\\articles\\meeker.txt", DAMAGED.encode("utf-16"))
    lone_desk.review_id = job.result["reviews"][0]
    article = lone_desk.page.article
    assert (article.file_name, article.encoding) == ("meeker.txt", "utf-16")
    assert {change.kind for change in article.changes} >= {"pinyin", "shift", "comma"}
    shown = "".join(piece.text for paragraph in lone_desk.page.paragraphs for piece in paragraph.pieces)
    assert shown == "當地時間5月30日,瑪麗·米克爾發布了長達340頁的報告。"
    with lone_desk.database.read() as session:
        assert session.scalars(select(OwnArticleRow.text)).all() == [DAMAGED]
    for draft in lone_desk.page.drafts:
        (source,) = draft.fact.sources
        assert set("340頁") <= set(DAMAGED[source.start : source.end])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        ("a.txt", bytes(range(1, 32)) * 4, "no text"),
        ("a.zip", b"PK\x03\x04" + bytes(30), "archive|damaged"),
        ("a.txt", b"Nothing in here can be asked.", "No fact"),
        ("a.txt", "これは船です。とても大きいです。".encode(), "language|Japanese"),
    ],
)
def test_bad_input_leaves_a_failed_job_and_nothing_else(
    lone_desk: Desk, name: str, content: bytes, said: str
) -> None:
    job = bring_file(lone_desk, name, content)
    assert job.state == "failed" and job.error is not None
    assert any(word in str(job.error) for word in said.split("|")), job.error
    assert stored(lone_desk.database) == [0, 0, 0, 0]


def test_what_cannot_be_an_article_is_refused_at_once(lone_desk: Desk) -> None:
    def start(content: bytes = b"The tower is 56 m high.", published: str = "") -> str:
        return reviews.start_from_file(
            lone_desk.database, lone_desk.visitor, "a.txt", content, published=published, now=NOW
        )

    for content in (b"", b" \n\t"):
        with pytest.raises(Invalid, match="Paste the text"):
            start(content)
    with pytest.raises(Invalid, match="larger"):
        start(bytes(LARGEST + 1) + b"x")
    for published in ("yesterday", "2025-02-30", "2025-13", "2025-1-1"):
        with pytest.raises(Invalid, match="no date"):
            start(published=published)
    with pytest.raises(Invalid, match="copy it again"):
        reviews.start_from_text(lone_desk.database, lone_desk.visitor, "a \ud800 b", now=NOW)
    for published in ("2025", "2025-02", "2024-02-29", "", "2025-12-31"):
        start(published=published)
    with pytest.raises(Conflict, match="wait"):
        start()


def test_a_text_beyond_measure_is_told(lone_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "MOST_CHARACTERS", 20)
    job = lone_desk.bring()
    assert job.state == "failed" and "more than 20" in str(job.error)
    assert stored(lone_desk.database) == [0, 0, 0, 0]


def test_several_articles_in_one_file_become_a_review_each(lone_desk: Desk) -> None:
    job = bring_file(lone_desk, "two.html", TWO_ARTICLES, split=True)
    titles = [card.title for card in reviews.list_reviews(lone_desk.database, lone_desk.visitor)]
    assert sorted(titles) == ["Part 1", "Part 2"]
    assert len(job.result["reviews"]) == 2


def test_a_file_of_several_articles_stays_one_unless_it_is_to_be_split(lone_desk: Desk) -> None:
    job = bring_file(lone_desk, "two.html", TWO_ARTICLES)
    assert len(job.result["reviews"]) == 1


def test_the_date_that_was_told_settles_days_without_a_year(lone_desk: Desk) -> None:
    lone_desk.bring("The Tern was launched on 3 May.", published="2021-06-01", title="A launch")
    assert lone_desk.page.drafts[0].fact.value == "2021-05-03"
    assert (lone_desk.page.article.published, lone_desk.page.article.title) == ("2021-06-01", "A launch")


def test_the_day_of_what_an_article_tells_is_not_its_own(lone_desk: Desk) -> None:
    lone_desk.bring("A gale\n\nOn 17 January 2024 the Tern sank. It was raised on 3 May.")
    assert lone_desk.page.article.published is None
    assert [one.fact.value for one in lone_desk.page.drafts] == ["2024-01-17", "--05-03"]
    lone_desk.bring("17 January 2024\n\nA gale\n\nThe Tern sank on 3 January.")
    assert (lone_desk.page.article.published, lone_desk.page.article.title) == ("2024-01-17", "A gale")


def test_drafts_are_compared_with_the_banks_that_their_reviewer_may_see(lone_desk: Desk) -> None:
    load_folder(lone_desk.database, ROOT / "question_banks" / "deepseek-v3", now=NOW)
    lone_desk.bring("DeepSeek-V3 has 671 billion parameters. DeepSeek-V3 was trained on 9.9 trillion tokens.")
    relations = {draft.fact.value: draft.known for draft in lone_desk.page.drafts}
    same = relations["671000000000"]
    assert same is not None and (same.relation, same.bank_id) == ("same", "deepseek-v3")


def test_a_teachers_own_banks_are_compared_with_too_and_nobody_elses(review: Desk) -> None:
    review.do(reviews.accept_clean)
    reviews.publish(review.database, review.visitor, review.review_id, revision=1, title="Ferries", now=NOW)
    again = Desk(review.database, review.visitor)
    again.bring("The ferry Tern carries 240 passengers. The ferry Tern weighs 800 tonnes.")
    assert [one.known.relation if one.known else None for one in again.page.drafts] == ["same", None]
