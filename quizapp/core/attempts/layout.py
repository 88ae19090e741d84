"""The order in which one attempt shows things, and the random names under which it shows them."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from random import Random

from quizapp.core.attempts.view import Choice, Gap
from quizapp.core.languages import Twin
from quizapp.core.questions.order import as_written, shuffle, units_offered
from quizapp.core.questions.question import Question
from quizapp.core.questions.response import Raw

# Group → (token, id) in the order shown; drawn once at the start and kept with the attempt.
Layout = Mapping[str, tuple[tuple[str, str], ...]]

# The author's order is itself the key of these: they are shuffled whatever the quiz says.
ALWAYS_SHUFFLED = frozenset({"matching", "ordering"})
TOKEN_BYTES = 6


def stream(seed: bytes, purpose: str) -> Random:
    """A source of chance for one purpose of one attempt; knowing one says nothing of the others."""
    return Random(_digest(seed, purpose))


def make_layout(question: Question, *, seed: bytes, slot: int, shuffled: bool) -> Layout:
    """The groups of the question in the order that this attempt shows."""
    moved = (shuffled and question.shuffle) or question.kind in ALWAYS_SHUFFLED
    groups = shuffle(question, stream(seed, f"order {slot}")) if moved else as_written(question)
    return {
        name: tuple((_token(seed, f"{slot} {name} {id_}"), id_) for id_ in ids)
        for name, ids in groups.items()
    }


def to_ids(kind: str, layout: Layout, raw: Raw) -> Raw:
    """The posted fields with ids for tokens; what is no token of its group is marked so that it cannot be read."""
    if kind == "matching":
        rows, rights = dict(layout["left"]), dict(layout["right"])
        return {_known(field, rows): [_known(value, rights) for value in raw[field]] for field in raw}
    return {field: _to_ids(_group(kind, layout, field), raw[field]) for field in raw}


def to_field(layout: Layout, field: str) -> str:
    """The field of the page for one that a kind names: rows of a matching question go by their token."""
    tokens = {id_: token for token, id_ in layout.get("left", ())}
    return tokens.get(field, field)


def plain_layout(question: Question) -> Layout:
    """The author's order under the author's ids: for pages that no learner sees."""
    return {name: tuple((id_, id_) for id_ in ids) for name, ids in as_written(question).items()}


def show_groups(question: Question, layout: Layout, *, tokens: bool) -> Mapping[str, tuple[Choice, ...]]:
    """What there is to pick or move, in the order of the attempt, under tokens or (after the event) ids."""
    if question.kind == "cloze":
        return {}
    return {name: _choices(name, question, group, tokens=tokens) for name, group in layout.items()}


def show_gaps(question: Question, layout: Layout, *, tokens: bool) -> tuple[Gap, ...]:
    """The blanks of a cloze with their choices in the order of the attempt."""
    return tuple(
        Gap(
            blank.id,
            _choices(blank.id, question, layout.get(blank.id, ()), tokens=tokens),
            units_offered(blank.answer),
        )
        for blank in question.blanks
    )


def _choices(
    group: str, question: Question, order: Sequence[tuple[str, str]], *, tokens: bool
) -> tuple[Choice, ...]:
    texts = _texts(question, group)
    return tuple(Choice(token if tokens else id_, texts[id_]) for token, id_ in order)


def _texts(question: Question, group: str) -> Mapping[str, Twin]:
    if group == "left":
        return {pair.id: pair.left for pair in question.pairs}
    if group == "right":
        return {pair.id: pair.right for pair in question.pairs} | {x.id: x.text for x in question.extras}
    if group == "items":
        return {item.id: item.text for item in question.items}
    blanks = (blank.options for blank in question.blanks if blank.id == group)
    return {option.id: option.text for option in next(blanks, question.options)}


def _group(kind: str, layout: Layout, field: str) -> Sequence[tuple[str, str]] | None:
    # A blank of a cloze goes by its own name and may be typed; other kinds have one group or none.
    return layout.get(field) if kind == "cloze" else next(iter(layout.values()), None)


def _to_ids(group: Sequence[tuple[str, str]] | None, values: Sequence[str]) -> list[str]:
    return list(values) if group is None else [_known(value, dict(group)) for value in values]


def _known(value: str, ids: Mapping[str, str]) -> str:
    # No id of an author holds a question mark.
    return ids.get(value, f"?{value}" if value.strip() else value)


def _token(seed: bytes, text: str) -> str:
    return urlsafe_b64encode(_digest(seed, f"token {text}")[:TOKEN_BYTES]).decode()


def _digest(seed: bytes, text: str) -> bytes:
    return hmac.digest(seed, text.encode(), "sha256")
