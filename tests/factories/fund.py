"""A fund with capital, policies, contracts and events for tests."""

from datetime import date
from itertools import count
from typing import Any

from coop_registry.models import Organisation
from coop_registry.rules.entries import IdentifierEntry
from coop_registry.rules.kinds import Scheme
from fund.models import LoanContract, SupportFund
from fund.queries import funds
from fund.rules.books.contracts import MoneyPlace
from fund.rules.books.entries import ContractEntry, EventEntry
from fund.rules.books.policies import PolicyEntry, PolicyKind
from fund.rules.books.roles import CapitalPart, FundModel, Regime, SourceKind
from fund.rules.events import EventType
from fund.rules.limits import BorrowerKind
from fund.rules.terms import RiskBearer
from fund.services import contracts
from fund.services import funds as fund_services
from fund.services.funds import FundEntry
from fund.services.recording import Recorded, record
from reference import queries as reference
from tests.factories.registry import make_organisation

BOOKS_FROM = date(2021, 6, 1)
#: Two people of the fund and a third one, as bare ids.
MAKER, CHECKER, OTHER = 101, 102, 103
CAPITAL = 20_000_000_000
TODAY = date(2025, 6, 2)
TERMS: dict[str, Any] = {
    "principal": 400_000_000,
    "annual_rate": "0.06",
    "start": "2025-01-15",
    "term_months": 4,
}
_numbers = count(1)


def make_fund(
    *,
    capital: int = CAPITAL,
    undistributed: int = 0,
    regime: Regime = Regime.MICROFINANCE,
    maker: int = MAKER,
    checker: int = CHECKER,
) -> SupportFund:
    """Return the fund of Bắc Kạn with confirmed capital and policies (flushed)."""
    province = reference.unit_by_code("06", date(2025, 1, 1))
    agency = reference.agency_by_key("quy-ho-tro-phat-trien-htx-bac-kan")
    assert province is not None
    assert agency is not None
    entry = FundEntry(
        name="Quỹ hỗ trợ phát triển hợp tác xã tỉnh Bắc Kạn",
        model=FundModel.COMPANY,
        unit_id=province.id,
        agency_id=agency.id,
        regime=regime,
        books_from=BOOKS_FROM,
    )
    fund = fund_services.open_fund(entry, actor_id=maker)
    for part, amount in (
        (CapitalPart.CHARTER, capital),
        (CapitalPart.UNDISTRIBUTED, undistributed),
    ):
        fact = fund_services.enter_capital(
            fund, part, BOOKS_FROM, amount, "Bảng cân đối ngày 01/06/2021", actor_id=maker
        )
        fund_services.confirm(fact, actor_id=checker)
    for kind, value in (
        (PolicyKind.OVERDUE_FACTOR, "1.5"),
        (PolicyKind.LATE_INTEREST_RATE, "0.10"),
    ):
        policy = fund_services.enter_policy(
            fund,
            PolicyEntry(kind, value, BOOKS_FROM, "05/QĐ-QHT", BOOKS_FROM),
            actor_id=maker,
        )
        fund_services.confirm(policy, actor_id=checker)
    return fund


def the_fund() -> SupportFund:
    """Return the fund, made at first use."""
    return funds.current() or make_fund()


def make_borrower(name: str | None = None) -> Organisation:
    """Return another cooperative of Chợ Đồn (flushed)."""
    number = next(_numbers)
    return make_organisation(
        name=name or f"Hợp tác xã Vay Vốn Số {number}",
        identifiers=(IdentifierEntry(Scheme.CERTIFICATE_NO, f"VV{number:05d}"),),
        representative=None,
        position=None,
    )


def make_trust_source(fund: SupportFund) -> int:
    """Return a source of trust money at the trustor's risk."""
    return fund_services.add_source(
        fund,
        "Vốn ủy thác của Quỹ Trung ương",
        SourceKind.TRUST,
        RiskBearer.TRUSTOR,
        BOOKS_FROM,
        actor_id=MAKER,
    ).id


def contract_entry(borrower: Organisation | None = None, **changes: Any) -> ContractEntry:
    """Return a contract that the law allows; `changes` replace its fields, `terms` its terms."""
    terms = {**TERMS, **changes.pop("terms", {})}
    found: dict[str, Any] = {
        "number": f"{next(_numbers)}/HĐTD-QHT",
        "signed_on": date.fromisoformat(terms["start"]),
        "borrower_kind": BorrowerKind.COOPERATIVE,
        "source_id": funds.sources(the_fund().id)[0].id,
        "purpose": "Mua máy sấy nông sản",
        "project_vnd": terms["principal"] * 2,
        "own_capital_vnd": terms["principal"],
        "terms": terms,
        "organisation_id": (borrower or make_borrower()).id,
    }
    return ContractEntry(**{**found, **changes})


def make_contract(borrower: Organisation | None = None, **changes: Any) -> LoanContract:
    """Return a signed contract (flushed)."""
    fund = the_fund()
    entry = contract_entry(borrower, **changes)
    on = max(TODAY, entry.signed_on)
    return contracts.enter_contract(fund, entry, actor_id=MAKER, on=on)


def event_entry(kind: EventType | str, on: str | date, **changes: Any) -> EventEntry:
    """Return an event to be recorded, its money at the bank."""
    day = date.fromisoformat(on) if isinstance(on, str) else on
    found: dict[str, Any] = {"key": f"key-{next(_numbers)}", "money": MoneyPlace.BANK}
    if EventType(kind) is EventType.REVERSE:
        found["reason"] = "Ghi nhầm số tiền"
    return EventEntry(type=EventType(kind), on=day, **{**found, **changes})


def put(
    contract: LoanContract,
    kind: EventType | str,
    on: str | date,
    *,
    today: date | None = None,
    **changes: Any,
) -> Recorded:
    """Record an event, by two people where two are needed; today is its own day unless given."""
    entry = event_entry(kind, on, **changes)
    return record(contract.id, entry, actor_id=MAKER, checker_id=CHECKER, on=today or entry.on)


def paid_out(borrower: Organisation | None = None, **changes: Any) -> LoanContract:
    """Return a contract whose whole principal was paid out on its first day."""
    contract = make_contract(borrower, **changes)
    put(contract, "disburse", contract.terms["start"], amount=contract.principal_vnd)
    return contract
