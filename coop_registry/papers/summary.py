"""One page per organisation (bản tóm tắt thông tin): who, what, what is wrong, whom to call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coop_registry.labels import (
    ACTIVITY,
    DECLARED,
    KIND,
    SCHEME,
    TERMS,
    count_words,
    figure_words,
    status_label,
)
from coop_registry.papers.office import archive_of, signature_of
from coop_registry.papers.told import checked_words, told
from coop_registry.rules.findings import Breach, Counted, Finding
from coop_registry.rules.kinds import MONEY_FIGURES, Declared
from coop_registry.rules.record import DeclaredFigure, Record
from core.dates import format_date
from core.money import format_number, format_vnd
from core.text import capitalise_first, vnd_in_words
from law.dated import Certainty
from papers.blocks import (
    Align,
    CellKind,
    Column,
    Facts,
    Heading,
    Run,
    Table,
    Text,
)
from papers.demo import DEMO, demo_mark
from papers.excel import Sheet, render_xlsx
from papers.frame import AgencyHead, CheckMark, Document
from papers.page import fits_one_page
from reference.queries import AgencyLines

LABEL_MM = 52
FACT_COLUMNS = (
    Column("Nội dung", width_mm=55),
    Column("Giá trị", CellKind.MONEY, width_mm=90, align=Align.LEFT),
    Column("Đơn vị, ngày, nguồn", width_mm=80),
)
FINDING_COLUMNS = (
    Column("Vấn đề", width_mm=45),
    Column("Căn cứ trong dữ liệu", width_mm=90),
    Column("Quy định", width_mm=60),
    Column("Từ ngày", CellKind.DATE, width_mm=22),
)
PAST_COLUMNS = (*FINDING_COLUMNS, Column("Đến hết ngày", CellKind.DATE, width_mm=24))
#: Findings told at most; as many of them as leave the paper one page. All are in the workbook.
MOST_FOUND = 6


@dataclass(frozen=True)
class Summary:
    """What the summary prints: the record, its findings, who issues it."""

    shown: Record
    #: Members by the list where it is complete, else as declared.
    count: Counted | None
    findings: tuple[Finding, ...]
    #: Stretches that were over by the day, newest first.
    past: tuple[Breach, ...]
    office: AgencyLines


def summary_document(summary: Summary, check: CheckMark | None) -> Document:
    """Return the summary as a description that PDF and Word read, with what one page takes."""
    documents = (_document(summary, check, told) for told in range(MOST_FOUND, 0, -1))
    return next(filter(fits_one_page, documents), _document(summary, check, 0))


def _document(summary: Summary, check: CheckMark | None, most: int) -> Document:
    """Return the summary with so many findings told."""
    shown = summary.shown
    return Document(
        title=f"Bản tóm tắt thông tin: {shown.name}",
        head=AgencyHead(
            issuer=summary.office.issuing_line,
            parent=summary.office.parent_line or "",
            symbol=summary.office.symbol,
            place=summary.office.place_name,
        ),
        kind="BẢN TÓM TẮT THÔNG TIN",
        summary=shown.name or "",
        subtitle=(f"(Số liệu tính đến ngày {format_date(shown.on)})",),
        body=(
            Heading("1. Thông tin chung"),
            Facts((*_identity(shown), *_contacts(shown)), LABEL_MM, small=True),
            Heading("2. Vốn, thành viên và số liệu khai báo"),
            Facts(_figures(shown, summary.count), LABEL_MM, small=True),
            Heading("3. Vấn đề cần xem lại"),
            *_findings(summary.findings, most),
            *_past(summary.past),
        ),
        recipients=("Lãnh đạo cơ quan (để báo cáo)",),
        archive=archive_of(summary.office),
        signature=signature_of(summary.office),
        watermark=demo_mark(is_demo=shown.is_demo),
        check=check,
        author=summary.office.name,
    )


def _identity(shown: Record) -> tuple[tuple[str, str | None], ...]:
    """Return who it is."""
    terms = TERMS[shown.kind]
    numbers = tuple(
        (
            SCHEME[scheme],
            number.value
            + (f", ngày {format_date(number.issued_on)}" if number.issued_on else "")
            + (f", {number.issued_by}" if number.issued_by else ""),
        )
        for scheme, number in shown.identifiers
    )
    status = status_label(shown.kind, shown.status) if shown.status else None
    return (
        ("Loại hình", KIND[shown.kind]),
        *numbers,
        (terms["seat"], shown.seat_line or None),
        *((("Nay thuộc", capitalise_first(shown.place_now)),) if shown.place_now else ()),
        ("Ngày thành lập", str(shown.founded) if shown.founded else None),
        ("Ngành, nghề chính", shown.line),
        ("Tình trạng pháp lý", status),
        *((("Hoạt động thực tế", ACTIVITY[shown.activity]),) if shown.activity is not None else ()),
    )


def _figures(shown: Record, count: Counted | None) -> tuple[tuple[str, str | None], ...]:
    """Return capital, members and declared figures, each with its day and source."""
    capital = None
    if shown.capital_vnd is not None:
        words = vnd_in_words(shown.capital_vnd)
        capital = f"{format_vnd(shown.capital_vnd)} (bằng chữ: {words})"
    return (
        (TERMS[shown.kind]["capital"], capital),
        *_members(count),
        *_declared(shown),
    )


def _declared(shown: Record) -> Iterator[tuple[str, str]]:
    """Give the declared figures, those of one day and source in one line with both said once."""
    together: dict[tuple[date, str], list[DeclaredFigure]] = {}
    for figure in shown.declared:
        together.setdefault((figure.on, figure.source), []).append(figure)
    for (on, source), figures in together.items():
        said = "; ".join(
            f"{_plain_label(figure)} {figure_words(figure.what, figure.value)}".strip()
            for figure in figures
        )
        yield f"Khai báo ngày {format_date(on)}", f"{capitalise_first(said)} ({source})"


def _plain_label(figure: DeclaredFigure) -> str:
    """Return "tổng số thành viên" of "Tổng số thành viên (số khai báo)"."""
    label = DECLARED[figure.what].removesuffix(" (số khai báo)")
    return label[:1].lower() + label[1:]


def _members(count: Counted | None) -> tuple[tuple[str, str], ...]:
    """Return the number of members and where it comes from, nothing where nobody has said."""
    if count is None or count.total is None:
        return ()
    return (("Số thành viên", f"{format_number(count.total)} ({count_words(count)})"),)


def _findings(findings: tuple[Finding, ...], most: int) -> tuple[Table | Text, ...]:
    """Return what does not agree with the law of the day, each with its article."""
    if not findings:
        return (Text("Không phát hiện điểm nào chưa phù hợp trong dữ liệu đã ghi."),)
    rows = tuple(
        (
            (Run(f"{finding.title}. ", bold=True), Run(told(finding))),
            f"{finding.article}{unread_words(finding)}",
            finding.since,
        )
        for finding in findings[:most]
    )
    columns = (
        Column("Vấn đề và căn cứ trong dữ liệu"),
        Column("Quy định", width_mm=42),
        Column("Từ ngày", CellKind.DATE, width_mm=22),
    )
    more = len(findings) - most
    said = f"Và {more} vấn đề khác" if rows else f"Có {more} vấn đề"
    rest = (Text(f"{said}, xem tệp Excel kèm theo."),) if more > 0 else ()
    return (*((Table(columns, rows),) if rows else ()), *rest)


def _past(past: tuple[Breach, ...]) -> tuple[Text, ...]:
    """Return how many stretches of the past are over; they are told in the workbook."""
    if not past:
        return ()
    return (
        Text(
            f"Trước đây, theo quy định của từng ngày, có {len(past)} khoảng thời gian chưa phù hợp, "
            "nay đã hết; xem tệp Excel kèm theo."
        ),
    )


def unread_words(finding: Finding) -> str:
    """Return the mark of a rule that was not compared with its text, else nothing."""
    if finding.certainty is Certainty.READ:
        return ""
    return f" ({checked_words(finding)})"


def _contacts(shown: Record) -> tuple[tuple[str, str | None], ...]:
    """Return whom to call, in as few lines as it takes."""
    person, contact = shown.representative, shown.contact
    named = _joined(person.full_name, person.position, person.phone) if person else None
    rows: tuple[tuple[str, str | None], ...] = ((TERMS[shown.kind]["representative"], named),)
    if contact is not None:
        phone = contact.phone if not person or contact.phone != person.phone else None
        others = _joined(contact.person, phone, contact.email)
        rows += (("Liên hệ khác", others),) if others else ()
    return rows


def _joined(*parts: str | None) -> str | None:
    """Return what is known of the parts in one line."""
    return ", ".join(part for part in parts if part) or None


def summary_xlsx(summary: Summary) -> bytes:
    """Return the summary as a workbook: labels, values, findings; money and counts as numbers."""
    shown = summary.shown
    facts = (
        *((label, value, None) for label, value in _identity(shown)),
        *_numbers(shown, summary.count),
        *((label, value, None) for label, value in _contacts(shown)),
    )
    found = tuple((f.title, told(f), f.article, f.since) for f in summary.findings)
    past = tuple(
        (one.finding.title, one.finding.evidence, one.finding.article, one.start_on, one.last_on)
        for one in summary.past
    )
    name = shown.name or ""
    sheets = (
        ("Thông tin", name, FACT_COLUMNS, facts),
        ("Vấn đề cần xem lại", f"Vấn đề cần xem lại: {name}", FINDING_COLUMNS, found),
        ("Vấn đề trước đây", f"Vấn đề đã có trước đây: {name}", PAST_COLUMNS, past),
    )
    return render_xlsx(
        tuple(
            Sheet(
                name=tab,
                title=title,
                columns=columns,
                rows=rows,
                as_of=f"Số liệu tính đến ngày {format_date(shown.on)}",
                notes=(DEMO,) if shown.is_demo else (),
            )
            for tab, title, columns, rows in sheets
        )
    )


def _numbers(shown: Record, count: Counted | None) -> Iterator[tuple[str, int | None, str | None]]:
    """Give capital and declared figures as numbers, their unit, day and source beside them."""
    capital = shown.capital_vnd
    words = f"đồng (bằng chữ: {vnd_in_words(capital)})" if capital is not None else None
    yield TERMS[shown.kind]["capital"], capital, words
    if count is not None:
        yield "Số thành viên", count.total, count_words(count)
    for figure in shown.declared:
        rated = figure.what is Declared.RATING
        unit = "đồng, " if figure.what in MONEY_FIGURES else ""
        yield (
            DECLARED[figure.what],
            None if rated else figure.value,
            f"{figure_words(figure.what, figure.value) + ', ' if rated else unit}ngày {format_date(figure.on)}, {figure.source}",
        )
