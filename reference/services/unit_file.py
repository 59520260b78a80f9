"""A file of administrative units: read, checked whole, then loaded.

Columns: code, name, level, parent_code, valid_from, valid_to, successor_code. `valid_to` is the
last day the unit stands; an empty `valid_from` means from the beginning.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from core.errors import RuleViolation
from core.text import clean
from reference.rules import UnitLevel

COLUMNS = ("code", "name", "level", "parent_code", "valid_from", "valid_to", "successor_code")
#: Level a unit's parent may have.
PARENT_LEVELS = {
    UnitLevel.PROVINCE: frozenset[UnitLevel](),
    UnitLevel.DISTRICT: frozenset({UnitLevel.PROVINCE}),
    UnitLevel.COMMUNE: frozenset({UnitLevel.DISTRICT, UnitLevel.PROVINCE}),
}
SHOWN = 50


class UnitFileRefused(RuleViolation):
    """The file has mistakes; nothing of it was loaded. `problems` has one sentence per mistake."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        shown = "\n".join(f"- {one}" for one in self.problems[:SHOWN])
        more = (
            f"\n- … và {len(self.problems) - SHOWN} lỗi nữa." if len(self.problems) > SHOWN else ""
        )
        super().__init__(
            f"Tệp đơn vị hành chính có {len(self.problems)} lỗi; chưa nạp dòng nào:\n{shown}{more}"
        )


@dataclass(frozen=True)
class UnitRow:
    """One line of the file; the period is half-open."""

    line: int
    code: str
    name: str
    level: UnitLevel
    parent_code: str | None
    valid_from: date | None
    valid_to: date | None
    successor_code: str | None

    @property
    def key(self) -> tuple[str, date | None]:
        """Return code and first day: what makes a version."""
        return self.code, self.valid_from

    @property
    def last_day(self) -> date:
        """Return a day on which the unit stands: its last, or a late one."""
        return date.max if self.valid_to is None else self.valid_to - timedelta(days=1)


def read_units(path: Path) -> list[UnitRow]:
    """Return the lines of a file; UnitFileRefused names every line that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnitFileRefused([f"Không mở được tệp “{path.name}”."]) from error
    except UnicodeDecodeError as error:
        raise UnitFileRefused(["Tệp không ghi bằng bảng mã UTF-8."]) from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise UnitFileRefused([f"Dòng 1: thiếu cột {', '.join(missing)}."])
    rows: list[UnitRow] = []
    problems: list[str] = []
    for record in reader:
        try:
            rows.append(_row(reader.line_num, record))
        except ValueError as problem:
            problems.append(f"Dòng {reader.line_num}: {problem}")
    if not rows and not problems:
        problems.append("Tệp không có dòng dữ liệu nào.")
    problems += _check_periods(rows)
    if problems:
        raise UnitFileRefused(problems)
    return rows


def _row(line: int, record: dict[str, str | None]) -> UnitRow:
    """Return one line; raise ValueError with a sentence when it cannot be read."""
    cell = {name: clean(record.get(name) or "") for name in COLUMNS}
    if not cell["code"].isdigit() or len(cell["code"]) > 10:
        raise ValueError(f"mã “{cell['code']}” không phải dãy chữ số.")
    if not cell["name"] or len(cell["name"]) > 120:
        raise ValueError("tên đơn vị phải có từ 1 đến 120 ký tự.")
    if cell["level"] not in set(UnitLevel):
        allowed = ", ".join(UnitLevel)
        raise ValueError(f"cấp “{cell['level']}” không hợp lệ; chọn một trong: {allowed}.")
    first, last = _day(cell["valid_from"]), _day(cell["valid_to"])
    if first and last and last < first:
        raise ValueError("ngày hết hiệu lực ở trước ngày bắt đầu.")
    return UnitRow(
        line=line,
        code=cell["code"],
        name=cell["name"],
        level=UnitLevel(cell["level"]),
        parent_code=cell["parent_code"] or None,
        valid_from=first,
        valid_to=last + timedelta(days=1) if last else None,
        successor_code=cell["successor_code"] or None,
    )


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"ngày “{text}” không đọc được; viết dạng 2025-06-30.") from error


def _check_periods(rows: list[UnitRow]) -> list[str]:
    """Return a sentence for each version given twice or overlapping the one before."""
    problems: list[str] = []
    versions: dict[str, list[UnitRow]] = {}
    for row in rows:
        versions.setdefault(row.code, []).append(row)
    for code, found in versions.items():
        found.sort(key=lambda row: (row.valid_from or date.min, row.line))
        for before, after in pairwise(found):
            if before.key == after.key:
                problems.append(f"Dòng {after.line}: mã {code} đã có ở dòng {before.line}.")
            elif before.valid_to is None or before.valid_to > (after.valid_from or date.min):
                problems.append(
                    f"Dòng {after.line}: mã {code} trùng thời gian hiệu lực với dòng {before.line}."
                )
    return problems
