"""What a part of a package needs to become questions, and how its texts are read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from quizapp.core.languages import Language, Message, Twin
from quizapp.formats.element_texts import GAPS, gap_id
from quizapp.formats.h5p.content import Params, Part
from quizapp.formats.html_text import markdown_from_html
from quizapp.formats.imported import twin_of


@dataclass
class Asking:
    """One part; ``notes`` collects what was not carried, ``losses`` what its texts lost."""

    part: Part
    language: Language
    pictures: Callable[[str], str | None]
    notes: list[Message] = field(default_factory=list)
    losses: dict[str, None] = field(default_factory=dict)

    @property
    def params(self) -> Params:
        """The parameters of the part."""
        return self.part.params

    def note(self, text: str, **params: str) -> None:
        """Notes what was not carried, once."""
        message = Message(text, params)
        if message not in self.notes:
            self.notes.append(message)

    def markdown(self, html: str) -> str:
        """A text of the package, gaps in their places."""
        text, losses = markdown_from_html(html, pictures=self.pictures)
        self.losses.update(dict.fromkeys(losses))
        return GAPS.sub(lambda found: f"{{{{{gap_id(found)}}}}}", text).strip()

    def twin(self, html: str) -> Twin:
        """A text on the side of the package's language."""
        return twin_of(self.markdown(html), self.language)

    def said(self, html: str) -> Twin | None:
        """A feedback, None where it is empty."""
        text = self.markdown(html)
        return twin_of(text, self.language) if text else None

    def stem(self, *parts: str) -> Twin:
        """The picture or recording of the part above its texts."""
        texts = (self.markdown(html) for html in (self._medium(), *parts))
        return twin_of("\n\n".join(text for text in texts if text), self.language)

    def _medium(self) -> str:
        """The medium beside a question as HTML; H5P keeps it as a library of its own."""
        media = self.params.inner("media")
        shown = (media.inner("type") if media.inner("type").fields else media).inner("params")
        file = shown.inner("file")
        if file.text("path"):
            return picture_of(file.text("path"), shown.text("alt"))
        sources = [*shown.items("files"), *shown.items("sources")]
        path = sources[0].text("path") if sources else ""
        if not path:
            return ""
        tag = "audio" if shown.items("files") and sources[0].text("mime").startswith("audio") else "video"
        return f'<p><{tag} src="{_quoted(path)}" title="{_quoted(self.part.title)}"></{tag}></p>'


def picture_of(path: str, alt: str) -> str:
    """A picture of the package as HTML."""
    return f'<p><img src="{_quoted(path)}" alt="{_quoted(alt)}"></p>'


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
