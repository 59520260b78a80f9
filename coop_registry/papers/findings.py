"""The list of findings as a workbook: exactly what the screen shows, no identity numbers."""

from datetime import date

from coop_registry.papers.told import checked_words, told
from coop_registry.queries.findings import Found
from core.dates import format_date
from papers.blocks import CellKind, Column
from papers.demo import DEMO
from papers.excel import Sheet, render_xlsx

COLUMNS = (
    Column("STT", CellKind.INT, width_mm=12),
    Column("Tổ chức", width_mm=75),
    Column("Mã số", width_mm=28),
    Column("Số giấy chứng nhận", width_mm=28),
    Column("Xã, phường, thị trấn", width_mm=40),
    Column("Vấn đề", width_mm=60),
    Column("Căn cứ trong dữ liệu", width_mm=110),
    Column("Quy định", width_mm=60),
    Column("Mức đối chiếu", width_mm=38),
    Column("Từ ngày", CellKind.DATE, width_mm=24),
    Column("Đã giải trình đến ngày", CellKind.DATE, width_mm=30),
    Column("Giải trình", width_mm=80),
)


def findings_xlsx(found: list[Found], on: date) -> bytes:
    """Return the workbook of a list of findings as of a day."""
    demo = any(one.is_demo for one in found)
    return render_xlsx(
        (
            Sheet(
                name="Vấn đề",
                title="DANH SÁCH VẤN ĐỀ CẦN XEM LẠI",
                columns=COLUMNS,
                rows=tuple(
                    (
                        number,
                        one.name,
                        one.code,
                        one.certificate_no,
                        one.unit_name,
                        one.finding.title,
                        told(one.finding),
                        one.finding.article,
                        checked_words(one.finding),
                        one.finding.since,
                        one.explanation.until if one.explanation else None,
                        one.explanation.note if one.explanation else None,
                    )
                    for number, one in enumerate(found, 1)
                ),
                as_of=f"Xét theo quy định của ngày {format_date(on)}",
                notes=(DEMO,) if demo else (),
            ),
        )
    )
