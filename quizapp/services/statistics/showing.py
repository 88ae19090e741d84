"""Statistics of a quiz as they are stored: read by pages, which never compute them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.statistics.report import Basis, ItemReport, QuizReport, report_from_mapping
from quizapp.errors import NotFound
from quizapp.services.access import refuse_learner
from quizapp.storage.database import Database
from quizapp.storage.pins import find_question_versions
from quizapp.storage.quizzes import QuizRow, find_managed_quizzes, get_managed_quiz, quiz_of
from quizapp.storage.statistics import QuizStatisticsRow, find_bases


@dataclass(frozen=True)
class StatisticsPage:
    """The report on a quiz, None before the first; ``stale`` where newer attempts are not in it yet.

    ``questions`` has the question of each item, in the version that its numbers are about.
    """

    quiz_id: str
    title: Twin
    bank_id: str
    report: QuizReport | None
    questions: Mapping[str, Question]
    computed_at: datetime | None
    stale: bool

    @property
    def flagged(self) -> tuple[ItemReport, ...]:
        """The questions with something to look at."""
        return tuple(item for item in self.report.items if item.flags) if self.report else ()


@dataclass(frozen=True)
class Alarm:
    """A question whose key looks wrong in a quiz that is the visitor's, with the option that the strong prefer."""

    quiz_id: str
    title: Twin
    question: Question
    option: str | None
    n: int


def quiz_statistics(database: Database, visitor: Visitor, quiz_id: str, basis: Basis) -> StatisticsPage:
    """What is stored about a quiz that is the visitor's. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        quiz = get_managed_quiz(session, visitor, quiz_id)
        row = session.get(QuizStatisticsRow, quiz.id)
        report = report_from_mapping(row.content[basis]) if row else None
        items = report.items if report else ()
        versions = find_question_versions(session, [item.version_id for item in items])
        return StatisticsPage(
            quiz_id=quiz.public_id,
            title=quiz_of(quiz).title,
            bank_id=quiz.bank.key,
            report=report,
            questions={item.question: versions[item.version_id] for item in items},
            computed_at=row.computed_at if row else None,
            stale=find_bases(session, quiz.id).get(quiz.id) != (row.basis if row else None),
        )


def get_item(page: StatisticsPage, question: str) -> ItemReport:
    """The report on one question of a quiz. Raises NotFound."""
    found = next(
        (item for item in (page.report.items if page.report else ()) if item.question == question), None
    )
    if found is None:
        raise NotFound
    return found


def find_alarms(database: Database, visitor: Visitor) -> list[Alarm]:
    """The questions of the visitor's quizzes whose key looks wrong, also while a quiz still runs. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        quizzes = {
            quiz.id: quiz for quiz in find_managed_quizzes(session, visitor) if quiz.archived_at is None
        }
        wanted = session.query(QuizStatisticsRow).where(QuizStatisticsRow.quiz_id.in_(quizzes))
        suspects = [(quizzes[row.quiz_id], item) for row in wanted for item in _suspects(row)]
        versions = find_question_versions(session, [item.version_id for _, item in suspects])
        return [
            _alarm(quiz, item, replace(versions[item.version_id], id=item.question))
            for quiz, item in suspects
        ]


def _suspects(row: QuizStatisticsRow) -> list[ItemReport]:
    report = report_from_mapping(row.content["first"])
    return [item for item in report.items if any(name == "check_the_key" for name, _ in item.flags)]


def _alarm(quiz: QuizRow, item: ItemReport, question: Question) -> Alarm:
    option = next(option for name, option in item.flags if name == "check_the_key")
    return Alarm(quiz.public_id, quiz_of(quiz).title, question, option, item.n)
