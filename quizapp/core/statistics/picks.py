"""How the options of a question were picked, for the report on a quiz."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from quizapp.core.questions.question import Question
from quizapp.core.statistics.choice import (
    THIRDS,
    OptionStatistics,
    compute_option_statistics,
    count_members,
    find_groups,
)
from quizapp.core.statistics.report import OptionReport
from quizapp.core.statistics.scores import Floats

CHOSEN = frozenset({"single_choice", "true_false", "multiple_choice"})


@dataclass(frozen=True)
class Picked:
    """The options of a question, none where nothing is picked; ``thirds`` counts the learners of each third."""

    options: tuple[OptionReport, ...] = ()
    thirds: tuple[int, ...] = ()


def find_options(question: Question, picks: Sequence[Sequence[str]], rests: Floats) -> Picked:
    """How each option was picked; ``picks`` (n) are what learners chose, ``rests`` (n) their marks in the rest of the quiz."""
    if question.kind not in CHOSEN:
        return Picked()
    keys = _keys(question)
    found = _each(keys, picks, rests) if question.kind == "multiple_choice" else _one_of(keys, picks, rests)
    return Picked(tuple(map(_report, found)), count_members(find_groups(rests, THIRDS), THIRDS))


def _one_of(
    keys: Mapping[str, bool], picks: Sequence[Sequence[str]], rests: Floats
) -> Sequence[OptionStatistics]:
    chosen = [one[0] if one else None for one in picks]
    right = frozenset(id_ for id_, is_key in keys.items() if is_key)
    return compute_option_statistics(chosen, rests, options=list(keys), keys=right)


def _each(
    keys: Mapping[str, bool], picks: Sequence[Sequence[str]], rests: Floats
) -> Sequence[OptionStatistics]:
    """Each option by itself where several may be picked."""
    found: list[OptionStatistics] = []
    for id_, is_key in keys.items():
        chosen = [id_ if id_ in one else ("" if one else None) for one in picks]
        found += compute_option_statistics(
            chosen, rests, options=[id_], keys=frozenset({id_} if is_key else ())
        )
    # Among answers of several options none is the wrong one.
    return [replace(one, share_of_wrong=None) for one in found]


def _keys(question: Question) -> dict[str, bool]:
    """Every option by its id, with whether it belongs to the key."""
    if question.kind == "true_false":
        right = question.answer.value if question.answer else ""
        return {id_: id_ == right for id_ in ("true", "false")}
    return {
        option.id: option.fraction >= 1 if question.kind == "single_choice" else option.fraction > 0
        for option in question.options
    }


def _report(one: OptionStatistics) -> OptionReport:
    return OptionReport(**{field.name: getattr(one, field.name) for field in fields(OptionReport)})
