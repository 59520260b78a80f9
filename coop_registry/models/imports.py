"""Imports of the office's own lists (nhập danh sách): file, tables, rows, remembered columns.

Rows and files may hold identity numbers, so both are sealed; what lists and filters need stands
beside them in the clear.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.models.facts import DatedFact
from coop_registry.rules.imports.kinds import ImportState, Outcome, RowState
from coop_registry.rules.kinds import TaxKind
from coop_registry.rules.totals import Total
from core.clock import now_utc
from core.columns import one_of
from core.db import Base


class Import(Base):
    """One file taken in (lần nhập danh sách)."""

    __tablename__ = "registry_import"
    __table_args__ = (
        one_of("state", ImportState, "state"),
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("(undone_at IS NULL) = (undone_by_id IS NULL)", name="undone_whole"),
        Index("ix_registry_import_unit_id", "unit_id", "id"),
        Index("ix_registry_import_sha256", "sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The unit whose office takes it in; its people see it.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    state: Mapped[str] = mapped_column(String(20))
    #: Who sent the file.
    actor_id: Mapped[int]
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    #: The bytes under AES-GCM; loaded only when asked for, None once forgotten.
    content_sealed: Mapped[bytes | None] = mapped_column(deferred=True)
    #: The code page a person chose for a text file.
    page: Mapped[str | None] = mapped_column(String(20))
    #: Code pages tried, each with a sample, best first.
    guesses: Mapped[list[Any] | None] = mapped_column(JSON)
    #: The day the whole list speaks of when a person said so; else each table has its own.
    on: Mapped[date | None]
    #: What people decided about its tables, see `rules.imports.decisions.FileDecision`.
    decisions: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    #: Version at which all rows were last judged together; another one asks for it again.
    judged_version: Mapped[int | None]
    #: Why it could not be read, or why writing stopped.
    message: Mapped[str | None] = mapped_column(String(1000))
    #: Parts of the file that were not read: [[file, sheet, sentence]].
    left_out: Mapped[list[Any] | None] = mapped_column(JSON)
    #: The job that has it, or had it last.
    job_id: Mapped[int | None]
    #: Counts of what was written, as the command prints them.
    summary: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    #: The office's rows with what happened to each, sealed.
    result_sealed: Mapped[bytes | None] = mapped_column(deferred=True)
    created_at: Mapped[datetime]
    #: When somebody or a job last worked on it.
    touched_at: Mapped[datetime] = mapped_column(default=now_utc, onupdate=now_utc)
    written_at: Mapped[datetime | None]
    written_by_id: Mapped[int | None]
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None]
    undone_reason: Mapped[str | None] = mapped_column(String(500))
    #: Rises with every decision, so that two tabs notice each other.
    version: Mapped[int] = mapped_column(default=1)


class ImportTable(Base):
    """One table of the file: its columns, its day, whose members it lists (bảng)."""

    __tablename__ = "registry_import_table"
    __table_args__ = (Index("ix_registry_import_table_import_id", "import_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("registry_import.id"))
    position: Mapped[int]
    file: Mapped[str] = mapped_column(String(255))
    sheet: Mapped[str] = mapped_column(String(255))
    hidden: Mapped[bool] = mapped_column(default=False)
    #: What it lists; None until a person says so.
    kind: Mapped[str | None] = mapped_column(String(20))
    heading_key: Mapped[str] = mapped_column(String(32))
    #: Row of the heading in the sheet, from 1.
    heading_row: Mapped[int]
    #: How its rows are read, see `services.imports.tables`.
    setting: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: The day its rows speak of.
    on: Mapped[date]
    #: What a person decided, see `rules.imports.decisions.TableDecision`.
    decision: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    #: [[row number, sentence]] of the whole table: unknown headings; with the column's heading
    #: as a third where a total does not close.
    problems: Mapped[list[Any]] = mapped_column(JSON)
    rows: Mapped[int]


class ImportRow(Base):
    """One row of a table with what is decided about it and what becomes of it (dòng)."""

    __tablename__ = "registry_import_row"
    __table_args__ = (
        one_of("state", RowState, "state"),
        one_of("outcome", Outcome, "outcome"),
        Index("ix_registry_import_row_place", "import_id", "table_id", "number", unique=True),
        Index("ix_registry_import_row_state", "import_id", "state"),
        Index("ix_registry_import_row_organisation_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("registry_import.id"))
    table_id: Mapped[int] = mapped_column(ForeignKey("registry_import_table.id"))
    #: Row in the sheet, from 1.
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str | None] = mapped_column(String(20))
    #: Name of the organisation or member, as read.
    label: Mapped[str] = mapped_column(String(255))
    #: The cells and the groups above them as JSON under AES-GCM, None once forgotten.
    cells_sealed: Mapped[bytes | None]
    #: The decision (`rules.imports.decisions.RowDecision`) as JSON under AES-GCM.
    decision_sealed: Mapped[bytes | None]
    #: [[level, column, value, message, rule]]; identity numbers hidden.
    problems: Mapped[list[Any]] = mapped_column(JSON)
    #: Sentences on what will be, or was, recorded.
    words: Mapped[list[str]] = mapped_column(JSON)
    #: What the organisation's own row held before ({"founded_on": …}), where this row changed it.
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    #: The organisation it is about, once known.
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("registry_organisation.id"))


class ImportMapping(Base):
    """What an office said the columns of a set of headings mean (cách hiểu cột), for next time."""

    __tablename__ = "registry_import_mapping"
    __table_args__ = (
        Index("ix_registry_import_mapping_key", "unit_id", "heading_key", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    heading_key: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str | None] = mapped_column(String(20))
    #: Meaning by the remembered name of the heading; null means "not read".
    meanings: Mapped[dict[str, Any]] = mapped_column(JSON)
    actor_id: Mapped[int]
    at: Mapped[datetime]


class TaxNotice(DatedFact, Base):
    """What the tax office's list says of an organisation (thông tin của cơ quan thuế)."""

    __tablename__ = "registry_tax_notice"

    kind: Mapped[str] = mapped_column(String(20))
    amount_vnd: Mapped[int | None] = mapped_column(BigInteger)
    words: Mapped[str] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(String(300))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the closed list and the sign of a debt."""
        return (
            one_of("kind", TaxKind, "kind"),
            CheckConstraint("amount_vnd IS NULL OR amount_vnd > 0", name="amount"),
        )


class Aggregate(Base):
    """A past total of a unit and year ("biểu tổng hợp"), apart from what is counted here."""

    __tablename__ = "registry_aggregate"
    __table_args__ = (
        Index("ix_registry_aggregate_unit_id", "unit_id", "what", "on"),
        Index("ix_registry_aggregate_import_id", "import_id"),
        # The same figure is kept once; another source's that differs stands beside it.
        Index(
            "ix_registry_aggregate_once",
            "unit_id",
            "what",
            "on",
            "value",
            unique=True,
            sqlite_where=text("voided_at IS NULL"),
            postgresql_where=text("voided_at IS NULL"),
        ),
        one_of("what", Total, "what"),
        CheckConstraint("(voided_at IS NULL) = (voided_by_id IS NULL)", name="voided_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("registry_import.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    #: The figure, a `rules.totals.Total`.
    what: Mapped[str] = mapped_column(String(40))
    #: The day it speaks of.
    on: Mapped[date]
    value: Mapped[int] = mapped_column(BigInteger)
    #: As the table writes it.
    words: Mapped[str] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(String(300))
    #: Row of the sheet it stands in.
    number: Mapped[int]
    recorded_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    voided_by_id: Mapped[int | None]
