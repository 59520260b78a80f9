"""Taking a wrongly confirmed loan book back (thu hồi chuyển sổ): asked by one, done by another.

Nothing is deleted: the opening postings are reversed on their own day, the contracts stay as taken
back, without balances, and give their numbers free for the right file.
"""

from audit import services as audit
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import Account, BookImport, Journal, LoanContract
from fund.queries import funds, imports, ledger
from fund.rules.books.cached import Copied
from fund.rules.books.contracts import JournalKind, ProposalState, Stage
from fund.rules.books.roles import Role, Side
from fund.rules.takeover.kinds import ImportKind
from fund.services.journals import Head, refuse_closed, write_lines
from fund.services.openings import note
from fund.services.recording import copy_state


def ask_undo(import_id: int, reason: str, *, actor_id: int) -> BookImport:
    """Ask for a confirmed loan book to be taken back, with the reason."""
    made = _confirmed(import_id)
    if made.undo_asked_at is not None:
        raise RuleViolation("Đã có đề nghị thu hồi tệp này; hãy xem đề nghị đó.")
    if not clean(reason):
        raise RuleViolation("Hãy ghi lý do.", field="reason")
    refuse_closed(made.fund_id, made.on)
    _undoable(made)
    made.undo_reason = clean(reason)
    made.undo_asked_by_id, made.undo_asked_at = actor_id, now_utc()
    db.session.flush()
    note(made.fund_id, "fund.import_undo_asked", actor_id, made, made.undo_reason)
    return made


def refuse_undo(import_id: int, *, actor_id: int) -> None:
    """Leave the file as it is; it can be asked for again."""
    made = _asked(import_id)
    note(made.fund_id, "fund.import_undo_refused", actor_id, made, made.undo_reason)
    made.undo_reason = made.undo_asked_by_id = made.undo_asked_at = None
    db.session.flush()


def confirm_undo(import_id: int, *, actor_id: int) -> BookImport:
    """Take the loans back as the second person; what was recorded meanwhile is refused."""
    made = _asked(import_id)
    if made.undo_asked_by_id == actor_id:
        raise RuleViolation("Người đề nghị thu hồi không tự duyệt; hãy để người khác duyệt.")
    refuse_closed(made.fund_id, made.on)
    funds.locked(made.fund_id)
    for contract in _undoable(made):
        _take_back(made, contract, actor_id)
    made.undone_by_id, made.undone_at = actor_id, now_utc()
    db.session.flush()
    note(made.fund_id, "fund.import_undone", actor_id, made, made.undo_reason)
    return made


def _confirmed(import_id: int) -> BookImport:
    made = imports.locked(import_id)
    if made.kind != ImportKind.LOANS.value or made.state != ProposalState.CONFIRMED.value:
        raise RuleViolation("Chỉ thu hồi được tệp sổ cho vay đã duyệt.")
    if made.undone_at is not None:
        raise RuleViolation("Tệp này đã được thu hồi.")
    return made


def _asked(import_id: int) -> BookImport:
    made = _confirmed(import_id)
    if made.undo_asked_at is None:
        raise RuleViolation("Chưa có đề nghị thu hồi tệp này.")
    return made


def _undoable(made: BookImport) -> list[LoanContract]:
    """Return the contracts of a file, locked; refuse when something later stands on one."""
    contracts = imports.written_by(made)
    later = imports.later_on(one.id for one in contracts)
    if later:
        names = ", ".join(one.number for one in contracts if one.id in later)
        raise RuleViolation(
            f"Không thu hồi được: hợp đồng {names} đã có sự kiện, bút toán hoặc đề nghị sau khi chuyển "
            "sổ. Hãy hủy đề nghị đang chờ; việc đã ghi sổ thì sửa từng khoản vay."
        )
    return contracts


def _take_back(made: BookImport, contract: LoanContract, actor_id: int) -> None:
    for journal in imports.openings_of(contract.id):
        _reverse(made, contract, journal, actor_id)
    copy_state(contract, Copied(Stage.TAKEN_BACK), made.on)
    contract.state_on = contract.debt_group = contract.opening = None
    # The number is free again: the right file brings the same contract.
    contract.number_key = f"{contract.number_key[:45]}#{contract.id}"
    contract.version += 1
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="loan.taken_back",
        subject_type="loan",
        subject_id=contract.id,
        changes={"contract_number": (None, contract.number)},
        reason=made.undo_reason,
    )


def _reverse(made: BookImport, contract: LoanContract, journal: Journal, actor_id: int) -> None:
    lines: list[tuple[Role | None, Account, int]] = [
        (
            Role(entry.role) if entry.role else None,
            account,
            -entry.amount_vnd if entry.side == Side.DEBIT.value else entry.amount_vnd,
        )
        for entry, account in ledger.entries_of([journal.id])[journal.id]
    ]
    write_lines(
        Head(
            fund_id=made.fund_id,
            on=journal.on,
            kind=JournalKind.OPENING,
            text=f"Thu hồi số dư đầu kỳ chuyển sổ nhầm (bút toán BT {journal.id}): {made.undo_reason}",
            actor_id=actor_id,
            contract=contract,
        ),
        lines,
    )
