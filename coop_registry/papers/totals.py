"""Past totals as a workbook: exactly what the screen shows, figures as numbers."""

from coop_registry.labels import TOTAL, total_unit
from coop_registry.queries.totals import TotalLine
from papers.blocks import CellKind, Column
from papers.excel import Sheet, render_xlsx

COLUMNS = (
    Column("STT", CellKind.INT, width_mm=12),
    Column("Mã đơn vị", width_mm=22),
    Column("Địa bàn", width_mm=45),
    Column("Năm", CellKind.INT, width_mm=14),
    Column("Số liệu ngày", CellKind.DATE, width_mm=26),
    Column("Chỉ tiêu", width_mm=70),
    Column("Số liệu", CellKind.MONEY, width_mm=34),
    Column("Đơn vị tính", width_mm=32),
    Column("Ghi trong biểu", width_mm=34),
    Column("Nguồn", width_mm=80),
    Column("Ghi chú", width_mm=45),
)
DIFFERS = "Nguồn khác ghi khác"


def totals_xlsx(lines: list[TotalLine]) -> bytes:
    """Return the workbook of past totals."""
    return render_xlsx(
        (
            Sheet(
                name="Số liệu tổng hợp",
                title="SỐ LIỆU TỔNG HỢP VỀ HỢP TÁC XÃ, TỔ HỢP TÁC CÁC NĂM",
                columns=COLUMNS,
                rows=tuple(
                    (
                        number,
                        line.unit_code,
                        line.unit_name,
                        line.on.year,
                        line.on,
                        TOTAL[line.what],
                        line.value,
                        total_unit(line.what),
                        line.words,
                        line.source,
                        DIFFERS if line.differs else None,
                    )
                    for number, line in enumerate(lines, 1)
                ),
                notes=("Số liệu do các đơn vị khai trong biểu tổng hợp, không phải số đếm từ sổ.",),
            ),
        )
    )
