"""Corrections and reports: before and after, versions, days."""

from datetime import date

import pytest

from audit import queries as audit_log
from coop_registry.queries import pages
from coop_registry.queries import parties as party_queries
from coop_registry.rules.entries import IdentifierEntry, PersonEntry, ReportEntry
from coop_registry.rules.kinds import Activity, Declared, FactKind, IdentityKind, Scheme, Status
from coop_registry.services import parties
from coop_registry.services.corrections import correct_fact
from coop_registry.services.opening import refuse_taken
from coop_registry.services.reports import update_by_report
from core.access import EVERYTHING, Scope
from core.dates import PartialDate, Precision
from core.errors import RuleViolation, StaleRecord
from reference import queries as reference
from tests.factories.registry import BA_BE, TODAY, make_organisation

NAMES = {"short_name": None, "foreign_name": None}


def correct(organisation, kind, values, **changes):
    given = {"reason": "gõ nhầm", "actor_id": 1, "on": TODAY, "scope": EVERYTHING}
    given["expected_version"] = organisation.version
    return correct_fact(organisation, kind, values, **{**given, **changes})


def report(organisation, **changes):
    given = {"on": date(2024, 12, 10), "source": "Báo cáo năm 2024"} | changes
    return update_by_report(
        organisation,
        ReportEntry(**given),
        actor_id=1,
        on=TODAY,
        expected_version=organisation.version,
    )


def test_a_corrected_name_stands_for_the_same_days_and_the_old_one_is_kept(session):
    made = make_organisation()
    correct(made, FactKind.NAME, {"name": "Hợp tác xã Thử Nghiệm Mới", **NAMES})
    assert pages.record(made, date(2018, 3, 12)).name == "Hợp tác xã Thử Nghiệm Mới"
    entry = audit_log.history("organisation", made.id)[0]
    assert entry.changes["name"] == [
        "Hợp tác xã Nông nghiệp Thử Nghiệm",
        "Hợp tác xã Thử Nghiệm Mới",
    ]
    assert entry.reason == "gõ nhầm"


@pytest.mark.parametrize(
    ("kind", "values", "read", "expected"),
    [
        (FactKind.CAPITAL, {"amount_vnd": 7}, lambda r: r.capital_vnd, 7),
        (
            FactKind.STATUS,
            {"status": Status.SUSPENDED, "ground": "Thông báo số 3"},
            lambda r: r.status,
            Status.SUSPENDED,
        ),
        (
            FactKind.CONTACT,
            {"person": "Chị Lan", "phone": "0200", "email": None},
            lambda r: r.contact.person,
            "Chị Lan",
        ),
        (
            FactKind.FOUNDING,
            {
                "founded": PartialDate(date(2017, 1, 1), Precision.YEAR),
                "registered_on": date(2018, 3, 12),
            },
            lambda r: str(r.founded),
            "2017",
        ),
        (
            FactKind.IDENTIFIER,
            {
                "certificate_no": "13B",
                "issued_on": None,
                "issued_by": None,
                "code": "4700111222",
                "tax_code": None,
            },
            lambda r: r.identifier(Scheme.CERTIFICATE_NO).value,
            "13B",
        ),
        (
            FactKind.REPRESENTATIVE,
            {"person": PersonEntry("Nông Thị Thư"), "position": "Giám đốc"},
            lambda r: r.representative.full_name,
            "Nông Thị Thư",
        ),
    ],
)
def test_each_matter_can_be_corrected(session, kind, values, read, expected):
    made = make_organisation()
    correct(made, kind, values)
    assert read(pages.record(made, TODAY)) == expected


def test_a_corrected_representative_keeps_the_number_that_was_right(session):
    made = make_organisation()
    correct(
        made,
        FactKind.REPRESENTATIVE,
        {"person": PersonEntry("Nông Thị Thư"), "position": None},
    )
    assert pages.record(made, TODAY).representative.identity_masked == "0061******01"


def test_another_person_may_take_the_place_of_a_wrongly_typed_one(session):
    made = make_organisation()
    person = PersonEntry("Ma Văn Hai", IdentityKind.OLD_CITIZEN, "095123456")
    correct(made, FactKind.REPRESENTATIVE, {"person": person, "position": None})
    assert pages.record(made, TODAY).representative.full_name == "Ma Văn Hai"
    changes = audit_log.history("organisation", made.id)[0].changes
    assert "095123456" not in str(changes)


def test_a_seat_corrected_to_another_commune_moves_the_record(session):
    made = make_organisation()
    unit = reference.unit_by_code(BA_BE, TODAY)
    correct(made, FactKind.SEAT, {"unit_id": unit.id, "address": "Thôn Nà Viễn"})
    assert made.unit_id == unit.id
    assert "Yến Dương" in pages.record(made, TODAY).place


def test_a_correction_that_changes_nothing_is_refused(session):
    made = make_organisation()
    with pytest.raises(RuleViolation, match="Chưa có gì khác"):
        correct(made, FactKind.CAPITAL, {"amount_vnd": 500_000_000})


def test_a_form_opened_before_another_change_is_told_what_changed(session):
    made = make_organisation()
    opened_at = made.version
    correct(made, FactKind.CAPITAL, {"amount_vnd": 600_000_000})
    with pytest.raises(StaleRecord) as stale:
        correct(made, FactKind.CAPITAL, {"amount_vnd": 1}, expected_version=opened_at)
    assert "600.000.000" in " ".join(stale.value.changes)
    assert stale.value.version == made.version


def test_an_identifier_of_another_organisation_is_refused(session):
    make_organisation()
    other = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)
    values = {
        "certificate_no": "12a",
        "issued_on": None,
        "issued_by": None,
        "code": None,
        "tax_code": None,
    }
    with pytest.raises(RuleViolation, match=r"^Số 12A đã ghi cho .* Hãy mở hồ sơ đó"):
        correct(other, FactKind.IDENTIFIER, values)
    own = Scope(unit_ids=frozenset({other.unit_id}))
    with pytest.raises(RuleViolation, match="thuộc đơn vị khác quản lý") as refused:
        refuse_taken(IdentifierEntry(Scheme.CERTIFICATE_NO, "12a"), own, other.id)
    assert "mở hồ sơ" not in refused.value.message
    assert "Hợp tác xã Nông nghiệp Thử Nghiệm (Xã Bằng Phúc)" in refused.value.message


def test_reported_figures_stand_from_their_day(session):
    made = make_organisation()
    report(made, declared=((Declared.MEMBERS_TOTAL, 20),))
    before, after = date(2024, 12, 9), date(2024, 12, 10)
    assert pages.record(made, before).figure(Declared.MEMBERS_TOTAL).value == 12
    assert pages.record(made, after).figure(Declared.MEMBERS_TOTAL).value == 20


def test_contacts_recorded_in_any_order_give_the_same_register(session):
    one, two = (
        make_organisation(),
        make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None),
    )
    early = {"on": date(2020, 1, 1), "phone": "0201"}
    late = {"on": date(2022, 1, 1), "phone": "0202"}
    report(one, **early)
    report(one, **late)
    report(two, **late)
    report(two, **early)
    for day in (date(2019, 12, 31), date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1)):
        phones = {pages.record(made, day).contact.phone for made in (one, two)}
        assert len(phones) == 1, day


def test_figures_of_the_future_and_empty_reports_are_refused(session):
    made = make_organisation()
    with pytest.raises(RuleViolation, match="sau hôm nay"):
        report(made, on=date(2025, 6, 3), declared=((Declared.WORKERS, 3),))
    with pytest.raises(RuleViolation, match="Chưa nhập"):
        report(made)


def test_what_the_office_saw_is_kept_apart_from_the_legal_status(session):
    made = make_organisation()
    report(made, activity=Activity.STOPPED, words="Cửa đóng khi đến kiểm tra")
    shown = pages.record(made, TODAY)
    assert (shown.activity, shown.status) == (Activity.STOPPED, Status.ACTIVE)


def test_a_full_number_is_shown_with_a_reason_and_the_reading_is_logged(session):
    made = make_organisation()
    party = party_queries.get(pages.record(made, TODAY).representative.party_id)
    with pytest.raises(RuleViolation, match="lý do"):
        parties.unmask(party, reason="  ", actor_id=1)
    assert parties.unmask(party, reason="đối chiếu hồ sơ gốc", actor_id=1) == "006190000001"
    entry = audit_log.history("party", party.id)[0]
    assert (entry.action, entry.reason) == ("identity.read", "đối chiếu hồ sơ gốc")
