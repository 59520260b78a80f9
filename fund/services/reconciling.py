"""The month's trial balance of the accounting software (đối chiếu với phần mềm kế toán).

What disagrees on accounts that loans move is refused with the list; the rest becomes one summary
voucher that a second person confirms. As opening balances it closes the account of the take-over.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from coop_registry.reading.sheets import Sheet
from core.clock import now_utc
from core.dates import add_months
from core.db import db
from core.errors import RuleViolation
from core.money import format_vnd
from core.text import clean
from fund.models import Account, BookImport, SupportFund
from fund.queries import funds, imports, ledger
from fund.queries.books import turnovers
from fund.rules.books.contracts import JournalKind, ProposalState
from fund.rules.books.entries import LineEntry, VoucherEntry
from fund.rules.books.kept_books import Span
from fund.rules.books.opening_entry import OPENING_CODE
from fund.rules.books.roles import AccountKind, Role, Side
from fund.rules.takeover.kinds import ImportKind
from fund.rules.takeover.trial_balance import (
    STRICT,
    Compared,
    LineState,
    Ours,
    TheirLine,
    compare,
    imbalance,
    read_trial_balance,
)
from fund.services.deciding import decide, refuse_decided
from fund.services.journals import Head, refuse_closed, write_lines
from fund.services.openings import note
from fund.services.taking_over import opening_account
from fund.services.vouchers import confirm_voucher, make_voucher


@dataclass(frozen=True, slots=True)
class TrialFile:
    """A trial balance to be compared, already read."""

    filename: str
    content: bytes
    sheets: Sequence[Sheet]
    #: First day of its month.
    month: date
    is_opening: bool = False


def begin(fund: SupportFund, file: TrialFile, *, actor_id: int, on: date) -> BookImport:
    """Keep a trial balance to be looked at; the same file again finds the first."""
    last = _last_day(file.month)
    if last > on:
        raise RuleViolation("Tháng này chưa hết; hãy nhập sau ngày cuối tháng.", field="month")
    digest = hashlib.sha256(file.content).hexdigest()
    known = imports.same_file(fund.id, ImportKind.TRIAL_BALANCE, last, digest)
    if known is not None:
        return known
    read = read_trial_balance(file.sheets)
    if read.problems:
        raise RuleViolation(" ".join(read.problems[:5]), field="file")
    kinds = {one.code: AccountKind(one.kind) for one in ledger.chart(fund.id)}
    apart = imbalance(read.lines, kinds)
    if apart:
        raise RuleViolation(
            f"Bảng của phần mềm không cân: số dư Nợ và Có cuối kỳ lệch {format_vnd(abs(apart))}.",
            field="file",
        )
    made = BookImport(
        fund_id=fund.id,
        kind=ImportKind.TRIAL_BALANCE.value,
        state=ProposalState.WAITING.value,
        on=last,
        filename=clean(file.filename)[:200],
        sha256=digest,
        chosen={"is_opening": file.is_opening},
        rows=[asdict(line) for line in read.lines],
        changes={},
        made_by_id=actor_id,
        made_at=now_utc(),
    )
    db.session.add(made)
    db.session.flush()
    note(fund.id, "fund.import_made", actor_id, made)
    return made


def _last_day(month: date) -> date:
    return date.fromordinal(add_months(month.replace(day=1), 1).toordinal() - 1)


def compared(made: BookImport) -> list[Compared]:
    """Return every account of the file beside ours, as the books stand now."""
    found = turnovers.turnovers(made.fund_id, Span(made.on.replace(day=1), made.on))
    roles = ledger.accounts_by_role(made.fund_id)
    strict = frozenset(roles[role].code for role in STRICT if role in roles)
    ours = Ours({one.code: one for one in found}, strict)
    lines = [TheirLine(**one) for one in made.rows]
    return compare(lines, ours, is_opening=made.chosen["is_opening"])


def confirm(import_id: int, *, actor_id: int, on: date) -> BookImport:
    """Take over what is ours to take, as the second person; disagreement is refused with its list."""
    made = imports.locked(import_id)
    if made.state == ProposalState.CONFIRMED.value:
        return made
    refuse_decided(made)
    if made.made_by_id == actor_id:
        raise RuleViolation("Người nhập tệp không tự duyệt; hãy để người khác duyệt.")
    fund = funds.locked(made.fund_id)
    found = compared(made)
    wrong = [one for one in found if one.state in (LineState.DIFFERENT, LineState.UNKNOWN)]
    if wrong:
        told = "; ".join(f"{one.code}: {one.why}" for one in wrong[:8])
        raise RuleViolation(f"Còn {len(wrong)} tài khoản chưa khớp, chưa ghi gì. {told}")
    refuse_closed(fund.id, made.on)
    taken = [one for one in found if one.state is LineState.TAKEN]
    if made.chosen["is_opening"]:
        vouchers = _open(fund, made, taken)
    else:
        vouchers = _vouchers(fund, made, taken, actor_id, on)
    made.outcome = {"vouchers": vouchers, "taken": [one.code for one in taken]}
    decide(made, ProposalState.CONFIRMED, actor_id)
    note(fund.id, "fund.import_confirmed", actor_id, made)
    return made


def _vouchers(
    fund: SupportFund, made: BookImport, taken: Sequence[Compared], actor_id: int, on: date
) -> list[int]:
    """Make and confirm the summary vouchers: the balance sheet, and what stands off it."""
    found = []
    for name, is_off in (("trong bảng", False), ("ngoại bảng", True)):
        lines = [
            LineEntry(one.code, side, amount)
            for one in taken
            if (one.ours is not None and one.ours.kind is AccountKind.OFF_BALANCE) == is_off
            for side, amount in ((Side.DEBIT, one.debit), (Side.CREDIT, one.credit))
            if amount
        ]
        if not lines:
            continue
        entry = VoucherEntry(
            on=made.on,
            text=f"Tổng hợp số liệu tháng {made.on:%m/%Y} từ phần mềm kế toán, tài khoản {name}",
            key=f"import-{made.id}-{int(is_off)}",
            lines=lines,
            document=f"Bảng cân đối tài khoản “{made.filename}”"[:300],
        )
        voucher = make_voucher(fund, entry, actor_id=made.made_by_id, on=on)
        confirm_voucher(voucher.id, actor_id=actor_id)
        found.append(voucher.id)
    return found


def _open(fund: SupportFund, made: BookImport, taken: Sequence[Compared]) -> list[int]:
    """Post the other opening balances against the account of the take-over (số dư đầu kỳ)."""
    lines: list[tuple[Role | None, Account, int]] = []
    rest = 0
    for one in taken:
        account = ledger.account_by_code(fund.id, one.code)
        amount = one.debit - one.credit
        if account is None or one.code == OPENING_CODE:
            continue
        lines.append((None, account, amount))
        rest -= 0 if account.kind == AccountKind.OFF_BALANCE else amount
    if rest:
        lines.append((None, opening_account(fund, made.made_by_id), rest))
    if lines:
        write_lines(
            Head(
                fund_id=fund.id,
                on=made.on,
                kind=JournalKind.OPENING,
                text=f"Số dư đầu kỳ theo bảng cân đối tài khoản “{made.filename}”.",
                actor_id=made.made_by_id,
            ),
            lines,
        )
    return []
