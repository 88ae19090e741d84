"""One form for each question kind: the fields that a teacher sees, all of them texts."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)

from quizapp.core.questions.question import KindName
from quizapp.web.choices import choice_list

TYPES = [
    ("text", lazy_gettext("A word or name")),
    ("number", lazy_gettext("A number")),
    ("date", lazy_gettext("A date")),
]
WAYS = [
    ("", lazy_gettext("Only this very number counts")),
    ("abs", lazy_gettext("Off by so much, in the unit of the answer")),
    ("rel", lazy_gettext("Off by so many percent")),
    ("digits", lazy_gettext("Right in so many digits")),
]
TRUTHS = [("true", lazy_gettext("True")), ("false", lazy_gettext("False"))]


class TwinForm(Form):
    """One text in Chinese and in English."""

    zh = TextAreaField(lazy_gettext("Chinese"))
    en = TextAreaField(lazy_gettext("English"))


class OptionForm(Form):
    """One option of a choice."""

    id = HiddenField()
    text = FormField(TwinForm, lazy_gettext("Text of the option"))
    fraction = StringField(lazy_gettext("Worth"))
    feedback = FormField(TwinForm, lazy_gettext("What is said to those who choose it"))
    fixed = BooleanField(lazy_gettext("Keeps its place when options are shuffled"))


class OtherForm(Form):
    """A further typed answer with a worth or a feedback of its own."""

    value = StringField(lazy_gettext("Answer"))
    fraction = StringField(lazy_gettext("Worth"))
    way = SelectField(
        lazy_gettext("How far off may it be?"), choices=choice_list(WAYS), validate_choice=False
    )
    within = StringField(lazy_gettext("How much"))
    feedback = FormField(TwinForm, lazy_gettext("What is said to those who give it"))


class AnswerForm(Form):
    """A key that is typed."""

    value = StringField(lazy_gettext("Right answer"))
    type = SelectField(lazy_gettext("The answer is"), choices=choice_list(TYPES), validate_choice=False)
    unit = StringField(lazy_gettext("Unit of the answer"))
    units = TextAreaField(lazy_gettext("Units to choose from"))
    way = SelectField(
        lazy_gettext("How far off may it be?"), choices=choice_list(WAYS), validate_choice=False
    )
    within = StringField(lazy_gettext("How much"))
    accept = TextAreaField(lazy_gettext("Answers that count as well"))
    exact_case = BooleanField(lazy_gettext("Upper and lower case count"))
    feedback = FormField(TwinForm, lazy_gettext("What is said to those who are right"))
    others = FieldList(FormField(OtherForm), lazy_gettext("Answers with a worth of their own"))


class TruthForm(Form):
    """Whether a statement is true."""

    value = RadioField(
        lazy_gettext("The statement is"), choices=choice_list(TRUTHS), default="true", validate_choice=False
    )


class BlankForm(Form):
    """One gap of a text: typed, or chosen from a list."""

    id = HiddenField()
    way = HiddenField()
    weight = StringField(lazy_gettext("Weight beside the other gaps"))
    answer = FormField(AnswerForm)
    options = FieldList(FormField(OptionForm), lazy_gettext("Options"))


class PairForm(Form):
    """One row of a matching question."""

    id = HiddenField()
    left = FormField(TwinForm, lazy_gettext("Left"))
    right = FormField(TwinForm, lazy_gettext("Right"))


class ItemForm(Form):
    """One row of an ordering question, or one right side that stays unused."""

    id = HiddenField()
    text = FormField(TwinForm, lazy_gettext("Text"))


class CriterionForm(Form):
    """One thing that a person looks for in an open answer, and what it gives."""

    id = HiddenField()
    text = FormField(TwinForm, lazy_gettext("What is looked for"))
    points = StringField(lazy_gettext("Points at the most"))


class QuestionForm(Form):
    """What every question has; a text to read has no more."""

    stem = FormField(TwinForm, lazy_gettext("Question"))
    explanation = FormField(TwinForm, lazy_gettext("Explanation"))
    hints = FieldList(FormField(TwinForm), lazy_gettext("Hints"))
    tags = TextAreaField(lazy_gettext("Tags"))
    difficulty = StringField(lazy_gettext("Difficulty"))
    title = StringField(lazy_gettext("Name for your own lists"))
    category = StringField(lazy_gettext("Category"))
    mark = StringField(lazy_gettext("Marks"))


class ShuffledForm(QuestionForm):
    """Something to pick from, in the author's order or in chance's."""

    shuffle = BooleanField(lazy_gettext("Shuffle what there is to pick from"))


class WholeForm(QuestionForm):
    """Several parts, each worth something, or only the whole."""

    all_or_nothing = BooleanField(lazy_gettext("Only the whole counts: nothing for a part"))


class ChoiceForm(ShuffledForm):
    """Options to choose from."""

    options = FieldList(FormField(OptionForm), lazy_gettext("Options"))


class SeveralForm(ChoiceForm, WholeForm):
    """Options of which several are right."""


class TrueFalseForm(QuestionForm):
    """A statement to judge; its options carry feedback."""

    options = FieldList(FormField(OptionForm), lazy_gettext("Options"))
    answer = FormField(TruthForm)


class TypedForm(QuestionForm):
    """An answer to type."""

    answer = FormField(AnswerForm)


class ClozeForm(ShuffledForm, WholeForm):
    """A text with gaps."""

    blanks = FieldList(FormField(BlankForm), lazy_gettext("Gaps"))


class MatchingForm(ShuffledForm, WholeForm):
    """Rows to match."""

    pairs = FieldList(FormField(PairForm), lazy_gettext("Pairs"))
    extras = FieldList(FormField(ItemForm), lazy_gettext("Right sides that fit nothing"))


class OrderingForm(WholeForm):
    """Rows to bring into order."""

    items = FieldList(FormField(ItemForm), lazy_gettext("Rows, in the right order"))


class OpenForm(QuestionForm):
    """An answer that a person grades, by criteria where there are any."""

    rubric = FieldList(FormField(CriterionForm), lazy_gettext("Criteria"))


FORMS: Mapping[KindName, type[QuestionForm]] = {
    "single_choice": ChoiceForm,
    "multiple_choice": SeveralForm,
    "true_false": TrueFalseForm,
    "numeric": TypedForm,
    "short_text": TypedForm,
    "cloze": ClozeForm,
    "matching": MatchingForm,
    "ordering": OrderingForm,
    "description": QuestionForm,
    "open_answer": OpenForm,
}
