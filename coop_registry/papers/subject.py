"""The answer to a data subject as an official letter, the data in its annex."""

from dataclasses import dataclass
from datetime import date

from coop_registry.labels import (
    ASKER,
    IDENTITY_KIND,
    LEAVE_GROUND,
    LINE_KIND,
    MEMBER_CLASS,
    OUTCOME,
    PARTY_KIND,
    REQUEST_KIND,
)
from coop_registry.models import SubjectRequest
from coop_registry.papers.office import signature_of
from coop_registry.queries.persons import HeldShown, PersonShown
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.subjects import Asker, Outcome, RequestKind
from core.clock import shown_vn
from core.dates import format_date
from core.money import format_vnd
from core.ui import HistoryLine
from law.dated import InForce
from papers.blocks import (
    Annex,
    Block,
    CellKind,
    Column,
    Facts,
    Heading,
    Note,
    Table,
    Text,
)
from papers.demo import demo_mark
from papers.frame import AgencyHead, CheckMark, Document
from reference.queries import AgencyLines

ABOUT = "trả lời yêu cầu về dữ liệu cá nhân"
_PURPOSE = (
    "Dữ liệu được lưu để quản lý nhà nước về hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác: đăng ký, "
    "theo dõi thành viên, vốn góp và người đại diện."
)


@dataclass(frozen=True)
class Reply:
    """What the letter says; `held` only where the person may see their data."""

    request: SubjectRequest
    received_on: date
    office: AgencyLines
    issued_on: date
    ground: InForce | None
    held: HeldShown | None = None
    readings: tuple[HistoryLine, ...] = ()
    corrections: tuple[HistoryLine, ...] = ()
    is_demo: bool = False


def reply_document(reply: Reply, check: CheckMark | None) -> Document:
    """Return the letter (công văn trả lời) with the data in an annex."""
    row, office = reply.request, reply.office
    return Document(
        title="Công văn trả lời yêu cầu về dữ liệu cá nhân",
        head=AgencyHead(
            issuer=office.issuing_line,
            parent=office.parent_line or "",
            symbol=office.symbol,
            place=office.place_name,
            on=reply.issued_on,
            about=ABOUT,
        ),
        addressees=(f"Ông/bà {row.asker_name}",),
        body=(*_letter(reply), *(_annex(reply, reply.held) if reply.held else ())),
        recipients=("Như trên",),
        archive="VT",
        signature=signature_of(office),
        watermark=demo_mark(is_demo=reply.is_demo),
        check=check,
        author=office.name,
    )


def _letter(reply: Reply) -> tuple[Block, ...]:
    """Return the paragraphs of the letter."""
    row = reply.request
    outcome = Outcome(row.outcome or "")
    said = [
        f"Ngày {format_date(reply.received_on)}, cơ quan nhận yêu cầu của ông/bà {row.asker_name} "
        f"({ASKER[Asker(row.asker)].lower()}): {REQUEST_KIND[RequestKind(row.kind)].lower()}. "
        f"Nội dung: {_ended(row.wish)}",
        f"Kết quả: {OUTCOME[outcome].lower()}.",
        _ended(row.answer_words or ""),
    ]
    if row.answer_article:
        said.append(f"Phần không thực hiện căn cứ {_ended(row.answer_article)}")
    if outcome is not Outcome.NO_DATA:
        basis = f" Căn cứ xử lý: {reply.ground.article}." if reply.ground else ""
        said.append(f"{_PURPOSE}{basis}")
    if reply.held and reply.held.person.elsewhere:
        said.append(
            f"Dữ liệu ở {reply.held.person.elsewhere} tổ chức thuộc đơn vị khác do cơ quan đăng ký "
            "nơi đó trả lời."
        )
    if reply.held:
        said.append("Dữ liệu đang lưu có trong Phụ lục kèm theo.")
    said.append(
        "Nếu không đồng ý, ông/bà có quyền đề nghị xem xét lại, khiếu nại, tố cáo theo pháp luật."
    )
    return tuple(Text(words) for words in said if words)


def _ended(words: str) -> str:
    """Return typed words that end like a sentence."""
    stem = words.strip()
    return stem if not stem or stem.endswith((".", "!", "?", "…")) else f"{stem}."


def _annex(reply: Reply, held: HeldShown) -> tuple[Block, ...]:
    """Return all that is kept, who saw the number, what was corrected."""
    return (
        Annex(
            "DỮ LIỆU CÁ NHÂN ĐANG LƯU",
            refers_to=f"Kèm theo công văn ngày {format_date(reply.issued_on)}",
        ),
        Heading("1. Thông tin chung"),
        Facts(person_rows(held.person)),
        *_said(held),
        Heading("2. Tư cách thành viên, chức vụ"),
        _stays(held.person),
        Heading("3. Vốn góp"),
        _parts(held),
        Heading("4. Vấn đề có nêu người này"),
        _findings(held),
        Heading("5. Ai đã xem số giấy tờ đầy đủ"),
        _log(reply.readings, "Chưa ai xem số giấy tờ đầy đủ."),
        Heading("6. Những lần sửa"),
        _log(reply.corrections, "Chưa sửa lần nào."),
        Note(f"Số liệu đến ngày {format_date(reply.issued_on)}. Số giấy tờ được che phần giữa."),
    )


def person_rows(shown: PersonShown) -> tuple[tuple[str, str | None], ...]:
    """Return what is kept on the person's own row; the number masked."""
    party = shown.party
    kind = IDENTITY_KIND[IdentityKind(party.identity_kind)] if party.identity_kind else None
    number = f"{kind} {party.identity_masked}" if kind else None
    issued = ", ".join(
        part
        for part in (
            f"ngày {format_date(party.identity_on)}" if party.identity_on else None,
            party.identity_by,
        )
        if part
    )
    return (
        ("Họ và tên, tên tổ chức", party.full_name),
        ("Là", PARTY_KIND[PartyKind(party.kind)]),
        ("Ngày sinh", str(shown.birth) if shown.birth else None),
        ("Giới tính", party.gender),
        ("Dân tộc", party.ethnicity),
        ("Quốc tịch", party.nationality),
        ("Giấy tờ", number),
        ("Cấp", issued or None),
        ("Điện thoại", party.phone),
        ("Địa chỉ", party.address),
    )


def _said(held: HeldShown) -> tuple[Block, ...]:
    """Return what papers say otherwise than the record, kept beside it."""
    if not held.said:
        return ()
    columns = (
        Column("Nội dung"),
        Column("Hồ sơ đang ghi"),
        Column("Giấy tờ ghi"),
        Column("Theo", width_mm=45),
        Column("Ngày", CellKind.DATE, width_mm=22),
    )
    rows = tuple((one.matter, one.held, one.said, one.source, one.on) for one in held.said)
    return (Text("Giá trị khác của giấy tờ, giữ cạnh hồ sơ:"), Table(columns, rows))


def _stays(shown: PersonShown) -> Table:
    """Return memberships and offices in one table."""
    rows = [
        (
            stay.organisation,
            f"Đại diện cho {stay.represents}"
            if stay.represents
            else MEMBER_CLASS[stay.member_class],
            stay.joined_on,
            stay.left_on,
            LEAVE_GROUND[stay.leave_ground] if stay.leave_ground else None,
        )
        for stay in shown.stays
    ]
    rows += [
        (
            office.organisation,
            f"Người đại diện theo pháp luật{f', {office.position}' if office.position else ''}",
            office.start_on,
            office.end_on,
            None,
        )
        for office in shown.offices
    ]
    columns = (
        Column("Tổ chức"),
        Column("Tư cách, chức vụ"),
        Column("Từ ngày", CellKind.DATE, width_mm=22),
        Column("Đến trước ngày", CellKind.DATE, width_mm=22),
        Column("Căn cứ chấm dứt", width_mm=34),
    )
    return Table(columns, tuple(rows))


def _parts(held: HeldShown) -> Table:
    """Return lines of contribution books and certificates."""
    rows = [
        (
            part.organisation,
            f"Dòng {part.number}: {LINE_KIND[part.kind]}",
            part.on,
            part.pledged_vnd,
            part.paid_vnd,
        )
        for part in held.parts
    ]
    rows += [
        (
            one.organisation,
            f"Giấy chứng nhận số {one.number}: {format_vnd(one.amount_vnd)}"
            + (f", thu hồi ngày {format_date(one.withdrawn_on)}" if one.withdrawn_on else ""),
            one.issued_on,
            0,
            0,
        )
        for one in held.certificates
    ]
    columns = (
        Column("Tổ chức"),
        Column("Nội dung"),
        Column("Ngày", CellKind.DATE, width_mm=22),
        Column("Cam kết (đồng)", CellKind.MONEY, width_mm=28),
        Column("Đã góp (đồng)", CellKind.MONEY, width_mm=28),
    )
    return Table(columns, tuple(rows))


def _findings(held: HeldShown) -> Table | Text:
    """Return the findings that name the person."""
    if not held.findings:
        return Text("Không có.")
    rows = tuple(
        (one.organisation, f"{one.evidence} ({one.article})", one.seen_on, one.cured_on)
        for one in held.findings
    )
    columns = (
        Column("Tổ chức"),
        Column("Nội dung và quy định"),
        Column("Thấy từ ngày", CellKind.DATE, width_mm=22),
        Column("Hết ngày", CellKind.DATE, width_mm=22),
    )
    return Table(columns, rows)


def _log(lines: tuple[HistoryLine, ...], empty: str) -> Table | Text:
    """Return lines of the log with moment and reason."""
    if not lines:
        return Text(empty)
    rows = tuple(
        (f"{shown_vn(line.at):%H:%M %d/%m/%Y}", line.sentence, line.reason) for line in lines
    )
    columns = (Column("Lúc", width_mm=30), Column("Ai, việc gì"), Column("Lý do", width_mm=45))
    return Table(columns, rows)
