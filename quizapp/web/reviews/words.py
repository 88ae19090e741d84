"""A review in words and signs: badges of drafts, repairs of the article, questions in a few lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Flask
from flask_babel import gettext

from quizapp.core.articles.reading import Change, ChangeKind
from quizapp.core.attempts.review import review_question
from quizapp.core.facts.comparison import Relation
from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Question
from quizapp.core.reviews.draft import Known
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.services.reviews import DraftView
from quizapp.web.evidence import fact_value
from quizapp.web.languages import current_language, format_day, word
from quizapp.web.markup import plain_text
from quizapp.web.template_names import add_names
from quizapp.web.widgets import TRUE_OR_FALSE, answer_text, key_of

CHANGE_WORDS: Mapping[ChangeKind, str] = {
    "pinyin": N_("characters that stood there as pinyin"),
    "shift": N_("characters that were one byte out of step"),
    "mark": N_("signs that do not belong to the text"),
    "comma": N_("doubled commas"),
    "radical": N_("radicals in the place of characters"),
    "width": N_("letters and digits of full width"),
    "exponent": N_("exponents that had lost their height"),
    "newline": N_("line ends"),
}
KNOWN_WORDS: Mapping[Relation, str] = {
    "same": N_("Known already"),
    "newer": N_("Newer than known"),
    "contradiction": N_("Contradicts what is known"),
}
KNOWN_SIGNS: Mapping[Relation, str] = {"same": "", "newer": "on", "contradiction": "wrong"}


@dataclass(frozen=True)
class Badge:
    """What is told of a draft at a glance; ``sign`` is right, warn, wrong, on, or empty where it is neither."""

    sign: str
    text: str


@dataclass(frozen=True)
class Line:
    """One answer of a question as a reviewer reads it, and whether it is right."""

    text: str
    right: bool


def init_app(app: Flask) -> None:
    """Gives templates these functions."""
    add_names(
        app,
        badges=badges,
        change_counts=change_counts,
        flaw_words=flaw_words,
        joined_changes=joined_changes,
        known_line=known_line,
        question_lines=question_lines,
    )


def badges(draft: DraftView) -> list[Badge]:
    """What stands for a draft and what stands against it."""
    return [Badge(sign, text) for sign, text in _signs(draft)]


def _signs(draft: DraftView) -> Iterator[tuple[str, str]]:
    fact = draft.fact
    yield "right", gettext("Value in source")
    if fact.unit:
        yield "right", gettext("Unit")
    yield ("right", format_day(fact.as_of)) if fact.as_of else ("warn", gettext("No date"))
    if draft.known:
        yield KNOWN_SIGNS[draft.known.relation], word(KNOWN_WORDS[draft.known.relation])
    if not draft.may_ask:
        yield "wrong", gettext("Cannot be asked")
    elif not draft.state.draft.candidate.worth_asking:
        yield "warn", gettext("Hardly worth asking")
    if draft.state.edited:
        yield "on", gettext("Edited")


def known_line(known: Known) -> str:
    """What is known, and in which bank it stands."""
    fact, language = known.fact, current_language()
    told = {"subject": fact.subject.in_(language), "attribute": fact.attribute.in_(language)}
    text = gettext("%(subject)s · %(attribute)s: %(value)s", **told, value=fact_value(fact))
    return gettext("In “%(bank)s”: %(fact)s", bank=known.bank_title.in_(language), fact=text)


def change_counts(changes: Sequence[Change]) -> list[tuple[str, int]]:
    """How many repairs of each kind were made, the most frequent first."""
    return [
        (word(CHANGE_WORDS[kind]), count) for kind, count in Counter(c.kind for c in changes).most_common()
    ]


def joined_changes(changes: Sequence[Change]) -> list[Change]:
    """The repairs with neighbours of one kind made one."""
    joined: list[Change] = []
    for change in changes:
        last = joined[-1] if joined else None
        if last and last.kind == change.kind and last.end == change.start:
            before, after = last.before + change.before, last.after + change.after
            joined[-1] = replace(last, end=change.end, before=before, after=after)
        else:
            joined.append(change)
    return joined


def question_lines(question: Question) -> list[Line]:
    """The answers of a question: its options with the right ones marked, else its key in one line."""
    if question.options and question.kind != "true_false":
        return [Line(plain_text(option.text), option.fraction > 0) for option in question.options]
    if question.kind == "true_false" and question.answer:
        return [Line(_text(choice.text), choice.token == question.answer.value) for choice in TRUE_OR_FALSE]
    review = review_question(question, ())
    line = answer_text(review, key_of(review))
    return [Line(line, right=True)] if line else []


def flaw_words(flaw: Flaw) -> str:
    """What is wrong with the writing of a question, and what to do about it."""
    return gettext("%(flaw)s: %(remedy)s", flaw=word(flaw.message), remedy=word(flaw.remedy))


def _text(twin: Twin) -> str:
    return twin.in_(current_language())
