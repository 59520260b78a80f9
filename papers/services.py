"""Use cases of papers: keep a file, issue, number, attach the signed scan, supersede, revoke."""

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy.exc import IntegrityError

from audit import services as audit
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from papers import queries
from papers.models import IssuedPaper, StoredFile
from papers.rules import (
    MEDIA_TYPES,
    REFERENCE_KINDS,
    FileFormat,
    PaperNumber,
    PaperState,
    checked_number,
    new_code,
    number_series,
)
from papers.states import state_of
from papers.uploads import SIGNED_SCANS, check_upload, safe_filename

__all__ = [
    "NewPaper",
    "attach_scan",
    "issue",
    "new_code",
    "record_number",
    "revoke",
    "store_file",
    "supersede",
]

SUBJECT = "paper"
ENDED = {
    PaperState.REVOKED: "Giấy tờ này đã được thu hồi",
    PaperState.SUPERSEDED: "Giấy tờ này đã được thay thế bằng bản mới",
}


@dataclass(frozen=True)
class NewPaper:
    """What is issued: the code already stands on the bytes, see `new_code`.

    `title` is shown to the public on the check page: it names the matter, never a person.
    `filename` has no ending. At least one of `pdf` and `docx` is given.
    """

    code: str
    kind: str
    title: str
    subject_type: str
    subject_id: int
    data_on: date
    filename: str
    pdf: bytes | None = None
    docx: bytes | None = None
    xlsx: bytes | None = None
    unit_id: int | None = None
    agency_id: int | None = None
    symbol: str | None = None


def store_file(
    content: bytes, *, filename: str, media_type: str, actor_id: int | None
) -> StoredFile:
    """Keep bytes as they are (lưu tệp); check foreign ones by `uploads.check_upload` before."""
    kept = StoredFile(
        sha256=hashlib.sha256(content).hexdigest(),
        filename=safe_filename(filename),
        media_type=media_type,
        size=len(content),
        content=content,
        created_at=now_utc(),
        created_by_id=actor_id,
    )
    db.session.add(kept)
    db.session.flush()
    return kept


def issue(new: NewPaper, *, actor_id: int | None) -> IssuedPaper:
    """Freeze a paper's bytes under its look-up code (lập giấy tờ); a reprint is the same bytes."""
    given = {FileFormat.PDF: new.pdf, FileFormat.DOCX: new.docx, FileFormat.XLSX: new.xlsx}
    files = {
        form: store_file(
            content,
            filename=f"{new.filename}.{form}",
            media_type=MEDIA_TYPES[form],
            actor_id=actor_id,
        )
        for form, content in given.items()
        if content
    }
    if FileFormat.PDF not in files and FileFormat.DOCX not in files:
        raise ValueError("a paper is issued as PDF or Word")
    ids = {f"{form}_file_id": file.id for form, file in files.items()}
    paper = IssuedPaper(
        code=new.code,
        kind=new.kind,
        title=clean(new.title)[:300],
        subject_type=new.subject_type,
        subject_id=new.subject_id,
        unit_id=new.unit_id,
        agency_id=new.agency_id,
        data_on=new.data_on,
        issued_at=now_utc(),
        issued_by_id=actor_id,
        sha256=files.get(FileFormat.PDF, next(iter(files.values()))).sha256,
        paper_symbol=new.symbol,
        **ids,
    )
    db.session.add(paper)
    db.session.flush()
    _log(
        paper, "paper.issued", actor_id, title=(None, paper.title), look_up_code=(None, paper.code)
    )
    return paper


def record_number(
    paper: IssuedPaper,
    given: PaperNumber,
    *,
    actor_id: int,
    today: date,
    reason: str | None = None,
) -> None:
    """Record number, symbol, day and signer from the clerk (ghi số văn bản).

    A number is unique per issuer, symbol and year. Changing one already recorded needs a reason.
    """
    _refuse_unsigned(paper)
    number = checked_number(given, today)
    if paper.paper_no is not None and not clean(reason or ""):
        raise RuleViolation(
            f"Giấy tờ này đã có số {paper.number_line}; muốn sửa hãy ghi lý do.", field="reason"
        )
    series = number_series(paper.agency_id, paper.unit_id, number.symbol, number.on.year)
    holder = queries.number_holder(series, number.number)
    if holder is not None and holder.id != paper.id:
        raise _number_taken(number)
    before = (paper.number_line, paper.paper_on, paper.signer)
    try:
        with db.session.begin_nested():
            paper.paper_no, paper.paper_symbol = number.number, number.symbol
            paper.paper_on, paper.signer, paper.number_series = number.on, number.signer, series
    except IntegrityError as error:  # somebody else took it at the same moment
        raise _number_taken(number) from error
    after = (paper.number_line, paper.paper_on, paper.signer)
    fields = ("paper_number", "paper_on", "signer")
    changes = {f: (b, a) for f, b, a in zip(fields, before, after, strict=True) if b != a}
    _log(paper, "paper.numbered", actor_id, reason, **changes)


def _refuse_unsigned(paper: IssuedPaper) -> None:
    """Refuse work towards a signature on a paper that no longer stands, or never gets one."""
    if paper.kind in REFERENCE_KINDS:
        raise RuleViolation("Bản in để tham khảo không lấy số, không ký.")
    state = state_of(paper)
    if state is not PaperState.VALID:
        raise RuleViolation(
            f"{ENDED[state]}; không ghi số và không đính kèm bản ký được nữa. Hãy lập giấy tờ mới."
        )


def _number_taken(number: PaperNumber) -> RuleViolation:
    return RuleViolation(
        f"Số {number.number:02d}/{number.symbol} năm {number.on.year} đã ghi cho một văn bản khác "
        "của cơ quan; hãy kiểm tra lại sổ văn thư.",
        field="number",
    )


def attach_scan(paper: IssuedPaper, *, filename: str, content: bytes, actor_id: int) -> StoredFile:
    """Attach the signed scan (bản ký): PDF, JPEG or PNG by its content, at most 50 MB.

    A later scan takes the place of the one before, which stays stored and logged.
    """
    _refuse_unsigned(paper)
    checked = check_upload(filename, content, SIGNED_SCANS, field="scan")
    kept = store_file(
        content, filename=checked.filename, media_type=checked.media_type, actor_id=actor_id
    )
    before = queries.stored_file(paper.signed_scan_file_id) if paper.signed_scan_file_id else None
    paper.signed_scan_file_id = kept.id
    db.session.flush()
    change = (before.filename if before else None, kept.filename)
    _log(paper, "paper.scan_attached", actor_id, signed_scan=change)
    return kept


def supersede(old: IssuedPaper, newer: IssuedPaper, *, actor_id: int | None) -> None:
    """Say that a newer paper about the same record takes the place of an old one (thay thế)."""
    if old.id == newer.id:
        raise RuleViolation("Giấy tờ không thể thay thế chính nó.")
    if (old.kind, old.subject_type, old.subject_id) != (
        newer.kind,
        newer.subject_type,
        newer.subject_id,
    ):
        raise RuleViolation("Chỉ thay thế được giấy tờ cùng loại của cùng một hồ sơ.")
    for paper, name in ((old, "Giấy tờ cũ"), (newer, "Giấy tờ mới")):
        if state_of(paper) is not PaperState.VALID:
            raise RuleViolation(f"{name} đã được thay thế hoặc thu hồi.")
    old.superseded_by_id = newer.id
    db.session.flush()
    _log(old, "paper.superseded", actor_id, superseded_by=(None, newer.code))


def revoke(paper: IssuedPaper, *, on: date, reason: str, actor_id: int) -> None:
    """Take a paper back (thu hồi); the check page says so from now on."""
    words = clean(reason)
    if not words or len(words) > 500:
        raise RuleViolation("Hãy ghi lý do thu hồi (tối đa 500 ký tự).", field="reason")
    if state_of(paper) is PaperState.REVOKED:
        raise RuleViolation("Giấy tờ này đã được thu hồi trước đó.")
    paper.revoked_on, paper.revoked_reason = on, words
    db.session.flush()
    _log(paper, "paper.revoked", actor_id, words, revoked_on=(None, on))


def _log(
    paper: IssuedPaper,
    action: str,
    actor_id: int | None,
    reason: str | None = None,
    **changes: tuple[object, object],
) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type=SUBJECT,
        subject_id=paper.id,
        changes=changes,
        reason=reason,
    )
