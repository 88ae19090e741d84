"""A bank exported in our own form is the whole bank."""

from datetime import UTC, datetime

import pytest

from quizapp.formats.native_package import parse_package
from quizapp.services.bank_folders import load_bank
from quizapp.services.exports import export_bank
from quizapp.storage.database import Database
from tests.core.banks.example import make_bank

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("ending", ["", ".yaml", ".json"])
def test_all_of_a_bank_is_in_its_file(database: Database, ending: str) -> None:
    bank = make_bank()
    load_bank(database, bank, digest="d", now=NOW)
    export = export_bank(database, None, bank.id, "native", ending=ending)
    assert parse_package(export.content) == (bank, {}, [])
    assert (export.losses, export.questions) == ((), len(bank.questions))
