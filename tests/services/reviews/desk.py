"""A teacher's desk: an article brought, read by a worker, and its review at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from quizapp.core.access import Visitor
from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.reviews.known import build_library
from quizapp.formats.articles.reader import read_article_file
from quizapp.jobs.runner import work_off
from quizapp.services import jobs, people, reviews
from quizapp.services.jobs import JobView
from quizapp.services.reviews import KIND, DraftView, ReviewPage
from quizapp.services.reviews.drafting import Drafted, Part, draft_part, store_review
from quizapp.services.work import Claim
from quizapp.storage.database import Database
from tests.people import make_person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FERRY = (
    "# The Tern\n\n"
    "The ferry Tern carries 240 passengers. The battery of the Tern stores 4.3 MWh.\n\n"
    "The Tern was launched on 3 May 2021. The Tern carries 240 passengers and 32 cars.\n"
)


@dataclass
class Desk:
    """A teacher with one review; ``page`` reads it again, ``do`` acts at the revision that is current."""

    database: Database
    visitor: Visitor
    review_id: str = ""

    def bring(self, text: str = FERRY, **told: str) -> JobView:
        """The job of a pasted article after a worker had a look."""
        job = reviews.start_from_text(self.database, self.visitor, text, now=NOW, **told)
        work_off(self.database)
        done = jobs.get_job(self.database, self.visitor, job)
        self.review_id = done.result["reviews"][0] if done.state == "done" else ""
        return done

    @property
    def page(self) -> ReviewPage:
        """The review as it is now."""
        return reviews.get_review(self.database, self.visitor, self.review_id)

    def draft(self, value: str) -> DraftView:
        """The first draft with this value."""
        return next(one for one in self.page.drafts if one.fact.value == value)

    def do(self, action: Callable[..., int], *arguments: object) -> int:
        """What an action answers at the revision that is current."""
        given = {"revision": self.page.revision, "now": NOW}
        return action(self.database, self.visitor, self.review_id, *arguments, **given)


def make_desk(database: Database) -> Desk:
    """The desk of a new teacher, with nothing on it."""
    return Desk(database, people.visitor_of(make_person(database, "teacher")))


def make_review(database: Database) -> Desk:
    """The desk of a new teacher with the review of ``FERRY``, as a worker leaves it."""
    desk = make_desk(database)
    drafted, received = ferry()
    claim = Claim("", KIND, desk.visitor, {"file_name": "", "split": False}, None)
    with database.write() as session:
        desk.review_id = store_review(session, drafted, received, claim, now=NOW)
    return desk


@cache
def ferry() -> tuple[Drafted, ReceivedArticle]:
    """What a worker makes of ``FERRY``, made once."""
    received = read_article_file(FERRY.encode())
    part = Part(received.text, received.title or "")
    return draft_part(part, None, build_library(()), lambda step, done, total: None), received
