"""A small bank without a fault: one article, one passage, one fact, two questions, one quiz."""

import hashlib

from quizapp.core.banks.bank import Bank, LeftOut, Reading, Section
from quizapp.core.facts.fact import Article, Fact, Passage, Source
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.core.quizzes.quiz import Draw, Quiz, Slot

SPAN = "评分为2029"
PASSAGE = Twin(zh="DeepSeek-R1 的 Elo 评分是 2029。", en="DeepSeek-R1 has an Elo rating of 2029.")
ARTICLE = Article("a-1", Twin(zh="一篇文章", en="An article"), "2025-01-20", "zh-Hans")
ELO = Fact(
    id="elo",
    kind="score",
    subject=Twin(zh="DeepSeek-R1", en="DeepSeek-R1"),
    attribute=Twin(zh="Elo 评分", en="Elo rating"),
    value="2029",
    statement=Twin(zh="DeepSeek-R1 的 Elo 评分是 2029。", en="DeepSeek-R1 has an Elo rating of 2029."),
    passage="p-elo",
    printed=Twin(zh="2029", en="2029"),
    sources=(Source("a-1", 3, 3 + len(SPAN), hashlib.sha256(SPAN.encode()).hexdigest()),),
)
TYPED = Question(
    id="q-elo",
    kind="numeric",
    stem=Twin(zh="DeepSeek-R1 的 Elo 评分是多少？", en="What is the Elo rating of DeepSeek-R1?"),
    facts=("elo",),
    tags=("scores",),
    answer=Answer("2029", type="number"),
    explanation=Twin(zh="评分是 2029。", en="The rating is 2029."),
)
CHOICE = Question(
    id="q-elo-choice",
    kind="single_choice",
    stem=Twin(zh="哪个是 DeepSeek-R1 的 Elo 评分？", en="Which is the Elo rating of DeepSeek-R1?"),
    facts=("elo",),
    tags=("scores", "choice"),
    options=(
        Option("a", Twin(zh="2029", en="2029"), fraction=1.0),
        Option("b", Twin(zh="1820", en="1820"), feedback=Twin(zh="偏低。", en="Too low.")),
        Option("c", Twin(zh="2310", en="2310")),
    ),
)
QUIZ = Quiz(
    id="first",
    title=Twin(zh="第一个测验", en="A first quiz"),
    slots=(Slot(1, "q-elo"), Slot(2, draw=Draw(tags=("choice",)))),
    access="public",
)
LEFT_OUT = LeftOut(
    "a-1", Twin(zh="等差数列", en="A sequence"), Twin(zh="虚构的例子", en="An invented example")
)


def make_bank(
    *,
    facts: tuple[Fact, ...] = (ELO,),
    questions: tuple[Question, ...] = (TYPED, CHOICE),
    quizzes: tuple[Quiz, ...] = (QUIZ,),
    passage: Twin = PASSAGE,
) -> Bank:
    """The bank, with other parts where they are given."""
    section = Section(Twin(zh="成绩", en="Scores"), (Passage("p-elo", passage),))
    return Bank(
        id="small",
        title=Twin(zh="小题库", en="A small bank"),
        summary=Twin(zh="只有一条事实。", en="It has one fact."),
        level="introductory",
        licence="MIT",
        version="1",
        reading=Reading(Twin(zh="读物", en="A reading"), (section,)),
        articles=(ARTICLE,),
        facts=facts,
        questions=questions,
        quizzes=quizzes,
        left_out=(LEFT_OUT,),
    )
