"""Choices, statements, orderings and matchings as the interactions of an item."""

from collections.abc import Sequence

from quizapp.core.languages import Twin
from quizapp.core.questions.picks import is_right
from quizapp.core.questions.question import Option
from quizapp.core.questions.true_false import VERDICTS
from quizapp.formats.imported import twin_of
from quizapp.formats.qti2.writing.maker import Maker, identifier
from quizapp.formats.qti2.writing.scoring import Draft, mapped, matches
from quizapp.formats.truth import WORDS
from quizapp.formats.xml_tree import Node

RESPONSE, FEEDBACK = "RESPONSE", "FEEDBACK"
# Behind the id of a row: the entry of the other side that belongs to it.
RIGHT = ".r"


def add_choice(draft: Draft) -> None:
    """A choice of one or several options with their fractions and feedback."""
    question, maker = draft.question, draft.maker
    several = question.kind == "multiple_choice"
    whole = several and question.all_or_nothing
    worth = {identifier(option.id): option.fraction for option in question.options}
    right = [
        identifier(one.id) for one in question.options if (one.fraction > 0 if several else is_right(one))
    ]
    plain = all(fraction in (0, 1) for fraction in worth.values())
    draft.declare(
        RESPONSE, many="multiple" if several else "single", correct=right, worth={} if whole else worth
    )
    draft.body = [
        *maker.flow(question.stem),
        _interaction(draft, question.options, several, question.shuffle),
    ]
    if whole or (plain and not several):
        draft.template = "match_correct"
        draft.score_if(matches(maker, RESPONSE))
    else:
        draft.template = "map_response"
        draft.score(mapped(maker, RESPONSE))
    draft.say_picked(RESPONSE, FEEDBACK, {identifier(one.id): one.feedback for one in question.options})


def add_statement(draft: Draft) -> None:
    """True and false as two options."""
    question, maker = draft.question, draft.maker
    given = {option.id: option for option in question.options}
    usual = {verdict: twin_of(WORDS[verdict][maker.language], maker.language) for verdict in VERDICTS}
    options = [given.get(verdict, Option(verdict, usual[verdict])) for verdict in VERDICTS]
    draft.declare(RESPONSE, correct=[question.answer.value] if question.answer else [])
    draft.body = [*maker.flow(question.stem), _interaction(draft, options, several=False, shuffle=False)]
    draft.template = "match_correct"
    draft.score_if(matches(maker, RESPONSE))
    draft.say_picked(RESPONSE, FEEDBACK, {option.id: option.feedback for option in options})


def add_ordering(draft: Draft) -> None:
    """Items in another order than the right one."""
    question, maker = draft.question, draft.maker
    rows = [_entry(maker, "simpleChoice", item.id, item.text) for item in question.items]
    draft.declare(RESPONSE, many="ordered", correct=[identifier(item.id) for item in question.items])
    order = maker.make("orderInteraction", *rows, responseIdentifier=RESPONSE, shuffle="true")
    draft.body = [*maker.flow(question.stem), order]
    draft.template = "match_correct"
    draft.score_if(matches(maker, RESPONSE))


def add_matching(draft: Draft) -> None:
    """Two lists whose entries belong together."""
    question, maker = draft.question, draft.maker
    name = "simpleAssociableChoice"
    left = [_entry(maker, name, pair.id, pair.left, matchMax="1") for pair in question.pairs]
    right = [
        *(_entry(maker, name, pair.id, pair.right, end=RIGHT, matchMax="1") for pair in question.pairs),
        *(_entry(maker, name, extra.id, extra.text, matchMax="1") for extra in question.extras),
    ]
    pairs = [f"{identifier(pair.id)} {identifier(pair.id)}{RIGHT}" for pair in question.pairs]
    worth = {} if question.all_or_nothing else {pair: 1 / len(pairs) for pair in pairs}
    draft.declare(RESPONSE, "directedPair", "multiple", correct=pairs, worth=worth)
    sides = [maker.make("simpleMatchSet", *side) for side in (left, right)]
    match = maker.make(
        "matchInteraction",
        *sides,
        responseIdentifier=RESPONSE,
        shuffle=_flag(question.shuffle),
        maxAssociations=str(len(pairs)),
    )
    draft.body = [*maker.flow(question.stem), match]
    draft.template = "match_correct" if question.all_or_nothing else "map_response"
    if question.all_or_nothing:
        draft.score_if(matches(maker, RESPONSE))
    else:
        draft.score(mapped(maker, RESPONSE))


def _interaction(draft: Draft, options: Sequence[Option], several: bool, shuffle: bool) -> Node:
    maker = draft.maker
    rows = [_entry(maker, "simpleChoice", one.id, one.text, fixed=_flag(one.fixed)) for one in options]
    return maker.make(
        "choiceInteraction",
        *rows,
        responseIdentifier="RESPONSE",
        shuffle=_flag(shuffle),
        maxChoices="0" if several else "1",
    )


def _entry(maker: Maker, name: str, id_: str, text: Twin, *, end: str = "", **attributes: str) -> Node:
    """One option, row or item."""
    return maker.make(name, *maker.flow(text), identifier=identifier(id_) + end, **attributes)


def _flag(value: bool) -> str:
    return "true" if value else "false"
