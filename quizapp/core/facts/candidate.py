"""A candidate: what a proposer holds for a fact of an article, before it is proven and reviewed."""

from dataclasses import dataclass

from quizapp.core.facts.fact import NEVER_ASKED, Standing
from quizapp.core.quantities.unit import find_unit


@dataclass(frozen=True)
class Candidate:
    """A value with its subject and where both stand; offsets count code points of the article, end exclusive."""

    start: int
    end: int
    value_start: int
    value_end: int
    kind: str
    subject: str
    attribute: str
    value: str
    unit: str | None = None
    aliases: tuple[str, ...] = ()
    qualifier: str | None = None
    as_of: str | None = None
    standing: Standing = "stated"
    said_by: str | None = None
    worth_asking: bool = True
    lang: str = "en"

    @property
    def quizzable(self) -> bool:
        """Whether a question may be made of it."""
        return self.worth_asking and self.standing not in NEVER_ASKED


def candidate_to_mapping(candidate: Candidate, article_id: str) -> dict[str, object]:
    """The plain form of a candidate: numbers as numbers where they are exact, dates and ranges as text."""
    return {
        "article": article_id,
        "start": candidate.start,
        "end": candidate.end,
        "value_start": candidate.value_start,
        "value_end": candidate.value_end,
        "kind": candidate.kind,
        "subject": candidate.subject,
        "aliases": list(candidate.aliases),
        "attribute": candidate.attribute,
        "value": _plain(candidate),
        "unit": _usual_unit(candidate),
        "qualifier": candidate.qualifier,
        "as_of": candidate.as_of,
        "standing": candidate.standing,
        "said_by": candidate.said_by,
        "quizzable": candidate.quizzable,
        "lang": candidate.lang,
    }


def _usual_unit(candidate: Candidate) -> str | None:
    """The unit as the article's language writes it where symbols differ: 天 for days in Chinese, Gbps for Gbit/s."""
    unit = find_unit(candidate.unit) if candidate.unit else None
    if unit and unit.dimension == "time" and candidate.lang != "en":
        return unit.zh
    return unit.en if unit and unit.name.endswith("bit/s") else candidate.unit


def _plain(candidate: Candidate) -> object:
    if candidate.kind in ("date", "concept", "person_role", "capability", "comparison"):
        return candidate.value
    try:
        number = float(candidate.value)
    except ValueError:
        return candidate.value
    return int(number) if number.is_integer() and abs(number) < 1e18 else number
