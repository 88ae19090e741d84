"""One's own account: name, language, look, password, e-mail, and where one is signed in."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import Email, Optional

from quizapp.core.people import PASSWORD_LENGTH
from quizapp.services import people, sign_ins
from quizapp.services.sign_ins import NewSignIn
from quizapp.web import site
from quizapp.web.access import current_visitor, needs
from quizapp.web.accounts.blueprint import bp
from quizapp.web.accounts.sessions import current_token, remember_preferences, renew, signed_in
from quizapp.web.accounts.ways_in import FILLED, LONG, SHORT, AccountForm, attempt
from quizapp.web.choices import choice_list

LANGUAGE_CHOICES = [("", lazy_gettext("As the browser asks")), ("zh", "中文"), ("en", "English")]
THEME_CHOICES = [
    ("", lazy_gettext("As the device is set")),
    ("light", lazy_gettext("Light")),
    ("dark", lazy_gettext("Dark")),
]


class PreferencesForm(AccountForm):
    """Name, language and look."""

    name = StringField(lazy_gettext("Name shown to others"), [SHORT])
    language = SelectField(lazy_gettext("Language"), choices=choice_list(LANGUAGE_CHOICES))
    theme = SelectField(lazy_gettext("Look"), choices=choice_list(THEME_CHOICES))


class PasswordForm(AccountForm):
    """The password now, and the one to come."""

    old = PasswordField(lazy_gettext("Password now"), [FILLED, LONG])
    new = PasswordField(lazy_gettext("New password"), [FILLED, LONG])


class EmailForm(AccountForm):
    """An e-mail address, confirmed by the password."""

    email = StringField(
        lazy_gettext("E-mail"), [Optional(), SHORT, Email(lazy_gettext("This is not an e-mail address."))]
    )
    old = PasswordField(lazy_gettext("Password now"), [FILLED, LONG])


@bp.get("/account")
@needs("account")
def account() -> ResponseReturnValue:
    """One's own account."""
    return _page()


def _page(**forms: AccountForm) -> ResponseReturnValue:
    person = people.get_person(site.database(), signed_in().person_id, by=current_visitor())
    named: dict[str, AccountForm] = {
        "preferences": PreferencesForm(None, prefix="preferences-", **_preferences(person)),
        "password": PasswordForm(None, prefix="password-"),
        "email": EmailForm(None, obj=person, prefix="email-"),
        **forms,
    }
    page = render_template(
        "accounts/account.html",
        person=person,
        least=PASSWORD_LENGTH[person.role],
        sign_ins=sign_ins.list_sign_ins(site.database(), person.id, current_token()),
        **named,
    )
    waits = [form.retry_after for form in forms.values() if form.retry_after is not None]
    return page, 429 if waits else 422 if forms else 200


def _preferences(person: people.PersonView) -> dict[str, str]:
    return {"name": person.name, "language": person.language or "", "theme": person.theme or ""}


@bp.post("/account/preferences")
@needs("account")
def change_preferences() -> ResponseReturnValue:
    """Change name, language and look."""
    form = PreferencesForm(prefix="preferences-")
    if not form.validate_on_submit():
        return _page(preferences=form)
    language, theme = form.language.data, form.theme.data
    people.set_preferences(
        site.database(), signed_in().person_id, name=form.name.data, language=language, theme=theme
    )
    remember_preferences(language, theme)
    flash(_("Your preferences are kept."), "done")
    return redirect(url_for("accounts.account"), 303)


@bp.post("/account/password")
@needs("account")
def change_password() -> ResponseReturnValue:
    """Change the password; all other sign-ins end."""
    form = PasswordForm(prefix="password-")
    if form.validate_on_submit() and (new := attempt(form, lambda: _change_password(form))):
        renew(new.who)
        flash(_("Your new password is set. You are signed out everywhere else."), "done")
        return redirect(url_for("accounts.account"), 303)
    return _page(password=form)


def _change_password(form: PasswordForm) -> NewSignIn:
    who, token = signed_in(), current_token()
    changed = sign_ins.change_password(
        site.database(),
        site.config(),
        who.person_id,
        old=form.text("old"),
        new=form.text("new"),
        token=token,
        now=site.now(),
    )
    return NewSignIn(changed, token)


@bp.post("/account/email")
@needs("account")
def change_email() -> ResponseReturnValue:
    """Change the e-mail address."""
    form = EmailForm(prefix="email-")
    if form.validate_on_submit() and attempt(form, lambda: _change_email(form)) is not None:
        flash(_("Your e-mail address is kept."), "done")
        return redirect(url_for("accounts.account"), 303)
    return _page(email=form)


def _change_email(form: EmailForm) -> people.PersonView:
    who, email, password = signed_in(), form.text("email"), form.text("old")
    return people.set_email(
        site.database(), site.config(), who.person_id, email=email, password=password, now=site.now()
    )


@bp.post("/account/sign-ins/<int:sign_in_id>/end")
@needs("account")
def end_sign_in(sign_in_id: int) -> ResponseReturnValue:
    """End one of one's sign-ins."""
    sign_ins.end_sign_in(site.database(), signed_in().person_id, sign_in_id, now=site.now())
    flash(_("That sign-in has ended."), "done")
    return redirect(url_for("accounts.account", _anchor="sign-ins"), 303)


@bp.post("/account/sign-ins/end-others")
@needs("account")
def end_other_sign_ins() -> ResponseReturnValue:
    """End all sign-ins but this one."""
    who, token = signed_in(), current_token()
    ended = sign_ins.end_other_sign_ins(site.database(), who.person_id, token, now=site.now())
    flash(ngettext("%(num)d other sign-in has ended.", "%(num)d other sign-ins have ended.", ended), "done")
    return redirect(url_for("accounts.account", _anchor="sign-ins"), 303)
