"""The code with which students join a class: short enough to read out, long enough not to be guessed."""

from quizapp.core.people import CODE_LETTERS, parse_code

JOIN_LENGTH = 8
JOIN_LETTERS = CODE_LETTERS


def show_join_code(code: str) -> str:
    """A code as it is shown: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def parse_join_code(text: str) -> str:
    """A code as typed, without blanks, hyphens and capitals."""
    return parse_code(text)
