"""Findings read from the database: fixed statements, scope, units, the history of a finding."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from audit import queries as audit_log
from coop_registry.jobs import rounds as jobs
from coop_registry.models import ContactFact, FindingCheck, FindingSpell, Membership, Party
from coop_registry.queries import finding_lists, findings, records, states
from coop_registry.queries.finding_lists import Asked
from coop_registry.rules.entries import IdentifierEntry, PersonEntry, ReportEntry
from coop_registry.rules.findings import TITLES
from coop_registry.rules.kinds import Declared, IdentityKind, Kind, Scheme
from coop_registry.rules.membership import LineKind
from coop_registry.services.findings import explain, sync
from coop_registry.services.reports import update_by_report
from core.access import EVERYTHING, Scope
from core.dates import PartialDate, Precision
from core.db import db
from core.errors import RuleViolation
from papers.uploads import SIGNED_SCANS, check_upload
from reference import queries as reference
from tests.factories.membership import admit, record_line
from tests.factories.papers import PDF
from tests.factories.registry import BA_BE, CHO_DON, TODAY, make_organisation

pytestmark = pytest.mark.db
TOMORROW = TODAY + timedelta(days=1)


def short_of_members(commune=CHO_DON, **changes):
    """Return an organisation with three declared members and no list."""
    plain = {"identifiers": (), "accept_similar": True, "representative": None}
    return make_organisation(commune, declared=((Declared.MEMBERS_TOTAL, 3),), **plain | changes)


def list_members(organisation, count, joined=date(2018, 3, 12)):
    """Write members straight into the tables."""
    origin = records.acts_after(organisation.id, 0)[0].id
    for number in range(count):
        name = f"Nông Văn {number}"
        party = Party(kind="person", full_name=name, name_search=name, name_sort=name)
        db.session.add(party)
        db.session.flush()
        db.session.add(
            Membership(
                organisation_id=organisation.id,
                origin_id=origin,
                party_id=party.id,
                member_class="official",
                start_on=joined,
            )
        )
    db.session.flush()


#: Names of warnings about odd facts.
ODD = ("identifier.", "contact.", "founding.")


def rules_of(organisation, on=TODAY):
    return [one.finding.rule for one in findings.of_organisation(organisation.id, on)]


def test_the_statements_do_not_grow_with_the_organisations(session, count_queries):
    short_of_members()
    db.session.flush()
    reference.working_days()  # read once in a transaction, whoever asks first
    with count_queries() as few:
        list(findings.all_on(TODAY))
    for number in range(12):
        organisation = short_of_members(name=f"Hợp tác xã Thử số {number}")
        list_members(organisation, 4)
    with count_queries() as many:
        assert len(list(findings.all_on(TODAY))) > 12
    assert len(many) == len(few) == 17


def test_a_slice_is_read_by_range_and_gives_the_same(session, monkeypatch):
    for number in range(5):
        list_members(short_of_members(name=f"Hợp tác xã Thử số {number}"), number)
    whole = list(findings.all_on(TODAY))
    monkeypatch.setattr(states, "SLICE", 2)
    monkeypatch.setattr(states, "_FEW", 0)
    assert list(findings.all_on(TODAY)) == whole


def test_facts_of_the_tables_reach_the_engine(session):
    organisation = short_of_members()
    assert rules_of(organisation) == [
        "members.minimum",
        "members.list_missing",
        "representative.missing",
    ]
    list_members(organisation, 6)
    assert rules_of(organisation) == ["members.difference", "representative.missing"]
    assert rules_of(organisation, date(2024, 6, 30))[0] == "members.minimum"
    assert rules_of(organisation, date(2018, 3, 11)) == []


def test_the_tax_code_is_checked_from_the_day_it_was_recorded(session):
    wrong = IdentifierEntry(Scheme.TAX_CODE, "0100233480")
    organisation = make_organisation(identifiers=(wrong,))
    assert "identifier.tax_code_check" in rules_of(organisation)


def test_odd_facts_of_the_tables_are_said_and_nothing_is_refused(session):
    organisation = make_organisation(
        identifiers=(
            IdentifierEntry(Scheme.TAX_CODE, "47001112"),
            IdentifierEntry(Scheme.CODE, "4700?111*222"),
        ),
        representative=PersonEntry(
            full_name="Nông Thị Lạ", identity_kind=IdentityKind.OLD_CITIZEN, identity_no="0951234"
        ),
        phone="không có",
        founded=PartialDate(date(2019, 3, 12), Precision.DAY),
    )
    db.session.query(ContactFact).one().email = "htx.gmail.com"
    db.session.flush()
    found = [rule for rule in rules_of(organisation) if rule.startswith(ODD)]
    assert sorted(found) == [
        "contact.email",
        "contact.phone",
        "founding.after_registration",
        "identifier.code_form",
        "identifier.identity_form",
        "identifier.tax_code_form",
    ]


def test_only_organisations_of_the_scope_and_unit_are_judged(session):
    here, there = short_of_members(), short_of_members(BA_BE, name="Hợp tác xã Nơi Khác")
    scope = Scope(unit_ids=frozenset({here.unit_id}))
    assert {one.organisation_id for one in findings.all_on(TODAY, scope)} == {here.id}
    district = reference.unit_by_code("061", TODAY)
    inside = findings.all_on(TODAY, EVERYTHING, district.id)
    assert {one.organisation_id for one in inside} == {there.id}
    assert list(findings.all_on(date(2025, 7, 1), EVERYTHING, district.id)) == []


def test_the_list_is_narrowed_ordered_and_follows_every_change(session):
    second = short_of_members(name="Hợp tác xã Ăn Quả")
    first = short_of_members(name="Hợp tác xã An Bình", kind=Kind.COOPERATIVE)
    found = finding_lists.listed(Asked(rule="members.minimum"), scope=EVERYTHING, on=TODAY)
    assert [one.organisation_id for one in found] == [first.id, second.id]
    long = Asked(rule="members.minimum", since=date(2018, 3, 11))
    assert finding_lists.listed(long, scope=EVERYTHING, on=TODAY) == []
    third = short_of_members(name="Hợp tác xã Ấm No")
    assert third.id in {
        one.organisation_id for one in finding_lists.listed(Asked(), scope=EVERYTHING, on=TODAY)
    }


def test_a_list_is_judged_once_while_nothing_is_recorded(session, count_queries):
    short_of_members()
    finding_lists.listed(Asked(), scope=EVERYTHING, on=TODAY)
    with count_queries() as statements:
        finding_lists.listed(Asked(rule="members.minimum"), scope=EVERYTHING, on=TODAY)
    assert len(statements) == 2


def test_the_most_urgent_of_each_organisation_come_first(session):
    older = short_of_members(name="Hợp tác xã Cũ", registered_on=date(2016, 1, 4), founded=None)
    newer = short_of_members(name="Hợp tác xã Mới")
    count, rows = finding_lists.urgent(EVERYTHING, TODAY, 5)
    assert count == 6
    assert [one.finding.rule for one in rows] == ["members.minimum"] * 2
    assert {one.organisation_id for one in rows} == {older.id, newer.id}
    assert set(finding_lists.URGENCY) == set(TITLES)


def test_a_check_opens_keeps_and_cures_spells(session):
    organisation = short_of_members()
    first = sync(TODAY, findings.all_on(TODAY))
    assert (first.standing, first.opened, first.cured) == (3, 3, 0)
    again = sync(TODAY, findings.all_on(TODAY))
    assert (again.opened, again.cured) == (0, 0)
    list_members(organisation, 9)
    next_day = sync(TOMORROW, findings.all_on(TOMORROW))
    assert (next_day.standing, next_day.opened, next_day.cured) == (2, 1, 2)
    history = {spell.rule: spell.cured_on for spell in findings.spells_of(organisation.id)}
    assert history == {
        "members.minimum": TOMORROW,
        "members.list_missing": TOMORROW,
        "representative.missing": None,
        "members.difference": None,
    }
    assert findings.check_on(TOMORROW).standing == 2


def test_what_was_cured_the_day_it_was_seen_ends_the_next_day(session):
    organisation = short_of_members()
    sync(TODAY, findings.all_on(TODAY))
    list_members(organisation, 9)
    assert sync(TODAY, findings.all_on(TODAY)).cured == 0
    assert sync(TOMORROW, findings.all_on(TOMORROW)).cured == 2


def test_a_stretch_that_began_after_its_spell_is_another_spell(session):
    organisation = short_of_members()
    sync(TODAY, findings.all_on(TODAY))
    later = TODAY + timedelta(days=30)
    found = [one for one in findings.all_on(later) if one.finding.rule == "members.minimum"]
    begun = replace(found[0], finding=replace(found[0].finding, since=later))
    synced = sync(later, [begun])
    assert (synced.opened, synced.cured) == (1, 3)
    minimum = [s for s in findings.spells_of(organisation.id) if s.rule == "members.minimum"]
    assert [(spell.seen_on, spell.cured_on) for spell in minimum] == [(later, None), (TODAY, later)]


def test_history_is_never_written_backwards(session):
    sync(TOMORROW, findings.all_on(TOMORROW))
    with pytest.raises(RuleViolation, match="03/06/2025"):
        sync(TODAY, findings.all_on(TODAY))


def test_the_worker_records_a_day_once(session):
    short_of_members()
    db.session.commit()
    assert jobs.record_findings() is True
    assert jobs.record_findings() is False
    assert db.session.get(FindingCheck, TODAY).opened == 3


def test_two_workers_at_one_moment_record_a_day_once(session, monkeypatch):
    short_of_members()
    db.session.commit()
    assert jobs.record_findings() is True
    # As the second one sees it: it asked before the first one had committed.
    monkeypatch.setattr(findings, "check_on", lambda on: None)
    monkeypatch.setattr(findings, "open_spells", list)
    assert jobs.record_findings() is False
    assert len(db.session.query(FindingSpell).all()) == 3


def explained(organisation, until, on=TODAY, note="Đang bổ sung danh sách thành viên."):
    found = findings.of_organisation(organisation.id, on)[0]
    return explain(
        organisation,
        found,
        note=note,
        until=until,
        actor_id=1,
        on=on,
        paper=check_upload("a.pdf", PDF, SIGNED_SCANS),
    )


def test_an_explained_finding_stays_and_opens_again(session):
    organisation = short_of_members()
    until = date(2025, 9, 1)
    note = explained(organisation, until)
    assert note.stored_file_id is not None

    def standing(on):
        return findings.of_organisation(organisation.id, on)[0]

    assert standing(TODAY).finding.rule == "members.minimum"
    assert standing(TODAY).explanation.until == until
    assert standing(date(2025, 8, 31)).explanation is not None
    assert standing(until).explanation is None
    assert standing(TODAY - timedelta(days=1)).explanation is None
    entry = audit_log.history("organisation", organisation.id, limit=1)[0]
    assert entry.action == "finding.explained"
    assert entry.changes["explained_until"] == [None, "01/09/2025"]
    open_ones = finding_lists.listed(Asked(explained=False), scope=EVERYTHING, on=TODAY)
    assert "members.minimum" not in {one.finding.rule for one in open_ones}
    done = finding_lists.listed(Asked(explained=True), scope=EVERYTHING, on=TODAY)
    assert [one.finding.rule for one in done] == ["members.minimum"]


@pytest.mark.parametrize(
    ("until", "note", "field"),
    [
        (date(2026, 6, 3), "Đang bổ sung danh sách.", "until"),
        (TODAY, "Đang bổ sung danh sách.", "until"),
        (date(2025, 9, 1), "đã biết", "note"),
        (date(2025, 9, 1), "   \u200b   ", "note"),
    ],
)
def test_nothing_is_silenced_for_ever_or_without_words(session, until, note, field):
    organisation = short_of_members()
    with pytest.raises(RuleViolation) as refusal:
        explained(organisation, until, note=note)
    assert refusal.value.field == field


def test_a_year_is_the_longest(session):
    organisation = short_of_members()
    assert explained(organisation, date(2026, 6, 2)).until == date(2026, 6, 2)


def test_an_explanation_does_not_cover_a_fact_that_changed_after_it(session):
    """Seven đồng were explained, then seventy: the finding is open again and shows what was said."""
    organisation = short_of_members()
    explained(organisation, date(2025, 12, 1))
    update_by_report(
        organisation,
        ReportEntry(on=TODAY, source="Báo cáo quý", declared=((Declared.MEMBERS_TOTAL, 2),)),
        actor_id=1,
        on=TODAY,
        expected_version=None,
    )
    (now,) = [
        one
        for one in findings.of_organisation(organisation.id, TODAY)
        if one.finding.rule == "members.minimum"
    ]
    assert now.explanation is None
    assert now.outdated.written_on == TODAY
    assert now.outdated.note == "Đang bổ sung danh sách thành viên."
    open_ones = finding_lists.listed(Asked(explained=False), scope=EVERYTHING, on=TODAY)
    assert "members.minimum" in {one.finding.rule for one in open_ones}


def test_an_explanation_keeps_while_only_the_day_goes_on(session):
    """The words name the day that is looked at; the fact is the same tomorrow."""
    organisation = make_organisation(declared=((Declared.MEMBERS_TOTAL, 4),))
    list_members(organisation, 4)
    (found,) = [
        one
        for one in findings.of_organisation(organisation.id, TODAY)
        if one.finding.rule == "members.minimum"
    ]
    assert "ngày 02/06/2025" in found.finding.evidence
    explain(
        organisation, found, note="Đang kết nạp thêm.", until=date(2025, 9, 1), actor_id=1, on=TODAY
    )
    (later,) = [
        one
        for one in findings.of_organisation(organisation.id, date(2025, 6, 20))
        if one.finding.rule == "members.minimum"
    ]
    assert "ngày 20/06/2025" in later.finding.evidence
    assert later.explanation is not None


def test_one_difference_explained_leaves_the_other_open(session):
    organisation = make_organisation(
        capital_vnd=600_000_000, declared=((Declared.PAID_CAPITAL, 550_000_000),)
    )
    admit(organisation, pledge_vnd=100_000_000, paid_vnd=50_000_000)
    record_line(
        organisation,
        members_of(organisation)[0],
        LineKind.PAYMENT,
        date(2018, 3, 12),
        10_000_000,
    )

    def differences():
        return {
            one.finding.part: one
            for one in findings.of_organisation(organisation.id, TODAY)
            if one.finding.rule == "capital.difference"
        }

    assert set(differences()) == {"pledged", "paid_book"}
    explain(
        organisation,
        differences()["pledged"],
        note="Đang lập hồ sơ giảm vốn.",
        until=date(2025, 9, 1),
        actor_id=1,
        on=TODAY,
    )
    assert differences()["pledged"].explanation is not None
    assert differences()["paid_book"].explanation is None
    sync(TODAY, findings.all_on(TODAY))
    spells = {
        spell.part: spell
        for spell in findings.spells_of(organisation.id)
        if spell.rule == "capital.difference"
    }
    assert spells["pledged"].since == date(2024, 7, 1)
    assert spells["paid_book"].since == date(2018, 3, 12)


def members_of(organisation):
    """Return the parties listed as members."""
    stays = db.session.query(Membership).filter_by(organisation_id=organisation.id)
    return [stay.party_id for stay in stays]
