"""Open imports for tests: a file read, judged and kept, nothing written."""

from collections.abc import Sequence
from datetime import date

from coop_registry.models import Import, ImportRow, ImportTable
from coop_registry.reading.files import read_content
from coop_registry.services.imports import working
from coop_registry.services.imports.judging import Office
from core.access import EVERYTHING
from core.clock import now_utc
from core.db import db
from papers.uploads import LISTS, check_upload
from tests.coop_registry.reading.books import make_xlsx

TODAY = date(2025, 6, 2)
ROWS: Sequence[Sequence[object]] = (
    ("Danh sách hợp tác xã tính đến 31/12/2024",),
    ("STT", "Tên HTX", "Xã", "Số thành viên"),
    (1, "HTX Thử Nhập", "Xã Bằng Phúc", "trên 7/23"),
)


def make_import(
    unit_id: int,
    rows: Sequence[Sequence[object]] = ROWS,
    *,
    actor_id: int = 1,
    on: date | None = None,
    filename: str = "danh-sach.xlsx",
) -> Import:
    """Return an import that waits to be looked at (flushed, not committed)."""
    upload = check_upload(filename, make_xlsx(rows), LISTS)
    kept = working.receive(upload, unit_id=unit_id, actor_id=actor_id, on=on, at=now_utc())
    file = read_content(filename, upload.content)
    tables, judged = working.prepare(kept, file, Office(EVERYTHING, unit_id, TODAY))
    working.keep_reading(kept, file, tables, judged)
    db.session.flush()
    return kept


def import_row(import_id: int) -> int:
    """Return the id of the first row of an import."""
    return db.session.query(ImportRow).filter_by(import_id=import_id).first().id


def import_table(import_id: int) -> int:
    """Return the id of the first table of an import."""
    return db.session.query(ImportTable).filter_by(import_id=import_id).first().id
