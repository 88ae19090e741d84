"""The texts of a GIFT question as our Markdown, whatever their format; what of them is lost is remembered."""

import re
from dataclasses import dataclass, field

from quizapp.core.faults import Fault
from quizapp.core.languages import Language, Message, Twin
from quizapp.formats.foreign_markdown import MISSING, without_missing
from quizapp.formats.gift.syntax import parse_said
from quizapp.formats.html_losses import loss_faults
from quizapp.formats.html_text import markdown_from_html, markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.tex import formulas_from_double_dollars

BLANK = "_____"
MARKUP = re.compile(r"<(?:/?[A-Za-z][\w-]*[\s/>]|!--)|&(?:[a-zA-Z]+|#\d+);")
_PLUGIN_FILE = "@@PLUGINFILE@@/"


@dataclass
class Texts:
    """Reads the texts of one question at ``where``; ``usual`` is the format of those that name none."""

    where: str
    language: Language
    usual: str = "moodle"
    faults: list[Fault] = field(default_factory=list)

    def warn(self, text: str, **params: str) -> None:
        """Remember something that a person has to know of this question."""
        self.faults.append(Fault(self.where, Message(text, params), "warning"))

    def twin(self, text: str, usual: str = "") -> Twin | None:
        """The text on its side, None where it is empty."""
        markdown = self.markdown(text, usual)
        return twin_of(markdown, self.language) if markdown else None

    def full(self, text: str, usual: str = "") -> Twin:
        """The text on its side, even if it is empty."""
        return twin_of(self.markdown(text, usual), self.language)

    def markdown(self, text: str, usual: str = "") -> str:
        """The text, escapes still hidden, as Markdown."""
        said = parse_said(text, usual or self.usual)
        if said.format == "markdown":
            return without_missing(said.text, self._missing)
        if said.format == "plain" or (said.format == "moodle" and not MARKUP.search(said.text)):
            return markdown_from_plain(formulas_from_double_dollars(said.text))
        html = said.text.replace("\n", "<br>") if said.format == "moodle" else said.text
        found, losses = markdown_from_html(formulas_from_double_dollars(html), pictures=self._missing)
        self.faults += loss_faults(self.where, (loss for loss in losses if loss != "missing picture"))
        return found

    def _missing(self, address: str) -> None:
        self.warn(MISSING, name=address.removeprefix(_PLUGIN_FILE))
