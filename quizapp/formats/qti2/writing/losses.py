"""What QTI cannot say of a question, told before it is written."""

from collections.abc import Callable, Iterator

from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.question import Answer, Question
from quizapp.core.questions.structure import texts_of
from quizapp.formats.html_text import markdown_from_plain, plain_from_markdown

ONE_LANGUAGE = N_("only one of its two languages is written")
HINTS = N_("its hints are not written")
FACTS = N_("its links to facts are not written")
DIFFICULTY = N_("its difficulty is not written")
UNITS = N_("its unit is not asked for there: say in the text in which unit to answer")
DATES = N_("its date is compared as a text there: only the way in which it is written counts")
FORMS = N_("numbers in words or with a unit are not understood there")
CASE = N_("answers with * tell capital from small letters there")
STEPS = N_("an order that is right in part earns nothing there")
MENUS = N_("the options of its drop-downs lose their formatting")


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """One message for each thing of a question that is not carried."""
    return tuple(Message(text) for text, lost in _CHECKS if lost(question, language))


def _one_language(question: Question, language: Language) -> bool:
    return any(set(twin.sides()) - {language} and language in twin.sides() for _, twin in texts_of(question))


def _answers(question: Question) -> Iterator[Answer]:
    for answer in (question.answer, *(blank.answer for blank in question.blanks)):
        if answer is not None:
            yield answer


def _case(question: Question, _: Language) -> bool:
    patterns = (
        form
        for answer in _answers(question)
        if answer.type == "text" and not answer.exact_case
        for form in (*answer.accept, *(other.value for other in answer.others if other.value != "*"))
    )
    return any("*" in form.replace("\\*", "") and form.lower() != form.upper() for form in patterns)


def _menus(question: Question, language: Language) -> bool:
    texts = (option.text.in_(language) for blank in question.blanks for option in blank.options)
    return any(markdown_from_plain(plain_from_markdown(text)) != text for text in texts)


_CHECKS: tuple[tuple[str, Callable[[Question, Language], bool]], ...] = (
    (ONE_LANGUAGE, _one_language),
    (HINTS, lambda question, _: bool(question.hints)),
    (FACTS, lambda question, _: bool(question.facts)),
    (DIFFICULTY, lambda question, _: question.difficulty is not None),
    (UNITS, lambda question, _: any(answer.unit or answer.units for answer in _answers(question))),
    (DATES, lambda question, _: any(answer.type == "date" for answer in _answers(question))),
    (FORMS, lambda question, _: any(answer.type == "number" for answer in _answers(question))),
    (CASE, _case),
    (STEPS, lambda question, _: question.kind == "ordering" and not question.all_or_nothing),
    (MENUS, _menus),
)
