"""Of which currency a bare 元 is: in Traditional script that of Taiwan or Hong Kong, where the article speaks of them."""

import re
from dataclasses import replace
from typing import Literal

from quizapp.core.articles.article import ArticleText
from quizapp.core.facts.values.value import Value

Yuan = Literal["CNY", "TWD", "HKD"]

# Who writes 人民幣 beside a bare 元 means another one by the latter.
_TOLD: tuple[tuple[Yuan, re.Pattern[str]], ...] = (
    ("TWD", re.compile(r"台币|[台臺](?:湾|北|中市|南市|积电)|新竹|高雄|桃园|NT\$")),
    ("HKD", re.compile(r"港元|港币|香港|九龙|港交所|HK\$")),
)
_BESIDE = 4
_SAYS_WHOSE = re.compile(r"人民币|RMB|CNY|[￥¥]")


def find_yuan(article: ArticleText) -> Yuan:
    """The currency of a 元 that says no more; ``CNY`` in Simplified script and where nothing tells."""
    if article.lang != "zh-Hant":
        return "CNY"
    told = {currency: len(pattern.findall(article.plain)) for currency, pattern in _TOLD}
    most = max(told, key=lambda currency: told[currency])
    return most if told[most] else "CNY"


def in_yuan(plain: str, value: Value, yuan: Yuan) -> Value:
    """A value whose bare 元 is of this currency."""
    quantity = value.quantity
    unit = quantity.unit if quantity else None
    if yuan == "CNY" or not quantity or not unit or not unit.name.startswith("CNY"):
        return value
    if "元" not in quantity.printed or _SAYS_WHOSE.search(plain, max(0, value.start - _BESIDE), value.end):
        return value
    told = replace(
        unit, name=unit.name.replace("CNY", yuan, 1), dimension=unit.dimension.replace("CNY", yuan, 1)
    )
    return replace(value, quantity=replace(quantity, unit=told))
