"""Words for ids of other rooms, for messages, the log and papers."""

from sqlalchemy import select

from core.db import db
from reference import queries as reference
from reference.models import Unit, Vsic


def unit_name(unit_id: int) -> str:
    """Return the unit's name as of its own version."""
    return db.session.get_one(Unit, unit_id).name


def place_line(unit_id: int) -> str:
    """Return "Xã Bằng Phúc, Huyện Chợ Đồn, Tỉnh Bắc Kạn" as the units were called then."""
    return ", ".join(unit.name for unit in reference.seat_line(unit_id))


def line_name(vsic_id: int) -> str:
    """Return "0118 Trồng rau, đậu các loại và trồng hoa"."""
    row = db.session.get_one(Vsic, vsic_id)
    return f"{row.code} {row.name}"


def line_with_version(vsic_id: int) -> str:
    """Return "0118 Trồng rau … (hệ thống ngành năm 2018)": the version it was registered under."""
    row = db.session.get_one(Vsic, vsic_id)
    return f"{row.code} {row.name} (hệ thống ngành năm {row.version})"


def line_choices(version: str) -> list[str]:
    """Return the four-digit classes of a VSIC version as suggestions: "0118 Trồng rau …"."""
    rows = db.session.execute(
        select(Vsic.code, Vsic.name)
        .where(Vsic.version == version, Vsic.level == 4)
        .order_by(Vsic.code)
    )
    return [f"{code} {name}" for code, name in rows]
