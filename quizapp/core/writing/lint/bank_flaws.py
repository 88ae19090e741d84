"""Rules 1, 15 and 16 over many questions: what place, length and balance of the keys tell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from statistics import mean, variance

from quizapp.core.languages import LANGUAGES, Language
from quizapp.core.questions.question import Question
from quizapp.core.writing.lint.face import Choice, Face, faces
from quizapp.core.writing.lint.flaw import Finding, Flaw, flaw_of
from quizapp.core.writing.lint.values import sized
from quizapp.core.writing.lint.wording import RULES
from quizapp.core.writing.lint.words import width

# The value of chi squared that chance exceeds once in a hundred times, by degrees of freedom.
_CHI_SQUARED = (6.635, 9.210, 11.345, 13.277, 15.086, 16.812, 18.475, 20.090, 21.666, 23.209, 24.725)
_EACH, _RUN, _RARE = 5, 5, 0.01
_FEWEST_STATEMENTS, _SHARE, LONGER = 10, (0.4, 0.6), 1.2


def find_bank_flaws(questions: Iterable[Question]) -> tuple[Flaw, ...]:
    """The flaws that only many questions together have; ``where`` is the id of one, or empty."""
    rows = tuple(questions)
    singles = [one for one in rows if one.kind == "single_choice" and len(one.options) > 1]
    return (
        *_places(singles),
        *_runs(singles),
        *(flaw for language in LANGUAGES for flaw in _middles(singles, language)),
        *_balance([question for question in rows if question.kind == "true_false"]),
    )


def _flaw(name: str, wording: str, language: Language = "zh", owner: str = "", **params: object) -> Flaw:
    finding = Finding("", {key: str(value) for key, value in params.items()}, wording)
    return flaw_of(RULES[name], finding, owner=owner, language=language)


def place_of_key(question: Question) -> int:
    """The place of the right option in the author's order, from 0."""
    return max(range(len(question.options)), key=lambda place: question.options[place].fraction)


def _places(singles: Sequence[Question]) -> Iterator[Flaw]:
    """Places that chi squared finds unequal, among the questions with as many options."""
    for options in sorted({len(question.options) for question in singles}):
        places = Counter(place_of_key(one) for one in singles if len(one.options) == options)
        each = places.total() / options
        if each < _EACH or not 2 <= options <= len(_CHI_SQUARED) + 1:
            continue
        chi_squared = sum((places[place] - each) ** 2 / each for place in range(options))
        if chi_squared > _CHI_SQUARED[options - 2]:
            place, most = places.most_common(1)[0]
            yield _flaw("key_position", "", count=places.total(), most=most, place=place + 1)


def _runs(singles: Sequence[Question]) -> Iterator[Flaw]:
    """Keys in the same place so often in a row as chance does in less than one bank of a hundred."""
    longest = _longest_by_chance(singles)
    start = 0
    for at in range(1, len(singles) + 1):
        if at < len(singles) and place_of_key(singles[at]) == place_of_key(singles[start]):
            continue
        if at - start >= longest:
            yield _flaw(
                "key_position",
                "run",
                owner=singles[start].id,
                count=at - start,
                place=place_of_key(singles[start]) + 1,
            )
        start = at


def _longest_by_chance(singles: Sequence[Question]) -> int:
    """The length of run that so many questions hardly ever have by chance."""
    if not singles:
        return _RUN
    share = mean(1 / len(question.options) for question in singles)
    length = _RUN
    while len(singles) * (1 - share) * share ** (length - 1) > _RARE:
        length += 1
    return length


def _middles(singles: Sequence[Question], language: Language) -> Iterator[Flaw]:
    """Right numbers that stand between the others more often than by chance."""
    ranks = [
        rank
        for question in singles
        for face in faces(question)
        if face.language == language and (rank := _rank(face)) is not None
    ]
    expected = sum(1 - 2 / count for _, count in ranks)
    error = sqrt(sum((1 - 2 / count) * 2 / count for _, count in ranks))
    middles = sum(0 < rank < count - 1 for rank, count in ranks)
    if middles > expected + 2 * error:
        yield _flaw("key_position", "middle", language, count=len(ranks), most=middles)


def _rank(face: Face) -> tuple[int, int] | None:
    """Which of the numbers is the key, from the smallest, and how many there are; None for words."""
    choice: Choice | None = next(iter(face.choices), None)
    if choice is None or not choice.is_single or len(choice.texts) < 3:
        return None
    sizes = [sized(text) for text in choice.texts]
    known = [size.low for size in sizes if size]
    if len(known) < len(sizes):
        return None
    return sorted(known).index(known[choice.rights.index(True)]), len(sizes)


def _balance(statements: Sequence[Question]) -> Iterator[Flaw]:
    """Too many true or false statements, or either kind longer than the other."""
    truths = [question for question in statements if question.answer and question.answer.value == "true"]
    count = len(statements)
    if count >= _FEWEST_STATEMENTS and not _SHARE[0] <= len(truths) / count <= _SHARE[1]:
        yield _flaw("true_false_balance", "", count=count, true=len(truths))
    for language in LANGUAGES:
        yield from _lengths(statements, truths, language)


def _lengths(
    statements: Sequence[Question], truths: Sequence[Question], language: Language
) -> Iterator[Flaw]:
    sides = [
        (question in truths, side) for question in statements if (side := question.stem.sides().get(language))
    ]
    true = [width(side) for is_true, side in sides if is_true]
    false = [width(side) for is_true, side in sides if not is_true]
    if min(len(true), len(false)) < _FEWEST_STATEMENTS / 2:
        return
    error = sqrt(variance(true) / len(true) + variance(false) / len(false))
    gap = mean(true) - mean(false)
    if abs(gap) > 2 * error and max(mean(true), mean(false)) > LONGER * min(mean(true), mean(false)):
        longer, shorter = max(mean(true), mean(false)), min(mean(true), mean(false))
        wording = "true_longer" if gap > 0 else "false_longer"
        yield _flaw("true_false_balance", wording, language, one=round(longer), other=round(shorter))
