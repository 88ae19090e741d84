"""Typed answers of QTI 1.2: texts and numbers that the rules ask for, with what each earns."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from lxml import etree

from quizapp.core.languages import N_
from quizapp.core.quantities.number import plain
from quizapp.core.questions.question import Answer, KindName, Question, Tolerance
from quizapp.formats.kept import Kept
from quizapp.formats.qti12.choices import explained
from quizapp.formats.qti12.item import Field
from quizapp.formats.qti12.rules import EPSILON, Condition, asked_in, is_bound
from quizapp.formats.qti12.task import NO_KEY, Task, common_links
from quizapp.formats.typed_key import ANY, Weighed, number_key, text_key

NO_NUMBER = N_("“%(answer)s” is no number: it is kept as an open question; write the number in digits")
ONE_SIDE = N_(
    "the answer is any number on one side of a bound: it is kept as an open question; give both bounds"
)
ESSAYS = {"essay", "short_response", "long_answer", "short_answer_essay", "shortanswer_essay"}
# What nobody types, to learn what a wrong answer is told.
_WRONG = "\x1f"


def read_typed(task: Task, field: Field) -> Question:
    """A short text, a number, or an open answer where the file asks for nothing certain."""
    is_number = field.form == "number" or any(is_bound(test) for test in task.item.rules.named(field.id))
    rows = number_rows(task, field.id) if is_number else text_rows(task, field.id)
    if not rows and not is_number and (task.item.type in ESSAYS or field.lines > 1 or not task.item.type):
        return replace(
            task.base, kind="open_answer", explanation=explained(task, _usual_links(task, field.id, []))
        )
    answer, common = with_feedback(task, field.id, rows, is_number=is_number)
    if answer is None:
        raise Kept(NO_KEY)
    kind: KindName = "numeric" if is_number else "short_text"
    return replace(task.base, kind=kind, answer=answer, explanation=explained(task, common))


def with_feedback(
    task: Task, field: str, rows: Sequence[tuple[str, Weighed]], *, is_number: bool
) -> tuple[Answer | None, tuple[str, ...]]:
    """The key with what each answer is told, and the feedback that everybody is shown."""
    common = _usual_links(task, field, [given for given, _ in rows])
    told = [replace(row, feedback=task.feedback(_beyond(task, field, given, common))) for given, row in rows]
    wrong = task.feedback(_beyond(task, field, _WRONG, common))
    if wrong is not None:
        told.append(Weighed(ANY, 0.0, wrong))
    exact = any(str(test.get("case", "")).lower() == "yes" for test in task.item.rules.named(field))
    return (number_key(told) if is_number else text_key(told, exact_case=exact)), common


def text_rows(task: Task, field: str) -> list[tuple[str, Weighed]]:
    """The texts of the rules, each as it is typed and as a pattern with its fraction."""
    found: dict[str, tuple[str, float]] = {}
    for test in task.item.rules.named(field):
        text = " ".join((test.text or "").split())
        pattern = text.replace("*", "\\*")
        if text and test.tag in ("varequal", "varsubstring"):
            score = task.given({field: (text,)}).score
            found.setdefault(f"*{pattern}*" if test.tag == "varsubstring" else pattern, (text, score))
    best = max((score for _, score in found.values()), default=0.0)
    if best <= EPSILON:
        return []
    return [(text, Weighed(pattern, max(0.0, score / best))) for pattern, (text, score) in found.items()]


def number_rows(task: Task, field: str) -> list[tuple[str, Weighed]]:
    """The numbers and ranges of the rules; raises Kept for what is no certain number."""
    rows = [row for one in task.item.rules.conditions for row in _of_condition(one, field)]
    scored = [(given, row, task.given({field: (given,)}).score) for given, row in dict.fromkeys(rows)]
    best = max((score for _, _, score in scored), default=0.0)
    if best <= EPSILON:
        return []
    return [(given, replace(row, fraction=max(0.0, score / best))) for given, row, score in scored]


def _of_condition(condition: Condition, field: str) -> list[tuple[str, Weighed]]:
    tests = [one for test in condition.tests for one in asked_in(test, field)]
    equal = [_number(test) for test in tests if test.tag == "varequal"]
    low = [_number(test) for test in tests if test.tag in ("vargt", "vargte")]
    high = [_number(test) for test in tests if test.tag in ("varlt", "varlte")]
    if not low and not high:
        return [(plain(value), Weighed(plain(value))) for value in equal]
    if len(low) != 1 or len(high) != 1:
        raise Kept(ONE_SIDE)
    return [_range(low[0], high[0], equal)]


def _range(low: Decimal, high: Decimal, equal: Sequence[Decimal]) -> tuple[str, Weighed]:
    """A range, as a number with a tolerance where the file names the number in its middle."""
    middle = (low + high) / 2
    off = (high - low) / 2
    if equal and abs(equal[0] - middle) <= abs(off) * Decimal("0.001"):
        value = plain(equal[0])
        return value, Weighed(value, tolerance=Tolerance(abs=float(off)) if off > 0 else None)
    if low == high:
        return plain(low), Weighed(plain(low))
    return plain(middle), Weighed(f"{plain(low)}..{plain(high)}")


def _number(test: etree._Element) -> Decimal:
    text = "".join((test.text or "").split())
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise Kept(NO_NUMBER, answer=text[:60]) from error
    if not value.is_finite() or abs(value.adjusted()) > 300:
        raise Kept(NO_NUMBER, answer=text[:60])
    return value


def _usual_links(task: Task, field: str, typed: Sequence[str]) -> tuple[str, ...]:
    return common_links([task.given({field: (text,)}) for text in (*typed, _WRONG)])


def _beyond(task: Task, field: str, text: str, common: Sequence[str]) -> list[str]:
    return [link for link in task.given({field: (text,)}).links if link not in common]
