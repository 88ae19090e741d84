"""A common noun gives way to the thing or the firm of which an English text tells, but for nouns that stand for themselves."""

import pytest

from tests.core.facts.labelled import candidates

FIRM = "Fernhill Inc, a software company, is growing. Fernhill Inc sells Oriel. Fernhill Inc is in Bergen. "


def last(text: str) -> str:
    return candidates(text)[-1].subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (FIRM + "Fernhill Inc says little, but pictures are kept for 30 days.", "Fernhill Inc"),
        (FIRM + "Oriel listens all night, and the recordings fill 40 GB.", "Oriel"),
        (FIRM + "It sorts letters. Letters are answered within 12 hours.", "Fernhill Inc"),
        (FIRM + "\n\nThe shelves hold 9,000 letters.", "Fernhill Inc"),
        (FIRM + "Next year drivers will pay $30, and cars in Bergen will stay for 12 hours.", "cars"),
        (FIRM + "It listens:\n\n- boats stay for 30 days", "boats"),
        ("Orrin Securities puts sales of sails at $9 billion.", "sails"),
        (FIRM + "Orrin Labs promises that the ferries will last 30 years.", "Fernhill Inc"),
        (FIRM + "A bowl of soup costs $7.", "bowl"),
    ],
)
def test_a_noun_gives_way_to_what_has_a_name(text: str, subject: str) -> None:
    assert last(text) == subject


def test_nothing_gives_way_to_what_is_named_only_further_on() -> None:
    assert candidates("A gale\n\nThe rain lasted 12 hours.\n\n" + FIRM)[0].subject == "rain"
