"""The answers of a GIFT question as a question of ours, kind by kind."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from quizapp.core.languages import N_
from quizapp.core.questions.picks import WHOLE
from quizapp.core.questions.question import Answer, Option, Question, Tolerance
from quizapp.formats.gathering import NotGraded, Skipped, with_code, with_rows
from quizapp.formats.gift.syntax import WEIGHT, Written, parse_said, parse_written, show
from quizapp.formats.gift.texts import Texts
from quizapp.formats.option_ids import option_id
from quizapp.formats.row_gaps import match_rows
from quizapp.formats.truth import truth_options
from quizapp.formats.typed_key import Weighed, number_key, text_key

ESSAY, NUMBER, CHOICE, MATCH, TRUTH, SHORT, UNKNOWN = [
    "essay",
    "number",
    "choice",
    "match",
    "truth",
    "short",
    "unknown",
]
Builder = Callable[[Question, Texts, str], Question]
TRUTHS = {"T": "true", "TRUE": "true", "F": "false", "FALSE": "false"}
NO_ARROW = N_("the row “%(row)s” of a matching question has no “->”: write left -> right, or add the arrow")
NO_NUMBER = N_("there is no number behind “#”: write one such as {#3.14:0.01}")
NO_KEY = N_("no answer is fully right, so it is kept as an open answer: mark the right one with “=”")
ANY_ANSWER = N_("every answer would be right, so it is kept as an open answer: make it one, or write the key")
WIDE = N_("its signs are full-width (｛ ＝ ～ ｝): kept as an open answer; write { = ~ } instead")
PLUG_IN = N_("these answers are in the syntax of a plug-in: kept as an open answer; build the question anew")
COMMA = N_("“%(number)s” may be a decimal comma or thousands: kept as an open answer; write it with a point")
NOT_A_NUMBER = N_(
    "“%(number)s” is no number with a tolerance: kept as an open answer; write one such as 3.14:0.01 or 3..4"
)
COMMA_READ = N_("“%(number)s” was read with a decimal comma: write a point, as GIFT asks")
NO_SIGN = N_("“%(answer)s” has no “=” before it: it was taken for a right answer, as Moodle does")
BELOW_ZERO = N_("“%(answer)s” takes marks away: of a typed answer it counts as 0")
WEIGHT_SHOWN = N_("“%(answer)s”: a weight behind “=” is shown as text, as Moodle does; write ~%%50%% instead")
_STRANGE = re.compile(r"[^\w\"'“‘(\[<$¿¡+\-.\\\1-\7*]")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")


def classify(answers: str) -> str:
    """Which kind of answers these are, in the order in which Moodle asks."""
    if not answers:
        return ESSAY
    if answers[0] == "#":
        return NUMBER
    if _STRANGE.match(answers) and answers[0] not in "=~" and not WEIGHT.match(answers):
        return UNKNOWN
    if "~" in answers:
        return CHOICE
    if "=" in answers and "->" in answers:
        return MATCH
    return TRUTH if answers.partition("#")[0].strip() in TRUTHS else SHORT


def build(base: Question, texts: Texts, answers: str) -> Question:
    """The question with its kind and its answers (escapes still hidden)."""
    return _BUILDERS[classify(answers)](base, texts, answers)


def _essay(base: Question, texts: Texts, answers: str) -> Question:
    return replace(base, kind="open_answer")


def _unknown(base: Question, texts: Texts, answers: str) -> Question:
    reason = WIDE if answers[0] in "＝～＃" else PLUG_IN
    raise NotGraded(with_code(base, texts.language, show(answers)), reason)


def _choice(base: Question, texts: Texts, answers: str) -> Question:
    pieces = _pieces(answers.replace("=", "~="), "~")
    rows = [_choice_row(piece, texts) for piece in pieces]
    options = tuple(
        Option(option_id(number), texts.full(row.text), row.weight or 0.0, texts.twin(row.feedback))
        for number, row in enumerate(rows)
    )
    if not any(option.fraction > 0 for option in options):
        shown = [option.text.in_(texts.language) for option in options]
        raise NotGraded(with_rows(base, texts.language, shown), NO_KEY)
    return replace(base, kind="single_choice" if "=" in answers else "multiple_choice", options=options)


def _choice_row(piece: str, texts: Texts) -> Written:
    if not piece.startswith("="):
        return parse_written(piece)
    row = parse_written(piece[1:], weighed=False)._replace(weight=1.0)
    if WEIGHT.match(row.text):
        texts.warn(WEIGHT_SHOWN, answer=show(row.text))
    return row


def _match(base: Question, texts: Texts, answers: str) -> Question:
    rows: list[tuple[str, str]] = []
    unused: list[str] = []
    for piece in _pieces(answers, "="):
        left, arrow, right = piece.partition("->")
        if not arrow:
            raise Skipped(NO_ARROW, row=show(piece))
        said, belongs = texts.markdown(left.strip()), texts.markdown(right.strip(), "plain")
        if said:
            rows.append((said, belongs))
        else:
            unused.append(belongs)
    return match_rows(base, texts.language, rows, unused, warn=texts.warn)


def _truth(base: Question, texts: Texts, answers: str) -> Question:
    said, *feedbacks = (piece.strip() for piece in answers.split("#", 2))
    truth = TRUTHS[said]
    lie = "false" if truth == "true" else "true"
    # Moodle writes the feedback of the wrong answer first.
    told = dict(zip((lie, truth), (texts.twin(feedback) for feedback in feedbacks), strict=False))
    answered = replace(base, kind="true_false", answer=Answer(truth))
    return (
        replace(answered, options=truth_options(truth, told, texts.language))
        if any(told.values())
        else answered
    )


def _short(base: Question, texts: Texts, answers: str) -> Question:
    if not answers.startswith("="):
        texts.warn(NO_SIGN, answer=show(answers.partition("=")[0]).strip())
    rows = [_weighed(piece, texts) for piece in _pieces(answers, "=")]
    answer = text_key(rows)
    if answer is None:
        raise _without_key(base, texts, rows)
    return replace(base, kind="short_text", answer=answer)


def _number(base: Question, texts: Texts, answers: str) -> Question:
    right, wrong, feedback = answers[1:].partition("~")
    rows = [_as_number(_weighed(piece, texts), base, texts) for piece in _pieces(right, "=")]
    if not rows:
        raise Skipped(NO_NUMBER)
    if wrong:
        rows.append(Weighed("*", 0.0, texts.twin(parse_written(feedback).feedback)))
    answer = number_key(rows)
    if answer is None:
        raise _without_key(base, texts, rows)
    return replace(base, kind="numeric", answer=answer)


def _weighed(piece: str, texts: Texts) -> Weighed:
    row = parse_written(piece)
    value = " ".join(parse_said(row.text, "plain").text.split())
    fraction = 1.0 if row.weight is None else row.weight
    if fraction < 0:
        texts.warn(BELOW_ZERO, answer=value)
    return Weighed(value, max(fraction, 0.0), texts.twin(row.feedback))


def _as_number(row: Weighed, base: Question, texts: Texts) -> Weighed:
    """The answer with its tolerance: ``v:t`` or ``a..b``."""
    if ".." in row.value[1:]:
        low, _, high = (part.strip() for part in row.value.partition(".."))
        low, high = (_plain_number(part, base, texts) for part in (low, high))
        first, last = _decimal(low), _decimal(high)
        if first is None or last is None or first > last:
            raise _unread(row, base, texts)
        return replace(row, value=low if low == high else f"{low}..{high}")
    value, colon, off = (part.strip() for part in row.value.partition(":"))
    tolerance = _decimal(_plain_number(off, base, texts)) if colon else None
    value = _plain_number(value, base, texts)
    if (colon and tolerance is None) or (row.value != "*" and _decimal(value) is None):
        raise _unread(row, base, texts)
    return replace(row, value=value, tolerance=Tolerance(abs=float(tolerance)) if tolerance else None)


def _unread(row: Weighed, base: Question, texts: Texts) -> NotGraded:
    """Why a number is kept: nobody can tell what it is to be."""
    return NotGraded(with_rows(base, texts.language, [row.value]), NOT_A_NUMBER, number=row.value)


def _plain_number(text: str, base: Question, texts: Texts) -> str:
    """The number with a decimal point."""
    if not _DECIMAL_COMMA.fullmatch(text):
        return text
    if len(text.partition(",")[2]) == 3:
        raise NotGraded(with_rows(base, texts.language, [text]), COMMA, number=text)
    texts.warn(COMMA_READ, number=text)
    return text.replace(",", ".")


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 300 else None


def _without_key(base: Question, texts: Texts, rows: Sequence[Weighed]) -> NotGraded:
    """Why typed answers are kept: none is fully right, or any text is."""
    shown = "\n".join(f"{row.value} ({row.fraction * 100:g} %)" for row in rows)
    reason = ANY_ANSWER if any(row.fraction >= WHOLE for row in rows) else NO_KEY
    return NotGraded(with_code(base, texts.language, shown), reason)


def _pieces(answers: str, sign: str) -> list[str]:
    """The answers between the signs, without empty ones."""
    return [piece for piece in (piece.strip() for piece in answers.split(sign)) if piece]


_BUILDERS: Mapping[str, Builder] = {
    ESSAY: _essay,
    NUMBER: _number,
    CHOICE: _choice,
    MATCH: _match,
    TRUTH: _truth,
    SHORT: _short,
    UNKNOWN: _unknown,
}
