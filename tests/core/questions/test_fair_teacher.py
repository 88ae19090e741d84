"""What a fair teacher would count, and what not; each row is one answer that somebody might type."""

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Question, Tolerance
from quizapp.core.questions.registry import grade_response, parse_response
from quizapp.core.questions.response import Grade, Response, Unreadable


def graded(answer: Answer, text: str, unit: str = "") -> Grade:
    question = Question(
        "q", "numeric" if answer.type == "number" else "short_text", Twin(en="?"), answer=answer
    )
    response = parse_response(question, {"value": [text], "text": [text], "unit": [unit]})
    assert isinstance(response, Response), response
    return grade_response(question, response)


def unreadable(answer: Answer, text: str, unit: str = "") -> str:
    question = Question(
        "q", "numeric" if answer.type == "number" else "short_text", Twin(en="?"), answer=answer
    )
    response = parse_response(question, {"value": [text], "text": [text], "unit": [unit]})
    assert isinstance(response, Unreadable), response
    return str(response.why)


CONTEXT = Answer("128000", "number", unit="tokens")
SIZE = Answer("671000000000", "number", unit="parameters")
SCORE = Answer("79.8", "number", unit="%")
MEMORY = Answer("32", "number", unit="GB", units=("GB", "GiB", "MB"))
RELEASE = Answer("2025-01-20", "date")
MONTH = Answer("2025-01", "date")
EXPERTS = Answer("混合专家", accept=("Mixture of Experts", "MoE", "*专家混合*"))
READERS = Answer("12.8万")


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        *(
            (CONTEXT, text)
            for text in ("128000", "128,000", "１２８０００", "12.8万", "128K", "128k", "128K tokens")
        ),
        *((CONTEXT, text) for text in ("131072", "131,072", "十二万八千", "128 thousand", "12.8万个token")),
        *(
            (SIZE, text)
            for text in ("671B", "6710亿", "6,710 亿", "671 billion", "6710億", "0.671T", "671000000000")
        ),
        *((SIZE, text) for text in ("6710亿参数", "671B parameters", "约6710亿")),
        *(
            (SCORE, text)
            for text in ("79.8", "79.8%", "７９．８％", "79.8 %", "百分之七十九点八", "79.80", "79.8 percent")
        ),
        *((MEMORY, text) for text in ("32GB", "32 GB", "３２ＧＢ", "32000 MB", "0.032TB", "32G")),
        *(
            (RELEASE, text)
            for text in ("2025-01-20", "2025/1/20", "2025年1月20日", "Jan 20, 2025", "20 January 2025")
        ),
        *(
            (RELEASE, text)
            for text in ("２０２５年１月２０日", "January 20th, 2025", "2025.1.20", "二〇二五年一月二十日")
        ),
        *((MONTH, text) for text in ("2025-01", "2025年1月", "January 2025", "Jan 2025")),
        *(
            (EXPERTS, text)
            for text in (
                "混合专家",
                "混合專家",
                "moe",
                "ＭｏＥ",
                "the mixture-of-experts",
                "MOE。",
                "稀疏专家混合模型",
            )
        ),
        *((READERS, text) for text in ("128000", "12.8 万", "128K", "１２．８萬")),
        (Answer("2025年1月20日"), "2025-01-20"),
        *((Answer("0.5", "number"), text) for text in ("0.5", ".5", "1/2", "一半", "50%", "half")),
        *(
            (Answer("5600000", "number", unit="USD"), text)
            for text in ("560万美元", "$5.6 million", "5.6M", "560万")
        ),
        *((Answer("90", "number", unit="min"), text) for text in ("90", "1.5小时", "1小时30分", "5400 s")),
        (Answer("50", "number"), "50%"),
        (Answer("十二"), "12"),
        (Answer("6710亿"), "671B"),
        (Answer("Sam Altman", accept=("山姆·奥特曼", "奥特曼")), "山姆•奧特曼"),
    ],
)
def test_a_right_answer_counts_however_it_is_written(answer: Answer, text: str) -> None:
    grade = graded(answer, text)
    assert grade.fraction == 1.0 and grade.why, grade


@pytest.mark.parametrize(
    ("answer", "text", "why"),
    [
        (CONTEXT, "130000", "read as 130000 tokens"),
        (CONTEXT, "128", "the scale is not"),
        (SIZE, "671M", "the scale is not"),
        (SIZE, "37B", "read as 37000000000 parameters"),
        (SCORE, "0.798", "write the percentage, such as 55 for 55 %"),
        (SCORE, "79.2", "read as 79.2 %"),
        (MEMORY, "32 GiB", "not in GiB"),
        (MEMORY, "32 MB", "not in MB"),
        (MEMORY, "24 GB", "read as 24 GB"),
        (Answer("0.5", "number"), "0.5%", "the number is right, but not in %"),
        (Answer("5600000", "number", unit="USD"), "560万元", "not in CNY"),
        (MEMORY, "30 GiB", "read as 30 GiB"),
        (MEMORY, "30 W", "measures something else"),
        (MEMORY, "32 W", "the number is right, but not in W"),
        (RELEASE, "2025-01-21", "read as 2025-01-21"),
        (RELEASE, "2025-01", "say the day, too"),
        (MONTH, "2025", "say the month, too"),
        (MONTH, "2024-01", "read as 2024-01"),
        (EXPERTS, "专家", "This is not the answer."),
        (EXPERTS, "mixture of expertz", "check the spelling"),
        (Answer("DeepSeek-R1"), "DeepSeek-R2", "This is not the answer."),
        (Answer("R1"), "R2", "This is not the answer."),
        (Answer("GPT-4"), "GPT-4o", "This is not the answer."),
        (READERS, "128001", "This is not the answer."),
        (Answer("32 GB"), "32 MB", "This is not the answer."),
    ],
)
def test_a_wrong_answer_is_told_why(answer: Answer, text: str, why: str) -> None:
    grade = graded(answer, text)
    assert grade.fraction == 0.0
    assert why in str(grade.why[0])


@pytest.mark.parametrize(
    ("answer", "text", "unit", "remedy"),
    [
        (SCORE, "abc", "", "No number can be read here"),
        (SCORE, "70-80", "", "one number, not a range"),
        (MEMORY, "32", "", "Say in which unit: GB, GiB, MB."),
        (MEMORY, "32 GB", "GiB", "The text says GB and the field beside it GiB"),
        (MEMORY, "32", "furlong", "Choose from what is offered here."),
        (RELEASE, "soon", "", "No date can be read here"),
        (EXPERTS, "x" * 501, "", "shorten it"),
    ],
)
def test_what_cannot_be_read_is_told_the_remedy(answer: Answer, text: str, unit: str, remedy: str) -> None:
    assert remedy in unreadable(answer, text, unit)


@pytest.mark.parametrize(
    ("text", "unit"), [("32", "GB"), ("32000", "MB"), ("32 GB", "GB"), ("29.8", "GiB"), ("29.80232", "GiB")]
)
def test_the_unit_may_stand_beside_the_number(text: str, unit: str) -> None:
    assert graded(MEMORY, text, unit).fraction == 1.0


@pytest.mark.parametrize(
    ("tolerance", "right", "wrong"),
    [
        (Tolerance(abs=0.5), ("99.5", "100.5"), ("99.4", "100.6")),
        (Tolerance(rel=0.01), ("99", "101"), ("98.9", "101.1")),
        (Tolerance(digits=2), ("99.9", "101"), ("98", "106")),
        (None, ("100.0",), ("100.1",)),
    ],
)
def test_a_number_may_be_as_far_off_as_its_tolerance(
    tolerance: Tolerance | None, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    answer = Answer("100", "number", tolerance=tolerance)
    assert {graded(answer, text).fraction for text in right} == {1.0}
    assert {graded(answer, text).fraction for text in wrong} == {0.0}


def test_the_learner_is_told_how_far_off_counts() -> None:
    answer = Answer("10", "number", unit="GB", tolerance=Tolerance(abs=1))
    assert str(graded(answer, "10.5").why[0]) == "Counted: 10.5 GB is within the tolerance of ±1."
    answer = Answer("3.14159", "number", tolerance=Tolerance(digits=3))
    assert str(graded(answer, "3.14").why[0]) == "Counted: 3.14 is the answer rounded to 3 digits."


@pytest.mark.parametrize(
    ("text", "fraction"), [("50-55", 1), ("50到55", 1), ("52", 1), ("56", 0), ("50-60", 0)]
)
def test_a_range_is_met_by_itself_and_by_what_lies_in_it(text: str, fraction: float) -> None:
    assert graded(Answer("50..55", "number", unit="%"), text).fraction == fraction


def test_further_right_numbers_count_too() -> None:
    answer = Answer("29", "number", accept=("30",))
    assert [graded(answer, text).fraction for text in ("29", "30", "31")] == [1, 1, 0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12.8万", "Counted although written differently: read as 128000 tokens."),
        ("128000", "Right as written."),
        ("131072", "Counted: of a context size, K may be 1000 or 1024."),
    ],
)
def test_a_counted_number_is_told_how_it_was_read(text: str, why: str) -> None:
    assert str(graded(CONTEXT, text).why[0]) == why


def test_a_unit_in_the_text_goes_before_the_only_one_beside_it() -> None:
    assert graded(Answer("32", "number", unit="GB", units=("GB",)), "0.032 TB", "GB").fraction == 1.0
