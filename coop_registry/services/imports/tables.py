"""How a table is read, as JSON: rows can then be read anew without opening the file again."""

from datetime import date
from typing import Any

from coop_registry.reading import cells
from coop_registry.reading import values as v
from coop_registry.reading.closing import states_sums
from coop_registry.reading.columns import Column, ColumnMap, Heading
from coop_registry.reading.heads import Head
from coop_registry.reading.lists import TableRead
from coop_registry.reading.meanings import ListKind, meaning_from
from coop_registry.reading.read import Read
from coop_registry.reading.row_kinds import Layout
from coop_registry.reading.rows import Owner, Setting
from coop_registry.reading.scales import MoneyUnit, Period
from coop_registry.reading.tables import BodyRow, Table
from coop_registry.reading.titles import Spoken
from coop_registry.rules.kinds import Kind
from core.dates import PartialDate, Precision

Json = dict[str, Any]


def to_json(read: TableRead) -> Json:
    """Return a table's headings, columns and what it says for all its rows."""
    table, setting, owner = read.table, read.setting, read.owner
    spoken = table.spoken
    return {
        "headings": [[one.index, one.title, one.group] for one in table.headings],
        "columns": [_column(one) for one in read.columns.columns],
        "unknown": [one.index for one in read.columns.unknown],
        "doubled": [one.index for one in read.columns.doubled],
        "titles": list(table.titles),
        "spoken": [spoken.on.start.isoformat(), spoken.on.precision.value, spoken.raw]
        if spoken
        else None,
        "unit": setting.unit.value if setting.unit else None,
        "latest": setting.latest.isoformat() if setting.latest else None,
        "fractions": setting.shares_are_fractions,
        "swapped": sorted(setting.swapped),
        "old_font": setting.old_font,
        "kind": setting.kind.value if setting.kind else None,
        "totals": [
            [one.number, [cells.to_json(cell) for cell in one.cells], one.group_start]
            for one in table.totals
            if read.kind is not ListKind.TOTALS
        ],
        "groups": [
            [one.number, [cells.to_json(cell) for cell in one.cells], one.group_start, one.level]
            for one in (table.groups if states_sums(table) else ())
        ],
        "owner": [_raw(owner.name), _raw(owner.code), _raw(owner.tax_code), owner.source],
    }


def _column(column: Column) -> list[Any]:
    return [
        column.heading.index,
        column.meaning.value if column.meaning else None,
        column.year,
        column.unit.value if column.unit else None,
        column.period.value if column.period else None,
        column.chosen,
    ]


def _raw(read: Read | None) -> str | None:
    return read.raw if read is not None else None


def from_json(
    stored: Json, *, file: str, sheet: str, kind: str | None, key: str, heading_row: int
) -> TableRead:
    """Return the table without its rows."""
    headings = {one[0]: Heading(one[0], one[1], one[2]) for one in stored["headings"]}
    columns = ColumnMap(
        columns=tuple(_column_of(one, headings) for one in stored["columns"]),
        kind=ListKind(kind) if kind else None,
        unknown=tuple(headings[at] for at in stored["unknown"]),
        doubled=tuple(headings[at] for at in stored["doubled"]),
    )
    first = heading_row - 1
    table = Table(
        sheet=sheet,
        file=file,
        hidden=False,
        head=Head(first, first, tuple(headings.values())),
        layout=Layout(None, None, columns.kind is ListKind.MEMBERS),
        totals=_body_rows(stored, "totals"),
        groups=_body_rows(stored, "groups"),
        titles=tuple(stored["titles"]),
        unit=MoneyUnit(stored["unit"]) if stored["unit"] else None,
        spoken=_spoken(stored["spoken"]),
        old_font=stored["old_font"],
    )
    setting = Setting(
        columns=columns,
        unit=table.unit,
        latest=date.fromisoformat(stored["latest"]) if stored["latest"] else None,
        shares_are_fractions=stored["fractions"],
        swapped=frozenset(stored["swapped"]),
        old_font=stored["old_font"],
        kind=Kind(stored["kind"]) if stored["kind"] else None,
    )
    return TableRead(table, columns, key, setting, _owner(stored["owner"]))


def _body_rows(stored: Json, name: str) -> list[BodyRow]:
    """Return totals or rows of groups; tables that were kept before have none to compare again."""
    return [
        BodyRow(number, [cells.from_json(cell) for cell in row], (), start, *level)
        for number, row, start, *level in stored.get(name, ())
    ]


def _column_of(stored: list[Any], headings: dict[int, Heading]) -> Column:
    at, meaning, year, unit, period, chosen = stored
    return Column(
        heading=headings[at],
        meaning=meaning_from(meaning),
        year=year,
        unit=MoneyUnit(unit) if unit else None,
        period=Period(period) if period else None,
        chosen=chosen,
    )


def _spoken(stored: list[str] | None) -> Spoken | None:
    if stored is None:
        return None
    on = PartialDate(date.fromisoformat(stored[0]), Precision(stored[1]))
    return Spoken(on, stored[2])


def _owner(stored: list[str | None]) -> Owner:
    name, code, tax, source = stored
    return Owner(
        name=v.read_name(name) if name else None,
        code=v.read_code(code) if code else None,
        tax_code=v.read_tax_code(tax) if tax else None,
        source=source or "",
    )
