"""The two verdicts on a statement as options, for formats that say something to each."""

from collections.abc import Mapping

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Option
from quizapp.formats.imported import twin_of

WORDS: Mapping[str, Mapping[Language, str]] = {
    "true": {"en": "True", "zh": "对"},
    "false": {"en": "False", "zh": "错"},
}
# How files say that a statement is true or false, in small letters.
TRUTHS: Mapping[str, str] = {
    **dict.fromkeys(("true", "t", "yes", "right", "correct", "对", "正确", "是", "√", "✓", "v"), "true"),
    **dict.fromkeys(
        ("false", "f", "no", "wrong", "incorrect", "错", "错误", "否", "不对", "×", "✗", "x"), "false"
    ),
}


def truth_options(
    truth: str,
    told: Mapping[str, Twin | None],
    language: Language,
    *,
    shown: Mapping[str, Twin] | None = None,
) -> tuple[Option, ...]:
    """The two verdicts as options that carry feedback, in the words of the file where it has ``shown`` its own."""
    own = shown or {}
    return tuple(
        Option(
            verdict,
            own.get(verdict) or twin_of(words[language], language),
            float(verdict == truth),
            told.get(verdict),
        )
        for verdict, words in WORDS.items()
    )
