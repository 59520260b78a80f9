"""Signing a contract is a decision: the law refuses, with its article."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from coop_registry.rules.kinds import Kind
from core.errors import RuleViolation
from fund.queries import debts, funds, loans
from fund.rules.books.contracts import Relation, Stage
from fund.rules.books.entries import RelatedEntry
from fund.rules.books.policies import PolicyEntry, PolicyKind
from fund.rules.limits import BorrowerKind
from fund.services import contracts
from fund.services import funds as fund_services
from tests.factories.fund import (
    BOOKS_FROM,
    CHECKER,
    MAKER,
    TODAY,
    contract_entry,
    make_borrower,
    make_contract,
    make_fund,
    make_trust_source,
    paid_out,
    put,
    the_fund,
)
from tests.factories.registry import make_organisation

BILLION = 1_000_000_000


def big(principal: int, **changes: Any) -> dict[str, Any]:
    return {"terms": {"principal": principal}, **changes}


def related(*customers: str) -> tuple[RelatedEntry, ...]:
    return tuple(RelatedEntry("Người có liên quan", Relation.OWNER, one) for one in customers)


def test_a_contract_keeps_what_was_signed(session: Session) -> None:
    contract = make_contract()
    assert (contract.stage, contract.principal_vnd) == (Stage.SIGNED, 400_000_000)
    assert contract.policy == {"overdue_factor": "1.5", "late_interest_rate": "0.10"}
    (schedule,) = loans.schedules_of(contract.id)
    assert [line["principal"] for line in schedule.lines] == [100_000_000] * 4
    assert all(one["holds"] for one in contract.judged)


@pytest.mark.parametrize(
    ("principal", "holds"), [(3 * BILLION, True), (3 * BILLION + 1, False)], ids=["15%", "above"]
)
def test_one_customer_nd_45_23_2_a(session: Session, principal: int, holds: bool) -> None:
    if holds:
        assert make_contract(**big(principal)).principal_vnd == principal
        return
    with pytest.raises(RuleViolation, match=r"3\.000\.000\.000 đồng") as refusal:
        make_contract(**big(principal))
    assert refusal.value.article == "điểm a khoản 2 Điều 23 Nghị định 45/2021/NĐ-CP"


def test_what_is_signed_counts_before_it_is_paid_out_nd_45_23_2_a(session: Session) -> None:
    borrower = make_borrower()
    make_contract(borrower, **big(2 * BILLION))
    with pytest.raises(RuleViolation, match=r"dư nợ sau khi vay 3\.500\.000\.000 đồng"):
        make_contract(borrower, **big(1_500_000_000))


def test_repaid_debt_leaves_room_again(session: Session) -> None:
    borrower = make_borrower()
    contract = paid_out(borrower, **big(3 * BILLION))
    put(contract, "settle", "2025-02-01")
    assert debts.owed(the_fund().id, [contract.customer]) == 0
    assert make_contract(borrower, **big(3 * BILLION)).id


def test_related_persons_nd_45_23_2_b(session: Session) -> None:
    first, second = make_borrower(), make_borrower()
    make_contract(first, **big(2_500_000_000))
    entry = big(2_500_000_001, related=related(f"o{first.id}"))
    with pytest.raises(RuleViolation) as refusal:
        make_contract(second, **entry)
    assert refusal.value.article == "điểm b khoản 2 Điều 23 Nghị định 45/2021/NĐ-CP"
    make_contract(second, **big(2_500_000_000, related=related(f"o{first.id}")))


def test_a_relation_counts_from_either_side(session: Session) -> None:
    first, second = make_borrower(), make_borrower()
    make_contract(first, **big(3 * BILLION, related=related(f"o{second.id}")))
    with pytest.raises(RuleViolation) as refusal:
        make_contract(second, **big(2_100_000_000))
    assert refusal.value.rule == "fund.limit.related"


def test_own_capital_nd_45_22_5(session: Session) -> None:
    with pytest.raises(RuleViolation, match="cần thêm") as refusal:
        make_contract(project_vnd=500_000_000, own_capital_vnd=99_999_999)
    assert refusal.value.rule == "fund.equity.minimum"


def test_the_loss_of_the_fund_lowers_the_limit_nd_45_2_3(session: Session) -> None:
    make_fund(undistributed=-800_000_000)
    with pytest.raises(RuleViolation, match=r"2\.880\.000\.000 đồng"):
        make_contract(**big(2_880_000_001))


def test_a_group_does_not_borrow_itself_nd_45_20_1(session: Session) -> None:
    group = make_organisation(
        kind=Kind.GROUP, name="Tổ hợp tác Nà Pài", identifiers=(), registered_on=None
    )
    with pytest.raises(RuleViolation) as refusal:
        make_contract(group, borrower_kind=BorrowerKind.GROUP)
    assert refusal.value.rule == "fund.borrower.kinds"


def test_a_kind_that_the_register_does_not_say_is_refused(session: Session) -> None:
    with pytest.raises(RuleViolation, match="không khớp với sổ đăng ký"):
        make_contract(borrower_kind=BorrowerKind.UNION)


def test_a_rate_above_the_civil_cap_blds_468_1(session: Session) -> None:
    with pytest.raises(RuleViolation, match="20") as refusal:
        make_contract(terms={"annual_rate": "0.2001"})
    assert refusal.value.field == "annual_rate"


def test_an_overdue_factor_above_the_cap_nd_45_25_1_b(session: Session) -> None:
    with pytest.raises(RuleViolation) as refusal:
        make_contract(policy={"overdue_factor": "1.51"})
    assert refusal.value.field == "overdue_factor"


def test_a_fund_without_capital_signs_nothing(session: Session) -> None:
    fund = make_fund()
    entry = contract_entry(
        terms={"start": "2021-05-20"},
        policy={"overdue_factor": "1.5", "late_interest_rate": "0.10"},
    )
    with pytest.raises(RuleViolation, match="Chưa có vốn điều lệ"):
        contracts.enter_contract(fund, entry, actor_id=MAKER, on=TODAY)


def test_capital_of_one_person_does_not_count(session: Session) -> None:
    fund = make_fund()
    fund_services.enter_capital(
        fund, fund_services.CapitalPart.CHARTER, TODAY, 10**12, "Tự ghi", actor_id=MAKER
    )
    capital = funds.capital_on(fund.id, TODAY)
    assert capital is not None
    assert capital.actual == 20 * BILLION


@pytest.mark.parametrize("number", ["07/HĐTD-QHT", " 07 / hđtd-qht "])
def test_a_number_is_used_once_a_year(session: Session, number: str) -> None:
    make_contract(number="07/HĐTD-QHT")
    with pytest.raises(RuleViolation, match="đã có"):
        make_contract(number=number)
    make_contract(number=number, terms={"start": "2024-12-31"})


def test_a_number_that_names_its_year_is_used_once_in_all_years(session: Session) -> None:
    make_contract(number="04/2024/HĐTD")
    with pytest.raises(RuleViolation, match="đã có"):
        make_contract(number="04/2024/hđtd", terms={"start": "2024-12-31"})


def test_terms_that_cannot_be_read_are_refused_with_their_field(session: Session) -> None:
    with pytest.raises(RuleViolation) as refusal:
        make_contract(terms={"term_months": 0})
    assert refusal.value.field == "term_months"


def test_a_contract_of_tomorrow_is_refused(session: Session) -> None:
    with pytest.raises(RuleViolation, match="sau hôm nay"):
        contracts.enter_contract(the_fund(), contract_entry(), actor_id=MAKER, on=date(2025, 1, 14))


def test_trust_money_is_lent_at_the_trustors_risk(session: Session) -> None:
    contract = make_contract(source_id=make_trust_source(the_fund()))
    assert loans.risk_bearer(contract) == "trustor"


def policy(kind: PolicyKind, value: Any, on: date = BOOKS_FROM) -> PolicyEntry:
    return PolicyEntry(kind, value, on, "06/QĐ-QHT", on)


def test_a_policy_counts_once_somebody_else_confirmed_it(session: Session) -> None:
    fund = the_fund()
    new = fund_services.enter_policy(
        fund, policy(PolicyKind.LOAN_MAXIMUM, 500_000_000), actor_id=MAKER
    )
    make_contract(**big(600_000_000))
    with pytest.raises(RuleViolation, match="không tự xác nhận"):
        fund_services.confirm(new, actor_id=MAKER)
    fund_services.confirm(new, actor_id=CHECKER)
    with pytest.raises(RuleViolation, match="Mức cho vay tối đa"):
        make_contract(**big(600_000_000))
    with pytest.raises(RuleViolation, match="đã được xác nhận"):
        fund_services.reject(new, actor_id=CHECKER)


def test_a_policy_turned_down_never_counts(session: Session) -> None:
    fund = the_fund()
    new = fund_services.enter_policy(fund, policy(PolicyKind.OVERDUE_FACTOR, "1.2"), actor_id=MAKER)
    fund_services.reject(new, actor_id=CHECKER)
    with pytest.raises(RuleViolation):
        fund_services.confirm(new, actor_id=CHECKER)
    assert funds.policies_in_force(fund.id, TODAY)[PolicyKind.OVERDUE_FACTOR] == "1.5"


def test_a_later_policy_holds_from_its_day(session: Session) -> None:
    fund = the_fund()
    new = fund_services.enter_policy(
        fund, policy(PolicyKind.OVERDUE_FACTOR, "1.3", date(2025, 2, 1)), actor_id=MAKER
    )
    fund_services.confirm(new, actor_id=CHECKER)
    assert make_contract().policy["overdue_factor"] == "1.5"
    assert make_contract(terms={"start": "2025-02-01"}).policy["overdue_factor"] == "1.3"


@pytest.mark.parametrize("value", ["1.51", "0.9", 1.5, None, "nhiều"])
def test_a_policy_against_the_law_or_sense_is_refused(session: Session, value: Any) -> None:
    if value is None:
        value = {}
    with pytest.raises(RuleViolation):
        fund_services.enter_policy(
            the_fund(), policy(PolicyKind.OVERDUE_FACTOR, value), actor_id=MAKER
        )


def test_a_province_has_one_fund_nd_45_15_1(session: Session) -> None:
    make_fund()
    with pytest.raises(RuleViolation, match="mỗi tỉnh chỉ thành lập một Quỹ"):
        make_fund()
