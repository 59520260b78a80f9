import pytest

from accounts.labels import DUTY_LABELS, PLACE_LABELS
from accounts.rules.duties import (
    EVERYONE,
    PERMISSIONS,
    PLACES,
    READ_PERMISSIONS,
    Duty,
    Place,
    needs_second_factor,
    permissions_of,
)

REGISTRY = {Duty.REGISTRY_RECEPTION, Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER}
FUND = {
    Duty.CREDIT_OFFICER,
    Duty.ACCOUNTANT,
    Duty.CASHIER,
    Duty.CHIEF_ACCOUNTANT,
    Duty.DIRECTOR,
    Duty.CHAIR,
    Duty.CONTROLLER,
    Duty.RISK_COUNCIL,
}
ALLIANCE = {Duty.ALLIANCE_OFFICER, Duty.ALLIANCE_LEADER}
STEERING = {Duty.STEERING_OFFICER}
READERS = REGISTRY | FUND | ALLIANCE | STEERING | {Duty.AUDITOR}

#: permission -> exactly the duties that hold it
TABLE = {
    "registry.read": READERS,
    "registry.write": {Duty.REGISTRY_RECEPTION, Duty.REGISTRY_OFFICER},
    "registry.decide": {Duty.REGISTRY_LEADER},
    "registry.export": ALLIANCE
    | STEERING
    | {Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER, Duty.AUDITOR},
    "party.unmask": {Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER, Duty.CREDIT_OFFICER},
    "party.request": REGISTRY,
    "party.decide": {Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER},
    "papers.read": READERS,
    "fund.read": FUND | {Duty.ALLIANCE_LEADER, Duty.AUDITOR},
    "fund.write": FUND - {Duty.CHAIR, Duty.CONTROLLER, Duty.RISK_COUNCIL},
    "fund.contract": {Duty.CREDIT_OFFICER, Duty.DIRECTOR},
    "fund.collect": {Duty.ACCOUNTANT, Duty.CASHIER, Duty.CHIEF_ACCOUNTANT},
    "fund.book": {Duty.ACCOUNTANT, Duty.CHIEF_ACCOUNTANT},
    "fund.confirm": {Duty.CHIEF_ACCOUNTANT, Duty.DIRECTOR},
    "fund.close": {Duty.CHIEF_ACCOUNTANT},
    "fund.policy": {Duty.CHIEF_ACCOUNTANT, Duty.DIRECTOR},
    "programme.read": ALLIANCE | STEERING | {Duty.AGENCY_REPORTER, Duty.AUDITOR},
    "programme.report": {Duty.AGENCY_REPORTER, Duty.STEERING_OFFICER},
    "programme.steer": STEERING,
    "reference.manage": {Duty.ADMINISTRATOR},
    "accounts.manage": {Duty.ADMINISTRATOR},
    "accounts.read": {Duty.ADMINISTRATOR, Duty.AUDITOR},
    "audit.read": {Duty.ADMINISTRATOR, Duty.AUDITOR},
    "audit.verify": {Duty.ADMINISTRATOR, Duty.AUDITOR},
}


@pytest.mark.parametrize("permission", TABLE)
def test_a_permission_is_held_by_exactly_these_duties(permission):
    assert {duty for duty in Duty if permission in PERMISSIONS[duty]} == TABLE[permission]


def test_every_duty_has_permissions_place_and_label():
    assert set(PERMISSIONS) == set(PLACES) == set(DUTY_LABELS) == set(Duty)
    assert set(PLACE_LABELS) == set(Place)
    assert all(PERMISSIONS.values())


def test_the_auditor_has_every_read_permission_and_nothing_else():
    everything = frozenset().union(*PERMISSIONS.values())
    assert {name for name in everything if name.endswith(".read")} <= PERMISSIONS[Duty.AUDITOR]
    assert PERMISSIONS[Duty.AUDITOR] == READ_PERMISSIONS
    assert not {name for name in READ_PERMISSIONS if name.endswith((".write", ".manage"))}


def test_permissions_add_up_and_nobody_is_without_the_common_ones():
    assert permissions_of([]) == EVERYONE
    both = permissions_of([Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER])
    assert {"registry.write", "registry.decide"} | EVERYONE <= both


@pytest.mark.parametrize(
    ("duty", "needed"),
    [
        (Duty.ADMINISTRATOR, True),
        (Duty.REGISTRY_LEADER, True),
        (Duty.CREDIT_OFFICER, True),
        (Duty.ACCOUNTANT, True),
        (Duty.CASHIER, True),
        (Duty.CHIEF_ACCOUNTANT, True),
        (Duty.DIRECTOR, True),
        (Duty.CHAIR, True),
        (Duty.REGISTRY_OFFICER, False),
        (Duty.REGISTRY_RECEPTION, False),
        (Duty.AUDITOR, False),
        (Duty.AGENCY_REPORTER, False),
    ],
)
def test_a_second_factor_is_needed_by_duty(duty, needed):
    assert needs_second_factor([duty]) is needed
    assert needs_second_factor([duty, Duty.ALLIANCE_OFFICER]) is needed


def test_whoever_writes_money_needs_a_second_factor():
    for duty in Duty:
        if PERMISSIONS[duty] & {"fund.write", "registry.decide", "accounts.manage"}:
            assert needs_second_factor([duty])
