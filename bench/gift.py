"""Prints how long 10,000 GIFT questions take to read, in seconds of this process, and what came of them."""

import time

from quizapp.formats.gift.reading import read

CHOICE = """\
// question: {n}  name: Choice {n}
// [id:c{n}] [tag:easy]
::Choice {n}::[html]<p>Which of <b>{n}</b> is it?</p>{{
\t~%-50%<p>this</p>#<p>no</p>
\t=<p>that</p>#<p>yes</p>
\t~<p>neither</p>
\t####<p>See above.</p>
}}"""
BLOCKS = (
    CHOICE,
    "::第{n}题::2024年发布的第{n}个模型有多少亿参数？{{=%100%{n}亿#对 =%50%约{n}亿#接近}}",
    "What is {n} plus {n}? {{#{n}:1 =%50%{n}:5#nearly ~#no}}",
    "The {n}th sea is dry. {{FALSE#It is wet.#Right.}}",
    "Match {n}. {{=one -> 1 =two -> 2 =three -> 3 = -> 4}}",
)
COUNT = 10_000


def main() -> None:
    """Print one line."""
    text = "\n\n".join(BLOCKS[number % len(BLOCKS)].format(n=number + 1) for number in range(COUNT))
    started = time.process_time()
    found = read(text.encode())
    spent = time.process_time() - started
    print(
        f"{found.found} questions in {spent:.2f} s: {len(found.entries)} imported, {len(found.skipped)} skipped"
    )


if __name__ == "__main__":
    main()
