"""Gaps in a text as a cloze: typed ones, drop-downs, and words to be dragged into place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.core.languages import N_
from quizapp.core.questions.question import Blank, Option, Question
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.option_ids import legal_ids
from quizapp.formats.qti2.choices import named, read_options, score_options
from quizapp.formats.qti2.feedback import Voice
from quizapp.formats.qti2.pairs import Scored, score_pairs
from quizapp.formats.qti2.task import Task, share
from quizapp.formats.qti2.typed import read_typed
from quizapp.formats.xml_tree import Node, flag

DRAGGED = N_("words to be dragged into gaps became drop-downs, so that a word can be used more than once")
PICTURES = N_("pictures are to be dragged into gaps: grade it yourself")
SAME_GAP = N_("two gaps take the same response: give each its own, and import the file again")


@dataclass(frozen=True)
class Gap:
    """One gap as it was read: what it is worth, who spoke for it, whether it counts only with all the others."""

    blank: Blank
    worth: float
    voice: Voice
    whole: bool = False


def read_gaps(tasks: Sequence[Task]) -> Question:
    """All inline interactions of an item as one cloze; raises Kept where one of them has no right answer."""
    first = tasks[0]
    ids = legal_ids([task.response for task in tasks])
    if len(ids) < len(tasks):
        raise Kept(SAME_GAP)
    gaps = [_read_gap(task, ids[task.response]) for task in tasks]
    for task in tasks[1:]:
        first.notes += [message for message in task.notes if message not in first.notes]
    return _cloze(first, gaps, {task.element: ids[task.response] for task in tasks})


def read_gap_match(task: Task) -> Question:
    """Words dragged into the gaps of a text as a cloze of drop-downs; raises Kept where a gap has no right word."""
    if next(task.element.iter("gapImg"), None) is not None:
        raise Kept(PICTURES)
    words = named(list(task.element.iter("gapText")))
    places = named(list(task.element.iter("gap")))
    scored = score_pairs(task, list(words), list(places))
    task.note(DRAGGED)
    voice = task.voice(scored.judge, [scored.written()])
    ids = legal_ids(list(places))
    gaps = [Gap(*_dropped(task, scored, place, ids[place], words), voice) for place in places]
    question = _cloze(task, gaps, {gap: ids[place] for place, gap in places.items()})
    return replace(question, all_or_nothing=scored.whole)


def blank_weights(worths: Sequence[float]) -> list[float]:
    """The weights of gaps beside the least of them, which weighs 1."""
    least = min(worths)
    return [round(worth / least, 6) for worth in worths]


def _read_gap(task: Task, id_: str) -> Gap:
    if task.element.tag == "textEntryInteraction":
        typed = read_typed(task)
        return Gap(Blank(id_, typed.answer), typed.best, typed.voice, typed.judge.together)
    elements = named(task.element.findall("inlineChoice"))
    judge = task.judge([[name] for name in elements])
    scored = score_options(task, judge, list(elements))
    voice = task.voice(judge, [[name] for name in elements])
    said = {name: voice.on(name) for name in elements}
    return Gap(
        Blank(id_, options=read_options(task, elements, scored, said)), scored.best, voice, judge.together
    )


def _dropped(
    task: Task, scored: Scored, place: str, id_: str, words: Mapping[str, Node]
) -> tuple[Blank, float]:
    """A gap of dragged words as a drop-down, and what its best word is worth."""
    worths = {word: scored.worths.get((word, place), 0.0) for word in words}
    best, ids = max(worths.values(), default=0.0), legal_ids(list(words))
    if best <= 0:
        raise Kept(NO_KEY)
    options = (
        Option(ids[word], task.texts.twin(element), share(worths[word], best))
        for word, element in words.items()
    )
    return Blank(id_, options=tuple(options)), best


def _cloze(task: Task, gaps: Sequence[Gap], places: Mapping[Node, str]) -> Question:
    whole = len(gaps) > 1 and all(gap.whole for gap in gaps)
    worths = [gap.worth / len(gaps) if whole else gap.worth for gap in gaps]
    weighed = zip(gaps, blank_weights(worths), strict=True)
    return Question(
        id="",
        kind="cloze",
        stem=twin_of(task.stem(places), task.texts.language),
        blanks=tuple(replace(gap.blank, weight=weight) for gap, weight in weighed),
        explanation=task.told(*(gap.voice for gap in gaps)),
        mark=round(sum(worths), 9),
        shuffle=_shuffles(task, places),
        all_or_nothing=whole,
    )


def _shuffles(task: Task, places: Mapping[Node, str]) -> bool:
    """Whether the options move: unless every drop-down says that they keep their order."""
    menus = [
        one
        for one in (task.element, *places)
        if one.tag in {"inlineChoiceInteraction", "gapMatchInteraction"}
    ]
    return not menus or any(flag(one, "shuffle") for one in menus)
