"""An import is looked through, chosen from, taken into a bank and taken back, and nothing is lost on the way."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.jobs.runner import work_off
from quizapp.services import people, workbench
from quizapp.services.imports import accepting, working
from quizapp.services.imports import review as imports
from quizapp.services.imports.expiring import forget_imports
from quizapp.services.imports.storing import Sent
from quizapp.services.jobs import cancel_job
from quizapp.storage.banks import BankRow, QuestionRow, QuestionVersionRow
from quizapp.storage.database import Database
from quizapp.storage.imports import ImportChange, ImportedQuestionRow, ImportRow
from quizapp.storage.jobs import JobUploadRow
from quizapp.storage.media import MediumRow, put_media, use_media
from tests.people import make_person
from tests.services.imports.counter import FERRY, NOW, Counter, make_counter
from tests.services.imports.samples import DRAWING, DRAWING_NAME, PICTURE, PICTURE_NAME

CHANGED = FERRY.replace("240:5", "250:5")


@pytest.fixture
def counter(database: Database) -> Counter:
    counter = make_counter(database)
    assert counter.bring().state == "done"
    return counter


def standing(counter: Counter) -> dict[str, tuple[str, int, int | None]]:
    with counter.database.read() as session:
        rows = session.scalars(select(QuestionRow).order_by(QuestionRow.position)).all()
        return {row.key: (row.status, row.version, row.asked) for row in rows}


def content(counter: Counter, key: str) -> dict[str, object]:
    with counter.database.read() as session:
        wanted = select(QuestionVersionRow.content).join(
            QuestionRow, QuestionVersionRow.question_id == QuestionRow.id
        )
        found = session.scalar(
            wanted.where(QuestionRow.key == key, QuestionVersionRow.number == QuestionRow.version)
        )
    assert found is not None
    return found


def count(database: Database, *tables: type) -> list[int]:
    with database.read() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_nothing_is_in_a_bank_before_it_is_accepted(counter: Counter) -> None:
    page = counter.page
    assert (page.card.state, page.card.bank, standing(counter)) == ("waiting", None, {})
    assert page.card.counts["questions"] == page.card.counts["imported"] + page.card.counts["skipped"] == 4
    assert [one.place for one in page.questions] == [f"line {n}" for n in (2, 4, 6, 8)]
    assert [bool(one.faults) for one in page.questions] == [False, False, True, False]
    assert page.linted
    assert "{#240:5}" in page.questions[0].original


@pytest.mark.parametrize("step", ["put_wanted", "note", "use_media", "bring_quizzes"])
def test_an_acceptance_that_breaks_at_any_step_leaves_nothing(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    whole = getattr(accepting, step)

    def breaks(*given: object, **named: object) -> None:
        whole(*given, **named)
        raise OSError("the machine stops")

    with monkeypatch.context() as patch:
        patch.setattr(accepting, step, breaks)
        with pytest.raises(OSError, match="the machine stops"):
            counter.do(imports.accept)
    assert (standing(counter), counter.page.card.state) == ({}, "waiting")
    assert count(counter.database, BankRow) == [0]
    assert counter.do(imports.accept)


def test_what_is_accepted_is_in_the_bank_and_taken_back_as_a_whole(counter: Counter) -> None:
    bank = counter.do(imports.accept)
    assert standing(counter) == {
        "tern-p": ("ready", 1, 1),
        "battery": ("ready", 1, 1),
        "broken": ("draft", 1, None),
        "why": ("ready", 1, 1),
    }
    assert counter.page.card.bank is not None
    assert counter.page.card.bank.id == bank
    counter.do(imports.undo)
    assert {status for status, _, _ in standing(counter).values()} == {"retired"}
    assert count(counter.database, QuestionVersionRow) == [4]
    assert counter.do(imports.accept) == bank
    assert standing(counter)["tern-p"] == ("ready", 2, 2)
    assert len(standing(counter)) == 4


def test_a_second_import_shows_the_difference_and_its_undo_restores_what_was(counter: Counter) -> None:
    bank = counter.do(imports.accept)
    before = content(counter, "tern-p")
    counter.bring(CHANGED, bank=bank)
    first, *rest = counter.page.questions
    assert (first.match.kind, first.choice) == ("changed", "replace")
    assert {one.match.kind for one in rest} == {"same"}
    assert [(one.before, one.after) for one in first.changes] == [("240", "250")]
    counter.do(imports.accept)
    assert standing(counter)["tern-p"] == ("ready", 2, 2)
    assert content(counter, "tern-p") != before
    counter.do(imports.undo)
    assert standing(counter)["tern-p"] == ("ready", 3, 3)
    assert content(counter, "tern-p") == before
    assert standing(counter)["battery"] == ("ready", 1, 1)


def test_choices_are_kept_and_only_those_that_make_sense(counter: Counter) -> None:
    counter.do(imports.choose, {0: "skip", 1: "take"})
    assert counter.page.choices == {"skip": 1, "take": 3}
    with pytest.raises(NotFound):
        counter.do(imports.choose, {0: "replace"})
    assert counter.do(imports.choose_all, ("new",), "skip") == 4
    with pytest.raises(Invalid):
        counter.do(imports.accept)
    counter.do(imports.choose, {2: "take"})
    counter.do(imports.accept)
    assert list(standing(counter)) == ["broken"]
    with pytest.raises(Conflict):
        counter.do(imports.choose, {0: "take"})


def test_a_page_that_is_old_changes_nothing(counter: Counter) -> None:
    old = counter.page.revision
    counter.do(imports.choose, {0: "skip"})
    for action in (imports.accept, imports.discard, imports.undo):
        with pytest.raises(Conflict):
            action(counter.database, counter.visitor, counter.import_id, revision=old, now=NOW)
    assert standing(counter) == {}


def test_duplicates_are_left_out_unless_somebody_wants_both(counter: Counter) -> None:
    bank = counter.do(imports.accept)
    again = "::Other name::[markdown]how many passengers does the TERN carry {#240:5}\n\n::N:: What is new here, then? {=this ~that}\n"
    counter.bring(again.replace("TERN", "**TERN**"), name="other.gift", bank=bank)
    assert [(one.match.kind, one.match.key, one.choice) for one in counter.page.questions] == [
        ("duplicate", "tern-p", "skip"),
        ("new", "", "take"),
    ]
    counter.do(imports.choose, {0: "take"})
    counter.do(imports.accept)
    assert set(standing(counter)) == {"tern-p", "battery", "broken", "why", "other-name", "n"}


def test_another_teacher_finds_nothing(counter: Counter) -> None:
    other = people.visitor_of(make_person(counter.database, "teacher"))
    with pytest.raises(NotFound):
        imports.get_import_page(counter.database, other, counter.import_id)
    with pytest.raises(NotFound):
        imports.accept(counter.database, other, counter.import_id, revision=1, now=NOW)
    learner = people.visitor_of(make_person(counter.database))
    bank = counter.do(imports.accept)
    with pytest.raises(NotFound):
        imports.start_import(counter.database, other, Sent(b"x"), bank=bank, now=NOW)
    with pytest.raises(Forbidden):
        imports.start_import(counter.database, learner, Sent(b"x"), now=NOW)


def test_a_stopped_or_broken_upload_leaves_nothing(database: Database) -> None:
    counter = make_counter(database)
    job = imports.start_import(database, counter.visitor, Sent(FERRY.encode()), now=NOW)
    cancel_job(database, counter.visitor, job, now=NOW)
    assert not work_off(database)
    failed = counter.bring("Dear colleague, this is a letter.")
    assert failed.state == "failed"
    assert failed.error is not None
    assert failed.error.params["where"] == "file"
    assert count(database, ImportRow, ImportedQuestionRow, JobUploadRow, BankRow, MediumRow) == [0] * 5


def test_a_wish_to_stop_ends_the_reading_itself(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = make_counter(database)
    job = imports.start_import(database, counter.visitor, Sent(FERRY.encode()), now=NOW)

    def slow(content: bytes, name: str, format: str, *, look) -> None:
        cancel_job(database, counter.visitor, job, now=NOW)
        look()

    monkeypatch.setattr(working, "read_file", slow)
    assert work_off(database)
    assert count(database, ImportRow, JobUploadRow) == [0, 0]


def test_flaws_of_a_large_import_come_from_a_job_of_their_own(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "LINTED_AT_ONCE", 2)
    counter = make_counter(database)
    counter.bring()
    assert not counter.page.linted
    assert counter.page.flawed == 0
    assert work_off(database)
    assert counter.page.linted
    assert counter.page.flawed
    bank = counter.do(imports.accept)
    reworded = FERRY.replace("::Why:: Say why it was built.", "::Reason:: Say why it was built so.")
    counter.bring(reworded, "again.txt", bank=bank)
    assert not any(one.match.kind == "near" for one in counter.page.questions)
    counter.do(imports.choose, {3: "skip"})
    assert work_off(database)
    (near,) = (one for one in counter.page.questions if one.match.kind == "near")
    assert (near.match.key, near.choice, bool(near.changes)) == ("why", "skip", True)


def test_an_import_that_nobody_takes_is_forgotten_in_time_with_media_that_nothing_else_has(
    counter: Counter,
) -> None:
    taken = counter.import_id
    counter.do(imports.accept)
    counter.bring(f"::Seen:: ![A map](media/{PICTURE_NAME}) Where is it? {{}}", "seen.txt")
    with counter.database.write() as session:
        put_media(session, {PICTURE_NAME: PICTURE, DRAWING_NAME: DRAWING}, now=NOW)
        waiting = session.query(ImportRow).filter_by(public_id=counter.import_id).one()
        use_media(session, [PICTURE_NAME, DRAWING_NAME], import_id=waiting.id)
        use_media(session, [DRAWING_NAME], bank_id=session.query(BankRow).one().id)
    ends = counter.page.card.ends_at
    assert ends == counter.page.card.created_at + timedelta(days=14)
    assert forget_imports(counter.database, now=ends) == 0
    assert forget_imports(counter.database, now=ends + timedelta(seconds=1)) == 1
    with counter.database.read() as session:
        assert session.scalars(select(MediumRow.name)).all() == [DRAWING_NAME]
    with pytest.raises(NotFound):
        _ = counter.page
    counter.import_id = taken
    assert counter.page.card.ends_at is None and len(counter.page.questions) == 4


def test_an_import_is_among_the_changes_of_its_bank(counter: Counter) -> None:
    def latest() -> list[object]:
        return list(workbench.list_changes(counter.database, counter.visitor, bank)[1])

    counter.do(imports.choose, {3: "skip"})
    bank = counter.do(imports.accept)
    (one,) = latest()
    assert isinstance(one, ImportChange)
    assert (one.file_name, one.added, one.replaced, one.left_out) == ("ferry.txt", 3, 0, 1)
    assert one.by and one.at == NOW and one.undone_at is None
    imports.undo(counter.database, counter.visitor, one.id, revision=one.revision or 0, now=NOW)
    counter.bring(CHANGED, bank=bank)
    counter.do(imports.accept)
    again, before = latest()
    assert isinstance(again, ImportChange) and isinstance(before, ImportChange)
    assert before.undone_at == NOW and again.replaced and again.undone_at is None


def test_what_was_never_taken_is_forgotten(counter: Counter) -> None:
    counter.do(imports.discard)
    assert count(counter.database, ImportRow, ImportedQuestionRow) == [0, 0]
    counter.bring()
    counter.do(imports.accept)
    with pytest.raises(Conflict):
        counter.do(imports.discard)
