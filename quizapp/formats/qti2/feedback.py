"""What an item says after an answer: which text for which response."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.formats.qti2.item import ItemFile
from quizapp.formats.qti2.scoring import Judge, Shown
from quizapp.formats.qti2.texts import FEEDBACK, Texts


@dataclass(frozen=True)
class Said:
    """One text of feedback: shown (or with ``hides``, hidden) where the outcome has this value."""

    outcome: str
    value: str
    text: str
    hides: bool = False

    def is_shown(self, shown: Shown) -> bool:
        """Whether the text is seen with these outcomes."""
        return ((self.outcome, self.value) in shown) != self.hides


def read_feedback(item: ItemFile, texts: Texts) -> tuple[Said, ...]:
    """All texts of feedback of an item, those within the body too, in their order."""
    found = (
        Said(
            element.get("outcomeIdentifier") or "",
            element.get("identifier") or "",
            texts.markdown(element),
            (element.get("showHide") or "show") == "hide",
        )
        for element in item.source.root.iter(*FEEDBACK)
    )
    return tuple(said for said in found if said.text)


class Voice:
    """Says which feedback belongs to which response of one interaction.

    ``used`` are the places of what found one. What is said whatever is answered belongs to the question as a whole.
    """

    def __init__(self, said: Sequence[Said], judge: Judge, probes: Iterable[Sequence[str]]) -> None:
        self._said, self._judge = said, judge
        tried = [(), *probes] if said else []
        self._constant = _common([self._seen(judge, *probe) for probe in tried])
        self._always = set(self._constant)
        # What another interaction leads to is not always said, though it may be while that one stays as it is.
        for one in (judge.with_others(right=True), judge.with_others(right=False)):
            self._always &= _common([self._seen(one, *probe) for probe in tried])
        self.used = set(self._always)

    def explanation(self) -> str:
        """What is said whatever the response was."""
        return self._text(self._always)

    def on(self, *values: str) -> str:
        """What is said to this response and not to every one."""
        own = self._seen(self._judge, *values) - self._constant
        self.used |= own
        return self._text(own)

    def by_value(self, values: Sequence[str]) -> dict[str, str]:
        """What is said to each value wherever it is among several, and to no other value."""
        alone = {value: self._seen(self._judge, value) - self._constant for value in values}
        together = self._seen(self._judge, *values) - self._seen(self._judge)
        found = {}
        for value, own in alone.items():
            others = (places for other, places in alone.items() if other != value)
            mine = (own & together).difference(*others)
            self.used |= mine
            found[value] = self._text(mine)
        return found

    def _seen(self, judge: Judge, *values: str) -> set[int]:
        shown = judge.shown(*values)
        return {place for place, said in enumerate(self._said) if said.is_shown(shown)}

    def _text(self, places: set[int]) -> str:
        return "\n\n".join(self._said[place].text for place in sorted(places))


def _common(sets: Sequence[set[int]]) -> set[int]:
    return set.intersection(*sets) if sets else set()
