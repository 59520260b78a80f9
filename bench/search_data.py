"""A register of any size to be searched: names as they are in the province, made up by chance."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from sqlalchemy import insert

from coop_registry.models import (
    Act,
    ContactFact,
    Identifier,
    Membership,
    NameFact,
    Organisation,
    Party,
    SearchPending,
    SeatFact,
    StatusFact,
)
from core.db import begin_write, db
from core.text import fold, vi_key

MADE_AT = datetime(2025, 6, 2, tzinfo=UTC)
FOUNDED = date(2018, 3, 12)
CHUNK = 500
#: Family names with their weights, as common as they are among Tày, Nùng, Dao and Kinh.
FAMILIES = dict(
    zip(
        [
            "Nông",
            "Hoàng",
            "Nguyễn",
            "Triệu",
            "Lý",
            "Ma",
            "Dương",
            "Bàn",
            "Đinh",
            "Lường",
            "Hà",
            "Đặng",
            "Trần",
            "Phạm",
            "Lê",
            "Vũ",
            "Bùi",
            "Đỗ",
            "Đàm",
            "Lục",
            "Chu",
            "Phùng",
            "Sầm",
            "Nguyên",
            "Hứa",
            "Mạc",
            "Đồng",
            "Lâm",
            "Cà",
            "Quách",
        ],
        (14, 13, 12, 9, 7, 6, 5, 5, 3, 3, 3, 3, 3, 2, 2, 1, 1, 1, 1, 1) + (1,) * 10,
        strict=True,
    )
)
MIDDLES = [
    "Văn",
    "Thị",
    "Văn",
    "Thị",
    "Đức",
    "Minh",
    "Hữu",
    "Thu",
    "Quang",
    "Thanh",
    "Ngọc",
    "Xuân",
    "Hồng",
    "Kim",
    "Đình",
    "Bích",
    "Công",
    "Thế",
]
GIVEN = [
    "An",
    "Anh",
    "Ân",
    "Bắc",
    "Bảo",
    "Bình",
    "Bích",
    "Cường",
    "Chung",
    "Chiến",
    "Chuyên",
    "Châu",
    "Dung",
    "Dũng",
    "Duy",
    "Dương",
    "Dư",
    "Đạt",
    "Đông",
    "Định",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hằng",
    "Hiền",
    "Hiếu",
    "Hiệu",
    "Hoa",
    "Hòa",
    "Hoài",
    "Hoàn",
    "Hùng",
    "Huấn",
    "Huế",
    "Huệ",
    "Hưng",
    "Hương",
    "Hường",
    "Khánh",
    "Khoa",
    "Kiên",
    "Lam",
    "Lan",
    "Lâm",
    "Liên",
    "Linh",
    "Loan",
    "Long",
    "Luân",
    "Luyến",
    "Lực",
    "Mai",
    "Mạnh",
    "Mến",
    "Nam",
    "Nga",
    "Ngân",
    "Nghĩa",
    "Nhàn",
    "Nhung",
    "Oanh",
    "Phong",
    "Phú",
    "Phúc",
    "Phương",
    "Quân",
    "Quế",
    "Quyên",
    "Quyết",
    "Sâm",
    "Sơn",
    "Tài",
    "Tâm",
    "Tân",
    "Thái",
    "Thành",
    "Thảo",
    "Thắng",
    "Thế",
    "Thịnh",
    "Thoa",
    "Thơm",
    "Thu",
    "Thuận",
    "Thủy",
    "Thúy",
    "Thư",
    "Tiến",
    "Tình",
    "Toàn",
    "Toản",
    "Trang",
    "Trung",
    "Truyền",
    "Tú",
    "Tuấn",
    "Tuyên",
    "Tuyết",
    "Tùng",
    "Vân",
    "Việt",
    "Vinh",
    "Vượng",
    "Xuân",
    "Yên",
    "Yến",
]
FIELDS = [
    "Nông nghiệp",
    "Nông lâm nghiệp",
    "Dịch vụ nông nghiệp",
    "Dịch vụ tổng hợp",
    "Chăn nuôi",
    "Miến dong",
    "Chè",
    "Rượu men lá",
    "Du lịch cộng đồng",
    "Trồng rừng",
    "Xây dựng",
    "Vận tải",
    "Dược liệu",
    "Thanh niên",
    "Sản xuất và chế biến",
    "Nuôi ong",
    "Bí xanh",
    "Hồng không hạt",
    "Thương mại dịch vụ",
    "NLN",
    "DVNN",
]
OWN = ["Tân Thành", "Hợp Thành", "Đồng Tâm", "Thiên An", "Yến Dương", "Bằng Phúc", "Nhung Lũy", "Ba Bể", "Phúc Lợi", "Hoàn Thành", "Đại Lợi", "Nam Cường", "Quảng Bạch", "Thanh Vận", "Trường Thịnh", "Minh Anh", "Tài Hoan", "Cốc Phường", "Nà Mèo", "Bản Cám", "Hồng Hà", "Tiến Đạt", "Toàn Dân", "Phia Bjoóc", "Nà Hang", "Khau Vai", "Cao Sơn", "Việt Tiến", "Hải Yến", "Sông Năng"]  # fmt: skip
TABLES = (
    Organisation, Act, NameFact, SeatFact, StatusFact, Identifier, ContactFact, Party, Membership,
    SearchPending,
)  # fmt: skip
Rows = dict[Any, list[dict[str, Any]]]


def fill(organisations: int, persons: int, communes: list[int], seed: int = 1) -> None:
    """Write so many organisations with so many members in all, marked to be indexed."""
    chance = Random(seed)
    share, rest = divmod(persons, organisations)
    party_id = 0
    for first in range(0, organisations, CHUNK):
        rows: Rows = {table: [] for table in TABLES}
        for number in range(first + 1, min(first + CHUNK, organisations) + 1):
            _add(rows, number, communes[number % len(communes)], chance)
            for _ in range(share + (number <= rest)):
                party_id += 1
                _add_member(rows, number, party_id, chance)
        begin_write()
        for table in TABLES:
            db.session.connection().execute(insert(table.__table__), rows[table])
        db.session.commit()


def organisation_name(chance: Random) -> str:
    """Return a name such as "Hợp tác xã Miến dong Tân Thành"."""
    own = chance.choice(OWN) if chance.random() < 0.5 else person_name(chance, family=False)
    number = f" {chance.randrange(2, 30)}" if chance.random() < 0.05 else ""
    return f"Hợp tác xã {chance.choice(FIELDS)} {own}{number}"


def person_name(chance: Random, family: bool = True) -> str:
    """Return a name such as "Nông Thị Thủy"."""
    names = list(FAMILIES)
    parts = [chance.choices(names, list(FAMILIES.values()))[0]] if family else []
    parts.append(chance.choice(MIDDLES))
    if chance.random() < 0.3:
        parts.append(chance.choice(GIVEN))
    return " ".join([*parts, chance.choice(GIVEN)])


def _fact(number: int, **columns: Any) -> dict[str, Any]:
    return {"organisation_id": number, "origin_id": number, "start_on": FOUNDED, **columns}


def _add(rows: Rows, number: int, commune: int, chance: Random) -> None:
    """Add one organisation; one in eight has ended."""
    rows[Organisation].append(
        {
            "id": number,
            "kind": "cooperative" if chance.random() < 0.9 else "group",
            "unit_id": commune,
            "registered_on": FOUNDED,
            "is_demo": False,
            "version": 1,
            "created_at": MADE_AT,
        }
    )
    rows[Act].append(
        {
            "id": number,
            "organisation_id": number,
            "number": 1,
            "kind": "opening",
            "on": FOUNDED,
            "recorded_at": MADE_AT,
            "actor_id": 1,
            "source": "Danh sách thử tốc độ",
        }
    )
    name = organisation_name(chance)
    rows[NameFact].append(_fact(number, name=name, name_search=fold(name), name_sort=vi_key(name)))
    rows[SeatFact].append(_fact(number, unit_id=commune))
    rows[StatusFact].append(_fact(number, status="ENDED" if chance.random() < 0.12 else "ACTIVE"))
    rows[ContactFact].append(_fact(number, phone=f"09{chance.randrange(10**8):08d}"))
    rows[Identifier] += list(_identifiers(number))
    rows[SearchPending].append({"organisation_id": number})


def _identifiers(number: int) -> Iterator[dict[str, Any]]:
    for scheme, value in (("certificate_no", f"BK{number:06d}"), ("code", f"47{number:08d}")):
        yield {
            "organisation_id": number,
            "origin_id": number,
            "scheme": scheme,
            "value": value,
            "normal": value,
            "issued_on": FOUNDED,
        }


def _add_member(rows: Rows, number: int, party_id: int, chance: Random) -> None:
    name = person_name(chance)
    rows[Party].append(
        {
            "id": party_id,
            "kind": "person",
            "full_name": name,
            "name_search": fold(name),
            "name_sort": vi_key(name),
            "birth_on": date(chance.randrange(1950, 2000), 1, 1),
            "birth_precision": "year",
            "is_cooperative": False,
            "has_foreign_capital": False,
            "version": 1,
        }
    )
    rows[Membership].append(
        _fact(number, party_id=party_id, member_class="official", excluded_days=0)
    )
