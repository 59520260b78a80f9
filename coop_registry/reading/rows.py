"""Rows of a table read value by value: an organisation, or a member of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coop_registry.reading import values as v
from coop_registry.reading.cells import Cell, text_of
from coop_registry.reading.codepages import has_lost_letters
from coop_registry.reading.columns import Column, ColumnMap
from coop_registry.reading.meanings import COUNTS, DATES, MONEY, YEARLY, YEARS, M, Meaning
from coop_registry.reading.read import Read, without_result
from coop_registry.reading.scales import MoneyUnit
from coop_registry.reading.syllables import lost_vowels
from coop_registry.reading.tables import BodyRow
from coop_registry.rules.kinds import Kind


class Level(StrEnum):
    """How much a problem of a row weighs."""

    REJECTED = "rejected"
    WARNING = "warning"
    NOTE = "note"


class RowProblem(NamedTuple):
    """What is wrong with a cell or a row, in Vietnamese, with the raw words."""

    level: Level
    message: str
    column: str = ""
    value: str = ""
    meaning: Meaning | None = None


class Figure(NamedTuple):
    """A declared figure of one year (số liệu khai báo của một năm)."""

    meaning: M
    year: int
    read: Read


@dataclass(slots=True)
class ListRow:
    """What organisation rows and member rows share."""

    file: str
    sheet: str
    number: int
    groups: tuple[str, ...]
    cells: list[Cell]
    values: dict[M, Read] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)

    @property
    def is_rejected(self) -> bool:
        """Tell whether the row cannot be taken as it stands."""
        return any(problem.level is Level.REJECTED for problem in self.problems)

    @property
    def is_doubtful(self) -> bool:
        """Tell whether a value of the row waits for a person."""
        return any(problem.level is Level.WARNING for problem in self.problems)

    def clear(self, meaning: M) -> object | None:
        """Return a value that can be taken as it stands, else None."""
        read = self.values.get(meaning)
        return read.value if read is not None and read.is_clear else None


@dataclass(slots=True)
class OrganisationRow(ListRow):
    """One organisation as a list says it (dòng tổ chức)."""

    kind: Kind | None = None
    #: What it is where it is no cooperative, union or group: "doanh nghiệp", "cá nhân".
    stranger: str | None = None
    place: v.Place = field(default_factory=v.Place)
    yearly: list[Figure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Owner:
    """Which organisation a member list is of, as far as the file says, and where it says so."""

    name: Read | None = None
    code: Read | None = None
    tax_code: Read | None = None
    source: str = ""


@dataclass(slots=True)
class MemberRow(ListRow):
    """One member of an organisation as a list says it (dòng thành viên)."""

    owner: Owner = field(default_factory=Owner)
    #: Figures of single years, which the register keeps of no member.
    yearly: Sequence[Figure] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a table says for all its rows."""

    columns: ColumnMap
    unit: MoneyUnit | None = None
    latest: date | None = None
    shares_are_fractions: bool | None = None
    #: Date columns whose day and month a workbook may have exchanged.
    swapped: frozenset[int] = frozenset()
    old_font: bool = False
    kind: Kind | None = None
    #: Readers made so far, by kind.
    bound: dict[Kind, tuple["BoundColumn", ...]] = field(default_factory=dict, compare=False)


#: Where a dropped ư would make a wrong name.
_NAMES = frozenset(
    {M.NAME, M.MEMBER_NAME, M.REPRESENTATIVE, M.ADDRESS, M.COMMUNE, M.DISTRICT, M.RESIDENCE,
     M.PERMANENT_ADDRESS, M.VILLAGE, M.SHORT_NAME}
)  # fmt: skip
_SIMPLE: dict[M, Callable[[Cell], Read]] = {
    M.NAME: v.read_name, M.KIND: v.read_kind, M.CODE: v.read_code, M.TAX_CODE: v.read_tax_code,
    M.CERTIFICATE_NO: v.read_certificate, M.ADDRESS: v.read_place, M.STATUS: v.read_status,
    M.PHONE: v.read_phone, M.REPRESENTATIVE: v.read_person, M.MEMBER_NAME: v.read_person,
    M.PERSON_NAME: v.read_person, M.SEX: v.read_sex, M.ETHNIC: v.read_people, M.NATIONALITY: v.read_people, M.RESIDENCE: v.read_place,
    M.PERMANENT_ADDRESS: v.read_place, M.IDENTITY: v.read_paper,
    M.MEMBER_CLASS: v.read_member_class, M.MEMBER_KIND: v.read_member_kind,
    M.ORDER: v.read_order, M.RATING: v.read_rating, M.OCOP: v.read_stars, M.ACTIVITY: v.read_activity,
}  # fmt: skip
_UNITS = frozenset({M.VILLAGE, M.COMMUNE, M.DISTRICT, M.PROVINCE})
_BIRTHS = frozenset({M.BIRTH, M.BIRTH_MALE, M.BIRTH_FEMALE})
#: Columns in which hardly a cell says what another said.
_UNIQUE = frozenset({M.MEMBER_NAME, M.IDENTITY, M.ORDER, M.PHONE})
#: Readings kept of one column.
_MOST_REMEMBERED = 8192
_UNREAD = frozenset({M.SIGNATURE, M.SEX_MALE, M.SEX_FEMALE, M.CODE_OR_TAX, M.WORKS, M.WORKS_NOT})


Reader = Callable[[Cell], Read]


class BoundColumn(NamedTuple):
    """A column with the reader of its cells."""

    place: int
    meaning: M
    year: int | None
    heading: str
    read: Reader


def bind(setting: Setting, kind: Kind) -> tuple[BoundColumn, ...]:
    """Return the columns to be read with their readers; money depends on the kind."""
    if kind not in setting.bound:
        setting.bound[kind] = tuple(
            BoundColumn(
                column.index,
                column.meaning,
                column.year if column.meaning in YEARLY else None,
                column.heading.text,
                _reader(column, column.meaning, setting, kind),
            )
            for column in setting.columns.columns
            if column.meaning is not None and column.meaning not in _UNREAD
        )
    return setting.bound[kind]


def _reader(column: Column, meaning: M, setting: Setting, kind: Kind) -> Reader:
    reader = _marking_reader(column, meaning, setting, kind)
    return reader if meaning in _UNIQUE else _remembering(reader)


def _remembering(reader: Reader) -> Reader:
    """Return a reader that reads a cell said again and again once."""
    seen: dict[tuple[type, Cell], Read] = {}

    def read(cell: Cell) -> Read:
        # 1, 1.0 and True are one key otherwise.
        key = (cell.__class__, cell)
        found = seen.get(key)
        if found is None:
            found = reader(cell)
            if len(seen) < _MOST_REMEMBERED:
                seen[key] = found
        return found

    return read


def _marking_reader(column: Column, meaning: M, setting: Setting, kind: Kind) -> Reader:
    reader = _plain_reader(column, meaning, setting, kind)
    if setting.old_font and meaning in _NAMES:
        return lambda cell: _with_lost_vowels(reader(cell))
    if column.index in setting.swapped:
        return lambda cell: _with_swap(cell, reader(cell))
    return reader


def _plain_reader(column: Column, meaning: M, setting: Setting, kind: Kind) -> Reader:
    unit = column.unit or setting.unit
    if simple := _SIMPLE.get(meaning):
        return simple
    if meaning in MONEY:
        return lambda cell: v.read_money(cell, meaning, unit, kind)
    if meaning is M.INCOME:
        return lambda cell: v.read_income(cell, unit, column.period)
    if meaning in COUNTS:
        return lambda cell: v.read_count(cell, meaning)
    if meaning in DATES or meaning in _BIRTHS or meaning in YEARS:
        birth = meaning in _BIRTHS
        return lambda cell: v.read_day(cell, birth=birth, latest=setting.latest)
    if meaning in _UNITS:
        return lambda cell: v.read_unit(cell, meaning)
    if meaning is M.CONTRIBUTION_SHARE:
        return lambda cell: v.read_share(cell, as_fraction=setting.shares_are_fractions)
    return v.read_text


def _with_swap(cell: Cell, read: Read) -> Read:
    if read.is_clear and not isinstance(cell, str):
        return read._replace(doubt="Excel có thể đã đảo ngày và tháng của cột này.")
    return read


def read_values(row: ListRow, body: BodyRow, setting: Setting, kind: Kind) -> list[Figure]:
    """Fill the row's values from its cells; return the figures of single years."""
    figures: list[Figure] = []
    cells, width = body.cells, len(body.cells)
    for place, meaning, year, heading, reader in bind(setting, kind):
        cell = cells[place] if place < width else None
        if cell is None:
            continue
        asked = cell.__class__ is str and meaning is not M.ORDER
        read = (without_result(cell) if asked else None) or reader(cell)
        if read.value is None and read.doubt is None:
            continue
        if year is not None:
            figures.append(Figure(meaning, year, read))
        else:
            row.values.setdefault(meaning, read)
        if read.doubt or read.note:
            tell(row, read, heading, meaning)
    return figures


def tell(row: ListRow, read: Read, column: str, meaning: M | None) -> None:
    """Add the doubt or the note of a reading to the row's problems."""
    if read.doubt:
        row.problems.append(RowProblem(Level.WARNING, read.doubt, column, read.raw, meaning))
    elif read.note:
        row.problems.append(RowProblem(Level.NOTE, read.note, column, read.raw, meaning))


def _with_lost_vowels(read: Read) -> Read:
    if read.doubt is None and (lost := lost_vowels(read.raw)):
        return read._replace(doubt=f"Chữ có thể đã mất chữ “ư”: “{'”, “'.join(lost[:4])}”.")
    return read


def refuse_lost_letters(row: ListRow) -> None:
    """Reject a row in which letters were lost for ever ("V? th? viÖc lµm")."""
    for cell in row.cells:
        if isinstance(cell, str) and "?" in cell and has_lost_letters(cell):
            message = "Dòng có chữ đã mất (dấu ?), không khôi phục được; hãy nhập lại từ bản gốc."
            row.problems.append(RowProblem(Level.REJECTED, message, value=text_of(cell)[:200]))
            return


def cell_of(body: BodyRow, columns: ColumnMap, meaning: M) -> Cell:
    """Return the cell of a meaning; None when the table has no such column."""
    column = columns.of(meaning)
    if column is None or column.index >= len(body.cells):
        return None
    return body.cells[column.index]


def column_text(columns: ColumnMap, meaning: M) -> str:
    """Return the heading of a meaning, for a problem's column."""
    column = columns.of(meaning)
    return column.heading.text if column else ""
