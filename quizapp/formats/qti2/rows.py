"""Rows to be put in order or to be matched, as orderings, matchings, or drop-downs where one side is used again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.core.languages import N_
from quizapp.core.questions.question import Blank, Item, Option, Pair, Question
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.option_ids import legal_ids
from quizapp.formats.qti2.choices import named
from quizapp.formats.qti2.gaps import blank_weights
from quizapp.formats.qti2.pairs import Scored, score_pairs
from quizapp.formats.qti2.scoring import ROUNDING
from quizapp.formats.qti2.task import Task
from quizapp.formats.xml_tree import Node, flag, text_of

SOME = N_("only some of the items are to be put in order: grade it yourself")
SEVERAL = N_("an entry belongs to several others: grade it yourself")
UNEQUAL = N_("the rows are worth different parts of the mark: here all rows are worth the same")
PARTIAL_ORDER = N_(
    "orders that are right in part earn what the file's own rules say; here each step that goes right counts"
)
ONE_LIST = N_("pairs were to be found in one list: here the first of each pair stands at the left")
MENUS = N_("an entry is right for several rows: each row became a drop-down")


def read_order(task: Task) -> Question:
    """An ordering in its right order; raises Kept where the file does not name one of all items."""
    elements = named(task.element.findall("simpleChoice"))
    judge = task.judge(_orders(task))
    key = max(_orders(task), key=lambda order: judge.worth(*order), default=[])
    if not key or judge.worth(*key) <= ROUNDING:
        raise Kept(NO_KEY)
    if sorted(key) != sorted(elements):
        raise Kept(SOME)
    swapped = [[*key[:at], key[at + 1], key[at], *key[at + 2 :]] for at in range(len(key) - 1)]
    partial = any(judge.worth(*order) > ROUNDING for order in swapped)
    if partial:
        task.note(PARTIAL_ORDER)
    ids = legal_ids(key)
    return Question(
        id="",
        kind="ordering",
        stem=twin_of(task.stem(), task.texts.language),
        items=tuple(Item(ids[name], task.texts.twin(elements[name])) for name in key),
        explanation=task.told(task.voice(judge, [key, *swapped])),
        mark=judge.worth(*key),
        all_or_nothing=not partial,
    )


def read_match(task: Task) -> Question:
    """Two lists to be matched; raises Kept where the file names no right pairs, or several for every row."""
    sets = task.element.findall("simpleMatchSet")
    if len(sets) != 2:
        raise Kept(NO_KEY)
    left, right = (named(one.findall("simpleAssociableChoice")) for one in sets)
    return _matched(task, left, right, score_pairs(task, list(left), list(right)))


def read_associate(task: Task) -> Question:
    """Pairs to be found in one list, as a matching; raises Kept where an entry has several partners."""
    elements = named(task.element.findall("simpleAssociableChoice"))
    scored = score_pairs(task, list(elements), list(elements))
    pairs = list({tuple(sorted(pair)): pair for pair in scored.worths}.values())
    names = [name for pair in pairs for name in pair]
    if len(set(names)) < len(names):
        raise Kept(SEVERAL)
    task.note(ONE_LIST)
    left = {one: elements[one] for one, _ in pairs}
    right = {name: element for name, element in elements.items() if name not in left}
    worths = {pair: scored.worths[pair] for pair in pairs}
    return _matched(task, left, right, replace(scored, worths=worths, best=sum(worths.values())))


def _orders(task: Task) -> list[list[str]]:
    """The orders that the file names: the declared one first, then those in its rules."""
    declared = task.item.responses.get(task.response)
    found = [list(declared.correct)] if declared and declared.correct else []
    processing = task.item.rules.processing
    if processing is not None:
        lists = (one for one in processing.iter("ordered") if len(one) > 1)
        found += [[text_of(value) for value in one.findall("baseValue")] for one in lists]
    return found[:60]


def _matched(task: Task, left: Mapping[str, Node], right: Mapping[str, Node], scored: Scored) -> Question:
    """The question for two sides: a matching where each entry is used once, else a drop-down for each row."""
    pairs = list(scored.worths)
    if not _each_once(left, [pair[0] for pair in pairs]):
        if not _each_once(right, [pair[1] for pair in pairs]):
            raise Kept(SEVERAL)
        left, right, pairs = right, left, [(other, one) for one, other in pairs]
    worths = dict(zip(pairs, scored.worths.values(), strict=True))
    voice = task.voice(scored.judge, [scored.written()])
    used = [other for _, other in pairs]
    make = _matching if len(set(used)) == len(used) else _menus
    question = make(task, left, right, worths)
    return replace(
        question,
        explanation=task.told(voice),
        mark=round(scored.best, 9),
        shuffle=flag(task.element, "shuffle"),
        all_or_nothing=scored.whole,
    )


def _each_once(names: Mapping[str, Node], used: Sequence[str]) -> bool:
    return sorted(names) == sorted(used)


def _matching(
    task: Task, left: Mapping[str, Node], right: Mapping[str, Node], worths: Mapping[tuple[str, str], float]
) -> Question:
    ids = legal_ids([*left, *right])
    partner = dict(worths)
    if max(partner.values()) - min(partner.values()) > ROUNDING:
        task.note(UNEQUAL)
    rights = {one: other for one, other in worths}
    unused = [name for name in right if name not in rights.values()]
    return Question(
        id="",
        kind="matching",
        stem=twin_of(task.stem(), task.texts.language),
        pairs=tuple(
            Pair(ids[name], task.texts.twin(element), task.texts.twin(right[rights[name]]))
            for name, element in left.items()
        ),
        extras=tuple(Item(ids[name], task.texts.twin(right[name])) for name in unused),
    )


def _menus(
    task: Task, left: Mapping[str, Node], right: Mapping[str, Node], worths: Mapping[tuple[str, str], float]
) -> Question:
    """A drop-down behind each row."""
    task.note(MENUS)
    ids, names = legal_ids(list(left)), legal_ids(list(right))
    rows = [f"- {task.texts.markdown(element)} {{{{{ids[name]}}}}}" for name, element in left.items()]
    texts = {name: task.texts.twin(element) for name, element in right.items()}
    weights = blank_weights([max(worths.get((one, other), 0.0) for other in right) for one in left])
    blanks = [
        Blank(
            ids[one],
            options=tuple(Option(names[name], texts[name], float((one, name) in worths)) for name in right),
            weight=weight,
        )
        for one, weight in zip(left, weights, strict=True)
    ]
    stem = "\n\n".join(filter(None, [task.stem(), "\n".join(rows)]))
    return Question(id="", kind="cloze", stem=twin_of(stem, task.texts.language), blanks=tuple(blanks))
