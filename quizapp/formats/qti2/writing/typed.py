"""Typed answers and gaps as the interactions of an item, with the rules that compare what is typed."""

from collections.abc import Iterator, Sequence

from quizapp.core.languages import Twin
from quizapp.core.quantities.number import plain
from quizapp.core.quantities.quantity import parse_quantity
from quizapp.core.questions.likeness import split_pattern
from quizapp.core.questions.question import Answer, Blank, Tolerance
from quizapp.core.questions.typed import ANY
from quizapp.formats.html_text import plain_from_markdown
from quizapp.formats.qti2.single import CLOZE
from quizapp.formats.qti2.writing.maker import Maker, identifier
from quizapp.formats.qti2.writing.scoring import Draft, mapped, times, when
from quizapp.formats.xml_tree import Node

RESPONSE = "RESPONSE"
SPECIAL = ".\\*+?()[]{}|^$-"


def add_typed(draft: Draft) -> None:
    """One typed answer behind the text."""
    answer, maker = draft.question.answer, draft.maker
    draft.body = maker.flow(draft.question.stem)
    if answer is None:
        add_open(draft)
        return
    entry = maker.make("textEntryInteraction", responseIdentifier=RESPONSE)
    draft.body.append(maker.html("div", entry))
    draft.score(_compare(draft, RESPONSE, answer))


def add_open(draft: Draft) -> None:
    """A free text."""
    draft.declare(RESPONSE, "string")
    draft.body = [
        *draft.maker.flow(draft.question.stem),
        draft.maker.make("extendedTextInteraction", responseIdentifier=RESPONSE),
    ]


def add_cloze(draft: Draft) -> None:
    """A text with gaps to type into or to choose for, each with its weight."""
    question, maker = draft.question, draft.maker
    left = {blank.id: blank for blank in question.blanks}
    shares = [(blank, _share(draft, blank)) for blank in question.blanks]

    def gap(id_: str) -> Node:
        blank = left.pop(id_, None)
        return maker.html("span", "____") if blank is None else _interaction(draft, blank)

    draft.body = maker.flow(question.stem, gap)
    draft.body += [maker.html("p", gap(blank.id)) for blank in question.blanks if blank.id in left]
    draft.body_class = CLOZE
    if question.all_or_nothing:
        right = (maker.make("gte", share, maker.value(1)) for _, share in shares)
        draft.score_if(maker.make("and", *right))
        return
    whole = sum(blank.weight for blank in question.blanks) or 1.0
    parts = [times(maker, share, blank.weight) for blank, share in shares]
    total = maker.make("sum", *parts)
    draft.score(total if whole == 1 else maker.make("divide", total, maker.value(whole)))


def _interaction(draft: Draft, blank: Blank) -> Node:
    maker, name = draft.maker, identifier(blank.id)
    if blank.answer is not None:
        return maker.make("textEntryInteraction", responseIdentifier=name)
    options = (
        maker.make(
            "inlineChoice",
            plain_from_markdown(option.text.in_(maker.language)),
            identifier=identifier(option.id),
            fixed="true" if option.fixed else "false",
        )
        for option in blank.options
    )
    shuffle = "true" if draft.question.shuffle else "false"
    return maker.make("inlineChoiceInteraction", *options, responseIdentifier=name, shuffle=shuffle)


def _share(draft: Draft, blank: Blank) -> Node:
    """Declares the response of a gap; the value that says from 0 to 1 what it is worth."""
    name = identifier(blank.id)
    if blank.answer is not None:
        return _compare(draft, name, blank.answer)
    worth = {identifier(option.id): option.fraction for option in blank.options}
    draft.declare(name, correct=[key for key, fraction in worth.items() if fraction >= 1], worth=worth)
    texts = {identifier(option.id): option.feedback for option in blank.options}
    draft.say_picked(name, f"FEEDBACK_{name}", texts)
    return mapped(draft.maker, name)


def _compare(draft: Draft, name: str, answer: Answer) -> Node:
    """Adds the rules that compare a typed response; the outcome that holds its worth from 0 to 1."""
    maker, outcome, said = draft.maker, f"SCORE_{name}", f"FEEDBACK_{name}"
    numeric = answer.type == "number" and all(_bounds(answer, text) for text in _values(answer))
    key = _digits(answer) if numeric else answer.value
    draft.declare(name, "float" if numeric else "string", correct=[key] if key else [])
    draft.outcomes.append(maker.outcome(outcome, "float", 0))
    texts = [answer.feedback, *(other.feedback for other in answer.others)]
    if any(texts):
        draft.outcomes.append(maker.outcome(said))
    condition = _number_is if numeric else _text_is
    forms = [answer.value, *answer.accept] if numeric else [_literal(answer.value), *answer.accept]
    tests = [condition(maker, name, answer, form, answer.tolerance) for form in forms]
    rules = _worth(draft, outcome, 1.0, said, "right", answer.feedback)
    cases = [(tests[0] if len(tests) == 1 else maker.make("or", *tests), rules)]
    otherwise: Sequence[Node] = ()
    for number, other in enumerate(answer.others):
        rules = _worth(draft, outcome, other.fraction, said, f"other-{number}", other.feedback)
        if other.value == ANY:
            otherwise = rules
            break
        cases.append((condition(maker, name, answer, other.value, other.tolerance), rules))
    draft.rules.append(when(maker, cases, otherwise))
    return maker.variable(outcome)


def _worth(draft: Draft, outcome: str, worth: float, said: str, name: str, text: Twin | None) -> list[Node]:
    """The rules of one case: what it is worth, and what is said."""
    maker = draft.maker
    rules = [maker.set(outcome, maker.value(worth))]
    if text is not None:
        rules.append(maker.set(said, maker.make("multiple", maker.value(name, "identifier"))))
        draft.say(said, name, text)
    return rules


def _values(answer: Answer) -> Iterator[str]:
    yield answer.value
    yield from answer.accept
    yield from (other.value for other in answer.others if other.value != ANY)


def _bounds(answer: Answer, text: str) -> tuple[str, str] | None:
    """A number, or the two ends of a range, in plain digits; None where it cannot be read."""
    read = parse_quantity(text, expected=answer.unit)
    if read is None:
        return None
    low, high = read.number.low, read.number.high
    if low is None or high is None:
        return plain(read.number.value), plain(read.number.value)
    return plain(low), plain(high)


def _digits(answer: Answer) -> str:
    """The key in plain digits; of a range its lower end."""
    return (_bounds(answer, answer.value) or ("",))[0]


def _number_is(maker: Maker, name: str, answer: Answer, text: str, tolerance: Tolerance | None) -> Node:
    """The condition that a number is this one, within its tolerance or range."""
    low, high = _bounds(answer, text) or ("0", "0")
    given = maker.variable(name)
    if low != high:
        ends = (("gte", low), ("lte", high))
        tests = (maker.make(sign, maker.variable(name), maker.value(end)) for sign, end in ends)
        return maker.make("and", *tests)
    value = maker.value(low)
    if tolerance is None or (tolerance.abs is None and tolerance.rel is None and tolerance.digits is None):
        return maker.make("equal", given, value, toleranceMode="exact")
    if tolerance.digits is not None:
        figures = str(tolerance.digits)
        return maker.make("equalRounded", given, value, roundingMode="significantFigures", figures=figures)
    absolute = tolerance.abs is not None
    size = tolerance.abs if tolerance.abs is not None else round((tolerance.rel or 0.0) * 100, 12)
    mode = "absolute" if absolute else "relative"
    return maker.make("equal", given, value, toleranceMode=mode, tolerance=f"{size!r} {size!r}")


def _text_is(maker: Maker, name: str, answer: Answer, form: str, _: Tolerance | None) -> Node:
    """The condition that a text is this one, or fits it as a pattern."""
    pieces, given = split_pattern(form), maker.variable(name)
    if len(pieces) > 1:
        pattern = ".*".join(
            "".join("\\" + sign if sign in SPECIAL else sign for sign in piece) for piece in pieces
        )
        return maker.make("patternMatch", given, pattern=pattern)
    exact = "true" if answer.exact_case else "false"
    return maker.make("stringMatch", given, maker.value(pieces[0], "string"), caseSensitive=exact)


def _literal(value: str) -> str:
    """A key as a pattern that stands for it alone."""
    return value.replace("*", "\\*")
