"""Running text gives up its quantities with their places, and no digits of names, dates and addresses."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quantities.number import plain
from quizapp.core.quantities.quantity import Quantity, find_quantities


def shown(one: Quantity) -> tuple[str, str, str | None]:
    low, high = one.number.low, one.number.high
    digits = plain(one.number.value) if low is None or high is None else f"{plain(low)}..{plain(high)}"
    return one.printed, digits, one.unit.name if one.unit else None


FOUND: dict[str, list[tuple[str, str, str | None]]] = {
    "该模型共有6710亿个参数，每次激活370亿。": [("6710亿个参数", "671000000000", "parameters"), ("370亿", "37000000000", None)],
    "训练用了 14.8 万亿 token 的语料": [("14.8 万亿 token", "14800000000000", "tokens")],
    "每秒生成60个token": [("每秒生成60个token", "60", "tokens/s")],
    "速度约为每秒60个token。": [("每秒60个token", "60", "tokens/s")],
    "输入价为每百万tokens 0.8元": [("每百万tokens 0.8元", "0.8", "CNY/Mtokens")],
    "每百万输出tokens的价格为8元；": [("8元", "8", "CNY/Mtokens")],
    "The fee is $3 per million tokens.": [("$3 per million tokens", "3", "USD/Mtokens")],
    "显存只剩5%-13%": [("5%-13%", "5..13", "%")],
    "time went up from ten minutes to four hours": [("ten minutes", "10", "min"), ("four hours", "4", "h")],
    "memory from 5% to 13%": [("5%", "5", "%"), ("13%", "13", "%")],
    "准确率从55%提升到70%": [("55%", "55", "%"), ("70%", "70", "%")],
    "吞吐量再提升50%至80%。": [("50%至80%", "50..80", "%")],
    "between 250 billion and 400 billion parameters": [
        ("250 billion and 400 billion parameters", "250000000000..400000000000", "parameters")
    ],
    "功耗 575W，显存 32 GB，售价 1999 美元": [("575W", "575", "W"), ("32 GB", "32", "GB"), ("1999 美元", "1999", "USD")],
    "3352 AI TOPS、380 RT TFLOPS": [("3352 AI TOPS", "3352", "TOPS"), ("380 RT TFLOPS", "380", "TFLOPS")],
    "利润翻了一倍，销量翻了8倍，产能翻两番": [("翻了一倍", "2", "x"), ("8倍", "8", "x"), ("翻两番", "4", "x")],
    "sales doubled and costs fell by a third": [("doubled", "2", "x"), ("a third", "0.3333333333333333333333333333", "x")],
    "成本是它的 11 分之一": [("11 分之一", "0.09090909090909090909090909091", "x")],
    "四成用户，七十分之一的价格": [("四成", "40", "%"), ("七十分之一", "0.01428571428571428571428571429", "x")],
    "排名第一，得分第3名": [("第一", "1", "rank"), ("第3名", "3", "rank")],
    "资产突破千亿大关": [("千亿", "100000000000", None)],
    "没有两三亿美元": [("两三亿美元", "200000000..300000000", "USD")],
    "between 2019 and 2021 it grew by 40%": [("40%", "40", "%")],
    "It took twelve months, half a million dollars and one GPU.": [
        ("twelve months", "12", "months"), ("half a million dollars", "500000", "USD"), ("one GPU", "1", "cards"),
    ],
    "four times the price, downloaded 2.6 million times": [
        ("four times", "4", "x"), ("2.6 million times", "2600000", "occurrences"),
    ],
    "用 Qwen2.5-72B 和 Llama-3.1-405B 比较": [("72B", "72000000000", "parameters"), ("405B", "405000000000", "parameters")],
    "temperatures of -40 °C": [("-40 °C", "-40", "°C")],
    "1,500 questions (6.4%)": [("1,500 questions", "1500", "questions"), ("6.4%", "6.4", "%")],
    "4位量化版，三位专家": [("4位", "4", "bit"), ("三位", "3", "people")],
    "1.79 million in 2024, learning rate 3e-4.": [("1.79 million", "1790000", None), ("3e-4", "0.0003", None)],
    "增速-5%，跑了2小时5分30秒": [("-5%", "-5", "%"), ("2小时5分30秒", "7530", "s")],
    "The 7B model cost $10-$20 per month": [("7B model", "7000000000", "parameters"), ("$10-$20 per month", "10..20", "USD/months")],
    "历史下载量超百万，突破千亿大关": [("百万", "1000000", None), ("千亿", "100000000000", None)],
    "取得了 2029 的评分，a rating of 2029": [("2029", "2029", None), ("2029", "2029", None)],
    "计算需要10^25年": [("10^25年", "10000000000000000000000000", "years")],
    "2小时30分钟": [("2小时30分钟", "150", "min")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "quantities"), FOUND.items())
def test_the_quantities_of_a_sentence_are_found(
    text: str, quantities: list[tuple[str, str, str | None]]
) -> None:
    assert [shown(one) for one in find_quantities(text)] == quantities


NOTHING = [
    "o1 和 R1 都很强，GPT-4 与 GPT-4o-0806 也是",
    "DeepSeek-R1-0528 and DeepSeek-V3-0324",
    "arXiv:2411.06805",
    "https://example.org/2024/12/27/item-6751e884?id=42",
    "write to lab42@example.org",
    "H800、A100、RTX 5090、p5.js",
    "混元[14]大模型，Learning[1]",
    "版本 2.3.1，电话 010-1234-5678",
    "在2025年1月20日下午3点半，1月7日上午 10 点半",
    "On March 25 at 16:00, in 2024, Q2 2024",
    "the 1990s, 90年代",
    "财富500强，Top 50，前50名，第四章，第2季度",
    "数百万局，几十次，上百人，好几年",
    "万一，十分重要，百度，唯一，一般，一个人，统一",
    "one of them, no one, another one.",
    "half-baked, three-dimensional, 3D",
    "这将成为一个日益重要的话题",
    "Figure 3, Table 2, Section 4.1, version 4.57",
    "需要1025年",
    "Mixtral-8x7B 1920x1080",
    "per 1M tokens",
    "八十、九十年代",
    "在 AIME 2024 上，投入超百倍，千万别去",
    "5G手机、4K电视、歼-20、2622×1206",
]


@pytest.mark.parametrize("text", NOTHING)
def test_names_dates_and_addresses_hold_no_quantities(text: str) -> None:
    assert [shown(one) for one in find_quantities(text)] == []


QUALIFIED = {
    "约73天": "approx",
    "近2亿元": "approx",
    "about 2.0 million": "approx",
    "超过 75 款": "min",
    "200余个": "min",
    "1400多万个": "min",
    "100万+代币": "min",
    "一年多": "min",
    "10万以上": "min",
    "低至0.1元": "min",
    "不到 3 年": "max",
    "最多 16 张": "max",
    "不会超过六个月": "max",
    "less than 20 million euros": "max",
    "73天": "exact",
}


@pytest.mark.parametrize(("text", "approx"), QUALIFIED.items())
def test_words_around_a_quantity_say_how_exact_it_is(text: str, approx: str) -> None:
    assert [one.number.approx for one in find_quantities(text)] == [approx]


def test_spans_to_skip_are_left_out() -> None:
    text = "Harrow 2 has 27 layers"
    assert [one.printed for one in find_quantities(text, skip=[(0, 8)])] == ["27 layers"]


def check(text: str) -> None:
    end = 0
    for one in find_quantities(text):
        assert end <= one.start < one.end <= len(text)
        assert one.printed == text[one.start : one.end]
        end = one.end


@given(st.text())
def test_spans_lie_inside_any_text_and_do_not_overlap(text: str) -> None:
    check(text)


PIECES = st.sampled_from(
    ["12", "3.5", "1,234", "万", "亿", "%", " ", "-", "到", "至", " to ", "and", "between ", "from ", "两", "三", "十", "半", "年", "个", "token", "每秒",
     "每百万", "元", "$", "¥", "翻了", "倍", "第", "名", "GB", "B", "K", "x", "/", "per ", "a ", "third", "one ", "million ", "约", "多", "以上", "成",
     "分之", "百", "2025", "月", "日", ".", "，", "\n", "GPT-", "10^", "²⁵", "e9", "(", ")", "—", "～"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25))
def test_spans_lie_inside_any_heap_of_pieces(pieces: list[str]) -> None:
    check("".join(pieces))


LONG = ["1", "1,", "1,111,", "1.1", "1-", "一", "一亿", "百分之", "第", "每", "one ", "a ", "from 1 to 2 ", "$", "http://", "x@", "a.b@", "2025年",
        "1 万", "10^", "1/", "翻了", "[1", "3小时", "约", " ", "5%-", "1:1", "1990", "1，"]  # fmt: skip


def spent_on(text: str) -> float:
    started = time.process_time()
    find_quantities(text)
    return time.process_time() - started


def long(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("piece", LONG)
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert spent_on(long(piece, 30_000)) < 30 * spent_on(long(piece, 2_000)) + 0.5


def test_a_hundred_thousand_characters_take_seconds_at_worst() -> None:
    assert spent_on(long("".join(LONG), 100_000)) < 20
