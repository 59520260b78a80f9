"""The tables of the overview, made once for page and workbook: words, figures, what each shows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from coop_registry.labels import KIND, SECTOR, STATUS
from coop_registry.rules.kinds import Kind
from coop_registry.rules.narrowing import Narrowing
from coop_registry.rules.overview import MIXED, Overview, Part, Tally
from coop_registry.rules.sectors import Sector

UNWRITTEN_SECTION = "Chưa ghi ngành"
UNWRITTEN_SECTOR = "Chưa ghi ngành, lĩnh vực"
MIXED_SECTOR = "Ghi nhiều lĩnh vực"
UNKNOWN_DISTRICT = "Chưa xác định được huyện"
UNKNOWN_COMMUNE = "Chưa xác định được xã"
UNWRITTEN_YEAR = "Chưa ghi năm thành lập"
UNWRITTEN_STATUS = "Chưa ghi tình trạng pháp lý"
#: Heads of the figures of one line, and whether they are money.
HEADS = (
    ("Tổng số trong sổ", False),
    ("Đang hoạt động", False),
    ("Tình trạng khác", False),
    ("Đã giải thể, chấm dứt", False),
    ("Thành viên", False),
    ("Vốn điều lệ (đồng)", True),
)


@dataclass(frozen=True)
class Figure:
    """One number of a table and the list that shows it; None where no list does."""

    value: int | None
    narrowed: Narrowing | None = None
    #: Of how many organisations a sum is made; None: the value itself counts organisations.
    made_of: int | None = None

    @property
    def organisations(self) -> int | None:
        """Return how many organisations the list of this figure shows."""
        return self.value if self.made_of is None else self.made_of


@dataclass(frozen=True)
class Line:
    """One line of a table."""

    name: str
    figures: tuple[Figure, ...]
    #: The unit whose own overview the name opens.
    unit_id: int | None = None


@dataclass(frozen=True)
class FigureTable:
    """One table of the overview."""

    key: str
    title: str
    #: Head of the first column.
    about: str
    heads: tuple[tuple[str, bool], ...]
    lines: tuple[Line, ...]
    total: Line | None = None
    note: str = ""


def tables_of(figures: Overview, base: Narrowing) -> dict[str, FigureTable]:
    """Return the tables by key; `base` is what all figures are narrowed to already."""
    tables = (
        _statuses(figures, base),
        _kinds(figures, base),
        _sectors(figures, base),
        _sections(figures, base),
        _districts(figures, base),
        _communes(figures, base),
        _founded(figures, base),
        _ended(figures, base),
    )
    return {table.key: table for table in tables if table.lines}


def _statuses(figures: Overview, base: Narrowing) -> FigureTable:
    """Return the count of every legal status by kind."""
    kinds = [part.key for part in figures.kinds if part.key is not None and part.tally.total]
    lines = []
    for status, counts in figures.statuses:
        cells = [
            Figure(counts[kind], replace(base, kind=kind, status=status) if status else None)
            for kind in kinds
        ]
        whole = Figure(sum(counts.values()), replace(base, status=status) if status else None)
        lines.append(Line(STATUS[status] if status else UNWRITTEN_STATUS, (*cells, whole)))
    of_kind = {part.key: part.tally.total for part in figures.kinds}
    totals = [Figure(of_kind[kind], replace(base, kind=kind)) for kind in kinds]
    return FigureTable(
        "tinh-trang",
        "Theo tình trạng pháp lý",
        "Tình trạng pháp lý",
        (*((KIND[kind], False) for kind in kinds), ("Tổng số", False)),
        tuple(lines),
        Line("Tổng số", (*totals, Figure(figures.whole.total, base))),
        "Tổ hợp tác: “đang làm thủ tục chấm dứt hoạt động”, “đã chấm dứt hoạt động”."
        if Kind.GROUP in kinds
        else "",
    )


def _kinds(figures: Overview, base: Narrowing) -> FigureTable:
    parts = [part for part in figures.kinds if part.tally.total]
    return _table(
        ("loai-hinh", "Theo loại hình", "Loại hình"),
        [
            _line(replace(part, name=KIND[Kind(part.key)]), replace(base, kind=part.key))
            for part in parts
        ],
        figures,
        base,
        "Vốn của tổ hợp tác là tổng giá trị phần vốn góp.",
    )


def _sectors(figures: Overview, base: Narrowing) -> FigureTable:
    """Return the table by branch; one that is also among the fields of a mixed one has no list."""
    lines = []
    for part in figures.sectors:
        if isinstance(part.key, Sector):
            alone = part.key not in figures.mixed_sectors
            narrowed = replace(base, sector=part.key) if alone else None
            lines.append(_line(replace(part, name=SECTOR[part.key]), narrowed))
        else:
            name = MIXED_SECTOR if part.key == MIXED else UNWRITTEN_SECTOR
            lines.append(_line(replace(part, name=name), None))
    return _table(
        ("linh-vuc", "Theo lĩnh vực", "Lĩnh vực"),
        lines,
        figures,
        base,
        "Theo ngành, nghề chính; tổ chức chưa ghi ngành chính thì theo lĩnh vực ghi bằng chữ.",
    )


def _sections(figures: Overview, base: Narrowing) -> FigureTable:
    """Return the table by section; no list is narrowed to one."""
    lines = [
        _line(
            replace(part, name=f"{part.key[0]} – {part.name}" if part.key else UNWRITTEN_SECTION),
            None,
        )
        for part in figures.sections
    ]
    return _table(("nganh", "Theo ngành cấp 1", "Ngành cấp 1"), lines, figures, base)


def _districts(figures: Overview, base: Narrowing) -> FigureTable:
    table = _table(
        (
            "huyen",
            "Theo huyện cũ" if figures.districts_are_gone else "Theo huyện",
            "Huyện, thành phố",
        ),
        _of_units(figures.districts, base, UNKNOWN_DISTRICT),
        figures,
        base,
        "Xã mới gồm phần của nhiều huyện cũ được ghi ở dòng “Chưa xác định được huyện”."
        if any(part.key is None for part in figures.districts)
        else "",
    )
    return table if _is_divided(figures.districts) else replace(table, lines=())


def _communes(figures: Overview, base: Narrowing) -> FigureTable:
    table = _table(
        ("xa", "Theo xã, phường, thị trấn", "Xã, phường, thị trấn"),
        _of_units(figures.communes, base, UNKNOWN_COMMUNE),
        figures,
        base,
    )
    return table if _is_divided(figures.communes) else replace(table, lines=())


def _is_divided(parts: Iterable[Part[int]]) -> bool:
    """Tell whether there is more than one unit to compare."""
    return sum(part.key is not None for part in parts) > 1


def _of_units(parts: Iterable[Part[int]], base: Narrowing, unknown: str) -> list[Line]:
    return [
        _line(part, replace(base, unit_id=part.key), unit_id=part.key)
        if part.key is not None
        else _line(replace(part, name=unknown), None)
        for part in parts
    ]


def _founded(figures: Overview, base: Narrowing) -> FigureTable:
    return _table(
        ("thanh-lap", "Theo năm thành lập", "Năm thành lập"),
        [
            _line(part, replace(base, founded_year=part.key))
            if part.key is not None
            else _line(replace(part, name=UNWRITTEN_YEAR), None)
            for part in reversed(_unwritten_first(figures.founded))
        ],
        figures,
        base,
    )


def _unwritten_first(parts: tuple[Part[int], ...]) -> list[Part[int]]:
    return sorted(parts, key=lambda part: part.key or 0)


def _ended(figures: Overview, base: Narrowing) -> FigureTable:
    return FigureTable(
        "cham-dut",
        "Theo năm giải thể, chấm dứt",
        "Năm giải thể, chấm dứt",
        (("Số tổ chức", False),),
        tuple(
            Line(str(year), (Figure(count, replace(base.ended, ended_year=year)),))
            for year, count in reversed(figures.ended)
        ),
        Line("Tổng số", (Figure(figures.whole.ended, base.ended),)),
        "Theo ngày bắt đầu của tình trạng “đã giải thể, chấm dứt” ghi trong sổ.",
    )


def _table(
    words: tuple[str, str, str],
    lines: list[Line],
    figures: Overview,
    base: Narrowing,
    note: str = "",
) -> FigureTable:
    total = _line(Part[int](None, "Tổng số", figures.whole), base)
    return FigureTable(*words, HEADS, tuple(lines), total, note)


def _line(part: Part[Any], narrowed: Narrowing | None, unit_id: int | None = None) -> Line:
    """Return the figures of one part, each with its list where the part has one."""
    counted: Tally = part.tally
    found = (
        Figure(counted.total, narrowed),
        Figure(counted.active, narrowed and narrowed.active),
        Figure(counted.other, narrowed and narrowed.other),
        Figure(counted.ended, narrowed and narrowed.ended),
        Figure(counted.members, narrowed and narrowed.summed_members, counted.with_members),
        Figure(counted.capital_vnd, narrowed and narrowed.summed_capital, counted.with_capital),
    )
    return Line(part.name, found, unit_id)
