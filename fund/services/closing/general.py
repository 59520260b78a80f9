"""The general provision of the fund at a month's end (dự phòng chung), with its own journal.

Law: khoản 2 Điều 7, Điều 8 Nghị định 86/2024/NĐ-CP: 0,5% of the debts of groups 1 to 4.
"""

from datetime import date

from core.errors import RuleViolation
from fund.models import BookMonth, CloseRun
from fund.queries import closing, ledger
from fund.rules.books.contracts import JournalKind
from fund.rules.books.month_end import post_general
from fund.rules.books.months import month_end, told_month
from fund.rules.books.posting import Posting
from fund.rules.books.roles import Role
from fund.rules.provision import general_provision
from fund.services.journals import Head, write
from law.dated import NoRuleInForce


def post_general_provision(run: CloseRun, month: BookMonth) -> int:
    """Post what the general provision lacks or has too much; return how many journals.

    The caller holds the month and the fund. What was used after the month, before its end was
    posted, may have been more than is left: the lack is expense of the day of that use.
    """
    on = month_end(month.month)
    try:
        required = general_provision(closing.risk_balances(month.id), on)
    except NoRuleInForce as missing:
        raise RuleViolation(str(missing)) from missing
    amount, booked = required.amount or 0, _booked(run, on)
    left = _booked(run, None) + amount - booked
    posted = _write(run, month, on, post_general(booked, amount, required.reasons))
    used_on = ledger.last_entry_on(run.fund_id, Role.PROVISION_GENERAL)
    if left < 0 and used_on is not None:
        words = ("Dự phòng chung đã sử dụng trước khi khóa sổ vượt số phải trích.",)
        posted += _write(run, month, used_on, post_general(left, 0, words))
    return posted


def _booked(run: CloseRun, on: date | None) -> int:
    return -ledger.role_balance(run.fund_id, Role.PROVISION_GENERAL, on)


def _write(run: CloseRun, month: BookMonth, on: date, posting: Posting) -> int:
    """Write a posting that moves anything; return how many journals."""
    if not posting.moves:
        return 0
    words = f"Cuối tháng {told_month(month.month)}. {' '.join(posting.reasons)}"
    write(Head(run.fund_id, on, JournalKind.MONTH_END, words, run.actor_id), posting)
    return 1
