"""What a person may do and reach, day by day."""

from datetime import date

import pytest

from accounts.identity import Visitor
from accounts.rules.duties import Duty
from core.access import EVERYTHING, Scope
from reference import queries as reference
from tests.factories.accounts import make_grant, make_user

pytestmark = pytest.mark.usefixtures("session")
IN_JUNE, IN_JULY = date(2025, 6, 30), date(2025, 7, 1)


def district(code):
    return reference.unit_by_code(code, IN_JUNE)


def test_an_officer_reaches_the_own_district_and_no_other(day):
    day(IN_JUNE)
    officer = make_user(Duty.REGISTRY_OFFICER, district("064"))
    scope = officer.scope_for("registry.read")
    assert scope.covers_unit(district("064").id)
    assert not scope.covers_unit(district("061").id)
    assert scope.agency_ids == frozenset()
    communes = reference.units_in_force("commune", IN_JUNE, within=district("064").id)
    assert {one.id for one in communes} <= scope.unit_ids


def test_two_districts_add_up(day):
    day(IN_JUNE)
    officer = make_user(Duty.REGISTRY_OFFICER, district("064"))
    make_grant(officer, Duty.REGISTRY_RECEPTION, district("061"))
    both = officer.scope_for("registry.write")
    assert both.covers_unit(district("064").id)
    assert both.covers_unit(district("061").id)
    assert not officer.scope_for("party.unmask").covers_unit(district("061").id)


def test_rights_in_a_district_end_with_the_district(day):
    officer = make_user(Duty.REGISTRY_OFFICER, district("064"))
    day(IN_JUNE)
    assert officer.scope_for("registry.read").unit_ids
    day(IN_JULY)
    assert officer.scope_for("registry.read") == Scope()


def test_a_commune_officer_begins_on_the_first_of_july(day):
    commune = reference.units_named("Chợ Đồn", "commune", IN_JULY)[0]
    officer = make_user(Duty.REGISTRY_OFFICER, commune, start_on=IN_JULY)
    day(IN_JUNE)
    assert not officer.may("registry.write")
    assert officer.scope_for("registry.write") == Scope()
    day(IN_JULY)
    assert officer.may("registry.write")
    assert officer.scope_for("registry.write").covers_unit(commune.id)


@pytest.mark.parametrize(
    ("duty", "permission"),
    [
        (Duty.CREDIT_OFFICER, "fund.write"),
        (Duty.ALLIANCE_OFFICER, "registry.read"),
        (Duty.STEERING_OFFICER, "programme.steer"),
        (Duty.ADMINISTRATOR, "audit.read"),
        (Duty.AUDITOR, "registry.read"),
        (Duty.AUDITOR, "fund.read"),
    ],
)
def test_a_duty_for_the_province_reaches_everything(duty, permission):
    assert make_user(duty).scope_for(permission) == EVERYTHING


def test_a_reporter_reaches_the_own_agency_only():
    agency = reference.agencies_on(IN_JUNE)[0]
    reporter = make_user(Duty.AGENCY_REPORTER, agency_id=agency.agency_id)
    assert reporter.scope_for("programme.report") == Scope(
        frozenset(), frozenset([agency.agency_id])
    )
    assert reporter.scope_for("registry.read") == Scope()


def test_a_permission_one_does_not_hold_reaches_nothing():
    officer = make_user(Duty.REGISTRY_OFFICER, district("064"))
    assert not officer.may("fund.read")
    assert officer.scope_for("fund.read") == Scope()


@pytest.mark.parametrize(
    ("on", "may"),
    [("2025-06-09", False), ("2025-06-10", True), ("2025-06-20", True), ("2025-06-21", False)],
)
def test_a_delegation_holds_from_its_first_to_its_last_day(day, on, may):
    leader = make_user(Duty.REGISTRY_LEADER, district("064"))
    deputy = make_user()
    own = leader.grants[0]
    period = {"start_on": date(2025, 6, 10), "end_on": date(2025, 6, 21)}
    make_grant(deputy, own.duty, own.unit_id, above=own, **period)
    day(date.fromisoformat(on))
    assert deputy.may("registry.decide") is may
    assert deputy.scope_for("registry.decide").covers_unit(own.unit_id) is may
    assert leader.may("registry.decide")


def test_a_delegation_ends_with_the_duty_it_stands_on(day):
    leader = make_user(Duty.REGISTRY_LEADER, district("064"), end_on=date(2025, 6, 15))
    deputy = make_user()
    own = leader.grants[0]
    period = {"start_on": date(2025, 6, 10), "end_on": date(2025, 6, 21)}
    make_grant(deputy, own.duty, own.unit_id, above=own, **period)
    day(date(2025, 6, 14))
    assert deputy.may("registry.decide")
    day(date(2025, 6, 15))
    assert not deputy.may("registry.decide")


def test_everyone_keeps_the_own_account_without_any_duty():
    person = make_user()
    assert person.may("account.own")
    assert person.may("home.view")
    assert not person.may("registry.read")


def test_a_visitor_may_nothing():
    visitor = Visitor()
    assert not visitor.may("home.view")
    assert visitor.scope_for("registry.read") == Scope()
    assert visitor.duties_on(IN_JUNE) == frozenset()


def test_duties_are_those_of_the_day():
    person = make_user(Duty.CASHIER, end_on=IN_JULY)
    make_grant(person, Duty.ACCOUNTANT, start_on=IN_JULY)
    assert person.duties_on(IN_JUNE) == {Duty.CASHIER}
    assert person.duties_on(IN_JULY) == {Duty.ACCOUNTANT}
