"""What an article states is held by a fact, left out with a reason, or told to be passed over."""

from dataclasses import replace

from quizapp.core.banks.coverage import find_covering, find_uncovered
from quizapp.core.facts.candidate import Candidate
from quizapp.core.languages import Twin
from tests.core.banks.example import ELO, LEFT_OUT, make_bank

BANK = replace(make_bank(), left_out=(replace(LEFT_OUT, start=40, end=60),))
RATED = Candidate(3, 10, 6, 10, "score", "DeepSeek-R1", "Elo 评分", "2029")


def at(start: int, end: int) -> Candidate:
    return replace(RATED, start=start, end=end, value_start=start, value_end=end, subject="another")


def test_a_value_that_a_fact_holds_is_covered() -> None:
    assert find_uncovered([RATED], "a-1", [BANK]) == []


def test_another_value_in_the_span_of_a_fact_is_passed_over() -> None:
    other = replace(RATED, value="96.3", unit="%")
    assert find_uncovered([other], "a-1", [BANK]) == [other]


def test_a_number_that_a_statement_tells_beside_its_own_value_is_covered() -> None:
    told = Twin(zh="评分 2029，超过 96.3% 的人。", en="A rating of 2029, above 96.3 % of people.")
    fact = replace(ELO, statement=told)
    assert list(find_covering(replace(RATED, value="96.3", unit="%"), "a-1", [fact])) == [fact]


def test_the_same_said_again_elsewhere_in_the_article_is_covered() -> None:
    again = replace(RATED, start=100, end=120, value_start=104, value_end=108)
    assert find_uncovered([again], "a-1", [BANK]) == []
    assert find_uncovered([again], "a-2", [BANK]) == [again]


def test_what_is_left_out_with_its_place_is_no_gap() -> None:
    assert find_uncovered([at(45, 50)], "a-1", [BANK]) == []
    assert find_uncovered([at(58, 64)], "a-1", [BANK]) == [at(58, 64)]


def test_a_value_in_words_is_covered_by_its_place() -> None:
    words = replace(RATED, value="专家混合", kind="concept", subject="another")
    assert find_uncovered([words], "a-1", [BANK]) == []
    assert find_uncovered([replace(words, value_start=20, value_end=24)], "a-1", [BANK]) != []


def test_a_day_told_without_its_year_covers_the_day() -> None:
    day = replace(ELO, kind="date", value="--05-30")
    dated = replace(RATED, kind="date", value="2025-05-30", subject="another")
    assert list(find_covering(dated, "a-1", [day])) == [day]
    assert list(find_covering(replace(dated, value="2025-05-29"), "a-1", [day])) == []
