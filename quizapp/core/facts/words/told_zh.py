"""What a Chinese sentence tells in words beside its definitions and offices."""

from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.appositions_zh import find_appositions
from quizapp.core.facts.words.backers_zh import find_backers
from quizapp.core.facts.words.becoming_zh import find_becoming
from quizapp.core.facts.words.brackets_zh import find_brackets
from quizapp.core.facts.words.copulas_zh import find_copulas
from quizapp.core.facts.words.effects_zh import find_effects
from quizapp.core.facts.words.life_zh import find_life
from quizapp.core.facts.words.makers_zh import find_makers
from quizapp.core.facts.words.offices_zh import find_offices_zh
from quizapp.core.facts.words.origins_zh import find_origins
from quizapp.core.facts.words.parts_zh import find_parts
from quizapp.core.facts.words.purposes_zh import find_purposes
from quizapp.core.facts.words.senses_zh import find_senses
from quizapp.core.facts.words.stations_zh import find_stations
from quizapp.core.facts.words.that_is_zh import find_that_is
from quizapp.core.facts.words.told import Told


def find_told(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What a sentence tells of makers and of lives."""
    yield from find_makers(article, sentence)
    yield from find_origins(article, sentence)
    yield from find_backers(article, sentence)
    yield from find_life(article, sentence)
    yield from find_stations(article, sentence)
    yield from find_offices_zh(article, sentence)
    yield from find_brackets(article, sentence)
    yield from find_becoming(article, sentence)
    yield from find_parts(article, sentence)
    yield from find_copulas(article, sentence)
    yield from find_that_is(article, sentence)
    yield from find_purposes(article, sentence)
    yield from find_senses(article, sentence)
    yield from find_appositions(article, sentence)
    yield from find_effects(article, sentence)
