"""From a file to rows (danh sách): every sheet, every table, every value with its doubts.

Nothing is decided here about what the register holds: places are words, organisations and
members are not yet recognised, and nothing is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from coop_registry.reading.checks import (
    check_units,
    latest_day,
    shares_are_fractions,
    swapped_days,
    without_running_numbers,
)
from coop_registry.reading.closing import check_closing
from coop_registry.reading.codepages import Guess
from coop_registry.reading.columns import ColumnMap, Heading, heading_key, map_columns
from coop_registry.reading.meanings import ListKind, M, Meaning
from coop_registry.reading.members import owner_of_table, read_member
from coop_registry.reading.organisations import kind_of_titles, read_organisation
from coop_registry.reading.own_export import is_own_help
from coop_registry.reading.rows import ListRow, MemberRow, OrganisationRow, Owner, Setting
from coop_registry.reading.shares import check_shares, has_shares, part_of_row
from coop_registry.reading.sheets import FileProblem, FileRead, Sheet
from coop_registry.reading.tables import BodyRow, Said, Table, read_tables
from coop_registry.reading.tax import read_taxpayer
from coop_registry.reading.totals import read_totals
from coop_registry.rules.kinds import Kind
from core.collector import no_collection

RUNNING = "Cột “Mã” chỉ đánh số thứ tự các dòng nên không đọc làm mã số hợp tác xã."
#: By the key of a set of headings: what each heading, by its remembered name, means.
Mappings = Mapping[str, Mapping[str, Meaning | None]]


@dataclass(slots=True)
class TableRead:
    """One table with its columns bound and its rows read."""

    table: Table
    columns: ColumnMap
    key: str
    setting: Setting
    owner: Owner
    rows: list[ListRow] = field(default_factory=list)
    #: (row number or 0, sentence): totals that do not close, headings nobody knows.
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def kind(self) -> ListKind | None:
        """Return what the table lists; None when it has to be mapped first."""
        return self.columns.kind


@dataclass(slots=True)
class ListRead:
    """A whole file read: its tables in order, and what of the file was not read."""

    tables: list[TableRead] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)
    guesses: tuple[Guess, ...] = ()

    def organisations(self) -> Iterator[OrganisationRow]:
        """Give the organisation rows of all tables."""
        for table in self.tables:
            for row in table.rows:
                if isinstance(row, OrganisationRow):
                    yield row

    def members(self) -> Iterator[MemberRow]:
        """Give the member rows of all tables."""
        for table in self.tables:
            for row in table.rows:
                if isinstance(row, MemberRow):
                    yield row


def read_lists(
    file: FileRead,
    mappings: Mappings | None = None,
    *,
    on: date | None = None,
    heading_rows: Mapping[tuple[str, str], int] | None = None,
    kinds: Mapping[str, ListKind] | None = None,
) -> ListRead:
    """Return every row of a file with every value read.

    Args:
        file: as the child process gave it.
        mappings: what people decided earlier, by `heading_key`.
        on: the last day facts can have where the list names none.
        heading_rows: row (from 1) of the heading a person pointed at, by (file, sheet).
        kinds: what a table lists when a person said so, by `heading_key`.
    """
    found = ListRead(problems=list(file.problems), guesses=file.guesses)
    with no_collection():
        for prepared in prepare(file, mappings, on=on, heading_rows=heading_rows, kinds=kinds):
            prepared.rows = list(iter_rows(prepared))
            open_totals = check_closing(
                prepared.table, prepared.columns, prepared.rows, prepared.setting.unit
            )
            if has_shares(prepared.columns):
                parts = [part for row in prepared.rows if (part := part_of_row(row)) is not None]
                open_totals += check_shares(parts, prepared.columns)
            prepared.problems += [(one.number, one.words) for one in open_totals]
            found.tables.append(prepared)
    found.problems += without_table(file.sheets, found.tables)
    return found


def prepare(
    file: FileRead,
    mappings: Mappings | None = None,
    *,
    on: date | None = None,
    heading_rows: Mapping[tuple[str, str], int] | None = None,
    kinds: Mapping[str, ListKind] | None = None,
) -> Iterator[TableRead]:
    """Give the tables of a file with their columns bound, before any row is read."""

    def asked(headings: tuple[Heading, ...]) -> Said:
        key = heading_key(headings)
        return (kinds or {}).get(key), (mappings or {}).get(key)

    for sheet in file.sheets:
        if is_own_help(sheet):
            continue
        pointed = (heading_rows or {}).get((sheet.file, sheet.name))
        for table in read_tables(sheet, pointed, asked):
            key = heading_key(table.headings)
            kind, chosen = asked(table.headings)
            columns = map_columns(table.headings, chosen, kind, table.layout.totals)
            listed, columns = columns, without_running_numbers(table, columns)
            setting = Setting(
                columns=columns,
                unit=table.unit,
                latest=latest_day(table, on),
                shares_are_fractions=shares_are_fractions(table, columns),
                swapped=swapped_days(table, columns),
                old_font=table.old_font,
                kind=_kind_of(table, columns),
            )
            prepared = TableRead(table, columns, key, setting, owner_of_table(table))
            prepared.problems += _problems_of_columns(prepared)
            if columns is not listed:
                prepared.problems.append((table.head.first + 1, RUNNING))
            if prepared.kind is ListKind.TOTALS:
                prepared.problems += check_units(table, setting)
            yield prepared


def _kind_of(table: Table, columns: ColumnMap) -> Kind | None:
    """Return the kind of all organisations of a table: by the heading "Tên HTX", else its title."""
    name = columns.of(M.NAME)
    headed = kind_of_titles([name.heading.text]) if name is not None else None
    return headed or kind_of_titles((*table.titles, table.sheet))


def iter_rows(prepared: TableRead) -> Iterator[ListRow]:
    """Give the rows of a table one by one, for a caller that writes in chunks."""
    table, setting = prepared.table, prepared.setting
    if prepared.kind is ListKind.MEMBERS:  # by far the longest lists
        for body in table.rows:
            yield read_member(table, body, setting, prepared.owner)
    elif prepared.kind is not None:
        for body in table.rows:
            yield read_row(prepared, body)


def read_row(prepared: TableRead, body: BodyRow) -> ListRow:
    """Return one row of a table whose kind is known, with every value read."""
    table, setting = prepared.table, prepared.setting
    if prepared.kind is ListKind.MEMBERS:
        return read_member(table, body, setting, prepared.owner)
    if prepared.kind is ListKind.TAX:
        return read_taxpayer(table, body, setting)
    if prepared.kind is ListKind.TOTALS:
        return read_totals(table, body, setting)
    return read_organisation(table, body, setting)


def _problems_of_columns(prepared: TableRead) -> list[tuple[int, str]]:
    columns, row = prepared.columns, prepared.table.head.first + 1
    found = [
        (row, f"Chưa hiểu cột “{heading.text[:80]}”; hãy chọn ý nghĩa hoặc bỏ qua.")
        for heading in columns.unknown
    ]
    found += [
        (row, f"Cột “{heading.text[:80]}” trùng ý nghĩa với cột đứng trước nên không đọc.")
        for heading in columns.doubled
    ]
    if prepared.kind is None:
        found.append((row, "Chưa rõ bảng ghi tổ chức hay thành viên; hãy chọn cột tên."))
    if prepared.kind is ListKind.ORGANISATIONS and columns.of(M.TAX_DEBT):
        found.append((row, "Nợ thuế chỉ ghi từ danh sách của cơ quan thuế; cột nợ thuế không đọc."))
    owner = prepared.owner
    own = columns.of(M.NAME) or columns.of(M.CODE) or columns.of(M.TAX_CODE)
    if prepared.kind is ListKind.MEMBERS and owner.name is None and owner.code is None and not own:
        found.append((row, "Chưa rõ danh sách thành viên của hợp tác xã nào; hãy chọn."))
    if not prepared.table.rows:
        found.append((row, "Dưới dòng tiêu đề không có dòng dữ liệu nào."))
    if prepared.setting.swapped:
        found.append((row, "Một cột ngày có thể bị Excel đảo ngày và tháng; hãy đối chiếu."))
    return found


def without_table(sheets: list[Sheet], tables: list[TableRead]) -> list[FileProblem]:
    """Say which sheets hold cells but no heading that is known."""
    known = {(one.table.file, one.table.sheet) for one in tables}
    return [
        FileProblem(
            "Không tìm thấy dòng tiêu đề (Tên HTX, Mã số, Họ và tên…). Hãy chỉ dòng tiêu đề.",
            sheet.file,
            sheet.name,
        )
        for sheet in sheets
        if sheet.rows and (sheet.file, sheet.name) not in known and not is_own_help(sheet)
    ]
