"""A list of students: columns, lines, faults, and what it would do to a class."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.classes.enrolment import Account, changes, plan_enrolment
from quizapp.core.classes.membership import Member
from quizapp.core.classes.roster import MAX_STUDENTS, Line, Roster, RosterRow, read_roster, split_labels


def roster(*rows: str) -> Roster:
    return read_roster([Line(number, tuple(row.split("|"))) for number, row in enumerate(rows, 1)])


def test_a_list_without_headings_is_name_number_group() -> None:
    assert roster("张伟|07|一组", "", "Bo").rows == (
        RosterRow(1, "张伟", "07", None, "一组", None),
        RosterRow(3, "Bo", "", None, "", None),
    )


def test_headings_in_either_language_name_the_columns_and_strange_ones_are_told() -> None:
    found = roster("学号|姓名|Shoe size|标签", "07| 张伟 |43|early；A、early")
    assert found.rows == (RosterRow(2, "张伟", "07", None, None, ("early", "A")),)
    assert found.ignored == ("Shoe size",)


def test_lines_typed_with_chinese_commas_are_tables_too() -> None:
    typed = roster("姓名，学号，标签", "张伟，07，走读；加时", "李雷，08，走读，加时|早", "Ann|09|a, b")
    assert typed.rows == (
        RosterRow(2, "张伟", "07", None, None, ("走读", "加时")),
        RosterRow(3, "李雷", "08", None, None, ("走读", "加时", "早")),
        RosterRow(4, "Ann", "09", None, None, ("a", "b")),
    )
    assert roster("张伟，07", "李雷").rows == (
        RosterRow(1, "张伟", "07", None, "", None),
        RosterRow(2, "李雷", "", None, "", None),
    )


def test_a_title_above_the_headings_is_no_student() -> None:
    found = roster("高一（3）班名单||", "2026 年秋", "学籍号|学生姓名", "07|张伟")
    assert found.rows == (RosterRow(4, "张伟", "07"),)
    assert [(fault.line, "above the headings" in str(fault.message)) for fault in found.faults] == [
        (1, True),
        (2, True),
    ]
    assert len(roster("Ann", "Bo", "Cleo", "Dan", "Eve", "name").rows) == 6


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        (["number|group", "1|a"], 1, "headed"),
        (["|07"], 1, "There is no name"),
        (["A" * 101], 1, "too long"),
        (["name|username", "A|a b"], 2, "A user name is made of"),
        (["A|1", "B|2", "C|1"], 3, "“1” stands in line 1 already"),
        (["name|username", "A|xx", "B|XX"], 3, "“xx” stands in line 2"),
        (["name|labels", "A|" + ",".join("abcdefghijk")], 2, "At most 10 labels"),
    ],
)
def test_a_faulty_line_is_told_and_left_out(rows: list[str], line: int, words: str) -> None:
    found = roster(*rows)
    [fault] = found.faults
    assert fault.line == line and words in str(fault.message)
    assert line not in {row.line for row in found.rows}


def test_a_list_beyond_the_largest_class_is_refused_as_a_whole() -> None:
    found = roster(*(f"P{number}" for number in range(MAX_STUDENTS + 1)))
    assert found.rows == () and len(found.faults) == 1


def test_labels_are_divided_by_every_usual_mark() -> None:
    assert split_labels("a, b；c、a;  ") == ("a", "b", "c")


CLASS = [
    Member(1, 11, "张伟", "07", "zhang", "一组", ("x",)),
    Member(2, 12, "张伟", "", "zhang2"),
    Member(3, 13, "Bo", "", "bo"),
]


def test_lines_find_their_student_by_user_name_number_then_name() -> None:
    rows = [
        RosterRow(1, "张伟", "99", None, None, None),  # the one without a number gets it
        RosterRow(2, "Zhang Wei", "07", None, "二组", None),
        RosterRow(3, "Robert", None, "BO", None, None),
        RosterRow(4, "Bo", None, None, None, None),  # the Bo of the class is taken: another pupil
    ]
    plan = plan_enrolment(rows, CLASS, {})
    assert [(one.outcome, one.after.id) for one in plan.enrolments] == [
        ("change", 2),
        ("change", 1),
        ("change", 3),
        ("new", 0),
    ]
    assert list(changes(plan.enrolments[1])) == [("name", "张伟", "Zhang Wei"), ("group", "一组", "二组")]
    assert plan.enrolments[1].after.labels == ("x",)


def test_numbers_and_accounts_of_others_are_faults() -> None:
    rows = [
        RosterRow(1, "New", "07", "fresh"),
        RosterRow(2, "Theirs", None, "theirs"),
        RosterRow(3, "Ours", None, "ours"),
    ]
    plan = plan_enrolment(rows, CLASS, {"theirs": Account(20, False), "ours": Account(21, True)})
    assert [fault.line for fault in plan.faults] == [1, 2]
    assert [one.outcome for one in plan.enrolments] == ["add"]


NAMES = st.sampled_from(["张伟", "Bo", "Ann", "李"])
ROWS = st.lists(
    st.tuples(NAMES, st.sampled_from(["", "1", "2", "3"]), st.sampled_from(["", "g"])), max_size=8
)


@settings(max_examples=40)
@given(ROWS)
def test_the_same_list_a_second_time_changes_nothing(cells: list[tuple[str, str, str]]) -> None:
    rows = read_roster([Line(number, row) for number, row in enumerate(cells, 1)]).rows
    first = plan_enrolment(rows, [], {})
    assert first.count("new") == len(rows)
    members = [
        Member(number, number, one.after.name, one.after.number, f"u{number}", one.after.group)
        for number, one in enumerate(first.enrolments, 1)
    ]
    again = plan_enrolment(rows, members, {})
    assert again.count("same") == len(rows) and again.faults == ()
