from datetime import date

import pytest
from sqlalchemy.orm import Session

from audit.queries import history
from core.errors import RuleViolation
from reference import queries, services
from reference.models import Agency
from reference.rules import NewAgencyName
from tests.factories.reference import commune_named, unit_of


def agency(key: str) -> Agency:
    found = queries.agency_by_key(key)
    assert found is not None, key
    return found


@pytest.mark.parametrize(
    ("on", "name", "head"),
    [
        (date(2025, 2, 28), "Sở Kế hoạch và Đầu tư tỉnh Bắc Kạn", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"),
        (date(2025, 3, 1), "Sở Tài chính tỉnh Bắc Kạn", "SỞ TÀI CHÍNH"),
        (date(2025, 6, 30), "Sở Tài chính tỉnh Bắc Kạn", "SỞ TÀI CHÍNH"),
        (date(2025, 7, 1), "Sở Tài chính tỉnh Thái Nguyên", "SỞ TÀI CHÍNH"),
    ],
)
def test_the_steering_department_signs_under_the_name_of_the_day(
    session: Session, on: date, name: str, head: str
) -> None:
    lines = queries.agency_on(agency("so-ke-hoach-va-dau-tu-bac-kan").id, on)
    assert lines is not None
    assert (lines.name, lines.issuing_line) == (name, head)


def test_a_department_takes_over_the_rows_of_those_before_it(session: Session) -> None:
    later = agency("so-tai-chinh-bac-kan").id
    earlier = agency("so-ke-hoach-va-dau-tu-bac-kan").id
    assert queries.agency_ids_within(later, date(2025, 2, 28)) == {later}
    assert queries.agency_ids_within(later, date(2025, 3, 1)) == {later, earlier}
    assert queries.agency_ids_within(earlier, date(2025, 3, 1)) == frozenset()


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2025, 6, 30), "Phòng Tài chính - Kế hoạch huyện Chợ Đồn"),
        (date(2025, 7, 1), "Ủy ban nhân dân xã Đồng Phúc"),
    ],
)
def test_the_registration_office_is_the_districts_then_the_communes(
    session: Session, on: date, name: str
) -> None:
    office = queries.registration_office(commune_named("Bằng Phúc").id, on)
    assert office is not None
    assert office.name == name


def test_every_place_has_a_registration_office_and_the_province_none(session: Session) -> None:
    for on, level in ((date(2025, 6, 30), "district"), (date(2025, 7, 1), "commune")):
        for unit in queries.units_in_force(level, on):
            assert queries.registration_office(unit.id, on) is not None, unit.name
    assert queries.registration_office(unit_of("06").id, date(2025, 6, 30)) is None


def new_name(on: date) -> NewAgencyName:
    return NewAgencyName(
        start_on=on,
        name="Quỹ hỗ trợ phát triển hợp tác xã tỉnh Thái Nguyên",
        parent_line=None,
        issuing_line="QUỸ HỖ TRỢ PHÁT TRIỂN HỢP TÁC XÃ",
        symbol="QHT",
        place_name="Thái Nguyên",
        source="Quyết định 1/QĐ-UBND",
    )


def test_a_new_name_holds_from_its_day_and_the_log_tells(session: Session) -> None:
    fund = agency("quy-ho-tro-phat-trien-htx-bac-kan")
    services.add_agency_name(fund, new_name(date(2025, 7, 1)), actor_id=7)
    session.commit()
    before = queries.agency_on(fund.id, date(2025, 6, 30))
    after = queries.agency_on(fund.id, date(2025, 7, 1))
    assert before is not None
    assert after is not None
    assert (before.place_name, after.place_name) == ("Bắc Kạn", "Thái Nguyên")
    (entry,) = history("agency", fund.id, 10, None)
    assert (entry.action, entry.actor_id, entry.reason) == (
        "agency.named",
        7,
        "Quyết định 1/QĐ-UBND",
    )
    assert services.load_reference().changed_nothing


def test_a_name_never_begins_before_the_last_one(session: Session) -> None:
    fund = agency("quy-ho-tro-phat-trien-htx-bac-kan")
    services.add_agency_name(fund, new_name(date(2025, 7, 1)), actor_id=7)
    with pytest.raises(RuleViolation, match="sau ngày bắt đầu"):
        services.add_agency_name(fund, new_name(date(2025, 7, 1)), actor_id=7)
    ended = agency("so-ke-hoach-va-dau-tu-bac-kan")
    with pytest.raises(RuleViolation, match="đã kết thúc hoạt động"):
        services.add_agency_name(ended, new_name(date(2025, 3, 1)), actor_id=7)


def test_heads_are_in_capitals_and_places_are_not(session: Session) -> None:
    for on in (date(2025, 6, 2), date(2025, 7, 1)):
        for lines in queries.agencies_on(on):
            assert lines.issuing_line == lines.issuing_line.upper()
            assert (lines.parent_line or "") == (lines.parent_line or "").upper()
            assert lines.place_name != lines.place_name.upper()
