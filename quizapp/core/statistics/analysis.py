"""Everything that is told of a quiz, from its attempts: totals, items, options, flags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from quizapp.core.attempts.regrade import same_shape
from quizapp.core.questions.guessing import guess_worth
from quizapp.core.questions.question import Question
from quizapp.core.statistics.choice import (
    compute_option_statistics,
    compute_quintile_curve,
    compute_shares,
    find_groups,
)
from quizapp.core.statistics.fairness import compute_fairness
from quizapp.core.statistics.flag import ItemEvidence, find_flags, judge_firmness
from quizapp.core.statistics.irt import ItemParameters, fit_model
from quizapp.core.statistics.item import ItemStatistics, compute_item_statistics
from quizapp.core.statistics.likelihood import Model
from quizapp.core.statistics.report import Basis, ItemReport, OptionReport, QuizReport
from quizapp.core.statistics.scores import Scores
from quizapp.core.statistics.sitting import Answered, Sitting, choose
from quizapp.core.statistics.total import compute_total_statistics

FIFTHS = 5
# A slope beside each difficulty asks for more learners.
FEWEST_FOR_MODEL, FEWEST_FOR_SLOPES, FEWEST_IN_GROUP = 50, 100, 20
CHOSEN = frozenset({"single_choice", "true_false", "multiple_choice"})


@dataclass(frozen=True)
class _Row:
    """One learner at one question: the answer, and the share of the marks in the rest of the attempt."""

    answer: Answered
    fraction: float
    rest: float
    rest_max: float
    total: float
    language: str


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
                rows[one.question].append(_Row(one, one.fraction, share, left_max, mark, sitting.language))
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
        quintiles=compute_shares(shares, find_groups(shares, FIFTHS), FIFTHS) if len(shares) else (),
    )


def _item(rows: Sequence[_Row], questions: Mapping[int, Question]) -> ItemReport:
    newest = max(row.answer.version_id for row in rows)
    question, max_mark = questions[newest], max(row.answer.max_mark for row in rows)
    found = _statistics(rows, max_mark)
    rests = np.array([row.rest for row in rows], dtype=np.float64)
    fractions = np.array([row.fraction for row in rows], dtype=np.float64)
    times = [row.answer.seconds for row in rows if row.answer.seconds is not None]
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
        quintiles=compute_quintile_curve(fractions, rests),
        seconds=median(times) if times else None,
        harder_for=_harder_for(rows),
        options=_options(rows, question, questions),
    )


def _statistics(rows: Sequence[_Row], max_mark: float) -> ItemStatistics:
    """The statistics of one question beside the rest of the quiz as the only other item."""
    most = max(row.rest_max for row in rows)
    fractions = np.array([[row.fraction, row.rest] for row in rows], dtype=np.float64)
    marks = np.array([max_mark or 1.0, most or 1.0])
    return compute_item_statistics(Scores(("item", "rest"), fractions, marks))[0]


def _options(
    rows: Sequence[_Row], question: Question, questions: Mapping[int, Question]
) -> tuple[OptionReport, ...]:
    """How the options were picked, over the versions that had the same ones."""
    if question.kind not in CHOSEN:
        return ()
    fitting = [row for row in rows if same_shape(questions[row.answer.version_id], question)]
    rests = np.array([row.rest for row in fitting], dtype=np.float64)
    reports = []
    for id_, is_key in _keys(question).items():
        picks = [id_ if id_ in row.answer.picks else ("" if row.answer.picks else None) for row in fitting]
        keys = frozenset({id_} if is_key else ())
        (one,) = compute_option_statistics(picks, rests, options=[id_], keys=keys)
        reports.append(
            OptionReport(id_, is_key, one.count, one.share, one.thirds, one.correlation, one.functions)
        )
    return tuple(reports)


def _keys(question: Question) -> dict[str, bool]:
    """Every option by its id, with whether it belongs to the key."""
    if question.kind == "true_false":
        right = question.answer.value if question.answer else ""
        return {id_: id_ == right for id_ in ("true", "false")}
    return {
        option.id: option.fraction >= 1 if question.kind == "single_choice" else option.fraction > 0
        for option in question.options
    }


def _harder_for(rows: Sequence[_Row]) -> str | None:
    """The language of the readers for whom the question is harder at equal strength, beyond what is negligible."""
    in_chinese = np.array([row.language == "zh" for row in rows])
    if min(in_chinese.sum(), (~in_chinese).sum()) < FEWEST_IN_GROUP:
        return None
    right = np.array([float(row.fraction >= 1) for row in rows])
    strengths = np.array([round(row.total, 6) for row in rows], dtype=np.float64)
    fairness = compute_fairness(right, strengths, in_chinese)
    if fairness.level in (None, "negligible") or fairness.odds_ratio is None:
        return None
    return "en" if fairness.odds_ratio > 1 else "zh"


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
    if table.n < fewest or not np.isin(table.fractions, (0.0, 1.0)).all():
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
