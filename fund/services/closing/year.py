"""The year's end (kết chuyển cuối năm), with the close of December."""

from datetime import date

from core.dates import format_date
from core.money import format_vnd
from fund.models import Account, BookMonth, CloseRun
from fund.queries import ledger
from fund.rules.books.contracts import JournalKind
from fund.rules.books.months import month_end
from fund.rules.books.roles import AccountKind, Role
from fund.rules.books.year_end import Carried, carry, ends_year
from fund.services.journals import Head, role_account, write_lines


def carry_over(run: CloseRun, month: BookMonth) -> int:
    """Carry income and expense over; return how many journals. The caller holds month and fund.

    Of December what its end leaves; of any other month what a year before it still has, because
    its December was closed before years were carried over, or a correction came later.
    """
    on = month_end(month.month)
    until = on if ends_year(month.month) else date(month.month.year - 1, 12, 31)
    # What was carried over since belongs to the year before as well.
    done = ledger.balances_of_kind(run.fund_id, JournalKind.YEAR_END, until, on)
    chart = {one.id: one for one in ledger.chart(run.fund_id)}
    balances = ledger.balances(run.fund_id, until)
    for account_id, amount in done.items():
        balances[account_id] = balances.get(account_id, 0) + amount
    kinds = {key: AccountKind(one.kind) for key, one in chart.items()}
    found = carry(balances, kinds)
    if found.is_empty:
        return 0
    words = "lãi" if found.result < 0 else "lỗ"
    write_lines(
        Head(
            run.fund_id,
            on,
            JournalKind.YEAR_END,
            f"Kết chuyển thu nhập, chi phí đến ngày {format_date(until)}: chênh lệch thu chi "
            f"{format_vnd(abs(found.result))} ({words}).",
            run.actor_id,
        ),
        _lines(run.fund_id, found, chart),
    )
    return 1


def _lines(
    fund_id: int, found: Carried, chart: dict[int, Account]
) -> list[tuple[Role | None, Account, int]]:
    """Return the lines through the account of the result, where the chart has one."""
    kept = role_account(ledger.accounts_by_role(fund_id), Role.UNDISTRIBUTED)
    result = next(
        (one for one in chart.values() if one.kind == AccountKind.RESULT and one.is_open), None
    )
    lines: list[tuple[Role | None, Account, int]] = []
    for (account_id, amount), through in zip(found.accounts, found.through, strict=True):
        lines.append((None, chart[account_id], amount))
        if result is not None:
            lines.append((None, result, through))
    if result is not None:
        lines.append((None, result, -found.result))
    return [*lines, (Role.UNDISTRIBUTED, kept, found.result)]
