"""The register for other programs: workbook, CSV or JSON with the same keys in the same order."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from io import BytesIO

import xlsxwriter

from coop_registry.queries.export import ExportRow
from core.dates import PartialDate
from papers.blocks import Column, Table
from papers.csv import render_csv
from papers.printable import printable

KEYS = tuple(field.name for field in fields(ExportRow))

Plain = str | int | None


class Format(StrEnum):
    """Forms of the file, named by its ending (định dạng tệp)."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


MIMETYPES = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
}


def export_file(rows: Sequence[ExportRow], form: Format) -> bytes:
    """Return the file; no identity number and no telephone is among the keys."""
    return _WRITERS[form]([_record(row) for row in rows])


def _record(row: ExportRow) -> dict[str, Plain]:
    """Return one record with ISO days; a partial one as "2017" or "2017-06"."""
    return {key: _plain(getattr(row, key)) for key in KEYS}


def _plain(value: object) -> Plain:
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    return None if value is None else str(value)


def _json(records: list[dict[str, Plain]]) -> bytes:
    return json.dumps(records, ensure_ascii=False, indent=1).encode()


def _csv(records: list[dict[str, Plain]]) -> bytes:
    """Return CSV with BOM; a text that a spreadsheet takes for a formula gets an apostrophe."""
    return render_csv(
        Table(
            columns=tuple(Column(key) for key in KEYS),
            rows=tuple(tuple(record.values()) for record in records),
        )
    )


def _xlsx(records: list[dict[str, Plain]]) -> bytes:
    """Return a workbook whose first row holds the keys.

    Days are ISO text as in the other two forms: a column that holds "2017" beside full days
    cannot be a column of days. Numbers are numbers; text is never read as a formula or address.
    """
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("du_lieu")
    bold = book.add_format({"bold": True})
    for column, key in enumerate(KEYS):
        sheet.write_string(0, column, key, bold)
    for line, record in enumerate(records, 1):
        for column, value in enumerate(record.values()):
            if isinstance(value, int):
                sheet.write_number(line, column, value)
            elif value is not None:
                sheet.write_string(line, column, printable(value))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(KEYS) - 1, 18)
    book.close()
    return target.getvalue()


_WRITERS: dict[Format, Callable[[list[dict[str, Plain]]], bytes]] = {
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
    Format.JSON: _json,
}
