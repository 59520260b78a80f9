"""Words for ids of other rooms, for messages, the log and papers."""

from sqlalchemy import select

from core.db import db
from core.text import capitalise_first
from reference import queries as reference
from reference.models import Unit, Vsic

UNIT_KINDS = ("Xã ", "Phường ", "Thị trấn ", "Huyện ", "Thị xã ", "Thành phố ", "Tỉnh ", "Đặc khu ")


def unit_name(unit_id: int) -> str:
    """Return the unit's name as of its own version."""
    return db.session.get_one(Unit, unit_id).name


def place_line(unit_id: int) -> str:
    """Return "xã Bằng Phúc, huyện Chợ Đồn, tỉnh Bắc Kạn" as the units were called then.

    The kind of a unit is no name: inside a line it is written small.
    """
    return ", ".join(_inside(unit.name) for unit in reference.seat_line(unit_id))


def place_start(unit_id: int) -> str:
    """Return the place where a line begins with it: "Xã Bằng Phúc, huyện Chợ Đồn, …"."""
    return capitalise_first(place_line(unit_id))


def _inside(name: str) -> str:
    """Return a unit's name as it stands inside a line: "xã Bằng Phúc"."""
    return f"{name[:1].lower()}{name[1:]}" if name.startswith(UNIT_KINDS) else name


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
