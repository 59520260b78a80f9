"""Sheets that an office hid, some so deep that Excel does not offer to show them."""

from datetime import date
from io import BytesIO

import xlsxwriter

from coop_registry.papers.import_result import result_xlsx
from coop_registry.reading.child import read_file
from coop_registry.services.imports.taking import HIDDEN, VERY_HIDDEN, tables_of


def hiding(*hidden):
    """Return a workbook whose sheets are shown, hidden or hidden deep."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for at, how in enumerate(hidden):
            sheet = book.add_worksheet(f"Trang {at}")
            sheet.write_row(0, 0, ["Tên HTX", "Xã"])
            sheet.write_row(1, 0, ["HTX Một", "Xã Bằng Phúc"])
            if how:
                getattr(sheet, how)()
    return target.getvalue()


def marks(content):
    return [(one.hidden, one.very_hidden) for one in read_file("a.xlsx", content).sheets]


def test_a_sheet_hidden_deep_is_told_and_comes_back_as_deep():
    content = hiding(None, "hide", "very_hidden")
    assert marks(content) == [(False, False), (True, False), (True, True)]
    file = read_file("a.xlsx", content)
    _shown, hidden, deep = tables_of(file, date(2025, 1, 1))
    assert (hidden.read.problems[0][1], deep.read.problems[0][1]) == (HIDDEN, VERY_HIDDEN)
    assert deep.decision.skip
    assert marks(result_xlsx(file, {}, {})) == marks(content)
