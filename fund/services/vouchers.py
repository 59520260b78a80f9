"""Vouchers (phiếu kế toán): made by one person, posted when another confirms."""

from datetime import date

from audit import services as audit
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import Account, Journal, SupportFund, Voucher, VoucherLine
from fund.queries import ledger, waiting
from fund.rules.books.contracts import JournalKind, ProposalState
from fund.rules.books.entries import VoucherEntry, check_voucher
from fund.rules.books.roles import HELD_ROLES, AccountKind, Role, Side, is_under
from fund.services.deciding import decide, refuse_decided, turn_down
from fund.services.journals import Head, refuse_closed, write_lines
from reference.services import next_number


def make_voucher(fund: SupportFund, entry: VoucherEntry, *, actor_id: int, on: date) -> Voucher:
    """Make a voucher (lập phiếu); accounts that follow loans take no line by hand."""
    known = waiting.voucher_by_key(entry.key)
    if known is not None:
        return known
    if entry.on > on:
        raise RuleViolation(f"Ngày hạch toán không được sau hôm nay {format_date(on)}.", field="on")
    accounts = [_account(fund, line.code) for line in entry.lines]
    check_voucher(entry, [AccountKind(account.kind) for account in accounts])
    if not clean(entry.text):
        raise RuleViolation("Hãy ghi diễn giải.", field="text")
    refuse_closed(fund.id, entry.on)
    voucher = Voucher(
        fund_id=fund.id,
        state=ProposalState.WAITING.value,
        on=entry.on,
        text=clean(entry.text),
        document=clean(entry.document) if entry.document else None,
        key=entry.key,
        made_by_id=actor_id,
        made_at=now_utc(),
    )
    db.session.add(voucher)
    db.session.flush()
    db.session.add_all(
        VoucherLine(
            voucher_id=voucher.id,
            position=place,
            account_id=account.id,
            side=line.side.value,
            amount_vnd=line.amount,
            note=clean(line.note) if line.note else None,
        )
        for place, (line, account) in enumerate(zip(entry.lines, accounts, strict=True), start=1)
    )
    db.session.flush()
    _note(voucher, "fund.voucher_made", actor_id)
    return voucher


def _account(fund: SupportFund, code: str) -> Account:
    account = ledger.account_by_code(fund.id, clean(code))
    if account is None or not account.is_open:
        raise RuleViolation(
            f"Không có tài khoản {clean(code)} đang mở trong hệ thống tài khoản.", field="lines"
        )
    _refuse_summary(fund, account)
    controlled = {
        one.code for role, one in ledger.accounts_by_role(fund.id).items() if role in HELD_ROLES
    }
    if any(account.code == code or is_under(account.code, code) for code in controlled):
        raise RuleViolation(
            f"Tài khoản {account.code} do sổ khoản vay tự hạch toán; hãy ghi sự kiện của khoản vay.",
            field="lines",
        )
    return account


def _refuse_summary(fund: SupportFund, account: Account) -> None:
    """Refuse an account that has accounts under it: only those take entries (tài khoản chi tiết)."""
    under = [
        one for one in ledger.chart(fund.id) if one.is_open and is_under(one.code, account.code)
    ]
    if not under:
        return
    held = {one.id for role, one in ledger.accounts_by_role(fund.id).items() if role in HELD_ROLES}
    free = [one.code for one in under if one.id not in held]
    told = (
        f"hãy ghi vào tài khoản chi tiết: {', '.join(free)}"
        if free
        else "các tài khoản chi tiết do sổ khoản vay tự hạch toán; hãy ghi sự kiện của khoản vay"
    )
    raise RuleViolation(
        f"Tài khoản {account.code} là tài khoản tổng hợp, không ghi trực tiếp; {told}.",
        field="lines",
    )


def confirm_voucher(voucher_id: int, *, actor_id: int) -> Journal | None:
    """Confirm a voucher as the second person (duyệt): number and post it.

    Confirmed before, nothing more happens.
    """
    voucher = waiting.voucher_locked(voucher_id)
    if voucher is None:
        raise RuleViolation("Không có phiếu kế toán này.")
    if voucher.state == ProposalState.CONFIRMED.value:
        return None
    refuse_decided(voucher)
    if voucher.made_by_id == actor_id:
        raise RuleViolation("Người lập phiếu không tự duyệt; hãy để người khác duyệt.")
    refuse_closed(voucher.fund_id, voucher.on)
    fund = db.session.get_one(SupportFund, voucher.fund_id)
    for line in waiting.lines_of(voucher.id):  # the chart may have grown since
        _account(fund, db.session.get_one(Account, line.account_id).code)
    journal = write_lines(
        Head(
            fund_id=voucher.fund_id,
            on=voucher.on,
            kind=JournalKind.VOUCHER,
            text=voucher.text,
            actor_id=voucher.made_by_id,
            voucher_id=voucher.id,
        ),
        _signed(voucher),
    )
    voucher.year = voucher.on.year
    voucher.number = next_number(fund.agency_id, "PKT", voucher.year)
    decide(voucher, ProposalState.CONFIRMED, actor_id)
    _note(voucher, "fund.voucher_confirmed", actor_id)
    return journal


def _signed(voucher: Voucher) -> list[tuple[Role | None, Account, int]]:
    """Return the lines with their sign, each with its role where its account has one alone."""
    return [
        (
            None,
            db.session.get_one(Account, line.account_id),
            line.amount_vnd if line.side == Side.DEBIT.value else -line.amount_vnd,
        )
        for line in waiting.lines_of(voucher.id)
    ]


def turn_down_voucher(voucher_id: int, reason: str, *, actor_id: int) -> None:
    """Turn a voucher down, or take one's own back."""
    voucher = waiting.voucher_locked(voucher_id)
    if voucher is None:
        raise RuleViolation("Không có phiếu kế toán này.")
    own = turn_down(voucher, reason, actor_id=actor_id)
    _note(voucher, "fund.voucher_withdrawn" if own else "fund.voucher_rejected", actor_id)


def _note(voucher: Voucher, action: str, actor_id: int) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="fund",
        subject_id=voucher.fund_id,
        changes={"voucher_text": (None, voucher.text)},
        reason=voucher.decision_reason,
    )
