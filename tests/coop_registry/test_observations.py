"""Sources that disagree stand beside the register until an officer chooses."""

from datetime import date

import pytest

from audit import queries as audit_log
from coop_registry.models import Observation
from coop_registry.queries import figures, observations, pages
from coop_registry.rules.entries import ReportEntry
from coop_registry.rules.kinds import Declared, Scheme, Status
from coop_registry.rules.observations import ObservationEntry, read_words, shown_value
from coop_registry.services import observations as service
from coop_registry.services.reports import update_by_report
from coop_registry.services.taking_over import why_not
from core.access import EVERYTHING, Scope
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation, StaleRecord
from tests.factories.registry import TODAY, make_organisation

DAY = date(2024, 12, 31)


@pytest.fixture
def made(session):
    return make_organisation()


def said(field, words, source="Danh sách của xã", day=DAY, value=None):
    return ObservationEntry(field, words, day, source, value)


def note(made, *args, **changes):
    return service.note(made, said(*args, **changes), actor_id=1)


def decide(made, observation, accepted=True, reason=None, **changes):
    asked = {
        "actor_id": 1,
        "on": TODAY,
        "scope": EVERYTHING,
        "expected_version": None,
        **changes,
    }
    service.decide(made, observation, accepted=accepted, reason=reason, **asked)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("amount_vnd", "1.500.000.000", "1500000000"),
        ("amount_vnd", "1,5 tỷ", None),
        ("members_total", "12", "12"),
        ("founded", "tháng 6/2017", "2017-06"),
        ("founded", "2017", "2017"),
        ("registered_on", "12/03/2018", "2018-03-12"),
        ("registered_on", "31/02/2018", None),
        ("code", "4700 111 222", "4700111222"),
        ("status", "ACTIVE", "ACTIVE"),
        ("status", "không rõ", None),
        ("line", "0118 Trồng rau", "0118"),
        ("line", "rau", None),
        ("name", "  Hợp tác xã  Minh Phú ", "Hợp tác xã Minh Phú"),
    ],
)
def test_words_of_a_source_are_read_into_one_form(field, words, value):
    assert read_words(field, words) == value


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("amount_vnd", "1500000000", "1.500.000.000 đồng"),
        ("members_total", "1200", "1.200"),
        ("founded", "2017-06", "06/2017"),
        ("registered_on", "2018-03-12", "12/03/2018"),
        ("name", None, ""),
    ],
)
def test_a_value_is_shown_as_people_write_it(field, value, words):
    assert shown_value(field, value) == words


@pytest.mark.db
def test_what_agrees_with_the_register_is_not_kept(made):
    assert note(made, "name", "Hợp tác xã Nông nghiệp Thử Nghiệm") is None
    assert note(made, "code", "4700 111 222") is None
    assert note(made, "status", "Đang hoạt động") is None
    assert observations.count_open(made.id) == 0


@pytest.mark.db
def test_the_register_is_compared_on_the_day_the_source_speaks_of(made):
    assert note(made, "members_total", "12") is None
    kept = note(made, "members_total", "15", day=DAY)
    assert (kept.value, kept.as_of) == ("15", DAY)


@pytest.mark.db
def test_the_same_words_of_the_same_source_are_kept_once(made):
    first = note(made, "name", "Hợp tác xã Khác")
    assert note(made, "name", "Hợp tác xã Khác") is first
    assert note(made, "name", "Hợp tác xã Khác", source="Báo cáo huyện") is not first
    assert observations.count_open(made.id) == 2


@pytest.mark.db
def test_a_field_that_no_source_can_state_is_an_error(made):
    with pytest.raises(KeyError):
        note(made, "password", "x")


@pytest.mark.db
@pytest.mark.parametrize(
    ("field", "words", "check"),
    [
        ("name", "Hợp tác xã Khác", lambda shown: shown.name == "Hợp tác xã Khác"),
        ("address", "Thôn Bản Chang", lambda shown: shown.address == "Thôn Bản Chang"),
        ("status", "Tạm ngừng kinh doanh", lambda shown: shown.status is Status.SUSPENDED),
        ("amount_vnd", "700.000.000", lambda shown: shown.capital_vnd == 700_000_000),
        ("founded", "2017", lambda shown: str(shown.founded) == "2017"),
        ("registered_on", "01/02/2018", lambda s: s.registered_on == date(2018, 2, 1)),
        ("code", "4700999888", lambda s: s.identifier(Scheme.CODE).value == "4700999888"),
        ("line", "0118", lambda shown: shown.line.startswith("0118")),
        ("position", "Chủ tịch", lambda shown: shown.representative.position == "Chủ tịch"),
        ("phone", "0209 3870 111", lambda shown: shown.contact.phone == "0209 3870 111"),
        ("activity", "Hoạt động cầm chừng", lambda shown: shown.activity == "weak"),
        ("members_total", "15", lambda s: s.figure(Declared.MEMBERS_TOTAL).value == 15),
        ("revenue", "64.200.000", lambda s: s.figure(Declared.REVENUE).value == 64_200_000),
    ],
)
def test_taking_a_source_writes_it_through_its_own_service(made, field, words, check):
    kept = note(made, field, words)
    version = made.version
    decide(made, kept)
    assert check(pages.record(made, TODAY))
    assert made.version > version
    assert (kept.accepted, kept.decided_on, kept.decided_by_id) == (True, TODAY, 1)
    actions = [entry.action for entry in audit_log.history("organisation", made.id)][:2]
    assert actions[0] == "observation.decided"
    assert actions[1] in ("organisation.corrected", "organisation.reported")


@pytest.mark.db
def test_other_facts_of_the_matter_stay_when_one_is_taken(made):
    decide(made, note(made, "code", "4700999888"))
    shown = pages.record(made, TODAY)
    certificate = shown.identifier(Scheme.CERTIFICATE_NO)
    assert (certificate.value, certificate.issued_on) == ("12A", date(2018, 3, 12))
    decide(made, note(made, "address", "Thôn Bản Chang"))
    assert pages.record(made, TODAY).unit_id == shown.unit_id


@pytest.mark.db
def test_keeping_the_register_needs_a_reason_and_changes_nothing(made):
    kept = note(made, "name", "Hợp tác xã Khác")
    with pytest.raises(RuleViolation, match="lý do giữ nguyên"):
        decide(made, kept, accepted=False)
    decide(made, kept, accepted=False, reason="danh sách gõ nhầm")
    assert pages.record(made, TODAY).name == "Hợp tác xã Nông nghiệp Thử Nghiệm"
    assert observations.count_open(made.id) == 0
    assert [one.decided_reason for one in observations.decided_of(made.id)] == ["danh sách gõ nhầm"]


@pytest.mark.db
def test_sources_that_say_the_same_are_settled_together(made):
    first = note(made, "amount_vnd", "700.000.000")
    note(made, "amount_vnd", "700000000", source="Báo cáo huyện")
    other = note(made, "amount_vnd", "800.000.000", source="Báo chí")
    decide(made, first)
    assert observations.open_of(made.id) == [other]


@pytest.mark.db
def test_a_choice_is_made_once(made):
    kept = note(made, "name", "Hợp tác xã Khác")
    decide(made, kept)
    with pytest.raises(RuleViolation, match="đã có người chọn"):
        decide(made, kept, accepted=False, reason="đổi ý")


@pytest.mark.db
def test_words_that_cannot_be_read_are_kept_but_not_taken(made):
    kept = note(made, "amount_vnd", "khoảng 1,5 tỷ")
    assert kept.value is None
    with pytest.raises(RuleViolation, match="Không đọc được"):
        decide(made, kept)


@pytest.mark.db
def test_another_person_as_representative_is_no_typing_error(made):
    with pytest.raises(RuleViolation, match="một người khác"):
        decide(made, note(made, "representative", "Hoàng Văn Khác"))
    decide(made, note(made, "representative", "Nông Thị Thứ"))
    assert pages.record(made, TODAY).representative.full_name == "Nông Thị Thứ"


@pytest.mark.db
def test_a_seat_outside_the_persons_units_is_not_taken(made):
    kept = note(made, "unit", "xã khác", value="1")
    with pytest.raises(RuleViolation, match="không thuộc địa bàn"):
        decide(made, kept, scope=Scope(unit_ids=frozenset({made.unit_id})))


@pytest.mark.db
def test_a_form_opened_before_another_change_is_told(made):
    opened = made.version
    kept = note(made, "name", "Hợp tác xã Khác")
    decide(made, note(made, "amount_vnd", "700.000.000"))
    with pytest.raises(StaleRecord):
        decide(made, kept, expected_version=opened)


def test_a_figure_of_a_year_taken_over_keeps_its_year(made):
    report = ReportEntry(DAY, "Báo cáo", year=2024, declared=((Declared.REVENUE, 900),))
    update_by_report(made, report, actor_id=1, on=TODAY, expected_version=None)
    decide(made, note(made, "revenue", "1.200"))
    (year,) = figures.by_year(figures.until(made.id, TODAY))
    assert (year.year, year.figures[Declared.REVENUE].value) == (2024, 1200)


def test_what_can_never_be_taken_over_is_told_before(made):
    shown = pages.record(made, TODAY)
    other = note(made, "representative", "Lò Thị Khác", value="Lò Thị Khác")
    unread = note(made, "amount_vnd", "1,5 tỷ")
    assert "nêu một người khác" in why_not(other, shown)
    assert "Không đọc được giá trị" in why_not(unread, shown)
    assert why_not(note(made, "members_total", "13"), shown) is None
    with pytest.raises(RuleViolation):
        decide(made, other)


def test_a_long_remark_is_decided_once(made):
    other = note(made, "amount_vnd", "700.000.000")
    words = [*(f"lời {at} ({at}/10)" for at in range(1, 11)), "Ghi chú khác"]
    *parts, last = [
        Observation(
            organisation_id=made.id, origin_id=other.origin_id, field="remark", words=one,
            as_of=DAY, source="Danh sách, dòng 4", recorded_at=now_utc(),
        )
        for one in words
    ]  # fmt: skip
    db.session.add_all([*parts, last])
    db.session.flush()
    assert len(service.whole_statements(observations.open_of(made.id))) == 3
    decide(made, parts[3], accepted=False, reason="đã đọc")
    assert observations.open_of(made.id) == [other, last]
