"""The title and the day of publication that a web page gives for itself; nothing is guessed from its text."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from lxml import html

from quizapp.formats.articles.blocks import squeeze

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "weibo:article:create_at", "pubdate", "publishdate",
    "publish_date", "publication_date", "citation_publication_date", "dc.date.issued", "dc.date", "date",
)  # fmt: skip
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
# The moment at which WeChat published an article, in seconds, and the zone in which it shows it.
_WECHAT = re.compile(r"\bvar ct\s*=\s*[\"']([0-9]{10})[\"']")
_WECHAT_ZONE = timezone(timedelta(hours=8))
_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})(?![0-9])")
# Behind the last of these a page's title names the site.
_SITE = re.compile(r"\s+[-–—|·•]\s+[^-–—|·•]{1,40}$|\s*[_|]\s*[^_|]{1,30}$")
_LONGEST = 300


def find_title(root: html.HtmlElement) -> str | None:
    """The title: that of the head for other sites, else the one first heading, else the head's own without the site's name."""
    named = _named(root)
    headings = [text for one in root.iter("h1") if (text := squeeze(str(one.text_content())))]
    head = squeeze(root.findtext(".//title") or "")
    found = next((named[name] for name in _TITLES if named.get(name)), None)
    title = found or (headings[0] if len(headings) == 1 else "") or _SITE.sub("", head)
    return title[:_LONGEST] or None


def find_published(root: html.HtmlElement) -> date | None:
    """The day that the head, the data for search engines, or a marked time in the page gives."""
    named = _named(root)
    texts = [named[name] for name in _DAYS if name in named]
    scripts = [one.text or "" for one in root.iter("script")]
    texts += [found for script in scripts for found in _PUBLISHED.findall(script)[:1]]
    seconds = [int(found) for script in scripts for found in _WECHAT.findall(script)[:1]]
    texts += [datetime.fromtimestamp(one, _WECHAT_ZONE).isoformat() for one in seconds]
    texts += [one.get("datetime", "") for one in root.iter("time") if _tells_publication(one)]
    return next(filter(None, map(_as_date, texts)), None)


def _named(root: html.HtmlElement) -> dict[str, str]:
    """What the head says, by its names in small letters; the first of each name counts."""
    pairs = list(_metas(root))
    return {name: squeeze(content) for name, content in reversed(pairs) if content.strip()}


def _metas(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for one in root.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        yield name.lower(), one.get("content", "")


def _tells_publication(time: html.HtmlElement) -> bool:
    """Whether a time in the page is marked as the one of publication."""
    marked = " ".join(
        (time.get("itemprop", ""), time.get("class", ""), "pubdate" if "pubdate" in time.attrib else "")
    )
    return bool(re.search(r"publish|pubdate", marked, re.IGNORECASE))


def _as_date(text: str) -> date | None:
    """The day at the beginning of a text."""
    found = _DAY.match(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
