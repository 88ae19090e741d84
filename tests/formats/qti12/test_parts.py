"""Items of several fields of QTI 1.2: gaps, rows, orders, and how much work their rules take."""

from collections.abc import Callable

import pytest

from quizapp.core.questions.question import Answer, Item, Pair
from quizapp.core.questions.registry import check_question
from quizapp.formats.qti12 import rows, rules, task
from tests.formats.qti12.samples import choose, data, en, equal, fill, imported, item, kept, one, rule, text


def test_gaps_named_in_brackets() -> None:
    fields = choose("1", "2", field="response_c", prompt=text("c", "text/plain")) + choose(
        "3", "4", field="response_d"
    )
    rules = rule(equal("1", "response_c"), 50, action="Add") + rule(
        equal("4", "response_d"), 50, action="Add"
    )
    question = one(fields, rules, stem="Red is [c], blue [d], not [e].")
    assert question.stem == en("Red is {{c}}, blue {{d}}, not [e].")
    assert [[option.fraction for option in blank.options] for blank in question.blanks] == [[1, 0], [0, 1]]
    texts = one(fields, rules, stem="[c] [d]", meta=data(question_type="fill_in_multiple_blanks_question"))
    assert texts.blanks[0].answer == Answer("Text 1", accept=("Text 2",))
    assert not [fault for fault in check_question(question) if fault.severity == "error"]


def test_gaps_that_only_the_rules_name_and_gaps_within_a_line() -> None:
    both = f"<and><or>{equal('one', '[a]')}{equal('uno', '[a]')}</or>{equal('two', '[b]')}</and>"
    question = one("", rule(both, 1), stem="First [a], then [b].")
    assert (question.stem, question.all_or_nothing) == (en("First {{a}}, then {{b}}."), True)
    assert [blank.answer for blank in question.blanks] == [Answer("one", accept=("uno",)), Answer("two")]
    fields = f"{fill('A')}{text('and')}{fill('B')}{text('.')}"
    rules = rule(equal("x", "A"), 30, action="Add") + rule(equal("y", "B"), 60, action="Add")
    question = one(fields, rules, stem="Write")
    assert question.stem == en("Write {{A}} and {{B}} .")
    assert [blank.weight for blank in question.blanks] == [1.0, 2.0]


def test_matching_keeps_rows_and_unused_right_sides() -> None:
    fields = "".join(
        choose("x", "y", "z", field=f"response_{name}", prompt=text(f"Left {name}")) for name in "ab"
    )
    rules = rule(equal("y", "response_a"), 50, action="Add") + rule(
        equal("x", "response_b"), 50, action="Add"
    )
    question = one(fields, rules)
    assert question.pairs == (Pair("a", en("Left a"), en("Text y")), Pair("b", en("Left b"), en("Text x")))
    assert question.extras == (Item("c", en("Text z")),)
    shared = rule(equal("y", "response_a"), 50, action="Add") + rule(
        equal("y", "response_b"), 50, action="Add"
    )
    found = imported(item(fields, shared))
    assert found.kinds == {"cloze": 1} and [fault.message.text for fault in found.faults] == [rows.SAME_RIGHT]


def matching(count: int, rule_of: Callable[[int, int], str]) -> tuple[str, str]:
    """So many rows and right sides, with a rule for each pair."""
    names = [f"x{number}" for number in range(count)]
    fields = (choose(*names, field=f"F{row}", prompt=text(f"Left {row}")) for row in range(count))
    rules = (rule_of(row, right) for row in range(count) for right in range(count))
    return "".join(fields), "".join(rules)


@pytest.mark.parametrize("spoiled", ["", "<not><varequal respident='F0'>nobody</varequal></not>"])
def test_a_rule_for_each_pair_is_worked_out_only_where_its_row_is_answered(
    monkeypatch: pytest.MonkeyPatch, spoiled: str
) -> None:
    def pair(row: int, right: int) -> str:
        tests = f"<and>{spoiled}{equal(f'x{right}', f'F{row}')}</and>"
        return rule(tests, int(row == right), action="Add")

    # 144 responses of one row, and 13 more for what is told, meet the twelve rules of that row; not all 144 of them.
    monkeypatch.setattr(rules, "MOST_STEPS", 12 * (144 + 13 + 12) * 3)
    assert [said.right for said in one(*matching(12, pair)).pairs] == [
        en(f"Text x{row}") for row in range(12)
    ]


def test_rules_that_take_too_many_tests_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def pair(row: int, right: int) -> str:
        return rule(f"<not>{equal(f'x{right}', f'F{row}')}</not>", -1, action="Add")

    fields, conditions = matching(8, pair)
    assert one(fields, conditions).blanks
    monkeypatch.setattr(rules, "MOST_STEPS", 1000)
    assert kept(fields, conditions) == task.MANY


def test_wrong_answers_that_are_counted_earn_nothing() -> None:
    fields = "".join(choose("x", "y", field=f"F{name}", prompt=text(f"Left {name}")) for name in "ab")
    rules = "".join(
        rule(equal(name, field), 1, action="Add", var=f"D2L_{verdict}")
        for field, name, verdict in [
            ("Fa", "x", "Correct"),
            ("Fa", "y", "Incorrect"),
            ("Fb", "y", "Correct"),
            ("Fb", "x", "Incorrect"),
        ]
    )
    assert [pair.right for pair in one(fields, rules).pairs] == [en("Text x"), en("Text y")]


def test_an_order_is_all_or_nothing_by_its_rule() -> None:
    rules = rule(equal("b") + equal("a") + equal("c"), 5, action="Add")
    question = one(choose("a", "b", "c", cardinality="Ordered"), rules)
    assert question.items == (Item("b", en("Text b")), Item("a", en("Text a")), Item("c", en("Text c")))
    assert question.all_or_nothing
    assert kept(choose("a", "b", "c", cardinality="Ordered"), rule(equal("b") + equal("a"), 5)) == rows.SOME
