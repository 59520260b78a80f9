"""What the borrowers of the demonstration's fund do (kịch bản khoản vay trình diễn): lives by number."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random
from typing import Any

#: First day of the books and the months that are closed.
BOOKS_FROM = date(2024, 6, 1)
MONTHS = 12
LOANS = 60


class Life(StrEnum):
    """How a borrower of the demonstration pays (kiểu trả nợ)."""

    PUNCTUAL = "punctual"
    LATE = "late"
    STOPPED = "stopped"
    SETTLED = "settled"
    RESCHEDULED = "rescheduled"
    EXTENDED = "extended"
    MISTAKEN = "mistaken"
    FORGIVEN = "forgiven"
    CALLED_IN = "called_in"
    AHEAD = "ahead"
    LOST = "lost"


#: Lives that stand once at the front, so that every kind of event but the removal from the books happens; the rest follows by chance.
_ONCE = (
    Life.SETTLED,
    Life.RESCHEDULED,
    Life.EXTENDED,
    Life.MISTAKEN,
    Life.FORGIVEN,
    Life.CALLED_IN,
    Life.AHEAD,
    Life.LOST,
    Life.STOPPED,
)
_USUAL = (*(Life.PUNCTUAL,) * 12, *(Life.LATE,) * 3, Life.STOPPED, Life.SETTLED)
_PURPOSES = (
    "Mua máy sấy nông sản",
    "Mở rộng vùng trồng dong riềng",
    "Xây nhà xưởng chế biến chè",
    "Mua bò giống sinh sản",
    "Mua phân bón, vật tư vụ mùa",
    "Đóng mới nhà lưới trồng rau",
)


@dataclass(frozen=True, slots=True)
class PlannedLoan:
    """One loan of the demonstration before it is signed (khoản vay trình diễn)."""

    number: str
    life: Life
    signed_on: date
    purpose: str
    terms: dict[str, Any]
    in_cash: bool


def planned_loans(seed: int) -> list[PlannedLoan]:
    """Return the loans in the order of their signing; the same seed gives the same."""
    rng = Random(f"fund {seed}")
    found = []
    for place in range(LOANS):
        life = _ONCE[place] if place < len(_ONCE) else rng.choice(_USUAL)
        month = 6 + (place % 6 if place >= len(_ONCE) else 0)
        signed_on = date(2024, month, rng.randint(3, 26))
        term = 6 if life is Life.EXTENDED else rng.choice((12, 18, 24, 36))
        found.append(
            PlannedLoan(
                number=f"{place + 1:02d}/2024/HĐTD",
                life=life,
                signed_on=signed_on,
                purpose=rng.choice(_PURPOSES),
                terms={
                    "principal": rng.randint(10, 60) * 10_000_000,
                    "annual_rate": rng.choice(("0.054", "0.06", "0.066")),
                    "start": signed_on.isoformat(),
                    "term_months": term,
                    "method": rng.choice(("equal_principal", "equal_principal", "bullet")),
                },
                in_cash=rng.random() < 0.2,
            )
        )
    return sorted(found, key=lambda one: (one.signed_on, one.number))
