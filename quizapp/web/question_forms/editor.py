"""The question editor: a form for the question's kind, its faults at their fields, and a look at the result.

The pages that open it decide what is edited and where it is kept; here nothing is stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask import Flask, render_template, request
from flask_babel import force_locale, gettext
from markupsafe import Markup

from quizapp.core.attempts.review import review_question
from quizapp.core.attempts.show import show_question
from quizapp.core.faults import Fault
from quizapp.core.languages import LANGUAGES, Language, as_language
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS, check_question
from quizapp.core.questions.structure import texts_of as all_texts
from quizapp.web.languages import current_language, word
from quizapp.web.question_forms.fields import Texts
from quizapp.web.question_forms.forms import FORMS, QuestionForm
from quizapp.web.question_forms.mapping import read_question, texts_of
from quizapp.web.question_forms.pictures import Placed, place_picture
from quizapp.web.question_forms.places import field_of
from quizapp.web.question_forms.rows import Changed, change_rows
from quizapp.web.template_names import add_names

BUTTON = "do"
SAVE = "save"
PARK = "save:draft"
PREVIEW_IN = "preview_in"


@dataclass(frozen=True)
class Editor:
    """A question in its form. ``notes`` are the faults by the names of their fields, ``at`` the row to be at.

    ``languages`` are those that the form has columns for; ``shown_in`` is the language of the preview.
    """

    question: Question
    form: QuestionForm
    languages: tuple[Language, ...]
    shown_in: Language
    notes: tuple[tuple[str, Fault], ...] = ()
    at: str = ""
    order: str = ""
    blocked: bool = False
    unread: bool = False

    @property
    def parks(self) -> bool:
        """True where the question is to be kept as a draft and every field could be read."""
        return self.order == PARK and not self.unread

    @property
    def saves(self) -> bool:
        """True where the button that keeps the question was pressed and nothing stands against it."""
        return self.order == SAVE and not self.blocked

    @property
    def refused(self) -> bool:
        """True where the question was to be kept but faults stand against it."""
        return (self.order == SAVE and self.blocked) or (self.order == PARK and self.unread)

    def notes_at(self, name: str) -> list[Fault]:
        """What is to be said at the field of this name."""
        return [fault for at, fault in self.notes if at == name]

    def added(self, name: str) -> bool:
        """True where the row of this name was just added: the reader goes on in it."""
        return self.at == name and self.order.startswith("add:")

    def preview(self) -> Markup:
        """The question as a learner meets it, and its key and explanation."""
        with force_locale(self.shown_in):
            html = render_template(
                "question_forms/preview.html",
                slot=show_question(self.question),
                review=review_question(self.question, ()),
                language=self.shown_in,
                sourceless=not self.question.facts,
            )
        return Markup(html)  # rendered by a template


def open_editor(question: Question, languages: Iterable[Language], flaws: Sequence[Fault] = ()) -> Editor:
    """The form filled with the question, as it is opened."""
    form = FORMS[question.kind](data=texts_of(question))
    columns = columns_of(question, languages)
    editor = Editor(question, form, columns, _preview_language(columns))
    return with_notes(editor, [*check_question(question), *flaws])


def posted_editor(before: Question, languages: Iterable[Language], placed: Placed | None = None) -> Editor:
    """The form as it was sent, with the rows that its button added, removed or moved, or the picture that was placed."""
    order = request.form.get(BUTTON, "")
    form_class = FORMS[before.kind]
    changed = change_rows(form_class(request.form).data, order, before.kind)
    if placed is not None:
        changed = Changed(place_picture(changed.texts, placed), placed.field)
    return replace(_read_editor(before, languages, changed.texts), at=changed.at, order=order)


def resumed_editor(before: Question, languages: Iterable[Language], texts: Texts) -> Editor:
    """The form filled with texts that were left in it, as ``Editor.form.data`` gave them."""
    return _read_editor(before, languages, texts)


def _read_editor(before: Question, languages: Iterable[Language], texts: Texts) -> Editor:
    form = FORMS[before.kind](data=dict(texts))
    question, unread = read_question(before, form.data, KINDS[before.kind].parts)
    columns = columns_of(before, languages)
    editor = Editor(question, form, columns, _preview_language(columns), unread=bool(unread))
    editor = with_notes(editor, check_question(question))
    notes = (*((fault.where, fault) for fault in unread), *editor.notes)
    return replace(editor, notes=notes, blocked=editor.blocked or bool(unread))


def with_notes(editor: Editor, faults: Iterable[Fault]) -> Editor:
    """The editor with these faults of its question at their fields."""
    found = [(field_of(editor.question, fault.where), fault) for fault in faults]
    blocked = editor.blocked or any(fault.severity == "error" for _, fault in found)
    return replace(editor, notes=(*editor.notes, *found), blocked=blocked)


def columns_of(question: Question, languages: Iterable[Language]) -> tuple[Language, ...]:
    """The languages of the bank, and those that the question has beyond them."""
    wanted = {*languages, *(side for _, twin in all_texts(question) for side in twin.sides())}
    return tuple(language for language in LANGUAGES if language in wanted)


def note_words(fault: Fault) -> str:
    """A fault in the words of the reader."""
    params = dict(fault.message.params)
    if params.get("language") in LANGUAGES:
        params["language"] = language_words(as_language(params["language"]))
    return word(replace(fault.message, params=params))


def _preview_language(columns: Sequence[Language]) -> Language:
    order = request.form.get(BUTTON, "")
    wish = order.partition(":")[2] if order.startswith("preview:") else request.form.get(PREVIEW_IN)
    wished = as_language(wish) if wish else current_language()
    return wished if wished in columns or not columns else columns[0]


def language_words(language: Language) -> str:
    """The name of a language in the words of the page."""
    return {"zh": gettext("Chinese"), "en": gettext("English")}[language]


def init_app(app: Flask) -> None:
    """Gives templates these functions."""
    add_names(app, note_words=note_words, language_words=language_words)
