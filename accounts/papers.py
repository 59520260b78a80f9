"""The log as a workbook."""

from collections.abc import Sequence
from datetime import date

from core.clock import shown_vn
from core.dates import format_date
from core.ui import HistoryLine
from papers.blocks import CellKind, Column
from papers.excel import Sheet, render_xlsx

COLUMNS = (
    Column("Ngày", CellKind.DATE),
    Column("Giờ"),
    Column("Người thực hiện"),
    Column("Hồ sơ"),
    Column("Nội dung"),
)


def audit_log_xlsx(lines: Sequence[HistoryLine], on: date) -> bytes:
    """Return the entries shown as a workbook (nhật ký), days and hours of Viet Nam."""
    rows = tuple(
        (
            shown_vn(line.at).date(),
            f"{shown_vn(line.at):%H:%M:%S}",
            line.actor,
            line.subject or "",
            line.sentence,
        )
        for line in lines
    )
    as_of = f"Xuất ngày {format_date(on)}"
    return render_xlsx([Sheet("Nhật ký", "Nhật ký hệ thống", COLUMNS, rows, as_of=as_of)])
