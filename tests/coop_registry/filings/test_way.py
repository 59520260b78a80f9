"""A filing from receipt to the register: only its acceptance changes a fact."""

from dataclasses import replace
from datetime import date

import pytest

from audit import queries as audit_log
from coop_registry.models import Filing
from coop_registry.queries import pages, parties, records
from coop_registry.queries.filings import records as filing_records
from coop_registry.queries.filings import shown, situation
from coop_registry.rules.filings.changes import (
    CapitalAsked,
    CorrectionAsked,
    FoundingAsked,
    NameAsked,
    NoticeAsked,
    SeatAsked,
)
from coop_registry.rules.filings.entries import DecisionEntry, ReceivedEntry, StepEntry
from coop_registry.rules.filings.kinds import FilingKind, FilingState, FilingStep
from coop_registry.rules.kinds import ActKind, Kind, Scheme, Status
from coop_registry.services.filings import deciding, examining, receiving
from core.access import EVERYTHING
from core.db import db
from core.errors import RuleViolation
from papers import services as papers
from reference import queries as reference
from tests.factories.filings import (
    DAY,
    LEADER,
    NEW_PERSON,
    OFFICER,
    TODAY,
    accept,
    propose,
    receive,
    received_entry,
)
from tests.factories.papers import make_paper
from tests.factories.registry import BA_BE, make_organisation, opening_entry

pytestmark = pytest.mark.db


def step(
    row: Filing, kind: FilingStep, words: str | None = "Lý do", on: date = DAY, actor: int = OFFICER
):
    examining.step(row, kind, StepEntry(on, words), actor_id=actor, today=TODAY)


def test_a_new_representative_is_registered_from_the_day_of_the_decision(session) -> None:
    organisation = make_organisation()
    row = receive(organisation, national_no="HS-0001")
    assert (row.state, row.number, row.year) == ("received", 1, 2025)
    propose(row)
    assert pages.record(organisation, TODAY).representative.full_name == "Nông Thị Thử"
    entry = DecisionEntry(on=date(2025, 5, 7), change_no=1)
    deciding.decide(row, entry, actor_id=LEADER, today=TODAY, scope=EVERYTHING)
    assert row.state == FilingState.ACCEPTED.value
    assert pages.record(organisation, date(2025, 5, 6)).representative.full_name == "Nông Thị Thử"
    now = pages.record(organisation, date(2025, 5, 7)).representative
    assert (now.full_name, now.position) == ("Hoàng Văn Mới", "Chủ tịch Hội đồng quản trị")
    assert parties.get(now.party_id).identity_masked == "0060******23"
    act = records.acts_after(organisation.id, 1)[0]
    assert (act.kind, act.on) == (ActKind.FILING.value, date(2025, 5, 7))
    assert "HS-0001" in act.source
    said = [one.action for one in audit_log.history("filing", row.id, limit=20)]
    assert said == ["filing.decide", "filing.propose", "filing.describe", "filing.receive"]


def test_under_the_law_of_2012_it_goes_the_same_way(session) -> None:
    organisation = make_organisation()
    row = receive(organisation, received_on=date(2023, 5, 10))
    accept(row, on=date(2023, 5, 15))
    assert pages.record(organisation, date(2023, 5, 15)).representative.full_name == "Hoàng Văn Mới"
    assert pages.record(organisation, date(2023, 5, 14)).representative.full_name == "Nông Thị Thử"
    office = next(one for one in shown.clocks(row, TODAY) if one.who.value == "office")
    assert (office.last_day, office.is_late) == (date(2023, 5, 17), False)


def test_a_decision_signed_on_paper_waits_for_a_second_person(session) -> None:
    organisation = make_organisation()
    row = propose(receive(organisation))
    signed = DecisionEntry(on=DAY, decision_no="12/GXN", signer="Trưởng phòng")
    with pytest.raises(RuleViolation, match="đính kèm bản đã ký"):
        deciding.record_signed(row, signed, actor_id=OFFICER, today=TODAY, scope=EVERYTHING)
    scan = papers.store_file(
        b"%PDF-1.4", filename="ky.pdf", media_type="application/pdf", actor_id=OFFICER
    )
    signed = DecisionEntry(on=DAY, decision_no="12/GXN", signer="Trưởng phòng", file_id=scan.id)
    deciding.record_signed(row, signed, actor_id=OFFICER, today=TODAY, scope=EVERYTHING)
    assert pages.record(organisation, TODAY).representative.full_name == "Nông Thị Thử"
    with pytest.raises(RuleViolation, match="không tự xác nhận"):
        deciding.confirm_signed(row, DAY, actor_id=OFFICER, today=TODAY, scope=EVERYTHING)
    deciding.confirm_signed(row, date(2025, 5, 8), actor_id=LEADER, today=TODAY, scope=EVERYTHING)
    assert pages.record(organisation, DAY).representative.full_name == "Hoàng Văn Mới"


def test_who_proposed_does_not_decide(session) -> None:
    row = propose(receive(make_organisation()))
    with pytest.raises(RuleViolation, match="không tự quyết định"):
        deciding.decide(row, DecisionEntry(on=DAY), actor_id=OFFICER, today=TODAY, scope=EVERYTHING)


@pytest.mark.parametrize("way", ["refused", "withdrawn", "cancelled"])
def test_what_ends_otherwise_leaves_the_register_as_it_was(way, session) -> None:
    organisation = make_organisation()
    before = pages.record(organisation, TODAY)
    row = receive(organisation)
    receiving.describe(row, NEW_PERSON, actor_id=OFFICER, on=DAY)
    if way == "refused":
        step(row, FilingStep.PROPOSE_REFUSAL, "Không đủ điều kiện, Điều 33 NĐ 92")
        deciding.decide(row, DecisionEntry(on=DAY), actor_id=LEADER, today=TODAY, scope=EVERYTHING)
    elif way == "withdrawn":
        step(row, FilingStep.ASK_WITHDRAWAL)
        step(row, FilingStep.WITHDRAW)
    else:
        row.received_on = row.completed_on = date(2025, 3, 3)
        for event in filing_records.steps(row.id):
            event.on = date(2025, 3, 3)
        step(row, FilingStep.ASK_SUPPLEMENT, on=date(2025, 3, 3))
        with pytest.raises(RuleViolation, match="05/05/2025"):
            step(row, FilingStep.CANCEL, on=date(2025, 5, 5))
        step(row, FilingStep.CANCEL, on=date(2025, 5, 6))
    assert row.state == way
    assert pages.record(organisation, TODAY) == before
    with pytest.raises(RuleViolation, match="không còn ở bước này"):
        step(row, FilingStep.PROPOSE)


def test_a_supplement_starts_the_clock_of_the_office_anew(session) -> None:
    row = receive(make_organisation(), papers=("application",))
    receiving.describe(row, NEW_PERSON, actor_id=OFFICER, on=DAY)
    with pytest.raises(RuleViolation, match="Còn thiếu giấy tờ"):
        step(row, FilingStep.PROPOSE)
    step(row, FilingStep.ASK_SUPPLEMENT, on=date(2025, 5, 6))
    until = situation.of(row, actor_id=OFFICER, on=DAY).supplement_until
    assert until == date(2025, 7, 7)  # 05/07/2025 is a Saturday
    step(row, FilingStep.SUPPLEMENT, on=date(2025, 5, 12))
    assert row.completed_on == date(2025, 5, 12)
    office = next(one for one in shown.clocks(row, TODAY) if one.starts.value == "received")
    assert office.last_day == date(2025, 5, 15)


def test_a_cooperative_is_founded_with_the_code_of_the_national_system(session) -> None:
    entry = opening_entry(identifiers=(), registered_on=None, founded=None, declared_on=None)
    received = ReceivedEntry(
        kind=FilingKind.FOUNDING,
        organisation_kind=Kind.COOPERATIVE,
        name=entry.name,
        unit_id=entry.unit_id,
        received_on=DAY,
        applicant_name="Nông Thị Thử",
        applicant_phone="0912 345 678",
        papers=tuple(
            one.code
            for one in situation.catalogue.spec_of(
                FilingKind.FOUNDING, Kind.COOPERATIVE, DAY
            ).documents
        ),
    )
    row = receiving.receive(received, actor_id=OFFICER, on=TODAY, scope=EVERYTHING)
    accept(row, FoundingAsked(entry), on=date(2025, 5, 8), code="4700999888")
    organisation = db.session.get_one(
        type(make_organisation(BA_BE, identifiers=())), row.organisation_id
    )
    found = pages.record(organisation, date(2025, 5, 8))
    assert found.name == entry.name
    assert found.status is Status.ACTIVE
    assert organisation.registered_on == date(2025, 5, 8)
    assert records.identifiers(organisation.id)[Scheme.CODE].value == "4700999888"
    assert not pages.record(organisation, date(2025, 5, 7)).exists


def test_a_group_that_becomes_a_cooperative_ends_and_gives_its_code_on(session) -> None:
    group = make_organisation(kind=Kind.GROUP, name="Tổ hợp tác Thử Chuyển")
    row = receive(group, FilingKind.CONVERSION)
    entry = opening_entry(name="Hợp tác xã Thử Chuyển", identifiers=(), declared_on=None)
    accept(row, FoundingAsked(entry, group.id))
    assert row.organisation_id != group.id
    assert records.identifiers(row.organisation_id)[Scheme.CODE].value == "4700111222"
    assert pages.record(group, DAY).status is Status.ENDED


def test_a_seat_moved_to_another_district_takes_the_record_along(session) -> None:
    organisation = make_organisation()
    there = reference.unit_by_code(BA_BE, DAY)
    row = receive(organisation, FilingKind.SEAT, unit_id=there.id)
    accept(row, SeatAsked(there.id, "Thôn Mới"))
    assert organisation.unit_id == there.id
    assert pages.record(organisation, date(2025, 5, 4)).unit_id != there.id


def test_a_suspension_ends_with_its_last_day(session) -> None:
    organisation = make_organisation()
    row = receive(
        organisation,
        FilingKind.SUSPENSION,
        effect_on=date(2025, 5, 12),
        until_on=date(2025, 5, 31),
    )
    accept(row, NoticeAsked("Sửa chữa nhà xưởng"))
    statuses = [
        pages.record(organisation, day).status
        for day in (date(2025, 5, 11), date(2025, 5, 12), date(2025, 5, 31), date(2025, 6, 1))
    ]
    assert statuses == [Status.ACTIVE, Status.SUSPENDED, Status.SUSPENDED, Status.ACTIVE]


def test_name_and_capital_change_from_their_decision(session) -> None:
    organisation = make_organisation()
    accept(receive(organisation, FilingKind.NAME), NameAsked("Hợp tác xã Tên Mới"))
    accept(receive(organisation, FilingKind.CAPITAL), CapitalAsked(900_000_000))
    now = pages.record(organisation, DAY)
    assert (now.name, now.capital_vnd) == ("Hợp tác xã Tên Mới", 900_000_000)
    assert pages.record(organisation, date(2025, 5, 4)).capital_vnd == 500_000_000


REFUSED = {
    "tomorrow": ({"received_on": date(2025, 6, 3)}, "sau hôm nay"),
    "before it was founded": ({"received_on": date(2017, 1, 3)}, "không thể nhận trước"),
    "a change after receipt": ({"event_on": date(2025, 5, 6)}, "trước hoặc trùng ngày nhận"),
    "no law": ({"received_on": date(2012, 1, 3)}, "Không có quy định"),
}


@pytest.mark.parametrize(("changes", "words"), REFUSED.values(), ids=REFUSED)
def test_days_that_cannot_be_are_refused(changes, words, session) -> None:
    old = words.startswith("Không có")
    organisation = make_organisation(
        **({"registered_on": None, "founded": None} if old else {}), identifiers=()
    )
    entry = replace(received_entry(organisation), **changes)
    with pytest.raises(RuleViolation, match=words):
        receiving.receive(entry, actor_id=OFFICER, on=TODAY, scope=EVERYTHING)


def test_a_number_is_used_once(session) -> None:
    organisation = make_organisation()
    receive(organisation, national_no="HS-7")
    with pytest.raises(RuleViolation, match="đã ghi cho hồ sơ khác"):
        receive(organisation, FilingKind.NAME, national_no="HS-7")
    other = make_organisation(BA_BE, identifiers=(), name="Hợp tác xã Khác")
    row = propose(receive(other, FilingKind.NAME), NameAsked("Hợp tác xã Đổi Tên"))
    taken = DecisionEntry(on=DAY, code="4700111222")
    with pytest.raises(RuleViolation, match="đã ghi cho"):
        deciding.decide(row, taken, actor_id=LEADER, today=TODAY, scope=EVERYTHING)
    assert row.state == "proposed"


def test_nothing_is_filed_for_one_that_has_ended(session) -> None:
    organisation = make_organisation(status=Status.ENDED, status_on=date(2024, 8, 1))
    with pytest.raises(RuleViolation, match=r"Điều 27 Nghị định 92/2024/NĐ-CP"):
        receive(organisation)


def test_an_identity_number_stands_nowhere_in_the_clear(session) -> None:
    row = propose(receive(make_organisation()))
    db.session.flush()
    assert b"006085000123" not in bytes(row.change_sealed or b"")
    told = [str(one.told) + (one.words or "") for one in filing_records.steps(row.id)]
    assert not any("006085000123" in one for one in told)


def test_a_correction_stands_for_the_same_days_and_takes_the_paper_back(session) -> None:
    organisation = make_organisation()
    wrong = accept(receive(organisation, FilingKind.NAME), NameAsked("Hợp tác xã Tên Sai"))
    paper = make_paper(subject_type="filing", subject_id=wrong.id, unit_id=organisation.unit_id)
    row = receive(organisation, FilingKind.CORRECTION, received_on=date(2025, 5, 20))
    asked = CorrectionAsked(name=NameAsked("Hợp tác xã Tên Đúng"))
    accept(row, asked, on=date(2025, 5, 22))
    assert pages.record(organisation, DAY).name == "Hợp tác xã Tên Đúng"
    assert pages.record(organisation, date(2025, 5, 4)).name == "Hợp tác xã Nông nghiệp Thử Nghiệm"
    assert paper.revoked_on == date(2025, 5, 22)
    assert paper.revoked_reason.startswith("Đã hiệu đính. Hồ sơ số 02/2025")
    same = receive(organisation, FilingKind.CORRECTION, received_on=date(2025, 5, 23))
    with pytest.raises(RuleViolation, match="không khác"):
        accept(same, asked)


def test_the_number_of_the_national_system_may_come_later(session) -> None:
    row = receive(make_organisation())
    numbers = {"national_no": "HS-9", "fee_vnd": 100_000, "fee_exempt": None}
    examining.note_numbers(row, StepEntry(DAY), **numbers, actor_id=OFFICER, today=TODAY)
    assert (row.national_no, row.fee_vnd) == ("HS-9", 100_000)
    accept(row)
    assert row.assignee_id == OFFICER


def test_a_founding_of_2023_is_judged_by_its_own_law(session) -> None:
    on = date(2023, 3, 10)
    entry = opening_entry(identifiers=(), registered_on=None, founded=None, declared_on=None)
    spec = situation.catalogue.spec_of(FilingKind.FOUNDING, Kind.COOPERATIVE, on)
    received = ReceivedEntry(
        kind=FilingKind.FOUNDING,
        organisation_kind=Kind.COOPERATIVE,
        name=entry.name,
        unit_id=entry.unit_id,
        received_on=on,
        applicant_name="Nông Thị Thử",
        applicant_phone="0912 345 678",
        papers=tuple(one.code for one in spec.documents if one.is_always),
    )
    row = receiving.receive(received, actor_id=OFFICER, on=TODAY, scope=EVERYTHING)
    assert situation.of(row, actor_id=OFFICER, on=TODAY).missing == ()
    assert all("2012" in one.article or "193" in one.article for one in spec.documents)
    accept(row, FoundingAsked(entry), on=date(2023, 3, 15))
    assert row.state == FilingState.ACCEPTED.value


def test_a_suspension_typed_late_leaves_what_came_after(session) -> None:
    organisation = make_organisation()
    accept(
        receive(
            organisation,
            FilingKind.SUSPENSION,
            received_on=date(2024, 9, 2),
            effect_on=date(2024, 9, 10),
            until_on=date(2025, 9, 9),
        ),
        NoticeAsked("Chờ vốn"),
    )
    accept(
        receive(
            organisation,
            FilingKind.SUSPENSION,
            received_on=date(2023, 3, 13),
            effect_on=date(2023, 4, 1),
            until_on=date(2023, 6, 30),
        ),
        NoticeAsked("Sửa nhà xưởng"),
    )
    days = (date(2023, 5, 1), date(2023, 7, 1), date(2024, 9, 10), TODAY)
    said = [pages.record(organisation, day).status for day in days]
    assert said == [Status.SUSPENDED, Status.ACTIVE, Status.SUSPENDED, Status.SUSPENDED]


def test_a_suspension_longer_than_the_law_is_not_proposed(session) -> None:
    row = receive(
        make_organisation(),
        FilingKind.SUSPENSION,
        effect_on=date(2025, 5, 12),
        until_on=date(2026, 5, 12),
    )
    with pytest.raises(RuleViolation, match=r"không quá 12 tháng.*11/05/2026.*Điều 47"):
        propose(row, NoticeAsked("Chờ vốn"))


def test_a_number_typed_late_does_not_replace_the_present_one(session) -> None:
    organisation = make_organisation()
    accept(
        receive(organisation, FilingKind.NAME),
        NameAsked("Hợp tác xã Tên Mới"),
        certificate_no="99B",
    )
    old = receive(organisation, FilingKind.CAPITAL, received_on=date(2023, 5, 10))
    accept(old, CapitalAsked(600_000_000), on=date(2023, 5, 12), certificate_no="7A")
    assert records.identifiers(organisation.id)[Scheme.CERTIFICATE_NO].value == "99B"
    with pytest.raises(RuleViolation, match="mã số không thay đổi"):
        accept(
            receive(organisation, FilingKind.CAPITAL), CapitalAsked(800_000_000), code="4700999777"
        )


def test_only_what_was_revoked_is_restored(session) -> None:
    organisation = make_organisation(status=Status.CLOSING, status_on=date(2025, 4, 1))
    row = receive(organisation, FilingKind.RESTORATION)
    with pytest.raises(RuleViolation, match="không bị thu hồi"):
        accept(row, NoticeAsked("Đề nghị khôi phục"))


def test_a_conversion_keeps_the_code_and_waits_for_a_year(session) -> None:
    group = make_organisation(kind=Kind.GROUP, name="Tổ hợp tác Thử Chuyển")
    entry = opening_entry(name="Hợp tác xã Thử Chuyển", identifiers=(), declared_on=None)
    row = receive(group, FilingKind.CONVERSION)
    with pytest.raises(RuleViolation, match="giữ mã số 4700111222"):
        accept(row, FoundingAsked(entry, group.id), code="4700999777")
    young = make_organisation(
        BA_BE,
        kind=Kind.GROUP,
        name="Tổ hợp tác Trẻ",
        identifiers=(),
        registered_on=date(2024, 12, 2),
        founded=None,
    )
    with pytest.raises(RuleViolation, match=r"ít nhất 12 tháng.*Điều 108"):
        propose(receive(young, FilingKind.CONVERSION), FoundingAsked(entry, young.id))


def test_a_refusal_names_its_article(session) -> None:
    row = receive(make_organisation())
    with pytest.raises(RuleViolation, match="điều luật làm căn cứ"):
        step(row, FilingStep.PROPOSE_REFUSAL, "Không đủ")
