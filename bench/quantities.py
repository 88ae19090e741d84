"""Prints how many characters a second the readers of numbers and dates take in, and how many answers."""

import time
from collections.abc import Callable

from quizapp.core.quantities.date import find_dates, parse_dates
from quizapp.core.quantities.quantity import find_quantities, parse_quantity

CHINESE = (
    "该模型共有6710亿个参数，每个token只激活其中的370亿，在14.8万亿token的语料上训练了大约两个月，花费约557.6万美元。"
    "2024年12月26日发布后，输入价为每百万tokens 0.5元，准确率从55%提升到70%，速度约为每秒60个token，是上一代的三倍。"
    "研究人员说，这种结构把网络拆成许多子网络，只有少数几个参与计算，因此成本只有同类模型的十一分之一左右。\n"
)
ENGLISH = (
    "The model has 671 billion parameters, of which 37 billion are active for any given token, and was trained on "
    "14.8 trillion tokens for about two months at a cost of $5.6 million. Since January 20, 2025 it has cost $0.14 "
    "per million tokens. A mixture of experts is a network that is split into many parts; a router picks a few.\n"
)
ANSWERS = ("671B", "6,710亿", "32 GB", "5%-13%", "about 2.0 million GPU-hours", "每秒60个token", "hello")
DATES = ("2025年1月20日", "20 January 2025", "3/4/2025", "Q2 2024", "hello")
LENGTH = 100_000


def seconds(work: Callable[[], object]) -> float:
    """The shortest of three runs, in seconds of this process."""
    spent = []
    for _ in range(3):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return min(spent)


def main() -> None:
    """Print one line a measurement."""
    for name, sample in (("Chinese", CHINESE), ("English", ENGLISH)):
        text = (sample * (LENGTH // len(sample) + 1))[:LENGTH]
        for finder in (find_quantities, find_dates):
            spent = seconds(lambda finder=finder, text=text: finder(text))
            print(
                f"{finder.__name__:<16} {name}: {LENGTH / spent:>12,.0f} characters/s, {len(finder(text)):>6} found"
            )
    for parse, texts in ((parse_quantity, ANSWERS), (parse_dates, DATES)):
        spent = seconds(lambda parse=parse, texts=texts: [parse(text) for text in texts * 200])
        print(f"{parse.__name__:<16} {200 * len(texts) / spent:>12,.0f} answers/s")


if __name__ == "__main__":
    main()
