"""Prints how long 10,000 questions in GIFT take to be parsed, checked and stored by the command line, and the memory of it."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUESTIONS = 10_000
COMMAND = "from quizapp.app import cli; cli(prog_name='quizapp')"


def make_gift(count: int) -> str:
    """So many questions of four kinds, half of them in Chinese, no two alike."""
    return "\n\n".join(_question(number) for number in range(count))


def _question(number: int) -> str:
    kinds = (
        f"::Q{number}:: How many tokens a second does machine {number} write? "
        + f"{{ =about {number} ~{number + 1} million#no, that is the year ~%50%{number + 2} in all ~none of these }}",
        f"::N{number}:: 第{number}台机器有多少 GB 内存？ {{#{number}:2#对 =%50%{number + 5}:1}}",
        f"::T{number}:: 编号为{number}的芯片有{number % 7}个核心。 {{{'TRUE' if number % 2 else 'FALSE'}#错#对####都在说明里}}",
        f"::S{number}:: Which laboratory released model {number}? {{=Alpha {number} =%50%Beta#nearly}}",
    )
    return kinds[number % len(kinds)]


def main() -> None:
    """One line: seconds, and mebibytes at most of the command and of the process that reads."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.gift"
        file.write_text(make_gift(QUESTIONS), "utf-8")
        environment = {**os.environ, "QUIZAPP_INSTANCE": f"{folder}/instance"}
        run = [sys.executable, "-c", COMMAND]
        subprocess.run([*run, "db", "upgrade"], env=environment, check=True)
        started = time.perf_counter()
        done = subprocess.run(
            [*run, "banks", "import", str(file), "--json"],
            env=environment,
            check=True,
            capture_output=True,
        )
        spent = time.perf_counter() - started
    told = json.loads(done.stdout)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{told['imported']} of {told['questions']} questions in {spent:.2f} s, {peak:.0f} MiB at most in one process"
    )


if __name__ == "__main__":
    main()
