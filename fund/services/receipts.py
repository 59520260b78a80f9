"""What the paper of an event says: its number and the explanation of its journal."""

from collections.abc import Sequence
from datetime import date

from core.dates import format_date
from core.db import db
from core.text import clean
from fund import labels
from fund.models import LoanContract, LoanEvent, SupportFund
from fund.rules.books.contracts import MoneyPlace
from fund.rules.books.entries import EventEntry
from fund.rules.events import EventType
from reference.services import next_number

#: Received, paid out: phiếu thu, phiếu chi of the cash book; báo Có, báo Nợ of the bank.
_SYMBOLS = {MoneyPlace.CASH: ("PT", "PC"), MoneyPlace.BANK: ("BC", "BN")}


def receipt_number(
    contract: LoanContract, entry: EventEntry, cash: int, posted_on: date
) -> str | None:
    """Take the number of the receipt; money that moves has one, cash and bank each their own."""
    if not cash or entry.money is None:
        return None
    received, paid_out = _SYMBOLS[entry.money]
    symbol = received if cash > 0 else paid_out
    agency_id = db.session.get_one(SupportFund, contract.fund_id).agency_id
    return f"{symbol} {next_number(agency_id, symbol, posted_on.year)}/{posted_on.year}"


def event_text(
    entry: EventEntry, posted_on: date, reasons: Sequence[str], undone: LoanEvent | None
) -> str:
    """Return the explanation of a journal (diễn giải); a reversal names what it undoes and why."""
    told = list(reasons)
    if undone is not None:
        number = f" {undone.receipt_no}" if undone.receipt_no else ""
        told.insert(
            0,
            f"Hủy {labels.EVENT_TYPE[EventType(undone.type)].lower()}{number} ngày "
            f"{format_date(undone.on)}, lý do: {clean(entry.reason or '').rstrip('.')}.",
        )
    if (entry.on.year, entry.on.month) != (posted_on.year, posted_on.month):
        told.insert(
            0,
            f"Phát sinh ngày {format_date(entry.on)}, hạch toán ngày {format_date(posted_on)} vì ghi "
            "sau tháng phát sinh.",
        )
    return " ".join(told)
