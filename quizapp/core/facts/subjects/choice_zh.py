"""What a value of a Chinese article is about where the rules are not certain: of all that is offered, what most speaks for."""

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.description import Descriptions
from quizapp.core.facts.subjects.heads_zh import Heads
from quizapp.core.facts.subjects.nearby_zh import Nearby
from quizapp.core.facts.subjects.offers_zh import Offer, Offers
from quizapp.core.facts.subjects.signs_zh import Asked, Group, Signs
from quizapp.core.facts.subjects.weights_zh import WEIGHTS

_UNSURE = frozenset({"followed", "told", "noun", "topic"})
_SHORT, _LONG = 400, 20_000


class Choice:
    """Chooses what the values of one article are about.

    The rules alone do in conversations, in short texts, where nothing comes often, and in very long ones, which tell of many things.
    """

    def __init__(
        self, article: ArticleText, names: Sequence[Name], heads: Heads, descriptions: Descriptions
    ) -> None:
        self.article = article
        self.names = names
        self.heads = heads
        self.descriptions = descriptions
        self._chooses = _SHORT <= len(article.plain) <= _LONG and not article.turns

    @cached_property
    def signs(self) -> Signs:
        """What is offered in the article, with its signs; read when it is first asked for."""
        referents = self.heads.followed.referents
        offers = Offers(self.names, referents, self.descriptions)
        return Signs(self.article, Nearby(self.article, referents.clauses), offers)

    def asks(self, asked: Asked) -> bool:
        """Whether what the rules found for a value is only one offer among others."""
        return self._chooses and asked.rule in _UNSURE

    def choose(self, asked: Asked) -> Subject:
        """What the rules found where they are certain, else what most speaks for."""
        if not self.asks(asked):
            return asked.found
        return max(self.signs.offered(asked), key=_weight)[0].subject


def _weight(offered: tuple[Offer, tuple[Group, ...]]) -> float:
    """How much speaks for an offer: the sum of the weights of its signs."""
    offer, groups = offered
    return _sum_of(offer.signs) + sum(map(_sum_of_group, groups))


def _sum_of(signs: Iterable[str]) -> float:
    """The sum of the weights of signs; those without one weigh nothing."""
    return sum([WEIGHTS[sign] for sign in signs if sign in WEIGHTS])


@cache
def _sum_of_group(signs: Group) -> float:
    """The sum of the weights of signs that come together again and again."""
    return _sum_of(signs)
