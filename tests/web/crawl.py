"""The pages of a site that links lead to, and the forms on them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask.testing import FlaskClient
from lxml import html

# Ids, numbers and names of banks, questions and facts: pages that differ in these alone are alike.
NAMES = re.compile(r"[\w-]{12,}|\d+|(?<=/questions/)\w+|(?<=/banks/)[\w-]+|(?<=/facts/)[\w-]+")
SHOWN = (
    "//body//text()[not(ancestor::script or ancestor::*[@lang and not(self::html)] or ancestor::code"
    " or ancestor::kbd or ancestor::textarea or ancestor::pre or ancestor::*[@translate='no']"
    " or ancestor::select[@id='time_zone'] or ancestor::*[contains(@class, 'diff')])]"
    "|//body//@aria-label|//body//@placeholder|//body//@title|//body//@alt"
)


@dataclass(frozen=True)
class Form:
    """A form as a browser would send it, with the buttons that say what is to be done."""

    action: str
    fields: Mapping[str, str]
    buttons: tuple[tuple[str, str], ...]


def crawl(client: FlaskClient, *starts: str) -> dict[str, str]:
    """The pages that links lead to from ``starts``, one of each kind, by address."""
    found: dict[str, str] = {}
    known, waiting = Counter[str](), list(starts)
    while waiting:
        address = waiting.pop(0)
        if known[likeness(address)] or "lang=" in address:
            continue
        known[likeness(address)] += 1
        answer = client.get(address, follow_redirects=True)
        assert answer.status_code < 500, address
        if answer.mimetype == "text/html" and answer.status_code == 200:
            found[address] = answer.text
            waiting += links(answer.text)
    return found


def likeness(address: str) -> str:
    """What pages of one kind have in common: their address without ids and without what is asked for."""
    path, _, query = address.partition("?")
    return NAMES.sub("*", path) + re.sub(r"=[^&]*", "", query)


def links(page: str) -> list[str]:
    """Where the links of a page lead to within the site."""
    found = html.fromstring(page).xpath("//a/@href")
    return [link.partition("#")[0] for link in found if link.startswith("/") and "/static/" not in link]


def forms(pages: Mapping[str, str]) -> Iterator[Form]:
    """The forms of pages that change something, each address and set of fields once."""
    known = set[tuple[str, frozenset[str]]]()
    for address, page in pages.items():
        for form in html.fromstring(page).xpath("//form[@method='post']"):
            fields = {name: value or "" for name, value in form.form_values()}
            action = form.get("action") or address
            kind = (likeness(action), frozenset(fields))
            if kind not in known:
                known.add(kind)
                buttons = form.xpath(".//button[@name]")
                yield Form(action, fields, tuple((one.get("name"), one.get("value", "")) for one in buttons))


def words(page: str) -> set[str]:
    """The texts that a reader of a page sees in the language of the page."""
    return {" ".join(text.split()) for text in html.fromstring(page).xpath(SHOWN)}
