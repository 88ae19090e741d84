"""One interaction to be made into a question, with what all kinds need for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.core.languages import N_, Message, Twin
from quizapp.formats.imported import twin_of
from quizapp.formats.qti2.feedback import Said, Voice
from quizapp.formats.qti2.item import ItemFile
from quizapp.formats.qti2.scoring import Judge, judge_of
from quizapp.formats.qti2.texts import Texts, stem_of
from quizapp.formats.xml_tree import Node

LOST_FEEDBACK = N_(
    "feedback for whole right or wrong responses was not carried: “%(said)s”; add it to the explanation"
)
LONGEST_SHOWN = 120


@dataclass
class Task:
    """An interaction of an item; ``notes`` collects what was not carried, ``used`` the feedback that was.

    ``scored`` is False where the item's rules do not say what it is worth.
    """

    item: ItemFile
    element: Node
    texts: Texts
    said: tuple[Said, ...] = ()
    notes: list[Message] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    scored: bool = True

    @property
    def response(self) -> str:
        """The identifier of the response that the interaction takes."""
        return (self.element.get("responseIdentifier") or "").strip()

    def judge(self, tries: Iterable[Sequence[str]] = ()) -> Judge:
        """Who says what responses to this interaction are worth; a doubt becomes a note."""
        judge = judge_of(self.item, self.response, tries)
        self.scored = judge.by_rules
        if judge.note:
            self.note(judge.note, **({"what": judge.what} if judge.what else {}))
        return judge

    def voice(self, judge: Judge, probes: Iterable[Sequence[str]]) -> Voice:
        """Who says which feedback belongs where; what every one of the probes is told is the explanation."""
        return Voice(self.said, judge, probes)

    def stem(self, gaps: Mapping[Node, str] | None = None) -> str:
        """The text of the item as far as it belongs to this interaction."""
        body = self.item.body
        return "" if body is None else self.texts.markdown(stem_of(body, self.element, gaps or {}))

    def note(self, text: str, **params: str) -> None:
        """Notes what was not carried, once."""
        message = Message(text, params)
        if message not in self.notes:
            self.notes.append(message)

    def told(self, *voices: Voice, more: str = "") -> Twin | None:
        """The explanation that these voices give, and a further text."""
        self.used.update(*(voice.used for voice in voices))
        texts = dict.fromkeys([*(voice.explanation() for voice in voices), more])
        said = "\n\n".join(text for text in texts if text)
        return twin_of(said, self.texts.language) if said else None


def note_unused(tasks: Sequence[Task]) -> None:
    """Notes, with the first of the tasks of an item, the feedback that found no place with any of them."""
    used = set().union(*(task.used for task in tasks))
    for place, said in enumerate(tasks[0].said):
        if place not in used:
            tasks[0].note(LOST_FEEDBACK, said=said.text[:LONGEST_SHOWN])


def share(worth: float, best: float) -> float:
    """What a response is worth as a fraction of the best one, from -1 to 1 where the file is sane."""
    return round(worth / best, 9) + 0.0 if best else 0.0
