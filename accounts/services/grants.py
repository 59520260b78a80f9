"""Giving, ending and delegating duties."""

from datetime import date, datetime, timedelta

from accounts import queries
from accounts.models import Grant, User
from accounts.rules.duties import Duty
from accounts.rules.grants import GrantTerms, check_delegation, check_grant, end_after, may_receive
from audit.services import record
from core.db import db
from core.errors import RuleViolation

SUBJECT = "user"


def give_duty(
    user_id: int,
    terms: GrantTerms,
    decision_no: str | None,
    *,
    actor_id: int | None,
    now: datetime,
) -> Grant:
    """Give a duty to a person (giao nhiệm vụ)."""
    if user_id == actor_id:
        raise RuleViolation(
            "Không tự giao nhiệm vụ cho chính mình; hãy nhờ một người quản trị khác."
        )
    user = _person(user_id)
    check_grant(terms, [grant.terms for grant in user.grants])
    return _add(user, terms, decision_no, "user.duty_granted", actor_id=actor_id, now=now)


def end_duty(grant: Grant, last_on: date, reason: str, *, actor_id: int, on: date) -> None:
    """End a duty after its last day (kết thúc nhiệm vụ), and its delegations with it."""
    end_on = end_after(grant.terms, last_on, on)
    if grant.duty == Duty.ADMINISTRATOR and not _another_administrator(grant.user_id, end_on):
        raise RuleViolation(
            "Đây là người quản trị cuối cùng; hãy giao nhiệm vụ quản trị cho người khác trước."
        )
    for below in queries.open_delegations_of(grant.id, end_on):
        _shorten(below, max(end_on, below.start_on), "user.delegation_ended", reason, actor_id)
    _shorten(grant, end_on, "user.duty_ended", reason, actor_id)


def delegate(
    own: Grant,
    receiver_id: int,
    period: tuple[date, date],
    decision_no: str,
    *,
    on: date,
    now: datetime,
) -> Grant:
    """Delegate one's own duty for dates (ủy quyền); `period` is first and last day."""
    if receiver_id == own.user_id:
        raise RuleViolation("Không ủy quyền cho chính mình.", field="receiver_id")
    start_on, last_on = period
    terms = GrantTerms(
        Duty(own.duty), start_on, last_on + timedelta(days=1), own.unit_id, own.agency_id
    )
    check_delegation(own.terms, terms, is_delegated=own.delegated_from_grant_id is not None, on=on)
    receiver = _person(receiver_id)
    if not receiver.active:
        raise RuleViolation("Người nhận ủy quyền đang bị khóa tài khoản.", field="receiver_id")
    held = [grant.terms for grant in receiver.grants]
    check_grant(terms, held)
    if not may_receive(terms, held, on):
        raise RuleViolation(
            "Người này giữ nhiệm vụ của bộ phận khác; hãy đề nghị người quản trị giao nhiệm vụ.",
            field="receiver_id",
        )
    return _add(
        receiver,
        terms,
        decision_no,
        "user.duty_delegated",
        actor_id=own.user_id,
        now=now,
        above=own,
    )


def end_delegation(grant: Grant, last_on: date, reason: str, *, actor_id: int, on: date) -> None:
    """End a delegation before its last day (chấm dứt ủy quyền)."""
    if grant.delegated_from is None:
        raise RuleViolation("Đây không phải nhiệm vụ được ủy quyền.")
    end_on = end_after(grant.terms, last_on, on)
    _shorten(grant, end_on, "user.delegation_ended", reason, actor_id)


def _person(user_id: int) -> User:
    """Return the person to change, held until the commit."""
    user = queries.person_to_change(user_id)
    if user is None:
        raise RuleViolation("Không tìm thấy người dùng này.")
    return user


def _another_administrator(user_id: int, on: date) -> bool:
    return any(one.id != user_id for one in queries.lasting_administrators(on))


def _add(
    user: User,
    terms: GrantTerms,
    decision_no: str | None,
    action: str,
    *,
    actor_id: int | None,
    now: datetime,
    above: Grant | None = None,
) -> Grant:
    grant = Grant(
        user=user,
        duty=terms.duty.value,
        unit_id=terms.unit_id,
        agency_id=terms.agency_id,
        start_on=terms.start_on,
        end_on=terms.end_on,
        decision_no=decision_no,
        granted_by_id=actor_id,
        delegated_from=above,
        created_at=now,
    )
    db.session.add(grant)
    db.session.flush()
    record(
        actor_id=actor_id,
        action=action,
        subject_type=SUBJECT,
        subject_id=user.id,
        changes=_new_values(grant),
    )
    return grant


def _new_values(grant: Grant) -> dict[str, tuple[object, object]]:
    """Return what a new grant says, as the log keeps it."""
    line = queries.duty_lines([grant], grant.start_on)[0]
    shown = {
        "duty": grant.duty,
        "place": line.place,
        "start_on": line.start_on,
        "last_on": line.last_on,
        "decision_no": line.decision_no,
        "delegated_by": line.delegated_by,
    }
    return {field: (None, value) for field, value in shown.items() if value is not None}


def _shorten(grant: Grant, end_on: date, action: str, reason: str, actor_id: int) -> None:
    before = None if grant.end_on is None else grant.end_on - timedelta(days=1)
    grant.end_on = end_on
    db.session.flush()
    record(
        actor_id=actor_id,
        action=action,
        subject_type=SUBJECT,
        subject_id=grant.user_id,
        changes={
            "duty": (None, grant.duty),
            "last_on": (before, end_on - timedelta(days=1)),
        },
        reason=reason,
    )
