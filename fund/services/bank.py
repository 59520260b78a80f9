"""Statements of the bank: each line kept once, matched with an entry when a person says so."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from audit import services as audit
from coop_registry.reading.sheets import Sheet
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from core.money import format_number, format_vnd
from core.text import clean
from fund.models import BankLine, BankStatement, SupportFund
from fund.queries import bank, funds
from fund.rules.bank.matching import NEAR, BankSide, apart
from fund.rules.bank.statements import StatementLine, StatementRead, read_statement


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A statement to be kept, already read into sheets."""

    filename: str
    content: bytes
    sheets: Sequence[Sheet]


def take_statement(
    fund: SupportFund, file: StatementFile, *, actor_id: int, on: date
) -> BankStatement:
    """Keep the lines of a statement; a line that is known is told, the same file finds the first."""
    funds.locked(fund.id)  # two statements with the same line at once: the second finds the first's
    digest = hashlib.sha256(file.content).hexdigest()
    known = bank.same_file(fund.id, digest)
    if known is not None:
        return known
    read = read_statement(file.sheets)
    _refuse(read, on)
    new, told = _new_lines(fund.id, read)
    if not new:
        raise RuleViolation(
            "Mọi dòng của tệp đã có từ sao kê nhập trước; không ghi thêm dòng nào.", field="file"
        )
    made = BankStatement(
        fund_id=fund.id,
        filename=clean(file.filename)[:200],
        sha256=digest,
        first_on=min(line.on for line in read.lines),
        last_on=max(line.on for line in read.lines),
        closing_vnd=read.closing,
        told=told,
        made_by_id=actor_id,
        made_at=now_utc(),
    )
    db.session.add(made)
    db.session.flush()
    db.session.add_all(_row(made, line) for line in new)
    db.session.flush()
    _note(made, "fund.statement_taken", actor_id)
    return made


def _refuse(read: StatementRead, on: date) -> None:
    if read.problems:
        raise RuleViolation(" ".join(read.problems[:5]), field="file")
    if not read.lines:
        raise RuleViolation("Sao kê không có dòng nào có số tiền.", field="file")
    late = next((line for line in read.lines if line.on > on), None)
    if late:
        raise RuleViolation(
            f"Dòng {late.number}: ngày {format_date(late.on)} sau hôm nay {format_date(on)}.",
            field="file",
        )


def _new_lines(fund_id: int, read: StatementRead) -> tuple[list[StatementLine], list[str]]:
    """Return the lines not kept yet, and what is told of the others."""
    marks = {mark for line in read.lines for mark in (line.fingerprint, line.former_fingerprint)}
    kept = bank.kept_lines(fund_id, marks)
    here: dict[str, int] = {}
    new, told = [], []
    for line in read.lines:
        words = f"Dòng {line.number} ({format_date(line.on)}, {format_vnd(line.amount)})"
        known = kept.get(line.fingerprint) or kept.get(line.former_fingerprint)
        if known:
            number, filename = known
            told.append(f"{words} đã có ở dòng {number} của tệp “{filename}”; không ghi lại.")
        elif line.fingerprint in here:
            told.append(f"{words} trùng dòng {here[line.fingerprint]} của tệp; chỉ giữ một dòng.")
        else:
            here[line.fingerprint] = line.number
            new.append(line)
    told += [f"Dòng {number} có số tiền nhưng không có ngày; bỏ qua." for number in read.left_out]
    return new, told


def _row(made: BankStatement, line: StatementLine) -> BankLine:
    return BankLine(
        fund_id=made.fund_id,
        statement_id=made.id,
        number=line.number,
        on=line.on,
        amount_vnd=line.amount,
        reference=line.reference,
        text=line.text,
        balance_vnd=line.balance,
        fingerprint=line.fingerprint,
    )


def match(made: BankStatement, chosen: Iterable[tuple[int, int]], *, actor_id: int) -> int:
    """Say that lines of a statement are these entries (xác nhận khớp); return how many."""
    funds.locked(made.fund_id)
    done = 0
    for line_id, entry_id in dict(chosen).items():
        done += _match(made, line_id, entry_id, actor_id)
    if not done:
        raise RuleViolation("Chưa chọn dòng nào, hoặc các dòng này đã được xác nhận.")
    db.session.flush()
    _note(made, "fund.statement_matched", actor_id, bank_lines=done)
    return done


def _match(made: BankStatement, line_id: int, entry_id: int, actor_id: int) -> bool:
    """Match one line; one that was matched with the same entry before stays as it is."""
    line, booked = bank.line(line_id), bank.entry(made.fund_id, entry_id)
    if line is None or booked is None or line.statement_id != made.id or made.voided_at:
        raise RuleViolation("Dòng sao kê hoặc bút toán này không còn; hãy tải lại trang.")
    if line.entry_id == entry_id:
        return False
    if line.entry_id or bank.is_matched(entry_id):
        raise RuleViolation(
            f"Dòng {line.number} hoặc bút toán {booked.document} đã khớp với dòng khác."
        )
    if apart(BankSide(line.id, line.on, line.amount_vnd), booked.side) is None:
        raise RuleViolation(
            f"Dòng {line.number} không khớp bút toán {booked.document}: phải cùng số tiền và cách nhau "
            f"nhiều nhất {NEAR} ngày."
        )
    line.entry_id, line.matched_by_id, line.matched_at = entry_id, actor_id, now_utc()
    return True


def unmatch(line: BankLine, *, actor_id: int) -> None:
    """Take a match back (bỏ khớp); the line waits again."""
    funds.locked(line.fund_id)
    db.session.refresh(line)
    if line.entry_id is None:
        raise RuleViolation("Dòng này chưa khớp với bút toán nào.")
    line.entry_id = line.matched_by_id = line.matched_at = None
    db.session.flush()
    made = db.session.get_one(BankStatement, line.statement_id)
    _note(made, "fund.statement_unmatched", actor_id, bank_row=line.number)


def put_aside(made: BankStatement, reason: str, *, actor_id: int) -> None:
    """Put a statement aside that was taken by mistake (bỏ sao kê); its lines stay, but do not count."""
    funds.locked(made.fund_id)
    db.session.refresh(made)
    if made.voided_at is not None:
        raise RuleViolation("Sao kê này đã được bỏ.")
    if not clean(reason):
        raise RuleViolation("Hãy ghi lý do.", field="reason")
    lines = bank.lines_of(made.id)
    matched = [line for line in lines if line.entry_id]
    if matched:
        raise RuleViolation(
            f"Còn {format_number(len(matched))} dòng đã xác nhận khớp; hãy bỏ khớp các dòng đó trước."
        )
    for line in lines:
        line.fingerprint = None
    made.voided_by_id, made.voided_at, made.void_reason = actor_id, now_utc(), clean(reason)
    db.session.flush()
    _note(made, "fund.statement_put_aside", actor_id, reason=made.void_reason)


def _note(
    made: BankStatement, action: str, actor_id: int, *, reason: str | None = None, **changes: int
) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="fund",
        subject_id=made.fund_id,
        changes={
            "import_file": (None, made.filename),
            **{name: (None, value) for name, value in changes.items()},
        },
        reason=reason,
    )
