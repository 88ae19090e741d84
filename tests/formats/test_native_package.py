"""A whole bank survives as one file of any form; its questions are read out of it, and of lists that people write."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.banks.bank import Bank
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Question
from quizapp.formats import native_package, native_questions
from quizapp.formats.archive import open_archive, write_archive
from quizapp.formats.imported import Unreadable, medium_of
from quizapp.formats.native import read_parts, write_bank
from quizapp.formats.native_package import open_native, parse_package, write_document, write_json, write_zip
from quizapp.formats.plain_yaml import write_yaml
from tests.core.banks.example import make_bank
from tests.formats.anki.samples import PNG
from tests.formats.strategies import banks

Write = Callable[[Bank, Mapping[str, bytes]], bytes]
FORMS: dict[str, Write] = {"zip": write_zip, "yaml": write_document, "json": write_json}
every_form = pytest.mark.parametrize("write", FORMS.values(), ids=FORMS)
MEDIUM = medium_of(PNG)
assert MEDIUM
MEDIA = {MEDIUM.name: PNG}


@every_form
def test_a_bank_and_its_media_come_back_whole(write: Write) -> None:
    assert parse_package(write(make_bank(), MEDIA)) == (make_bank(), {MEDIUM.name: MEDIUM}, [])
    assert write(make_bank(), MEDIA) == write(make_bank(), MEDIA)


@settings(max_examples=12)
@given(st.sampled_from(sorted(FORMS)), banks)
def test_whatever_is_in_a_bank_survives_its_file(form: str, bank: Bank) -> None:
    found = open_native(FORMS[form](bank, {}))
    assert read_parts(found.files) == (bank, [])


@every_form
def test_the_questions_of_a_bank_are_read_whole(write: Write) -> None:
    bank = make_bank()
    content = write(bank, MEDIA)
    assert native_questions.looks_like(content) > 0.9
    found = native_questions.read(content)
    assert tuple(entry.question for entry in found.entries) == bank.questions
    assert (found.found, found.title, found.media) == (len(bank.questions), bank.title.zh, (MEDIUM,))
    assert found.grounds == replace(bank, questions=())
    assert [one.message.text for one in found.faults] == [native_questions.WHOLE_BANK]


def test_what_stands_beside_the_questions_is_left_where_it_is_faulty() -> None:
    files = {name: text.encode() for name, text in write_bank(make_bank()).items()}
    wrong = files | {"facts.yaml": files["facts.yaml"].replace(b"passage: p-elo", b"passage: none")}
    for spoiled, said in (
        (wrong, native_questions.ONLY_QUESTIONS),
        ({**files, "bank.yaml": b""}, native_questions.ONLY_QUESTIONS),
    ):
        found = native_questions.read(write_archive(spoiled))
        assert (len(found.entries), found.grounds) == (2, None)
        assert found.faults[0].message.text == said
        assert {one.severity for one in found.faults} == {"warning"} and len(found.faults) > 1


def test_a_folder_within_a_folder_and_what_a_desktop_adds_do_no_harm() -> None:
    files = {f"tern/{name}": text.encode() for name, text in write_bank(make_bank()).items()}
    more = {"__MACOSX/tern/._bank.yaml": b"x", "tern/.DS_Store": b"x", "other.txt": b"y"}
    assert parse_package(write_archive(files | more)) == (make_bank(), {}, [])


def test_a_list_of_questions_alone_is_enough() -> None:
    text = "- id: port\n  kind: short_text\n  stem: {en: Port is}\n  answer: {value: left}\n"
    for content in (text.encode(), f"questions:\n{text}".encode()):
        assert native_questions.looks_like(content) > 0.9
        (entry,) = native_questions.read(content).entries
        assert entry.question == Question("port", "short_text", Twin(en="Port is"), answer=Answer("left"))
    assert native_questions.read(f"questions:\n{text}".encode()).entries[0].where == "line 2"


def test_json_without_line_ends_is_known_and_its_side_is_that_of_its_questions() -> None:
    asked = {"id": "q", "kind": "short_text", "stem": {"en": "Sea?"}, "answer": {"value": "salt"}}
    for value in ([asked], {"questions": [asked]}):
        content = json.dumps(value).encode()
        assert native_questions.looks_like(content) > 0.9
        assert native_questions.read(content).language == "en"


def test_questions_that_are_none_are_skipped_with_their_place() -> None:
    good = {"id": "port", "kind": "description", "stem": {"en": "Port"}}
    listed = [good, {"id": "x", "kind": "riddle", "stem": {"en": "?"}}, 5, good]
    as_json, as_yaml = (
        json.dumps({"questions": listed}).encode(),
        write_yaml(json.loads(json.dumps(listed))).encode(),
    )
    for content, places in (
        (as_json, ["questions[1] kind", "questions[2]"]),
        (as_yaml, ["line 5 kind", "line 9"]),
    ):
        found = native_questions.read(content)
        assert found.adds_up and found.found == 4
        assert [entry.question.id for entry in found.entries] == ["port", "port-2"]
        assert [one.where for one in found.skipped] == places


def test_a_broken_entry_of_a_folder_is_skipped_with_its_line() -> None:
    files = {name: text.encode() for name, text in write_bank(make_bank()).items()}
    files["questions.yaml"] += b"- id: torn\n  kind: [\n"
    found = native_questions.read(write_archive(files))
    assert (found.adds_up, len(found.skipped)) == (True, 1)
    assert found.skipped[0].where.startswith("questions.yaml:")


def test_faults_of_one_document_name_the_part_and_no_line_of_a_file_that_is_not_there() -> None:
    bank = make_bank()
    spoiled = replace(bank, facts=bank.facts[1:])
    found, _, faults = parse_package(write_json(spoiled, {}))
    assert found is None
    assert {fault.where.split()[0] for fault in faults} <= {
        "questions",
        "facts",
        "quizzes",
        "reading.zh",
        "bank",
    }


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"[1, 2", native_package.NO_JSON),
        (b'{"questions": [NaN]}', native_package.NO_JSON),
        (b'{"a": 1}', native_package.NO_BANK),
        (b"[" * 100_000, native_package.NO_JSON),
        (b'{"questions": ' + b"[" * 300 + b"]" * 300 + b"}", native_package.NO_JSON),
        (b"just text", native_package.NO_BANK),
        (write_archive({"a.txt": b"x"}), native_package.NO_BANK),
    ],
)
def test_what_is_no_bank_says_so(content: bytes, text: str) -> None:
    with pytest.raises(Unreadable) as raised:
        native_questions.read(content)
    assert raised.value.fault.message.text == text


def test_a_medium_that_is_not_what_its_name_says_is_left_out() -> None:
    files = {name: text.encode() for name, text in write_bank(make_bank()).items()}
    packed = write_archive(files | {"media/x.png": PNG, f"media/{MEDIUM.name}": b"<script>"})
    document = json.loads(write_json(make_bank(), {})) | {
        "media": {MEDIUM.name: "no base64!", "x.png": base64.b64encode(PNG).decode()}
    }
    for content in (packed, json.dumps(document).encode()):
        _, media, faults = parse_package(content)
        assert media == {}
        assert [one.message.text for one in faults] == [native_package.NO_MEDIUM] * 2


def test_questions_alone_are_written_whole_and_come_back() -> None:
    questions = make_bank().questions
    content = native_questions.write(questions, language="en", title="Ferries", media=MEDIA)
    found = native_questions.read(content)
    assert tuple(entry.question for entry in found.entries) == questions
    assert (found.title, found.media, found.faults) == ("Ferries", (MEDIUM,), ())
    assert not any(native_questions.losses(one, "en") for one in questions)
    assert f"media/{MEDIUM.name}" in open_archive(content).names


mutation = st.tuples(st.integers(0, 20_000), st.binary(min_size=1, max_size=4))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.lists(mutation, min_size=1, max_size=5), st.integers(0, 40))
def test_no_bytes_make_more_of_a_file_than_questions_or_a_refusal(
    form: str, changes: list[tuple[int, bytes]], cut: int
) -> None:
    data = bytearray(FORMS[form](make_bank(), {}))
    for at, new in changes:
        data[at % len(data) : at % len(data) + len(new)] = new
    try:
        found = native_questions.read(bytes(data[: len(data) - cut]))
    except Unreadable:
        return
    assert found.adds_up
