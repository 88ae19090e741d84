"""One question of each kind, in attempts that run and attempts that are over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from quizapp.core.attempts.attempt import Attempt, AttemptSlot
from quizapp.core.attempts.draft import Draft
from quizapp.core.attempts.layout import make_layout
from quizapp.core.attempts.review import review_attempt
from quizapp.core.attempts.show import show_page
from quizapp.core.attempts.step import Step, grade_raw
from quizapp.core.attempts.view import AttemptReview, AttemptView, SourceView
from quizapp.core.attempts.visibility import PARTS
from quizapp.core.facts.fact import Article, Fact, Source
from quizapp.core.languages import Twin
from quizapp.core.questions.question import (
    Answer,
    Blank,
    Item,
    KindName,
    Option,
    Pair,
    Question,
    Tolerance,
)
from quizapp.core.questions.registry import KINDS
from quizapp.core.questions.response import Raw
from quizapp.core.quizzes.deadline import compute_deadline
from quizapp.core.quizzes.quiz import BehaviourName, Settings

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SEED = bytes(range(32))


def option(id: str, zh: str, en: str, fraction: float, zh_why: str = "", en_why: str = "") -> Option:
    return Option(id, Twin(zh, en), fraction, Twin(zh_why, en_why) if en_why else None)


QUESTIONS: dict[KindName, Question] = {
    "description": Question(
        "read",
        "description",
        Twin(
            "先读一读。\n\nGRPO 在一组回答之内比较奖励：\n\n\\[A_i = \\frac{r_i - \\operatorname{mean}(r)}{\\operatorname{std}(r)}\\]",
            "Read this first.\n\nGRPO compares rewards within a group of answers:\n\n"
            "\\[A_i = \\frac{r_i - \\operatorname{mean}(r)}{\\operatorname{std}(r)}\\]",
        ),
    ),
    "single_choice": Question(
        "maths",
        "single_choice",
        Twin(
            "据论文，DeepSeek-R1 在 **AIME 2024** 上的 Pass@1 是多少？",
            "By the paper, which Pass@1 does DeepSeek-R1 reach on **AIME 2024**?",
        ),
        options=(
            option(
                "a", "71.5%", "71.5%", 0, "这是 GPQA Diamond 的成绩。", "That is the score on GPQA Diamond."
            ),
            option("b", "79.2%", "79.2%", 0, "这是 o1-1217 的成绩。", "That is the score of o1-1217."),
            option(
                "c", "79.8%", "79.8%", 1, "论文表格里就是这个数。", "The table of the paper has this number."
            ),
            option("d", "97.3%", "97.3%", 0, "这是 MATH-500 的成绩。", "That is the score on MATH-500."),
        ),
        explanation=Twin(
            "AIME 有 15 题，成绩是多次作答的平均。",
            "AIME has 15 problems; the score is a mean over many answers.",
        ),
        hints=(Twin("比 o1-1217 略高。", "A little above o1-1217."), Twin("不到 80%。", "Below 80%.")),
    ),
    "multiple_choice": Question(
        "rewards",
        "multiple_choice",
        Twin("R1-Zero 的奖励看什么？", "What do the rewards of R1-Zero look at?"),
        options=(
            option("a", "答案是否正确", "whether the answer is right", 0.5),
            option("b", "输出是否合乎格式", "whether the output keeps the format", 0.5),
            option(
                "c",
                "回答是否礼貌",
                "whether the answer is polite",
                -0.5,
                "没有这条规则。",
                "No rule says so.",
            ),
            option("d", "`<think>` 之外的长度", "the length outside `<think>`", -0.5),
        ),
    ),
    "true_false": Question(
        "open",
        "true_false",
        Twin("DeepSeek-R1 是开源的。", "DeepSeek-R1 is open source."),
        answer=Answer("true"),
    ),
    "numeric": Question(
        "parameters",
        "numeric",
        Twin("GPT-3 有多少个参数？", "How many parameters does GPT-3 have?"),
        answer=Answer("175000000000", "number", tolerance=Tolerance(rel=0.01)),
    ),
    "short_text": Question(
        "rlhf",
        "short_text",
        Twin(
            "“基于人类反馈的强化学习”的英文缩写是什么？",
            "What is the acronym of reinforcement learning from human feedback?",
        ),
        answer=Answer("RLHF", "text", accept=("基于人类反馈的强化学习",)),
    ),
    "cloze": Question(
        "paper",
        "cloze",
        Twin(
            "论文发表于 {{year}} 年 1 月，用的强化学习框架是 {{frame}}，在 MATH-500 上得 {{score}}。",
            "The paper came out in January {{year}}, uses the framework {{frame}} and reaches {{score}} on MATH-500.",
        ),
        blanks=(
            Blank("year", Answer("2025", "number")),
            Blank("frame", options=(option("g", "GRPO", "GRPO", 1), option("p", "PPO", "PPO", 0))),
            Blank("score", Answer("97.3", "number", unit="%", units=("%",))),
        ),
    ),
    "matching": Question(
        "tests",
        "matching",
        Twin("把每个测试和它考的东西配对。", "Match each test with what it asks for."),
        pairs=(
            Pair("gsm", Twin("GSM8K", "GSM8K"), Twin("小学数学应用题", "primary-school maths")),
            Pair("human", Twin("HumanEval", "HumanEval"), Twin("编程任务", "programming tasks")),
            Pair(
                "gpqa", Twin("GPQA Diamond", "GPQA Diamond"), Twin("研究生水平的问题", "graduate questions")
            ),
        ),
        extras=(Item("x", Twin("围棋", "the game of Go")),),
    ),
    "ordering": Question(
        "order",
        "ordering",
        Twin(
            "按 DeepSeek-R1 的成绩从高到低排列。",
            "Put the tests in order of DeepSeek-R1's score, highest first.",
        ),
        items=(
            Item("m", Twin("MATH-500", "MATH-500")),
            Item("k", Twin("MMLU", "MMLU")),
            Item("p", Twin("MMLU-Pro", "MMLU-Pro")),
            Item("g", Twin("GPQA Diamond", "GPQA Diamond")),
        ),
    ),
    "open_answer": Question(
        "why", "open_answer", Twin("为什么要加入冷启动数据？", "Why is cold-start data added?")
    ),
}
ARTICLE = Article("004", Twin("DeepSeek-R1 与天才团队", "DeepSeek-R1 and its team"), None, "zh-Hans")
FACT = Fact(
    "r1-aime",
    "metric",
    Twin("DeepSeek-R1", "DeepSeek-R1"),
    Twin("AIME 2024，Pass@1", "AIME 2024, Pass@1"),
    "79.8",
    Twin("DeepSeek-R1 在 AIME 2024 上得 79.8%。", "DeepSeek-R1 reaches 79.8% on AIME 2024."),
    "p-maths",
    (Source("004", 5300, 5361, "0" * 64),),
    unit="%",
    as_of="2025-01",
    standing="claim",
    said_by=Twin("DeepSeek", "DeepSeek"),
    printed=Twin("79.8%", "79.8%"),
)
SOURCE = SourceView(
    FACT,
    Twin(
        "据 DeepSeek 2025 年 1 月的论文，DeepSeek-R1 在 AIME 2024 上的 Pass@1 准确率是 79.8%，OpenAI o1-1217 是 79.2%。",
        "By DeepSeek's paper of January 2025, DeepSeek-R1 reaches a Pass@1 of 79.8% on AIME 2024; OpenAI o1-1217 has 79.2%.",
    ),
    (ARTICLE,),
    "deepseek-r1",
)


def slot_of(kind: KindName, number: int = 1, *, page: int = 1) -> AttemptSlot:
    question = QUESTIONS[kind]
    layout = make_layout(question, seed=SEED, slot=number, shuffled=True)
    return AttemptSlot(number, 1, question, layout, 1.0, page)


def with_draft(slot: AttemptSlot, raw: Raw) -> AttemptSlot:
    """The slot with this answer, given in ids, as its saved draft in tokens."""
    return replace(slot, draft=Draft(to_tokens(slot, raw), 1, "page"))


def to_tokens(slot: AttemptSlot, raw: Raw) -> dict[str, list[str]]:
    tokens = {name: {id_: token for token, id_ in group} for name, group in slot.layout.items()}
    if slot.question.kind == "matching":
        return {tokens["left"][name]: [tokens["right"][v] for v in values] for name, values in raw.items()}
    flat = {id_: token for group in tokens.values() for id_, token in group.items()}
    return {name: [flat.get(v, v) for v in values] for name, values in raw.items()}


def answered(slot: AttemptSlot, raw: Raw) -> AttemptSlot:
    """The slot with this answer given for good."""
    fraction = grade_raw(slot.question, raw).fraction
    return replace(with_draft(slot, raw), step=Step(slot.number, "hand_in", raw, fraction, START))


def right_raw(kind: KindName) -> Raw:
    return KINDS[kind].key(QUESTIONS[kind])


def wrong_raw(kind: KindName) -> Raw:
    examples = [e.raw for e in KINDS[kind].examples(QUESTIONS[kind]) if e.fraction == 0]
    return examples[0] if examples else {"text": ["because"]}


def attempt(
    count: int, *, behaviour: BehaviourName = "deferred", limit: int | None = None, per_page: int = 1
) -> Attempt:
    settings = Settings(behaviour=behaviour, per_page=per_page, time_limit=limit)
    return Attempt(
        id="Xv0a1bC2dE3fG4hI5jK6lM",
        quiz_id="demo",
        title=Twin("DeepSeek-R1 入门", "DeepSeek-R1: first steps"),
        settings=settings,
        mode="quiz",
        language="en",
        number=1,
        counts=True,
        state="running",
        started_at=START,
        deadline=compute_deadline(settings, started_at=START),
        finished_at=None,
        slot_count=count,
    )


def running(slots: Sequence[AttemptSlot], page: int = 1, **settings: object) -> AttemptView:
    return show_page(attempt(len(slots), **settings), slots, page, now=START)  # type: ignore[arg-type]


def finished(slots: Sequence[AttemptSlot], *, parts: frozenset[str] = PARTS) -> AttemptReview:
    over = replace(attempt(len(slots)), state="finished", finished_at=START + timedelta(minutes=12))
    seen = [(slot, parts) for slot in slots]
    return review_attempt(
        over, seen, who="", own=True, find_sources=lambda slot: (SOURCE,), attempts_left=1, now=START
    )  # type: ignore[arg-type]
