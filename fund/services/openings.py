"""Taking running loans over from an older book (nhập số dư đầu kỳ): read, corrected, confirmed by another."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from audit import services as audit
from coop_registry.reading.sheets import Sheet
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.text import clean, fold
from fund.models import BookImport, LoanContract, SupportFund
from fund.queries import borrowers, funds, imports
from fund.rules.books.contracts import ProposalState, number_scope
from fund.rules.takeover.judging import WRITTEN, Judged, RowState, Usual, judge_row, with_changes
from fund.rules.takeover.keeping import from_json, to_json, typed
from fund.rules.takeover.kinds import ImportKind
from fund.rules.takeover.rows import read_books
from fund.rules.terms import Method
from fund.services import deciding
from fund.services.deciding import decide, refuse_decided
from fund.services.taking_over import TakenOver, take_loan


@dataclass(frozen=True, slots=True)
class LoanFile:
    """A loan book to be taken over (tệp sổ cho vay), already read."""

    filename: str
    content: bytes
    sheets: Sequence[Sheet]
    usual: Usual
    source_id: int


def begin(fund: SupportFund, file: LoanFile, *, actor_id: int, on: date) -> BookImport:
    """Keep the rows of a loan book to be looked at; the same file again finds the first."""
    usual = file.usual
    if usual.on > on:
        raise RuleViolation("Ngày chuyển sổ không được sau hôm nay.", field="on")
    digest = hashlib.sha256(file.content).hexdigest()
    known = imports.same_file(fund.id, ImportKind.LOANS, usual.on, digest)
    if known is not None:
        return known
    rows = read_books(file.sheets)
    if not rows:
        raise RuleViolation(
            "Không thấy khoản vay nào trong tệp. Tệp phải có dòng tiêu đề với Tên khách hàng, Số hợp "
            "đồng, Dư nợ…; hoặc mỗi khách hàng một trang với Ngày, Giải ngân, Thu gốc, Thu lãi.",
            field="file",
        )
    made = BookImport(
        fund_id=fund.id,
        kind=ImportKind.LOANS.value,
        state=ProposalState.WAITING.value,
        on=usual.on,
        filename=clean(file.filename)[:200],
        sha256=digest,
        chosen={
            "source_id": file.source_id,
            "method": usual.method.value,
            "principal_every_months": usual.principal_every_months,
            "interest_every_months": usual.interest_every_months,
            "overdue_factor": usual.overdue_factor,
            "late_interest_rate": usual.late_interest_rate,
        },
        rows=[to_json(row) for row in rows],
        changes={},
        made_by_id=actor_id,
        made_at=now_utc(),
    )
    db.session.add(made)
    db.session.flush()
    note(fund.id, "fund.import_made", actor_id, made)
    return made


def note(
    fund_id: int, action: str, actor_id: int, made: BookImport, reason: str | None = None
) -> None:
    """Write to the log what was done with a file."""
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="fund",
        subject_id=fund_id,
        changes={"import_file": (None, made.filename), "import_on": (None, made.on.isoformat())},
        reason=reason,
    )


def judged(made: BookImport) -> list[tuple[Judged, str | None]]:
    """Return every row judged, with the customer it is of; what is kept already is told so."""
    usual = _usual(made)
    rows = [
        with_changes(from_json(one), typed(_values(made, place)))
        for place, one in enumerate(made.rows)
    ]
    names = [str(row.values.get("borrower") or "") for row in rows]
    bearers = imports.customers_of(names, made.on)
    kept = imports.kept_numbers(made.fund_id)
    found: list[tuple[Judged, str | None]] = []
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        one = judge_row(row, usual)
        chosen = made.changes.get(str(place), {}).get("customer")
        customer = _customer(one, chosen, bearers.get(name, []), made.on)
        number = fold(str(row.values.get("number") or "")).replace(" ", "")
        year = (row.values.get("signed_on") or row.values.get("start") or made.on).year
        scope = number_scope(str(row.values.get("number") or ""), year), number
        _place(one, made, place, scope in kept)
        if one.state in WRITTEN:
            kept = kept | {scope}
        found.append((one, customer))
    return found


def _values(made: BookImport, place: int) -> Mapping[str, Any]:
    return made.changes.get(str(place), {}).get("values", {})  # type: ignore[no-any-return] # kept by `correct`


def _usual(made: BookImport) -> Usual:
    chosen = made.chosen
    return Usual(
        on=made.on,
        method=Method(chosen["method"]),
        principal_every_months=chosen["principal_every_months"],
        interest_every_months=chosen["interest_every_months"],
        overdue_factor=chosen["overdue_factor"],
        late_interest_rate=chosen["late_interest_rate"],
    )


def _customer(one: Judged, chosen: str | None, bearers: list[str], on: date) -> str | None:
    """Return who borrows; nobody is guessed where several bear the name."""
    if chosen:
        return chosen
    if one.state in (RowState.REJECTED, RowState.SKIPPED):
        return bearers[0] if len(bearers) == 1 else None
    if len(bearers) == 1:
        return bearers[0]
    words = (
        "Nhiều người, tổ chức trong sổ đăng ký cùng tên này; hãy chọn."
        if bearers
        else "Chưa thấy khách hàng này trong sổ đăng ký; hãy chọn, hoặc ghi vào sổ đăng ký trước."
    )
    one.refuse(words)
    return None


def _place(one: Judged, made: BookImport, place: int, is_kept: bool) -> None:
    """Leave out what a person skipped and what the books hold already."""
    if made.changes.get(str(place), {}).get("skip"):
        one.state = RowState.SKIPPED
    elif is_kept and one.state in WRITTEN:
        one.state = RowState.KNOWN
        one.doubts.append("Hợp đồng này đã có trên sổ; không ghi lại.")


def correct(
    made: BookImport,
    place: int,
    values: Mapping[str, Any],
    *,
    customer: str | None,
    skip: bool,
    actor_id: int,
) -> None:
    """Keep what a person corrected of a row; the file's own words stay beside it."""
    refuse_decided(made)
    if customer and borrowers.customer_name(customer, made.on) is None:
        raise RuleViolation("Không có khách hàng này trong sổ đăng ký.", field="customer")
    changed = {"values": dict(values), "customer": customer, "skip": skip, "by": actor_id}
    made.changes = {**made.changes, str(place): changed}
    db.session.flush()


def confirm(import_id: int, *, actor_id: int) -> BookImport:
    """Take the loans over as the second person; confirmed before, nothing more happens."""
    made = imports.locked(import_id)
    if made.state == ProposalState.CONFIRMED.value:
        return made
    refuse_decided(made)
    if actor_id in {made.made_by_id, *(one["by"] for one in made.changes.values())}:
        raise RuleViolation("Người nhập, sửa tệp không tự duyệt; hãy để người khác duyệt.")
    fund = funds.locked(made.fund_id)
    found = judged(made)
    written = []
    for one, customer in found:
        if one.state in WRITTEN and customer is not None:
            written.append(_take(fund, made, one, customer))
    if not written:
        raise RuleViolation("Không có dòng nào ghi được; hãy sửa các dòng bị từ chối.")
    made.outcome = {
        "written": [contract.id for contract in written],
        "rows": [_told(one) for one, _ in found],
    }
    decide(made, ProposalState.CONFIRMED, actor_id)
    note(fund.id, "fund.import_confirmed", actor_id, made)
    return made


def _take(fund: SupportFund, made: BookImport, one: Judged, customer: str) -> LoanContract:
    try:
        return take_loan(
            fund,
            TakenOver(one, customer, made.chosen["source_id"], made.on),
            actor_id=made.made_by_id,
        )
    except RuleViolation as refusal:
        where = f"Trang “{one.row.sheet}”, dòng {one.row.number}: "
        raise RuleViolation(f"{where}{refusal}") from refusal


def _told(one: Judged) -> dict[str, Any]:
    """Return what is kept of a row for ever: its differences and doubts."""
    return {
        "sheet": one.row.sheet,
        "number": one.row.number,
        "state": one.state.value,
        "doubts": one.doubts,
        "differences": [[each.what, each.book, each.engine] for each in one.differences],
    }


def turn_down(made: BookImport, reason: str, *, actor_id: int) -> None:
    """Turn a file down, or take one's own back."""
    made = imports.locked(made.id)
    own = deciding.turn_down(made, reason, actor_id=actor_id)
    action = "fund.import_withdrawn" if own else "fund.import_rejected"
    note(made.fund_id, action, actor_id, made, made.decision_reason)
