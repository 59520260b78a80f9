"""The list of organisations as a workbook: exactly what the screen shows."""

from datetime import date

from coop_registry.labels import KIND, count_words, status_label
from coop_registry.queries.lists import Row
from coop_registry.rules.kinds import Kind
from core.dates import format_date
from papers.blocks import CellKind, Column
from papers.demo import DEMO
from papers.excel import Sheet, render_xlsx

COLUMNS = (
    Column("STT", CellKind.INT, width_mm=12),
    Column("Tên", width_mm=80),
    Column("Loại hình", width_mm=35),
    Column("Mã số", width_mm=28),
    Column("Xã, phường, thị trấn", width_mm=40),
    Column("Ngày thành lập", CellKind.DATE, width_mm=26),
    Column("Tình trạng pháp lý", width_mm=45),
    Column("Vốn điều lệ (đồng)", CellKind.MONEY, width_mm=34),
    Column("Số thành viên", CellKind.INT, width_mm=20),
    Column("Nguồn số thành viên", width_mm=45),
    Column("Người đại diện", width_mm=45),
    Column("Điện thoại", width_mm=30),
)


def organisations_xlsx(rows: list[Row], on: date) -> bytes:
    """Return the workbook of a list as of a day; no identity numbers."""
    demo = any(row.is_demo for row in rows)
    return render_xlsx(
        (
            Sheet(
                name="Danh sách",
                title="DANH SÁCH HỢP TÁC XÃ, LIÊN HIỆP HỢP TÁC XÃ, TỔ HỢP TÁC",
                columns=COLUMNS,
                rows=tuple(
                    (
                        number,
                        row.name,
                        KIND[Kind(row.kind)],
                        row.code,
                        row.unit_name,
                        row.founded,
                        status_label(row.kind, row.status) if row.status else None,
                        row.capital_vnd,
                        row.members,
                        count_words(row.counted) if row.counted else None,
                        row.representative,
                        row.phone,
                    )
                    for number, row in enumerate(rows, 1)
                ),
                as_of=f"Số liệu tính đến ngày {format_date(on)}",
                notes=(DEMO,) if demo else (),
            ),
        )
    )
