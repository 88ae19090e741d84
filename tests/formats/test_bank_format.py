"""The page that describes the form of a bank is itself a bank."""

import re

from quizapp.config import ROOT
from quizapp.core.banks.bank import Bank
from quizapp.core.questions.content import KIND_NAMES
from quizapp.core.questions.registry import KINDS
from quizapp.formats.native import parse_bank, write_bank
from quizapp.services.bank_folders import verify_facts

PAGE = (ROOT / "docs" / "bank-format.md").read_text("utf-8")
BLOCK = re.compile(r"^```(?:yaml|markdown|text) ([\w.-]+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def blocks() -> dict[str, str]:
    """What the page shows of each file, in its order."""
    found: dict[str, str] = {}
    for name, text in BLOCK.findall(PAGE):
        found[name] = "\n\n".join(filter(None, (found.get(name), text)))
    return found


def bank_of_the_page() -> Bank:
    files = {name: text.encode() for name, text in blocks().items() if "." in name}
    bank, faults = parse_bank(files)
    assert bank is not None and [str(fault) for fault in faults] == []
    return bank


def test_the_files_of_the_page_are_a_bank_without_a_fault() -> None:
    bank = bank_of_the_page()
    assert parse_bank({name: text.encode() for name, text in write_bank(bank).items()}) == (bank, [])


def test_every_kind_of_question_is_shown() -> None:
    assert {question.kind for question in bank_of_the_page().questions} == set(KIND_NAMES) == set(KINDS)


def test_the_facts_of_the_page_are_proven_by_its_article() -> None:
    assert verify_facts(bank_of_the_page(), {"tern-2021": blocks()["tern-2021"]}) == []


def test_every_key_of_facts_and_settings_is_explained() -> None:
    bank = bank_of_the_page()
    names = [*vars(bank.facts[0]), *vars(bank.quizzes[0].settings), *vars(bank.quizzes[0].settings.review)]
    assert [name for name in names if name != "id" and f"`{name}`" not in PAGE] == []
