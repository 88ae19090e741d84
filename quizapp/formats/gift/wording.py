"""The texts of a question as GIFT writes them: plain where they are plain, HTML where they are marked up."""

import re
from dataclasses import dataclass

from quizapp.core.languages import Language, Twin
from quizapp.formats.gift.syntax import escape
from quizapp.formats.gift.texts import MARKUP
from quizapp.formats.html_text import html_from_markdown, markdown_from_plain, plain_from_markdown

_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
# A text that begins so would be read as a format, a weight, a name, a comment, a category or an empty line.
_SIGN_FIRST = re.compile(r"\[|%|//|::|\$CATEGORY|0$")


@dataclass(frozen=True)
class Wording:
    """Writes the texts of one question: those of a marked-up stem are HTML like it."""

    language: Language
    question: Twin

    @property
    def stem(self) -> str:
        """The text of the question, with its format where that is not the usual one."""
        text = self._of(self.question)
        plain = plain_text(text)
        if plain is None:
            return f"[html]{escape(html(text))}"
        return f"[moodle]{escape(plain)}" if _SIGN_FIRST.match(plain) else escape(plain)

    def text(self, twin: Twin) -> str:
        """A text beside the stem, with its format where that is not the stem's."""
        return self._as_html(twin) if self._is_html else self._as_either(twin)

    def left(self, twin: Twin) -> str:
        """The left side of a row, in which ``->`` would end it."""
        written = self.text(twin)
        if "->" not in written:
            return written
        return f"[html]{escape(html(self._of(twin)).replace('->', '-&gt;'))}"

    def plain(self, twin: Twin) -> str:
        """The right side of a row, for which GIFT has no format."""
        return escape(plain_from_markdown(self._of(twin)).strip())

    @property
    def _is_html(self) -> bool:
        return plain_text(self._of(self.question)) is None

    def _as_html(self, twin: Twin) -> str:
        written = escape(html(self._of(twin)))
        return f"[html]{written}" if _SIGN_FIRST.match(written) else written

    def _as_either(self, twin: Twin) -> str:
        plain = plain_text(self._of(twin))
        if plain is None:
            return f"[html]{escape(html(self._of(twin)))}"
        return f"[moodle]{escape(plain)}" if _SIGN_FIRST.match(plain) else escape(plain)

    def _of(self, twin: Twin) -> str:
        return twin.in_(self.language)


def plain_text(markdown: str) -> str | None:
    """The text that says the same without any markup, None where there is none."""
    plain = plain_from_markdown(markdown)
    told = markdown_from_plain(plain) == markdown and plain == plain.strip() and "$$" not in plain
    return plain if told and not MARKUP.search(plain) and "\n\n" not in plain else None


def html(markdown: str) -> str:
    """The text as HTML, without the paragraph around it where it is a single one."""
    written = html_from_markdown(markdown, pictures=lambda name: f"@@PLUGINFILE@@/{name}").strip()
    only = _ONE_PARAGRAPH.fullmatch(written)
    return only[1] if only else written
