"""Once a working day each officer gets a letter of what falls due, where a mail server is set."""

from datetime import date, timedelta
from smtplib import SMTPException

from flask import current_app

from accounts import queries as accounts
from accounts.models import User
from audit import queries as audit_log
from audit import services as audit
from coop_registry.labels import FILING_KIND
from coop_registry.queries.filings import limits
from coop_registry.queries.filings.limits import Running
from coop_registry.rules.digest import DueLine, Letter, letter
from coop_registry.rules.filings.clocks import NEAR
from coop_registry.rules.filings.kinds import FilingKind
from core import mail
from core.clock import now_utc, today_vn
from core.db import begin_write, db
from law.deadlines import after_working_days
from reference import queries as reference
from reference.jobs import periodic

ASK_SECONDS = 1800
ACTION = "user.digest_sent"
PERMISSION = "filing.examine"


@periodic("registry.digest", ASK_SECONDS)
def send_digests() -> int:
    """Send the letters of today that were not sent yet; return how many."""
    today = today_vn()
    if not mail.is_configured() or not reference.working_days().is_working_day(today):
        db.session.rollback()
        return 0
    wanted = [(one.id, one.email) for one in accounts.people_for_choice() if _gets_letters(one)]
    done = sum(_send(user_id, to, today) for user_id, to in wanted if to)
    db.session.rollback()
    return done


def _gets_letters(user: User) -> bool:
    return bool(user.email) and user.may(PERMISSION)


def _send(user_id: int, to: str, today: date) -> bool:
    """Send one person's letter; it is noted first, so that nobody gets it twice."""
    made = _letter(user_id, today)
    db.session.rollback()
    if made is None:
        return False
    begin_write()
    person = accounts.person_to_change(user_id)
    if person is None or user_id in _told(today):
        db.session.rollback()
        return False
    audit.record(
        actor_id=None,
        action=ACTION,
        subject_type="user",
        subject_id=user_id,
        changes={},
        note=today.isoformat(),
    )
    db.session.commit()
    try:
        mail.send(to, made.subject, made.text)
    except (OSError, SMTPException):
        current_app.logger.warning("the mail server refused a digest", exc_info=True)
        return False
    return True


def _told(today: date) -> set[int]:
    """Return the people whose letter of the day was sent."""
    since = now_utc() - timedelta(days=2)
    found = audit_log.log(10_000, action=ACTION, since=since)
    return {one.subject_id for one in found if one.note == today.isoformat() and one.subject_id}


def _letter(user_id: int, today: date) -> Letter | None:
    person = accounts.person(user_id)
    if person is None or user_id in _told(today):
        return None
    until = after_working_days(today, NEAR, reference.working_days()).last_day
    running = limits.running_within(person.scope_for(PERMISSION), today)
    lines = [
        line
        for one in running
        if one.row.assignee_id in (None, user_id) and (line := _line(one, until)) is not None
    ]
    return letter(lines, today)


def _line(one: Running, until: date) -> DueLine | None:
    """Return the line of a filing whose limit is near or past, None of any other."""
    clock = one.of_office
    if clock is None or clock.last_day > until:
        return None
    return DueLine(
        number=f"{one.row.number:02d}/{one.row.year}",
        kind=FILING_KIND[FilingKind(one.row.kind)],
        name=one.row.name,
        last_day=clock.last_day,
        article=clock.article,
    )
