"""Prints how many questions are written a second from the facts of the shipped banks."""

import time

from quizapp.config import ROOT
from quizapp.core.facts.known import fact_table
from quizapp.core.writing.draft import Bench
from quizapp.core.writing.rank import Choosing
from quizapp.core.writing.write import choose
from quizapp.services.bank_folders import check_folder, find_folders

MOST = 9


def main() -> None:
    """Print one line for each bank, and one for all together."""
    banks = [bank for folder in find_folders(ROOT / "question_banks") if (bank := check_folder(folder)[0])]
    for name, facts in (
        *((bank.id, bank.facts) for bank in banks),
        ("all", [f for b in banks for f in b.facts]),
    ):
        started = time.process_time()
        drafts = choose(facts, Bench(fact_table(facts)), Choosing(MOST)).drafts
        spent = time.process_time() - started
        per_hundred = spent / len(facts) * 100
        print(
            f"{name}: {len(facts)} facts, {len(drafts)} questions in {spent:.2f} s: "
            f"{len(drafts) / spent:.0f} a second, {per_hundred:.2f} s for 100 facts"
        )


if __name__ == "__main__":
    main()
