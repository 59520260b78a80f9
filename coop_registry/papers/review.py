"""The notice of a review (Thông báo về việc rà soát thông tin đăng ký), khoản 3 Điều 25 NĐ 92/2024."""

from collections.abc import Sequence
from datetime import date

from coop_registry.labels import KIND, SCHEME, TERMS, status_label
from coop_registry.models import Organisation, Review, ReviewLine
from coop_registry.papers.filings.document import paper_symbol
from coop_registry.papers.filings.issuing import NO_OFFICE
from coop_registry.papers.issuing import mark
from coop_registry.papers.office import archive_of, signature_of
from coop_registry.queries import lists, pages
from coop_registry.queries.lists import Filters
from coop_registry.rules.record import Record
from coop_registry.rules.reviews import last_day
from core.access import EVERYTHING
from core.dates import format_date, format_date_long
from core.errors import RuleViolation
from core.money import format_vnd
from papers import services as papers
from papers.blocks import Block, CellKind, Column, Facts, Prose, Text
from papers.demo import demo_mark
from papers.excel import Sheet, render_xlsx
from papers.frame import AgencyHead, CheckMark, Document
from papers.models import IssuedPaper
from papers.page import render_pdf
from papers.services import NewPaper, new_code
from papers.word import render_docx
from reference import queries as reference
from reference.queries import AgencyLines

PAPER_KIND = "registry.review_notice"
LABEL_MM = 58
#: Whose notice it is: every paper of a campaign stands under the head of the office of the seat.
SILENT = (
    Column("STT", CellKind.INT, width_mm=12),
    Column("Tổ chức", width_mm=75),
    Column("Xã, phường, thị trấn", width_mm=45),
    Column("Người đại diện", width_mm=45),
    Column("Điện thoại", width_mm=32),
    Column("Ngày cuối cùng để trả lời", CellKind.DATE, width_mm=35),
)


def new_notice(review: Review, row: Organisation, *, check_page: str) -> NewPaper:
    """Return the notice to one organisation, ready to be issued; raise where no office is known."""
    office = reference.registration_office(row.unit_id, review.notice_on)
    if office is None:
        raise RuleViolation(NO_OFFICE)
    shown, code = pages.record(row, review.notice_on), new_code()
    document = notice_document(review, shown, office, mark(code, check_page))
    return NewPaper(
        code=code,
        kind=PAPER_KIND,
        title=document.title,
        subject_type="organisation",
        subject_id=row.id,
        data_on=review.notice_on,
        filename=f"thong-bao-ra-soat-{row.id}-{review.notice_on.isoformat()}",
        pdf=render_pdf(document),
        docx=render_docx(document),
        unit_id=row.unit_id,
        agency_id=office.agency_id,
        symbol=paper_symbol("TB", office),
    )


def issue_notices(
    made: Sequence[tuple[ReviewLine, NewPaper]], *, actor_id: int
) -> list[IssuedPaper]:
    """Issue notices that were drawn, and note them on their lines."""
    found = []
    for line, new in made:
        paper = papers.issue(new, actor_id=actor_id)
        line.paper_id = paper.id
        found.append(paper)
    return found


def notice_document(
    review: Review, shown: Record, office: AgencyLines, check: CheckMark | None
) -> Document:
    """Return the notice as a description that PDF and Word read; the number is the clerk's."""
    name = shown.name or ""
    return Document(
        title=f"Thông báo về việc rà soát thông tin đăng ký: {name}",
        head=AgencyHead(
            issuer=office.issuing_line,
            parent=office.parent_line or "",
            symbol=paper_symbol("TB", office),
            place=office.place_name,
            on=review.notice_on,
        ),
        kind="THÔNG BÁO",
        summary="Về việc rà soát thông tin đăng ký và tình trạng pháp lý",
        addressees=(name,),
        body=_body(review, shown, office),
        recipients=("Như trên",),
        archive=archive_of(office),
        signature=signature_of(office),
        watermark=demo_mark(is_demo=shown.is_demo),
        check=check,
        author=office.name,
    )


def _body(review: Review, shown: Record, office: AgencyLines) -> tuple[Block, ...]:
    """Return what is registered, and until when to answer."""
    until, rule = last_day(review.notice_on, reference.working_days())
    word, name = KIND[shown.kind].lower(), shown.name or ""
    return (
        Text(
            f"Căn cứ {rule.article}, {office.name} thông báo thông tin đăng ký và tình trạng pháp lý "
            f"của {word} đang lưu giữ như sau:"
        ),
        Facts(_registered(shown), LABEL_MM),
        Text(
            f"Đề nghị {name} đối chiếu với giấy chứng nhận đăng ký, hồ sơ đăng ký. Nếu thông tin "
            f"chưa chính xác, {word} gửi thông báo bổ sung, cập nhật thông tin theo khoản 1 Điều "
            f"46 Nghị định số 92/2024/NĐ-CP đến {office.name} chậm nhất "
            f"{format_date_long(until.last_day)} ({rule.number()} ngày kể từ ngày ra thông báo này)."
        ),
        Text(
            f"Nếu thông tin đã chính xác, đề nghị {word} trả lời để cơ quan đăng ký biết. {name} "
            "chịu trách nhiệm về tính trung thực, chính xác của thông tin phản hồi."
        ),
    )


def _registered(shown: Record) -> tuple[tuple[str, Prose | None], ...]:
    """Return what the register holds on the day of the notice; no numbers of persons."""
    terms, head = TERMS[shown.kind], shown.representative
    capital = format_vnd(shown.capital_vnd) if shown.capital_vnd is not None else None
    others = "; ".join(f"{one.code} {one.name}" for one in shown.lines if not one.is_main)
    return (
        ("Tên", shown.name),
        *((SCHEME[scheme], number.value) for scheme, number in shown.identifiers),
        (terms["seat"], shown.seat_line),
        (terms["representative"], head.full_name if head else None),
        ("Chức danh", head.position if head else None),
        (terms["capital"], capital),
        ("Ngành, nghề chính", shown.line),
        ("Ngành, nghề khác", others or None),
        ("Tình trạng pháp lý", status_label(shown.kind, shown.status) if shown.status else None),
    )


def silent_xlsx(review: Review, ids: set[int], on: date) -> bytes:
    """Return the workbook of those that have not answered, with whom to call."""
    until, rule = last_day(review.notice_on, reference.working_days())
    rows = lists.everything(Filters(), scope=EVERYTHING, on=on, chosen=ids) if ids else []
    return render_xlsx(
        (
            Sheet(
                name="Chưa trả lời",
                title="DANH SÁCH TỔ CHỨC CHƯA TRẢ LỜI THÔNG BÁO RÀ SOÁT",
                columns=SILENT,
                rows=tuple(
                    (
                        number,
                        one.name,
                        one.unit_name,
                        one.representative,
                        one.phone,
                        until.last_day,
                    )
                    for number, one in enumerate(rows, 1)
                ),
                as_of=f"Tính đến ngày {format_date(on)}; hạn trả lời theo {rule.article}",
            ),
        )
    )
