"""A question that a format cannot grade, as an open answer that shows all of it but the key."""

from quizapp.core.languages import Language
from quizapp.core.questions.cloze import split_stem
from quizapp.core.questions.question import Blank, Question
from quizapp.formats.imported import twin_of

GAP = "_____"


def as_open_answer(question: Question, language: Language) -> Question:
    """The question on one side: gaps as lines with their choices, rows and items below the stem."""
    stem = question.stem.in_(language)
    if question.kind == "cloze":
        stem = _gapped(stem, question.blanks, language)
    rows = [option.text for option in question.options] + [item.text for item in question.items]
    shown = [twin.in_(language) for twin in rows]
    shown += [f"{pair.left.in_(language)} – {GAP}" for pair in question.pairs]
    rights = [pair.right for pair in question.pairs] + [extra.text for extra in question.extras]
    shown += [twin.in_(language) for twin in rights]
    # In the order of the alphabet, so that the order of the file tells nothing of the key.
    listed = "\n".join("- " + row.replace("\n", "\n    ") for row in sorted(shown))
    text = "\n\n".join(filter(None, [stem, listed]))
    return Question(
        question.id,
        "open_answer",
        twin_of(text, language),
        tags=question.tags,
        title=question.title,
        category=question.category,
        explanation=question.explanation,
    )


def _gapped(stem: str, blanks: tuple[Blank, ...], language: Language) -> str:
    choices = {blank.id: [option.text.in_(language) for option in blank.options] for blank in blanks}
    parts = []
    for text, blank in split_stem(stem):
        parts.append(text)
        if blank is not None:
            offered = choices.get(blank, [])
            parts.append(f"{GAP} ({' / '.join(offered)})" if offered else GAP)
    return "".join(parts)
