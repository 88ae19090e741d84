"""Choices and marked words as questions: which options are right, and what each one is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.core.languages import N_
from quizapp.core.questions.question import Option, Question
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.option_ids import legal_ids
from quizapp.formats.qti2.declaration import tidy
from quizapp.formats.qti2.scoring import ROUNDING, Judge
from quizapp.formats.qti2.task import Task, share
from quizapp.formats.statements import as_statement
from quizapp.formats.xml_tree import Node, flag

PARTIAL = N_(
    "responses that are right in part earn something by the file's own rules; here only the whole counts"
)
MARKED = N_("words to be marked in the text became options to choose: check how it reads")
TOO_MANY = N_("there are %(count)s options, more than a question can have: divide it")
MOST = 60
NEAR = 1e-6


@dataclass(frozen=True)
class Scored:
    """What picking each option adds, which of them are right, what these are worth together.

    Where only the ``whole`` counts, the worth of a single option says nothing.
    """

    worths: Mapping[str, float]
    right: tuple[str, ...]
    best: float
    whole: bool = False

    def fraction(self, name: str) -> float:
        """The fraction of one option."""
        if self.whole:
            return share(float(name in self.right), len(self.right))
        return max(share(self.worths[name], self.best), -1.0)


def read_choice(task: Task) -> Question:
    """A choice of one or of several options, or a statement; raises Kept where no option is right."""
    return _read(task, task.element.findall("simpleChoice"))


def read_hottext(task: Task) -> Question:
    """Words of a text that are to be marked, as a choice below the text; raises Kept where none is right."""
    words = list(task.element.iter("hottext"))
    task.note(MARKED)
    question = _read(task, words)
    for word in words:
        word.tag = "strong"
    return replace(question, stem=twin_of(task.stem(), task.texts.language))


def score_options(task: Task, judge: Judge, names: Sequence[str]) -> Scored:
    """What the options of a choice are worth; raises Kept where none of them is right."""
    alone = {name: judge.worth(name) for name in names}
    if is_single(task):
        alone = {name: worth + judge.unanswered for name, worth in alone.items()}
        best = max(alone.values(), default=0.0)
        right = tuple(name for name, worth in alone.items() if worth >= best - ROUNDING)
        scored = Scored(alone, right, best)
    else:
        declared = tuple(name for name in names if name in judge.declared.correct)
        right = declared or tuple(name for name in names if alone[name] > ROUNDING)
        best = judge.clamped(*right) if right else 0.0
        added = _added(judge, alone, right)
        whole = not _adds_up(judge, alone, added, right)
        scored = Scored(alone if whole else added, right, best, whole)
    if scored.best <= ROUNDING:
        raise Kept(NO_KEY)
    return scored


def is_single(task: Task) -> bool:
    """Whether one option at most may be chosen."""
    declared = task.item.responses.get(task.response)
    if declared is None or len(declared.correct) > 1:
        return declared is None
    return declared.cardinality == "single" or task.element.get("maxChoices") == "1"


def read_options(
    task: Task, elements: Mapping[str, Node], scored: Scored, said: Mapping[str, str]
) -> tuple[Option, ...]:
    """The options with their texts, fractions and feedback, in the order of the file."""
    ids, language = legal_ids(list(elements)), task.texts.language
    return tuple(
        Option(
            ids[name],
            task.texts.twin(element),
            scored.fraction(name),
            twin_of(said[name], language) if said.get(name) else None,
            flag(element, "fixed"),
        )
        for name, element in elements.items()
    )


def named(elements: Sequence[Node]) -> Mapping[str, Node]:
    """Options by their identifiers; the first of two that are the same."""
    found: dict[str, Node] = {}
    for element in elements:
        found.setdefault(tidy(element.get("identifier") or "", "identifier"), element)
    if len(found) > MOST:
        raise Kept(TOO_MANY, count=str(len(found)))
    return found


def _read(task: Task, choices: Sequence[Node]) -> Question:
    elements = named(choices)
    names = list(elements)
    judge = task.judge([[name] for name in names])
    scored = score_options(task, judge, names)
    if scored.whole and any(worth > ROUNDING for worth in scored.worths.values()):
        task.note(PARTIAL)
    voice = task.voice(judge, [[name] for name in names])
    single = is_single(task)
    said = {name: voice.on(name) for name in names} if single else voice.by_value(names)
    question = Question(
        id="",
        kind="single_choice" if single else "multiple_choice",
        stem=twin_of(task.stem(), task.texts.language),
        options=read_options(task, elements, scored, said),
        explanation=task.told(voice),
        mark=scored.best,
        shuffle=flag(task.element, "shuffle"),
        all_or_nothing=scored.whole,
    )
    return as_statement(question, task.texts.language) if single else question


def _added(judge: Judge, alone: Mapping[str, float], right: Sequence[str]) -> Mapping[str, float]:
    """What each right option earns alone, and what each wrong one costs beside all right ones."""
    whole = judge.worth(*right)
    return {
        name: worth if name in right else judge.worth(*right, name) - whole for name, worth in alone.items()
    }


def _adds_up(
    judge: Judge, alone: Mapping[str, float], added: Mapping[str, float], right: Sequence[str]
) -> bool:
    """Whether a response is worth the sum of its options, so that each option has a fraction of its own.

    A score that the rules keep from falling below 0 still adds up.
    """
    whole = judge.worth(*right)
    for name, worth in alone.items():
        if name in right:
            rest = [other for other in right if other != name]
            same = worth > ROUNDING and abs(whole - judge.worth(*rest) - worth) < NEAR
        else:
            same = worth <= ROUNDING and (abs(added[name] - worth) < NEAR or (worth == 0 and added[name] < 0))
        if not same:
            return False
    # A single right option that any other one spoils: the file compares the whole.
    spoiled = all(abs(added[name] + whole) < NEAR for name in alone if name not in right)
    return len(right) > 1 or judge.declared.table is not None or not spoiled or len(alone) == 1
