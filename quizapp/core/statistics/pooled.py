"""What is known of one question over all quizzes that asked it; plain numbers, so that pages need no numpy."""

from dataclasses import dataclass

from quizapp.core.statistics.flag import FEWEST, Firmness, judge_firmness

# A share of right answers from which a question is easy, one below which it is hard, and the discrimination below which
# it hardly sets learners apart (Ebel and Frisbie, Essentials of Educational Measurement, 5th ed., 1991, chapter 13).
EASY, HARD, POOR = 0.9, 0.3, 0.2


@dataclass(frozen=True)
class Pooled:
    """A question after ``n`` first attempts in all quizzes. ``facility`` is their mean fraction, 0..1.

    ``discrimination`` (-1..1) is the mean of the quizzes' correlations weighed by their learners (Hunter and Schmidt,
    Methods of Meta-Analysis, 3rd ed., 2015, chapter 3), None where no quiz gives one. ``flags`` name what to look at, with the option that
    it is about.
    """

    n: int = 0
    facility: float | None = None
    discrimination: float | None = None
    flags: tuple[tuple[str, str | None], ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether so many learners allow to say more than the count."""
        return self.n >= FEWEST

    @property
    def firmness(self) -> Firmness:
        """How much so many learners allow to say."""
        return judge_firmness(self.n)
