"""Whether the first letters of some words make an abbreviation."""

import re


def find_initials(words: str, abbreviation: str) -> int | None:
    """Where in the words those begin whose first letters make the abbreviation; None when they do not.

    A word in capitals gives all its letters: RNA interference is RNAi.
    """
    letters = re.sub(r"[^A-Z]", "", abbreviation.rstrip("s")).lower()
    starts = [found.start() for found in re.finditer(r"[A-Za-z][A-Za-z'’]*", words)]
    for count in range(1, len(letters) + 3):
        if 2 <= len(letters) and count <= len(starts):
            initials = "".join(_letters_of(words, at) for at in starts[-count:])
            if (
                len(initials) >= len(letters)
                and initials[0] == letters[0]
                and _subsequence(letters, initials)
            ):
                return starts[-count]
    return None


def _letters_of(words: str, at: int) -> str:
    """The first letter of the word at a place, or all of a word in capitals."""
    capitals = re.compile(r"[A-Z]{2,}\b").match(words, at)
    return (capitals[0] if capitals else words[at]).lower()


def _subsequence(letters: str, initials: str) -> bool:
    """Whether the letters come in the initials in order."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)
