"""Choices and statements of H5P."""

from collections.abc import Sequence

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.formats.h5p.asking import Asking
from quizapp.formats.h5p.content import Params
from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.olx.options import option_id
from quizapp.formats.statements import is_usual
from quizapp.formats.truth import WORDS

UNCHOSEN = N_(
    "what is said where an option is left out was not carried: “%(said)s”; add it to the explanation"
)
LONGEST_SHOWN = 120


def read_multi_choice(asking: Asking) -> Question:
    """A choice of one or of several options; raises Kept where none is right."""
    params, behaviour = asking.params, asking.params.inner("behaviour")
    answers = params.items("answers")
    right = sum(one.flag("correct") for one in answers)
    if not right:
        raise Kept(NO_KEY)
    kind = behaviour.text("type") or "auto"
    single = behaviour.flag("singleAnswer") or kind == "single" or (kind == "auto" and right == 1)
    whole = not single and behaviour.flag("singlePoint")
    shares = (1.0, 0.0) if single else (round(1 / right, 9), 0.0 if whole else -round(1 / right, 9))
    return Question(
        "",
        "single_choice" if single else "multiple_choice",
        asking.stem(params.text("question")),
        options=tuple(_option(asking, one, place, shares) for place, one in enumerate(answers)),
        hints=_tips(asking, answers),
        shuffle=behaviour.flag("randomAnswers", True),
        mark=1.0 if single or whole else float(right),
        all_or_nothing=whole,
    )


def read_true_false(asking: Asking) -> Question:
    """A statement; raises Kept where the file does not say whether it is true."""
    params, behaviour = asking.params, asking.params.inner("behaviour")
    key = str(params.fields.get("correct")).lower()
    if key not in ("true", "false"):
        raise Kept(NO_KEY)
    words = params.inner("l10n")
    spoken = [
        Option(
            verdict,
            asking.twin(words.text(f"{verdict}Text") or WORDS[verdict][asking.language]),
            feedback=asking.said(
                behaviour.text("feedbackOnCorrect" if verdict == key else "feedbackOnWrong")
            ),
        )
        for verdict in ("true", "false")
    ]
    language = asking.language
    wanted = any(one.feedback or not is_usual(one.id, language, one.text.in_(language)) for one in spoken)
    stem = asking.stem(params.text("question"))
    return Question("", "true_false", stem, answer=Answer(key), options=tuple(spoken) if wanted else ())


def read_choice_set(asking: Asking) -> list[Question]:
    """Single choices of which the first answer is the right one."""
    return [
        _first_is_right(asking, [one.text("question")], one.texts("answers"), "")
        for one in asking.params.items("choices")
    ]


def read_summary(asking: Asking) -> list[Question]:
    """Groups of statements of which the first is the right one."""
    intro = asking.params.text("intro")
    groups = asking.params.items("summaries")
    return [_first_is_right(asking, [intro], one.texts("summary"), one.text("tip")) for one in groups]


def _first_is_right(asking: Asking, texts: Sequence[str], answers: Sequence[str], tip: str) -> Question:
    options = tuple(
        Option(option_id(place), asking.twin(text), float(place == 0)) for place, text in enumerate(answers)
    )
    hint = asking.said(tip)
    return Question("", "single_choice", asking.stem(*texts), options=options, hints=(hint,) if hint else ())


def _option(asking: Asking, one: Params, place: int, shares: tuple[float, float]) -> Option:
    told = one.inner("tipsAndFeedback")
    if unchosen := asking.said(told.text("notChosenFeedback")):
        asking.note(UNCHOSEN, said=unchosen.in_(asking.language)[:LONGEST_SHOWN])
    feedback = asking.said(told.text("chosenFeedback"))
    return Option(option_id(place), asking.twin(one.text("text")), shares[not one.flag("correct")], feedback)


def _tips(asking: Asking, answers: Sequence[Params]) -> tuple[Twin, ...]:
    tips = (asking.said(one.inner("tipsAndFeedback").text("tip") or one.text("tip")) for one in answers)
    return tuple(tip for tip in tips if tip)
