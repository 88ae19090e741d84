"""What is typed as an answer, and how it is explained."""

from dataclasses import replace

from quizapp.core.facts.known import fact_table
from quizapp.core.languages import Twin
from quizapp.core.writing.write import write_questions
from tests.core.writing.facts import fact, power


def test_of_what_sort_a_thing_is_is_typed_only_where_a_person_has_read_the_fact() -> None:
    sort = fact(
        "sort",
        kind="concept",
        attribute=Twin(zh="类型"),
        subject=Twin(zh="燕鸥号"),
        value="RoPax",
        unit=None,
        statement=Twin(zh="燕鸥号属于RoPax。"),
        printed=Twin(zh="RoPax"),
    )
    forms = {
        unread: {
            draft.form
            for draft in write_questions(
                [sort], known=fact_table([sort]), published={}, languages=("zh",), unread=unread
            )
        }
        for unread in ((), ("sort",))
    }
    assert forms[()] & {"cloze", "text"}
    assert not forms["sort",] & {"cloze", "text"}


def test_a_fact_of_a_traditional_text_is_asked_and_explained_in_one_script() -> None:
    traditional = fact(
        "power",
        subject=Twin(zh="燕鷗號"),
        attribute=Twin(zh="功率"),
        statement=Twin(zh="燕鷗號的功率（滿載）是 240 kW。"),
        printed=Twin(zh="240 kW"),
    )
    others = [
        replace(power(ship, ship, size), attribute=Twin(zh="功率"))
        for ship, size in (("Skua", "90"), ("Petrel", "400"))
    ]
    drafts = write_questions(
        [traditional], known=fact_table([traditional, *others]), published={}, languages=("zh",), per_fact=9
    )
    assert {draft.question.explanation for draft in drafts} == {Twin(zh="燕鸥号的功率（满载）是 240 kW。")}
    assert "subject" in {draft.form for draft in drafts}
    assert not [draft for draft in drafts if "鷗" in str(draft.question)]
