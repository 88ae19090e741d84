"""How a question may be worked on: what pressing the button does, apart from what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from quizapp.core.questions.response import Parsed, Response
from quizapp.core.quizzes.quiz import BehaviourName

Decision = Literal["keep", "grade", "refuse"]


@dataclass(frozen=True)
class Behaviour:
    """One way of working: ``grades_each`` gives the feedback after every answer instead of after the hand-in."""

    name: BehaviourName
    grades_each: bool

    def decide(self, parsed: Parsed, *, given: bool) -> Decision:
        """Keep the draft, grade it now, or refuse it because the question has been answered for good.

        What is empty or cannot be read is kept and costs no try.
        """
        if given:
            return "refuse"
        return "grade" if self.grades_each and isinstance(parsed, Response) else "keep"


BEHAVIOURS: Mapping[BehaviourName, Behaviour] = {
    "deferred": Behaviour("deferred", grades_each=False),
    "immediate": Behaviour("immediate", grades_each=True),
}
