"""The daily letter to an officer: which filings are late or fall due (thư nhắc hạn hồ sơ)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.dates import format_date
from core.money import format_number


@dataclass(frozen=True)
class DueLine:
    """One limit in the letter; nothing of the person who filed."""

    number: str
    kind: str
    name: str
    last_day: date
    article: str


@dataclass(frozen=True)
class Letter:
    """A letter ready to be sent."""

    subject: str
    text: str


def letter(lines: Sequence[DueLine], today: date) -> Letter | None:
    """Return the letter of a day, the latest first; None when nothing falls due."""
    if not lines:
        return None
    listed = sorted(lines, key=lambda one: (one.last_day, one.number))
    said = "\n".join(f"- {_line(one, today)}" for one in listed)
    return Letter(
        f"{format_number(len(listed))} hồ sơ đăng ký quá hạn hoặc đến hạn ({format_date(today)})",
        f"Hồ sơ giao cho anh/chị hoặc chưa giao, quá hạn hoặc đến hạn trong 3 ngày làm việc:\n\n{said}"
        "\n\nThư tự động; xem mục “Việc hôm nay” của phần mềm.\n",
    )


def _line(one: DueLine, today: date) -> str:
    late = (today - one.last_day).days
    when = f"quá hạn {late} ngày" if late > 0 else "hôm nay" if not late else "sắp đến hạn"
    return (
        f"Hồ sơ {one.number}, {one.kind.lower()}, {one.name}: hết ngày {format_date(one.last_day)} "
        f"({when}; {one.article})"
    )
