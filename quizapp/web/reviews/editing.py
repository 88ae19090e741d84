"""The forms of a draft: its fact, and its questions in the question editor."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from quizapp.core.facts.check import QUALIFIERS
from quizapp.core.facts.fact import Fact
from quizapp.core.faults import Fault
from quizapp.core.languages import Language, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services import reviews
from quizapp.services.reviews import DraftView, FactEdit, ReviewPage
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.evidence import STANDING_WORDS
from quizapp.web.languages import word
from quizapp.web.question_forms import Editor, open_editor, posted_editor, with_notes
from quizapp.web.reviews.blueprint import bp
from quizapp.web.reviews.desk import draft_url, read_revision
from quizapp.web.reviews.words import flaw_words
from quizapp.web.site import database, now
from quizapp.web.widgets import KIND_WORDS

NEW = "new"
QUALIFIER_WORDS = [
    ("", lazy_gettext("exactly")),
    ("approx", lazy_gettext("about")),
    ("min", lazy_gettext("at least")),
    ("max", lazy_gettext("at most")),
]
MISSING = lazy_gettext("Fill this in.")


class FactForm(FlaskForm):
    """A fact in the language of its article."""

    subject = StringField(lazy_gettext("Subject"), [InputRequired(MISSING), Length(max=200)])
    attribute = StringField(lazy_gettext("Attribute"), [InputRequired(MISSING), Length(max=200)])
    qualifier = SelectField(lazy_gettext("How exact"), choices=choice_list(QUALIFIER_WORDS))
    value = StringField(lazy_gettext("Value"), [InputRequired(MISSING), Length(max=500)])
    unit = StringField(lazy_gettext("Unit"), [Length(max=40)])
    printed = StringField(lazy_gettext("As the article prints it"), [Length(max=500)])
    as_of = StringField(lazy_gettext("As of"), [Length(max=10)])
    standing = SelectField(lazy_gettext("Standing"))
    said_by = StringField(lazy_gettext("Who says so"), [Length(max=200)])
    aliases = TextAreaField(lazy_gettext("Other names of the subject"), [Length(max=2000)])
    statement = TextAreaField(lazy_gettext("The fact as one sentence"), [Length(max=1000)])

    def edit(self) -> FactEdit:
        """What was written."""
        return FactEdit(
            subject=self.subject.data or "",
            attribute=self.attribute.data or "",
            value=self.value.data or "",
            unit=self.unit.data or None,
            qualifier=self.qualifier.data or None,
            as_of=(self.as_of.data or "").strip() or None,
            standing=self.standing.data,
            said_by=self.said_by.data or None,
            aliases=tuple((self.aliases.data or "").splitlines()),
            printed=self.printed.data or None,
            statement=self.statement.data or None,
        )


@bp.route("/reviews/<review_id>/drafts/<draft_id>", methods=["GET", "POST"])
@needs("teach")
def fact(review_id: str, draft_id: str) -> ResponseReturnValue:
    """Change the fact of a draft; its questions are written anew."""
    page, draft = find_draft(review_id, draft_id)
    form = FactForm(data=fact_texts(draft.fact, page.article.language))
    form.standing.choices = choice_list((name, word(words)) for name, words in STANDING_WORDS.items())
    if form.validate_on_submit() and _keep_fact(page, draft, form):
        return redirect(draft_url(page.id, draft.id), 303)
    body = render_template("reviews/fact.html", form=form, page=page, draft=draft)
    return body, 422 if form.is_submitted() else 200


@bp.route("/reviews/<review_id>/drafts/<draft_id>/questions/<question_id>", methods=["GET", "POST"])
@needs("teach")
def question(review_id: str, draft_id: str, question_id: str) -> ResponseReturnValue:
    """Change a question of a draft, or write one of one's own."""
    page, draft = find_draft(review_id, draft_id)
    before, flaws = find_question(draft, question_id)
    editor = _edit_question(page, draft, before, flaws)
    if editor.saves:
        return redirect(draft_url(page.id, draft.id), 303)
    body = render_template(
        "reviews/question.html", editor=editor, page=page, draft=draft, new=question_id == NEW
    )
    return body, 422 if editor.refused else 200


def find_draft(review_id: str, draft_id: str) -> tuple[ReviewPage, DraftView]:
    """The visitor's review and its draft. Raises NotFound."""
    page = reviews.get_review(database(), current_visitor(), review_id)
    draft = next((one for one in page.drafts if one.id == draft_id and one.status != "merged"), None)
    if draft is None:
        raise NotFound
    return page, draft


def find_question(draft: DraftView, question_id: str) -> tuple[Question, list[Fault]]:
    """The question of a draft with its flaws, or an empty one of the kind that the address names. Raises NotFound."""
    known = {one.draft.id: one.draft for one in draft.questions}
    if question_id in known:
        return known[question_id].question, [as_fault(flaw) for flaw in known[question_id].flaws]
    kind = request.args.get("kind", "single_choice")
    if question_id != NEW or kind not in KIND_WORDS:
        raise NotFound
    number = next(n for n in range(1, len(known) + 2) if f"{draft.fact.id}-own{n}" not in known)
    return Question(f"{draft.fact.id}-own{number}", kind, Twin(), (draft.fact.id,)), []  # type: ignore[arg-type]  # a key of KIND_WORDS


def as_fault(flaw: Flaw) -> Fault:
    """A flaw of writing as the editor shows it: what is wrong, and the remedy. It advises; only faults block."""
    return Fault(flaw.where, Message("%(flaw)s", {"flaw": flaw_words(flaw)}), "warning")


def fact_texts(fact: Fact, language: Language) -> dict[str, str]:
    """The texts that the form of a fact is filled with."""
    return {
        "subject": fact.subject.in_(language),
        "attribute": fact.attribute.in_(language),
        "qualifier": fact.qualifier if fact.qualifier in QUALIFIERS else "",
        "value": fact.value,
        "unit": fact.unit or "",
        "as_of": fact.as_of or "",
        "standing": fact.standing,
        "said_by": fact.said_by.in_(language) if fact.said_by else "",
        "aliases": "\n".join(fact.aliases),
        "statement": fact.statement.in_(language),
    }


def _keep_fact(page: ReviewPage, draft: DraftView, form: FactForm) -> bool:
    revision = read_revision()
    try:
        reviews.edit_draft_fact(
            database(), current_visitor(), page.id, draft.id, form.edit(), revision=revision, now=now()
        )
    except (Conflict, Invalid) as refused:
        form.form_errors.append(word(refused.message))
        return False
    return True


def _edit_question(page: ReviewPage, draft: DraftView, before: Question, flaws: list[Fault]) -> Editor:
    """The editor as it is opened or sent; its question is kept where that was asked for and nothing is against it."""
    languages = (page.article.language,)
    if request.method != "POST":
        return open_editor(before, languages, flaws)
    editor = posted_editor(before, languages)
    if editor.saves:
        return _keep_question(page, draft, editor)
    return _look_over(page, editor) if editor.order.startswith("preview") else editor


def _look_over(page: ReviewPage, editor: Editor) -> Editor:
    """The editor with what is wrong with the writing of its question, as far as it is a question yet."""
    if editor.blocked:
        return editor
    flaws = reviews.look_over_question(database(), current_visitor(), page.id, editor.question)
    return with_notes(editor, map(as_fault, flaws))


def _keep_question(page: ReviewPage, draft: DraftView, editor: Editor) -> Editor:
    """The editor as it is when the question is kept, or with the reason why it is not."""
    revision, asked = read_revision(), editor.question
    try:
        reviews.edit_draft_question(
            database(), current_visitor(), page.id, draft.id, asked, revision=revision, now=now()
        )
    except (Conflict, Invalid) as refused:
        return with_notes(editor, [Fault(asked.id, refused.message)])
    return editor
