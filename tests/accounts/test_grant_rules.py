from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.labels import GRANT_STATE_LABELS, SESSION_END_LABELS
from accounts.rules.duties import Duty
from accounts.rules.grants import (
    GrantState,
    GrantTerms,
    check_delegation,
    check_grant,
    end_after,
    why_apart,
)
from accounts.rules.sign_in import SessionEnd
from core.errors import RuleViolation

TODAY = date(2025, 6, 2)
OFFICER = GrantTerms(Duty.REGISTRY_OFFICER, date(2025, 1, 1), None, unit_id=64)


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        ("2024-12-31", False),
        ("2025-01-01", True),
        ("2025-06-30", True),
        ("2025-07-01", False),
    ],
)
def test_a_grant_holds_from_its_start_and_not_on_its_end(on, holds):
    grant = replace(OFFICER, end_on=day("2025-07-01"))
    assert grant.holds_on(day(on)) is holds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Duty.CASHIER, Duty.ACCOUNTANT),
        (Duty.CASHIER, Duty.CHIEF_ACCOUNTANT),
        (Duty.CASHIER, Duty.DIRECTOR),
        (Duty.ACCOUNTANT, Duty.DIRECTOR),
        (Duty.CONTROLLER, Duty.CREDIT_OFFICER),
        (Duty.CONTROLLER, Duty.DIRECTOR),
        (Duty.AUDITOR, Duty.REGISTRY_RECEPTION),
        (Duty.AUDITOR, Duty.ADMINISTRATOR),
        (Duty.ADMINISTRATOR, Duty.CASHIER),
    ],
)
def test_these_duties_are_kept_apart_in_either_order(one, other):
    assert why_apart(one, other)
    assert why_apart(other, one) == why_apart(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Duty.RISK_COUNCIL, Duty.CONTROLLER),
        (Duty.RISK_COUNCIL, Duty.DIRECTOR),
        (Duty.RISK_COUNCIL, Duty.CHIEF_ACCOUNTANT),
        (Duty.REGISTRY_RECEPTION, Duty.REGISTRY_OFFICER),
        (Duty.ALLIANCE_LEADER, Duty.CHAIR),
        (Duty.CASHIER, Duty.CASHIER),
    ],
)
def test_these_duties_may_be_held_together(one, other):
    assert why_apart(one, other) is None


def test_the_cashier_may_become_accountant_the_day_the_first_duty_ends():
    cashier = GrantTerms(Duty.CASHIER, day("2025-01-01"), day("2025-06-01"))
    accountant = GrantTerms(Duty.ACCOUNTANT, day("2025-06-01"))
    check_grant(accountant, [cashier])
    with pytest.raises(RuleViolation, match="Thủ quỹ không được kiêm kế toán"):
        check_grant(replace(accountant, start_on=day("2025-05-31")), [cashier])


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (replace(OFFICER, unit_id=None), "unit_id"),
        (replace(OFFICER, agency_id=3), "unit_id"),
        (GrantTerms(Duty.AGENCY_REPORTER, TODAY), "agency_id"),
        (GrantTerms(Duty.AGENCY_REPORTER, TODAY, unit_id=1, agency_id=2), "agency_id"),
        (GrantTerms(Duty.CASHIER, TODAY, unit_id=1), "unit_id"),
        (GrantTerms(Duty.CASHIER, TODAY, TODAY), "last_on"),
        (GrantTerms(Duty.CASHIER, TODAY, TODAY - timedelta(days=1)), "last_on"),
    ],
)
def test_a_grant_without_its_place_or_period_is_refused(terms, field):
    with pytest.raises(RuleViolation) as refusal:
        check_grant(terms, [])
    assert refusal.value.field == field


def test_the_same_duty_twice_at_one_place_is_refused_and_elsewhere_allowed():
    with pytest.raises(RuleViolation, match="01/01/2025"):
        check_grant(replace(OFFICER, start_on=TODAY), [OFFICER])
    check_grant(replace(OFFICER, start_on=TODAY, unit_id=61), [OFFICER])


def delegated(start, end, **changes):
    return replace(OFFICER, start_on=day(start), end_on=day(end) if end else None, **changes)


def test_a_delegation_within_the_own_duty_is_allowed_from_today_on():
    own = replace(OFFICER, end_on=day("2025-07-01"))
    check_delegation(own, delegated("2025-06-02", "2025-07-01"), is_delegated=False, on=TODAY)


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        ("2025-06-01", "2025-06-10", "start_on"),
        ("2025-06-03", None, "last_on"),
        ("2025-06-03", "2025-07-02", "last_on"),
    ],
)
def test_a_delegation_beyond_its_bounds_is_refused(start, end, field):
    own = replace(OFFICER, end_on=day("2025-07-01"))
    with pytest.raises(RuleViolation) as refusal:
        check_delegation(own, delegated(start, end), is_delegated=False, on=TODAY)
    assert refusal.value.field == field


def test_a_delegated_duty_is_not_delegated_again():
    with pytest.raises(RuleViolation, match="không được ủy quyền lại"):
        check_delegation(
            OFFICER, delegated("2025-06-03", "2025-06-04"), is_delegated=True, on=TODAY
        )


@pytest.mark.parametrize("duty", [Duty.ADMINISTRATOR, Duty.AUDITOR])
def test_administration_and_audit_are_not_delegated(duty):
    own = GrantTerms(duty, day("2025-01-01"))
    new = GrantTerms(duty, TODAY, day("2025-06-10"))
    with pytest.raises(RuleViolation, match="không được ủy quyền"):
        check_delegation(own, new, is_delegated=False, on=TODAY)


@pytest.mark.parametrize(
    ("last_on", "end_on"),
    [
        ("2025-06-01", "2025-06-02"),  # ends at once: yesterday was the last day
        ("2025-06-02", "2025-06-03"),
        ("2025-06-30", "2025-07-01"),
    ],
)
def test_a_grant_ends_the_day_after_its_last_day(last_on, end_on):
    assert end_after(OFFICER, day(last_on), TODAY) == day(end_on)


def test_a_grant_of_the_future_ends_empty():
    coming = replace(OFFICER, start_on=day("2025-08-01"))
    assert end_after(coming, TODAY, TODAY) == day("2025-08-01")


@pytest.mark.parametrize(
    ("own_end", "last_on"),
    [
        (None, "2025-05-31"),  # rights of the past are not taken away
        ("2025-06-02", "2025-06-02"),  # ended already
        ("2025-06-10", "2025-06-10"),  # would be longer
    ],
)
def test_a_grant_is_neither_ended_in_the_past_nor_made_longer(own_end, last_on):
    own = replace(OFFICER, end_on=day(own_end) if own_end else None)
    with pytest.raises(RuleViolation):
        end_after(own, day(last_on), TODAY)


def test_states_and_session_ends_have_labels():
    assert set(GRANT_STATE_LABELS) == set(GrantState)
    assert set(SESSION_END_LABELS) == set(SessionEnd)
