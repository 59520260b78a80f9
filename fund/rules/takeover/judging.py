"""Whether a loan of an older book can be taken over (xét từng dòng), and how it differs from the engine.

The book's balances are facts and are taken over; what the terms say they should be is told beside
them. Contracts before 15/05/2021 keep their own terms (khoản 1 Điều 58 Nghị định 45/2021/NĐ-CP).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.dates import format_date
from core.errors import RuleViolation
from core.money import format_vnd
from fund.rules.due_dates import build_calendar
from fund.rules.reading import Fields
from fund.rules.replay import Loan
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.takeover.expected import Expected, expected_run, last_due
from fund.rules.takeover.rows import BookRow
from fund.rules.terms import Method, Terms
from fund.rules.terms_reading import read_policy, read_terms


class RowState(StrEnum):
    """What becomes of a row (kết quả xét dòng)."""

    CLEAR = "row_clear"
    DOUBTFUL = "row_doubtful"
    REJECTED = "row_rejected"
    KNOWN = "row_known"
    SKIPPED = "row_skipped"


#: Rows that are written when the second person confirms.
WRITTEN = frozenset({RowState.CLEAR, RowState.DOUBTFUL})


@dataclass(frozen=True, slots=True)
class Usual:
    """What the book does not say and the office chose for the file (quy ước của cả tệp)."""

    on: date
    method: Method = Method.EQUAL_PRINCIPAL
    principal_every_months: int = 1
    interest_every_months: int = 1
    overdue_factor: str = "1.5"
    late_interest_rate: str = "0.10"


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of the book beside what the terms give (chênh lệch)."""

    what: str
    book: str
    engine: str


@dataclass
class Judged:
    """A row with what was found out (dòng đã xét)."""

    row: BookRow
    state: RowState = RowState.CLEAR
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    terms: dict[str, Any] = field(default_factory=dict)
    policy: dict[str, str] = field(default_factory=dict)
    opening: dict[str, Any] = field(default_factory=dict)
    group: int = 1
    provision: int = 0

    def refuse(self, problem: str) -> None:
        """Say why the row cannot be taken."""
        self.problems.append(problem)
        self.state = RowState.REJECTED


_NEEDED = {
    "borrower": "tên khách hàng",
    "number": "số hợp đồng",
    "start": "ngày giải ngân",
    "principal": "số tiền vay",
    "term_months": "thời hạn vay",
    "annual_rate": "lãi suất",
    "balance": "dư nợ",
}


def judge_row(row: BookRow, usual: Usual) -> Judged:
    """Judge one row by itself; who borrows and what is already kept is judged by the caller."""
    found = Judged(row, doubts=list(dict.fromkeys(row.doubts)))
    missing = [words for name, words in _NEEDED.items() if row.values.get(name) in (None, "")]
    if missing:
        found.refuse(f"Chưa có {', '.join(missing)}.")
        return found
    found.terms, found.policy = _terms(row.values, usual), _policy(usual)
    try:
        terms = read_terms(Fields(found.terms))
        policy = read_policy(Fields(dict(found.policy)), terms.start)
        build_calendar(terms, PLAIN_WEEK)
    except RuleViolation as refusal:
        found.refuse(f"Điều khoản không dùng được: {refusal}")
        return found
    if not _amounts(found, terms, usual.on):
        return found
    loan = Loan(terms, usual.on, policy)
    _compare(found, loan, usual.on)
    if found.state is RowState.CLEAR and (found.doubts or found.differences):
        found.state = RowState.DOUBTFUL
    return found


def _terms(values: Mapping[str, Any], usual: Usual) -> dict[str, Any]:
    method = Method(values.get("method") or usual.method)
    rate = values["annual_rate"]
    return {
        "principal": values["principal"],
        "annual_rate": f"{Decimal(rate):f}",
        "start": values["start"].isoformat(),
        "term_months": values["term_months"],
        "method": method.value,
        "principal_every_months": values.get("principal_every") or usual.principal_every_months,
        "interest_every_months": values.get("interest_every") or usual.interest_every_months,
    }


def _policy(usual: Usual) -> dict[str, str]:
    return {
        "overdue_factor": usual.overdue_factor,
        "late_interest_rate": usual.late_interest_rate,
    }


def _amounts(found: Judged, terms: Terms, on: date) -> bool:
    """Check the book's own arithmetic; tell whether the balances can be taken."""
    values = found.row.values
    balance, collected = values["balance"], values.get("collected")
    disbursed = values.get("disbursed") or terms.principal
    if terms.start > on:
        found.refuse(f"Giải ngân ngày {format_date(terms.start)}, sau ngày chuyển sổ.")
    if balance > terms.principal:
        found.refuse(
            f"Dư nợ {format_vnd(balance)} lớn hơn số tiền vay {format_vnd(terms.principal)}."
        )
    if disbursed > terms.principal:
        found.refuse(f"Đã giải ngân {format_vnd(disbursed)}, quá số tiền vay.")
    if (values.get("overdue") or 0) > balance:
        found.refuse("Gốc quá hạn lớn hơn dư nợ.")
    if found.problems:
        return False
    if not balance and not values.get("interest"):
        found.state = RowState.SKIPPED
        found.doubts.append("Không còn dư nợ và lãi: không có gì để chuyển sổ.")
        return False
    if collected is not None and disbursed - collected != balance:
        found.doubts.append(
            f"Đã giải ngân {format_vnd(disbursed)} trừ gốc đã thu {format_vnd(collected)} không bằng dư "
            f"nợ {format_vnd(balance)} của sổ; lấy dư nợ của sổ."
        )
    found.row.values["disbursed"] = disbursed
    return True


def _compare(found: Judged, loan: Loan, on: date) -> None:
    """Tell how the book differs from what the terms give, and make the opening of both."""
    values = found.row.values
    try:
        run = expected_run(found.row, loan)
    except RuleViolation as refusal:
        found.doubts.append(f"Không tính lại được từ điều khoản: {refusal}")
        run = None
    engine = Expected.of(run) if run else None
    group = values.get("group")
    if group is None:
        group = engine.group if engine and engine.group else 1
        found.doubts.append(f"Sổ không ghi nhóm nợ; lấy nhóm {group} theo số chương trình tính.")
    interest = values.get("interest")
    if interest is None:
        interest = engine.interest if engine else 0
        found.doubts.append(
            f"Sổ không ghi lãi còn phải thu; lấy số chương trình tính {format_vnd(interest)}."
        )
    if values.get("overdue") is None:
        values["overdue"] = min(engine.overdue if engine else 0, values["balance"])
        found.doubts.append(
            "Sổ không ghi gốc quá hạn; lấy số chương trình tính "
            f"{format_vnd(values['overdue'])}, hãy xem lại."
        )
    found.group, found.provision = group, values.get("provision") or 0
    if engine:
        _differ(found, "Dư nợ gốc", values["balance"], engine.principal)
        _differ(found, "Gốc quá hạn", values["overdue"], engine.overdue)
        _differ(found, "Lãi còn phải thu", interest, engine.interest)
        if engine.group is not None and engine.group != group:
            found.differences.append(Difference("Nhóm nợ", str(group), str(engine.group)))
    found.opening = _opening(found, loan, interest, engine, on)


def _differ(found: Judged, what: str, book: int, engine: int) -> None:
    if book != engine:
        found.differences.append(Difference(what, format_vnd(book), format_vnd(engine)))


def _opening(
    found: Judged, loan: Loan, interest: int, engine: Expected | None, on: date
) -> dict[str, Any]:
    """Return the balances the loan begins with, as the loan's JSON has them."""
    values = found.row.values
    overdue = values["overdue"]
    late = min(interest, engine.due_interest) if engine else (interest if overdue else 0)
    since = values.get("overdue_since")
    if (overdue or late) and since is None:
        since = _overdue_since(found, loan, overdue, engine, on)
    told: dict[str, Any] = {
        "on": on.isoformat(),
        "disbursed": values["disbursed"],
        "principal": values["balance"],
        "overdue_principal": overdue,
        "overdue_interest": late,
        "overdue_since": since.isoformat() if since and (overdue or late) else None,
        "running_interest": interest - late,
        "restructures": values.get("restructures") or 0,
        "until": values["until"].isoformat() if values.get("until") else None,
        "provision_used_on": values["off_since"].isoformat() if values.get("off_since") else None,
    }
    return told


def _overdue_since(
    found: Judged, loan: Loan, overdue: int, engine: Expected | None, on: date
) -> date:
    """Return the first overdue day that the book does not name, told for a person to look at.

    Where the book denies overdue principal, it is the first date of unpaid interest.
    """
    since = (engine.since if overdue else engine.interest_since) if engine else None
    words = "kỳ đầu tiên chưa trả đủ gốc, lãi" if overdue else "kỳ trả lãi đầu tiên chưa trả"
    if since is None:
        since, words = last_due(loan, on), "kỳ đến hạn gần nhất"
    found.doubts.append(
        f"Sổ có nợ quá hạn mà không ghi từ ngày nào; lấy ngày {format_date(since)} ({words}), hãy xem "
        "lại."
    )
    return since


def with_changes(row: BookRow, changes: Mapping[str, Any]) -> BookRow:
    """Return a row with what a person corrected; a value that was typed is no doubt any more."""
    if not changes:
        return row
    return replace(row, values={**row.values, **changes}, doubts=[])


def counted(judged: Sequence[Judged]) -> dict[RowState, int]:
    """Return how many rows there are of each kind."""
    return {state: sum(one.state is state for one in judged) for state in RowState}
