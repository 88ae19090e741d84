"""What must not happen, as one tree; web/errors maps it to pages.

QuizappError
├── NotFound        nothing with that id that this person may know of
├── Forbidden       known, but not for this person
├── Conflict        the state does not allow it (closed, finished, no attempts left)
├── Invalid         the request makes no sense as it stands
└── TooMany         one after another too fast; carries how long to wait
"""

from datetime import timedelta

from quizapp.core.languages import Message


class QuizappError(Exception):
    """The root: carries a sentence for the person who caused it."""

    def __init__(self, message: Message | str = "") -> None:
        self.message = message if isinstance(message, Message) else Message(message)
        super().__init__(str(self.message))


class NotFound(QuizappError):
    """Nothing with that id is there for this person."""


class Forbidden(QuizappError):
    """This person may not do that."""


class Conflict(QuizappError):
    """The state of the thing does not allow it now."""


class Invalid(QuizappError):
    """What was sent cannot be carried out as it stands."""


class TooMany(QuizappError):
    """Tries came one after another too fast; the next may count after ``wait``."""

    def __init__(self, message: Message | str, wait: timedelta) -> None:
        super().__init__(message)
        self.wait = wait
