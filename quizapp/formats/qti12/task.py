"""What the builders of questions share: the item, its texts, its outcomes, its feedback."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Question
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import Kept
from quizapp.formats.qti12.item import Field, Item
from quizapp.formats.qti12.rules import EPSILON, Outcome, TooMany
from quizapp.formats.qti12.texts import Texts, html_of

NO_KEY = N_(
    "no answer earns anything by the file's rules: it is kept as an open question; name the right answer"
)
MANY = N_(
    "the rules are too many to be worked out: it is kept as an open question; divide it into smaller ones"
)


@dataclass(frozen=True)
class Task:
    """One item to be made a question; ``base`` has what every question has."""

    item: Item
    texts: Texts
    base: Question

    def given(self, given: Mapping[str, tuple[str, ...]]) -> Outcome:
        """What a response earns, by the ids of its fields, beyond what is earned by answering nothing. Raises Kept."""
        try:
            found = self.item.rules.run(given)
            return Outcome(found.score - self.item.rules.nothing, found.links)
        except TooMany:
            raise Kept(MANY) from None

    def feedback(self, names: Iterable[str]) -> Twin | None:
        """The feedback of these ids as one text, None where there is none."""
        elements = [self.item.feedback[name] for name in dict.fromkeys(names) if name in self.item.feedback]
        found = [text for one in elements if (text := self.texts.markdown(html_of([one])).strip())]
        return twin_of("\n\n".join(dict.fromkeys(found)), self.texts.language) if found else None

    def twin(self, html: str) -> Twin:
        """A piece of HTML as a text of the file's language."""
        return twin_of(self.texts.markdown(html), self.texts.language)


def common_links(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """The feedback that every one of these responses is shown."""
    shown = outcomes[0].links if outcomes else ()
    return tuple(link for link in shown if all(link in one.links for one in outcomes))


def is_shuffled(task: Task, field: Field) -> bool:
    """Whether the labels of a field are shuffled: as the field says, else as the file does."""
    said = field.shuffles
    return task.base.shuffle if said is None else said


def earns(outcome: Outcome) -> bool:
    """Whether a response earns something."""
    return outcome.score > EPSILON
