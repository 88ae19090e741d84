"""Questions of a bank found by words, tags, source, flags and use; the same on both databases."""

from dataclasses import replace

import pytest

from quizapp.core.banks.filter import Filter, parse_tags
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.services import banks, workbench
from tests.core.questions.samples import SAMPLES
from tests.harness.stage import GUEST
from tests.people import NOW
from tests.services.workbench.shelf import Shelf
from tests.services.workbench.test_editing import make_quiz, start


def written(zh: str, en: str, *tags: str, facts: tuple[str, ...] = ()) -> Question:
    return replace(
        SAMPLES["short_text"], stem=Twin(zh, en), tags=tags, facts=facts, hints=(), explanation=None
    )


def found(shelf: Shelf, wanted: Filter) -> list[str]:
    page = banks.bank_page(shelf.database, shelf.visitor, "own", wanted)
    return [entry.question.id for entry in page.questions]


@pytest.fixture
def filled(shelf: Shelf) -> dict[str, str]:
    """Three questions of one's own by a short name."""
    memory = shelf.write(
        written("这张卡的显存容量是多少？", "How much video memory?", "gpu", "memory", facts=("score",))
    )
    power = shelf.write(written("整卡功耗是多少瓦？", "How many watts?", "gpu", "power"))
    other = shelf.write(written("谁写的？", "Who wrote it?", "people"))
    return {"memory": memory.id, "power": power.id, "other": other.id}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("显存", ["memory"]),
        ("容量", ["memory"]),
        ("多少", ["memory", "power"]),
        ("存量", []),
        ("功", ["power"]),
        ("video mem", ["memory"]),
        ("显存 watts", []),
        ("谁写 who", ["other"]),
        ("people", ["other"]),
    ],
)
def test_words_are_found_in_both_languages(
    shelf: Shelf, filled: dict[str, str], words: str, names: list[str]
) -> None:
    ids = [id_ for id_ in found(shelf, Filter(text=words)) if id_ in filled.values()]
    assert ids == [filled[name] for name in names]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(all_tags=("gpu", "memory")), ["memory"]),
        (Filter(any_tags=("memory", "power")), ["memory", "power"]),
        (Filter(any_tags=("gpu",), no_tags=("power",)), ["memory"]),
        (Filter(any_tags=("gpu", "people"), no_tags=("memory",)), ["power", "other"]),
        (Filter(source="article-1"), ["memory"]),
        (Filter(source="none", tag="gpu"), ["power"]),
        (Filter(usage="unattempted", tag="gpu"), ["memory", "power"]),
        (Filter(usage="attempted"), []),
        (Filter(usage="named"), []),
        (Filter(flag="unchecked", tag="gpu"), []),
    ],
)
def test_a_filter_lets_through_what_meets_all_of_it(
    shelf: Shelf, filled: dict[str, str], wanted: Filter, names: list[str]
) -> None:
    assert [id_ for id_ in found(shelf, wanted) if id_ in filled.values()] == [filled[name] for name in names]


def test_an_edit_is_found_by_its_new_words_alone(shelf: Shelf, filled: dict[str, str]) -> None:
    question = replace(shelf.open(filled["power"]).question, stem=Twin("重量是多少？", "How heavy?"))
    shelf.save(question)
    assert found(shelf, Filter(text="功耗")) == [] and found(shelf, Filter(text="重量")) == [filled["power"]]


def test_use_is_known_by_name_and_by_attempts(shelf: Shelf) -> None:
    quiz = make_quiz(shelf)
    assert (
        found(shelf, Filter(usage="named")) == ["numeric"] and found(shelf, Filter(usage="attempted")) == []
    )
    start(shelf, quiz, GUEST)
    assert found(shelf, Filter(usage="attempted")) == ["numeric"]
    talk = workbench.get_talk(shelf.database, shelf.visitor, "own", "numeric")
    assert [(use.quiz_id, use.named, use.managed) for use in talk.uses] == [
        (quiz, True, True)
    ] and talk.asked == 1


def test_the_whole_bank_is_looked_over_and_flawed_questions_are_found(shelf: Shelf) -> None:
    everything = len(found(shelf, Filter(status="all")))
    done = workbench.check_bank_questions(shelf.database, shelf.visitor, "own", now=NOW)
    assert (done.questions, done.left) == (everything, 0) and done.flawed > 0
    flawed = found(shelf, Filter(flag="flawed"))
    assert len(flawed) == done.flawed
    assert {*flawed, *found(shelf, Filter(flag="clean"))} == set(found(shelf, Filter()))
    shelf.save(replace(SAMPLES["numeric"], tags=("again",)))
    assert found(shelf, Filter(flag="unchecked", status="all")) == []


def test_comments_stay_with_their_question_and_are_removed_by_their_writer(shelf: Shelf) -> None:
    workbench.comment(shelf.database, shelf.visitor, "own", "numeric", " Too easy? ", now=NOW)
    (one,) = workbench.get_talk(shelf.database, shelf.visitor, "own", "numeric").comments
    assert (one.text, one.by, one.version, one.own) == ("Too easy?", shelf.visitor.name, 1, True)
    workbench.remove_comment(shelf.database, shelf.visitor, "own", "numeric", one.id)
    assert workbench.get_talk(shelf.database, shelf.visitor, "own", "numeric").comments == ()


def test_tags_are_read_from_a_list_with_commas_of_either_width() -> None:
    assert parse_tags(" gpu，memory、 big memory ,gpu,") == ("gpu", "memory", "big memory")
