"""Letters for grades: from which share of the marks on each is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_

ROUNDING = 1e-9
NO_LETTER = N_("a step has no letter: write one")
OUT_OF_RANGE = N_("“%(letter)s” begins at %(share)s: write a share from 0 to 1")
NOT_FALLING = N_(
    "“%(letter)s” does not begin below the letter before it: order them from the best to the worst"
)
NO_LAST = N_("the last letter must begin at 0, so that every grade has one")


@dataclass(frozen=True)
class Step:
    """One letter, given from this share (0..1) of the marks on."""

    letter: str
    from_share: float


Scale = tuple[Step, ...]
SCALES: Mapping[str, Scale] = {
    "none": (),
    "letters": (Step("A", 0.9), Step("B", 0.8), Step("C", 0.7), Step("D", 0.6), Step("F", 0.0)),
    "zh": (Step("优", 0.9), Step("良", 0.8), Step("中", 0.7), Step("及格", 0.6), Step("不及格", 0.0)),
}


def letter_of(share: float, scale: Scale) -> str:
    """The letter of a share of the marks (0..1), empty where there is no scale."""
    return next((step.letter for step in scale if share >= step.from_share - ROUNDING), "")


def check_scale(scale: Sequence[Step]) -> list[Fault]:
    """Faults of a scale: letters in falling order, the last from 0 on."""
    faults = []
    for number, step in enumerate(scale):
        where = f"{number + 1}"
        if not step.letter.strip():
            faults.append(fault(where, NO_LETTER))
        if not 0 <= step.from_share <= 1:
            params = {"letter": step.letter, "share": f"{step.from_share:g}"}
            faults.append(fault(where, OUT_OF_RANGE, params))
        elif number and step.from_share >= scale[number - 1].from_share:
            faults.append(fault(where, NOT_FALLING, {"letter": step.letter}))
    if scale and scale[-1].from_share != 0:
        faults.append(fault(str(len(scale)), NO_LAST))
    return faults
