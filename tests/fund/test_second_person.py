"""What one proposes another confirms: disbursement, reversal, vouchers."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import RuleViolation
from fund.models import LoanEvent, Voucher
from fund.queries import funds, ledger, waiting
from fund.rules.books.contracts import ProposalState
from fund.rules.books.entries import LineEntry, VoucherEntry
from fund.rules.books.roles import AccountKind, Role, Side
from fund.services import charts, proposals, vouchers
from fund.services.verifying import verify
from tests.factories.fund import (
    CHECKER,
    MAKER,
    OTHER,
    event_entry,
    make_contract,
    paid_out,
    put,
    the_fund,
)

DAY = date(2025, 1, 15)


def propose(contract, **changes):
    entry = event_entry("disburse", DAY, amount=400_000_000, **changes)
    return proposals.propose(contract.id, entry, actor_id=MAKER, on=DAY)


def test_a_proposal_is_no_event_until_somebody_else_confirms_it(session: Session) -> None:
    contract = make_contract()
    one = propose(contract)
    assert session.scalar(select(func.count(LoanEvent.id))) == 0
    with pytest.raises(RuleViolation, match="không tự duyệt"):
        proposals.confirm(one.id, actor_id=MAKER, on=DAY)
    done = proposals.confirm(one.id, actor_id=CHECKER, on=DAY)
    assert (done.event.actor_id, done.event.checker_id) == (MAKER, CHECKER)
    assert (one.state, one.event_id) == (ProposalState.CONFIRMED, done.event.id)
    again = proposals.confirm(one.id, actor_id=OTHER, on=DAY)
    assert (again.event.id, again.is_new) == (done.event.id, False)
    assert verify(the_fund()).is_clean


def test_the_same_form_twice_makes_one_proposal(session: Session) -> None:
    contract = make_contract()
    first = propose(contract, key="một")
    assert propose(contract, key="một").id == first.id
    with pytest.raises(RuleViolation, match="đang chờ duyệt"):
        propose(contract)


def test_what_cannot_be_is_refused_when_proposed(session: Session) -> None:
    contract = make_contract()
    entry = event_entry("disburse", DAY, amount=400_000_001)
    with pytest.raises(RuleViolation, match="Chỉ còn được giải ngân"):
        proposals.propose(contract.id, entry, actor_id=MAKER, on=DAY)


def test_two_proposals_that_together_pass_the_contract_are_not_both_confirmed(
    session: Session,
) -> None:
    contract = make_contract()
    first = propose(contract)
    entry = event_entry("disburse", DAY, amount=1_000)
    second = proposals.propose(contract.id, entry, actor_id=MAKER, on=DAY)
    proposals.confirm(second.id, actor_id=CHECKER, on=DAY)
    with pytest.raises(RuleViolation, match=r"399\.999\.000 đồng"):
        proposals.confirm(first.id, actor_id=CHECKER, on=DAY)


def test_a_proposal_turned_down_or_taken_back_is_over(session: Session) -> None:
    contract = make_contract()
    one = propose(contract)
    with pytest.raises(RuleViolation, match="lý do"):
        proposals.turn_down(one.id, " ", actor_id=CHECKER)
    proposals.turn_down(one.id, "Thiếu chứng từ", actor_id=CHECKER)
    assert one.state == ProposalState.REJECTED
    with pytest.raises(RuleViolation, match="trả lại"):
        proposals.confirm(one.id, actor_id=CHECKER, on=DAY)
    other = propose(contract)
    proposals.turn_down(other.id, "Nhập nhầm", actor_id=MAKER)
    assert other.state == ProposalState.WITHDRAWN
    assert waiting.of_contract(contract.id) == []


def test_a_reversal_waits_too_and_only_once(session: Session) -> None:
    contract = paid_out()
    done = put(contract, "repay", "2025-02-15", amount=1_000_000)
    day = date(2025, 2, 16)
    entry = event_entry("reverse", day, reverses_id=done.event.id)
    one = proposals.propose(contract.id, entry, actor_id=MAKER, on=day)
    with pytest.raises(RuleViolation, match="đang chờ duyệt"):
        proposals.propose(
            contract.id,
            event_entry("reverse", day, reverses_id=done.event.id),
            actor_id=OTHER,
            on=day,
        )
    proposals.confirm(one.id, actor_id=CHECKER, on=day)
    assert Role.INTEREST_INCOME not in ledger.position(contract.id)


def test_what_one_person_may_record_needs_no_proposal(session: Session) -> None:
    contract = paid_out()
    entry = event_entry("repay", "2025-02-15", amount=1_000_000)
    with pytest.raises(RuleViolation, match="ghi trực tiếp"):
        proposals.propose(contract.id, entry, actor_id=MAKER, on=entry.on)


# -- vouchers ---------------------------------------------------------------------------------


def lines(*found: tuple[str, str, int]) -> tuple[LineEntry, ...]:
    return tuple(LineEntry(code, Side(side), amount) for code, side, amount in found)


def voucher(*found: tuple[str, str, int], key: str = "v1", on: date = DAY) -> Voucher:
    entry = VoucherEntry(on, "Nhận vốn điều lệ", key, lines(*found))
    return vouchers.make_voucher(the_fund(), entry, actor_id=MAKER, on=date(2025, 6, 2))


CAPITAL = (("130", "debit", 20_000_000_000), ("601", "credit", 20_000_000_000))


def test_a_voucher_is_posted_and_numbered_when_confirmed(session: Session) -> None:
    one = voucher(*CAPITAL)
    with pytest.raises(RuleViolation, match="không tự duyệt"):
        vouchers.confirm_voucher(one.id, actor_id=MAKER)
    journal = vouchers.confirm_voucher(one.id, actor_id=CHECKER)
    assert journal is not None
    assert (one.number, one.year) == (1, 2025)
    assert vouchers.confirm_voucher(one.id, actor_id=CHECKER) is None
    assert ledger.role_balance(the_fund().id, Role.CHARTER_CAPITAL) == -20_000_000_000
    assert verify(the_fund()).is_clean


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("201", "hãy ghi sự kiện của khoản vay"),
        ("2011", "do sổ khoản vay tự hạch toán"),
        ("299", "hãy ghi vào tài khoản chi tiết: 2992"),
    ],
)
def test_a_voucher_cannot_touch_a_summary_account_or_one_of_the_loans(
    session: Session, code: str, told: str
) -> None:
    with pytest.raises(RuleViolation, match=told):
        voucher(("130", "debit", 1_000), (code, "credit", 1_000))


def test_capital_in_the_books_takes_the_place_of_what_was_typed_nd_45_2_3(session: Session) -> None:
    fund = the_fund()
    vouchers.confirm_voucher(
        voucher(*CAPITAL[:1], ("601", "credit", 20_000_000_000)).id, actor_id=CHECKER
    )
    loss = voucher(("861", "debit", 300_000_000), ("130", "credit", 300_000_000), key="v2")
    vouchers.confirm_voucher(loss.id, actor_id=CHECKER)
    capital = funds.capital_on(fund.id, DAY)
    assert capital is not None
    assert (capital.is_booked, capital.charter, capital.undistributed) == (
        True,
        20_000_000_000,
        -300_000_000,
    )
    before = funds.capital_on(fund.id, date(2025, 1, 14))
    assert before is not None
    assert not before.is_booked


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ((("130", "debit", 5), ("601", "credit", 4)), "phải cân"),
        ((("130", "debit", 5), ("99999", "credit", 5)), "Không có tài khoản 99999"),
        ((("130", "debit", 5), ("2011", "credit", 5)), "sổ khoản vay tự hạch toán"),
        ((("994", "debit", 5), ("601", "credit", 5)), "ghi đơn"),
        ((("130", "debit", 0), ("601", "credit", 0)), "lớn hơn 0"),
        ((("130", "debit", -5), ("601", "credit", -5)), "lớn hơn 0"),
        ((), "ít nhất một dòng"),
    ],
)
def test_a_voucher_that_is_wrong_is_refused(session: Session, found, words: str) -> None:
    with pytest.raises(RuleViolation, match=words):
        voucher(*found)


def test_an_off_balance_voucher_is_one_sided(session: Session) -> None:
    one = voucher(("994", "debit", 600_000_000))
    vouchers.confirm_voucher(one.id, actor_id=CHECKER)
    assert verify(the_fund()).is_clean


def test_a_voucher_turned_down_is_not_posted(session: Session) -> None:
    one = voucher(*CAPITAL)
    vouchers.turn_down_voucher(one.id, "Sai tài khoản", actor_id=CHECKER)
    with pytest.raises(RuleViolation, match="trả lại"):
        vouchers.confirm_voucher(one.id, actor_id=CHECKER)
    assert one.number is None


def test_another_account_can_do_a_roles_work_while_the_old_one_is_empty(session: Session) -> None:
    fund = the_fund()
    charts.add_account(
        fund, "7011", "Thu lãi cho vay hợp tác xã", AccountKind.INCOME, Side.CREDIT, actor_id=MAKER
    )
    with pytest.raises(RuleViolation, match="đã có"):
        charts.add_account(fund, "7011", "X", AccountKind.INCOME, Side.CREDIT, actor_id=MAKER)
    charts.map_role(fund, Role.INTEREST_INCOME, "7011", actor_id=MAKER)
    put(paid_out(), "repay", "2025-02-15", amount=1_000_000)
    with pytest.raises(RuleViolation, match="còn số dư"):
        charts.map_role(fund, Role.INTEREST_INCOME, "701", actor_id=MAKER)
    with pytest.raises(RuleViolation, match="ngoại bảng"):
        charts.map_role(fund, Role.OFF_INTEREST, "701", actor_id=MAKER)
