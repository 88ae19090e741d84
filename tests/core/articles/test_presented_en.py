"""English names are shown as those of things by the words around them."""

import pytest

from quizapp.core.articles.name import Name
from quizapp.core.articles.presented_en import is_presented


def shows(text: str) -> bool:
    at = text.index("Kelp")
    return is_presented(text, Name(at, at + 4, "Kelp", "product", ("Kelp",)))


@pytest.mark.parametrize(
    "text",
    [
        "Orrin Mills has released Kelp.",
        "Orrin on May 3 put Kelp on the web under an open licence.",
        "Orrin makes Kelp available to mills.",
        "A sail, sold under the name Kelp, is thin.",
        "It shows Kelp, a small model of rain, to millers.",
        "They use Kelp (KP), its compiler, for that.",
        "Its sonar reader, Kelp, is old.",
    ],
)
def test_a_thing_is_presented(text: str) -> None:
    assert shows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Orrin put Kelp in a corner.",
        "It met Kelp, a town on the coast.",
        "It met Kelp, the head of a model yard.",
        "She asked Kelp, its founder, for a reader.",
        "It beats Kelp by far.",
    ],
)
def test_what_is_only_named_is_not(text: str) -> None:
    assert not shows(text)
