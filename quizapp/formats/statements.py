"""A choice between true and false as a statement to judge."""

from collections.abc import Mapping, Sequence
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
    "true": {"en": ("true",), "zh": ("对", "正确", "true")},
    "false": {"en": ("false",), "zh": ("错", "错误", "false")},
}


def as_statement(question: Question, language: Language) -> Question:
    """The single choice as a statement where its two options say true and false; else as it is."""
    return as_judged(question, _verdicts(question, language), language)


def as_judged(question: Question, options: Mapping[str, Option], language: Language) -> Question:
    """The single choice as a statement whose ``options`` stand by their verdicts; as it is where one of the two lacks."""
    right = [verdict for verdict, option in options.items() if option.fraction == 1]
    if len(options) != 2 or len(right) != 1 or any(one.fraction not in (0, 1) for one in options.values()):
        return question
    spoken = tuple(
        Option(verdict, options[verdict].text, feedback=options[verdict].feedback)
        for verdict in ("true", "false")
    )
    wanted = any(one.feedback or not is_usual(one.id, language, one.text.in_(language)) for one in spoken)
    return replace(
        question, kind="true_false", options=spoken if wanted else (), answer=Answer(right[0]), shuffle=True
    )


def is_usual(verdict: str, language: Language, word: str) -> bool:
    """Whether a verdict is told in a word that needs no option of its own."""
    return word.strip().casefold() in _USUAL.get(verdict, {}).get(language, ())


def _verdicts(question: Question, language: Language) -> Mapping[str, Option]:
    """The options by verdict, told by their ids or else by their words; empty where they say something else."""
    ids = [option.id for option in question.options]
    texts = [option.text.in_(language) for option in question.options]
    return dict(zip(find_verdicts(ids) or find_verdicts(texts), question.options, strict=False))


def find_verdicts(words: Sequence[str]) -> tuple[str, ...]:
    """The verdicts that two words say which are counterparts; none where they say something else, such as x and y."""
    found = [_VERDICT.get(word.strip(" .。").casefold()) for word in words]
    if len(found) != 2 or not found[0] or not found[1] or found[0][0] != found[1][0]:
        return ()
    verdicts = (found[0][1], found[1][1])
    return verdicts if verdicts[0] != verdicts[1] else ()
