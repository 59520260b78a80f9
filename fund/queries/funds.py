"""The fund, its sources, its policies in force, its capital of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from core.db import db
from fund.models import CapitalFact, FundingSource, FundPolicy, SupportFund
from fund.queries import ledger
from fund.rules.books.policies import PolicyKind
from fund.rules.books.roles import AccountKind, CapitalPart, Role
from fund.rules.limits import actual_charter_capital


def current() -> SupportFund | None:
    """Return the fund of this installation: each province has one (khoản 1 Điều 15 NĐ 45/2021)."""
    return db.session.scalar(select(SupportFund).order_by(SupportFund.id).limit(1))


def every() -> Sequence[SupportFund]:
    """Return every fund, the oldest first."""
    return db.session.scalars(select(SupportFund).order_by(SupportFund.id)).all()


def locked(fund_id: int) -> SupportFund:
    """Return a fund; who signs contracts of it waits until this transaction ends."""
    return db.session.execute(
        select(SupportFund)
        .where(SupportFund.id == fund_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).scalar_one()


def sources(fund_id: int) -> Sequence[FundingSource]:
    """Return the sources of capital, oldest first."""
    return db.session.scalars(
        select(FundingSource)
        .where(FundingSource.fund_id == fund_id)
        .order_by(FundingSource.start_on, FundingSource.id)
    ).all()


def source(source_id: int) -> FundingSource:
    """Return a source of capital that must be there."""
    return db.session.get_one(FundingSource, source_id)


def policies(fund_id: int) -> Sequence[FundPolicy]:
    """Return every policy, newest first, those that wait or were turned down too."""
    return db.session.scalars(
        select(FundPolicy)
        .where(FundPolicy.fund_id == fund_id)
        .order_by(FundPolicy.effective_from.desc(), FundPolicy.id.desc())
    ).all()


def policy_locked(policy_id: int) -> FundPolicy | None:
    """Return a policy; nobody else decides on it until this transaction ends."""
    return db.session.scalar(select(FundPolicy).where(FundPolicy.id == policy_id).with_for_update())


def policies_in_force(fund_id: int, on: date) -> dict[PolicyKind, Any]:
    """Return the value of each kind in force on a day; only what two people stand for counts."""
    found = db.session.execute(
        select(FundPolicy.kind, FundPolicy.value)
        .where(
            FundPolicy.fund_id == fund_id,
            FundPolicy.effective_from <= on,
            FundPolicy.confirmed_by_id.is_not(None),
            FundPolicy.rejected_at.is_(None),
        )
        .order_by(FundPolicy.effective_from, FundPolicy.id)
    )
    return {PolicyKind(kind): value for kind, value in found}


def capital_facts(fund_id: int) -> Sequence[CapitalFact]:
    """Return every typed part of the equity, newest first."""
    return db.session.scalars(
        select(CapitalFact)
        .where(CapitalFact.fund_id == fund_id)
        .order_by(CapitalFact.on.desc(), CapitalFact.id.desc())
    ).all()


def capital_locked(fact_id: int) -> CapitalFact | None:
    """Return a typed part of the equity, to be decided on."""
    return db.session.scalar(select(CapitalFact).where(CapitalFact.id == fact_id).with_for_update())


@dataclass(frozen=True, slots=True)
class Capital:
    """Actual charter capital of a day (vốn điều lệ thực có) and where it was read, in đồng."""

    charter: int
    undistributed: int
    #: Read in the journal; otherwise in what was typed.
    is_booked: bool
    document: str = ""

    @property
    def actual(self) -> int:
        """Return charter capital with the undistributed surplus or loss of the same moment."""
        return actual_charter_capital(self.charter, self.undistributed)


def capital_on(fund_id: int, on: date) -> Capital | None:
    """Return the actual charter capital of a day; None when nobody recorded the charter capital.

    Once the charter capital is in the books both figures come from them: khoản 3 Điều 2 Nghị định
    45/2021/NĐ-CP asks for one and the same moment.
    """
    booked = ledger.role_balance(fund_id, Role.CHARTER_CAPITAL, on)
    if booked:
        kinds = (AccountKind.INCOME, AccountKind.EXPENSE, AccountKind.RESULT)
        result = ledger.kind_balance(fund_id, kinds, on)
        kept = ledger.role_balance(fund_id, Role.UNDISTRIBUTED, on)
        return Capital(-booked, -(result + kept), is_booked=True)
    typed = _typed_capital(fund_id, on)
    charter = typed.get(CapitalPart.CHARTER)
    if charter is None:
        return None
    kept_fact = typed.get(CapitalPart.UNDISTRIBUTED)
    kept = kept_fact.amount_vnd if kept_fact else 0
    return Capital(charter.amount_vnd, kept, is_booked=False, document=charter.document)


def _typed_capital(fund_id: int, on: date) -> dict[CapitalPart, CapitalFact]:
    """Return the newest confirmed figure of each part that speaks of the day or earlier."""
    found = db.session.scalars(
        select(CapitalFact)
        .where(
            CapitalFact.fund_id == fund_id,
            CapitalFact.on <= on,
            CapitalFact.confirmed_by_id.is_not(None),
            CapitalFact.rejected_at.is_(None),
        )
        .order_by(CapitalFact.on, CapitalFact.id)
    )
    return {CapitalPart(one.part): one for one in found}
