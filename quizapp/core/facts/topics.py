"""What an article has been speaking of, from sentence to sentence."""

from dataclasses import dataclass

from quizapp.core.articles.name import Name
from quizapp.core.facts.nouns import Subject

THINGS = frozenset({"model", "chip", "product"})
NEVER_SUBJECTS = frozenset({"benchmark", "term"})


@dataclass
class Topics:
    """What an article has been speaking of: the last thing and company, the most frequent of each, and what the last sentence spoke of."""

    main_thing: Name | None
    main_company: Name | None
    last: Name | None = None
    person: Name | None = None
    thing: Name | None = None
    company: Name | None = None
    spoken: Name | Subject | None = None

    def turn_to(self, name: Name) -> None:
        """Remembers a name that a sentence was about."""
        self.last = name
        if name.kind in THINGS:
            self.thing = name
        elif name.kind == "company":
            self.company = name
