"""Lines, places, qualities, governance: added, ended, corrected, and seen as of a day."""

from datetime import date

import pytest

from audit import queries as audit_log
from coop_registry.queries import facts, pages
from coop_registry.rules.facts import FactEntry, Matter
from coop_registry.rules.membership import TraitKind
from coop_registry.services import traits
from core.errors import RuleViolation, StaleRecord
from reference import queries as reference
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db

WHO = {"actor_id": 1, "on": TODAY, "expected_version": None}


@pytest.fixture
def made(session):
    return make_organisation()


def vsic(code, version="2018"):
    return reference.vsic_by_code(version, code).id


def line(code="0118", start=date(2019, 1, 1), main=False, **changes):
    values = {"vsic_id": vsic(code), "is_main": main, "detail": None}
    return FactEntry(start, "Giấy chứng nhận đăng ký", values | changes)


def product(words="Miến dong", start=date(2020, 1, 1), kind="product", stars=None, end=None):
    values = {"kind": kind, "words": words, "stars": stars}
    return FactEntry(start, "Quyết định số 12/QĐ-UBND", values, end)


def codes(made, on):
    return [(one.code, one.is_main) for one in pages.record(made, on).lines]


def test_a_line_holds_from_its_day(made):
    traits.add(made, Matter.LINE, line(main=True), **WHO)
    assert codes(made, date(2018, 12, 31)) == []
    assert codes(made, date(2019, 1, 1)) == [("0118", True)]
    assert pages.record(made, TODAY).line.startswith("0118 Trồng rau")


def test_a_new_main_line_makes_the_former_an_ordinary_one_from_its_day(made):
    traits.add(made, Matter.LINE, line(main=True), **WHO)
    traits.add(made, Matter.LINE, line("4711", date(2022, 5, 1), main=True), **WHO)
    assert codes(made, date(2022, 4, 30)) == [("0118", True)]
    assert codes(made, date(2022, 5, 1)) == [("4711", True), ("0118", False)]


def test_a_main_line_recorded_late_may_not_stand_beside_a_later_one(made):
    traits.add(made, Matter.LINE, line(main=True), **WHO)
    with pytest.raises(RuleViolation, match="đã ghi ngành chính khác"):
        traits.add(made, Matter.LINE, line("4711", date(2018, 6, 1), main=True), **WHO)


def test_the_same_line_is_not_recorded_twice_for_the_same_days(made):
    traits.add(made, Matter.LINE, line(), **WHO)
    with pytest.raises(RuleViolation, match="đã được ghi từ ngày 01/01/2019"):
        traits.add(made, Matter.LINE, line(start=date(2021, 1, 1)), **WHO)


def test_an_ended_line_may_come_again(made):
    traits.add(made, Matter.LINE, line(), **WHO)
    fact = facts.facts_of(made.id, Matter.LINE)[0][0]
    traits.end(made, Matter.LINE, fact, end_on=date(2020, 1, 1), source="Thông báo", **WHO)
    traits.add(made, Matter.LINE, line(start=date(2021, 1, 1)), **WHO)
    assert codes(made, date(2019, 12, 31)) == [("0118", False)]
    assert codes(made, date(2020, 1, 1)) == []
    assert codes(made, date(2021, 1, 1)) == [("0118", False)]


def test_a_line_of_the_old_list_is_kept_with_its_version(made):
    traits.add(made, Matter.LINE, line("0118"), **WHO)
    entry = line("0118", date(2025, 12, 1), vsic_id=vsic("0118", "2025"))
    later = WHO | {"on": date(2025, 12, 2)}
    traits.add(made, Matter.LINE, entry, **later)
    versions = [one.version for one in pages.record(made, date(2025, 12, 2)).lines]
    assert sorted(versions) == ["2018", "2025"]


def test_a_product_given_for_a_term_ends_by_itself(made):
    entry = product("Miến dong", kind="ocop", stars=4, end=date(2023, 1, 1))
    traits.add(made, Matter.TRAIT, entry, **WHO)
    assert [one.stars for one in pages.record(made, date(2022, 12, 31)).qualities] == [4]
    assert pages.record(made, date(2023, 1, 1)).qualities == ()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (product(kind="ocop"), "từ 1 đến 5 sao"),
        (product(kind="ocop", stars=6), "từ 1 đến 5 sao"),
        (product(kind="product", stars=3), "Chỉ sản phẩm OCOP"),
        (product(start=date(2025, 6, 3)), "sau hôm nay"),
        (product(end=date(2020, 1, 1)), "phải sau ngày bắt đầu"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(made, entry, message):
    before = made.version
    with pytest.raises(RuleViolation, match=message):
        traits.add(made, Matter.TRAIT, entry, **WHO)
    assert made.version == before
    assert facts.facts_of(made.id, Matter.TRAIT) == []


def test_qualities_stand_in_the_order_of_their_kinds(made):
    for kind, words in (("award", "Bằng khen"), ("chain", "Chuỗi miến"), ("product", "Miến")):
        traits.add(made, Matter.TRAIT, product(words, kind=kind), **WHO)
    kinds = [one.kind for one in pages.record(made, TODAY).qualities]
    assert kinds == [TraitKind.PRODUCT, TraitKind.CHAIN, TraitKind.AWARD]


def test_governance_is_one_at_a_time_in_any_order_of_recording(made):
    late = FactEntry(date(2025, 1, 1), "Nghị quyết", {"governance": "short"})
    early = FactEntry(date(2018, 3, 12), "Điều lệ", {"governance": "full"})
    traits.add(made, Matter.GOVERNANCE, late, **WHO)
    traits.add(made, Matter.GOVERNANCE, early, **WHO)
    assert pages.record(made, date(2024, 12, 31)).governance.value == "full"
    assert pages.record(made, date(2025, 1, 1)).governance.value == "short"


def test_a_branch_in_another_province_has_only_an_address(made):
    values = {
        "kind": "branch",
        "name": "Chi nhánh Hà Nội",
        "code": "4700111222-001",
        "unit_id": None,
        "address": "12 phố Huế, Hà Nội",
    }
    traits.add(made, Matter.BRANCH, FactEntry(date(2022, 1, 1), "Thông báo", values), **WHO)
    place = pages.record(made, TODAY).places[0]
    assert (place.name, place.where) == ("Chi nhánh Hà Nội", "12 phố Huế, Hà Nội")


def test_a_correction_replaces_the_fact_for_its_days_and_says_why(made):
    traits.add(made, Matter.TRAIT, product(), **WHO)
    fact = facts.facts_of(made.id, Matter.TRAIT)[0][0]
    entry = product("Miến dong Tân Sơn", start=date(2020, 2, 1))
    traits.correct(made, Matter.TRAIT, fact, entry, reason="gõ thiếu", **WHO)
    assert pages.record(made, date(2020, 1, 15)).qualities == ()
    assert [one.words for one in pages.record(made, TODAY).qualities] == ["Miến dong Tân Sơn"]
    logged = audit_log.history("organisation", made.id)[0]
    assert (logged.action, logged.reason) == ("organisation.corrected", "gõ thiếu")


def test_a_fact_that_should_not_be_there_is_taken_out_but_stays_in_the_log(made):
    traits.add(made, Matter.TRAIT, product(), **WHO)
    fact = facts.facts_of(made.id, Matter.TRAIT)[0][0]
    traits.correct(made, Matter.TRAIT, fact, None, reason="của hợp tác xã khác", **WHO)
    assert facts.facts_of(made.id, Matter.TRAIT) == []
    assert "Miến dong" in str(audit_log.history("organisation", made.id)[0].changes)


def test_a_correction_that_changes_nothing_is_refused(made):
    traits.add(made, Matter.TRAIT, product(), **WHO)
    fact = facts.facts_of(made.id, Matter.TRAIT)[0][0]
    with pytest.raises(RuleViolation, match="Chưa có gì khác"):
        traits.correct(made, Matter.TRAIT, fact, product(), reason="thử", **WHO)


def test_a_correction_of_governance_keeps_its_days(made):
    first = FactEntry(date(2018, 3, 12), "Điều lệ", {"governance": "full"})
    traits.add(made, Matter.GOVERNANCE, first, **WHO)
    fact = facts.facts_of(made.id, Matter.GOVERNANCE)[0][0]
    entry = FactEntry(date(2024, 1, 1), "", {"governance": "short"})
    traits.correct(made, Matter.GOVERNANCE, fact, entry, reason="đọc nhầm", **WHO)
    assert pages.record(made, date(2018, 3, 12)).governance.value == "short"


def test_a_form_opened_at_an_older_version_is_told_what_changed(made):
    opened = made.version
    traits.add(made, Matter.TRAIT, product(), **WHO)
    with pytest.raises(StaleRecord) as told:
        traits.add(made, Matter.TRAIT, product("Chè"), **WHO | {"expected_version": opened})
    assert "Miến dong" in told.value.changes[0]


def test_what_is_added_later_never_changes_an_earlier_day(made):
    traits.add(made, Matter.LINE, line(main=True), **WHO)
    day = date(2021, 1, 1)
    seen = pages.record(made, day).lines
    traits.add(made, Matter.LINE, line("4711", date(2022, 5, 1), main=True), **WHO)
    traits.add(made, Matter.TRAIT, product(start=date(2023, 1, 1)), **WHO)
    assert [(one.code, one.is_main) for one in pages.record(made, day).lines] == [
        (one.code, one.is_main) for one in seen
    ]
    assert pages.record(made, day).qualities == ()


def test_the_log_says_what_was_added(made):
    traits.add(made, Matter.LINE, line(), **WHO)
    entry = audit_log.history("organisation", made.id)[0]
    assert entry.action == "organisation.updated"
    assert "0118" in str(entry.changes)
    assert entry.note == "Giấy chứng nhận đăng ký"
