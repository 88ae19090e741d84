"""The report on a quiz: Moodle's numbers where everybody was asked the same, and honest gaps where not."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Option, Question
from quizapp.core.statistics.analysis import analyse
from quizapp.core.statistics.irt import fit_model
from quizapp.core.statistics.item import compute_item_statistics
from quizapp.core.statistics.report import BASES, QuizReport, report_from_mapping, report_to_mapping
from quizapp.core.statistics.scores import Scores
from quizapp.core.statistics.sitting import Answered, Sitting
from quizapp.core.statistics.total import compute_total_statistics

ITEMS = 12
LETTERS = "abcd"


def question(number: int, key: str = "a") -> Question:
    options = tuple(Option(one, Twin(en=one), float(one == key)) for one in LETTERS)
    return Question(f"q{number}", "single_choice", Twin(en=f"Question {number}?"), options=options)


QUESTIONS = {number: question(number) for number in range(ITEMS)}


def sitting(taker: int, picks: list[str], **more: object) -> Sitting:
    answers = tuple(
        Answered(f"q{n}", n, float(pick == "a"), 1.0 + n % 2, (pick,), 10.0) for n, pick in enumerate(picks)
    )
    got = sum((one.fraction or 0) * one.max_mark for one in answers)
    share = got / sum(one.max_mark for one in answers)
    return replace(Sitting(f"p{taker}", 1, share, "en", 300.0, answers), **more)  # type: ignore[arg-type]


def simulate(n: int, seed: int = 1) -> list[Sitting]:
    chance = np.random.default_rng(seed)
    abilities, hard = chance.normal(size=n), np.linspace(-1.5, 1.5, ITEMS)
    right = chance.random((n, ITEMS)) < 1 / (1 + np.exp(-1.3 * (abilities[:, None] - hard)))
    wrong = chance.choice(list("bcd"), size=(n, ITEMS))
    return [sitting(row, list(np.where(right[row], "a", wrong[row]))) for row in range(n)]


CLASS = simulate(120)
# Too few for models, which take their time.
SMALL = CLASS[:48]


def scores_of(sittings: list[Sitting]) -> Scores:
    fractions = np.array([[one.fraction for one in each.answers] for each in sittings], dtype=np.float64)
    marks = np.array([one.max_mark for one in sittings[0].answers])
    return Scores(tuple(f"q{n}" for n in range(ITEMS)), fractions, marks)


def test_where_all_were_asked_the_same_the_numbers_are_those_of_the_table() -> None:
    report = analyse(CLASS, QUESTIONS, "first")
    whole, items = compute_total_statistics(scores_of(CLASS)), compute_item_statistics(scores_of(CLASS))
    assert report.same and (report.n, report.firmness) == (120, "firm")
    assert (report.mean, report.sd, report.alpha, report.sem) == (
        whole.mean,
        whole.sd,
        whole.alpha,
        whole.sem,
    )
    for found, expected in zip(report.items, items, strict=True):
        assert found.discrimination_index == pytest.approx(expected.discrimination_index)
        assert found.discriminative_efficiency == pytest.approx(expected.discriminative_efficiency)
        assert (found.facility, found.sd) == pytest.approx((expected.facility, expected.sd))
        assert found.effective_weight == pytest.approx(expected.effective_weight)
        assert found.alpha_if_deleted == pytest.approx(expected.alpha_if_deleted)
        assert found.alpha_if_deleted_interval == pytest.approx(expected.alpha_if_deleted_interval)
        assert found.effective_weight_interval == pytest.approx(expected.effective_weight_interval)
        assert found.discriminative_efficiency_interval == pytest.approx(
            expected.discriminative_efficiency_interval
        )


def test_harder_questions_have_a_higher_difficulty() -> None:
    difficulties = [item.difficulty for item in analyse(CLASS, QUESTIONS, "first").items]
    assert None not in difficulties and np.corrcoef(difficulties, range(ITEMS))[0, 1] > 0.95  # type: ignore[arg-type]


def test_slopes_of_the_model_with_two_parameters_come_with_100_learners() -> None:
    found = [(item.slope, item.slope_error) for item in analyse(CLASS, QUESTIONS, "first").items]
    fitted = fit_model(scores_of(CLASS), "2pl").items
    assert [slope for slope, _ in found] == pytest.approx([one.a for one in fitted], abs=1e-6)
    assert [error for _, error in found] == pytest.approx([one.a_error for one in fitted], abs=1e-6)
    assert all(slope and slope > 0 for slope, _ in found)
    assert {item.slope for item in analyse(CLASS[:99], QUESTIONS, "first").items} == {None}


def test_a_wrong_key_is_flagged_with_the_option_that_is_right() -> None:
    """The key of question 3 says b, the strong know that it is a."""
    wrong = {**QUESTIONS, 3: question(3, "b")}
    mistaken = [
        replace(
            each,
            answers=tuple(
                replace(one, fraction=float(one.picks == ("b",))) if one.question == "q3" else one
                for one in each.answers
            ),
        )
        for each in CLASS
    ]
    flagged = {item.question: item.flags for item in analyse(mistaken, wrong, "first").items}
    assert ("check_the_key", "a") in flagged["q3"]
    assert all(name != "check_the_key" for key in flagged if key != "q3" for name, _ in flagged[key])


def test_few_learners_get_counts_and_no_flags() -> None:
    report = analyse(CLASS[:19], QUESTIONS, "first")
    assert report.firmness == "counts" and not any(item.flags for item in report.items)
    assert [option.count for option in report.items[0].options] == [
        sum(each.answers[0].picks == (one,) for each in CLASS[:19]) for one in LETTERS
    ]


def test_where_learners_were_asked_different_questions_there_is_no_reliability() -> None:
    drawn = [replace(each, answers=each.answers[n % 2 :]) for n, each in enumerate(CLASS)]
    report = analyse(drawn, QUESTIONS, "first")
    assert (report.same, report.alpha, report.items[0].effective_weight) == (False, None, None)
    by_key = {item.question: item for item in report.items}
    assert (by_key["q0"].n, by_key["q1"].n) == (60, 120)
    assert by_key["q1"].discrimination_index is not None


def test_what_waits_for_a_person_counts_nowhere() -> None:
    waiting = [
        replace(each, answers=(replace(each.answers[0], fraction=None), *each.answers[1:])) for each in CLASS
    ]
    report = analyse(waiting, QUESTIONS, "first")
    assert "q0" not in {item.question for item in report.items} and not report.same


@pytest.mark.parametrize(("basis", "mean"), [("first", 0.0), ("last", 0.5), ("best", 1.0)])
def test_one_attempt_of_each_learner_is_looked_at(basis, mean: float) -> None:
    shares = [("b", 0.0), ("a", 1.0), ("half", 0.5)]
    picks = {"b": ["b"] * 4, "a": ["a"] * 4, "half": ["b", "a", "a", "b"]}
    sittings = [
        replace(sitting(1, picks[name]), number=n, share=share) for n, (name, share) in enumerate(shares, 1)
    ]
    report = analyse(sittings, QUESTIONS, basis)
    assert (report.n, report.mean) == (1, pytest.approx(mean))


def test_options_of_versions_with_other_options_are_not_mixed() -> None:
    newer = replace(question(0), options=question(0).options[:3])
    changed = [
        replace(each, answers=(replace(each.answers[0], version_id=100), *each.answers[1:]))
        for each in CLASS[:30]
    ]
    report = analyse([*changed, *CLASS[30:]], {**QUESTIONS, 100: newer}, "first")
    assert (report.items[0].n, sum(option.count for option in report.items[0].options)) == (
        120,
        sum(each.answers[0].picks[0] in "abc" for each in changed),
    )


def test_an_unfair_question_names_the_side_for_which_it_is_harder() -> None:
    read = []
    for n, each in enumerate(simulate(98, seed=7)):
        first = each.answers[5]
        if n % 2 and n % 7:
            first = replace(first, fraction=0.0, picks=("b",))
        sides = {"language": ("en", "zh")[n % 2], "class_name": f"7{'BA'[n % 2]}", "group": f"group {n % 2}"}
        read.append(replace(each, answers=(*each.answers[:5], first, *each.answers[6:]), **sides))  # type: ignore[arg-type]
    found = {item.question: item for item in analyse(read, QUESTIONS, "first").items}
    unfair = found.pop("q5").unfair
    assert [(one.by, one.name, one.other) for one in unfair] == [
        ("language", "en", "zh"),
        ("class", "7A", "7B"),
        ("group", "group 0", "group 1"),
    ]
    for one in unfair:
        assert (one.n, one.level, one.is_harder) == ((49, 49), "large", one.by == "class")
        assert one.odds_ratio_interval
    assert sum(bool(item.unfair) for item in found.values()) <= 1


def test_options_come_with_intervals_and_counts_of_each_third() -> None:
    item = analyse(SMALL, QUESTIONS, "first").items[4]
    assert item.option_n == sum(item.in_option_thirds) == 48
    picked = [each.answers[4].picks[0] for each in SMALL]
    for one in item.options:
        assert one.count == sum(one.in_thirds) == picked.count(one.id)
        shares = [n / most for n, most in zip(one.in_thirds, item.in_option_thirds, strict=True)]
        assert one.thirds == pytest.approx(shares)
        assert one.share_interval and one.share_interval[0] < one.share < one.share_interval[1]
        assert one.correlation is not None and one.correlation_interval
        assert one.correlation_interval[0] < one.correlation < one.correlation_interval[1]
    assert sum(one.share_of_wrong or 0 for one in item.options) == pytest.approx(1)
    assert [one.share_of_wrong is None for one in item.options] == [one == "a" for one in LETTERS]


def test_alpha_is_kr20_where_every_answer_is_right_or_wrong() -> None:
    assert analyse(SMALL, QUESTIONS, "first").dichotomous
    first = CLASS[0].answers[0]
    partly = [replace(CLASS[0], answers=(replace(first, fraction=0.5), *CLASS[0].answers[1:])), *CLASS[1:]]
    assert not analyse(partly, QUESTIONS, "first").dichotomous


def test_all_that_is_told_of_a_quiz_has_an_interval_around_it() -> None:
    report = analyse(SMALL, QUESTIONS, "first")
    for name in ("mean", "sd", "skewness", "kurtosis", "alpha", "error_ratio", "sem"):
        low, high = getattr(report, f"{name}_interval")
        assert low < getattr(report, name) < high, name
    assert report.minutes_interval == (5.0, 5.0) and sum(report.in_fifths) == 48


def test_how_many_were_right_is_counted_of_each_question() -> None:
    for item in analyse(CLASS[:12], QUESTIONS, "first").items:
        assert item.firmness == "counts" and item.right + item.wrong == item.n == 12
        assert item.right == sum(
            a.fraction == 1 for each in CLASS[:12] for a in each.answers if a.question == item.question
        )


def test_a_report_of_an_older_form_can_still_be_read() -> None:
    stored = report_to_mapping(analyse(CLASS[:30], QUESTIONS, "first"))
    for item in stored["items"]:
        del item["fairness"], item["option_n"]
        item["harder_for"] = "zh"
    assert [item.n for item in report_from_mapping(stored).items] == [30] * ITEMS


def test_nobody_is_no_error() -> None:
    report = analyse([], {}, "best")
    assert (report.n, report.mean, report.items) == (0, None, ())


@given(
    st.lists(st.lists(st.sampled_from(LETTERS), min_size=3, max_size=3), max_size=8), st.sampled_from(BASES)
)
def test_any_answers_make_a_report_that_comes_back_from_json(rows: list[list[str]], basis) -> None:
    report = analyse([sitting(n, row) for n, row in enumerate(rows)], QUESTIONS, basis)
    through = report_from_mapping(json.loads(json.dumps(report_to_mapping(report), allow_nan=False)))
    assert isinstance(through, QuizReport) and through == report
