"""What a worker does with a file of questions: reads it, compares it with its bank, looks for flaws, and lays it before its teacher."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.banks.incoming import Match, MatchKind, match_nearly
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import fact_table
from quizapp.core.languages import N_
from quizapp.core.questions.question import Question
from quizapp.core.reviews.content import flaw_to_mapping
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.services.imports.comparing import compare
from quizapp.services.imports.reading import ReadFile, read_file
from quizapp.services.imports.storing import Sent, add_import, add_rows
from quizapp.services.jobs import add_job
from quizapp.services.work import Claim, Progress, Store
from quizapp.storage.bank_contents import find_facts
from quizapp.storage.banks import BankRow, get_editable_bank
from quizapp.storage.imports import ImportRow, find_imported, get_import
from quizapp.storage.question_batches import find_held
from quizapp.storage.question_versions import question_of_content

LINT_KIND = "lint_questions"
# Flaws and near doubles of more than so many are looked for when they are stored.
LINTED_AT_ONCE = 500
PASTED = N_("Pasted text")
Flaws = Mapping[int, list[dict[str, Any]]]


def read_questions(claim: Claim, progress: Progress) -> Store:
    """Reads an uploaded file; its store lays the questions before the teacher who sent it. Raises Invalid, NotFound."""
    name, content = claim.upload or ("", b"")
    sent, key = Sent(content, name), str(claim.params["bank"])
    progress("reading_file")
    read = read_file(content, name, str(claim.params["format"]), look=lambda: progress("reading_file"))
    questions = [one.question for one in read.questions]
    progress("comparing", 0, len(questions))
    linted = len(questions) <= LINTED_AT_ONCE
    with progress.database.read() as session:
        bank = _bank(session, claim.owner, key)
        matches = compare(session, bank, questions, format=read.format, file_name=name, nearly=linted)
        facts = [fact for fact, _, _ in find_facts(session, bank.id)] if bank else []
    flaws = lint_questions(questions, facts, progress) if linted else {}
    progress("saving_questions", 0, len(questions))

    def store(session: Session) -> dict[str, Any]:
        bank = _bank(session, claim.owner, key)
        row = _store(session, claim, (read, sent), matches, flaws, progress)
        row.bank_id, row.linted = bank.id if bank else None, linted
        if not linted:
            _lint_later(session, claim.owner, row, progress)
        return {"imports": [row.public_id]}

    return store


def lint_stored(claim: Claim, progress: Progress) -> Store:
    """Looks for flaws and near doubles in the questions of an import that is there. Raises NotFound."""
    wanted = str(claim.params["import"])
    with progress.database.read() as session:
        row = get_import(session, claim.owner, wanted)
        rows = find_imported(session, row.id)
        questions = [question_of_content(one.content) for one in rows]
        matches = [Match(cast(MatchKind, one.match), one.match_key) for one in rows]
        facts = [fact for fact, _, _ in find_facts(session, row.bank_id)] if row.bank_id else []
        held = find_held(session, row.bank_id) if row.bank_id and row.accepted_at is None else []
    near = match_nearly(questions, held, matches, lambda done, total: progress("comparing", done, total))
    flaws = lint_questions(questions, facts, progress)

    def store(session: Session) -> dict[str, Any]:
        row = get_import(session, claim.owner, wanted)
        for one in find_imported(session, row.id):
            one.flaws = flaws.get(one.position, [])
            # Whoever took the import meanwhile did so as it was.
            if one.position in near and one.match == "new" and row.accepted_at is None:
                one.match, one.match_key = near[one.position].kind, near[one.position].key
        row.linted = True
        return {"imports": [row.public_id]}

    return store


def lint_questions(
    questions: Sequence[Question], facts: Sequence[Fact], progress: Callable[[str, int, int], None]
) -> Flaws:
    """The flaws of each question by its position, in their plain form."""
    known = fact_table(facts)
    found: dict[int, list[dict[str, Any]]] = {}
    for place, question in enumerate(questions):
        if place % 20 == 0:
            progress("linting", place, len(questions))
        flaws = [flaw_to_mapping(flaw) for flaw in find_flaws(question, facts=facts, known=known)]
        if flaws:
            found[place] = flaws
    return found


def _store(
    session: Session,
    claim: Claim,
    file: tuple[ReadFile, Sent],
    matches: Sequence[Match],
    flaws: Flaws,
    progress: Progress,
) -> ImportRow:
    read, sent = file
    title = (str(claim.params["title"]) or read.title or sent.name or PASTED)[:200]
    row = add_import(session, read, sent, owner_id=claim.owner.person_id, title=title, now=progress.now())
    choices = [match.choices[0] for match in matches]
    add_rows(session, row, read.questions, matches, choices=choices, flaws=flaws)
    return row


def _bank(session: Session, visitor: Visitor, key: str) -> BankRow | None:
    return get_editable_bank(session, visitor, key) if key else None


def _lint_later(session: Session, visitor: Visitor, row: ImportRow, progress: Progress) -> None:
    params = {"import": row.public_id}
    add_job(session, visitor, LINT_KIND, title=row.title, params=params, now=progress.now())
