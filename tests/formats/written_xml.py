"""What the tests of formats in XML share: statements, a picture, and questions as HTML can say them."""

from dataclasses import fields, is_dataclass

from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Question
from quizapp.formats.truth import truth_options
from tests.formats.written_questions import twins

DOT = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


def truths(language: Language) -> st.SearchStrategy[Question]:
    def build(truth: str, wrong: Twin | None, right: Twin | None) -> Question:
        lie = "false" if truth == "true" else "true"
        options = truth_options(truth, {truth: right, lie: wrong}, language) if wrong or right else ()
        return Question("", "true_false", Twin(), answer=Answer(truth), options=options)

    told = st.none() | twins(language)
    return st.builds(build, st.sampled_from(("true", "false")), told, told)


def told_apart(question: Question) -> bool:
    """Whether no right side and no left side is there twice: such rows come back as drop-downs."""
    rights = [*(pair.right for pair in question.pairs), *(extra.text for extra in question.extras)]
    return len(set(rights)) == len(rights) and len({pair.left for pair in question.pairs}) == len(
        question.pairs
    )


def as_shown(value: object) -> object:
    """The parts of a question as HTML and five decimals of a percentage can say them: space is space there."""
    if isinstance(value, str):
        return " ".join(value.replace("&#32;", " ").split())
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, tuple):
        return tuple(map(as_shown, value))
    if is_dataclass(value):
        return {field.name: as_shown(getattr(value, field.name)) for field in fields(value)}
    return value
