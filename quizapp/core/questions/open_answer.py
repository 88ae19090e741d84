"""Open answer: a text that is kept and shown, and that only a person can grade."""

from collections.abc import Mapping

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.response import Grade, Parsed, Raw, Response, Unanswered, Unreadable
from quizapp.core.questions.rubric import check_rubric

LONGEST = 20_000


class OpenAnswer:
    """Field ``text``: anything, line breaks kept."""

    name: KindName = "open_answer"
    graded = False
    parts = frozenset({"rubric"})

    def check(self, question: Question) -> list[Fault]:
        return check_rubric(question)

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        text = "\n".join(raw.get("text", ())).replace("\r\n", "\n").strip()
        if len(text) > LONGEST:
            why = Message(N_("This is longer than %(most)s characters: shorten it."), {"most": str(LONGEST)})
            return Unreadable(why, "text")
        return Response({"text": text}) if text else Unanswered()

    def grade(self, question: Question, response: Response) -> Grade:
        return Grade(None, (Message(N_("A person reads and grades this answer.")),))

    def key(self, question: Question) -> Raw:
        return {}

    def examples(self, question: Question) -> list[Example]:
        return [Example({"text": ["x" * (LONGEST + 1)]}, None)]
