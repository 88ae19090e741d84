"""Who is refused by a service whatever the thing is that they ask for."""

from quizapp.core.access import Visitor, may
from quizapp.errors import Forbidden


def refuse_learner(visitor: Visitor) -> None:
    """Passes for those who teach. Raises Forbidden."""
    if not may(visitor, "teach"):
        raise Forbidden
