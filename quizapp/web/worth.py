"""What counts of a question beside its right answer, in words for its teacher: parts of options, further answers, its mark."""

from collections.abc import Iterator

from flask_babel import format_percent, gettext

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.web.languages import current_language, format_mark
from quizapp.web.markup import plain_text

_WHOLE = 0.9999


def worth_words(question: Question) -> tuple[str, ...]:
    """What a look at the right answer does not show; none where that says it all."""
    return tuple(_words(question))


def _words(question: Question) -> Iterator[str]:
    if question.all_or_nothing:
        yield gettext("Only the whole answer counts.")
    else:
        yield from _shares(question.options, several=question.kind == "multiple_choice")
    for answer in filter(None, (question.answer, *(blank.answer for blank in question.blanks))):
        yield from _further(answer)
    if question.extras:
        texts = gettext(", ").join(_shown(extra.text) for extra in question.extras)
        yield gettext("Belongs to no row: %(texts)s", texts=texts)
    if question.mark != 1:
        yield gettext("Mark: %(mark)s", mark=format_mark(question.mark))


def _shares(options: tuple[Option, ...], *, several: bool) -> Iterator[str]:
    """The options that count neither wholly nor not at all; of several, all where the right ones do not share alike."""
    right = [option.fraction for option in options if option.fraction > 0]
    alike = several and max(right, default=0) - min(right, default=0) < 1 - _WHOLE
    for option in options:
        plain = option.fraction > 0 if alike else option.fraction > _WHOLE
        if option.fraction and not plain:
            yield _counts(_shown(option.text), option.fraction)


def _further(answer: Answer) -> Iterator[str]:
    if answer.accept:
        yield gettext("Counts as well: %(answers)s", answers=gettext(", ").join(answer.accept))
    for other in answer.others:
        if other.fraction > 0:
            yield _counts(other.value, other.fraction)


def _counts(text: str, fraction: float) -> str:
    return gettext("“%(answer)s” counts %(share)s", answer=text, share=format_percent(fraction, "#,##0.#%"))


def _shown(text: Twin) -> str:
    return plain_text(text.in_(current_language()))
