"""Files taken into the books: loan books of an older system, trial balances of the accounting software."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base
from fund.rules.books.contracts import ProposalState
from fund.rules.takeover.kinds import ImportKind


class BookImport(Base):
    """One file (tệp chuyển sổ): read by one person, counted once a second person confirmed it."""

    __tablename__ = "fund_import"
    __table_args__ = (
        one_of("kind", ImportKind, "kind"),
        one_of("state", ProposalState, "state"),
        CheckConstraint(
            "state <> 'confirmed' OR decided_by_id <> made_by_id", name="second_person"
        ),
        CheckConstraint("(state = 'waiting') = (decided_by_id IS NULL)", name="decided_whole"),
        CheckConstraint(
            "(undo_asked_at IS NULL) = (undo_asked_by_id IS NULL)", name="undo_asked_whole"
        ),
        CheckConstraint(
            "undone_by_id IS NULL OR (undo_asked_by_id IS NOT NULL"
            " AND undone_by_id <> undo_asked_by_id AND undone_at IS NOT NULL)",
            name="undone_second_person",
        ),
        Index("ix_fund_import_file", "fund_id", "kind", "on", "sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    #: Ngày chuyển sổ; of a trial balance the last day of its month.
    on: Mapped[date]
    filename: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    #: What was chosen for the whole file.
    chosen: Mapped[Any] = mapped_column(JSON)
    #: Rows as they were read.
    rows: Mapped[Any] = mapped_column(JSON)
    #: What a person corrected, by the place of the row.
    changes: Mapped[Any] = mapped_column(JSON)
    #: What came of it: contracts, differences, vouchers.
    outcome: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    made_by_id: Mapped[int]
    made_at: Mapped[datetime]
    decided_by_id: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(String(500))
    #: A confirmed file that was wrong is taken back by two people: asked for, then undone.
    undo_reason: Mapped[str | None] = mapped_column(String(500))
    undo_asked_by_id: Mapped[int | None]
    undo_asked_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None]
    undone_at: Mapped[datetime | None]
