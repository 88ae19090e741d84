"""A choice between true and false as a statement to judge."""

from collections.abc import Mapping
from dataclasses import replace

from quizapp.core.languages import Language
from quizapp.core.questions.question import Answer, Option, Question

# The ways in which files name the two verdicts, each beside its counterpart.
_PAIRS = (("true", "false"), ("对", "错"), ("正确", "错误"), ("√", "×"), ("是", "否"))
_VERDICT: Mapping[str, tuple[int, str]] = {
    word: (number, verdict)
    for number, pair in enumerate(_PAIRS)
    for word, verdict in zip(pair, ("true", "false"), strict=True)
}
# Verdicts in these words need no options of their own to show them.
_USUAL: Mapping[str, Mapping[Language, tuple[str, ...]]] = {
    "true": {"en": ("True",), "zh": ("对", "正确")},
    "false": {"en": ("False",), "zh": ("错", "错误")},
}


def as_statement(question: Question, language: Language) -> Question:
    """The single choice as a statement where its two options say true and false; else as it is."""
    options = _verdicts(question, language)
    right = [verdict for verdict, option in options.items() if option.fraction == 1]
    if len(options) != 2 or len(right) != 1 or any(one.fraction not in (0, 1) for one in options.values()):
        return question
    spoken = tuple(
        Option(verdict, options[verdict].text, feedback=options[verdict].feedback)
        for verdict in ("true", "false")
    )
    wanted = any(one.feedback or not is_usual(one.id, one.text.in_(language), language) for one in spoken)
    return replace(
        question, kind="true_false", options=spoken if wanted else (), answer=Answer(right[0]), shuffle=True
    )


def is_usual(verdict: str, word: str, language: Language) -> bool:
    """Whether a verdict is told in a word that needs no option of its own."""
    return word in _USUAL[verdict][language]


def _verdicts(question: Question, language: Language) -> Mapping[str, Option]:
    """The options by verdict, told by their ids or else by their words; empty where they say something else."""
    texts = [option.text.in_(language).strip(" .。") for option in question.options]
    for words in ([option.id for option in question.options], texts):
        found = [_VERDICT.get(word.casefold()) for word in words]
        if len(found) == 2 and found[0] and found[1] and found[0][0] == found[1][0]:
            return {pair[1]: option for pair, option in zip(found, question.options, strict=True) if pair}
    return {}
