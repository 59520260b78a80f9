"""Putting imports aside, taking them up again, forgetting the files of those nobody needs."""

from datetime import datetime, timedelta

from audit import services as audit
from coop_registry.models import Import
from coop_registry.queries.imports import ending as queries
from coop_registry.queries.imports import imports
from coop_registry.rules.imports.kinds import WORKABLE, ImportState
from core.errors import RuleViolation

#: An open import that nobody worked on so long is put aside.
IDLE = timedelta(days=90)
#: The file and rows of an import put aside or unreadable are kept so long, for a change of mind.
KEPT = timedelta(days=30)
ASIDE = frozenset({ImportState.DISCARDED, ImportState.UNREADABLE})


def discard(kept: Import, *, actor_id: int | None) -> None:
    """Put an import aside without writing anything (bỏ lần nhập); it can be taken up again."""
    if ImportState(kept.state) not in WORKABLE | {ImportState.UNREADABLE}:
        raise RuleViolation("Lần nhập này không còn bỏ được.")
    kept.state = ImportState.DISCARDED.value
    _record(kept, "import.discarded", actor_id)


def reopen(kept: Import, *, actor_id: int) -> None:
    """Take up an import again that was put aside (mở lại); a job then reads the file."""
    if kept.state != ImportState.DISCARDED or kept.content_sealed is None:
        raise RuleViolation("Lần nhập này không còn mở lại được; hãy tải tệp lên lần nữa.")
    kept.state, kept.message = ImportState.READING.value, None
    kept.version += 1
    _record(kept, "import.reopened", actor_id)


def forget_original(kept: Import, *, reason: str, actor_id: int) -> None:
    """Delete the file and the cells of an import that was written (xóa tệp gốc), not its facts."""
    if kept.state not in (ImportState.WRITTEN, ImportState.UNDONE):
        raise RuleViolation("Chỉ xóa tệp gốc của lần nhập đã ghi vào sổ.")
    if kept.content_sealed is None:
        raise RuleViolation("Tệp gốc của lần nhập này đã được xóa.")
    kept.content_sealed = kept.result_sealed = None
    queries.empty_rows(kept.id)
    _record(kept, "import.forgotten", actor_id, reason)


def put_idle_aside(now: datetime) -> int:
    """Put aside the open imports nobody went on with; return how many."""
    idle = queries.untouched_since(now - IDLE, (ImportState.OPEN,))
    for kept in idle:
        discard(kept, actor_id=None)
        kept.message = f"Đã tự bỏ sau {IDLE.days} ngày không ai làm tiếp."
    return len(idle)


def forget_aside(now: datetime) -> int:
    """Delete files and rows of imports put aside long enough; return how many."""
    gone = queries.untouched_since(now - KEPT, tuple(ASIDE), with_content=True)
    for kept in gone:
        imports.forget_rows(kept.id)
        kept.content_sealed = None
        kept.guesses = None
        _record(kept, "import.forgotten", None)
    return len(gone)


def lose_sealed() -> int:
    """Put aside what only a lost key could open; return how many imports have no file any more.

    What was written stays written; what was still being worked on is to be uploaded again.
    """
    return queries.empty_all()


def _record(kept: Import, action: str, actor_id: int | None, reason: str | None = None) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="import",
        subject_id=kept.id,
        note=kept.filename,
        reason=reason,
    )
