"""Everything that is told of a quiz, from its attempts: totals, items, options, flags."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median
from typing import get_args

import numpy as np

from quizapp.core.attempts.regrade import same_shape
from quizapp.core.questions.guessing import guess_worth
from quizapp.core.questions.question import Question
from quizapp.core.statistics.choice import compute_shares, count_members, find_groups
from quizapp.core.statistics.fairness import compare_groups
from quizapp.core.statistics.flag import ItemEvidence, find_flags, judge_firmness
from quizapp.core.statistics.interval import median_interval
from quizapp.core.statistics.irt import ItemParameters, fit_model
from quizapp.core.statistics.item import ItemStatistics, compute_item_statistics
from quizapp.core.statistics.likelihood import Model
from quizapp.core.statistics.picks import find_options
from quizapp.core.statistics.report import Basis, FairnessReport, Grouping, ItemReport, QuizReport
from quizapp.core.statistics.scores import Floats, Scores
from quizapp.core.statistics.sitting import Answered, Sitting, choose
from quizapp.core.statistics.total import compute_total_statistics

FIFTHS = 5
# A slope beside each difficulty asks for more learners.
FEWEST_FOR_MODEL, FEWEST_FOR_SLOPES = 50, 100


@dataclass(frozen=True)
class _Row:
    """One learner at one question: the answer, and the share of the marks in the rest of the attempt."""

    answer: Answered
    fraction: float
    rest: float
    rest_max: float
    total: float
    sides: Mapping[Grouping, str]


def analyse(sittings: Sequence[Sitting], questions: Mapping[int, Question], basis: Basis) -> QuizReport:
    """The report on a quiz over one attempt of each learner.

    ``questions`` has every version by its id. Questions stand in the order of their first occurrence; what a person
    must still grade counts nowhere.
    """
    chosen = choose(sittings, basis)
    rows = _rows_by_question(chosen)
    table = _table(chosen, rows)
    items = [_item(found, questions) for found in rows.values() if found]
    if table is not None:
        items = _with_weights(items, table)
    items = _with_flags(items)
    return replace(_totals(chosen, table, basis), items=tuple(items))


def _rows_by_question(sittings: Sequence[Sitting]) -> dict[str, list[_Row]]:
    rows: dict[str, list[_Row]] = {}
    for sitting in sittings:
        graded = [one for one in sitting.answers if one.fraction is not None]
        mark, most = (
            sum((one.fraction or 0) * one.max_mark for one in graded),
            sum(one.max_mark for one in graded),
        )
        for one in sitting.answers:
            rows.setdefault(one.question, [])
            if one.fraction is not None:
                left, left_max = mark - one.fraction * one.max_mark, most - one.max_mark
                share = left / left_max if left_max else 0.0
                rows[one.question].append(_Row(one, one.fraction, share, left_max, mark, sitting.sides))
    return rows


def _table(sittings: Sequence[Sitting], rows: Mapping[str, Sequence[_Row]]) -> Scores | None:
    """The scores where every learner was asked the same, all graded, for the same marks; else None."""
    asked = {
        (tuple((one.question, one.max_mark) for one in sorted(s.answers, key=lambda a: a.question)))
        for s in sittings
    }
    if len(asked) != 1 or any(len(found) != len(sittings) for found in rows.values()):
        return None
    columns = [found for found in rows.values() if found[0].answer.max_mark > 0]
    if not columns:
        return None
    fractions = np.array([[row.fraction for row in column] for column in columns], dtype=np.float64).T
    marks = np.array([column[0].answer.max_mark for column in columns], dtype=np.float64)
    return Scores(tuple(column[0].answer.question for column in columns), fractions, marks)


def _totals(sittings: Sequence[Sitting], table: Scores | None, basis: Basis) -> QuizReport:
    shares = np.array([one.share for one in sittings if one.share is not None], dtype=np.float64)
    alone = Scores(("total",), shares[:, None], np.ones(1))
    found = compute_total_statistics(table or alone)
    minutes = [one.seconds / 60 for one in sittings if one.seconds is not None]
    fifths = find_groups(shares, FIFTHS)
    return QuizReport(
        basis=basis,
        n=len(sittings),
        firmness=judge_firmness(len(sittings)),
        same=table is not None,
        mean=found.mean,
        sd=found.sd,
        skewness=found.skewness,
        kurtosis=found.kurtosis,
        alpha=found.alpha if table else None,
        alpha_interval=found.alpha_interval if table else None,
        error_ratio=found.error_ratio if table else None,
        sem=found.sem if table else None,
        minutes=median(minutes) if minutes else None,
        quintiles=compute_shares(shares, fifths, FIFTHS) if len(shares) else (),
        dichotomous=table is not None and table.is_dichotomous,
        mean_interval=found.mean_interval,
        sd_interval=found.sd_interval,
        skewness_interval=found.skewness_interval,
        kurtosis_interval=found.kurtosis_interval,
        error_ratio_interval=found.error_ratio_interval if table else None,
        sem_interval=found.sem_interval if table else None,
        minutes_interval=median_interval(minutes),
        in_fifths=count_members(fifths, FIFTHS),
    )


def _item(rows: Sequence[_Row], questions: Mapping[int, Question]) -> ItemReport:
    newest = max(row.answer.version_id for row in rows)
    question, max_mark = questions[newest], max(row.answer.max_mark for row in rows)
    found = _statistics(rows, max_mark)
    fractions, fifths = _fractions(rows), find_groups(_rests(rows), FIFTHS)
    times = [row.answer.seconds for row in rows if row.answer.seconds is not None]
    fitting = [row for row in rows if same_shape(questions[row.answer.version_id], question)]
    picked = find_options(question, [row.answer.picks for row in fitting], _rests(fitting))
    return ItemReport(
        question=question.id,
        version_id=newest,
        n=len(rows),
        ungraded=0,
        max_mark=max_mark,
        facility=found.facility,
        facility_interval=found.facility_interval,
        sd=found.sd,
        random_guess=guess_worth(question),
        discrimination_index=found.discrimination_index,
        discrimination_index_interval=found.discrimination_index_interval,
        discriminative_efficiency=found.discriminative_efficiency,
        discriminative_efficiency_interval=found.discriminative_efficiency_interval,
        quintiles=compute_shares(fractions, fifths, FIFTHS),
        in_fifths=count_members(fifths, FIFTHS),
        right=int((fractions >= 1).sum()),
        wrong=int((fractions <= 0).sum()),
        seconds=median(times) if times else None,
        seconds_interval=median_interval(times),
        fairness=tuple(_fairness(rows)),
        options=picked.options,
        option_n=len(fitting),
        in_option_thirds=picked.thirds,
    )


def _fractions(rows: Sequence[_Row]) -> Floats:
    return np.array([row.fraction for row in rows], dtype=np.float64)


def _rests(rows: Sequence[_Row]) -> Floats:
    return np.array([row.rest for row in rows], dtype=np.float64)


def _statistics(rows: Sequence[_Row], max_mark: float) -> ItemStatistics:
    """The statistics of one question beside the rest of the quiz as the only other item."""
    most = max(row.rest_max for row in rows)
    fractions = np.array([[row.fraction, row.rest] for row in rows], dtype=np.float64)
    marks = np.array([max_mark or 1.0, most or 1.0])
    return compute_item_statistics(Scores(("item", "rest"), fractions, marks))[0]


def _fairness(rows: Sequence[_Row]) -> Iterator[FairnessReport]:
    """The question between learners of equal totals, by each way of telling them apart; right is what got all marks."""
    right = (_fractions(rows) >= 1).astype(np.float64)
    strengths = np.array([round(row.total, 6) for row in rows], dtype=np.float64)
    for by in get_args(Grouping):
        for one in compare_groups(right, strengths, [row.sides[by] for row in rows]):
            yield FairnessReport(by, one.name, one.other, **asdict(one.fairness))


def _with_weights(items: Sequence[ItemReport], table: Scores) -> list[ItemReport]:
    found = {one.id: one for one in compute_item_statistics(table)}
    parameters = {one.id: (one.b, one.b_error) for one in _fit(table, "rasch", FEWEST_FOR_MODEL)}
    slopes = {one.id: (one.a, one.a_error) for one in _fit(table, "2pl", FEWEST_FOR_SLOPES)}
    weighed = []
    for item in items:
        whole = found.get(item.question)
        difficulty, error = parameters.get(item.question, (None, None))
        slope, slope_error = slopes.get(item.question, (None, None))
        weighed.append(
            item
            if whole is None
            else replace(
                item,
                intended_weight=whole.intended_weight,
                effective_weight=whole.effective_weight,
                effective_weight_interval=whole.effective_weight_interval,
                alpha_if_deleted=whole.alpha_if_deleted,
                alpha_if_deleted_interval=whole.alpha_if_deleted_interval,
                difficulty=difficulty,
                difficulty_error=error,
                slope=slope,
                slope_error=slope_error,
            )
        )
    return weighed


def _fit(table: Scores, model: Model, fewest: int) -> tuple[ItemParameters, ...]:
    """The parameters of the items, none where too few learners, parts of marks, or no maximum allow none."""
    if table.n < fewest or not table.is_dichotomous:
        return ()
    fit = fit_model(table, model)
    return fit.items if fit.converged else ()


def _with_flags(items: Sequence[ItemReport]) -> list[ItemReport]:
    times = [item.seconds for item in items if item.seconds is not None]
    usual = median(times) if times else None
    return [replace(item, flags=_flags(item, usual)) for item in items]


def _flags(item: ItemReport, usual: float | None) -> tuple[tuple[str, str | None], ...]:
    evidence = ItemEvidence(
        n=item.n,
        facility=item.facility or 0.0,
        discrimination=item.discrimination_index,
        guess=item.random_guess,
        options=item.options,
        effective_weight=item.effective_weight,
        intended_weight=item.intended_weight,
        seconds=item.seconds,
        usual_seconds=usual,
    )
    return tuple((flag.name, flag.option) for flag in find_flags(evidence))
