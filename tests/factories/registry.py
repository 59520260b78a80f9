"""Organisations for tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from coop_registry.models import Organisation
from coop_registry.rules.entries import IdentifierEntry, OpeningEntry, PersonEntry
from coop_registry.rules.kinds import Declared, IdentityKind, Kind, Scheme
from coop_registry.services.opening import register_opening
from core.access import EVERYTHING
from core.dates import PartialDate
from reference import queries as reference

TODAY = date(2025, 6, 2)
#: Xã Bằng Phúc, huyện Chợ Đồn.
CHO_DON = "02041"
#: Xã Yến Dương, huyện Ba Bể.
BA_BE = "01918"


def opening_entry(commune: str = CHO_DON, **changes: Any) -> OpeningEntry:
    """Return a whole entry of one cooperative; `changes` replace its fields."""
    unit = reference.unit_by_code(commune, TODAY)
    assert unit is not None
    entry = OpeningEntry(
        kind=Kind.COOPERATIVE,
        name="Hợp tác xã Nông nghiệp Thử Nghiệm",
        unit_id=unit.id,
        source="Giấy chứng nhận đăng ký hợp tác xã số 12A ngày 12/03/2018",
        address="Thôn Nà Pài",
        identifiers=(
            IdentifierEntry(
                Scheme.CERTIFICATE_NO, "12A", date(2018, 3, 12), "Phòng Tài chính – Kế hoạch"
            ),
            IdentifierEntry(Scheme.CODE, "4700111222"),
        ),
        founded=PartialDate(date(2018, 3, 12)),
        registered_on=date(2018, 3, 12),
        capital_vnd=500_000_000,
        representative=PersonEntry(
            full_name="Nông Thị Thử",
            identity_kind=IdentityKind.CITIZEN,
            identity_no="006190000001",
            phone="0912 345 678",
        ),
        position="Giám đốc",
        phone="0912 345 678",
        declared=((Declared.MEMBERS_TOTAL, 12), (Declared.PAID_CAPITAL, 500_000_000)),
        declared_on=date(2018, 3, 12),
        declared_source="Danh sách thành viên kèm hồ sơ",
    )
    return replace(entry, **changes)


def make_organisation(
    commune: str = CHO_DON, actor_id: int = 1, on: date = TODAY, **changes: Any
) -> Organisation:
    """Return a recorded organisation (flushed, not committed)."""
    return register_opening(
        opening_entry(commune, **changes), actor_id=actor_id, on=on, scope=EVERYTHING
    )
