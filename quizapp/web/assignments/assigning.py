"""A quiz assigned to a class, and changed later."""

import re

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.errors import Invalid
from quizapp.services import assignments, classes, quizzes
from quizapp.services.assignments import Rules
from quizapp.services.assignments.watching import Desk
from quizapp.services.classes.showing import ClassPage
from quizapp.services.stale import Stale
from quizapp.web.access import current_visitor, needs, require_in_class
from quizapp.web.assignments.blueprint import bp
from quizapp.web.assignments.desk import desk_to_change, tell_change
from quizapp.web.assignments.forms import AssignmentForm, filled
from quizapp.web.assignments.notices import send_notices
from quizapp.web.languages import word
from quizapp.web.quiz_forms import reasons
from quizapp.web.site import config, database, now
from quizapp.web.stale import Reading, meet, reading_of, sent_reading

ONCE = re.compile(r"[A-Za-z0-9_-]{12}")


@bp.get("/classes/<class_id>/assign")
@needs("teach")
def choose(class_id: str) -> ResponseReturnValue:
    """The quizzes that can be assigned."""
    page = classes.class_page(database(), current_visitor(), class_id)
    require_in_class(page.can, "assign")
    cards = quizzes.list_quizzes(database(), current_visitor(), now=now())
    cards = sorted(cards, key=lambda card: not card.own)
    return render_template("assignments/choose.html", page=page, cards=cards)


@bp.get("/quizzes/<quiz_id>/assign")
@needs("teach")
def choose_class(quiz_id: str) -> ResponseReturnValue:
    """The classes that a quiz can be assigned to."""
    quiz = quizzes.get_quiz_page(database(), current_visitor(), quiz_id, now=now())
    cards = classes.list_classes(database(), current_visitor())
    open_ones = [card for card in cards if card.role == "teacher" and not card.archived]
    return render_template("assignments/choose_class.html", quiz=quiz.card, cards=open_ones)


@bp.route("/classes/<class_id>/assign/<quiz_id>", methods=["GET", "POST"])
@needs("teach")
def new(class_id: str, quiz_id: str) -> ResponseReturnValue:
    """Assign a quiz to the class or to some of it."""
    page = classes.class_page(database(), current_visitor(), class_id)
    require_in_class(page.can, "assign")
    quiz = quizzes.get_quiz_page(database(), current_visitor(), quiz_id, now=now())
    form = AssignmentForm(data={**filled(Rules(quiz.settings, ()), _zone(page)), "targets": ["class:"]})
    form.offer([one.member for one in page.students])
    if form.validate_on_submit() and (made := _assign(page, quiz, form)):
        flash(gettext("The quiz is assigned. Students find it on their first page."), "done")
        return redirect(url_for(".desk", assignment_id=made), 303)
    once = read_once() or assignments.new_assignment_id()
    shown = {"page": page, "form": form, "title": quiz.card.title, "zone": _zone(page), "once": once}
    return render_template("assignments/new.html", **shown), 422 if form.is_submitted() else 200


@bp.route("/assignments/<assignment_id>/edit", methods=["GET", "POST"])
@needs("teach")
def edit(assignment_id: str) -> ResponseReturnValue:
    """Change how an assignment is taken, and by whom."""
    desk = desk_to_change(assignment_id)
    form = _offer(AssignmentForm(data=filled(desk.rules, desk.zone)), desk)
    read = sent_reading() or reading_of(form, assignments.rules_revision(desk.rules))
    try:
        if form.validate_on_submit() and _change(desk, form, read.revision):
            flash(gettext("The assignment is changed, for those too who work on it now."), "done")
            return redirect(url_for(".desk", assignment_id=assignment_id), 303)
    except Stale:
        return _overtaken(desk, form, read), 409
    shown = render_template("assignments/edit.html", desk=desk, form=form, zone=desk.zone, read=read)
    return shown, 422 if form.is_submitted() else 200


@bp.post("/assignments/<assignment_id>/withdraw")
@needs("teach")
def withdraw(assignment_id: str) -> ResponseReturnValue:
    """Take an assignment from the students' pages."""
    assignments.withdraw_assignment(database(), current_visitor(), assignment_id, now=now())
    flash(gettext("The assignment is withdrawn. What was done stays here."), "done")
    return redirect(url_for(".desk", assignment_id=assignment_id), 303)


@bp.post("/assignments/<assignment_id>/restore")
@needs("teach")
def restore(assignment_id: str) -> ResponseReturnValue:
    """Bring an assignment back."""
    assignments.restore_assignment(database(), current_visitor(), assignment_id)
    flash(gettext("The assignment is back."), "done")
    return redirect(url_for(".desk", assignment_id=assignment_id), 303)


def read_once() -> str:
    """The id that the form brought for what it makes; none where it has not the shape of one."""
    once = request.form.get("once", "")
    return once if ONCE.fullmatch(once) else ""


def _zone(page: ClassPage) -> str:
    return page.card.time_zone or config().time_zone


def _assign(page: ClassPage, quiz: quizzes.QuizPage, form: AssignmentForm) -> str | None:
    rules = form.rules(quiz.settings, _zone(page))
    try:
        made = assignments.assign_quiz(
            database(), current_visitor(), page.card.id, quiz.card.id, rules, now=now(), once=read_once()
        )
    except assignments.AlreadyAssigned as made_before:
        return made_before.assignment_id
    except Invalid as invalid:
        form.form_errors += reasons(invalid)
        return None
    if config().mail_server:
        send_notices(made)
    return made


def _offer(form: AssignmentForm, desk: Desk) -> AssignmentForm:
    form.offer(desk.students)
    return form


def _overtaken(desk: Desk, form: AssignmentForm, read: Reading) -> str:
    """The form with what somebody changed meanwhile, and who that was."""
    theirs = _offer(AssignmentForm(formdata=None, data=filled(desk.rules, desk.zone)), desk)
    told = {"differences": meet(form, theirs, read.fields), "who": tell_change(desk.log, "change", desk.zone)}
    read = reading_of(theirs, assignments.rules_revision(desk.rules))
    return render_template("assignments/edit.html", desk=desk, form=form, zone=desk.zone, read=read, **told)


def _change(desk: Desk, form: AssignmentForm, revision: str) -> bool:
    rules = form.rules(desk.rules.settings, desk.zone)
    where = (database(), current_visitor(), desk.id)
    try:
        assignments.change_assignment(*where, rules, revision=revision, now=now())
    except Invalid as invalid:
        form.form_errors.append(word(invalid.message))
        return False
    return True
