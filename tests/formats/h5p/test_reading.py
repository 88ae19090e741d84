"""Packages of H5P: questions at any depth, each kind with its key, what is not carried, what is no package."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Question
from quizapp.core.questions.registry import check_question
from quizapp.formats.archive import write_archive
from quizapp.formats.h5p.reading import looks_like, read
from quizapp.formats.imported import Imported, Unreadable
from tests.formats.written_xml import DOT

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
CHOICE = {
    "question": "<p>Which?</p>",
    "answers": [
        {
            "text": "<div>x</div>",
            "correct": True,
            "tipsAndFeedback": {"tip": "Look.", "chosenFeedback": "Yes."},
        },
        {
            "text": "<div>y</div>",
            "correct": False,
            "tipsAndFeedback": {"notChosenFeedback": "Rightly left out."},
        },
        {"text": "<div>z</div>", "correct": True},
    ],
    "behaviour": {"type": "auto", "randomAnswers": True},
}


def package(library: str, params: object, files: dict[str, bytes] | None = None) -> bytes:
    head = {"title": "A name", "mainLibrary": library}
    inner = {"h5p.json": json.dumps(head).encode(), "content/content.json": json.dumps(params).encode()}
    return write_archive(inner | (files or {}))


def part(library: str, params: object, title: str = "") -> dict[str, object]:
    return {
        "library": f"{library} 1.5",
        "params": params,
        "subContentId": f"id-{title}",
        "metadata": {"title": title},
    }


def only(library: str, params: object) -> Question:
    (entry,) = read(package(library, params)).entries
    return entry.question


def warned(imported: Imported) -> str:
    return "\n".join(map(str, imported.faults))


def test_several_right_answers_share_the_mark_and_wrong_ones_cost_a_share() -> None:
    imported = read(package("H5P.MultiChoice", CHOICE))
    question = imported.entries[0].question
    assert (question.kind, question.title, question.mark) == ("multiple_choice", "A name", 2)
    assert [option.fraction for option in question.options] == [0.5, -0.5, 0.5]
    assert question.options[0].feedback == Twin(en="Yes.") and question.hints == (Twin(en="Look."),)
    assert "Rightly left out." in warned(imported)


def test_one_point_for_all_counts_only_as_a_whole_and_single_answers_are_single() -> None:
    whole = only("H5P.MultiChoice", CHOICE | {"behaviour": {"singlePoint": True, "randomAnswers": False}})
    assert whole.all_or_nothing and not whole.shuffle and whole.mark == 1
    single = only("H5P.MultiChoice", CHOICE | {"behaviour": {"type": "single"}})
    assert single.kind == "single_choice" and [option.fraction for option in single.options] == [1, 0, 1]
    assert read(package("H5P.MultiChoice", {"question": "Q", "answers": [{"text": "a"}]})).kept


def test_a_statement_keeps_its_words_and_its_feedback() -> None:
    params = {"question": "<p>It is.</p>", "correct": "false", "l10n": {"trueText": "Yes", "falseText": "No"}}
    question = only("H5P.TrueFalse", params | {"behaviour": {"feedbackOnCorrect": "Right."}})
    assert question.answer == Answer("false")
    assert [(one.text.en, one.feedback) for one in question.options] == [
        ("Yes", None),
        ("No", Twin(en="Right.")),
    ]
    assert only("H5P.TrueFalse", {"question": "It is.", "correct": "true"}).options == ()
    assert read(package("H5P.TrueFalse", {"question": "It is."})).kept


def test_words_between_asterisks_are_gaps_with_alternatives_and_tips() -> None:
    params = {
        "text": "<p>Fill in.</p>",
        "questions": ["<p>The <b>*sky/heaven:above you*</b> is *blue*, 2 ** 3.</p>", "<p>A*b*c</p>"],
        "behaviour": {"caseSensitive": False},
    }
    question = only("H5P.Blanks", params)
    assert question.stem.en == "Fill in.\n\nThe <strong>{{a}}</strong> is {{b}}, 2 * 3.\n\nA{{c}}c"
    assert [blank.answer for blank in question.blanks] == [
        Answer("sky", accept=("heaven",)),
        Answer("blue"),
        Answer("b"),
    ]
    assert question.hints == (Twin(en="above you"),) and not check_question(question)
    assert read(package("H5P.Blanks", {"questions": ["<p>none</p>"]})).kept


def test_words_to_drag_become_drop_downs_with_distractors() -> None:
    params = {
        "taskDescription": "Drag.",
        "textField": "A *cat:tip* and a *dog\\+Good.\\-Bad.*.\nNext",
        "distractors": "*cow*",
    }
    question = only("H5P.DragText", params)
    assert question.stem.en == "Drag.\n\nA {{a}} and a {{b}}.  \nNext"
    assert [[option.fraction for option in blank.options] for blank in question.blanks] == [
        [1, 0, 0],
        [0, 1, 0],
    ]
    assert [option.text.en for option in question.blanks[0].options] == ["cat", "dog", "cow"]
    assert [option.feedback for option in question.blanks[1].options] == [
        Twin(en="Bad."),
        Twin(en="Good."),
        Twin(en="Bad."),
    ]


def test_words_to_mark_become_options() -> None:
    question = only(
        "H5P.MarkTheWords", {"taskDescription": "Mark nouns.", "textField": "<p>The *cat* saw a *dog*.</p>"}
    )
    assert question.stem.en == "Mark nouns.\n\nThe cat saw a dog."
    assert [(option.text.en, option.fraction) for option in question.options] == [
        ("The", -0.5),
        ("cat", 0.5),
        ("saw", -0.5),
        ("a", -0.5),
        ("dog", 0.5),
    ]
    assert read(package("H5P.MarkTheWords", {"textField": "*one* and one"})).kept
    many = " ".join(f"word{number}" for number in range(40))
    assert read(package("H5P.MarkTheWords", {"textField": f"*one* {many}"})).kept


def test_in_sets_the_first_answer_is_the_right_one() -> None:
    choices = [{"question": "One?", "answers": ["a", "b"]}, {"question": "Two?", "answers": ["c", "d", "e"]}]
    imported = read(package("H5P.SingleChoiceSet", {"choices": choices}))
    assert imported.found == 2 and [entry.question.id for entry in imported.entries] == [
        "a-name-1",
        "a-name-2",
    ]
    assert all(
        entry.question.options[0].fraction == 1 and entry.question.shuffle for entry in imported.entries
    )
    summary = {"intro": "Choose.", "summaries": [{"summary": ["right", "wrong"], "tip": "t"}, {"tip": ""}]}
    imported = read(package("H5P.Summary", summary))
    assert (imported.found, len(imported.entries), len(imported.skipped)) == (2, 1, 1)
    assert imported.entries[0].question.hints == (Twin(en="t"),)


def test_questions_are_found_at_any_depth_in_their_order() -> None:
    true = part("H5P.TrueFalse", {"question": "It is.", "correct": "true"}, "deep")
    inner = part("H5P.Column", {"content": [{"content": true}, {"content": part("H5P.Image", {})}]})
    slides = [
        {
            "elements": [
                {"action": inner},
                {
                    "action": part(
                        "H5P.Essay", {"taskDescription": "Write.", "solution": {"sample": "secret"}}
                    )
                },
            ]
        }
    ]
    params = {
        "presentation": {"slides": slides},
        "questions": [part("H5P.MultiChoice", CHOICE, "last"), part("H5P.Strange", {})],
    }
    imported = read(package("H5P.CoursePresentation", params))
    assert [(entry.question.kind, entry.question.id) for entry in imported.entries] == [
        ("true_false", "id-deep"),
        ("open_answer", "id-"),
        ("multiple_choice", "id-last"),
    ]
    assert (
        imported.adds_up
        and len(imported.kept) == 1
        and "secret" not in str(imported.entries[1].question.stem)
    )
    assert "H5P.Strange" in warned(imported) and "H5P.Image" not in warned(imported)


def test_pictures_are_found_in_the_package_and_never_elsewhere() -> None:
    image = part("H5P.Image", {"file": {"path": "images/x.png#tmp"}, "alt": 'a "lens"'})
    params = CHOICE | {"media": {"type": image}}
    imported = read(package("H5P.MultiChoice", params, {"content/images/x.png": PNG, "x.js": b"alert(1)"}))
    assert f'![a "lens"](media/{imported.media[0].name})' in str(imported.entries[0].question.stem.en)
    image["params"] = {"file": {"path": "../h5p.json"}, "alt": "a secret"}
    imported = read(package("H5P.MultiChoice", params | {"media": {"type": image}}))
    assert not imported.media and "(a secret)" in str(imported.entries[0].question.stem.en)


def test_a_package_that_asks_nothing_says_so() -> None:
    imported = read(package("H5P.Image", {"file": {"path": "x.png"}}))
    assert imported.found == 0 and imported.adds_up and "asks" in warned(imported)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        write_archive({"a.txt": b"x"}),
        write_archive({"h5p.json": b"{}"}),
        write_archive({"h5p.json": b"{}", "content/content.json": b"{};"}),
        write_archive({"h5p.json": b"{}", "content/content.json": b"[" * 100_000}),
    ],
)
def test_what_is_no_package_has_one_clear_message(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content)
    assert str(caught.value.fault.message)


def test_packages_are_told_by_their_head() -> None:
    assert (
        looks_like(package("H5P.Blanks", {})) == 1
        and looks_like(write_archive({"a": b""})) == looks_like(b"x") == 0
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("a*/:<p>", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    *CHOICE,
                    "text",
                    "correct",
                    "textField",
                    "questions",
                    "choices",
                    "summaries",
                    "library",
                    "params",
                )
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(
    st.sampled_from(
        [
            "MultiChoice",
            "TrueFalse",
            "Blanks",
            "DragText",
            "MarkTheWords",
            "SingleChoiceSet",
            "Summary",
            "Essay",
            "Column",
        ]
    ),
    JSON,
)
def test_no_content_is_too_strange(library: str, params: object) -> None:
    imported = read(
        package(
            f"H5P.{library}",
            {"questions": [part(f"H5P.{library}", params if isinstance(params, dict) else {})], "x": params},
        )
    )
    assert imported.adds_up


def test_what_is_kept_shows_its_pictures_and_tells_its_answers_to_the_teacher_alone() -> None:
    card = {
        "text": "What floats?",
        "answer": "wood",
        "image": {"path": "images/a.png", "alt": "a red square"},
    }
    [entry] = read(package("H5P.Flashcards", {"cards": [card]}, {"content/images/a.png": DOT})).entries
    assert entry.question.stem.in_("en").startswith("What floats?\n\n![a red square](media/")
    assert entry.question.explanation == Twin(en="wood")


def test_words_that_differ_in_capitals_alone_are_one_option() -> None:
    question = only("H5P.MarkTheWords", {"textField": "The *cat* sees the dog."})
    assert [option.text.en for option in question.options] == ["The", "cat", "sees", "dog"]
    assert read(package("H5P.MarkTheWords", {"textField": "*The* cat sees the dog."})).kept
