"""Lists of answers with weights as one key."""

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Other, Tolerance
from quizapp.formats.typed_key import Weighed, number_key, text_key, weighed_rows

YES = Twin(en="yes")


def test_the_first_literal_that_is_fully_right_is_the_key() -> None:
    rows = [
        Weighed("*oslo*"),
        Weighed("Kristiania", 0.5),
        Weighed("Oslo"),
        Weighed("Christiania", 0.999999999),
    ]
    answer = text_key(rows)
    assert answer == Answer("Oslo", accept=("*oslo*", "Christiania"), others=(Other("Kristiania", 0.5),))


def test_a_pattern_alone_gives_its_letters_as_the_key() -> None:
    assert text_key([Weighed("*hand*", feedback=YES)]) == Answer("hand", accept=("*hand*",), feedback=YES)


def test_a_star_with_a_backslash_is_a_star() -> None:
    answer = text_key([Weighed("A\\*")])
    assert answer == Answer("A*")
    assert answer is not None and weighed_rows(answer) == [Weighed("A\\*")]


def test_right_answers_with_another_feedback_stay_apart() -> None:
    answer = text_key([Weighed("one", feedback=YES), Weighed("uno")])
    assert answer == Answer("one", feedback=YES, others=(Other("uno", 1.0),))


def test_there_is_no_key_where_nothing_or_everything_is_right() -> None:
    assert text_key([Weighed("a", 0.5)]) is None
    assert text_key([Weighed("*")]) is None
    assert number_key([Weighed("*")]) is None
    assert number_key([]) is None


def test_numbers_share_a_key_only_with_the_same_tolerance() -> None:
    wide = Tolerance(abs=2)
    answer = number_key([Weighed("4"), Weighed("-7"), Weighed("9", tolerance=wide)])
    assert answer == Answer("4", "number", accept=("-7",), others=(Other("9", 1.0, None, wide),))
