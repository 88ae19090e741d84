"""A teacher's counter: files brought and read as a worker does it, their imports at hand."""

from dataclasses import dataclass
from datetime import UTC, datetime

from quizapp.core.access import Visitor
from quizapp.jobs.runner import work_off
from quizapp.services import jobs, people
from quizapp.services.imports import review as imports
from quizapp.services.imports.review import ImportPage, Sent
from quizapp.services.jobs import JobView
from quizapp.storage.database import Database
from tests.people import make_person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FERRY = (
    "// [id:tern-p] [tag:ferry]\n::Passengers::[markdown]How many passengers does the **Tern** carry? {#240:5}\n\n"
    "::Battery:: 燕鸥号的电池有多大？ {=4.3 MWh ~43 MWh#十倍 ~%50%4 MWh}\n\n"
    "::Broken:: Which of these is it? {=this ~this}\n\n"
    "::Why:: Say why it was built. {}\n"
)


@dataclass
class Counter:
    """A teacher with one import; ``page`` reads it again, ``do`` acts at the revision that is current."""

    database: Database
    visitor: Visitor
    import_id: str = ""

    def bring(self, content: str | bytes = FERRY, name: str = "ferry.txt", **told: str) -> JobView:
        """The job of a file after a worker had a look."""
        content = content.encode() if isinstance(content, str) else content
        job = imports.start_import(self.database, self.visitor, Sent(content, name), now=NOW, **told)
        work_off(self.database)
        done = jobs.get_job(self.database, self.visitor, job)
        self.import_id = done.result["imports"][0] if done.state == "done" else ""
        return done

    @property
    def page(self) -> ImportPage:
        """The import as it is now."""
        return imports.get_import_page(self.database, self.visitor, self.import_id)

    def do(self, action, *arguments: object):
        """What an action answers at the revision that is current."""
        given = {"revision": self.page.revision, "now": NOW}
        return action(self.database, self.visitor, self.import_id, *arguments, **given)


def make_counter(database: Database) -> Counter:
    """The counter of a new teacher, with nothing on it."""
    return Counter(database, people.visitor_of(make_person(database, "teacher")))
