"""Triggers that keep events and entries append-only on both databases (xem `core.append_only`)."""

from core.append_only import AppendOnly
from fund.models import Journal, JournalEntry, LoanEvent

_BOOKS = AppendOnly("fund_refuse_change", "the books of the fund are append-only")
for _model in (LoanEvent, Journal, JournalEntry):
    _BOOKS.guard(_model)

TABLES = _BOOKS.tables
create, drop, drop_function = _BOOKS.create, _BOOKS.drop, _BOOKS.drop_function
