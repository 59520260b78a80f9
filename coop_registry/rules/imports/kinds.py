"""The closed lists of imports: where an import stands, what a row is, what becomes of it."""

from enum import StrEnum


class ImportState(StrEnum):
    """Where an import stands (tình trạng của lần nhập)."""

    READING = "reading"
    UNREADABLE = "unreadable"
    OPEN = "open"
    WRITING = "writing"
    WRITTEN = "written"
    UNDOING = "undoing"
    UNDONE = "undone"
    DISCARDED = "discarded"


#: The states in which columns and rows may still be worked on.
WORKABLE = frozenset({ImportState.OPEN})
#: The states in which the worker has it.
BUSY = frozenset({ImportState.READING, ImportState.WRITING, ImportState.UNDOING})


class RowState(StrEnum):
    """How clear a row is (mức rõ ràng của dòng)."""

    CLEAR = "clear"
    DOUBTFUL = "doubtful"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    OUTSIDE = "outside"


class Outcome(StrEnum):
    """What becomes of a row when the import is written (kết quả của dòng)."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


class ProblemLevel(StrEnum):
    """How much a problem weighs (mức độ): the row stays out, the value stays out, a word only."""

    REJECTED = "rejected"
    WARNING = "warning"
    NOTE = "note"


#: Kinds of the long jobs of an import.
READ, JUDGE, WRITE, UNDO, RESULT = (
    "registry.import_read",
    "registry.import_judge",
    "registry.import_write",
    "registry.import_undo",
    "registry.import_result",
)
