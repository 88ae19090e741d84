"""The parts of an English article tell of things of their own, and nothing of one part is told in another."""

import pytest

from tests.core.facts.labelled import candidates

ROUND_UP = """Kelp weekly: three tales of rain

Here is what came up.

1. Orrin's eye

Orrin Mills has released Kelp Sail, a model of rain. The model is calm. Kelp Sail is fun.

2. Harmon gives it away

Harmon Yard on June 2 put Lumo-Reed on the web. {two}

3. Calder hires

Calder Bank, which is old, is looking for cooks. {three}
"""


def subject(*, two: str = "It rains.", three: str = "It rains.") -> str:
    return candidates(ROUND_UP.format(two=two, three=three))[-1].subject


@pytest.mark.parametrize(
    ("two", "wanted"),
    [
        ("The model, with 1.6 billion parameters, reads scans.", "Lumo-Reed"),
        ("The model, with some parameters, reads scanned sails and turns out 3.2 pages per second.", "Lumo-Reed"),
        ("On the Gale test it scores 91.4.", "Lumo-Reed"),
        ("Only 1,200 hours of rain went into it.", "Lumo-Reed"),
        ("In a tale that lasted for long, 36 sails covered it.", "Lumo-Reed"),
        ("A miller's rate, the share that a system gets wrong, fell from 38%.", "miller's rate"),
        ("Kelp Sail cut its rate, the share that a system gets wrong, from 38%.", "Kelp Sail"),
        ("Kelp Sail has 5 billion parameters.", "Kelp Sail"),
    ],
)  # fmt: skip
def test_a_story_tells_of_what_it_presents(two: str, wanted: str) -> None:
    assert subject(two=two) == wanted


def test_a_day_is_that_of_what_is_put_out_on_it() -> None:
    found = [one for one in candidates(ROUND_UP.format(two="", three="")) if one.kind == "date"]
    assert found[-1].subject == "Lumo-Reed"


def test_a_story_without_a_thing_tells_of_its_firm() -> None:
    assert subject(three="It is looking for 260 people.") == "Calder Bank"


@pytest.mark.parametrize(
    "headings",
    [("Price", "Size", "Rain"), ("1. Kelp 7B is dear", "2. Kelp 7B is small", "3. Kelp 7B is wet")],
)
def test_parts_about_one_thing_are_no_stories(headings: tuple[str, str, str]) -> None:
    one, two, three = headings
    text = f"Kelp 7B is out\n\nKelp 7B is by Orrin Mills.\n\n{one}\n\nKelp 7B beats Reed-9.\n\n{two}\n\nKelp 7B beats Lumo-8.\n\n{three}\n\nIt has 9 billion parameters.\n"
    assert candidates(text)[-1].subject == "Kelp 7B"


def test_headings_that_all_name_one_thing_open_no_stories_though_each_presents_another() -> None:
    parts = (("dear", "Reed-9"), ("small", "Lumo-8"), ("wet", "Saxo-7"))
    told = (
        f"{n}. Kelp 7B is {how}\n\nOrrin has launched {what}.\n\n" for n, (how, what) in enumerate(parts, 1)
    )
    text = "Kelp 7B is out\n\nKelp 7B is by Orrin Mills.\n\n" + "".join(told)
    assert candidates(text.rstrip() + " The model has 9 billion parameters.")[-1].subject == "Kelp 7B"
