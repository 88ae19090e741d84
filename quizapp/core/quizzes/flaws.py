"""What is wrong with a quiz as a whole, beyond the writing of each of its questions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.languages import N_, Message
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.quiz import Quiz

FEWEST_KEYS = 4
SAME_PLACE = 0.75
NEEDS_NO_SOURCE = ("description", "open_answer")


@dataclass(frozen=True)
class QuizFlaw:
    """One flaw: a stable name, what it is and what to do, and the ids of the questions that it is about."""

    rule: str
    message: Message
    remedy: Message
    questions: tuple[str, ...]


def find_whole_flaws(quiz: Quiz, questions: Mapping[str, Question]) -> tuple[QuizFlaw, ...]:
    """The flaws of the fixed questions side by side; ``questions`` are those that the quiz names, by id."""
    named = [slot.question for slot in quiz.slots if slot.question is not None]
    fixed = [questions[id_] for id_ in named if id_ in questions]
    shuffled = quiz.settings.shuffle_options
    return (*_same_fact(fixed), *_without_source(fixed), *_same_place(fixed, shuffled=shuffled))


def _same_fact(fixed: Sequence[Question]) -> Iterator[QuizFlaw]:
    by_fact: dict[str, list[str]] = {}
    for question in fixed:
        for fact in question.facts:
            by_fact.setdefault(fact, []).append(question.id)
    for ids in dict.fromkeys(tuple(ids) for ids in by_fact.values() if len(ids) > 1):
        yield QuizFlaw(
            "same_fact",
            Message(N_("%(count)s questions ask of the same fact."), {"count": str(len(ids))}),
            Message(N_("Keep one of them, or draw one of them for each attempt.")),
            ids,
        )


def _without_source(fixed: Iterable[Question]) -> Iterator[QuizFlaw]:
    ids = tuple(one.id for one in fixed if not one.facts and one.kind not in NEEDS_NO_SOURCE)
    if ids:
        text = N_("Learners see no source at questions that name no fact (%(count)s).")
        yield QuizFlaw(
            "no_source",
            Message(text, {"count": str(len(ids))}),
            Message(N_("Name the facts that they test in the workbench of the bank.")),
            ids,
        )


def _same_place(fixed: Iterable[Question], *, shuffled: bool) -> Iterator[QuizFlaw]:
    """Keys of choices that keep their order and stand at the same place too often."""
    still = [one for one in fixed if one.kind == "single_choice" and not (shuffled and one.shuffle)]
    places = {one.id: _key_place(one) for one in still}
    counts = Counter(places.values())
    for place, count in counts.most_common(1):
        if len(still) >= FEWEST_KEYS and count >= SAME_PLACE * len(still):
            params = {"count": str(count), "all": str(len(still)), "place": str(place + 1)}
            text = N_(
                "In %(count)s of %(all)s questions whose options keep their order, number %(place)s is right."
            )
            yield QuizFlaw(
                "same_place",
                Message(text, params),
                Message(N_("Let options be shuffled, or move the right ones.")),
                tuple(id_ for id_, at in places.items() if at == place),
            )


def _key_place(question: Question) -> int:
    best = max((option.fraction for option in question.options), default=0.0)
    return next((at for at, one in enumerate(question.options) if one.fraction == best), 0)
