"""The scoring of an item that is written: declarations of responses, and the rules that give a part of the mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.formats.qti2.names import Version
from quizapp.formats.qti2.rules import MOST, SCORE
from quizapp.formats.qti2.writing.maker import Child, Maker
from quizapp.formats.xml_tree import Node

GENERAL = "GENERAL"
TEMPLATES: Mapping[Version, str] = {
    "qti21": "http://www.imsglobal.org/question/qti_v2p1/rptemplates/{}",
    "qti30": "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{}.xml",
}


@dataclass
class Draft:
    """An item while it is put together; ``template`` names the known rules that would do alone."""

    maker: Maker
    question: Question
    responses: list[Node] = field(default_factory=list)
    outcomes: list[Node] = field(default_factory=list)
    body: list[Child] = field(default_factory=list)
    rules: list[Node] = field(default_factory=list)
    said: list[Node] = field(default_factory=list)
    template: str = ""
    body_class: str = ""

    def declare(
        self,
        name: str,
        kind: str = "identifier",
        many: str = "single",
        *,
        correct: Sequence[str] = (),
        worth: Mapping[str, float] | None = None,
    ) -> None:
        """Declares a response with its right value and what single values are worth."""
        make = self.maker.make
        parts = [make("correctResponse", *(make("value", value) for value in correct))] if correct else []
        entries = [
            make("mapEntry", mapKey=key, mappedValue=repr(score))
            for key, score in (worth or {}).items()
            if score
        ]
        if entries:
            parts.append(make("mapping", *entries, lowerBound="0", defaultValue="0"))
        self.responses.append(
            make("responseDeclaration", *parts, identifier=name, cardinality=many, baseType=kind)
        )

    def score(self, value: Node) -> None:
        """Sets the score to a value from 0 to 1, times the mark."""
        self.rules.append(self.maker.set(SCORE, times(self.maker, value, self.question.mark)))

    def score_if(self, condition: Node) -> None:
        """Gives the whole mark where a condition holds."""
        whole = self.maker.set(SCORE, self.maker.value(self.question.mark))
        none = self.maker.set(SCORE, self.maker.value(0))
        self.rules.append(when(self.maker, [(condition, [whole])], [none]))

    def say(self, outcome: str, name: str, text: Twin | None) -> None:
        """A feedback that is shown where an outcome has this value."""
        if text is None:
            return
        make, inner = self.maker.make, self.maker.flow(text)
        if self.maker.version == "qti30":
            inner = [make("contentBody", *inner)]
        self.said.append(
            make("modalFeedback", *inner, outcomeIdentifier=outcome, identifier=name, showHide="show")
        )

    def say_picked(self, response: str, outcome: str, texts: Mapping[str, Twin | None]) -> None:
        """The feedback of each option, shown where it is picked."""
        if not any(texts.values()):
            return
        self.outcomes.append(self.maker.outcome(outcome))
        picked = self.maker.make("multiple", self.maker.variable(response))
        self.rules.append(self.maker.set(outcome, picked))
        for name, text in texts.items():
            self.say(outcome, name, text)

    def finish(self) -> None:
        """Adds the outcomes that every item has, and the explanation."""
        maker, mark = self.maker, self.question.mark
        if self.question.explanation is not None:
            self.outcomes.append(maker.outcome(GENERAL))
            general = maker.make("multiple", maker.value("general", "identifier"))
            self.rules.append(maker.set(GENERAL, general))
            self.say(GENERAL, "general", self.question.explanation)
        self.outcomes = [maker.outcome(SCORE, "float", 0), maker.outcome(MOST, "float", mark), *self.outcomes]

    def processing(self) -> list[Node]:
        """The rules of the item; a known template where that says the same."""
        if self.template and not self.said and self.question.mark == 1:
            uri = TEMPLATES[self.maker.version].format(self.template)
            return [self.maker.make("responseProcessing", template=uri)]
        return [self.maker.make("responseProcessing", *self.rules)] if self.rules else []


def matches(maker: Maker, name: str) -> Node:
    """The condition that a response is the right one."""
    return maker.make("match", maker.variable(name), maker.make("correct", identifier=name))


def mapped(maker: Maker, name: str) -> Node:
    """What a response is worth by its mapping."""
    return maker.make("mapResponse", identifier=name)


def when(maker: Maker, cases: Sequence[tuple[Node, Sequence[Node]]], otherwise: Sequence[Node] = ()) -> Node:
    """The rules of the first case whose condition holds, else the other ones."""
    names = ["responseIf", *["responseElseIf"] * (len(cases) - 1)]
    branches = [maker.make(name, test, *rules) for name, (test, rules) in zip(names, cases, strict=True)]
    if otherwise:
        branches.append(maker.make("responseElse", *otherwise))
    return maker.make("responseCondition", *branches)


def times(maker: Maker, value: Node, factor: float) -> Node:
    """A value times a number."""
    return value if factor == 1 else maker.make("product", value, maker.value(factor))
