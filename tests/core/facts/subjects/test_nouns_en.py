"""English nouns stand for the firm that is spoken of, for its parts, or for themselves."""

import pytest

from tests.core.facts.labelled import candidates

FIRM = "Fernhill Inc, a software company, is growing. Fernhill Inc sells Oriel. Fernhill Inc is in Bergen. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kelp Yard, a boat firm, sleeps. Ada Reed, who runs Fernhill Inc, said the firm had taken $9 million.", "Fernhill Inc"),
        ("Ada Reed, chief financial officer of Orrin Mills, said his company would spend $9 million.", "Orrin Mills"),
        ("Ada Reed, an analyst at Orrin Mills, said the firm had taken $9 million.", "Fernhill Inc"),
        ("Volume production begins in the fourth quarter of 2027.", "Fernhill Inc"),
        ("A gale of 2024 ended on June 9.", "gale"),
        ("The savings came to $9 million.", "Fernhill Inc"),
        ("The Marlow Speech Initiative (MSI), a charity, is old. Ada Reed founded MSI in 2019.", "MSI"),
    ],
)  # fmt: skip
def test_for_what_a_noun_stands(text: str, wanted: str) -> None:
    assert candidates(FIRM + text)[-1].subject == wanted
