"""Pictures of every page of a full site: ``python -m tests.harness.screenshots [FOLDER]``, by default build/screenshots.

Each page that links lead to, as a guest, a student, a teacher and the owner see it: on a phone and on a wide screen, light and
dark, in both languages. Ends with 1 where something sticks out of a page.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from quizapp.app import create_app
from quizapp.config import Config
from tests.browser.conftest import enter
from tests.harness.browser import CHROMIUM_OPTIONS, find_chromium
from tests.harness.databases import create_tables
from tests.harness.postgresql import free_port
from tests.harness.server import serving
from tests.people import post, sign_in
from tests.web.crawl import crawl
from tests.web.school import School, open_school

LOOKS = list(product(("en", "zh-CN"), ((390, 844), (1280, 900)), ("light", "dark")))
GUEST = ("/", "/sign-in", "/register", "/code", "/forgot", "/nothing-here")
TEACHER = (
    "/",
    "/teaching",
    "/classes",
    "/banks",
    "/reports",
    "/contests",
    "/imports",
    "/reviews",
    "/account",
)


def addresses(app: Flask, school: School) -> Iterator[tuple[str, list[str]]]:
    """Who looks at which pages: the user name, empty for a guest, and the addresses, one of each kind."""
    own, quiz = school.own, f"/quizzes/{school.own['quiz_id']}"
    student, owner = school.student, sign_in(app, "owner")
    yield "", [*GUEST, quiz]
    begun = post(student.client, f"{quiz}/start", page=quiz).location
    running = [f"{begun}/1", f"{begun}/overview"]
    found = crawl(
        student.client, "/", f"/attempts/{own['attempt']}/review", f"/courses/{own['class_id']}", "/join"
    )
    yield student.person.username, [*found, *running]
    yield school.teacher.person.username, [*crawl(school.teacher.client, f"{quiz}/results", *TEACHER)]
    yield owner.person.username, [*crawl(owner.client, "/people")]


def shoot(browser: Browser, site: str, username: str, paths: list[str], folder: Path) -> Iterator[str]:
    """Pictures of these pages in every look; gives what sticks out of its page."""
    for locale, (width, height), scheme in LOOKS:
        context = browser.new_context(
            base_url=site, locale=locale, color_scheme=scheme, viewport={"width": width, "height": height}
        )
        page = context.new_page()
        if username:
            enter(page, username)
        for path in paths:
            page.goto(path)
            name = re.sub(r"\W+", "-", path).strip("-") or "home"
            page.screenshot(
                path=folder / f"{username or 'guest'}-{name[:80]}-{locale[:2]}-{width}-{scheme}.png",
                full_page=True,
            )
            if page.evaluate("document.documentElement.scrollWidth") > width:
                yield f"{path} {locale} {width}"
        context.close()


def main(folder: Path) -> int:
    """Makes all pictures; 1 where something sticks out."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as instance, sync_playwright() as playwright:
        url, port = f"sqlite:///{instance}/quizapp.db", free_port()
        create_tables(url)
        app = create_app(Config(instance=Path(instance), database_url=url, port=port, testing=True))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        looked = list(addresses(app, open_school(app)))
        with serving(app, port) as site:
            wide = [one for who, paths in looked for one in shoot(browser, site, who, paths, folder)]
        browser.close()
        app.extensions["quizapp.database"].close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}", *wide, sep="\n")
    return 1 if wide else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots")))
