"""Requests about personal data: terms by the law of their day, answers, what is held."""

from datetime import UTC, date, datetime

import pytest

from accounts.rules.duties import Duty
from audit import queries as audit_log
from audit.models import Entry
from coop_registry.queries import persons, subjects
from coop_registry.rules.subjects import AnswerEntry, Clock, Outcome, RequestKind
from coop_registry.services import parties as party_services
from coop_registry.services import subjects as services
from coop_registry.services.party_changes import forget_notices_before
from core.access import EVERYTHING, Scope
from core.clock import VIETNAM
from core.errors import RuleViolation
from law.deadlines import WorkingDays
from tests.factories.accounts import make_user
from tests.factories.persons import MORNING, NUMBER, TODAY, join, make_notice, make_request
from tests.factories.registry import BA_BE, make_organisation

OLD, NEW = "13/2023", "356/2025"


def vn(day, clock="08:30"):
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)


def answer_on(kind, day, **more):
    return services.answer_clock(kind, vn(day), WorkingDays(), **more)


@pytest.mark.parametrize(
    ("kind", "day", "last_day", "article"),
    [
        pytest.param(RequestKind.VIEW, date(2023, 7, 1), date(2023, 7, 4), OLD, id="Đ14 NĐ13"),
        pytest.param(
            RequestKind.VIEW, date(2025, 12, 31), date(2026, 1, 3), OLD, id="Đ14 NĐ13 cuối"
        ),
        pytest.param(RequestKind.VIEW, date(2026, 1, 1), date(2026, 1, 12), NEW, id="Đ5 NĐ356"),
        pytest.param(RequestKind.CORRECT, date(2026, 1, 5), date(2026, 1, 15), NEW, id="Đ5 sửa"),
        pytest.param(RequestKind.RESTRICT, date(2025, 12, 31), date(2026, 1, 3), OLD, id="Đ9 NĐ13"),
        pytest.param(
            RequestKind.RESTRICT, date(2026, 1, 5), date(2026, 1, 20), NEW, id="Đ5 hạn chế"
        ),
        pytest.param(
            RequestKind.OBJECT, date(2026, 1, 5), date(2026, 1, 20), NEW, id="Đ5 phản đối"
        ),
        pytest.param(RequestKind.DELETE, date(2025, 12, 30), date(2026, 1, 2), OLD, id="Đ16 NĐ13"),
        pytest.param(RequestKind.DELETE, date(2026, 1, 5), date(2026, 1, 26), NEW, id="Đ5 xóa"),
    ],
)
def test_the_term_follows_the_law_of_the_day_of_receipt(kind, day, last_day, article):
    clock = answer_on(kind, day)
    assert clock.last_day == last_day
    assert article in clock.article


def test_seventy_two_hours_run_by_the_clock_over_days_off():
    # Friday 30/05/2025 at 16:45: Monday at 16:45, no day is left out.
    clock = services.answer_clock(RequestKind.VIEW, vn(date(2025, 5, 30), "16:45"), WorkingDays())
    assert clock.last_day == date(2025, 6, 2)
    assert "hết 16:45 ngày 02/06/2025" in clock.words


def test_before_the_first_decree_there_is_no_term():
    assert answer_on(RequestKind.VIEW, date(2023, 6, 30)) is None


@pytest.mark.parametrize(
    ("kind", "days"),
    [(RequestKind.VIEW, 20), (RequestKind.RESTRICT, 30), (RequestKind.DELETE, 40)],
)
def test_an_extension_adds_its_days(kind, days):
    received = date(2026, 3, 2)
    clock = answer_on(kind, received, extended=True)
    exact = date.fromordinal(received.toordinal() + days)
    assert clock.last_day == WorkingDays().roll_forward(exact)


@pytest.mark.parametrize(
    ("day", "last_day"), [(date(2026, 1, 1), date(2026, 1, 5)), (date(2025, 12, 31), None)]
)
def test_receipt_is_acknowledged_in_two_working_days_since_2026(day, last_day):
    clock = services.acknowledge_clock(vn(day), WorkingDays())
    assert (clock.last_day if isinstance(clock, Clock) else None) == last_day


@pytest.fixture
def here(session):
    return make_organisation()


def give(row, outcome=Outcome.ACCEPTED, on=TODAY, **more):
    given = {"answered_on": TODAY, "words": "Gửi kèm dữ liệu."} | more
    services.answer(row, AnswerEntry(outcome, **given), actor_id=2, on=on)


def test_a_request_is_answered_once(here):
    row = make_request(here.unit_id)
    services.match(row, join(here).id, actor_id=1, scope=EVERYTHING)
    give(row)
    assert (row.outcome, row.answered_by_id) == ("accepted", 2)
    with pytest.raises(RuleViolation, match="đã được trả lời"):
        give(row)
    with pytest.raises(RuleViolation, match="đã được trả lời"):
        services.acknowledge(row, actor_id=1, on=TODAY)
    actions = [entry.action for entry in audit_log.history(services.SUBJECT, row.id)]
    assert actions == ["subject.answered", "subject.matched", "subject.received"]


@pytest.mark.parametrize("kind", RequestKind)
def test_state_management_refuses_deletion_alone(here, kind):
    row = make_request(here.unit_id, kind=kind)
    services.match(row, join(here).id, actor_id=1, scope=EVERYTHING)
    if kind is not RequestKind.DELETE:
        give(row)
        return
    with pytest.raises(RuleViolation, match="không xóa") as refusal:
        give(row)
    assert refusal.value.article == "Điều 16 Nghị định 13/2023/NĐ-CP"
    give(row, Outcome.REFUSED, article=refusal.value.article)
    assert row.answer_article == "Điều 16 Nghị định 13/2023/NĐ-CP"


def test_under_the_law_of_2025_deletion_is_refused_by_its_own_article(here):
    today = date(2026, 2, 2)
    received = datetime(2026, 2, 1, 2, 0, tzinfo=UTC)
    row = make_request(here.unit_id, on=today, kind=RequestKind.DELETE, received_at=received)
    services.match(row, join(here).id, actor_id=1, scope=EVERYTHING)
    with pytest.raises(RuleViolation, match="91/2025"):
        give(row, on=today, answered_on=today)


@pytest.mark.parametrize(
    ("known", "outcome", "more", "message"),
    [
        (True, Outcome.NO_DATA, {}, "không thể trả lời"),
        (False, Outcome.ACCEPTED, {}, "tìm và chọn"),
        (False, Outcome.PARTLY, {"article": "Điều 9"}, "tìm và chọn"),
        (True, Outcome.REFUSED, {}, "điều khoản"),
        (True, Outcome.PARTLY, {}, "điều khoản"),
        (True, Outcome.ACCEPTED, {"answered_on": date(2025, 6, 1)}, "trước ngày nhận"),
        (True, Outcome.ACCEPTED, {"answered_on": date(2025, 6, 3)}, "sau hôm nay"),
        (True, Outcome.ACCEPTED, {"words": f"Số {NUMBER}"}, "Không ghi số"),
    ],
)
def test_answers_that_cannot_be_given_are_refused(here, known, outcome, more, message):
    row = make_request(here.unit_id)
    if known:
        services.match(row, join(here).id, actor_id=1, scope=EVERYTHING)
    with pytest.raises(RuleViolation, match=message):
        give(row, outcome, **more)


def test_a_person_nobody_keeps_is_answered_so(here):
    row = make_request(here.unit_id)
    give(row, Outcome.NO_DATA, words="Không lưu.")
    assert row.outcome == "no_data"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"received_at": datetime(2025, 6, 2, 18, 0, tzinfo=UTC)}, "sau hôm nay"),
        ({"asker_paper": f"Căn cước số {NUMBER}"}, "Không ghi số"),
        ({"wish": "Xóa số 095123456 của tôi"}, "Không ghi số"),
    ],
)
def test_requests_that_cannot_be_are_refused(here, changes, message):
    with pytest.raises(RuleViolation, match=message):
        make_request(here.unit_id, **changes)


def test_a_request_to_a_foreign_commune_is_refused(here):
    row = make_request(here.unit_id)
    other = Scope(frozenset({here.unit_id + 1}))
    assert subjects.request_of(row.id, other) is None
    with pytest.raises(RuleViolation, match="không thuộc đơn vị"):
        services.receive(
            services.RequestEntry(
                RequestKind.VIEW, here.unit_id, MORNING, "self", "A", "Căn cước", "Xem"
            ),
            actor_id=1,
            on=TODAY,
            scope=other,
        )


def test_only_a_person_of_the_own_units_is_matched(here):
    other = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)
    stranger = join(other)
    row = make_request(here.unit_id)
    with pytest.raises(RuleViolation, match="Không tìm thấy"):
        services.match(row, stranger.id, actor_id=1, scope=Scope(frozenset({here.unit_id})))


def test_more_time_is_taken_once_and_only_where_the_law_gives_it(here):
    row = make_request(here.unit_id)
    with pytest.raises(RuleViolation, match="không cho gia hạn"):
        services.extend(row, reason="nhiều hồ sơ giấy", actor_id=1, on=TODAY)
    today = date(2026, 1, 12)
    received = datetime(2026, 1, 2, 2, 0, tzinfo=UTC)
    late = make_request(here.unit_id, on=today, received_at=received)
    services.extend(late, reason="nhiều hồ sơ giấy", actor_id=1, on=today)
    assert services.clocks_of(late)[0].last_day == date(2026, 1, 22)
    with pytest.raises(RuleViolation, match="một lần"):
        services.extend(late, reason="nhiều hồ sơ giấy", actor_id=1, on=today)
    over = make_request(here.unit_id, on=today, received_at=received)
    with pytest.raises(RuleViolation, match="đã hết"):
        services.extend(over, reason="nhiều hồ sơ giấy", actor_id=1, on=date(2026, 1, 13))


def test_what_is_held_names_stays_parts_and_who_saw_the_number(here, session):
    party = join(here)
    reader = make_user(Duty.REGISTRY_OFFICER, here.unit_id, full_name="Triệu Thị Xem")
    party_services.unmask(party, reason="đối chiếu giấy gốc", actor_id=reader.id)
    session.flush()
    scope = Scope(frozenset({here.unit_id}))
    held = persons.held(party, scope)
    assert [stay.organisation for stay in held.person.stays] == [
        "Hợp tác xã Nông nghiệp Thử Nghiệm"
    ]
    assert sum(part.paid_vnd for part in held.parts) == 20_000_000
    (reading,) = subjects.readings_of(party.id, scope)
    assert "Triệu Thị Xem đã xem số định danh đầy đủ" in reading.sentence
    assert reading.reason == "đối chiếu giấy gốc"


def test_the_reason_of_another_unit_is_not_shown(here, session):
    other = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)
    party = join(here)
    join(other)
    far = make_user(Duty.REGISTRY_OFFICER, other.unit_id, full_name="Lý Văn Xa")
    party_services.unmask(party, reason="hồ sơ Hợp tác xã Hai", actor_id=far.id)
    session.flush()
    (reading,) = subjects.readings_of(party.id, Scope(frozenset({here.unit_id})))
    assert "Lý Văn Xa" in reading.sentence
    assert "Hai" not in f"{reading.sentence} {reading.reason}"


def test_what_other_units_hold_is_only_counted(here):
    other = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)
    party = join(here)
    join(other)
    held = persons.held(party, Scope(frozenset({here.unit_id})))
    assert held.person.elsewhere == 1
    assert "Hai" not in repr((held.person.stays, held.parts, held.findings))


def test_people_are_found_by_name_without_accents_and_by_number(here):
    other = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)
    mine = join(here)
    join(other, "006085000088", full_name="Ma Văn Chung", birth=None, address="Nơi khác")
    scope = Scope(frozenset({here.unit_id}))
    found = subjects.parties_named("ma van chung", scope)
    assert ([one.party.id for one in found.seen], found.others) == ([mine.id], 1)
    index = mine.identity_index
    assert [one.party.id for one in subjects.parties_numbered([index], scope).seen] == [mine.id]
    assert subjects.parties_named("  ", scope).seen == ()
    assert subjects.parties_named("100%", scope).seen == ()


def test_an_export_with_numbers_is_logged_once_with_count_and_reason(here, session):
    ids = [join(here).id, join(here, "006085000088", full_name="Lý Thị Hai", birth=None).id]
    with pytest.raises(RuleViolation, match="lý do"):
        services.export_with_identities(here, ids, reason=" ", actor_id=1)
    numbers = services.export_with_identities(here, ids, reason="gửi cơ quan thuế", actor_id=1)
    assert sorted(numbers.values()) == [NUMBER, "006085000088"]
    session.flush()
    entries = session.query(Entry).filter_by(action=subjects.EXPORTED).all()
    assert [(entry.note, entry.reason) for entry in entries] == [
        ("2 số giấy tờ", "gửi cơ quan thuế")
    ]
    assert len(subjects.readings_of(ids[0], EVERYTHING)) == 1


def test_notices_are_forgotten_twelve_months_after_they_were_read(here, session):
    party = join(here)
    old, fresh, unread = (make_notice(party, here.unit_id) for _ in range(3))
    old.read_at, old.read_by_id = MORNING, 1
    fresh.read_at, fresh.read_by_id = datetime(2025, 6, 3, tzinfo=UTC), 1
    session.flush()
    assert forget_notices_before(datetime(2025, 6, 2, 12, 0, tzinfo=UTC)) == 1
    session.expire_all()
    assert {one.id for one in subjects.notices(EVERYTHING, 1).items} == {fresh.id, unread.id}
