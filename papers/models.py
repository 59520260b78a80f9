"""Stored files and issued papers (tệp lưu trữ, giấy tờ đã lập)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base


class StoredFile(Base):
    """Bytes kept for ever as they came (tệp lưu trữ); never changed."""

    __tablename__ = "papers_stored_file"
    __table_args__ = (
        CheckConstraint("size > 0", name="size"),
        Index("ix_papers_stored_file_sha256", "sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    #: Bytes.
    size: Mapped[int]
    #: Loaded only when asked for: a list of papers must not read megabytes.
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[datetime]
    #: The user's id; None for the system. No foreign key: users live in a later room.
    created_by_id: Mapped[int | None]


class IssuedPaper(Base):
    """A paper that left the program with a look-up code (giấy tờ đã lập); its bytes are frozen.

    Number, day and signer come from the clerk (văn thư) after issue; the signed scan is attached
    then and becomes the record. A later paper may supersede it; it may be revoked (thu hồi).
    """

    __tablename__ = "papers_issued_paper"
    __table_args__ = (
        UniqueConstraint("code", name="uq_papers_issued_paper_code"),
        UniqueConstraint("number_series", "paper_no", name="uq_papers_issued_paper_number"),
        CheckConstraint("paper_no IS NULL OR paper_no > 0", name="paper_no"),
        CheckConstraint("(paper_no IS NULL) = (number_series IS NULL)", name="numbered_whole"),
        CheckConstraint("(paper_no IS NULL) = (paper_on IS NULL)", name="dated_whole"),
        CheckConstraint("(revoked_on IS NULL) = (revoked_reason IS NULL)", name="revoked_whole"),
        Index("ix_papers_issued_paper_subject", "subject_type", "subject_id", "id"),
        Index("ix_papers_issued_paper_unit_id", "unit_id"),
        Index("ix_papers_issued_paper_paper_no", "paper_no"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Look-up code (mã tra cứu), e.g. "7KQM-3XRT-9WHP".
    code: Mapped[str] = mapped_column(String(14))
    #: Dotted key of the room that made it, e.g. "registry.summary".
    kind: Mapped[str] = mapped_column(String(60))
    #: Shown to the public: names the matter, never a person.
    title: Mapped[str] = mapped_column(String(300))
    subject_type: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int]
    #: Administrative unit whose people may see it; None: whole province. No foreign key: units
    #: live in a room beside this one.
    unit_id: Mapped[int | None]
    agency_id: Mapped[int | None]
    #: The day its figures speak of (số liệu tính đến ngày).
    data_on: Mapped[date]
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int | None]
    #: Hash of the PDF; the Word file's where there is no PDF.
    sha256: Mapped[str] = mapped_column(String(64))
    pdf_file_id: Mapped[int | None] = mapped_column(ForeignKey("papers_stored_file.id"))
    docx_file_id: Mapped[int | None] = mapped_column(ForeignKey("papers_stored_file.id"))
    xlsx_file_id: Mapped[int | None] = mapped_column(ForeignKey("papers_stored_file.id"))
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("papers_issued_paper.id"))
    #: Number given by the clerk (số văn bản).
    paper_no: Mapped[int | None]
    #: Printed symbol (ký hiệu), e.g. "BC-TCKH"; may be corrected with the number.
    paper_symbol: Mapped[str | None] = mapped_column(String(60))
    paper_on: Mapped[date | None]
    signer: Mapped[str | None] = mapped_column(String(120))
    #: Issuer, symbol and year in one: numbers are unique in it.
    number_series: Mapped[str | None] = mapped_column(String(120))
    signed_scan_file_id: Mapped[int | None] = mapped_column(ForeignKey("papers_stored_file.id"))
    revoked_on: Mapped[date | None]
    revoked_reason: Mapped[str | None] = mapped_column(String(500))

    @property
    def number_line(self) -> str | None:
        """Return "05/BC-TCKH" once the clerk has numbered it."""
        return f"{self.paper_no:02d}/{self.paper_symbol}" if self.paper_no else None
