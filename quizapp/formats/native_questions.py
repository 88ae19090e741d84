"""The questions of a bank in our own form: a bank's folder as a zip, a whole bank or a list of questions as YAML or JSON."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.core.banks.bank import Bank
from quizapp.core.banks.check import NO_ARTICLES, check_bank
from quizapp.core.banks.content import NO_READING, head_from_mapping
from quizapp.core.faults import Fault
from quizapp.core.languages import LANGUAGES, N_, Language, Message, Twin
from quizapp.core.questions.content import question_from_mapping
from quizapp.core.questions.question import Question
from quizapp.formats.archive import is_zip
from quizapp.formats.gathering import sample_of
from quizapp.formats.imported import Entry, Imported, unique_ids
from quizapp.formats.native import HEAD, read_parts
from quizapp.formats.native_package import QUESTIONS, NativeFiles, open_native, write_zip
from quizapp.formats.plain_yaml import Document, parse_yaml, write_yaml

WHOLE_BANK = N_(
    "the file holds a whole bank: its %(articles)s articles, its reading and its %(facts)s facts come along with its questions, "
    "and its quizzes where a new bank is made of it"
)
ONLY_QUESTIONS = N_(
    "only the questions of this bank are read: what stands beside them is faulty; mend it, and bring the file again"
)
NO_BANK_HEAD = N_(
    "only the questions are read: facts, reading and quizzes come along where bank.yaml is there too"
)
MOST_TOLD = 5
UNREAD = N_("the entry is no question: write it as docs/bank-format.md says")
_KIND = re.compile(
    r"(?:^[ -]*|[{,]\s*)[\"']?kind[\"']?\s*:\s*[\"']?(?:single_choice|multiple_choice|true_false|numeric|short_text|cloze|matching"
    r"|ordering|description|open_answer)\b",
    re.MULTILINE,
)
_STEM = re.compile(r"(?:^[ -]*|[{,]\s*)[\"']?stem[\"']?\s*:", re.MULTILINE)


def looks_like(content: bytes) -> float:
    """How sure it is that the bytes are questions in our own form."""
    if is_zip(content):
        return 0.97 if QUESTIONS.encode() in content and HEAD.encode() in content else 0.0
    text = sample_of(content)
    return 0.95 if _KIND.search(text) and _STEM.search(text) else 0.0


def read(content: bytes) -> Imported:
    """The questions of a file with all that is theirs, on both sides. Raises Unreadable."""
    found = open_native(content)
    text = found.files.get(QUESTIONS, b"").decode("utf-8-sig", "replace")
    document = parse_yaml(text, QUESTIONS)
    listed = document.value if isinstance(document.value, list) else []
    entries: list[Entry] = []
    skipped: list[Fault] = []
    for number, mapping in enumerate(listed):
        where = _where(document, number, found)
        question, faults = question_from_mapping(mapping, "") if mapping is not None else (None, [])
        if question is None:
            message = faults[0].message if faults else _syntax(document, number)
            skipped.append(Fault(f"{where} {faults[0].where.strip()}".rstrip() if faults else where, message))
        else:
            entries.append(Entry(question, where, write_yaml([mapping]), question.id))
    title, languages = _head(found)
    grounds, faults = _grounds(found)
    return Imported(
        "native",
        len(listed),
        tuple(unique_ids(entries)),
        tuple(skipped),
        (),
        (*found.faults, *faults),
        tuple(found.media.values()),
        title,
        languages[0] if languages else _side_of(entries),
        grounds,
    )


def _where(document: Document, number: int, found: NativeFiles) -> str:
    """The line of a question in its file; its number where there is no such file."""
    if found.document is None:
        return f"{QUESTIONS}:{document.line(f'[{number}]')}"
    path = f"[{number}]" if isinstance(found.document.value, list) else f"questions[{number}]"
    line = found.document.lines.get(path)
    return f"line {line}" if line else f"questions[{number}]"


def _syntax(document: Document, number: int) -> Message:
    """What is wrong with an entry that is no mapping at all."""
    line = f"{document.file}:{document.line(f'[{number}]')}"
    at = next((one.message for one in document.faults if one.where == line), None)
    return at or (document.faults[0].message if document.faults else Message(UNREAD))


def _head(found: NativeFiles) -> tuple[str, tuple[Language, ...]]:
    """The title and the languages of the bank, where the file says them."""
    head = (
        parse_yaml(found.files[HEAD].decode("utf-8-sig", "replace"), HEAD).value
        if HEAD in found.files
        else None
    )
    bank, _ = head_from_mapping(head, "") if head is not None else (None, [])
    languages = bank.languages if bank else ()
    return (bank.title.in_((*languages, *LANGUAGES)[0]) if bank else ""), languages


def _side_of(entries: Sequence[Entry]) -> Language:
    """The first side on which every question says something, where the file names no languages."""
    sides = [entry.question.stem.sides() for entry in entries]
    return next((side for side in LANGUAGES if all(side in one for one in sides)), LANGUAGES[0])


def _grounds(found: NativeFiles) -> tuple[Bank | None, list[Fault]]:
    """What the file holds of a bank besides questions, None where that is nothing or faulty; and what is to be said of it."""
    beside = {name: text for name, text in found.files.items() if name != QUESTIONS and text.strip() != b"[]"}
    if HEAD not in beside:
        return None, [_note(NO_BANK_HEAD)] if beside else []
    bank, faults = read_parts({"facts.yaml": b"[]", **beside, QUESTIONS: b"[]"})
    wrong = [one for one in (*faults, *check_bank(replace(bank, quizzes=()))) if _matters(one, beside)]
    if wrong:
        return None, [_note(ONLY_QUESTIONS), *(replace(one, severity="warning") for one in wrong[:MOST_TOLD])]
    notes: list[Fault] = []
    if bank.articles or bank.facts or bank.quizzes:
        counts = {"articles": str(len(bank.articles)), "facts": str(len(bank.facts))}
        notes.append(_note(WHOLE_BANK, **counts))
    return bank, notes


def _matters(one: Fault, files: Mapping[str, bytes]) -> bool:
    """Whether an error keeps what stands beside the questions from coming: a bank made here may have questions alone."""
    readings = [text for name, text in files.items() if name.startswith("reading.")]
    blank = all(len(text.split(b"\n", 1)[-1].strip()) == 0 for text in readings)
    bare = one.message.text == NO_ARTICLES or (blank and one.where.startswith("reading"))
    return one.severity == "error" and not bare


def _note(text: str, **params: str) -> Fault:
    return Fault("file", Message(text, params), "warning")


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """The questions, whole and in both languages, as the folder of a bank without facts."""
    languages = tuple(side for side in LANGUAGES if any(side in one.stem.sides() for one in questions))
    named = {side: title or "questions" for side in languages or (language,)}
    bank = Bank(
        id="questions",
        title=Twin(**named),
        summary=Twin(**named),
        level="introductory",
        licence="unknown",
        version="1",
        reading=NO_READING,
        articles=(),
        facts=(),
        questions=tuple(questions),
        languages=languages or (language,),
    )
    return write_zip(bank, media)


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """Nothing of a question is lost."""
    return ()
