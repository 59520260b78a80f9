"""The front pages of papers printed in number (mục lục)."""

from collections.abc import Sequence
from datetime import date

from core.dates import format_date
from core.money import format_number
from papers.blocks import CellKind, Column, Note, Table
from papers.bundles import Line
from papers.frame import Document
from papers.page import render_pdf

COLUMNS = (
    Column("STT", CellKind.INT, width_mm=14),
    Column("Giấy tờ"),
    Column("Mã tra cứu", width_mm=40),
    Column("Trang của tập", CellKind.INT, width_mm=18),
)
WHERE = "Số trang của tập ghi ở góc dưới bên phải mỗi trang, dạng “Trang 2/52 của tập”."


def contents_pdf(lines: Sequence[Line], what: str, on: date) -> bytes:
    """Return the contents: each paper with its look-up code and the page it begins on."""
    rows = tuple((place, one.title, one.code, one.page) for place, one in enumerate(lines, 1))
    return render_pdf(
        Document(
            title="Mục lục",
            kind="MỤC LỤC",
            summary=f"{format_number(len(lines))} {what}",
            subtitle=(f"(Số liệu tính đến ngày {format_date(on)})",),
            body=(Note(WHERE), Table(COLUMNS, rows)),
        )
    )
