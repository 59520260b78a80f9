"""Proposals and vouchers that wait for a second person."""

from collections.abc import Sequence

from sqlalchemy import select

from core.db import db
from fund.models import Proposal, Voucher, VoucherLine
from fund.rules.books.contracts import ProposalState


def by_key(key: str) -> Proposal | None:
    """Return the proposal that was made under a key."""
    return db.session.scalar(select(Proposal).where(Proposal.key == key))


def of_contract(contract_id: int) -> Sequence[Proposal]:
    """Return the proposals of a contract that wait, oldest first."""
    return db.session.scalars(
        select(Proposal)
        .where(Proposal.contract_id == contract_id, Proposal.state == ProposalState.WAITING.value)
        .order_by(Proposal.id)
    ).all()


def of_fund(fund_id: int, limit: int = 50) -> Sequence[Proposal]:
    """Return the proposals of a fund that wait, oldest first."""
    return db.session.scalars(
        select(Proposal)
        .where(Proposal.fund_id == fund_id, Proposal.state == ProposalState.WAITING.value)
        .order_by(Proposal.id)
        .limit(limit)
    ).all()


def locked(proposal_id: int) -> Proposal:
    """Return a proposal read anew; nobody else decides on it until this transaction ends."""
    return db.session.execute(
        select(Proposal)
        .where(Proposal.id == proposal_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).scalar_one()


def voucher_by_key(key: str) -> Voucher | None:
    """Return the voucher that was made under a key."""
    return db.session.scalar(select(Voucher).where(Voucher.key == key))


def voucher_locked(voucher_id: int) -> Voucher | None:
    """Return a voucher read anew, to be decided on."""
    return db.session.scalar(
        select(Voucher)
        .where(Voucher.id == voucher_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def lines_of(voucher_id: int) -> Sequence[VoucherLine]:
    """Return the lines of a voucher in their order."""
    return db.session.scalars(
        select(VoucherLine)
        .where(VoucherLine.voucher_id == voucher_id)
        .order_by(VoucherLine.position)
    ).all()


def vouchers_of(fund_id: int, limit: int = 200) -> Sequence[Voucher]:
    """Return the vouchers of a fund, newest first."""
    return db.session.scalars(
        select(Voucher).where(Voucher.fund_id == fund_id).order_by(Voucher.id.desc()).limit(limit)
    ).all()
