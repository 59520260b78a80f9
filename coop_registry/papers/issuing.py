"""Issuing the papers about one organisation; routes and long jobs do it the same way."""

from collections.abc import Callable
from datetime import date

from coop_registry.models import Organisation
from coop_registry.papers.member_book import member_book_document
from coop_registry.papers.summary import Summary, summary_document, summary_xlsx
from coop_registry.queries import own_papers, pages
from coop_registry.queries.own_papers import Particulars
from coop_registry.rules.findings import counted, ended, findings_on
from core.errors import RuleViolation
from law.regimes import regime_for
from papers.frame import CheckMark, Document
from papers.page import render_pdf
from papers.rules import FileFormat
from papers.services import NewPaper, new_code
from papers.word import render_docx
from reference.queries import AgencyLines

#: Ending of the kind of a paper with identity numbers in full: not everybody opens it.
FULL = ".full"
BOTH = frozenset({FileFormat.PDF, FileFormat.DOCX, FileFormat.XLSX})
NOT_KNOWN = "Ngày này chưa có trong sổ."
NO_MEMBERS = "Ngày này chưa ghi thành viên nào; chưa lập được sổ."


def summary_of(row: Organisation, on: date, issuer: AgencyLines | None) -> Summary:
    """Return what the summary as of a day says, under the head of whoever makes it.

    Raises RuleViolation when the register did not know it on the day.
    """
    shown = pages.record(row, on)
    if not shown.exists:
        raise RuleViolation(NOT_KNOWN)
    state = pages.snapshot(shown)
    return Summary(
        shown=shown,
        count=counted(state, on),
        findings=tuple(findings_on(state, on)),
        past=tuple(ended(state, on)),
        office=issuer,
    )


def new_summary(
    row: Organisation,
    on: date,
    *,
    issuer: AgencyLines | None,
    check_page: str,
    forms: frozenset[FileFormat] = BOTH,
) -> NewPaper:
    """Return the one-page summary as of a day, ready to be issued (bản tóm tắt thông tin).

    It is a paper of Liên minh and of the offices that register, each under its own head. Who has
    no such paper (the fund, Sở Tài chính) gets a print to look things up in (bản in để tham
    khảo): no head, no number, no signature.

    Raises RuleViolation when the register did not know it on the day.
    """
    summary, code = summary_of(row, on, issuer), new_code()
    shown = summary.shown
    document = summary_document(
        summary, mark(code, check_page), with_workbook=FileFormat.XLSX in forms
    )
    return NewPaper(
        code=code,
        kind="registry.summary" if issuer else "registry.summary.reference",
        title=f"Bản tóm tắt thông tin: {shown.name}",
        subject_type="organisation",
        subject_id=shown.id,
        data_on=on,
        filename=f"ban-tom-tat-{shown.id}-{on.isoformat()}",
        pdf=render_pdf(document) if FileFormat.PDF in forms else None,
        docx=render_docx(document) if FileFormat.DOCX in forms else None,
        xlsx=summary_xlsx(summary) if FileFormat.XLSX in forms else None,
        unit_id=row.unit_id,
        agency_id=issuer.agency_id if issuer else None,
        symbol=issuer.symbol if issuer else None,
    )


def new_member_book(
    row: Organisation,
    on: date,
    particulars: Particulars,
    *,
    today: date,
    check_page: str,
    number: str | None = None,
    forms: frozenset[FileFormat] = BOTH,
) -> NewPaper:
    """Return the member book as of a day, ready to be issued (sổ đăng ký thành viên).

    Raises RuleViolation when no member is recorded on the day.
    """
    book = own_papers.member_book(
        row, on, particulars, regime=regime_for(on), issued_on=today, number=number
    )
    if not book.shown.exists or not book.members:
        raise RuleViolation(NO_MEMBERS, field="on")
    return own_paper(
        row,
        "registry.member_book" + FULL * book.full_numbers,
        f"Sổ đăng ký thành viên: {book.shown.name}",
        f"so-dang-ky-thanh-vien-{row.id}-{on.isoformat()}",
        book.shown,
        lambda check: member_book_document(book, check),
        check_page=check_page,
        forms=forms,
    )


def own_paper(
    row: Organisation,
    kind: str,
    title: str,
    filename: str,
    shown: pages.Record,
    describe: Callable[[CheckMark], Document],
    *,
    check_page: str,
    forms: frozenset[FileFormat] = BOTH,
) -> NewPaper:
    """Return a paper of the cooperative itself under a fresh look-up code, as PDF and Word."""
    code = new_code()
    document = describe(mark(code, check_page))
    return NewPaper(
        code=code,
        kind=kind,
        title=title,
        subject_type="organisation",
        subject_id=row.id,
        data_on=shown.on,
        filename=filename,
        pdf=render_pdf(document) if FileFormat.PDF in forms else None,
        docx=render_docx(document) if FileFormat.DOCX in forms else None,
        unit_id=row.unit_id,
    )


def mark(code: str, page: str) -> CheckMark:
    """Return a look-up code with the page that checks it."""
    return CheckMark(code, page, f"{page}?ma={code}")
