"""What banks offer to a quiz that is being built: which there are, and what a draw from some of them can choose by."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from quizapp.core.quizzes.quiz import Draw, Quiz, Slot
from quizapp.core.quizzes.reference import split_reference
from quizapp.errors import NotFound
from quizapp.services.quizzes import get_made_quiz
from quizapp.storage.banks import find_banks
from quizapp.storage.database import Database
from quizapp.storage.quiz_grounds import find_grounds, find_quiz_candidates, find_quiz_facts, grounds_of
from quizapp.storage.quizzes import QuizRow, quiz_of


@dataclass(frozen=True)
class SourceBank:
    """A bank that the maker of a quiz may see; ``chosen`` where it is asked of here."""

    id: str
    title: Twin
    chosen: bool


@dataclass(frozen=True)
class Source:
    """The bank that questions are added from, and those of it that stand in the quiz already."""

    quiz: Quiz
    banks: tuple[SourceBank, ...]
    chosen: str
    there: frozenset[str]


@dataclass(frozen=True)
class Offer:
    """What the chosen banks have for a draw: tags and kinds with counts, facts by their names in the quiz."""

    quiz: Quiz
    home: str
    banks: tuple[SourceBank, ...]
    tags: Mapping[str, int]
    kinds: Mapping[str, int]
    facts: Mapping[str, Fact]
    questions: int

    @property
    def chosen(self) -> tuple[SourceBank, ...]:
        """The banks that are asked of."""
        return tuple(one for one in self.banks if one.chosen)

    @property
    def draw_banks(self) -> tuple[str, ...]:
        """What a draw names: nothing where it is the quiz's own bank alone."""
        keys = tuple(one.id for one in self.chosen)
        return () if keys == (self.home,) else keys


def find_source(database: Database, visitor: Visitor, quiz_id: str, keys: Collection[str] = ()) -> Source:
    """The bank that questions are added from, by default the quiz's own. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_made_quiz(session, visitor, quiz_id)
        quiz, banks = quiz_of(row), _source_banks(session, visitor, row, keys)
        chosen = next((one.id for one in banks if one.chosen), None)
        if chosen is None:
            raise NotFound
        names = (split_reference(slot.question) for slot in quiz.slots if slot.question is not None)
        there = frozenset(id_ for bank, id_ in names if (bank or row.bank.key) == chosen)
        return Source(quiz, banks, chosen, there)


def offer_draw(database: Database, visitor: Visitor, quiz_id: str, keys: Collection[str] = ()) -> Offer:
    """What a draw from these banks, by default the quiz's own, can choose by. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_made_quiz(session, visitor, quiz_id)
        banks = _source_banks(session, visitor, row, keys)
        chosen = {one.id for one in banks if one.chosen}
        naming = Quiz("", Twin(), (Slot(1, draw=Draw(banks=tuple(chosen))),))
        grounds = grounds_of(row)
        candidates = [one for one, _ in find_quiz_candidates(session, grounds, naming) if one.bank in chosen]
        asked = [one for one in find_grounds(session, grounds, naming) if one.row.key in chosen]
        return Offer(
            quiz=quiz_of(row),
            home=row.bank.key,
            banks=banks,
            tags=_counted(one.tags for one in candidates),
            kinds=_counted((one.kind,) for one in candidates),
            facts={fact.id: fact for fact in find_quiz_facts(session, asked)},
            questions=len(candidates),
        )


def _source_banks(
    session: Session, visitor: Visitor, row: QuizRow, keys: Collection[str]
) -> tuple[SourceBank, ...]:
    there = find_banks(session, visitor)
    known = [one.key for one in there]
    # The quiz's own bank may be somebody's who shares it no more.
    wanted = set(keys) or {row.bank.key} & set(known) or set(known[:1])
    if not wanted <= set(known):
        raise NotFound
    return tuple(SourceBank(one.key, Twin(**one.title), one.key in wanted) for one in there)


def _counted(values: Iterable[Sequence[str]]) -> Mapping[str, int]:
    """Each value with how often it occurs, the commonest first."""
    return dict(Counter(value for some in values for value in some).most_common())
