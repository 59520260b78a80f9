"""Closed lists of contracts and books (danh mục của hợp đồng và sổ kế toán)."""

import re
from enum import StrEnum


class Stage(StrEnum):
    """Where a contract stands (tình trạng hợp đồng)."""

    SIGNED = "signed"
    ACTIVE = "loan_active"
    OFF_BALANCE = "loan_off_balance"
    SETTLED = "settled"
    REMOVED = "removed"
    #: Its take-over was undone: never part of the books.
    TAKEN_BACK = "taken_back"


#: Stages in which nothing more is owed or paid out.
ENDED = frozenset({Stage.SETTLED, Stage.REMOVED, Stage.TAKEN_BACK})


class Relation(StrEnum):
    """How somebody is related to the borrower (quan hệ với khách hàng).

    Law: khoản 5 Điều 2 Nghị định 45/2021/NĐ-CP points to the law on credit institutions.
    """

    OWNER = "owner"
    MANAGER = "manager"
    SUBSIDIARY = "subsidiary"
    MEMBER = "member_of"
    FAMILY = "family"
    OTHER = "other_relation"


class MoneyPlace(StrEnum):
    """Where money was received or paid out (hình thức thu, chi)."""

    CASH = "cash"
    BANK = "bank"


class ProposalState(StrEnum):
    """What became of a proposal (tình trạng đề nghị)."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class JournalKind(StrEnum):
    """Where a posting comes from (loại bút toán)."""

    EVENT = "event"
    VOUCHER = "voucher"
    MONTH_END = "month_end"
    OPENING = "opening"
    YEAR_END = "year_end"


class MonthState(StrEnum):
    """State of a month of the books (tình trạng kỳ kế toán)."""

    OPEN = "month_open"
    CLOSING = "month_closing"
    CLOSED = "month_closed"


class CloseState(StrEnum):
    """How a run of a month's close stands (tình trạng lần khóa sổ)."""

    RUNNING = "close_running"
    DONE = "close_done"
    INCOMPLETE = "close_incomplete"
    INTERRUPTED = "close_interrupted"
    STOPPED = "close_stopped"
    REOPENED = "close_reopened"


_NAMES_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def number_scope(number: str, year: int) -> int | None:
    """Return the year within which a contract's number is one alone; None: all, as it names one.

    “04/2024/HĐTD” is one contract, in whatever year another of that number is signed.
    """
    return None if _NAMES_YEAR.search(number) else year
