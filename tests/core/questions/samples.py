"""One sound question of each kind, all of them about the same few figures."""

from collections.abc import Mapping
from dataclasses import replace

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Blank, Item, KindName, Option, Pair, Question, Tolerance


def same(text: str) -> Twin:
    """A text that reads alike in both languages."""
    return Twin(zh=text, en=text)


SINGLE = Question(
    "single",
    "single_choice",
    Twin(zh="R1 在 AIME 2024 上得多少分？", en="What did R1 score on AIME 2024?"),
    options=(
        Option("a", same("79.8%"), 1.0, Twin(zh="对。", en="Right.")),
        Option("b", same("71.0%")),
        Option("c", same("15.6%")),
        Option("d", same("63.6%"), 0.25),
    ),
)
MULTIPLE = Question(
    "multiple",
    "multiple_choice",
    Twin(zh="训练用了哪些奖励？", en="Which rewards did the training use?"),
    options=(
        Option("a", Twin(zh="准确性", en="accuracy"), 0.5),
        Option("b", Twin(zh="格式", en="format"), 0.5),
        Option("c", Twin(zh="长度", en="length"), -0.5),
        Option("d", Twin(zh="速度", en="speed"), -0.5),
    ),
)
TRUE_FALSE = Question(
    "statement",
    "true_false",
    Twin(zh="GRPO 不需要评论模型。", en="GRPO needs no critic model."),
    answer=Answer("true"),
    options=(
        Option(
            "false", Twin(zh="错", en="False"), feedback=Twin(zh="想想基线。", en="Think of the baseline.")
        ),
    ),
)

SHORT = Question(
    "short",
    "short_text",
    Twin(zh="GRPO 省去了哪个模型？", en="Which model does GRPO do without?"),
    answer=Answer("critic model", accept=("评论模型", "value model", "*价值网络")),
)
NUMERIC = Question(
    "numeric",
    "numeric",
    Twin(zh="RTX 5090 有多少显存？", en="How much memory does the RTX 5090 have?"),
    answer=Answer("32", "number", unit="GB", units=("GB", "GiB", "TB"), tolerance=Tolerance(rel=0.01)),
)
CLOZE = Question(
    "cloze",
    "cloze",
    Twin(
        zh="{{who}}在{{when}}发布了 R1，得分 {{score}}%，许可证是 {{licence}}。",
        en="{{who}} released R1 on {{when}}; it scored {{score}}% and its licence is {{licence}}.",
    ),
    blanks=(
        Blank("who", Answer("DeepSeek", accept=("深度求索",))),
        Blank("when", Answer("2025-01-20", "date")),
        Blank("score", Answer("79.8", "number", unit="%")),
        Blank("licence", options=(Option("mit", same("MIT"), 1.0), Option("gpl", same("GPL v3")))),
    ),
)
MATCHING = Question(
    "matching",
    "matching",
    Twin(zh="把模型和分数配对。", en="Match models and scores."),
    pairs=(
        Pair("r1", same("DeepSeek-R1"), same("79.8%")),
        Pair("o1", same("o1"), same("79.2%")),
        Pair("zero", same("R1-Zero"), same("71.0%")),
    ),
    extras=(Item("spare", same("15.6%")),),
)
ORDERING = Question(
    "ordering",
    "ordering",
    Twin(zh="按时间排序。", en="Sort by date."),
    items=(
        Item("v2", same("V2")),
        Item("v3", same("V3")),
        Item("r1", same("R1")),
        Item("r1-0528", same("R1-0528")),
    ),
)
DESCRIPTION = Question("text", "description", Twin(zh="下面谈训练。", en="Now about training."))
OPEN = Question(
    "open", "open_answer", Twin(zh="为什么？", en="Why?"), explanation=Twin(zh="见原文。", en="See there.")
)

SAMPLES: Mapping[KindName, Question] = {
    question.kind: question
    for question in (
        SINGLE,
        MULTIPLE,
        TRUE_FALSE,
        NUMERIC,
        SHORT,
        CLOZE,
        MATCHING,
        ORDERING,
        DESCRIPTION,
        OPEN,
    )
}

# Further sound questions whose examples must hold as well.
MORE = (
    replace(SHORT, id="date", answer=Answer("1990-09", "date")),
    replace(SHORT, id="stars", answer=Answer("A*", accept=("A\\*", "A*搜索"))),
    replace(NUMERIC, id="range", answer=Answer("50..55", "number", unit="%")),
    replace(NUMERIC, id="negative", answer=Answer("-5", "number", unit="°C")),
    replace(TRUE_FALSE, id="false", answer=Answer("false"), options=()),
)
