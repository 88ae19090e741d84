"""Choices of QTI 1.2 with what each option earns by the file's own rules."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Option, Question
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import Kept
from quizapp.formats.option_ids import legal_ids
from quizapp.formats.qti12.item import Field
from quizapp.formats.qti12.rules import EPSILON, Outcome, asked_in
from quizapp.formats.qti12.task import NO_KEY, Task, common_links, earns, is_shuffled
from quizapp.formats.qti12.texts import html_of
from quizapp.formats.statements import as_statement

RULES = N_("the rules give marks in a way that options alone cannot say: it is kept as an open question")
NO_TEXT = N_("an option without a text was left out")
BY_FEEDBACK = N_(
    "no score tells which answer is right, but the feedback that the file gives it: check the key"
)
WHOLE = N_("feedback to right, partly right or wrong answers as such is not carried; it says: %(text)s")
_RIGHT, _WRONG = 1.0, -1.0


def read_choice(task: Task, field: Field) -> Question:
    """A choice of one or several; raises Kept where nothing earns anything."""
    outcomes = {name: task.given({field.id: (name,)}) for name in field.names}
    if task.item.rules.by_link:
        task.texts.warn(BY_FEEDBACK)
    question = _several(task, field, outcomes) if field.several else _single(task, field, outcomes)
    return as_statement(question, task.texts.language) if question.kind == "single_choice" else question


def _single(task: Task, field: Field, outcomes: Mapping[str, Outcome]) -> Question:
    best = max((one.score for one in outcomes.values()), default=0.0)
    if best <= EPSILON:
        raise Kept(NO_KEY)
    common = common_links(list(outcomes.values()))
    fractions = {name: max(-1.0, one.score / best) for name, one in outcomes.items()}
    return replace(
        task.base,
        kind="single_choice",
        options=_options(task, field, fractions, outcomes, common),
        explanation=explained(task, common),
        shuffle=is_shuffled(task, field),
    )


def _several(task: Task, field: Field, outcomes: Mapping[str, Outcome]) -> Question:
    right = [name for name, one in outcomes.items() if earns(one)]
    whole = not (right and _adds_up(task, field, outcomes, right))
    if whole:
        right = _named(task, field)
    full = task.given({field.id: tuple(right)})
    if not earns(full):
        raise Kept(NO_KEY)
    fractions = (
        _of_whole(task, field, right)
        if whole
        else {name: min(1.0, max(-1.0, one.score / full.score)) for name, one in outcomes.items()}
    )
    common = common_links([full, *outcomes.values()])
    judged = [link for one in (full, *outcomes.values()) for link in one.links]
    shown = Counter(link for one in outcomes.values() for link in one.links)
    own = {link for link, count in shown.items() if count == 1}
    _say_whole(task, [link for link in dict.fromkeys(judged) if link not in common and link not in own])
    return replace(
        task.base,
        kind="multiple_choice",
        options=_options(
            task, field, fractions, {name: _own(one, own) for name, one in outcomes.items()}, common
        ),
        explanation=explained(task, common),
        shuffle=is_shuffled(task, field),
        all_or_nothing=whole,
    )


def _named(task: Task, field: Field) -> list[str]:
    """The labels that the rules which give something ask for."""
    rules = task.item.rules
    tests = (one for rule in rules.earning() for test in rule.tests for one in asked_in(test, field.id))
    named = {
        name.strip()
        for one in tests
        for name in (one.text or "").split("," if one.tag == "varsubset" else "\0")
    }
    return [name for name in field.names if name in named]


def _adds_up(task: Task, field: Field, outcomes: Mapping[str, Outcome], right: Sequence[str]) -> bool:
    """Whether each option earns by itself what it adds to the others."""
    full = task.given({field.id: tuple(right)}).score
    if abs(full - sum(outcomes[name].score for name in right)) > EPSILON:
        return False
    return all(
        abs(task.given({field.id: (*right, name)}).score - full - one.score) <= EPSILON
        for name, one in outcomes.items()
        if name not in right
    )


def _of_whole(task: Task, field: Field, right: Sequence[str]) -> dict[str, float]:
    """Fractions of options of which only all the right ones earn anything."""
    if any(earns(task.given({field.id: tuple(one for one in right if one != name)})) for name in right):
        raise Kept(RULES)
    spoils = {
        name: not earns(task.given({field.id: (*right, name)})) for name in field.names if name not in right
    }
    return {name: _RIGHT / len(right) if name in right else _WRONG * spoils[name] for name in field.names}


def _own(outcome: Outcome, own: set[str]) -> Outcome:
    return Outcome(outcome.score, tuple(link for link in outcome.links if link in own))


def _say_whole(task: Task, links: Sequence[str]) -> None:
    told = task.feedback(links)
    if told is not None:
        task.texts.warn(WHOLE, text=" ".join(told.in_(task.texts.language).split())[:300])


def _options(
    task: Task,
    field: Field,
    fractions: Mapping[str, float],
    outcomes: Mapping[str, Outcome],
    common: Sequence[str],
) -> tuple[Option, ...]:
    ids = legal_ids(field.names)
    options = []
    for name, label in zip(field.names, field.labels, strict=True):
        text = task.twin(html_of([label]))
        if not text.in_(task.texts.language) and fractions[name] <= 0:
            task.texts.warn(NO_TEXT)
            continue
        links = [*(link for link in outcomes[name].links if link not in common), name]
        options.append(Option(ids[name], text, fractions[name] + 0.0, task.feedback(links)))
    return tuple(options)


def explained(task: Task, links: Sequence[str]) -> Twin | None:
    """The explanation: feedback that everybody is shown, and solutions that nothing else leads to."""
    led = {link for condition in task.item.rules.conditions for link in condition.links}
    alone = [
        name
        for name, one in task.item.feedback.items()
        if name not in led and one.find(".//solution") is not None and name not in _labels(task)
    ]
    told = task.feedback([*links, *alone])
    usual = task.base.explanation
    if told is None or usual is None:
        return told or usual
    both = "\n\n".join(one.in_(task.texts.language) for one in (usual, told))
    return twin_of(both, task.texts.language)


def _labels(task: Task) -> set[str]:
    return {name for field in task.item.fields for name in field.names}
