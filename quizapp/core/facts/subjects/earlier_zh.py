"""What the clauses before a value spoke of, in a Chinese sentence whose own clause names nothing."""

import re
from collections.abc import Sequence

from quizapp.core.articles import word_table as table
from quizapp.core.articles.name import Name
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.reading_zh import Told
from quizapp.core.facts.subjects.referents_zh import Referent, Referents

_PEOPLE = re.compile(r"(?:者|员|家|师|们|人|用户|团队|部门|专家|学生|官方|公司|企业|机构|厂商)$")
_CAUSES = frozenset(("由于", "因为", "如果", "若", "虽然", "尽管", "即使", "只要", "为了", "随着"))


class Earlier:
    """Finds what the earlier clauses of the sentences of one article spoke of."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents

    def spoken_of(
        self, told: Sequence[Told], made: Sequence[Referent | None], *, split: bool
    ) -> Referent | None:
        """What the last clause spoke of, but a name first where only a measure is told and nothing ``split``s them."""
        found: list[Referent] = []
        for one, new in zip(reversed(told), reversed(made), strict=True):
            if new is not None and one is not new:
                found.append(new)
            scope = isinstance(one, Subject) and one.text in table.SCOPES and not one.aliases
            if isinstance(one, (Name, Subject)) and not scope:
                found.append(one)
        named = next((one for one in found if isinstance(one, Name)), None)
        proper = named or next((one for one in found if self.referents.is_proper(one)), None)
        return proper if proper and not split else next(iter(found), None)

    def acting(
        self,
        told: Sequence[Told],
        made: Sequence[Referent | None],
        clauses: Sequence[tuple[int, int]],
    ) -> Subject | None:
        """The noun of which the last clause that names anything tells something else than how much it is: 地面站由中学代管，口径7.3米."""
        every = reversed(list(zip(told, made, clauses, strict=False)))
        near = next((each for each in every if isinstance(each[0], (Name, Subject)) or each[1]), None)
        if near is None or near[1] is not None or not isinstance(near[0], Subject):
            return None
        clauses_of = self.referents.clauses
        if clauses_of.words[near[2][0]].text in _CAUSES or near[0].text in table.ABSTRACT:
            return None
        head = clauses_of.head(*near[2])
        acts = head is not None and head.acts and head.words[-1].sort == "noun"
        return near[0] if acts and not _PEOPLE.search(near[0].text) else None
