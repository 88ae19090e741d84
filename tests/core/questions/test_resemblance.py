"""Questions that say the same, or nearly the same, are found."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Item, Option, Question
from quizapp.core.questions.resemblance import find_near, fingerprint, resemblance


def choice(id_: str, stem: str, *options: str) -> Question:
    made = tuple(Option(str(n), Twin(en=text), fraction=float(n == 0)) for n, text in enumerate(options))
    return Question(id_, "single_choice", Twin(en=stem), options=made)


TERN = choice("a", "How many passengers does the ferry Tern carry?", "240", "250", "32")


def test_the_way_of_writing_and_the_order_of_options_do_not_matter() -> None:
    other = choice("b", "how many passengers does the ferry TERN carry ?", "240", "32", "250")
    assert fingerprint(TERN) == fingerprint(other)
    chinese = Question("c", "numeric", Twin(zh="燕鸥號的電池有多大？"), answer=Answer("4.3", "number"))
    assert fingerprint(chinese) == fingerprint(replace(chinese, id="d", stem=Twin(zh="燕鸥号的电池有多大?")))


def test_another_key_or_another_order_is_another_question() -> None:
    assert fingerprint(TERN) != fingerprint(
        choice("b", "How many passengers does the ferry Tern carry?", "250", "240", "32")
    )
    items = tuple(Item(id_, Twin(en=id_)) for id_ in "xyz")
    order = Question("o", "ordering", Twin(en="Sort"), items=items)
    assert fingerprint(order) != fingerprint(replace(order, items=items[::-1]))


def test_nearly_the_same_is_found_and_the_rest_is_not() -> None:
    near = choice("b", "How many passengers does the ferry Tern carry today?", "240", "250", "32")
    far = choice("c", "In which year was the battery of the ferry replaced?", "2021", "2022")
    assert find_near([far, near], [far, TERN]) == {0: 0, 1: 1}
    assert find_near([near], [far]) == {} == find_near([near], [])
    assert resemblance(TERN, near) > 0.75
    assert resemblance(TERN, far) < 0.3


def test_many_questions_with_one_stem_stay_apart() -> None:
    stems = [
        choice(f"q{n}", "Which of these is right?", f"{n} boats of steel", f"{n + 1} sails of wool")
        for n in range(60)
    ]
    assert len(find_near(stems[30:], stems[:30])) < 30


@given(numbers=st.lists(st.integers(0, 9**9), min_size=1, max_size=150, unique=True), at=st.integers(0))
def test_one_word_more_is_found_among_many(numbers: list[int], at: int) -> None:
    held = [
        Question(f"q{n}", "short_text", Twin(en=f"What did {n} weigh, and who was {n * 7}?")) for n in numbers
    ]
    place = at % len(held)
    again = replace(held[place], id="again", stem=Twin(en=f"{held[place].stem.en} So?"))
    assert resemblance(again, held[place]) >= 0.75
    assert find_near([again], held) == {0: place}
