"""A quiz over several banks: what its maker may ask of, two questions of one id, a bank that is shared no more."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.entry import Entry, entries_of
from quizapp.core.quizzes.quiz import Draw
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import grading, quiz_building, quizzes, regrading, workbench
from quizapp.services.exports import export_bank
from quizapp.services.quiz_building import BuilderRow
from quizapp.services.quiz_checks import rows_revision
from quizapp.services.quiz_copies import copy_quiz
from quizapp.services.quiz_flaws import find_quiz_flaws
from quizapp.services.statistics.computing import compute_statistics
from quizapp.services.statistics.showing import get_item, quiz_statistics
from quizapp.storage.bank_versions import put_bank
from quizapp.storage.banks import BankRow, find_bank
from quizapp.storage.quizzes import has_quizzes
from tests.core.questions.samples import NUMERIC, OPEN, SHORT
from tests.harness.stage import BANK, Hands, Stage

FAR = "far"
# The first has the id of a question of the quiz's own bank.
THERE = (
    replace(SHORT, stem=Twin("别处的简答？", "A short one elsewhere?")),
    replace(NUMERIC, id="one", stem=Twin("别处的数值？", "A number elsewhere?"), tags=("far",)),
    replace(NUMERIC, id="two", stem=Twin("别处的数？", "Another number elsewhere?"), tags=("far",)),
    replace(OPEN, stem=Twin("别处的论述？", "Discuss what is elsewhere.")),
)
DRAW = Entry(draw=Draw(tags=("far",), banks=(FAR,)))


@dataclass
class Desk:
    """A teacher with a quiz over the bank of the site, and a colleague with a bank of their own."""

    stage: Stage
    teacher: Visitor
    colleague: Visitor
    quiz: str

    def share(self) -> None:
        workbench.share(self.stage.database, self.colleague, FAR, "teacher", "read", now=self.stage.now)

    def unshare(self) -> None:
        workbench.unshare(self.stage.database, self.colleague, FAR, self.teacher.person_id or 0)

    def add(self, *questions: str, bank: str | None = FAR) -> None:
        quiz_building.add_questions(
            self.stage.database, self.teacher, self.quiz, questions, bank=bank, now=self.stage.now
        )

    def add_draw(self, entry: Entry) -> None:
        quiz_building.add_draw(self.stage.database, self.teacher, self.quiz, entry, now=self.stage.now)

    def save(self, *rows: Entry) -> None:
        quiz = quizzes.get_own_quiz(self.stage.database, self.teacher, self.quiz)
        quiz_building.save_entries(
            self.stage.database,
            self.teacher,
            self.quiz,
            rows,
            revision=rows_revision(quiz),
            now=self.stage.now,
        )

    def rows(self) -> tuple[BuilderRow, ...]:
        return quiz_building.builder_page(self.stage.database, self.teacher, self.quiz).rows

    def take(self, name: str) -> Hands:
        return self.stage.start(self.stage.person(name), self.quiz)

    def stems(self, hands: Hands) -> list[str]:
        return [hands.slot(mark.number).stem.in_("en") for mark in hands.page().overview]

    def change(self, question: Question) -> None:
        opened = workbench.open_question(self.stage.database, self.colleague, FAR, question.id)
        workbench.save_question(
            self.stage.database,
            self.colleague,
            FAR,
            question,
            base=opened.newest,
            ready=True,
            now=self.stage.now,
        )


@pytest.fixture
def desk(stage: Stage) -> Desk:
    teacher, colleague = stage.person("teacher", "teacher"), stage.person("colleague", "teacher")
    bank = replace(BANK, id=FAR, title=Twin("远处", "Far"), facts=(), questions=THERE)
    with stage.database.write() as session:
        put_bank(session, bank, digest="far", origin="", owner_id=colleague.person_id, now=stage.now)
    stage.questions = {**stage.questions, **{f"{FAR}.{one.id}": one for one in THERE}}
    return Desk(stage, teacher, colleague, stage.quiz("short", owner=teacher))


def test_a_quiz_asks_of_the_banks_that_its_maker_sees_and_of_no_others(desk: Desk) -> None:
    def refused(
        error: type[Exception] | tuple[type[Exception], ...], act: Any, *args: Any, **more: Any
    ) -> None:
        with pytest.raises(error):
            act(*args, **more)

    database, other = desk.stage.database, desk.stage.person("other", "teacher")
    refused(NotFound, desk.add, "one")
    refused(Invalid, desk.save, Entry("short"), Entry("far.one"))
    refused(Invalid, desk.add_draw, DRAW)
    for ask in (quiz_building.offer_draw, quiz_building.find_source):
        refused(NotFound, ask, database, desk.teacher, desk.quiz, [FAR])
        for visitor in (other, desk.colleague, desk.stage.person(ask.__name__)):
            refused((NotFound, Forbidden), ask, database, visitor, desk.quiz, [])
    assert [row.entry.question for row in desk.rows()] == ["short"]
    desk.share()
    desk.add("short", "open")
    desk.add_draw(replace(DRAW, max_mark=2.0))
    offer = quiz_building.offer_draw(database, desk.teacher, desk.quiz, [FAR, BANK.id])
    assert offer.tags["far"] == 2 and offer.draw_banks == (BANK.id, FAR)
    assert quiz_building.offer_draw(database, desk.teacher, desk.quiz).draw_banks == ()
    assert quiz_building.find_source(database, desk.teacher, desk.quiz, [FAR]).there == {"short", "open"}
    rows = desk.rows()
    assert [row.entry.question for row in rows] == ["short", "far.short", "far.open", None]
    assert [list(row.banks) for row in rows] == [[], [FAR], [FAR], [FAR]] and rows[3].pool == 2
    page = quiz_building.builder_page(database, desk.teacher, desk.quiz)
    assert (page.total, page.papers.count, page.faults) == (page.total, 2, ()) and page.outlook.slots == 4
    sample = quiz_building.sample_quiz(database, desk.teacher, desk.quiz, 1)
    assert "A short one elsewhere?" in [slot.stem.en for slot in sample.slots] and len(sample.slots) == 4
    for act in (desk.add, lambda: desk.save(Entry("short"), Entry("nowhere.one"))):
        refused(Invalid, act)
    refused(Invalid, copy_quiz, database, other, desk.quiz, title=Twin("", "Mine"), now=desk.stage.now)


def test_each_bank_knows_the_quizzes_that_ask_of_it_and_does_not_take_them_along(desk: Desk) -> None:
    database = desk.stage.database
    desk.share()
    desk.add("one")
    with database.read() as session:
        bank = find_bank(session, FAR)
        assert bank is not None and has_quizzes(session, bank.id)
    [use] = workbench.get_talk(database, desk.colleague, FAR, "one").uses
    assert (use.quiz_id, use.named, use.managed) == (desk.quiz, True, False)
    assert workbench.get_talk(database, desk.colleague, FAR, "short").uses == ()
    # A file of the quiz's own bank holds the quizzes of that bank's owner, a file of the other bank none.
    with database.write() as session:
        session.get_one(BankRow, desk.stage.bank_id).owner_id = desk.teacher.person_id
    assert export_bank(database, None, FAR, "native").losses == ()
    [loss] = export_bank(database, None, BANK.id, "native").losses
    assert (loss.question, loss.stem.en, loss.message.params) == ("", "A quiz", {"banks": FAR})
    desk.save(Entry("short"))
    assert workbench.get_talk(database, desk.colleague, FAR, "one").uses == ()


def test_two_questions_of_one_id_are_never_taken_for_each_other(desk: Desk) -> None:
    database, quiz = desk.stage.database, desk.quiz
    desk.share()
    desk.add("open", bank=None)
    desk.add("short", "open")
    for name in ("ann", "bo"):
        hands = desk.take(name)
        assert len(desk.stems(hands)) == 4
        hands.save(1, hands.right(1))
        hands.save(2, {"text": ["here"]})
        hands.save(4, {"text": ["there"]})
        hands.hand_in()
    asked = {
        one.newest.id: one.attempts
        for one in regrading.regrade_page(database, desk.teacher, quiz, now=desk.stage.now).asked
    }
    assert asked == {"short": 2, "open": 2, "far.short": 2, "far.open": 2}
    for name, text in (("open", "here"), ("far.open", "there")):
        queue = grading.grading_queue(database, desk.teacher, quiz, name)
        assert {one.raw["text"][0] for one in queue.answers} == {text}
    compute_statistics(database, now=desk.stage.now)
    page = quiz_statistics(database, desk.teacher, quiz, "first")
    assert get_item(page, "short").facility == 1 and get_item(page, "far.short").facility == 0
    flaws = {one.id for one in find_quiz_flaws(database, desk.teacher, quiz)}
    assert flaws <= set(asked)


def test_what_two_banks_state_alike_is_one_fact_to_a_quiz(desk: Desk) -> None:
    stage, database = desk.stage, desk.stage.database
    told = replace(
        SHORT,
        id="tells",
        stem=Twin("R1 得 79.8% 用了什么方法？", "How did R1 reach 79.8%?"),
        facts=("score",),
    )
    again = replace(THERE[1], facts=("score",), tags=("again",))
    stage.write(replace(stage.questions["single"], facts=("score",)))
    bank = replace(BANK, id="copy", questions=(told, again))
    with database.write() as session:
        put_bank(session, bank, digest="copy", origin="", owner_id=desk.teacher.person_id, now=stage.now)
    desk.quiz = stage.quiz("single", owner=desk.teacher)
    desk.add("tells", bank="copy")
    flaws = find_quiz_flaws(database, desk.teacher, desk.quiz)
    assert "cross_item_cue" in {flaw.rule for one in flaws if one.id == "single" for flaw in one.flaws}
    page = quiz_building.builder_page(database, desk.teacher, desk.quiz)
    assert [one.questions for one in page.whole if one.rule == "same_fact"] == [("single", "copy.tells")]
    assert page.facts == 2
    desk.save(Entry("single"))
    desk.add_draw(Entry(draw=Draw(kinds=("numeric",), banks=("copy", BANK.id))))
    desk.add_draw(Entry(draw=Draw(facts=("copy.score",), banks=("copy",))))
    assert [row.pool for row in desk.rows()[1:]] == [2, 2]


def test_a_bank_that_is_shared_no_more_gives_what_was_asked_in_earnest_and_nothing_new(desk: Desk) -> None:
    desk.share()
    desk.add("short")
    desk.add_draw(DRAW)
    desk.unshare()
    assert [(row.question is None, row.gone) for row in desk.rows()[1:]] == [(True, (FAR,)), (True, (FAR,))]
    with pytest.raises(Conflict):
        desk.take("al")
    desk.share()
    drawn = desk.stems(desk.take("ann"))
    desk.unshare()
    desk.change(replace(THERE[0], stem=Twin("改了？", "Changed meanwhile?")))
    for name in ("bo", "cy", "di"):
        assert desk.stems(desk.take(name)) == drawn
    rows = desk.rows()
    assert rows[1].question is not None and rows[1].question.stem == THERE[0].stem
    assert [row.gone for row in rows] == [(), (FAR,), (FAR,)] and rows[2].pool == 1
    assert (
        entries_of(quizzes.get_own_quiz(desk.stage.database, desk.teacher, desk.quiz).slots)[1].question
        == "far.short"
    )
