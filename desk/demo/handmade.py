"""The demonstration: a login for each duty, two districts, ten labelled organisations.

All names of people and organisations are made up; every record says that it is a demonstration.
"""

from datetime import date

from accounts import services as accounts
from coop_registry.models import Organisation
from coop_registry.rules.entries import IdentifierEntry, OpeningEntry, PersonEntry, ReportEntry
from coop_registry.rules.kinds import Activity, Declared, IdentityKind, Kind, Scheme, Status
from coop_registry.services import opening, reports
from core.access import Scope
from core.dates import PartialDate, Precision
from desk.demo import handmade_members
from law.acts import LAW_2023_FROM
from reference import queries as reference

#: Groups are registered since Nghị định 92/2024/NĐ-CP took effect.
GROUPS_REGISTERED_FROM = date(2024, 7, 18)
#: Since when those that are not active any more are in their state.
_STATE_FROM = {Status.SUSPENDED: date(2024, 3, 1), Status.CLOSING: date(2024, 10, 15)}
#: Who enters the records of a district.
_OFFICER = {"Huyện Chợ Đồn": "canbo.chodon", "Huyện Ba Bể": "canbo.babe"}
#: (kind, name, commune code, founded, capital, members, paid, representative, VSIC, status)
Row = tuple[Kind, str, str, date, int, int, int | None, str, str, Status]
ROWS: tuple[Row, ...] = (
    (
        Kind.COOPERATIVE,
        "Hợp tác xã Nông nghiệp Mẫu Sao Mai",
        "02065",
        date(2018, 3, 12),
        1_200_000_000,
        12,
        1_200_000_000,
        "Trần Thị Minh Họa",
        "0118",
        Status.ACTIVE,
    ),
    (
        Kind.COOPERATIVE,
        "Hợp tác xã Rượu men lá Mẫu Bản Hương",
        "02026",
        date(2017, 6, 20),
        300_000_000,
        7,
        180_000_000,
        "Nông Văn Minh Họa",
        "1101",
        Status.ACTIVE,
    ),
    (
        Kind.COOPERATIVE,
        "Hợp tác xã Chè Mẫu Đồi Xanh",
        "02050",
        date(2019, 9, 5),
        750_000_000,
        5,
        750_000_000,
        "Hoàng Thị Ví Dụ",
        "0127",
        Status.ACTIVE,
    ),
    (
        Kind.COOPERATIVE,
        "Hợp tác xã Dịch vụ tổng hợp Mẫu Suối Trong",
        "02053",
        date(2015, 4, 1),
        500_000_000,
        6,
        None,
        "Ma Văn Ví Dụ",
        "4711",
        Status.SUSPENDED,
    ),
    (
        Kind.GROUP,
        "Tổ hợp tác Mẫu Nuôi ong Rừng Thượng",
        "02047",
        date(2021, 5, 17),
        60_000_000,
        4,
        None,
        "Triệu Văn Giả Định",
        "0149",
        Status.ACTIVE,
    ),
    (
        Kind.COOPERATIVE,
        "Hợp tác xã Du lịch Mẫu Hồ Xanh",
        "01909",
        date(2016, 8, 9),
        2_000_000_000,
        15,
        1_500_000_000,
        "Dương Thị Giả Định",
        "5510",
        Status.ACTIVE,
    ),
    (
        Kind.COOPERATIVE,
        "Hợp tác xã Bí xanh Mẫu Thơm",
        "01918",
        date(2018, 11, 2),
        900_000_000,
        20,
        900_000_000,
        "Lý Văn Minh Họa",
        "0118",
        Status.ACTIVE,
    ),
    (
        Kind.COOPERATIVE,
        "Hợp tác xã Chăn nuôi Mẫu Đồng Cỏ",
        "01897",
        date(2014, 2, 25),
        400_000_000,
        7,
        150_000_000,
        "Bàn Văn Ví Dụ",
        "0141",
        Status.CLOSING,
    ),
    (
        Kind.UNION,
        "Liên hiệp hợp tác xã Mẫu Nông sản Ba Bể",
        "01888",
        date(2023, 10, 10),
        3_000_000_000,
        4,
        3_000_000_000,
        "Đinh Thị Giả Định",
        "4620",
        Status.ACTIVE,
    ),
    (
        Kind.GROUP,
        "Tổ hợp tác Mẫu Trồng nấm Pác Nghè",
        "01915",
        date(2022, 1, 8),
        40_000_000,
        3,
        None,
        "Sằm Văn Minh Họa",
        "0118",
        Status.ACTIVE,
    ),
)


def load(on: date, scope: Scope) -> dict[int, Organisation]:
    """Make the people and the organisations, and return these by their place in the rows.

    `on` is the day the demonstration stands on.
    """
    people = accounts.ensure_demo_people(on)
    made: dict[int, Organisation] = {}
    actors: dict[int, int] = {}
    for number, row in enumerate(ROWS, 1):
        actors[number] = people[_OFFICER[_district(row[2], on)]].id
        made[number] = opening.register_opening(
            _entry(number, row, on), actor_id=actors[number], on=on, scope=scope
        )
    for number in (1, 6):
        _report(made[number], ROWS[number - 1], actors[number], on)
    handmade_members.add_lists(made, actors=actors, on=on, scope=scope)
    return made


def _district(commune: str, on: date) -> str:
    """Return the name of the district of a commune: "Huyện Chợ Đồn"."""
    unit = reference.unit_by_code(commune, on)
    if unit is None:
        raise LookupError(f"demonstration: commune {commune} is not loaded")
    return reference.seat_line(unit.id)[1].name


def _paper(number: int, row: Row, on: date) -> tuple[str, tuple[IdentifierEntry, ...]]:
    """Return the paper an organisation came with, and its number where the paper has one.

    Until 30/06/2024 the province registered unions (Điều 6 Nghị định 193/2013/NĐ-CP); groups
    had no certificate, they only told their commune (Nghị định 77/2019/NĐ-CP).
    """
    kind, founded = row[0], row[3]
    if kind is Kind.GROUP and founded < GROUPS_REGISTERED_FROM:
        return "Thông báo thành lập gửi Ủy ban nhân dân xã (dữ liệu trình diễn)", ()
    district = _district(row[2], on)
    issuer = f"Phòng Tài chính - Kế hoạch {district[:1].lower()}{district[1:]}"
    if kind is Kind.UNION and founded < LAW_2023_FROM:
        issuer = "Phòng Đăng ký kinh doanh, Sở Kế hoạch và Đầu tư tỉnh Bắc Kạn"
    return "Giấy chứng nhận đăng ký (dữ liệu trình diễn)", (
        IdentifierEntry(Scheme.CERTIFICATE_NO, f"TD{number:04d}", founded, issuer),
    )


def _report(made: Organisation, row: Row, actor_id: int, on: date) -> None:
    """Add the yearly figures of one organisation."""
    reports.update_by_report(
        made,
        ReportEntry(
            on=date(2024, 12, 10),
            source="Báo cáo tình hình hoạt động năm 2024 (dữ liệu trình diễn)",
            year=2024,
            declared=(
                (Declared.MEMBERS_TOTAL, row[5] + 2),
                (Declared.WORKERS, 18),
                (Declared.REVENUE, 1_600_000_000),
            ),
            activity=Activity.OPERATING,
        ),
        actor_id=actor_id,
        on=on,
        expected_version=None,
    )


def _entry(number: int, row: Row, on: date) -> OpeningEntry:
    """Return one organisation of the demonstration."""
    kind, name, commune, founded, capital, members, paid, person, line, status = row
    unit = reference.unit_by_code(commune, on)
    vsic = reference.vsic_by_code(reference.vsic_version_on(on), line)
    if unit is None or vsic is None:
        raise LookupError(f"demonstration: commune {commune} or line {line} is not loaded")
    source, identifiers = _paper(number, row, on)
    declared = [(Declared.MEMBERS_TOTAL, members)]
    if paid is not None:
        declared.append((Declared.PAID_CAPITAL, paid))
    return OpeningEntry(
        kind=kind,
        name=name,
        unit_id=unit.id,
        source=source,
        address=f"Thôn Mẫu {number}",
        identifiers=identifiers,
        founded=PartialDate(founded, Precision.DAY),
        registered_on=founded if identifiers else None,
        capital_vnd=capital,
        representative=PersonEntry(
            full_name=person,
            identity_kind=IdentityKind.CITIZEN,
            identity_no=f"0060000000{number:02d}",
            phone=f"0900 000 0{number:02d}",
        ),
        position="Tổ trưởng" if kind is Kind.GROUP else "Chủ tịch Hội đồng quản trị",
        phone=f"0900 000 0{number:02d}",
        status=status,
        status_on=_STATE_FROM.get(status),
        vsic_id=vsic.id,
        declared=tuple(declared),
        declared_on=founded,
        declared_source="Danh sách thành viên kèm hồ sơ đăng ký (dữ liệu trình diễn)",
        accept_similar=True,
        is_demo=True,
    )
