"""Prints how many articles are found when five of an index are joined by chance, for each way to set them apart.

``python bench/split.py INDEX.json``: the index lists ``{id, file, start, end}``, with files beside it.
"""

import json
import random
import sys
from pathlib import Path

from quizapp.core.articles.encoding import decode
from quizapp.core.articles.splitting import find_parts

SEPARATORS = {
    "five empty lines": "\n" * 6,
    "three empty lines": "\n" * 4,
    "two empty lines": "\n" * 3,
    "one empty line": "\n" * 2,
    "a rule": "\n\n---\n\n",
    "a page break": "\n\f",
}
DRAWS, TOGETHER, SHORTEST = 60, 5, 600


def read_articles(index: Path) -> list[str]:
    """The texts of the index that are articles of some length."""
    texts = []
    for row in json.loads(index.read_text("utf-8")):
        decoded = decode((index.parent / row["file"]).read_bytes())
        texts.append(decoded.text[row["start"] : row["end"]].strip() if decoded else "")
    return [text for text in texts if len(text) >= SHORTEST]


def main() -> None:
    """Print one line for each separator, and the articles that are split though they are one."""
    texts = read_articles(Path(sys.argv[1]))
    alone = sum(bool(find_parts(text)) for text in texts)
    print(f"{alone} of {len(texts)} articles are split though they stand alone")
    for name, separator in SEPARATORS.items():
        chance = random.Random(name)
        found = proposed = wanted = 0
        for _ in range(DRAWS):
            chosen = chance.sample(texts, TOGETHER)
            starts = {sum(len(one) + len(separator) for one in chosen[:at]) for at in range(1, TOGETHER)}
            places = {part.start for part in find_parts(separator.join(chosen))} - {0}
            found += len(starts & places)
            proposed += len(places)
            wanted += len(starts)
        right = found / proposed if proposed else 0
        print(f"behind {name}: {found / wanted:.0%} of the places found, {right:.0%} of those proposed right")


if __name__ == "__main__":
    main()
