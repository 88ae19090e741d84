"""What the drafts of a review stand on: an article as received, the reading of it, and its passages."""

from dataclasses import dataclass

from quizapp.core.articles.reading import Reading
from quizapp.core.facts.fact import Article
from quizapp.core.languages import Language, Twin, as_language
from quizapp.core.reviews.passage import Place


@dataclass(frozen=True)
class Ground:
    """The article, its text as received, the reading of it, and the reading's passages."""

    article: Article
    text: str
    reading: Reading
    places: tuple[Place, ...]

    @property
    def language(self) -> Language:
        """The content language of the article."""
        return as_language(self.article.lang)

    def passage_id(self, place: Place) -> str:
        """The id of a passage in the reading of any bank that the article is published in."""
        return f"{self.article.id}-{place.id}"

    def text_of(self, place: Place) -> Twin:
        """A passage in the one language that it has."""
        return twin_of(self.language, self.reading.text[place.start : place.end])


def twin_of(language: Language, text: str) -> Twin:
    """A text in one language alone."""
    return Twin(zh=text) if language == "zh" else Twin(en=text)
