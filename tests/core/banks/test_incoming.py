"""How the questions of a file stand to those of a bank."""

from dataclasses import replace

from quizapp.core.banks.incoming import Earlier, Held, Match, match_incoming, match_nearly
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Question


def typed(id_: str, stem: str, value: str = "Alpha") -> Question:
    return Question(id_, "short_text", Twin(en=stem), answer=Answer(value))


LAB = typed("lab", "Which laboratory released the model Harrow in March?")
YEAR = typed("year", "Who launched the ferry Tern on the third of May?", "the mayor")


def kinds(
    *incoming: Question, held: tuple[Held, ...], earlier: dict[str, Earlier] | None = None
) -> list[Match]:
    return match_incoming(incoming, held, earlier)


def test_what_is_there_by_its_id_is_the_same_or_changed() -> None:
    held = (Held("lab", LAB),)
    assert kinds(LAB, held=held) == [Match("same", "lab")]
    assert kinds(replace(LAB, facts=("x",)), held=held) == [Match("same", "lab")]
    assert kinds(replace(LAB, hints=(Twin(en="Alp…"),)), held=held) == [Match("changed", "lab")]


def test_the_id_of_another_question_is_no_reason_to_replace_it() -> None:
    held = (Held("lab", YEAR),)
    assert kinds(LAB, held=held) == [Match("taken", "lab")]
    assert Match("taken", "lab").choices[0] == "take"


def test_an_earlier_import_of_the_file_knows_what_became_of_it() -> None:
    held = (Held("lab", YEAR), Held("lab-2", replace(LAB, id="lab-2", hints=(Twin(en="mine"),))))
    earlier = {"lab": Earlier("lab-2", LAB)}
    assert kinds(LAB, held=held, earlier=earlier) == [Match("same", "lab-2")]
    assert kinds(typed("lab", "Something else altogether?"), held=held, earlier=earlier) == [
        Match("changed", "lab-2")
    ]


def test_what_was_retired_comes_back_only_where_it_is_the_same() -> None:
    held = (Held("lab", LAB, retired=True),)
    assert kinds(LAB, held=held) == [Match("back", "lab")]
    assert kinds(replace(YEAR, id="lab"), held=held) == [Match("taken", "lab")]
    assert kinds(replace(LAB, id="other"), held=held) == [Match()]


def test_what_is_said_already_is_found_under_other_ids() -> None:
    held = (Held("lab", LAB),)
    again = typed("other", "which laboratory released the model HARROW in March")
    nearly = typed("near", "Which laboratory released the model Harrow in March 2026?")
    assert kinds(again, nearly, held=held) == [Match("duplicate", "lab"), Match("near", "lab")]
    assert kinds(YEAR, replace(YEAR, id="b"), held=()) == [Match(), Match("twice", "year")]


def test_nothing_is_compared_with_a_bank_that_has_nothing() -> None:
    watched: list[tuple[int, int]] = []
    assert match_nearly([LAB, YEAR], (), [Match(), Match()], lambda *told: watched.append(told)) == {}
    assert not watched
