"""Questions of a bank's folder written anew from its facts; what a person wrote or edited stays."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.core.banks.bank import Bank
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import fact_table
from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.content import question_to_mapping
from quizapp.core.writing.draft import FORMS, Bench, Draft, Form
from quizapp.core.writing.renewal import Marks, Renewal, renew
from quizapp.errors import Invalid
from quizapp.formats.entries import edit_entries
from quizapp.formats.native import parse_bank
from quizapp.formats.plain_yaml import parse_yaml, write_yaml
from quizapp.services.bank_folders import read_folder

QUESTIONS = "questions.yaml"
MARKS = ".written.yaml"
HEAD = "# Digests of the questions that were written from the facts: whose text was edited since is left alone.\n"
NOT_MARKS = N_("%(file)s is no list of marks: restore it, or delete it to keep all questions as they are")


@dataclass(frozen=True)
class Rewritten:
    """What writing a folder anew did, or would do; ``faults`` are the bank's, and nothing was done where one is an error."""

    renewal: Renewal | None
    faults: tuple[Fault, ...]


def rewrite_folder(
    folder: Path,
    *,
    known: Sequence[Fact] = (),
    per_fact: int = 2,
    forms: Collection[Form] = FORMS,
    dry: bool = False,
) -> Rewritten:
    """Writes the questions that the facts of a folder lack; ``dry`` only tells. Raises Invalid for unreadable marks."""
    files = read_folder(folder)
    bank, faults = parse_bank(files)
    if bank is None:
        return Rewritten(None, tuple(faults))
    renewal = renew(
        bank.facts, bank.questions, read_marks(folder), bench_of(bank, known), per_fact=per_fact, forms=forms
    )
    text = _edited(files[QUESTIONS].decode("utf-8-sig"), bank, renewal)
    after, found = parse_bank({**files, QUESTIONS: text.encode()})
    if after is None:
        return Rewritten(None, tuple(found))
    if renewal.changes and not dry:
        (folder / QUESTIONS).write_text(text, "utf-8", newline="")
        (folder / MARKS).write_text(HEAD + write_yaml(dict(renewal.marks)), "utf-8")
    return Rewritten(renewal, tuple(found))


def bench_of(bank: Bank, known: Sequence[Fact] = ()) -> Bench:
    """What the questions of a bank are written with: its facts first, other known facts after them."""
    tags: dict[str, tuple[str, ...]] = {}
    for question in bank.questions:
        for fact in question.facts:
            tags.setdefault(fact, question.tags)
    own = {fact.id for fact in bank.facts}
    table = fact_table([*bank.facts, *(fact for fact in known if fact.id not in own)])
    published = {article.id: article.published for article in bank.articles}
    return Bench(table, bank.languages, published, tags)


def read_marks(folder: Path) -> Marks:
    """The marks of a folder, none where there is no such file. Raises Invalid where they cannot be read."""
    file = folder / MARKS
    if not file.is_file():
        return {}
    document = parse_yaml(file.read_text("utf-8"), MARKS)
    value = {} if document.value is None else document.value
    if document.faults or not isinstance(value, dict):
        raise Invalid(Message(NOT_MARKS, {"file": str(file)}))
    return {str(id_): str(mark) for id_, mark in value.items()}


def _edited(text: str, bank: Bank, renewal: Renewal) -> str:
    put: dict[str, tuple[object, str | None]] = {}
    last = {fact: question.id for question in bank.questions for fact in question.facts[:1]}
    for draft in (*renewal.changed, *renewal.added):
        put[draft.question.id] = (question_to_mapping(draft.question), _behind(draft, last))
        last[draft.question.facts[0]] = draft.question.id
    return edit_entries(text, QUESTIONS, put=put, removed=set(renewal.removed))


def _behind(draft: Draft, last: dict[str, str]) -> str | None:
    return last.get(draft.question.facts[0])
