"""What learners scored: a table of fractions, a row a learner, a column an item, and what each item counts."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Scores:
    """``fractions`` (n × k, 0..1) of what ``marks`` (k, each > 0) say that an item counts at the most.

    ``guesses`` (k, 0..1) is the fraction that guessing gives on average, None where it is not known. A learner who
    did not answer has 0.
    """

    items: tuple[str, ...]
    fractions: Floats
    marks: Floats
    guesses: Floats | None = None

    @property
    def n(self) -> int:
        """How many learners there are."""
        return int(self.fractions.shape[0])

    @property
    def is_dichotomous(self) -> bool:
        """Whether every answer is right or wrong, none in part."""
        return bool(np.isin(self.fractions, (0.0, 1.0)).all())

    def weighted(self) -> Floats:
        """Marks given (n × k): fraction × the item's maximum mark."""
        return self.fractions * self.marks

    def totals(self) -> Floats:
        """The sum of marks of each learner (n)."""
        sums: Floats = self.weighted().sum(axis=1)
        return sums

    def without(self, rows: npt.NDArray[np.bool_]) -> "Scores":
        """The same without the learners whose row is True."""
        return Scores(self.items, self.fractions[~rows], self.marks, self.guesses)
