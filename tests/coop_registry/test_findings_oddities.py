"""Odd facts: each warned about from the day it stands, ordinary ones never."""

from datetime import date

import pytest

from coop_registry.rules.findings import IdentityForm, Reach, TaxCode, findings_on
from coop_registry.rules.kinds import IdentityKind
from tests.factories.states import FOUNDED, always, concerned, found, state, stays

TODAY = date(2025, 6, 2)
CITIZEN, OLD = IdentityKind.CITIZEN, IdentityKind.OLD_CITIZEN


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("0100233488", None),
        ("0314409058-002", None),
        ("0314409058002", None),
        ("0100233480", "identifier.tax_code_check"),
        ("010023348", "identifier.tax_code_form"),
        ("01002334889", "identifier.tax_code_form"),
        ("MST0100233488", "identifier.tax_code_form"),
    ],
)
def test_a_tax_code_is_doubted_by_length_or_check_digit_never_both(value, rule):
    facts = state(stays=stays(9), tax_code=TaxCode(value, FOUNDED, None))
    assert list(found(facts, TODAY)) == ([rule] if rule else [])
    assert found(facts, FOUNDED.replace(day=1)) == {}


@pytest.mark.parametrize("value", ["4700111222", "131.07.000.012", "13H8000123", "012/TD-2019"])
def test_a_usual_code_is_not_odd(value):
    assert findings_on(state(stays=stays(9), code=TaxCode(value, FOUNDED, None)), TODAY) == []


@pytest.mark.parametrize("value", ["4700?111*222", "chưa có", "47--00", "<12>"])
def test_a_code_with_other_signs_is_odd(value):
    finding = found(state(stays=stays(9), code=TaxCode(value, FOUNDED, None)), TODAY)
    assert value in finding["identifier.code_form"].evidence
    assert finding["identifier.code_form"].certainty == "memory"


@pytest.mark.parametrize(
    ("phone", "email", "rules"),
    [
        ("0912 345 678", "htx@backan.gov.vn", []),
        (None, None, []),
        ("không có", None, ["contact.phone"]),
        ("0912", "htx.gmail.com", ["contact.phone", "contact.email"]),
    ],
)
def test_a_contact_that_reaches_nobody_is_odd(phone, email, rules):
    facts = state(stays=stays(9), contacts=always(Reach(phone, email)))
    assert list(found(facts, TODAY)) == rules


@pytest.mark.parametrize(
    ("kind", "length", "odd"),
    [(CITIZEN, 12, 0), (CITIZEN, 9, 1), (OLD, 9, 0), (OLD, 12, 1), (IdentityKind.PASSPORT, 8, 0)],
)
def test_an_identity_number_of_a_wrong_length_is_odd_once(kind, length, odd):
    known = IdentityForm(7, "Nông Thị Lạ", FOUNDED, date(2025, 6, 3), kind, length)
    facts = state(stays=stays(9), identities=(known, known))
    findings = findings_on(facts, TODAY)
    assert len(findings) == odd
    assert concerned(findings, "identifier.identity_form") == ({7} if odd else set())
    assert findings_on(facts, date(2025, 6, 3)) == []


@pytest.mark.parametrize(("founded", "odd"), [(FOUNDED, False), (date(2018, 3, 13), True)])
def test_founding_after_registration_is_odd(founded, odd):
    facts = state(stays=stays(9), founded_on=founded)
    assert ("founding.after_registration" in found(facts, TODAY)) is odd
