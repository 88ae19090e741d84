"""What a response of a problem needs to become a question, and how its texts are read."""

from dataclasses import dataclass, field

from quizapp.core.languages import Message, Twin
from quizapp.formats.element_texts import ElementTexts, ends_text
from quizapp.formats.imported import twin_of
from quizapp.formats.olx.problem import Asked
from quizapp.formats.olx.stems import HIDDEN, stem_of
from quizapp.formats.xml_tree import Node


@dataclass
class Asking:
    """One response of a problem (None: all of them); ``notes`` collects what was not carried.

    ``alone`` is False where the problem asks other things too, each in a question of its own.
    """

    problem: Node
    one: Asked | None
    texts: ElementTexts
    alone: bool = True
    notes: list[Message] = field(default_factory=list)

    @property
    def given(self) -> Asked:
        """The response, where there is one."""
        assert self.one is not None
        return self.one

    @property
    def response(self) -> Node:
        """The element of the response."""
        return self.given.response

    @property
    def field(self) -> Node:
        """The element of its field."""
        return self.given.field

    @property
    def kind(self) -> str:
        """The name of the response."""
        return self.given.kind

    def stem(self) -> Twin:
        """The text of the problem as far as it belongs to this response."""
        return self.twin(stem_of(self.problem, None if self.alone else self.one))

    def ends(self) -> bool:
        """Whether the field ends the text."""
        inner = (one.get("trailing_text") for one in self.response.iter("textline", "formulaequationinput"))
        return not any(inner) and ends_text(self.problem, self.field, HIDDEN)

    def note(self, text: str, **params: str) -> None:
        """Notes what was not carried, once."""
        message = Message(text, params)
        if message not in self.notes:
            self.notes.append(message)

    def twin(self, element: Node | None) -> Twin:
        """The text of an element."""
        return self.texts.twin(element)

    def plain(self, text: str) -> Twin:
        """A text on the side of the file's language."""
        return twin_of(text, self.texts.language)

    def said(self, element: Node | None) -> Twin | None:
        """The text of a hint, None where it has none."""
        text = self.texts.markdown(element)
        return twin_of(text, self.texts.language) if text else None
