"""What a rule can mend by itself: numbers and dates listed from small to large."""

from dataclasses import replace

from quizapp.core.questions.question import Option, Question
from quizapp.core.questions.values import ascending


def mend_order(question: Question) -> Question:
    """The question with options that are all numbers, or all dates, from small to large; itself where none are."""
    options = _ordered(question.options)
    blanks = tuple(replace(blank, options=_ordered(blank.options)) for blank in question.blanks)
    changed = (options, blanks) != (question.options, question.blanks)
    return replace(question, options=options, blanks=blanks) if changed else question


def _ordered(options: tuple[Option, ...]) -> tuple[Option, ...]:
    places = ascending([option.text for option in options]) if len(options) > 1 else None
    return tuple(options[place] for place in places) if places else options
