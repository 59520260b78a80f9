"""The log as a workbook."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from core.clock import to_vn
from core.dates import format_date
from core.ui import HistoryLine

HEADS = (("Thời điểm", 18), ("Người thực hiện", 28), ("Nội dung", 110))


def audit_log_xlsx(lines: Sequence[HistoryLine], on: date) -> bytes:
    """Return the entries shown as a workbook (nhật ký); moments are dates, in Vietnamese time."""
    import xlsxwriter  # as the kit does: slow to import and seldom needed

    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Nhật ký")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top"})
        sheet.write_string(0, 0, f"Nhật ký hệ thống, xuất ngày {format_date(on)}", bold)
        for column, (head, width) in enumerate(HEADS):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, head, bold)
        for row, line in enumerate(lines, start=3):
            sheet.write_datetime(row, 0, to_vn(line.at).replace(tzinfo=None), moment)
            sheet.write_string(row, 1, line.actor, wrapped)
            sheet.write_string(row, 2, line.sentence, wrapped)
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return content.getvalue()
