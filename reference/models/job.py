"""Long jobs: what was asked, how far it is, what came out."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.clock import now_utc
from core.columns import one_of
from core.db import Base
from reference.models.columns import enum_text
from reference.rules import JobState


class Job(Base):
    """A long job (công việc chạy nền); its row is the truth, the queue only a hint."""

    __tablename__ = "reference_job"
    __table_args__ = (
        one_of("state", JobState, "state_known"),
        CheckConstraint("done >= 0 AND (total IS NULL OR total >= 0)", name="progress"),
        Index("ix_reference_job_actor_created", "actor_id", "created_at"),
        Index("ix_reference_job_state", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Which handler runs it: "registry.import".
    kind: Mapped[str] = mapped_column(String(60))
    #: What the person reads: "Nhập danh sách HTX từ tệp …".
    title: Mapped[str] = mapped_column(String(300))
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[JobState] = mapped_column(enum_text(JobState), default=JobState.QUEUED)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    #: What it is doing, or why it failed, in Vietnamese.
    message: Mapped[str | None] = mapped_column(String(1000))
    result_text: Mapped[str | None] = mapped_column(Text)
    #: The file it made (id in `papers`, which this room does not know).
    stored_file_id: Mapped[int | None]
    #: Who asked (id in `accounts`, which stands above this room).
    actor_id: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=now_utc)
    #: When it was last put into the queue.
    enqueued_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    #: Last sign of life of the worker.
    heartbeat_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    #: Who runs it; a worker whose claim was taken over cannot commit any more.
    claim: Mapped[str | None] = mapped_column(String(32))
    cancel_requested: Mapped[bool] = mapped_column(default=False)
    #: What the handler needs to go on after a crash; saved with each of its commits.
    checkpoint: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    @property
    def percent(self) -> int | None:
        """Return progress in whole percent, None while the total is not known."""
        if self.state is JobState.DONE:
            return 100
        return min(100, self.done * 100 // self.total) if self.total else None
