"""The ways in: password, registration, one-time code, recovery by mail, the link of the first owner; and the way out."""

from collections.abc import Callable
from typing import TypeVar

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.exceptions import NotFound
from wtforms import BooleanField, HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, Length

from quizapp.core.people import PASSWORD_LENGTH, PASSWORD_LONGEST
from quizapp.errors import TooMany
from quizapp.services import codes, mail, people, sign_ins
from quizapp.services.people import Registration
from quizapp.services.sign_ins import NewSignIn, Refused
from quizapp.web import site
from quizapp.web.access import current_visitor, needs
from quizapp.web.accounts.blueprint import bp
from quizapp.web.accounts.sessions import begin, end, this_device
from quizapp.web.errors import wait_in_words
from quizapp.web.languages import current_language, word
from quizapp.web.security import limiter, local_path

FILLED = DataRequired(lazy_gettext("Fill in this field."))
SHORT = Length(max=300, message=lazy_gettext("This is too long."))
LONG = Length(max=4 * PASSWORD_LONGEST, message=lazy_gettext("This is too long."))


class AccountForm(FlaskForm):
    """A form whose answer may be: not yet."""

    retry_after: float | None = None

    def text(self, name: str) -> str:
        """What was typed into this field, or an empty text."""
        return self[name].data or ""


class SignInForm(AccountForm):
    """User name or e-mail, and password."""

    name = StringField(lazy_gettext("User name or e-mail"), [FILLED, SHORT])
    password = PasswordField(lazy_gettext("Password"), [FILLED, LONG])
    keep = BooleanField(lazy_gettext("This is my own device, keep me signed in"))
    next = HiddenField()


class RegisterForm(AccountForm):
    """A new account."""

    username = StringField(lazy_gettext("User name"), [FILLED, SHORT])
    name = StringField(lazy_gettext("Name shown to others"), [SHORT])
    password = PasswordField(lazy_gettext("Password"), [FILLED, LONG])
    next = HiddenField()


class CodeForm(AccountForm):
    """A one-time code and the password that replaces it."""

    name = StringField(lazy_gettext("User name"), [FILLED, SHORT])
    code = StringField(lazy_gettext("One-time code"), [FILLED, SHORT])
    password = PasswordField(lazy_gettext("New password"), [FILLED, LONG])


class RecoveryForm(AccountForm):
    """Where to send a code."""

    email = StringField(lazy_gettext("E-mail"), [FILLED, SHORT])


T = TypeVar("T")


def attempt(form: AccountForm, act: Callable[[], T]) -> T | None:
    """What the act gives; None where it refused, and the form says why."""
    try:
        return act()
    except Refused as refused:
        form[refused.field].errors = [word(refused.message)]
    except TooMany as refused:
        seconds = refused.wait.total_seconds()
        wait = wait_in_words(seconds)
        form.form_errors.append(_("Too many tries in a short time. Try again in %(wait)s.", wait=wait))
        form.retry_after = seconds
    return None


def page(template: str, form: AccountForm, **names: object) -> ResponseReturnValue:
    """The page of a form, with the status that its errors ask for."""
    wait = form.retry_after
    headers = {"Retry-After": str(int(wait) + 1)} if wait is not None else {}
    status = 429 if wait is not None else 422 if form.errors else 200
    return render_template(template, form=form, **names), status, headers


def after_sign_in(wish: str | None = None) -> ResponseReturnValue:
    """The way on: the page that was asked for, if it is one of this site, else the first page."""
    return redirect(local_path(wish) or url_for("home.index"), 303)


@bp.route("/sign-in", methods=["GET", "POST"])
@needs("public")
@limiter.limit("300/minute", methods=["POST"])
def sign_in() -> ResponseReturnValue:
    """Sign in with a password."""
    form = SignInForm(next=request.args.get("next"))
    if form.validate_on_submit() and (new := attempt(form, lambda: _sign_in(form))):
        begin(new, keep=form.keep.data)
        return _advise(new) or after_sign_in(form.next.data)
    settings = site.config()
    return page("accounts/sign_in.html", form, open=settings.registration, mail=settings.mail_server)


def _advise(new: NewSignIn) -> ResponseReturnValue | None:
    if new.objection is None:
        return None
    why = word(new.objection)
    flash(_("Your password is too easy to guess for your account: %(why)s", why=why), "error")
    return redirect(url_for("accounts.account", _anchor="password"), 303)


def _sign_in(form: SignInForm) -> NewSignIn:
    device = this_device(keep=form.keep.data)
    return sign_ins.sign_in(
        site.database(),
        site.config(),
        form.text("name"),
        form.text("password"),
        device=device,
        now=site.now(),
    )


@bp.post("/sign-out")
@needs("public")
def sign_out() -> ResponseReturnValue:
    """Sign out; the browser forgets what it kept of this site."""
    if current_visitor().is_person:
        end()
        flash(_("You are signed out."), "done")
    response = redirect(url_for("home.index"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.route("/register", methods=["GET", "POST"])
@needs("public")
@limiter.limit("120/10 minutes", methods=["POST"])
def register() -> ResponseReturnValue:
    """Make an account as a learner."""
    if not site.config().registration:
        return page("accounts/closed.html", AccountForm())
    form = RegisterForm(next=request.args.get("next"))
    if form.validate_on_submit() and (new := attempt(form, lambda: _register(form))):
        begin(new)
        return after_sign_in(form.next.data)
    return page("accounts/register.html", form, least=PASSWORD_LENGTH["learner"])


def _register(form: RegisterForm) -> NewSignIn:
    return people.register(
        site.database(), site.config(), _registration(form), device=this_device(), now=site.now()
    )


def _registration(form: RegisterForm) -> Registration:
    return Registration(form.text("username"), form.text("password"), form.text("name"), current_language())


@bp.route("/setup/<token>", methods=["GET", "POST"])
@needs("public")
@limiter.limit("60/minute")
def set_up(token: str) -> ResponseReturnValue:
    """Make the first account, the owner's."""
    if not people.may_set_up(site.database(), site.config(), token):
        raise NotFound
    form = RegisterForm()
    if form.validate_on_submit() and (new := attempt(form, lambda: _set_up(form, token))):
        begin(new)
        return after_sign_in()
    return page("accounts/setup.html", form, least=PASSWORD_LENGTH["owner"])


def _set_up(form: RegisterForm, token: str) -> NewSignIn:
    return people.set_up_owner(
        site.database(), site.config(), token, _registration(form), device=this_device(), now=site.now()
    )


@bp.route("/code", methods=["GET", "POST"])
@needs("public")
@limiter.limit("300/minute", methods=["POST"])
def use_code() -> ResponseReturnValue:
    """Choose a password with a one-time code."""
    form = CodeForm()
    if form.validate_on_submit() and (new := attempt(form, lambda: _use_code(form))):
        begin(new)
        flash(_("Your new password is set. The code is used up."), "done")
        return after_sign_in()
    return page("accounts/code.html", form, least=PASSWORD_LENGTH["learner"])


def _use_code(form: CodeForm) -> NewSignIn:
    return codes.use_code(
        site.database(),
        site.config(),
        form.text("name"),
        code=form.text("code"),
        password=form.text("password"),
        device=this_device(),
        now=site.now(),
    )


@bp.route("/forgot", methods=["GET", "POST"])
@needs("public")
@limiter.limit("30/10 minutes", methods=["POST"])
def recover() -> ResponseReturnValue:
    """Have a one-time code sent, where the site can send mail; the answer is the same for every address."""
    if not site.config().mail_server:
        raise NotFound
    form = RecoveryForm()
    if form.validate_on_submit():
        _send_code(form.text("email"))
        flash(
            _("If an account has this address, a code is on its way there. It is good for one hour."), "done"
        )
        return redirect(url_for("accounts.use_code"), 303)
    return page("accounts/forgot.html", form)


def _send_code(email: str) -> None:
    address = request.remote_addr or ""
    issued = codes.start_recovery(site.database(), site.config(), email, address=address, now=site.now())
    if issued is None or issued.person.email is None:
        return
    text = render_template(
        "accounts/recovery.txt", issued=issued, url=f"{site.config().url}{url_for('accounts.use_code')}"
    )
    mail.send_later(site.config(), to=issued.person.email, subject=_("Your one-time code"), text=text)
