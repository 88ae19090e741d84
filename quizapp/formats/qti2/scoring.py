"""What the responses to one interaction are worth and which feedback they lead to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from quizapp.core.languages import N_
from quizapp.formats.qti2.declaration import Declaration
from quizapp.formats.qti2.item import ItemFile
from quizapp.formats.qti2.rules import Result
from quizapp.formats.qti2.values import Unsupported

Shown = frozenset[tuple[str, str]]
ROUNDING = 1e-9
DIGITS = 12
UNREAD = N_(
    "its own scoring rules cannot be worked out (%(what)s): the declared right answer counts; check what it earns"
)
UNSCORED = N_("the file does not say how it is scored: the declared right answer counts")


@dataclass(frozen=True)
class Judge:
    """Scores of responses to one interaction of an item, the others left as they are right (or empty).

    ``by_rules`` is False where the rules do not tell and the declared values count; ``note`` then says why. ``known`` keeps results.
    """

    item: ItemFile
    response: str
    by_rules: bool
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    note: str = ""
    what: str = ""
    known: dict[tuple[object, ...], Result] = field(default_factory=dict, compare=False, repr=False)

    @property
    def declared(self) -> Declaration:
        """The declaration of the response, an empty one where the file has none."""
        return self.item.responses.get(self.response) or Declaration(self.response)

    @property
    def together(self) -> bool:
        """Whether a response counts only while the other interactions are answered rightly."""
        return self.by_rules and bool(self.others)

    def worth(self, *values: str) -> float:
        """What these values add to the score; penalties show below 0."""
        if not self.by_rules:
            return _declared_worth(self.declared, values)
        return round(_score(self._run(values)) - _score(self._run(())), DIGITS)

    @property
    def unanswered(self) -> float:
        """What an item that asks nothing else gives to no answer, where this is a penalty: here no answer costs nothing."""
        alone = self.by_rules and len(self.item.responses) == 1
        return min(0.0, _score(self._run(()))) if alone else 0.0

    def clamped(self, *values: str) -> float:
        """What these values add to the score within the bounds of the file."""
        if not self.by_rules:
            return max(_declared_worth(self.declared, values), 0.0)
        return round(_score(self._run(values, clamped=True)) - _score(self._run((), clamped=True)), DIGITS)

    def shown(self, *values: str) -> Shown:
        """The outcomes that decide which feedback these values lead to, empty where the rules do not tell."""
        try:
            return self._run(values).shown
        except Unsupported:
            return frozenset()

    def with_others(self, *, right: bool) -> "Judge":
        """The same judge while the other interactions of the item are answered rightly, or left alone."""
        return replace(self, others=_right_others(self.item, self.response) if right else ())

    def _run(self, values: Sequence[str], *, clamped: bool = False) -> Result:
        key = (self.others, tuple(values), clamped)
        if key not in self.known:
            self.known[key] = self.item.rules.run(
                dict(self.others) | {self.response: values}, clamped=clamped
            )
        return self.known[key]


def judge_of(item: ItemFile, response: str, tries: Iterable[Sequence[str]] = ()) -> Judge:
    """The judge of one response of an item; ``tries`` are responses of which one must earn something by the rules.

    Raises Unsupported for rules that cannot be worked out, unless the item says so already.
    """
    if item.unread:
        return Judge(item, response, by_rules=False, note=UNREAD, what=item.unread)
    if item.rules.processing is None:
        return Judge(item, response, by_rules=False, note=UNSCORED)
    declared = item.responses.get(response)
    probes = [*([declared.correct] if declared and declared.correct else []), *tries]
    alone = Judge(item, response, by_rules=True)
    together = Judge(item, response, by_rules=True, others=_right_others(item, response))
    for judge in (alone, together):
        if any(judge.worth(*probe) > ROUNDING for probe in probes):
            return judge
    return Judge(item, response, by_rules=False, note=UNSCORED)


def _right_others(item: ItemFile, response: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name, declared.correct)
        for name, declared in item.responses.items()
        if name != response and declared.correct
    )


def _score(result: Result) -> float:
    return result.score or 0.0


def _declared_worth(declared: Declaration, values: Sequence[str]) -> float:
    """The sum by the mapping, else 1 for the right value alone."""
    table = declared.table
    if table is not None and (table.usual > 0 or any(entry.score > 0 for entry in table.entries)):
        return round(sum(table.score(value) for value in dict.fromkeys(values)), DIGITS)
    if declared.cardinality == "multiple":
        return float(bool(values) and sorted(values) == sorted(declared.correct))
    return float(bool(values) and tuple(values) == declared.correct)
