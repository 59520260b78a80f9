"""`fund verify` (kiểm tra sổ): the books asked about themselves, and against the engine."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from core.clock import now_utc
from core.db import db
from core.money import format_vnd
from fund.models import BookCheck, LoanContract, SupportFund
from fund.queries import checks, closing, funds, ledger, loans, months
from fund.rules.books.cached import Copied, copied_of
from fund.rules.books.case import run_of
from fund.rules.books.checks import (
    Check,
    Counted,
    Kept,
    Problem,
    copied_problems,
    month_problems,
    position_problems,
)
from fund.rules.books.contracts import Stage
from fund.rules.books.faults import FAULTS, reason_of
from fund.rules.books.months import month_end
from fund.rules.books.position import Figures, figures_of
from fund.rules.books.roles import Role
from fund.rules.provision import general_provision

#: Problems of one kind that are told one by one; the rest is counted.
_TOLD = 100


def verify(fund: SupportFund, *, actor_id: int | None = None) -> BookCheck:
    """Check the books of a fund and keep the result for its first page; the caller commits."""
    return keep(fund.id, examine(fund), actor_id=actor_id)


def examine(fund: SupportFund) -> dict[str, Any]:
    """Return what the checks find; nothing is written."""
    counted = checks.counted(fund.id)
    problems = [problem for look in _LOOKS for problem in look(fund)]
    return _result(fund, counted, problems)


def keep(fund_id: int, result: dict[str, Any], *, actor_id: int | None = None) -> BookCheck:
    """Keep the result of a check for the first page of the fund."""
    check = BookCheck(
        fund_id=fund_id, at=now_utc(), actor_id=actor_id, result=result, is_clean=result["ok"]
    )
    db.session.add(check)
    db.session.flush()
    return check


def verify_all(*, actor_id: int | None = None) -> list[BookCheck]:
    """Check the books of every fund (after a restore, after a month's end)."""
    return [verify(fund, actor_id=actor_id) for fund in funds.every()]


def _result(fund: SupportFund, counted: Counted, problems: Sequence[Problem]) -> dict[str, Any]:
    found: dict[Check, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.check].append(problem)
    return {
        "fund": fund.name,
        "ok": not problems,
        "contracts": counted.contracts,
        "events": counted.events,
        "journals": counted.journals,
        "entries": counted.entries,
        "checks": [
            {
                "check": check.value,
                "ok": not found[check],
                "count": len(found[check]),
                "problems": [
                    {"contract_id": one.contract_id, "message": one.text}
                    for one in found[check][:_TOLD]
                ],
            }
            for check in Check
        ],
    }


def _journals(fund: SupportFund) -> Iterator[Problem]:
    for journal_id, amount in checks.unbalanced(fund.id):
        yield Problem(Check.BALANCED, f"Bút toán {journal_id}: Nợ lệch Có {format_vnd(amount)}.")
    for entry_id in checks.misplaced_entries(fund.id):
        yield Problem(
            Check.ENTRIES, f"Dòng {entry_id} khác ngày, khác khoản vay hoặc khác Quỹ với bút toán."
        )
    for voucher_id in checks.vouchers_without_journal(fund.id):
        yield Problem(Check.ENTRIES, f"Phiếu kế toán {voucher_id} đã duyệt nhưng chưa hạch toán.")


def _events(fund: SupportFund) -> Iterator[Problem]:
    for event in checks.events_without_journal(fund.id):
        yield Problem(
            Check.EVENTS, f"Sự kiện {event.id} không có bút toán đúng ngày.", event.contract_id
        )
    for event_id in checks.events_against_their_money(fund.id):
        yield Problem(Check.EVENTS, f"Sự kiện {event_id}: tiền trên sổ khác số tiền thu, chi.")
    for proposal_id in checks.confirmed_without_event(fund.id):
        yield Problem(Check.EVENTS, f"Đề nghị {proposal_id} đã duyệt nhưng không có sự kiện.")


def _ledger(fund: SupportFund) -> Iterator[Problem]:
    for code, balance, of_loans in checks.loan_accounts(fund.id):
        if balance != of_loans:
            yield Problem(
                Check.LEDGER,
                f"Tài khoản {code}: sổ cái {format_vnd(balance)}, sổ chi tiết khoản vay "
                f"{format_vnd(of_loans)}.",
            )


def _sources(fund: SupportFund) -> Iterator[Problem]:
    off = {one.id for one in ledger.chart(fund.id) if one.kind == "off_balance"}
    total = sum(sum_ for key, sum_ in ledger.balances(fund.id).items() if key not in off)
    if total:
        yield Problem(Check.SOURCES, f"Nguồn vốn và sử dụng vốn lệch nhau {format_vnd(total)}.")
    lent = ledger.role_balance(fund.id, Role.TRUST_LOAN)
    received = -ledger.role_balance(fund.id, Role.TRUST_CAPITAL)
    if lent > received:
        yield Problem(
            Check.SOURCES,
            f"Cho vay bằng vốn ủy thác {format_vnd(lent)}, vốn nhận ủy thác chỉ có {format_vnd(received)}.",
        )


def _off_balance(fund: SupportFund) -> Iterator[Problem]:
    for code, balance in checks.off_balance(fund.id):
        if balance < 0:
            yield Problem(
                Check.OFF_BALANCE, f"Tài khoản ngoại bảng {code} âm {format_vnd(-balance)}."
            )


def _numbers(fund: SupportFund) -> Iterator[Problem]:
    for contract_id in checks.contracts_with_gaps(fund.id):
        yield Problem(Check.NUMBERS, "Số thứ tự sự kiện không liền nhau.", contract_id)
    taken: dict[tuple[str, str], list[int]] = defaultdict(list)
    for receipt in checks.receipts(fund.id):
        symbol, _, rest = receipt.partition(" ")
        number, _, year = rest.partition("/")
        taken[symbol, year].append(int(number))
    for (symbol, year), numbers in sorted(taken.items()):
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield Problem(Check.NUMBERS, f"Số {symbol} năm {year} không liền nhau.")


def _provisions(fund: SupportFund) -> Iterator[Problem]:
    """Compare the newest closed month with what its end found, loan by loan."""
    closed = months.last_closed(fund.id)
    month = closing.month_row(fund.id, closed) if closed else None
    if month is None:
        return
    on = month_end(month.month)
    for contracts in checks.portions(fund.id):
        ids = [one.id for one in contracts]
        booked, kept = ledger.positions(ids, on), closing.kept_of(month.id, ids)
        for one in contracts:
            for text in month_problems(one.number, booked[one.id], kept.get(one.id, Kept())):
                yield Problem(Check.PROVISION, text, one.id)
        _let_go(contracts)
    required = general_provision(closing.risk_balances(month.id), on).amount or 0
    booked_general = -ledger.role_balance(fund.id, Role.PROVISION_GENERAL, on)
    if booked_general != required:
        yield Problem(
            Check.PROVISION,
            f"Dự phòng chung cuối tháng khóa sổ {format_vnd(booked_general)}, phải là "
            f"{format_vnd(required)}.",
        )


def _loans(fund: SupportFund) -> Iterator[Problem]:
    for contracts in checks.portions(fund.id):
        booked = ledger.positions([one.id for one in contracts])
        for contract, read in zip(contracts, loans.readers(contracts), strict=True):
            try:
                loan = read()
                run = run_of(loan, loans.days_of(loan))
            except FAULTS as fault:
                yield Problem(
                    Check.REPLAY,
                    f"Hợp đồng {contract.number}: không tính lại được. {reason_of(fault)}",
                    contract.id,
                )
                continue
            kept = {name: getattr(contract, name) for name in Copied.__dataclass_fields__}
            copied = copied_of(loan, run)
            if contract.stage == Stage.TAKEN_BACK.value:
                copied = replace(copied, stage=Stage.TAKEN_BACK)
            for text in copied_problems(contract.number, kept, copied):
                yield Problem(Check.REPLAY, text, contract.id)
            figures = figures_of(run) if run else Figures()
            for text in position_problems(contract.number, booked[contract.id], figures):
                yield Problem(Check.POSITION, text, contract.id)
        _let_go(contracts)


def _let_go(contracts: Sequence[LoanContract]) -> None:
    """Forget what a portion loaded: a hundred thousand loans do not fit in memory at once."""
    db.session.expire_all()


_LOOKS: tuple[Callable[[SupportFund], Iterator[Problem]], ...] = (
    _journals,
    _events,
    _ledger,
    _sources,
    _off_balance,
    _numbers,
    _loans,
    _provisions,
)
