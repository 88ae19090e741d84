"""When an attempt ends and why, in the words of the person who takes it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext

from quizapp.core.quizzes.deadline import Account, Deadline
from quizapp.core.quizzes.penalty import Penalty
from quizapp.web.languages import format_mark, format_moment


def tell_deadline(deadline: Deadline, zone: str) -> str:
    """How the deadline comes about, as in "45 min × 1.5, but the window closes at 10:30; your window is extended to 10:52"."""
    account = deadline.account
    if account is None:
        return ""
    told = _tell_window(_tell_limit(account), account, deadline, zone)
    if deadline.reason == "extension" and deadline.at is not None:
        moment = format_moment(deadline.at, zone)
        return gettext("%(told)s; your teacher has put the end off to %(moment)s", told=told, moment=moment)
    return told


def tell_penalty(penalty: Penalty | None) -> str:
    """What late work loses, empty where it loses nothing."""
    if penalty is None:
        return ""
    share, least = format_mark(penalty.percent), format_mark(penalty.floor)
    if penalty.per == "hour":
        told = gettext("Late work loses %(share)s%% of all marks for each begun hour.", share=share)
    else:
        told = gettext("Late work loses %(share)s%% of all marks for each begun day.", share=share)
    if not penalty.floor:
        return told
    keeps = gettext("Lateness alone never takes a result below %(least)s%% of the marks.", least=least)
    return f"{told} {keeps}"


def _tell_limit(account: Account) -> str:
    if account.limit is None:
        return gettext("no time limit")
    minutes = format_mark(account.limit / 60)
    if account.own_limit is None:
        return gettext("no time limit for you, where others have %(minutes)s min", minutes=minutes)
    if account.factor == 1:
        return gettext("%(minutes)s min", minutes=minutes)
    return gettext("%(minutes)s min × %(factor)s", minutes=minutes, factor=format_mark(account.factor))


def _tell_window(limit: str, account: Account, deadline: Deadline, zone: str) -> str:
    window = account.window
    if window.close_for_all is None or window.close_at is None:
        return limit
    close = _clock(window.close_for_all, deadline.at, zone)
    if window.is_extended:
        own = _clock(window.close_at, deadline.at, zone)
        return gettext(
            "%(limit)s, but the window closes at %(close)s; your window is extended to %(own)s",
            limit=limit,
            close=close,
            own=own,
        )
    return gettext("%(limit)s, and the window closes at %(close)s", limit=limit, close=close)


def _clock(moment: datetime, beside: datetime | None, zone: str) -> str:
    """Only the time of day where the deadline beside it tells the day."""
    local = moment.astimezone(ZoneInfo(zone))
    if beside is not None and beside.astimezone(ZoneInfo(zone)).date() == local.date():
        return f"{local:%H:%M}"
    return format_moment(moment, zone)
