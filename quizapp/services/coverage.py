"""Which statements of the articles the folders of banks pass over; for the command line, not for web processes."""

import json
from collections.abc import Sequence
from pathlib import Path

from quizapp.core.banks.bank import Bank
from quizapp.core.banks.coverage import find_uncovered
from quizapp.core.facts.candidate import Candidate
from quizapp.services.extraction import find_facts, read_article


def find_passed_over(
    index: Path, banks: Sequence[Bank], articles: Sequence[str]
) -> dict[str, list[Candidate]]:
    """By article, what the extractor finds there and no bank holds or leaves out. Raises Invalid."""
    files = {row["id"]: index.parent / row["file"] for row in json.loads(index.read_text("utf-8"))}
    found = {}
    for id_ in articles:
        article = read_article(files[id_], article_id=id_, index=index)
        candidates = [one for one, _ in find_facts(article).facts]
        found[id_] = find_uncovered(candidates, id_, banks)
    return found
