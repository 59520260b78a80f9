"""The monthly report on one page (báo cáo tháng): figures of a day, and how they have changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from coop_registry.labels import KIND
from coop_registry.labels.overview import capital_made_of, members_made_of
from coop_registry.papers.office import archive_of, signature_of
from coop_registry.rules.findings import TITLES
from coop_registry.rules.kinds import Kind
from coop_registry.rules.monthly import Change, MonthFigures, is_month_end
from coop_registry.rules.overview import Movement, Tally
from core.dates import format_date
from core.money import format_number
from papers.blocks import Block, Cell, CellKind, Column, Note, Table, Text
from papers.demo import demo_mark
from papers.frame import AgencyHead, CheckMark, Document
from papers.page import fits_one_page
from reference.queries import AgencyLines
from reference.rules import AgencyKind

MILLION = 1_000_000
#: In the order of their columns.
KINDS = (Kind.COOPERATIVE, Kind.UNION, Kind.GROUP)
#: Lines for findings told one by one, the rest in one line, so that the report stays one page;
#: about as many letters stand on a line.
FINDING_LINES, LETTERS = 4, 34
TOTAL_FINDINGS = "Số vấn đề cần xem lại"

#: Words of a line and its change for each kind that has columns.
ChangeLine = tuple[str, list[Change]]


@dataclass(frozen=True)
class Monthly:
    """What the report prints."""

    now: MonthFigures
    month_ago: MonthFigures
    year_ago: MonthFigures
    #: "tỉnh Bắc Kạn", "huyện Chợ Đồn".
    place: str
    office: AgencyLines

    @property
    def days(self) -> tuple[MonthFigures, MonthFigures, MonthFigures]:
        """Return the day and the two it is set beside."""
        return self.now, self.month_ago, self.year_ago

    @property
    def is_demo(self) -> bool:
        """Tell whether any figure holds made-up organisations."""
        return any(one.is_demo for one in self.days)


def monthly_document(report: Monthly, check: CheckMark | None) -> Document:
    """Return the report as a description that PDF and Word read (Nghị định 30/2020/NĐ-CP).

    As many findings are told one by one as leave it one page.
    """
    documents = (_document(report, check, room) for room in range(FINDING_LINES, 0, -1))
    return next(filter(fits_one_page, documents), _document(report, check, 0))


def _document(report: Monthly, check: CheckMark | None, room: int) -> Document:
    """Return the report with so many lines for findings told one by one."""
    office, on = report.office, report.now.on
    return Document(
        title=monthly_title(report),
        head=AgencyHead(
            issuer=office.issuing_line,
            parent=office.parent_line or "",
            symbol=report_symbol(office),
            place=office.place_name,
        ),
        kind="BÁO CÁO",
        summary=(
            "Tình hình hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác "
            f"tháng {on.month} năm {on.year} trên địa bàn {report.place}"
        ),
        subtitle=(_days_line(report),),
        body=(
            Text(_opening(report)),
            _table(report, room),
            *_notes(report),
        ),
        recipients=_recipients(office),
        archive=archive_of(office),
        signature=signature_of(office),
        watermark=demo_mark(is_demo=report.is_demo),
        check=check,
        author=office.name,
    )


def _days_line(report: Monthly) -> str:
    """Return the day of the figures and the days they are set beside."""
    now, month_ago, year_ago = (format_date(one.on) for one in report.days)
    return f"(Số liệu tính đến ngày {now}, so với ngày {month_ago} và ngày {year_ago})"


def monthly_title(report: Monthly) -> str:
    """Return how the report is listed: "Báo cáo tháng 5 năm 2025 (đến ngày …): tỉnh Bắc Kạn"."""
    on = report.now.on
    return (
        f"Báo cáo tình hình hợp tác xã tháng {on.month} năm {on.year} "
        f"(số liệu đến ngày {format_date(on)}): {report.place}"
    )


def report_symbol(office: AgencyLines) -> str:
    """Return the symbol of a report of the office: "BC-LMHTX"."""
    return f"BC-{office.symbol}" if office.symbol else "BC"


def _recipients(office: AgencyLines) -> tuple[str, ...]:
    if office.kind is AgencyKind.UNION:
        return ("Thường trực Liên minh hợp tác xã tỉnh (để báo cáo)",)
    return ("Liên minh hợp tác xã tỉnh",)


def _opening(report: Monthly) -> str:
    """Return the report in two sentences."""
    now, on = report.now, report.now.on
    counts = [_counted(kind, now.tallies[kind]) for kind in Kind]
    founded = sum(one.founded_month for one in now.movements.values())
    ended = sum(one.ended_month for one in now.movements.values())
    month = f"Trong tháng {on.month}" + ("" if is_month_end(on) else f" (đến ngày {on.day})")
    return (
        f"Đến ngày {format_date(on)}, sổ đăng ký có {', '.join(counts)} chưa giải thể, chấm dứt "
        f"hoạt động. {month}, {_some(founded)} thành lập mới, {_some(ended)} giải thể, chấm dứt "
        "hoạt động."
    )


def _counted(kind: Kind, counted: Tally) -> str:
    """Return "199 hợp tác xã (161 đang hoạt động)"."""
    words = f"{format_number(counted.standing)} {KIND[kind].lower()}"
    active = f" ({format_number(counted.active)} đang hoạt động)"
    return words + active if counted.standing else words


def _some(count: int) -> str:
    """Return "có 3 tổ chức"; nobody is said in words."""
    return f"có {format_number(count)} tổ chức" if count else "không có tổ chức nào"


def _table(report: Monthly, room: int) -> Table:
    """Return the table: each kind with its figure of the day and how that has changed, the sum.

    Of unions (liên hiệp), few as they are, only the figures of the day; the sum of all kinds is
    that of the overview.
    """
    kinds = report_kinds(report)
    columns = [Column("Chỉ tiêu")]
    for kind in kinds:
        if kind is Kind.UNION:
            columns.append(Column("Liên hiệp", CellKind.INT))
        else:
            heads = ("Số liệu", "So tháng trước", "So cùng kỳ")
            columns += [Column(head, CellKind.INT, group=KIND[kind]) for head in heads]
    lines = (*figure_lines(report, kinds), *finding_lines(report, kinds, room))
    sums = [*figure_sums(report), *(_found_sum(changes) for _, changes in lines[len(FIGURES) :])]
    if len(kinds) > 1:
        columns.append(Column("Tổng số", CellKind.INT))
    rows = [
        (
            name,
            *chain(*(_cells(*pair) for pair in zip(kinds, changes, strict=True))),
            *((total,) * (len(kinds) > 1)),
        )
        for (name, changes), total in zip(lines, sums, strict=True)
    ]
    return Table(tuple(columns), tuple(rows), bold_rows=frozenset({len(FIGURES)}))


def _cells(kind: Kind, change: Change) -> tuple[Cell, ...]:
    """Return the figure of a kind and, but for unions, its changes."""
    if kind is Kind.UNION:
        return (change.now,)
    return change.now, _signed(change.since_month), _signed(change.since_year)


def _signed(change: int | None) -> str | None:
    """Return a change with its sign: "+8", "-3", "0"."""
    if change is None:
        return None
    return ("+" if change > 0 else "") + format_number(change)


def report_kinds(report: Monthly) -> tuple[Kind, ...]:
    """Return the kinds that have columns: cooperatives always, others where there are any."""
    there = {kind for one in report.days for kind in Kind if one.tallies[kind].total}
    return tuple(kind for kind in KINDS if kind in there or kind is Kind.COOPERATIVE)


def figure_lines(report: Monthly, kinds: Sequence[Kind]) -> list[ChangeLine]:
    """Return the lines of counts, movements, members and capital."""
    return [
        (
            name,
            [
                Change(*(shown(of(one.tallies[kind], one.movements[kind])) for one in report.days))
                for kind in kinds
            ],
        )
        for name, of, shown in FIGURES
    ]


def figure_sums(report: Monthly) -> list[int]:
    """Return the sum of all kinds on the day for each line; rounded once, as the overview is."""
    now = report.now
    return [
        shown(sum(of(now.tallies[kind], now.movements[kind]) for kind in Kind))
        for _, of, shown in FIGURES
    ]


def _found_sum(changes: Sequence[Change]) -> int:
    """Return how many findings of a line all kinds have together."""
    return sum(change.now for change in changes)


def in_millions(amount_vnd: int) -> int:
    """Return an amount in whole million đồng, half up (triệu đồng)."""
    return (amount_vnd + MILLION // 2) // MILLION


def finding_lines(
    report: Monthly, kinds: Sequence[Kind], room: int = FINDING_LINES
) -> list[ChangeLine]:
    """Return the findings: all of them, then by rule, the most frequent first, the rest in one.

    `room` is how many lines of letters those told one by one may take.
    """
    now = report.now.findings
    if now is None:
        return []
    rules = {rule for one in report.days for rule, _ in one.findings or {}}
    ordered = sorted(rules, key=lambda rule: (-sum(now[rule, kind] for kind in Kind), rule))
    lines = [(TOTAL_FINDINGS, _found(report, kinds, ordered))]
    taken = accumulate(-(-len(TITLES[rule]) // LETTERS) for rule in ordered)
    most = sum(lines_taken <= room for lines_taken in taken)
    lines += [(TITLES[rule], _found(report, kinds, [rule])) for rule in ordered[:most]]
    if rest := ordered[most:]:
        lines.append((f"{len(rest)} loại vấn đề khác", _found(report, kinds, rest)))
    return lines


def _found(report: Monthly, kinds: Sequence[Kind], rules: Sequence[str]) -> list[Change]:
    return [
        Change(
            count_findings(report.now, kind, rules) or 0,
            count_findings(report.month_ago, kind, rules),
            count_findings(report.year_ago, kind, rules),
        )
        for kind in kinds
    ]


def count_findings(day: MonthFigures, kind: Kind, rules: Sequence[str]) -> int | None:
    """Return how many findings of some rules stood, None on a day that nothing judges."""
    found = day.findings
    return None if found is None else sum(found[rule, kind] for rule in rules)


#: The lines of the report: how each is read, and how it is shown.
FIGURES: tuple[tuple[str, Callable[[Tally, Movement], int], Callable[[int], int]], ...] = (
    ("Chưa giải thể, chấm dứt", lambda counted, _: counted.standing, int),
    ("Trong đó đang hoạt động", lambda counted, _: counted.active, int),
    ("Thành lập mới trong tháng", lambda _, moved: moved.founded_month, int),
    ("Thành lập mới từ đầu năm", lambda _, moved: moved.founded_year, int),
    ("Giải thể, chấm dứt trong tháng", lambda _, moved: moved.ended_month, int),
    ("Giải thể, chấm dứt từ đầu năm", lambda _, moved: moved.ended_year, int),
    ("Số thành viên", lambda counted, _: counted.members, int),
    ("Vốn điều lệ (triệu đồng)", lambda counted, _: counted.capital_vnd, in_millions),
)


def _notes(report: Monthly) -> Iterator[Block]:
    """Give what the figures are made of, in small words."""
    told = []
    for kind in report_kinds(report):
        counted = report.now.tallies[kind]
        if counted.standing:
            made = "; ".join((members_made_of(counted), capital_made_of(counted)))
            told.append(f"{KIND[kind]}: {made}.")
    vague = sum(one.founded_vaguely for one in report.now.movements.values())
    if vague:
        told.append(
            f"{format_number(vague)} tổ chức chỉ biết năm thành lập, không tính vào tháng nào."
        )
    if len(report_kinds(report)) > 1:
        told.append("Vốn làm tròn đến triệu đồng, tổng số làm tròn một lần.")
    told.append("Số của ngày so sánh là số mà sổ hiện ghi cho ngày ấy.")
    yield Note("Ghi chú: " + " ".join(told))
