"""Questions written anew: edits and deletions of people stay, facts that are gone take their questions along."""

from dataclasses import replace

from quizapp.core.facts.known import fact_table
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.writing.draft import Bench
from quizapp.core.writing.renewal import Renewal, digest_of, renew
from tests.core.writing.facts import FLEET


def written(
    questions: tuple[Question, ...] = (), marks: dict[str, str] | None = None, facts=FLEET, per_fact: int = 2
) -> Renewal:
    return renew(facts, questions, marks or {}, Bench(fact_table(facts)), per_fact=per_fact)


def applied(renewal: Renewal, questions: tuple[Question, ...] = ()) -> tuple[Question, ...]:
    new = {draft.question.id: draft.question for draft in (*renewal.added, *renewal.changed)}
    kept = [new.pop(one.id, one) for one in questions if one.id not in renewal.removed]
    return (*kept, *new.values())


FIRST = written()
QUESTIONS = applied(FIRST)


def test_each_fact_gets_two_questions_where_so_many_can_be_written() -> None:
    asked = [fact for one in QUESTIONS for fact in one.facts]
    assert all(asked.count(fact.id) >= 2 for fact in FLEET)


def test_writing_twice_changes_nothing() -> None:
    again = written(QUESTIONS, dict(FIRST.marks))
    assert not again.changes
    assert again.marks == FIRST.marks


def test_an_edited_question_stays_as_it_was_edited() -> None:
    edited = replace(QUESTIONS[0], stem=Twin(zh="改过的题干？", en="Put differently?"))
    again = written((edited, *QUESTIONS[1:]), dict(FIRST.marks))
    assert edited.id in again.kept
    assert edited.id not in again.marks
    assert edited in applied(again, (edited, *QUESTIONS[1:]))


def test_a_question_by_hand_stays_and_counts() -> None:
    mine = replace(QUESTIONS[0], id="mine", facts=("tern",))
    other = replace(mine, id="mine-too", kind="numeric")
    again = written((mine, other))
    assert set(again.kept) == {"mine", "mine-too"}
    assert not [one for one in again.added if one.question.facts == ("tern",)]


def test_a_deleted_question_does_not_come_back() -> None:
    again = written(QUESTIONS[1:], dict(FIRST.marks))
    assert QUESTIONS[0].id not in {draft.question.id for draft in again.added}
    assert QUESTIONS[0].id in again.marks


def test_questions_of_a_fact_that_is_gone_are_removed() -> None:
    left = tuple(fact for fact in FLEET if fact.id != "rov")
    again = written(QUESTIONS, dict(FIRST.marks), left)
    gone = {one.id for one in QUESTIONS if "rov" in one.facts}
    assert gone <= set(again.removed)
    assert not gone & set(again.marks)


def test_a_fact_that_changed_changes_its_questions() -> None:
    more = replace(
        FLEET[0],
        value="260",
        statement=Twin(zh="Tern号的功率是 260 kW。", en="The power of the Tern is 260 kW."),
        printed=Twin(zh="260 kW", en="260 kW"),
    )
    again = written(QUESTIONS, dict(FIRST.marks), (more, *FLEET[1:]))
    after = applied(again, QUESTIONS)
    assert any(draft.question.facts == ("tern",) for draft in (*again.changed, *again.added))
    assert not [one for one in after if one.answer and one.answer.value == "240"]


def test_every_edit_changes_the_digest() -> None:
    one = QUESTIONS[0]
    edits = (
        replace(one, tags=("other",)),
        replace(one, difficulty=0.9),
        replace(one, hints=(Twin(en="Think."),)),
    )
    assert len({digest_of(each) for each in (one, *edits)}) == 4
