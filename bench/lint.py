"""How long the lint takes for a question: ``python bench/lint.py [FOLDER]...``, by default the shipped banks.

Prints the time of the first look at each question (nothing remembered), of the second, and of the blind-guess gate.
"""

import sys
from pathlib import Path
from statistics import mean, quantiles
from time import process_time

from quizapp.config import Config
from quizapp.core.banks.bank import Bank
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.writing.lint.blind import guess_blindly
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.services.bank_folders import check_folder, find_folders

LIMIT_MS = 5.0


def main() -> None:
    """Times every question twice; the exit code is 1 where the mean of the first look is over the limit."""
    folders = [Path(name) for name in sys.argv[1:]] or find_folders(Config.from_environment().banks)
    banks = [bank for folder in folders if (bank := check_folder(folder)[0])]
    known = fact_table(fact for bank in banks for fact in bank.facts)
    first, again = times(banks, known), times(banks, known)
    print(f"{len(first)} questions on {len(known.facts)} facts")
    for name, spent in (("first look", first), ("second look", again)):
        print(f"{name}: mean {mean(spent):.2f} ms, 95 % under {quantiles(spent, n=20)[-1]:.2f} ms a question")
    start = process_time()
    for bank in banks:
        guess_blindly(bank.questions)
    print(f"blind-guess gate: {(process_time() - start) / len(banks):.2f} s a bank")
    print(f"ratio to the limit of {LIMIT_MS:g} ms: {mean(first) / LIMIT_MS:.2f}")
    sys.exit(mean(first) > LIMIT_MS)


def times(banks: list[Bank], known: FactTable) -> list[float]:
    """The milliseconds of the processor for each question."""
    spent = []
    for bank in banks:
        for question in bank.questions:
            start = process_time()
            find_flaws(question, facts=bank.facts, known=known)
            spent.append((process_time() - start) * 1000)
    return spent


if __name__ == "__main__":
    main()
