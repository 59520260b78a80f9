"""Entering a contract (ghi hợp đồng tín dụng): judged as a decision, kept as signed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from audit import services as audit
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.text import clean, fold, vi_key
from fund.models import LoanContract, RelatedPerson, ScheduleVersion, SupportFund
from fund.queries import borrowers, debts, funds, loans
from fund.queries.borrowers import Borrower
from fund.rules.books.contracts import Stage, number_scope
from fund.rules.books.entries import ContractEntry, RelatedEntry
from fund.rules.books.policies import PolicyKind, contract_policy
from fund.rules.books.signing import Facts, check_kind, judge, refuse_broken, refuse_rates
from fund.rules.json_io import schedule_json
from fund.rules.limits import Finding
from fund.rules.reading import Fields
from fund.rules.replay import Loan
from fund.rules.schedule import Schedule, quote
from fund.rules.terms_reading import read_held_group, read_terms


@dataclass(frozen=True, slots=True)
class Checked:
    """A contract that was read and judged, ready to be written."""

    borrower: Borrower
    unit_id: int
    loan: Loan
    schedule: Schedule
    policy: dict[str, Any]
    findings: tuple[Finding, ...]


def enter_contract(
    fund: SupportFund, entry: ContractEntry, *, actor_id: int, on: date
) -> LoanContract:
    """Enter a signed contract; limits, own capital, place and rates are refused with their article.

    Contracts of the fund are signed one after the other, so that two of one moment cannot both use
    the same room under the limits.
    """
    fund = funds.locked(fund.id)
    if entry.signed_on > on:
        raise RuleViolation("Ngày ký không được sau hôm nay.", field="signed_on")
    entry = replace(entry, related=[_known(one, entry) for one in entry.related])
    checked = check_contract(fund, entry)
    refuse_broken(checked.findings)
    return write_contract(fund, entry, checked, actor_id=actor_id)


def _known(one: RelatedEntry, entry: ContractEntry) -> RelatedEntry:
    """Return a related person with its place in the register, where exactly one bears the name."""
    found = borrowers.customers_named(one.name, entry.signed_on) if one.customer is None else []
    return replace(one, customer=found[0]) if len(found) == 1 else one


def check_contract(fund: SupportFund, entry: ContractEntry) -> Checked:
    """Read a contract and judge it by the law of its signing day; what is broken is told, not refused.

    Terms, policy and borrower that cannot be read are refused.
    """
    borrower = _borrower(entry)
    check_kind(entry.borrower_kind, borrower.kind, is_enterprise=borrower.is_enterprise)
    unit_id = entry.unit_id or borrower.unit_id
    if unit_id is None:
        raise RuleViolation("Hãy chọn xã nơi khách hàng cư trú.", field="unit_id")
    loan, schedule, policy = _terms(fund, entry)
    refuse_rates(loan.terms, entry.signed_on)
    capital = funds.capital_on(fund.id, entry.signed_on)
    if capital is None:
        raise RuleViolation(
            "Chưa có vốn điều lệ của Quỹ vào ngày ký; hãy khai báo vốn trước.", field="signed_on"
        )
    others = debts.related_to(fund.id, borrower.customer)
    others |= {one.customer for one in entry.related if one.customer}
    facts = Facts(
        entry=entry,
        principal=loan.terms.principal,
        in_province=borrowers.is_in_province(unit_id, fund.unit_id, entry.signed_on),
        birth_on=borrower.birth_on,
        actual_capital=capital.actual,
        customer_debt=debts.owed(fund.id, [borrower.customer]),
        related_debt=debts.owed(fund.id, others - {borrower.customer}),
        loan_maximum=funds.policies_in_force(fund.id, entry.signed_on).get(PolicyKind.LOAN_MAXIMUM),
    )
    return Checked(borrower, unit_id, loan, schedule, policy, judge(facts))


def _borrower(entry: ContractEntry) -> Borrower:
    if (entry.organisation_id is None) == (entry.party_id is None):
        raise RuleViolation("Hãy chọn một khách hàng.", field="borrower")
    found = (
        borrowers.of_organisation(entry.organisation_id, entry.signed_on)
        if entry.organisation_id is not None
        else borrowers.of_party(entry.party_id or 0, entry.signed_on)
    )
    if found is None:
        raise RuleViolation("Không có khách hàng này trong sổ đăng ký.", field="borrower")
    return found


def _terms(fund: SupportFund, entry: ContractEntry) -> tuple[Loan, Schedule, dict[str, Any]]:
    """Read terms and policy as the engine does; refuse the first that is wrong."""
    terms = read_terms(Fields(dict(entry.terms)))
    if entry.held_group:
        read_held_group(Fields({"held_group": entry.held_group}))
    if terms.start < entry.signed_on:
        raise RuleViolation("Ngày vay không được trước ngày ký.", field="start")
    in_force = funds.policies_in_force(fund.id, entry.signed_on)
    policy = contract_policy(in_force, entry.policy, terms.start)
    loan = Loan(terms, terms.start)
    return loan, quote(terms, loans.days_of(loan)), policy


def write_contract(
    fund: SupportFund,
    entry: ContractEntry,
    checked: Checked,
    *,
    actor_id: int,
    is_taken_over: bool = False,
) -> LoanContract:
    """Write a judged contract with its signed schedule.

    One taken over from an older book may be older than the sources as they are kept here.
    """
    number_key = _free_number(fund, entry)
    source = funds.source(entry.source_id)
    is_early = source.start_on > entry.signed_on and not is_taken_over
    if source.fund_id != fund.id or is_early:
        raise RuleViolation("Nguồn vốn chưa có vào ngày ký.", field="source_id")
    contract = LoanContract(
        fund_id=fund.id,
        number=clean(entry.number),
        number_key=number_key,
        year=entry.signed_on.year,
        signed_on=entry.signed_on,
        source_id=source.id,
        purpose=clean(entry.purpose),
        project_vnd=entry.project_vnd,
        own_capital_vnd=entry.own_capital_vnd,
        principal_vnd=checked.loan.terms.principal,
        terms=dict(entry.terms),
        policy=checked.policy,
        held_group=dict(entry.held_group) if entry.held_group else None,
        judged=[
            {"rule": one.rule, "holds": one.holds, "text": one.text} for one in checked.findings
        ],
        entered_by_id=actor_id,
        entered_at=now_utc(),
        stage=Stage.SIGNED.value,
        **_borrower_columns(entry, checked),
    )
    db.session.add(contract)
    db.session.flush()
    _write_parts(contract, entry, checked.schedule)
    _note(contract, actor_id)
    return contract


def _free_number(fund: SupportFund, entry: ContractEntry) -> str:
    """Return the contract's number as it is compared; refuse one that its year has."""
    number_key = fold(entry.number).replace(" ", "")
    if loans.number_taken(fund.id, number_scope(entry.number, entry.signed_on.year), number_key):
        raise RuleViolation(
            f"Số hợp đồng {clean(entry.number)} đã có; mỗi hợp đồng có một số.", field="number"
        )
    return number_key


def _borrower_columns(entry: ContractEntry, checked: Checked) -> dict[str, Any]:
    name = checked.borrower.name
    is_organisation = checked.borrower.customer.startswith("o")
    key = int(checked.borrower.customer[1:])
    return {
        "borrower_kind": entry.borrower_kind.value,
        "organisation_id": key if is_organisation else None,
        "party_id": None if is_organisation else key,
        "customer": checked.borrower.customer,
        "borrower_name": name,
        "name_search": fold(f"{name} {entry.number}"),
        "name_sort": vi_key(name),
        "unit_id": checked.unit_id,
    }


def _write_parts(contract: LoanContract, entry: ContractEntry, schedule: Schedule) -> None:
    db.session.add_all(
        RelatedPerson(
            contract_id=contract.id,
            customer=one.customer,
            name=clean(one.name),
            relation=one.relation.value,
        )
        for one in entry.related
    )
    db.session.add(
        ScheduleVersion(
            contract_id=contract.id,
            number=1,
            on=entry.signed_on,
            lines=schedule_json(schedule)["instalments"],
            recorded_at=contract.entered_at,
        )
    )
    db.session.flush()


def _note(contract: LoanContract, actor_id: int) -> None:
    audit.record(
        actor_id=actor_id,
        action="loan.signed",
        subject_type="loan",
        subject_id=contract.id,
        changes={
            "contract_number": (None, contract.number),
            "borrower_name": (None, contract.borrower_name),
            "principal_vnd": (None, contract.principal_vnd),
        },
    )
