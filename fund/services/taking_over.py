"""One loan taken over (khoản vay chuyển sổ): contract, balances, posting, copied state."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coop_registry.rules.kinds import Kind
from core.dates import format_date
from core.errors import RuleViolation
from fund.models import Account, LoanContract, SupportFund
from fund.queries import borrowers, funds, ledger, loans
from fund.queries.borrowers import Borrower
from fund.rules.books.cached import copied_of
from fund.rules.books.case import run_of
from fund.rules.books.contracts import JournalKind
from fund.rules.books.entries import ContractEntry
from fund.rules.books.month_end import Classification
from fund.rules.books.opening_entry import OPENING_CODE, OPENING_NAME, opening_moves
from fund.rules.books.position import figures_of
from fund.rules.books.roles import AccountKind, Role, Side
from fund.rules.limits import BorrowerKind
from fund.rules.reading import Fields
from fund.rules.replay import Loan
from fund.rules.schedule import quote
from fund.rules.takeover.judging import Judged
from fund.rules.terms import RiskBearer
from fund.rules.terms_reading import read_terms
from fund.services.charts import add_account
from fund.services.contracts import Checked, write_contract
from fund.services.journals import Head, refuse_closed, write_lines
from fund.services.recording import copy_state

_KINDS = {
    Kind.COOPERATIVE: BorrowerKind.COOPERATIVE,
    Kind.UNION: BorrowerKind.UNION,
    Kind.GROUP: BorrowerKind.GROUP,
}


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A judged row with whom it is of, from which money, as of which day."""

    judged: Judged
    customer: str
    source_id: int
    on: date


def take_loan(fund: SupportFund, taken: TakenOver, *, actor_id: int) -> LoanContract:
    """Write a running loan with the balances of the older book and one posting against them."""
    refuse_closed(fund.id, taken.on)
    entry, checked = _entry(fund, taken)
    contract = write_contract(fund, entry, checked, actor_id=actor_id, is_taken_over=True)
    contract.opening = taken.judged.opening
    loan = loans.loan_on(contract, taken.on)
    run = run_of(loan, loans.days_of(loan))
    if run is None:
        raise AssertionError(f"taken over without balances: {contract.number}")
    found = Classification(
        group=taken.judged.group,
        provision=taken.judged.provision,
        is_trust=loan.risk_bearer is RiskBearer.TRUSTOR,
    )
    _post(fund, contract, figures_of(run), found, taken, actor_id)
    copy_state(contract, copied_of(loan, run), taken.on)
    contract.debt_group = taken.judged.group
    return contract


def _post(
    fund: SupportFund,
    contract: LoanContract,
    figures: Any,
    found: Classification,
    taken: TakenOver,
    actor_id: int,
) -> None:
    moves, rest = opening_moves(figures, found)
    accounts = ledger.accounts_by_role(fund.id)
    lines: list[tuple[Role | None, Account, int]] = [
        (role, accounts[role], amount) for role, amount in moves.items()
    ]
    if rest:
        lines.append((None, opening_account(fund, actor_id), rest))
    write_lines(
        Head(
            fund_id=fund.id,
            on=taken.on,
            kind=JournalKind.OPENING,
            text=_text(taken),
            actor_id=actor_id,
            contract=contract,
        ),
        lines,
    )


def _text(taken: TakenOver) -> str:
    told = [
        f"Số dư đầu kỳ chuyển từ sổ cũ đến hết ngày {format_date(taken.on)}, nhóm {taken.judged.group}."
    ]
    told += [
        f"{one.what}: sổ ghi {one.book}, chương trình tính {one.engine}."
        for one in taken.judged.differences
    ]
    return " ".join(told)


def opening_account(fund: SupportFund, actor_id: int) -> Account:
    """Return the account that opening balances stand against, opened at first use."""
    found = ledger.account_by_code(fund.id, OPENING_CODE)
    if found is not None:
        return found
    return add_account(
        fund, OPENING_CODE, OPENING_NAME, AccountKind.EQUITY, Side.CREDIT, actor_id=actor_id
    )


def _entry(fund: SupportFund, taken: TakenOver) -> tuple[ContractEntry, Checked]:
    """Return the contract of a row, kept as signed; nothing of it is judged by today's limits."""
    values, terms = taken.judged.row.values, taken.judged.terms
    key, is_organisation = int(taken.customer[1:]), taken.customer.startswith("o")
    signed_on = values.get("signed_on") or values["start"]
    read = borrowers.of_organisation if is_organisation else borrowers.of_party
    borrower = read(key, taken.on)
    if borrower is None:
        raise RuleViolation("Không có khách hàng này trong sổ đăng ký.")
    entry = ContractEntry(
        number=str(values["number"]),
        signed_on=signed_on,
        borrower_kind=_kind(borrower),
        source_id=_source(fund, taken),
        purpose="Chuyển từ sổ cũ",
        project_vnd=0,
        own_capital_vnd=0,
        terms=terms,
        policy=taken.judged.policy,
        organisation_id=key if is_organisation else None,
        party_id=None if is_organisation else key,
    )
    loan = Loan(read_terms(Fields(dict(terms))), date.fromisoformat(terms["start"]))
    unit_id = borrower.unit_id or fund.unit_id
    schedule = quote(loan.terms, loans.days_of(loan))
    return entry, Checked(borrower, unit_id, loan, schedule, dict(taken.judged.policy), ())


def _kind(borrower: Borrower) -> BorrowerKind:
    if borrower.kind is not None:
        return _KINDS[borrower.kind]
    return (
        BorrowerKind.ENTERPRISE_MEMBER
        if borrower.is_enterprise
        else BorrowerKind.COOPERATIVE_MEMBER
    )


def _source(fund: SupportFund, taken: TakenOver) -> int:
    """Return the source that the row names, where one bears that name; else that of the file."""
    named = str(taken.judged.row.values.get("source") or "").strip().lower()
    for one in funds.sources(fund.id):
        if named and one.name.lower() == named:
            return one.id
    return taken.source_id
