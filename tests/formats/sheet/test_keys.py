"""Keys in every form that people write name their options, and no key is guessed."""

import pytest

from quizapp.formats.sheet import keys
from quizapp.formats.sheet.keys import read_key, read_truth, strip_prefixes

OPTIONS = ["red", "green", "blue", "x"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        *[
            (text, (1,))
            for text in ("2", "2.0", "B", "b", "B ", "Ｂ", "(B)", "B.", "②", "Option 2", "选项B", "green")
        ],
        *[
            (text, (0, 2))
            for text in ("1,3", "1, 3", "1 3", "①③", "[1, 3]", "AC", "A,C", "A、C", "A；C", "ＡＣ")
        ],
        *[(text, (0, 2)) for text in ("A and C", "A和C", "red&blue", "red; blue", "red\nblue", "RED&Blue")],
        *[(text, (0, 2)) for text in ("['red', 'blue']", '["red","blue"]', "{'red', 'blue'}", "['A','C']")],
        ("ABCD", (0, 1, 2, 3)),
    ],
)
def test_a_key_names_its_options(text: str, places: tuple[int, ...]) -> None:
    assert read_key(text, OPTIONS).places == places


@pytest.mark.parametrize(
    "text", ["E", "5", "0", "A、E", "1,9", "purple", "red&purple", "__import__('os')", "A-C"]
)
def test_a_key_that_names_no_option_says_so(text: str) -> None:
    key = read_key(text, OPTIONS)
    assert key.places == () and key.why is not None and key.why.text == keys.NO_SUCH


@pytest.mark.parametrize("text", ["", " ", "\u00a0\u3000"])
def test_an_empty_key_says_so(text: str) -> None:
    key = read_key(text, OPTIONS)
    assert key.places == () and key.why is not None and key.why.text == keys.NO_KEY


def test_a_key_with_two_readings_is_not_guessed_unless_the_columns_say_which() -> None:
    numbers, letters = ["3", "4", "5", "2"], ["C", "A", "B"]
    for text, options in (("4", numbers), ("A", letters)):
        key = read_key(text, options)
        assert key.places == () and key.why is not None and key.why.text == keys.TWO_READINGS
    assert read_key("4", numbers, "figure").places == (3,)
    assert read_key("A", letters, "letter").places == (0,)
    assert read_key("3", ["1", "2", "3"]).places == (2,)


@pytest.mark.parametrize("word", ["对", "√", "正确", "T", "true", "TRUE", "Ｔ", "是", "yes", "对。"])
def test_words_for_true_are_read(word: str) -> None:
    assert read_truth(word) is True


@pytest.mark.parametrize("word", ["错", "×", "错误", "F", "False", "否", "no", "不正确"])
def test_words_for_false_are_read(word: str) -> None:
    assert read_truth(word) is False


@pytest.mark.parametrize("word", ["", "1", "0", "A", "maybe", "对错"])
def test_other_words_are_neither(word: str) -> None:
    assert read_truth(word) is None


@pytest.mark.parametrize(
    ("options", "stripped"),
    [
        (["A、x", "B. y", "C z", "D.1"], ["x", "y", "z", "1"]),
        (["(A) one", "(B) two"], ["one", "two"]),
        (["A．16～18次", "B：x"], ["16～18次", "x"]),
        (["A粉尘", "B 噪声", "C.振动", ""], ["粉尘", "噪声", "振动", ""]),
        (["Apple", "Banana", "Cherry"], ["Apple", "Banana", "Cherry"]),
        (["A4", "B5", "C6"], ["A4", "B5", "C6"]),
        (["A型", "B型", "AB型", "O型"], ["A型", "B型", "AB型", "O型"]),
        (["A班", "B班"], ["A班", "B班"]),
        (["A. one", "B. two", "three"], ["A. one", "B. two", "three"]),
        (["B. one", "A. two"], ["B. one", "A. two"]),
        (["A.", "B."], ["A.", "B."]),
    ],
)
def test_letters_that_options_carry_are_taken_off_only_where_all_do(
    options: list[str], stripped: list[str]
) -> None:
    assert strip_prefixes(options) == stripped
