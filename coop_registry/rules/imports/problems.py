"""What is wrong with a row, as screens, the command and the result workbook say it."""

from typing import NamedTuple

from coop_registry.reading.meanings import M, Meaning
from coop_registry.reading.rows import Level, RowProblem
from coop_registry.rules.imports.kinds import ProblemLevel
from core.text import mask

#: Columns whose words may hold an identity number: shown with the middle hidden.
_IDENTITY = frozenset({M.IDENTITY})
_LEVELS = {
    Level.REJECTED: ProblemLevel.REJECTED,
    Level.WARNING: ProblemLevel.WARNING,
    Level.NOTE: ProblemLevel.NOTE,
}
#: Of a member in whose row the class is unclear.
UNCLEAR_CLASS = (
    "Chưa rõ là thành viên chính thức, liên kết góp vốn hay liên kết không góp vốn (người làm thời "
    "vụ không phải thành viên); hãy chọn loại thành viên hoặc bỏ qua dòng."
)


class Problem(NamedTuple):
    """One problem of a row (vấn đề của dòng); `rule` names the law it breaks, if one."""

    level: ProblemLevel
    message: str
    meaning: Meaning | None = None
    column: str = ""
    value: str = ""
    rule: str | None = None


def warning(message: str, *, meaning: M | None = None, value: str = "") -> Problem:
    """Return a problem that keeps a value out, or only warns."""
    return Problem(ProblemLevel.WARNING, message, meaning, value=shown(value, meaning))


def rejection(message: str, *, meaning: M | None = None, value: str = "") -> Problem:
    """Return a problem that keeps the whole row out."""
    return Problem(ProblemLevel.REJECTED, message, meaning, value=shown(value, meaning))


def note(message: str, *, meaning: M | None = None) -> Problem:
    """Return a word that keeps nothing out."""
    return Problem(ProblemLevel.NOTE, message, meaning)


def of_reading(problem: RowProblem) -> Problem:
    """Return what reading found, with identity numbers hidden."""
    return Problem(
        _LEVELS[problem.level],
        problem.message,
        problem.meaning,
        problem.column,
        shown(problem.value, problem.meaning),
    )


def shown(value: str, meaning: Meaning | None) -> str:
    """Return the raw words as they may be kept in the clear."""
    return mask(value) if meaning in _IDENTITY and value else value[:300]
