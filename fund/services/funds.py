"""Opening a fund; its sources, capital and policies (Quỹ, nguồn vốn, vốn, quy định nội bộ)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from audit import services as audit
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import CapitalFact, FundingSource, FundPolicy, SupportFund
from fund.queries import funds, ledger
from fund.rules.books.policies import PolicyEntry, check_value
from fund.rules.books.roles import CapitalPart, FundModel, Regime, Role, SourceKind
from fund.rules.terms import RiskBearer
from fund.services.charts import begin_chart


@dataclass(frozen=True, slots=True)
class FundEntry:
    """A fund to be opened."""

    name: str
    model: FundModel
    unit_id: int
    agency_id: int
    regime: Regime
    books_from: date
    is_demo: bool = False


def open_fund(entry: FundEntry, *, actor_id: int) -> SupportFund:
    """Open the fund of the province with its chart and its own capital as first source."""
    if funds.current() is not None:
        raise RuleViolation(
            "Đã khai báo Quỹ; mỗi tỉnh chỉ thành lập một Quỹ.",
            article="khoản 1 Điều 15 Nghị định 45/2021/NĐ-CP",
        )
    fund = SupportFund(
        name=clean(entry.name),
        model=entry.model.value,
        unit_id=entry.unit_id,
        agency_id=entry.agency_id,
        regime=entry.regime.value,
        is_demo=entry.is_demo,
        books_from=entry.books_from,
        created_at=now_utc(),
    )
    db.session.add(fund)
    db.session.flush()
    begin_chart(fund)
    add_source(
        fund, "Vốn chủ sở hữu", SourceKind.OWN, RiskBearer.FUND, entry.books_from, actor_id=actor_id
    )
    _note(fund, "fund.opened", actor_id, fund_name=fund.name, books_from=entry.books_from)
    return fund


def add_source(
    fund: SupportFund,
    name: str,
    kind: SourceKind,
    bearer: RiskBearer,
    start_on: date,
    *,
    actor_id: int,
    document: str | None = None,
) -> FundingSource:
    """Add a source of capital; our own money is lent at our own risk."""
    if kind is not SourceKind.TRUST and bearer is RiskBearer.TRUSTOR:
        raise RuleViolation(
            "Chỉ vốn nhận ủy thác mới có thể do bên ủy thác chịu rủi ro.",
            field="risk_bearer",
            article="khoản 2 Điều 28 Nghị định 45/2021/NĐ-CP",
        )
    source = FundingSource(
        fund_id=fund.id,
        name=clean(name),
        kind=kind.value,
        risk_bearer=bearer.value,
        document=document,
        start_on=start_on,
    )
    db.session.add(source)
    db.session.flush()
    _note(fund, "fund.source_added", actor_id, source_name=source.name)
    return source


def enter_capital(
    fund: SupportFund,
    part: CapitalPart,
    on: date,
    amount_vnd: int,
    document: str,
    *,
    actor_id: int,
) -> CapitalFact:
    """Type a part of the equity as of a day; it counts once somebody else confirmed it.

    Once the charter capital is in the books, both figures of the limits come from there.
    """
    if ledger.role_balance(fund.id, Role.CHARTER_CAPITAL, on):
        raise RuleViolation(
            f"Vốn điều lệ ngày {format_date(on)} đã có trên sổ kế toán; hãy lập phiếu kế toán.",
            field="on",
        )
    if amount_vnd < 0 and part not in (CapitalPart.UNDISTRIBUTED, CapitalPart.REVALUATION):
        raise RuleViolation("Số tiền không được âm.", field="amount_vnd")
    fact = CapitalFact(
        fund_id=fund.id,
        part=part.value,
        on=on,
        amount_vnd=amount_vnd,
        document=clean(document),
        entered_by_id=actor_id,
        entered_at=now_utc(),
    )
    db.session.add(fact)
    db.session.flush()
    _note(fund, "fund.capital_entered", actor_id, capital_part=part.value, amount_vnd=amount_vnd)
    return fact


def enter_policy(fund: SupportFund, entry: PolicyEntry, *, actor_id: int) -> FundPolicy:
    """Enter a policy from its signed decision; it counts once somebody else confirmed it."""
    check_value(entry.kind, entry.value, entry.effective_from)
    if entry.decided_on > entry.effective_from:
        raise RuleViolation(
            "Ngày có hiệu lực không được trước ngày quyết định.", field="effective_from"
        )
    policy = FundPolicy(
        fund_id=fund.id,
        kind=entry.kind.value,
        value=entry.value,
        effective_from=entry.effective_from,
        decision_no=clean(entry.decision_no),
        decided_on=entry.decided_on,
        entered_by_id=actor_id,
        entered_at=now_utc(),
    )
    db.session.add(policy)
    db.session.flush()
    _note(fund, "fund.policy_entered", actor_id, policy_kind=entry.kind.value)
    return policy


def confirm(fact: CapitalFact | FundPolicy, *, actor_id: int) -> None:
    """Let an entry count (xác nhận), as the second person."""
    _undecided(fact)
    if fact.entered_by_id == actor_id:
        raise RuleViolation("Người nhập không tự xác nhận; hãy để người khác xác nhận.")
    fact.confirmed_by_id, fact.confirmed_at = actor_id, now_utc()
    db.session.flush()
    _decided(fact, "confirmed", actor_id)


def reject(fact: CapitalFact | FundPolicy, *, actor_id: int) -> None:
    """Turn an entry down, or take one's own back: it never counts."""
    _undecided(fact)
    fact.rejected_at = now_utc()
    db.session.flush()
    _decided(fact, "rejected", actor_id)


def _undecided(fact: CapitalFact | FundPolicy) -> None:
    if fact.confirmed_by_id is not None or fact.rejected_at is not None:
        raise RuleViolation("Nội dung này đã được xác nhận hoặc trả lại.")


def _decided(fact: CapitalFact | FundPolicy, what: str, actor_id: int) -> None:
    fund = db.session.get_one(SupportFund, fact.fund_id)
    if isinstance(fact, FundPolicy):
        _note(fund, f"fund.policy_{what}", actor_id, policy_kind=fact.kind)
    else:
        _note(fund, f"fund.capital_{what}", actor_id, capital_part=fact.part)


def _note(fund: SupportFund, action: str, actor_id: int, **changes: Any) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="fund",
        subject_id=fund.id,
        changes={name: (None, _plain(value)) for name, value in changes.items()},
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
