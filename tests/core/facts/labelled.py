"""Labelled articles, and a plain count of what extraction finds of them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quizapp.core.articles.article import prepare
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.repair import repair
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.extract import extract
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words

ARTICLES = (
    "own-zh-car", "own-en-biotech", "own-zh-llm", "own-zh-chip", "own-zh-finance", "own-en-phone", "own-en-car", "own-en-biology",
    "own-zh-rivals", "own-zh-purr",
)  # fmt: skip
FOLDER = Path(__file__).parent / "articles"


@dataclass(frozen=True)
class Count:
    """Labelled facts, those found, candidates that are none of them, and found ones of the right subject and kind."""

    labelled: int
    found: int
    others: int
    subjects: int
    kinds: int


def candidates(text: str) -> tuple[Candidate, ...]:
    """The candidates of a text, with the names that come with the project."""
    return extract(prepare(repair(text, pronounce), shipped(), tag_words)).candidates


@cache
def _given(article: str) -> tuple[Candidate, ...]:
    return candidates((FOLDER / f"{article}.txt").read_text("utf-8"))


def count(article: str, kinds: frozenset[str] | None = None) -> Count:
    """The count for one article; found is a quizzable fact on whose value a candidate lies."""
    rows = [json.loads(line) for line in (FOLDER / "facts.jsonl").read_text("utf-8").splitlines()]
    facts = [row for row in rows if row["article"] == article and row["kind"] != "not_a_fact"]
    wanted = [row for row in facts if row["quizzable"] and (kinds is None or row["kind"] in kinds)]
    given = _given(article)
    hit = [row for row in wanted if any(_on(row, one) for one in given)]
    return Count(
        len(wanted),
        len(hit),
        sum(
            not any(_on(row, one) for row in facts)
            for one in given
            if one.kind not in ("capability", "comparison")
        ),
        sum(any(_on(row, one) and _is_about(row, one) for one in given) for row in hit),
        sum(any(_on(row, one) and row["kind"] == one.kind for one in given) for row in hit),
    )


def _is_about(row: dict[str, Any], one: Candidate) -> bool:
    wanted = {_key(name) for name in (row["subject"], *row["subject_aliases"])}
    given = {_key(name) for name in (one.subject, *one.aliases)}
    return bool(wanted & given) or (row["kind"] == "person_role" and _key(one.value) in wanted)


def _key(name: str) -> str:
    return "".join(char for char in name.casefold().removeprefix("the ") if char.isalnum())


def _on(row: dict[str, Any], one: Candidate) -> bool:
    return bool(row["value_start"] < one.value_end and one.value_start < row["value_end"])
