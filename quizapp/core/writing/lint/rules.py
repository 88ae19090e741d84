"""The rules by name, each with its severity, its words and its check; and the flaws that they find in one question."""

from collections.abc import Iterable, Mapping

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.questions.question import Question
from quizapp.core.writing.lint.blanks import bad_blank, open_unit
from quizapp.core.writing.lint.cues import convergence, grammatical_cue, logical_cue, repeated_word
from quizapp.core.writing.lint.damage import damaged_text
from quizapp.core.writing.lint.face import Check, faces
from quizapp.core.writing.lint.flaw import Flaw, flaw_of
from quizapp.core.writing.lint.option_wording import (
    absolute_terms,
    all_of_the_above,
    longest_key,
    option_combinations,
    vague_terms,
)
from quizapp.core.writing.lint.statements import unrelated_statements
from quizapp.core.writing.lint.stem_wording import (
    missing_context,
    unattributed_opinion,
    unfocused_stem,
    unmarked_negative,
    wordy_stem,
)
from quizapp.core.writing.lint.values import (
    equal_options,
    implausible_distractor,
    mixed_types,
    second_right_option,
    unordered_numbers,
)
from quizapp.core.writing.lint.wording import RULES

CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        longest_key,
        all_of_the_above,
        option_combinations,
        absolute_terms,
        vague_terms,
        unmarked_negative,
        grammatical_cue,
        repeated_word,
        convergence,
        logical_cue,
        implausible_distractor,
        equal_options,
        second_right_option,
        unordered_numbers,
        unfocused_stem,
        missing_context,
        wordy_stem,
        unrelated_statements,
        bad_blank,
        open_unit,
        mixed_types,
        unattributed_opinion,
        damaged_text,
    )
}


def find_flaws(
    question: Question, *, facts: Iterable[Fact] = (), known: FactTable | None = None
) -> tuple[Flaw, ...]:
    """Every flaw of a question in each of its languages.

    ``facts`` are those of its bank, of which it names some; ``known`` is everything that may be true elsewhere, too.
    """
    rows = tuple(facts)
    table = known if known is not None else fact_table(rows)
    return tuple(
        flaw_of(RULES[name], finding, owner=question.id, language=face.language)
        for face in faces(question, rows, table)
        for name, check in CHECKS.items()
        for finding in check(face)
    )
