"""The plain form of a fact (mappings, lists and scalars, as in YAML and JSON): its one home."""

from typing import cast

from quizapp.core.facts.fact import STANDINGS, Article, Fact, Source, Standing
from quizapp.core.faults import Fault
from quizapp.core.languages import Twin
from quizapp.core.plain import Plain, filled, open_plain, twin_to_mapping

NO_TEXT = Twin()


def fact_from_mapping(mapping: object, where: str) -> tuple[Fact | None, list[Fault]]:
    """The fact that a plain mapping holds, or None; and everything that is wrong with the form."""
    faults: list[Fault] = []
    plain = open_plain(mapping, where, faults)
    if plain is None:
        return None, faults
    fact = _read_fact(plain)
    plain.close()
    return (None if faults else fact), faults


def fact_to_mapping(fact: Fact) -> dict[str, object]:
    """The plain form of a fact, defaults left out; ``fact_from_mapping`` gives the same fact back."""
    return filled(
        {
            "id": fact.id,
            "kind": fact.kind,
            "subject": twin_to_mapping(fact.subject),
            "aliases": list(fact.aliases),
            "attribute": twin_to_mapping(fact.attribute),
            "value": fact.value,
            "unit": fact.unit,
            "qualifier": fact.qualifier,
            "as_of": fact.as_of,
            "standing": None if fact.standing == "stated" else fact.standing,
            "said_by": twin_to_mapping(fact.said_by),
            "statement": twin_to_mapping(fact.statement),
            "passage": fact.passage,
            "printed": twin_to_mapping(fact.printed),
            "sources": [_source(source) for source in fact.sources],
        }
    )


def read_article(plain: Plain) -> Article:
    """What a mapping tells of an article."""
    article = Article(
        id=plain.text("id", required=True) or "",
        title=plain.twin("title", required=True) or NO_TEXT,
        published=plain.scalar("published"),
        lang=plain.text("lang", required=True) or "",
    )
    plain.close()
    return article


def article_to_mapping(article: Article) -> dict[str, object]:
    """The plain form of what is told of an article."""
    return filled(
        {
            "id": article.id,
            "title": twin_to_mapping(article.title),
            "published": article.published,
            "lang": article.lang,
        }
    )


def _read_fact(plain: Plain) -> Fact:
    return Fact(
        id=plain.text("id", required=True) or "",
        kind=plain.text("kind", required=True) or "",
        subject=plain.twin("subject", required=True) or NO_TEXT,
        aliases=plain.texts("aliases"),
        attribute=plain.twin("attribute", required=True) or NO_TEXT,
        value=plain.scalar("value", required=True) or "",
        unit=plain.text("unit"),
        qualifier=plain.text("qualifier"),
        as_of=plain.scalar("as_of"),
        standing=cast(Standing, plain.choice("standing", STANDINGS) or "stated"),
        said_by=plain.twin("said_by"),
        statement=plain.twin("statement", required=True) or NO_TEXT,
        passage=plain.text("passage", required=True) or "",
        printed=plain.twin("printed"),
        sources=tuple(_read_source(row) for row in plain.rows("sources")),
    )


def _read_source(row: Plain) -> Source:
    source = Source(
        article=row.text("article", required=True) or "",
        start=_offset(row, "start"),
        end=_offset(row, "end"),
        sha256=row.text("sha256", required=True) or "",
    )
    row.close()
    return source


def _offset(row: Plain, key: str) -> int:
    row.take(key, required=True)
    return row.whole(key) or 0


def _source(source: Source) -> dict[str, object]:
    return {
        "article": source.article,
        "start": source.start,
        "end": source.end,
        "sha256": source.sha256,
    }
