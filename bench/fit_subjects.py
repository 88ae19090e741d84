"""Prints the weights of the signs by which the subjects of Chinese values are chosen, fitted to labelled articles, and how many they choose rightly.

`python -m bench.fit_subjects FOLDER[=WEIGHT] …`: each folder holds `facts.jsonl`, a fact a line with `article`, `value_start`, `value_end`,
`subject` and `subject_aliases`, and the articles as `NAME.txt`; a folder counts as much as its weight says, 1 where it says nothing.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from quizapp.core.articles.article import prepare
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.repair import repair
from quizapp.core.facts.extract import extract
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.choice_zh import Choice
from quizapp.core.facts.subjects.offers_zh import key_of
from quizapp.core.facts.subjects.signs_zh import Asked
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words

RARE, RIDGE, SMALL, STEPS, STEP = 10, 3.0, (0.15, 0.3, 0.35), 600, 0.05


@dataclass
class Value:
    """A value of a labelled article: the signs of each offer, whether it is right, how much it counts."""

    signs: list[set[str]]
    right: list[bool]
    weight: float


def read(folder: Path, weight: float) -> list[Value]:
    """The values of the Chinese articles of a folder where the rules are not certain and one offer is right."""
    rows = [json.loads(line) for line in (folder / "facts.jsonl").read_text("utf-8").splitlines() if line]
    values = []
    for name in sorted({row["article"] for row in rows}):
        text = (folder / f"{name}.txt").read_text("utf-8")
        values += of_article(text, [row for row in rows if row["article"] == name], weight)
    return [one for one in values if any(one.right)]


def of_article(text: str, rows: list[dict[str, object]], weight: float) -> list[Value]:
    """The values of an article that are labelled and asked for."""
    article = prepare(repair(text, pronounce), shipped(), tag_words)
    values: list[Value] = []

    def offer(choice: Choice, asked: Asked) -> Subject:
        start, end = article.reading.original(asked.start, asked.end)
        row = next((one for one in rows if overlaps(one, start, end)), None)
        if row and choice.asks(asked):
            wanted = {key_of(str(row["subject"])), *map(key_of, row.get("subject_aliases") or [])}
            offers = [(one, set().union(one.signs, *more)) for one, more in choice.signs.offered(asked)]
            right = [
                not wanted.isdisjoint(map(key_of, (one.subject.text, *one.subject.aliases)))
                for one, _ in offers
            ]
            values.append(Value([signs for _, signs in offers], right, weight))
        return asked.found

    kept, Choice.choose = Choice.choose, offer
    try:
        extract(article)
    finally:
        Choice.choose = kept
    return values


def overlaps(row: dict[str, object], start: int, end: int) -> bool:
    """Whether a labelled number or date lies between two offsets."""
    told = row["kind"] not in ("not_a_fact", "concept", "person_role")
    return told and row["value_start"] < end and start < row["value_end"]


def fit(values: list[Value], signs: list[str]) -> dict[str, float]:
    """The weights with which the right offers are likeliest (a conditional logit with a ridge), by Adam's steps."""
    places = {sign: at for at, sign in enumerate(signs)}
    offers = [one for value in values for one in value.signs]
    rows = np.array([at for at, one in enumerate(offers) for sign in one if sign in places])
    columns = np.array([places[sign] for one in offers for sign in one if sign in places])
    group = np.repeat(np.arange(len(values)), [len(value.signs) for value in values])
    right = np.array([one for value in values for one in value.right])
    counts = np.array([value.weight for value in values])
    weights, mean, spread = np.zeros(len(signs)), np.zeros(len(signs)), np.zeros(len(signs))
    for step in range(1, STEPS + 1):
        score = np.exp(np.bincount(rows, weights[columns], len(offers)))
        any_of, right_of = np.bincount(group, score), np.bincount(group, score * right)
        gain = (score / any_of[group] - score * right / right_of[group]) * counts[group]
        slope = np.bincount(columns, gain[rows], len(signs)) + RIDGE * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights -= STEP * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return dict(zip(signs, weights.tolist(), strict=True))


def main() -> None:
    """Print the table, small weights left out step by step, and how often it chooses rightly."""
    given = [argument.partition("=") for argument in sys.argv[1:]]
    values = [one for folder, _, weight in given for one in read(Path(folder), float(weight or 1))]
    counts = Counter(sign for value in values for one in value.signs for sign in one)
    weights = fit(values, [sign for sign, count in counts.items() if count >= RARE])
    for least in SMALL:
        weights = fit(values, [sign for sign, weight in weights.items() if abs(weight) >= least])
    print({sign: round(weight, 2) for sign, weight in sorted(weights.items())})
    scores = [[sum(weights.get(sign, 0) for sign in one) for one in value.signs] for value in values]
    chosen = [value.right[int(np.argmax(score))] for value, score in zip(values, scores, strict=True)]
    print(f"{sum(chosen)} of {len(values)} values where a right subject is offered")


if __name__ == "__main__":
    main()
