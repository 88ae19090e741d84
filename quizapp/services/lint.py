"""What the lint says of a folder's questions: the flaws with file and line, and how far the keys can be guessed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from quizapp.core.banks.bank import Bank
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.faults import Fault
from quizapp.core.languages import Message
from quizapp.core.quizzes.draw import candidate_of, fill_slots
from quizapp.core.writing.lint.bank_flaws import find_bank_flaws
from quizapp.core.writing.lint.blind import Result, guess_blindly
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.core.writing.lint.leaks import find_cues
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.formats.native import locate_faults
from quizapp.services.bank_folders import check_folder, read_folder

DRAWS = 10
FLAW = "%(rule)s (%(language)s): %(message)s; %(remedy)s"


@dataclass(frozen=True)
class Linted:
    """What was found in one folder. ``bank`` is None where the folder has an error of form, told in ``faults``."""

    folder: Path
    bank: Bank | None
    faults: tuple[Fault, ...] = ()
    guesses: tuple[Result, ...] = ()

    @property
    def errors(self) -> int:
        """How many flaws, or faults, have to be mended."""
        return sum(one.severity == "error" for one in self.faults)

    @property
    def guessable(self) -> tuple[Result, ...]:
        """The solvers that find keys without seeing a stem."""
        return tuple(one for one in self.guesses if one.is_above_chance)


def lint_folder(folder: Path, known: FactTable) -> Linted:
    """The flaws of a bank's questions; ``known`` is what may be true besides its own facts."""
    bank, faults = check_folder(folder)
    if bank is None:
        return Linted(folder, None, tuple(faults))
    found = [fault_of(flaw, where) for flaw, where in find_all_flaws(bank, known)]
    guesses = guess_blindly(bank.questions, sittings=draw_sittings(bank))
    located = locate_faults(read_folder(folder), found) if found else []
    return Linted(folder, bank, tuple(located), guesses)


def known_facts(folders: Iterable[Path]) -> FactTable:
    """The facts of every one of these folders that can be read."""
    banks = (check_folder(folder)[0] for folder in folders)
    return fact_table(fact for bank in banks if bank for fact in bank.facts)


def fault_of(flaw: Flaw, where: str) -> Fault:
    """A flaw in the words of a fault, which a person gets with its place."""
    params = {
        "rule": flaw.rule,
        "language": flaw.language,
        "message": str(flaw.message),
        "remedy": str(flaw.remedy),
    }
    return Fault(where, Message(FLAW, params), flaw.severity)


def find_all_flaws(bank: Bank, known: FactTable) -> Iterator[tuple[Flaw, str]]:
    """Every flaw with the place that the checks of a bank give."""
    places = {question.id: f"questions[{number}]" for number, question in enumerate(bank.questions)}
    for question in bank.questions:
        for flaw in find_flaws(question, facts=bank.facts, known=known):
            yield flaw, f"{places[question.id]} {flaw.where}"
    for flaw in find_bank_flaws(bank.questions):
        yield flaw, f"{places.get(flaw.where, 'questions')} {flaw.where}".strip()
    for flaw in _cues(bank):
        yield flaw, f"{places[flaw.where.partition(' ')[0]]} {flaw.where}"


def _cues(bank: Bank) -> Iterator[Flaw]:
    """What one question tells of another that stands in the same quiz, each once."""
    known = {question.id: question for question in bank.questions}
    fixed = [[known[slot.question] for slot in quiz.slots if slot.question in known] for quiz in bank.quizzes]
    found = [flaw for questions in fixed for flaw in find_cues(questions)]
    yield from {(flaw.where, str(flaw.message)): flaw for flaw in found}.values()


def draw_sittings(bank: Bank) -> Iterator[frozenset[str]]:
    """The questions that somebody gets in each quiz; where they are drawn, a few draws of them."""
    candidates = [candidate_of(one) for one in bank.questions]
    for quiz in bank.quizzes:
        draws = DRAWS if any(slot.draw for slot in quiz.slots) else 1
        for seed in range(draws):
            yield frozenset(fill_slots(quiz.slots, candidates, Random(seed)).questions.values())
