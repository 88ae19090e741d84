"""Prints how long it takes to find what nearly repeats a question of a large bank, and how much of it is found."""

import random
import time
from collections.abc import Sequence

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Question
from quizapp.core.questions.resemblance import NEAR, find_near, resemblance

SIZES = (1000, 5000, 10_000)
WORDS, LONG = 3000, 14
CHANGED = 10


def make_questions(count: int, *, rng: random.Random) -> list[Question]:
    """So many questions of words by chance."""
    syllables = [one + two for one in "bcdfghklmnprst" for two in "aeiou"]
    words = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(WORDS)]
    return [_question(f"q{number}", rng.choices(words, k=LONG)) for number in range(count)]


def _question(id_: str, words: Sequence[str]) -> Question:
    return Question(id_, "short_text", Twin(en=f"Which {' '.join(words)}?"), answer=Answer(words[0], "text"))


def reworded(question: Question, *, rng: random.Random) -> Question:
    """The question with one of its words in another place's stead."""
    words = question.stem.in_("en").removeprefix("Which ").removesuffix("?").split()
    words[rng.randrange(1, LONG)] = rng.choice(words)
    return _question(f"{question.id}-again", words)


def main() -> None:
    """A line for each size: seconds, microseconds a question, and the share of near doubles that were found."""
    for size in SIZES:
        rng = random.Random(size)
        made = make_questions(2 * size, rng=rng)
        held, fresh = made[:size], made[size:]
        doubles = {place: reworded(held[place], rng=rng) for place in range(0, size, CHANGED)}
        incoming = [doubles.get(place, one) for place, one in enumerate(fresh)]
        true = [place for place, one in doubles.items() if resemblance(one, held[place]) >= NEAR]
        started = time.process_time()
        near = find_near(incoming, held)
        seconds = time.process_time() - started
        found = sum(near.get(place) == place for place in true)
        print(
            f"{size} beside {size}: {seconds:.1f} s, {seconds / size * 1e6:.0f} us a question, "
            f"{found} of {len(true)} found, {len(near) - found} others named"
        )


if __name__ == "__main__":
    main()
