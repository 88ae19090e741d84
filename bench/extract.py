"""Prints how long the facts of 100,000 characters, and of twice as many, take on one core, from the text to the proven facts, and the memory."""

import resource
import time
from datetime import date
from itertools import product

from quizapp.services.extraction import ArticleFile, find_facts

CHINESE = (
    "2025年9月18日，位于杭州的澜石科技发布新模型“澜石{n}”，总参数4120亿，每个token激活其中的260亿，支持25.6万tokens的上下文。"
    "首席科学家顾南乔介绍，澜石{n}在21.5万亿tokens的语料上完成训练，动用4096张加速卡，耗时约73天。"
    "在MMLU-Pro上，澜石{n}得到79.3分，比上一代提高了8%；输入价为每百万tokens 0.8元，公司预计明年营收达到32亿元。\n"
)
ENGLISH = (
    "On March 11, 2026, Tessellate Labs released Harrow {n}, a model with 96 billion parameters of which 11 billion are active. "
    "The run took 41 days on 2,048 accelerators and cost $5.6 million. It scores 74.8 on MMLU-Pro and generates 118 tokens per second. "
    'A mixture of experts is a network split into many parts. "It is fast," said Runa Vestergaard, the company\'s chief scientist.\n'
)
NOUNS = (
    "江豚是长江里仅存的鲸豚类动物，体长1.2米到1.9米，成年个体重约70公斤，寿命可达{n}年。它靠回声定位捕食，声波频率高达125千赫。"
    "雌豚怀孕约11个月，每胎只产一头。考察从宜昌走到上海，历时42天，行程3400公里；鄱阳湖里找到492头，每百平方公里有14.8头。"
    "监测显示，干流鱼类资源量比禁渔前增加了2.3倍。保护区始建于1992年，最初只有5头江豚，现在有101头，每年出生10头左右。\n"
)
LENGTHS = (100_000, 200_000)


def main() -> None:
    """Print one line a language and length."""
    samples = (("Chinese", CHINESE), ("Chinese without names", NOUNS), ("English", ENGLISH))
    for length, (name, sample) in product(LENGTHS, samples):
        text = "".join(sample.format(n=n % 40) for n in range(length // len(sample) + 1))[:length]
        started = time.process_time()
        found = find_facts(ArticleFile("bench", text, "utf-8", date(2026, 3, 12)))
        spent = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name}: {spent:5.2f} s for {len(text):,} characters, {len(found.facts):,} facts, {peak:.0f} MiB at most"
        )


if __name__ == "__main__":
    main()
