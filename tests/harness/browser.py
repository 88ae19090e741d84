"""A real browser: Debian's Chromium, driven by Playwright, and what every page must be free of."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from quizapp.app import create_app
from quizapp.config import Config
from tests.harness.databases import SqliteTemplate
from tests.harness.postgresql import free_port
from tests.harness.server import serving

AXE = Path(__file__).parent / "axe" / "axe.min.js"
AXE_DIGEST = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REPORT_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', violation => console.error(
    `policy violation: ${violation.violatedDirective} ${violation.blockedURI} ${violation.sourceFile}`))
"""


# What axe tells of each element that is sound is twice the work of looking at it: none of that leaves the page.
FIND_VIOLATIONS = """
async tags => {
    const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
    return found.violations.map(one => `${one.id} (${one.help}): ${one.nodes.map(node => node.target).join(', ')}`);
}
"""


@dataclass
class Site:
    """An application that is being served, with the way to its database."""

    app: Flask
    url: str

    @property
    def host(self) -> str:
        """Its host and port."""
        return urlsplit(self.url).netloc


@dataclass
class Watch:
    """What goes wrong in a browser's pages: script errors, policy violations, requests to other hosts."""

    host: str
    troubles: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> BrowserContext:
        """The same context, watched from now on."""
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.troubles.append(f"script error: {error.error}"))
        context.on("request", self._request)
        return context

    def _console(self, message: ConsoleMessage) -> None:
        # The browser words a 404 page as an error of its own; tests of error pages look at the page.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.troubles.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != self.host:
            self.troubles.append(f"request to another host: {request.url}")


def find_chromium() -> str:
    """The browser's program. Raises FileNotFoundError, naming the package, where there is none."""
    found = shutil.which("chromium")
    if found is None:
        raise FileNotFoundError("Chromium is missing: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once for each test process."""
    # As patient as every other wait: how long a page takes says most about what else the machine does.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def site_template(sqlite_template: SqliteTemplate) -> SqliteTemplate:
    """What the database of a served site is a copy of."""
    return sqlite_template


@pytest.fixture
def site(
    site_template: SqliteTemplate,
    tmp_path: Path,
    instance: Path,
    compiled_templates: FileSystemBytecodeCache,
) -> Iterator[Site]:
    """A site with a fresh SQLite database, served on a port of its own."""
    port = free_port()
    with site_template.fresh(tmp_path) as url:
        config = Config(instance=instance, database_url=url, port=port, testing=True)
        app = create_app(config)
        app.jinja_env.bytecode_cache = compiled_templates
        with serving(app, port) as address:
            yield Site(app, address)
        app.extensions["quizapp.database"].close()


NewPage = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def new_page(chromium: Browser, site: Site) -> NewPage:
    """Opens a page in a browser profile of its own: ``with new_page(locale='zh-CN') as page``.

    Any script error, policy violation or request to another host fails the test when the block ends.
    """

    @contextmanager
    def open_page(**options: Any) -> Iterator[Page]:
        watch = Watch(site.host)
        settings = {"base_url": site.url, "locale": "en-GB", "reduced_motion": "reduce", **options}
        with watch.over(chromium.new_context(**settings)) as context:
            yield context.new_page()
        assert not watch.troubles, "\n".join(watch.troubles)

    return open_page


@pytest.fixture
def page(new_page: NewPage) -> Iterator[Page]:
    """A page in English in a fresh browser profile, watched for errors."""
    with new_page() as page:
        yield page


def check_axe(page: Page) -> None:
    """Fails with what axe finds wrong with the page as it stands: the rule, and each element's selector."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_source())
    found = page.evaluate(FIND_VIOLATIONS, AXE_TAGS)
    assert not found, f"{page.url}\n" + "\n".join(found)


def _axe_source() -> str:
    content = AXE.read_bytes()
    assert hashlib.sha256(content).hexdigest() == AXE_DIGEST
    return content.decode()


def check_fits(page: Page) -> None:
    """Fails where a page is wider than its window, so that a reader would have to scroll sideways."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"


__all__ = ["NewPage", "Site", "Watch", "check_axe", "check_fits"]
