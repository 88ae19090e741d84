"""Why something that is asked is kept as an open answer."""

from quizapp.core.languages import N_, Message

NO_KEY = N_("the file names no right answer: choose the right one, or grade it yourself")


class Kept(Exception):
    """What is asked cannot be graded here; ``message`` says why and what to do."""

    def __init__(self, text: str, **params: str) -> None:
        super().__init__(text)
        self.message = Message(text, params)
