"""One page per organisation (bản tóm tắt thông tin): who, what, what is wrong, whom to call."""

from collections.abc import Iterator
from dataclasses import dataclass

from coop_registry.labels import DECLARED, TERMS, count_words, figure_words
from coop_registry.papers.office import archive_of, signature_of
from coop_registry.papers.summary_facts import (
    Rows,
    capital_rows,
    contact_rows,
    declared_rows,
    identity_rows,
    member_rows,
)
from coop_registry.papers.summary_findings import Telling, finding_blocks, past_blocks
from coop_registry.papers.told import told
from coop_registry.rules.findings import Breach, Counted, Finding
from coop_registry.rules.kinds import MONEY_FIGURES, Declared
from coop_registry.rules.record import Record
from core.dates import format_date
from core.text import vnd_in_words
from papers.blocks import Align, Block, CellKind, Column, Facts, Heading
from papers.demo import DEMO, demo_mark
from papers.excel import Sheet, render_xlsx
from papers.frame import AgencyHead, CheckMark, Document
from papers.page import fits_one_page
from papers.printable import one_line
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
FOR_REFERENCE = "Bản in để tham khảo, không có số, không ký"


@dataclass(frozen=True)
class Summary:
    """What the summary prints: the record, its findings, who issues it."""

    shown: Record
    #: Members by the list where it is complete, else as declared.
    count: Counted | None
    findings: tuple[Finding, ...]
    #: Stretches that were over by the day, newest first.
    past: tuple[Breach, ...]
    #: None: nobody's paper, a print to look things up in (để tham khảo).
    office: AgencyLines | None


@dataclass(frozen=True)
class _Plan:
    """What is told: lines of declared figures, findings, letters of a fact (None: all)."""

    declared: int
    telling: Telling
    letters: int = 1000


#: From everything to what always fits one page. The declared figures go first, then evidence;
#: every kind of finding stays named, with its article, as long as a page can hold them.
_PLANS = (
    _Plan(100, Telling()),
    _Plan(1, Telling()),
    _Plan(1, Telling(each=1)),
    _Plan(0, Telling(each=1)),
    *(_Plan(0, Telling(groups, each=1, letters=200)) for groups in (100, 6, 4, 2, 0)),
    _Plan(0, Telling(as_list=True)),
    *(_Plan(0, Telling(as_list=True, most=most), 100) for most in (100, 20, 10)),
    *(_Plan(0, Telling(as_list=True, most=most), 45) for most in (20, 10, 5, 0)),
)


def summary_document(
    summary: Summary, check: CheckMark | None, *, with_workbook: bool = True
) -> Document:
    """Return the summary as a description that PDF and Word read, with what one page takes.

    `with_workbook`: an Excel file goes with it, in which the rest is found.
    """
    richest, poorest = 0, len(_PLANS) - 1
    at = richest
    while richest < poorest:
        if fits_one_page(_document(summary, check, _PLANS[at], with_workbook=with_workbook)):
            poorest = at
        else:
            richest = at + 1
        at = (richest + poorest) // 2
    return _document(summary, check, _PLANS[at], with_workbook=with_workbook)


def _document(
    summary: Summary, check: CheckMark | None, plan: _Plan, *, with_workbook: bool
) -> Document:
    """Return the summary with as much as a plan tells."""
    shown, office = summary.shown, summary.office
    return Document(
        title=f"Bản tóm tắt thông tin: {shown.name}",
        head=_head(office) if office else None,
        kind="BẢN TÓM TẮT THÔNG TIN",
        summary=one_line(shown.name or "", plan.letters),
        subtitle=(
            f"(Số liệu tính đến ngày {format_date(shown.on)})",
            *(() if office else (f"({FOR_REFERENCE})",)),
        ),
        body=_body(summary, plan, with_workbook=with_workbook),
        recipients=("Lãnh đạo cơ quan (để báo cáo)",) if office else (),
        archive=archive_of(office) if office else "",
        signature=signature_of(office) if office else None,
        watermark=demo_mark(is_demo=shown.is_demo),
        check=check,
        author=office.name if office else "",
    )


def _head(office: AgencyLines) -> AgencyHead:
    return AgencyHead(
        issuer=office.issuing_line,
        parent=office.parent_line or "",
        symbol=office.symbol,
        place=office.place_name,
    )


def _body(summary: Summary, plan: _Plan, *, with_workbook: bool) -> tuple[Block, ...]:
    """Return the three parts: who and whom to call, figures, what is wrong."""
    shown = summary.shown
    declared = tuple(declared_rows(shown))[: plan.declared]
    figures = (*capital_rows(shown), *member_rows(summary.count), *declared)
    return (
        Heading("1. Thông tin chung"),
        _facts((*identity_rows(shown), *contact_rows(shown)), plan),
        Heading("2. Vốn, thành viên và số liệu khai báo"),
        _facts(figures, plan),
        Heading("3. Vấn đề cần xem lại"),
        *finding_blocks(summary.findings, plan.telling, with_workbook=with_workbook),
        *past_blocks(summary.past, with_workbook=with_workbook),
    )


def _facts(rows: Rows, plan: _Plan) -> Facts:
    """Return facts, each within the letters of the plan."""
    within = ((label, value and one_line(value, plan.letters)) for label, value in rows)
    return Facts(tuple(within), LABEL_MM, small=True)


def summary_xlsx(summary: Summary) -> bytes:
    """Return the summary as a workbook: labels, values, findings; money and counts as numbers."""
    shown = summary.shown
    facts = (
        *((label, value, None) for label, value in identity_rows(shown)),
        *_numbers(shown, summary.count),
        *((label, value, None) for label, value in contact_rows(shown)),
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
