"""Items of several fields: what each value of each field earns, by itself or only together with the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.formats.kept import Kept
from quizapp.formats.qti12.rules import EPSILON
from quizapp.formats.qti12.task import NO_KEY, Task


@dataclass(frozen=True)
class Part:
    """One field: the fraction of each of its values, and its weight beside the others."""

    fractions: Mapping[str, float]
    weight: float = 1.0


def weigh(task: Task, values: Mapping[str, Sequence[str]]) -> tuple[dict[str, Part], bool]:
    """The parts by field, and whether only all of them together earn anything; raises Kept where a field has no key."""
    scores = {
        field: {value: task.given({field: (value,)}).score for value in offered}
        for field, offered in values.items()
    }
    best = {field: max(found.values(), default=0.0) for field, found in scores.items()}
    if all(score > EPSILON for score in best.values()):
        least = min(best.values())
        parts = {
            field: Part(
                {value: max(-1.0, score / best[field]) for value, score in found.items()},
                round(best[field] / least, 6),
            )
            for field, found in scores.items()
        }
        return parts, False
    return _together(task, values), True


def _together(task: Task, values: Mapping[str, Sequence[str]]) -> dict[str, Part]:
    """The parts of fields that earn something only when all are right."""
    key: dict[str, tuple[str, ...]] = {}
    for field, offered in values.items():
        named = [" ".join((test.text or "").split()) for test in task.item.rules.named(field)]
        right = next((value for value in named if value in offered), None)
        if right is None:
            raise Kept(NO_KEY)
        key[field] = (right,)
    if task.given(key).score <= EPSILON:
        raise Kept(NO_KEY)
    return {
        field: Part({value: float(task.given({**key, field: (value,)}).score > EPSILON) for value in offered})
        for field, offered in values.items()
    }
