"""Prints how the facts found in labelled articles stand to their labels, by the scorer of the shared folder.

    python bench/labelled.py FOLDER … [--by-article] [--misses]

A folder holds NAME.jsonl, the labels in the scorer's form or a shorter one, and NAME.txt; without a text, NAME is an article of the shared index.
"""

import argparse
import importlib.util
import json
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from quizapp.core.facts.candidate import candidate_to_mapping
from quizapp.services.extraction import ArticleFile, find_facts

SHARED = Path(os.environ.get("QUIZAPP_SHARED", Path(__file__).parents[1].parent / "shared"))
IN_WORDS = ("concept", "person_role")
UNLABELLED = ("capability", "comparison")
USUAL: dict[str, Any] = {
    "subject_aliases": [],
    "unit": None,
    "as_of": None,
    "quizzable": True,
    "qualifier": None,
    "status": "fact",
    "dup_group": None,
    "alt_spans": [],
}
_HAN = re.compile("[\u4e00-\u9fff]")
HEAD = f"{'':24}{'numbers, dates':>20}{'in words':>20}{'precision':>12}{'value':>8}{'subject':>14}{'kind':>8}"


def main() -> None:
    """Print a line a folder, and a line an article or a miss where asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--by-article", action="store_true")
    asked.add_argument("--misses", action="store_true")
    given = asked.parse_args()
    scorer = load_scorer()
    print(HEAD)
    for folder in given.folders:
        labels = sorted(folder.glob("*.jsonl"))
        texts = {path: text_of(path) for path in labels}
        gold = [row for path, text in texts.items() for row in rows_of(path, text)]
        found = [fact for path, text in texts.items() for fact in facts_of(path.stem, text)]
        print(line(folder.name, scorer.score(gold, found)))
        if given.by_article:
            for path in labels:
                one = [row for row in gold if row["article"] == path.stem]
                print(line(f"  {path.stem}", scorer.score(one, found)))
        if given.misses:
            print(*misses(scorer, scorer.score(gold, found)), sep="\n")


def load_scorer() -> Any:
    """The scorer of the shared folder as a module."""
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "gold" / "score_extraction.py")
    if spec is None or spec.loader is None:
        raise SystemExit("QUIZAPP_SHARED must name the folder with gold/score_extraction.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path, text: str) -> list[dict[str, Any]]:
    """The labels of a file in the scorer's form; what was left out because it is usual, or stands in the text, is filled in."""
    rows = [json.loads(row) for row in path.read_text("utf-8").splitlines() if row.strip()]
    return [_filled(row, path.stem, number, text) for number, row in enumerate(rows, 1) if "kind" in row]


def _filled(row: dict[str, Any], article: str, number: int, text: str) -> dict[str, Any]:
    """A label with all its fields."""
    if "at" not in row:
        return row
    start, value_start, value_end, end = row["at"]
    said = text[value_start:value_end]
    places = {
        "start": start,
        "value_start": value_start,
        "value_end": value_end,
        "end": end,
        "value_text": said,
    }
    named = {
        "id": f"{article}#{number:03}",
        "article": article,
        "lang": "zh-Hans" if _HAN.search(text) else "en",
    }
    value = {"value": None if row["kind"] == "not_a_fact" else said, "subject": "-", "attribute": ""}
    trap = {"quizzable": False} if row["kind"] == "not_a_fact" else {}
    return USUAL | trap | value | places | named | row


def text_of(labels: Path) -> str:
    """The text beside its labels, or the article of the shared index; as far as it was labelled."""
    beside = labels.with_suffix(".txt")
    if beside.exists():
        return beside.read_bytes().decode("utf-8")
    row = articles()[labels.stem]
    whole = (SHARED / row["file"]).read_bytes().decode("utf-8")[row["start"] : row["end"]]
    first = json.loads(labels.read_text("utf-8").splitlines()[0])
    return whole[: first.get("until", len(whole))]


def facts_of(name: str, text: str) -> list[dict[str, Any]]:
    """What extraction finds in a text, but for the kinds that nobody labelled."""
    published = articles().get(name, {}).get("published")
    article = ArticleFile(name, text, "utf-8", date.fromisoformat(published) if published else None)
    facts = (candidate_to_mapping(fact, name) for fact, _ in find_facts(article).facts)
    return [fact for fact in facts if fact["kind"] not in UNLABELLED]


@cache
def articles() -> dict[str, dict[str, Any]]:
    """The articles of the shared index by their names."""
    return {row["id"]: row for row in json.loads((SHARED / "articles.json").read_text("utf-8"))}


def line(name: str, scored: tuple[Any, ...]) -> str:
    """Name, recall of what is asked for in numbers and in words, low precision, and what is right among the matched."""
    report, pairs, *_ = scored
    fields, precision = report["overall"]["fields"], report["overall"]["precision"]["low"] or 0
    numbers = [one for kind, one in report["per_kind"].items() if kind not in IN_WORDS]
    words = [one for kind, one in report["per_kind"].items() if kind in IN_WORDS]
    n = len(pairs) or 1
    rights = (fields.get("value", 0) / n, fields.get("subject", 0) / n, fields.get("kind", 0) / n)
    return f"{name:24}{recall(numbers):>20}{recall(words):>20}{precision:>12.3f}{rights[0]:>8.3f}{f'{rights[1]:.3f} of {n}':>14}{rights[2]:>8.3f}"


def recall(kinds: Iterable[dict[str, Any]]) -> str:
    """The share of quizzable labels on whose place something was found, and their number."""
    asked = [one["recall_quizzable"] for one in kinds]
    total = sum(one.get("gold", 0) for one in asked)
    return f"{sum(one.get('span', 0) for one in asked) / total:.3f} of {total}" if total else "-"


def misses(scorer: Any, scored: tuple[Any, ...]) -> Iterator[str]:
    """Labels not found, outputs that are none, and pairs whose value, subject or kind differs."""
    _, pairs, extras, missed = scored
    for row in missed:
        yield f"  missed {row['id']} {row['kind']}: {row['subject']} | {row['attribute']} | {row['value_text']}"
    for fact in extras:
        yield f"  extra {fact['article']} {fact['kind']}: {fact['subject']} | {fact['attribute']} | {fact['value']} {fact['unit'] or ''}"
    for row, fact in pairs:
        if not scorer.subject_ok(row, fact):
            yield f"  subject {row['id']} {row['value_text']}: {row['subject']} <- {fact['subject']}"
        if not scorer.value_ok(row, fact):
            yield f"  value {row['id']}: {row['value']} {row['unit']} <- {fact['value']} {fact['unit']}"
        if row["kind"] not in scorer.kinds_of(fact, {}):
            yield f"  kind {row['id']} {row['value_text']}: {row['kind']} <- {fact['kind']}"


if __name__ == "__main__":
    main()
