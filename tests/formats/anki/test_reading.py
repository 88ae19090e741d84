"""Notes of Anki's packages, old and new, become questions; no card is counted twice, no key is guessed."""

from collections.abc import Sequence

import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.formats import typable
from quizapp.formats.anki import package, reading
from quizapp.formats.anki.text import take_gaps
from quizapp.formats.archive import write_archive
from quizapp.formats.imported import Imported, Unreadable, medium_of
from tests.formats.anki.samples import (
    BASIC,
    CLOZE_KIND,
    PNG,
    Kind,
    database,
    message,
    new_package,
    old_package,
)

FORMS = pytest.mark.parametrize("new", [False, True], ids=["old", "new"])


def read(*notes: tuple[Kind, Sequence[str]]) -> Imported:
    found = reading.read(old_package(database(notes)))
    assert found.adds_up
    return found


def one(kind: Kind, *fields: str) -> Question:
    (entry,) = read((kind, fields)).entries
    return entry.question


def told(found: Imported) -> list[tuple[str, str]]:
    return [(fault.where, fault.message.text) for fault in (*found.skipped, *found.kept, *found.faults)]


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as raised:
        reading.read(data)
    return raised.value.fault.message.text


@FORMS
def test_a_package_of_either_generation_is_read_with_decks_tags_and_media(new: bool) -> None:
    notes = [
        (Kind(), ("What is <b>this</b>?<img src='tern.png'>", "a ferry")),
        (CLOZE_KIND, ("She has {{c1::three}} decks.", "See the plan.")),
    ]
    made = database(notes, new=new, deck="Ferries::Tern")
    pack = new_package if new else old_package
    found = reading.read(pack(made, {"tern.png": PNG, "unused.png": PNG}))
    assert (found.found, found.title, found.skipped, found.kept) == (2, "Ferries", (), ())
    asked, gap = (entry.question for entry in found.entries)
    medium = medium_of(PNG)
    assert medium and found.media == (medium,)
    assert asked.stem.en == f"What is **this**?![](media/{medium.name})"
    assert (asked.kind, asked.answer and asked.answer.value, asked.tags) == (
        "short_text",
        "a ferry",
        ("sea",),
    )
    assert (asked.category, found.entries[0].where) == ("Tern", "note 1")
    assert (gap.stem.en, gap.explanation and gap.explanation.en) == ("She has {{c1}} decks.", "See the plan.")
    assert told(found) == [("media", reading.UNUSED)]


def test_the_same_note_gets_the_same_id_again() -> None:
    first, second = (read((Kind(), ("Q?", "a"))).entries[0] for _ in range(2))
    assert first.question.id == second.question.id and first.question.id.startswith("anki-")


def test_several_cards_of_a_note_are_one_question_and_it_is_told() -> None:
    both = Kind("Basic (and reversed card)", cards=(BASIC, ("{{Back}}", "{{Front}}")))
    found = read((both, ("Harbour", "港口")))
    assert found.found == 1
    assert told(found) == [("note types", reading.CARDS)]


def test_fields_are_told_apart_by_their_names_or_by_what_cards_show() -> None:
    words = Kind(
        "Words", ("Nr", "Deutsch", "English", "Beispiel"), (("{{Deutsch}}", "{{Deutsch}}{{English}}"),)
    )
    found = read((words, ("7", "Fähre", "ferry", "Die Fähre fährt.")))
    question = found.entries[0].question
    assert (question.stem.en, question.answer and question.answer.value) == ("Fähre", "ferry")
    assert question.explanation and question.explanation.en == "Nr: 7\n\nBeispiel: Die Fähre fährt."
    assert [fault.message.params for fault in found.faults] == [
        {"type": "Words", "asks": "Deutsch", "answers": "English"}
    ]


def test_options_that_a_card_shows_are_asked_with_its_question() -> None:
    front = "{{Question}}<br>{{A}}<br>{{B}}{{hint:More}}"
    choice = Kind("Choice", ("Question", "A", "B", "Answer", "More"), ((front, "{{FrontSide}}{{Answer}}"),))
    found = read((choice, ("Which floats?", "wood", "iron", "A", "Think of ships.")))
    question = found.entries[0].question
    assert (question.stem.en, question.answer and question.answer.value) == (
        "Which floats?\n\nA: wood\n\nB: iron",
        "A",
    )
    assert question.explanation and question.explanation.en == "More: Think of ships."


@pytest.mark.parametrize(
    "back", ["She is a ferry. She has three decks.", "one, two, three", "\\(x^2\\)", "[sound:a.mp3]"]
)
def test_an_answer_that_nobody_types_sign_for_sign_is_kept_as_an_explanation(back: str) -> None:
    found = read((Kind(), ("What?", back)))
    assert found.entries[0].question.kind == "open_answer" and found.entries[0].question.explanation
    assert told(found)[0] == ("note 1", typable.LONG_ANSWER)


def test_a_sound_or_picture_beside_an_answer_is_shown_with_it() -> None:
    question = one(Kind(), "港口?", "harbour [sound:harbour.mp3]")
    assert question.answer and question.answer.value == "harbour"
    assert question.explanation and question.explanation.en == "harbour (harbour)"


def test_a_card_that_asks_to_type_its_answer_is_typed_whatever_its_length() -> None:
    typed = Kind(cards=(("{{Front}}{{type:Back}}", "{{type:Back}}"),))
    question = one(typed, "Complete: in the beginning …", "there was the sea, and it was deep and wide")
    assert question.answer and question.answer.value == "there was the sea, and it was deep and wide"


def test_gaps_have_hints_repeated_numbers_and_inner_ones() -> None:
    question = one(CLOZE_KIND, "{{c1::Port::side}} is {{c2::<b>left</b>}}, {{c1::starboard}} right.", "")
    assert question.stem.en == "{{c1}} (side) is {{c2}}, {{c1-2}} right."
    assert [blank.answer.value for blank in question.blanks if blank.answer] == ["Port", "left", "starboard"]
    assert [fault for fault in check_question(question) if fault.severity == "error"] == []
    nested = read((CLOZE_KIND, ("{{c1::The {{c2::Tern}} is a ferry}}.", "")))
    assert nested.entries[0].question.stem.en == "The {{c2}} is a ferry."
    assert told(nested) == [("note 1", reading.NESTED)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\\( x = {{c1::3}} \\)", reading.GAP_IN_FORMULA),
        ("She {{c1::went over the sea, and came back}}.", reading.LONG_GAP),
        ("She is {{c1::}} here.", reading.LONG_GAP),
        ("Nothing is hidden.", reading.NO_GAP),
        ("It never {{c1::ends.", reading.NO_GAP),
        ("{{c1::image-occlusion:rect:left=.1:top=.2}}", reading.OCCLUSION),
    ],
)
def test_a_cloze_that_cannot_be_graded_is_kept(text: str, why: str) -> None:
    found = read((CLOZE_KIND, (text, "")))
    assert told(found)[0] == ("note 1", why)
    assert "{{c1" not in found.entries[0].question.stem.in_("en").replace("{{c1::ends", "")


@pytest.mark.parametrize(
    ("field", "markdown"),
    [
        ("[$]\\text{a&nbsp;b} < 3[/$]", "\\(\\text{a b} < 3\\)"),
        ("[$$]x<br>^2[/$$]", "\\[x ^2\\]"),
        ("[latex]$y$ is[/latex]", "\\(y\\) is"),
        ("[latex]\\begin{x}1\\end{x}[/latex]", "\\[\\begin{x}1\\end{x}\\]"),
        ("<anki-mathjax block='true'>z</anki-mathjax>", "\\[z\\]"),
        ("[sound:horn of a ship.mp3]", "(horn of a ship)"),
    ],
)
def test_formulas_and_sounds_of_anki_are_read(field: str, markdown: str) -> None:
    assert one(Kind(), field, "a").stem.en == markdown


def test_scripts_are_taken_out_and_it_is_told() -> None:
    found = read((Kind(), ("Ship?<script>alert(1)</script><img src=x onerror=alert(1)>", "yes")))
    assert found.entries[0].question.stem.en == "Ship?"
    assert len(found.faults) == 3


def test_media_that_are_missing_or_of_no_known_type_are_named() -> None:
    data = old_package(database([(Kind(), ("<img src='a.png'><img src='b.png'>Q", "a"))]), {"b.png": b"text"})
    assert told(reading.read(data)) == [("note 1", reading.MISSING), ("note 1", reading.UNKNOWN_MEDIUM)]


def test_notes_that_ask_nothing_are_skipped_or_kept_with_the_reason() -> None:
    found = read(
        (Kind(), ("Front", "Back")), (Kind(), ("", "a")), (Kind(), ("<br>", "a")), (Kind(), ("Q", ""))
    )
    expected = [reading.NAMES, reading.EMPTY, reading.EMPTY, reading.NO_BACK]
    assert told(found) == [(f"note {n}", text) for n, text in enumerate(expected, start=1)]
    assert [fault.severity for fault in (*found.skipped, *found.kept)] == ["error"] * 3 + ["kept"]


def test_a_note_without_its_type_is_skipped_and_the_sum_holds() -> None:
    data = old_package(database([(Kind(), ("Q", "a"))], more="UPDATE notes SET mid = 9"))
    found = reading.read(data)
    assert (found.found, told(found)) == (1, [("note 1", reading.NO_TYPE)])


@FORMS
def test_an_empty_collection_has_no_questions(new: bool) -> None:
    found = reading.read(new_package(database([], new=True)) if new else old_package(database([])))
    assert (found.found, found.entries, found.faults) == (0, (), ())


def test_without_the_new_collection_the_old_one_beside_it_is_not_read() -> None:
    data = write_archive(
        {"meta": message((1, 3)), "collection.anki2": database([(Kind(), ("Please update", ""))])}
    )
    assert refusal(data) == package.DAMAGED


def test_a_collection_whose_journal_stood_beside_it_is_read() -> None:
    made = bytearray(database([(Kind(), ("Q", "a"))]))
    made[18:20] = b"\2\2"
    assert reading.read(old_package(bytes(made))).found == 1


HOSTILE = {
    "a view": "ALTER TABLE notes RENAME TO n; CREATE VIEW notes AS SELECT * FROM n",
    "a table of a program": "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, tags, flds)",
    "a column that computes": "ALTER TABLE cards RENAME COLUMN did TO d; "
    "ALTER TABLE cards ADD COLUMN did AS (length(hex(zeroblob(20000000))))",
    "no notes": "DROP TABLE notes",
    "no column": "ALTER TABLE notes DROP COLUMN flds",
    "no settings": "DELETE FROM col",
    "settings that are no JSON": "UPDATE col SET models = '{'",
    "settings of other types": "UPDATE col SET models = '{\"1\": [1, 2]}', ver = 11",
    "deep settings": "UPDATE col SET models = '" + "[" * 20_000 + "'",
    "a blob for a version": "UPDATE col SET ver = x'00'",
}


@pytest.mark.parametrize("more", HOSTILE.values(), ids=HOSTILE)
def test_a_database_with_more_than_notes_in_it_is_refused(more: str) -> None:
    assert refusal(old_package(database([(Kind(), ("Q", "a"))], more=more))) == package.DAMAGED


def test_triggers_do_nothing() -> None:
    more = "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END"
    assert reading.read(old_package(database([(Kind(), ("Q", "a"))], more=more))).found == 1


def test_a_damaged_collection_is_one_clear_fault() -> None:
    made = database([(Kind(), (f"Question {n}?" * 50, "a")) for n in range(40)])
    torn = made[:4096] + b"\xff" * 4096 + made[8192:]
    for data in (torn, made[: len(made) // 2], b"SQLite format 3\0", b"no database"):
        assert refusal(old_package(data)) == package.DAMAGED
    assert refusal(
        write_archive({"meta": message((1, 3)), "collection.anki21b": b"\x28\xb5\x2f\xfd\xff"})
    ) == (package.DAMAGED)
    assert refusal(write_archive({"x": b"y"})) == package.NO_COLLECTION


def test_a_collection_that_bursts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 3_000_000)
    assert (
        refusal(write_archive({"collection.anki21b": zstd.compress(bytes(4_000_000))})) == package.TOO_LARGE
    )


def test_a_list_of_media_that_is_no_list_is_none() -> None:
    made = database([(Kind(), ("Q<img src='a.png'>", "a"))])
    for listed in (b"[1]", b"{", b"\xff\xff", zstd.compress(b"\x0a\xff\xff\xff\xff\xff\xff")):
        found = reading.read(write_archive({"collection.anki2": made, "media": listed, "0": PNG}))
        assert told(found) == [("note 1", reading.MISSING)]


def test_packages_are_told_by_the_collection_in_them() -> None:
    assert reading.looks_like(old_package(database([]))) > 0.9
    assert reading.looks_like(write_archive({"a.txt": b"x"})) == 0 == reading.looks_like(b"collection.anki2")


@given(
    st.lists(st.sampled_from(["{{c1::", "{{c2,3::", "}}", "::", "a", "{{", "\ue000", "0\ue001"]), max_size=14)
)
def test_taking_gaps_loses_no_text(pieces: list[str]) -> None:
    text, gaps, _ = take_gaps("".join(pieces))
    assert text.count("\ue000") == len(gaps)
    left = text + "".join(gap.answer for gap in gaps)
    assert left.count("a") + sum(gap.hint.count("a") for gap in gaps) == pieces.count("a")


mutation = st.tuples(st.integers(0, 60_000), st.binary(min_size=1, max_size=4))


@settings(max_examples=40, deadline=None)
@given(new=st.booleans(), inside=st.booleans(), changes=st.lists(mutation, min_size=1, max_size=6))
def test_no_bytes_make_more_of_a_package_than_questions_or_a_refusal(
    new: bool, inside: bool, changes: list[tuple[int, bytes]]
) -> None:
    made = database([(Kind(), ("Q", "a")), (CLOZE_KIND, ("{{c1::b}}", ""))], new=new)
    pack = new_package if new else old_package
    data = bytearray(made if inside else pack(made))
    for at, other in changes:
        data[at % len(data) : at % len(data) + len(other)] = other
    try:
        found = reading.read(pack(bytes(data)) if inside else bytes(data))
    except Unreadable:
        return
    assert found.adds_up
