"""Rule 24: a question of a quiz that tells the answer of another one."""

import re
from collections.abc import Iterable, Iterator, Sequence

from quizapp.core.languages import LANGUAGES, Language
from quizapp.core.questions.question import Question
from quizapp.core.writing.lint.face import Face, faces
from quizapp.core.writing.lint.flaw import Finding, Flaw, flaw_of
from quizapp.core.writing.lint.wording import RULES
from quizapp.core.writing.lint.words import plain, width

NARROW = 3


def find_cues(questions: Iterable[Question]) -> tuple[Flaw, ...]:
    """Each question whose answer stands in the stem of another one that asks of the same facts."""
    rows = tuple(questions)
    return tuple(flaw for language in LANGUAGES for flaw in _cues_in(rows, language))


def _cues_in(rows: Sequence[Question], language: Language) -> Iterator[Flaw]:
    sides = [face for question in rows for face in faces(question) if face.language == language]
    for face in sides:
        for part, key in keys_of(face):
            other = next((one for one in sides if _tells(one, face, key)), None)
            if other:
                finding = Finding(part, {"text": key, "other": other.question.id})
                yield flaw_of(RULES["cross_item_cue"], finding, owner=face.question.id, language=language)


def keys_of(face: Face) -> Iterator[tuple[str, str]]:
    """The right answers that are picked or typed, wide enough to be told from chance, with their parts."""
    found = [(choice.place_of(key), key) for choice in face.choices for key in choice.keys]
    found += [(part, plain(answer.value)) for part, answer in face.answers()]
    yield from ((part, key) for part, key in found if width(key) >= NARROW)


def _tells(other: Face, face: Face, key: str) -> bool:
    """Whether another question's stem holds this key, asks of the same fact, and does not say what is false."""
    if other.question.id == face.question.id or set(other.question.facts).isdisjoint(face.question.facts):
        return False
    answer = other.question.answer
    is_false = other.question.kind == "true_false" and answer is not None and answer.value == "false"
    return not is_false and stands_in(key, other.stem) and not stands_in(key, face.stem)


def told(text: str, whole: str) -> bool:
    """Whether a text that is wide enough to be told from chance stands in another one."""
    return width(text) >= NARROW and stands_in(text, whole)


def stands_in(text: str, whole: str) -> bool:
    """Whether a text stands in another one as words or a number of its own."""
    before = r"(?<![A-Za-z0-9.,])" if text[0].isascii() else ""
    after = r"(?![A-Za-z0-9]|[.,]\d)" if text[-1].isascii() else ""
    return text.casefold() in whole.casefold() and bool(
        re.search(before + re.escape(text) + after, whole, re.IGNORECASE)
    )
