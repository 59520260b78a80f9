"""The contribution book and certificates as recorded."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from audit import queries as audit_log
from audit import wording
from coop_registry.queries import contributions as book
from coop_registry.queries import members as register
from coop_registry.queries import states
from coop_registry.rules.capital import Holding
from coop_registry.rules.entries import LineEntry
from coop_registry.rules.findings import findings_on
from coop_registry.rules.membership import AssetKind, LeaveGround, LineKind, MemberClass
from coop_registry.services import contributions, members
from core.dates import PartialDate, Precision
from core.errors import RuleViolation, StaleRecord
from tests.factories.membership import NAMES, admit, admit_list, member_entry, record_line
from tests.factories.registry import TODAY, make_organisation

ACT = {"actor_id": 1, "on": TODAY, "expected_version": None}
PAID = date(2018, 4, 2)


@pytest.fixture
def made(session):
    return make_organisation()


def held(organisation, party_id, on=TODAY):
    return register.holdings_on(organisation.id, on).get(party_id, Holding())


def issue(organisation, party_id, number="01", issued_on=TODAY):
    return contributions.issue_certificate(organisation, party_id, number, issued_on, **ACT)


def withdraw(organisation, certificate, on=TODAY, reason="Thành viên ra khỏi hợp tác xã"):
    return contributions.withdraw_certificate(
        organisation, certificate, withdrawn_on=on, reason=reason, **ACT
    )


def reverse(organisation, line, reason="gõ nhầm"):
    return contributions.reverse(organisation, line, reason=reason, **ACT)


def transfer(organisation, giver, taker, amount, on=date(2024, 8, 1), **changes):
    return contributions.transfer(organisation, giver, taker, amount, on, **ACT, **changes)


# Lines ------------------------------------------------------------------------------------------


def test_lines_are_numbered_and_the_holding_is_their_sum(made):
    party = admit(made, pledge_vnd=50, paid_vnd=20).party_id
    record_line(made, party, LineKind.PAYMENT, date(2019, 1, 2), 10)
    record_line(made, party, LineKind.PLEDGE, date(2019, 1, 2), 5)
    record_line(made, party, LineKind.RETURN, date(2020, 1, 2), 7)
    record_line(made, party, LineKind.PLEDGE_REDUCED, date(2021, 1, 2), 8)
    lines = register.lines_of(made.id, TODAY)
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert held(made, party) == Holding(50 + 5 - 7 - 8, 20 + 10 - 7)
    assert held(made, party, date(2019, 1, 1)) == Holding(50, 20)
    assert len(register.lines_of(made.id, date(2019, 1, 1))) == 2


def test_what_was_contributed_keeps_its_kind_value_and_term(made):
    """Điều 76, 77 Luật Hợp tác xã 2023: loại tài sản, định giá, thời hạn hưởng quyền."""
    party = admit(made, pledge_vnd=90, paid_vnd=None).party_id
    record_line(
        made,
        party,
        LineKind.PAYMENT,
        date(2024, 8, 1),
        90,
        asset_kind=AssetKind.LAND_USE_RIGHT,
        asset_words="500 m² đất, các thành viên đồng thuận định giá",
        entitled_until=date(2034, 8, 1),
    )
    line = register.lines_of(made.id, TODAY)[-1]
    assert (line.asset_kind, line.entitled_until) == (
        AssetKind.LAND_USE_RIGHT,
        date(2034, 8, 1),
    )
    assert "định giá" in line.asset_words


@pytest.mark.parametrize("kind", [LineKind.RETURN, LineKind.PLEDGE_REDUCED])
def test_more_returned_than_paid_or_reduced_than_pledged_is_refused(made, kind):
    party = admit(made, pledge_vnd=50, paid_vnd=50).party_id
    version = made.version
    with pytest.raises(RuleViolation) as refused:
        record_line(made, party, kind, date(2020, 1, 2), 51)
    assert refused.value.field == "amount_vnd"
    assert made.version == version
    record_line(made, party, kind, date(2020, 1, 2), 50)


def test_a_return_of_what_was_paid_beyond_the_pledge_keeps_the_pledge(made):
    party = admit(made, pledge_vnd=50, paid_vnd=80).party_id
    with pytest.raises(RuleViolation, match="giữ nguyên mức cam kết"):
        record_line(made, party, LineKind.RETURN, date(2020, 1, 2), 60)
    record_line(made, party, LineKind.RETURN, date(2020, 1, 2), 30, keeps_pledge=True)
    assert held(made, party) == Holding(50, 50)


@pytest.mark.parametrize("founded", [PartialDate(date(2018, 3, 12)), None], ids=str)
def test_a_contribution_before_the_founding_is_recorded_with_a_finding(session, founded):
    made = make_organisation(founded=founded)
    party = admit(made).party_id
    record_line(made, party, LineKind.PAYMENT, date(2018, 3, 11), 5)
    (finding,) = [
        one
        for one in findings_on(states.state_of(made.id), TODAY)
        if one.rule == "contribution.outside_membership"
    ]
    assert "góp 5 đồng ngày 11/03/2018, trước ngày" in finding.evidence
    assert "khoản 3 Điều 17" in finding.evidence
    assert "không có điều cấm góp trước" in finding.evidence


def test_where_only_the_year_of_founding_is_known_nothing_is_too_early(session):
    made = make_organisation(founded=PartialDate(date(2018, 1, 1), Precision.YEAR))
    party = admit(made).party_id
    record_line(made, party, LineKind.PAYMENT, date(2017, 12, 31), 5)


def test_a_line_of_the_future_or_of_nobody_is_refused(made):
    party = admit(made).party_id
    with pytest.raises(RuleViolation, match="ở sau hôm nay"):
        record_line(made, party, LineKind.PAYMENT, TODAY + timedelta(days=1), 5)
    stranger = admit(
        make_organisation(identifiers=(), name="Hợp tác xã Hai", accept_similar=True),
        member_entry(1),
    ).party_id
    with pytest.raises(RuleViolation, match="chưa được ghi là thành viên"):
        record_line(made, stranger, LineKind.PAYMENT, TODAY, 5)


@pytest.mark.parametrize("kind", [LineKind.REVERSAL, LineKind.TRANSFER_IN, LineKind.TRANSFER_OUT])
def test_transfers_and_reversals_are_not_typed_as_lines(made, kind):
    party = admit(made).party_id
    with pytest.raises(RuleViolation, match="không ghi trực tiếp"):
        record_line(made, party, kind, TODAY, 5)


def test_capital_may_be_returned_after_the_member_has_left(made):
    stay = admit(made)
    members.leave(made, stay, left_on=date(2024, 7, 1), ground=LeaveGround.RESIGNED, **ACT)
    record_line(made, stay.party_id, LineKind.RETURN, date(2024, 9, 1), 50_000_000)
    assert register.capital_over_time(made.id) == [
        (date(2018, 3, 12), 50_000_000, 0),
        (PAID, 50_000_000, 50_000_000),
        (date(2024, 9, 1), 0, 0),
    ]


def test_a_form_opened_before_another_line_is_told(made):
    party = admit(made).party_id
    opened_at = made.version
    record_line(made, party, LineKind.PAYMENT, TODAY, 5)
    with pytest.raises(StaleRecord) as stale:
        contributions.record(
            made,
            LineEntry(party, LineKind.PAYMENT, TODAY, 6),
            actor_id=1,
            on=TODAY,
            expected_version=opened_at,
        )
    assert "đã ghi sổ vốn góp" in stale.value.changes[0]


# Ratios -----------------------------------------------------------------------------------------


def test_ratios_are_parts_of_the_charter_capital(made):
    for number, pledge in enumerate((100_000_000, 333_333_333, 66_666_667)):
        admit(made, member_entry(number, pledge_vnd=pledge, paid_vnd=None))
    shown = register.members_on(made.id, TODAY)
    assert shown[0].ratio == Decimal("0.2")
    assert [line.shown_ratio for line in shown] == [
        Decimal("0.2000"),
        Decimal("0.6667"),
        Decimal("0.1333"),
    ]


def test_a_member_keeps_the_ratio_when_others_come_whose_parts_divide_badly(made):
    admit(made, member_entry(0, pledge_vnd=100_000_000, paid_vnd=100_000_000))
    admit(made, member_entry(1, pledge_vnd=71_428_571, paid_vnd=None, joined_on=date(2020, 1, 1)))
    first = register.members_on(made.id, date(2019, 1, 1))[0].shown_ratio
    assert register.members_on(made.id, TODAY)[0].shown_ratio == first == Decimal("0.2")


def test_without_a_charter_capital_parts_are_of_what_is_pledged(session):
    made = make_organisation(capital_vnd=None)
    for number in range(3):
        admit(made, member_entry(number, pledge_vnd=7, paid_vnd=None))
    shown = register.members_on(made.id, TODAY)
    assert {line.shown_ratio for line in shown} == {Decimal("0.3333")}


def test_the_deadline_is_none_for_who_committed_to_nothing(made):
    admit(made, pledge_vnd=None, paid_vnd=None)
    admit(made, member_entry(1, member_class=MemberClass.NON_CONTRIBUTING_ASSOCIATE))
    assert [line.deadline for line in register.members_on(made.id, TODAY)] == [None, None]


def test_the_deadline_moves_past_the_days_off_of_the_table(made):
    """Khoản 5 Điều 148 BLDS: 6 months from 01/03/2024 end on a Sunday before Quốc khánh."""
    stay = admit(made, joined_on=date(2024, 3, 1), paid_on=date(2024, 3, 1))
    (line,) = register.members_on(made.id, TODAY)
    deadline = register.deadline_of(stay)
    assert deadline.unrolled == date(2024, 9, 1)
    assert line.deadline == deadline.last_day == date(2024, 9, 4)


# Transfers --------------------------------------------------------------------------------------


def test_a_transfer_is_two_linked_lines_of_one_act(made):
    giver, taker = (stay.party_id for stay in admit_list(made, 2))
    gone, come = transfer(made, giver, taker, 20_000_000)
    assert gone.origin_id == come.origin_id
    assert (gone.counterparty_id, come.counterparty_id) == (taker, giver)
    assert held(made, giver) == Holding(30_000_000, 30_000_000)
    assert held(made, taker) == Holding(70_000_000, 70_000_000)
    assert [line.counterparty_name for line in register.lines_of(made.id, TODAY)][-2:] == [
        NAMES[1],
        NAMES[0],
    ]


def test_a_transfer_beyond_what_is_held_to_oneself_or_too_early_is_refused(made):
    giver, taker = (stay.party_id for stay in admit_list(made, 2))
    with pytest.raises(RuleViolation, match=r"chuyển nhượng nhiều nhất 50\.000\.000 đồng"):
        transfer(made, giver, taker, 50_000_001)
    with pytest.raises(RuleViolation, match="chuyển nhượng nhiều nhất 0 đồng"):
        transfer(made, giver, taker, 1, PAID - timedelta(days=1))
    with pytest.raises(RuleViolation, match="người khác"):
        transfer(made, giver, giver, 1)
    with pytest.raises(RuleViolation, match="lớn hơn 0"):
        transfer(made, giver, taker, 0)
    assert len(register.lines_of(made.id, TODAY)) == 4


def test_what_was_taken_back_is_told_neither_as_paid_nor_as_returned(made):
    party = admit(made).party_id
    for kind in (LineKind.PAYMENT, LineKind.RETURN):
        wrong = record_line(made, party, kind, PAID, 7_000_000, keeps_pledge=True)
        contributions.reverse(made, wrong, reason="ghi nhầm người", **ACT)
    with pytest.raises(RuleViolation) as refusal:
        record_line(made, party, LineKind.RETURN, TODAY, 50_000_001)
    assert refusal.value.message.endswith(
        "đã góp 50.000.000 đồng, chưa trả lại hoặc chuyển nhượng, được trả lại nhiều nhất "
        "50.000.000 đồng."
    )


def test_an_unpaid_pledge_can_be_taken_over(made):
    giver = admit(made, pledge_vnd=50, paid_vnd=20).party_id
    taker = admit(made, member_entry(1, pledge_vnd=None, paid_vnd=None)).party_id
    transfer(made, giver, taker, 20, pledged_vnd=50)
    assert (held(made, giver), held(made, taker)) == (Holding(), Holding(50, 20))


# Reversals --------------------------------------------------------------------------------------


def test_a_reversal_takes_the_line_back_from_its_own_day(made):
    party = admit(made, pledge_vnd=50, paid_vnd=20).party_id
    wrong = record_line(made, party, LineKind.PAYMENT, date(2019, 1, 2), 30)
    (reversal,) = reverse(made, wrong)
    assert (reversal.on, reversal.reverses_id) == (wrong.on, wrong.id)
    assert held(made, party, date(2019, 1, 2)) == Holding(50, 20)
    lines = register.lines_of(made.id, TODAY)
    assert (lines[2].reversed_by_no, lines[3].reverses_no) == (4, 3)
    assert [line.can_be_reversed for line in lines] == [True, True, False, False]
    entry = audit_log.history("organisation", made.id)[0]
    assert (entry.action, entry.reason) == ("contribution.reversed", "gõ nhầm")
    assert "dòng 3" in wording.sentence(entry, None)


def test_a_transfer_is_taken_back_on_both_sides(made):
    giver, taker = (stay.party_id for stay in admit_list(made, 2))
    gone, _come = transfer(made, giver, taker, 20_000_000)
    assert len(reverse(made, gone)) == 2
    whole = Holding(50_000_000, 50_000_000)
    assert (held(made, giver), held(made, taker)) == (whole, whole)


def test_a_reversal_is_not_reversed_nor_a_line_twice_nor_without_a_reason(made):
    party = admit(made).party_id
    line = record_line(made, party, LineKind.PAYMENT, TODAY, 5)
    with pytest.raises(RuleViolation, match="lý do"):
        reverse(made, line, reason="  ")
    (reversal,) = reverse(made, line)
    with pytest.raises(RuleViolation, match="không thể ghi đảo lần nữa"):
        reverse(made, reversal)
    with pytest.raises(RuleViolation, match="đã được ghi đảo"):
        reverse(made, line)


def test_a_payment_that_was_returned_since_is_not_reversed(made):
    party = admit(made, pledge_vnd=50, paid_vnd=50).party_id
    record_line(made, party, LineKind.RETURN, date(2020, 1, 2), 50)
    payment = book.line(register.lines_of(made.id, TODAY)[1].id, made.id)
    with pytest.raises(RuleViolation, match="02/01/2020"):
        reverse(made, payment)


# Certificates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issued_on", "article"),
    [
        (date(2024, 6, 30), "khoản 4 Điều 17"),
        (date(2024, 7, 1), "khoản 1 Điều 75"),
        (date(2024, 7, 2), "khoản 1 Điều 75"),
    ],
    ids=str,
)
def test_a_certificate_is_refused_until_the_part_is_paid(made, issued_on, article):
    party = admit(made, pledge_vnd=50, paid_vnd=49).party_id
    with pytest.raises(RuleViolation, match="góp đủ") as refused:
        issue(made, party, issued_on=issued_on)
    assert article in refused.value.article
    record_line(made, party, LineKind.PAYMENT, issued_on, 1)
    assert issue(made, party, issued_on=issued_on).amount_vnd == 50


def test_a_number_is_used_once_and_a_member_has_one_certificate(made):
    one, two = (stay.party_id for stay in admit_list(made, 2))
    first = issue(made, one, "01/GCN")
    with pytest.raises(RuleViolation, match="mỗi số chỉ dùng một lần"):
        issue(made, two, "01 / gcn")
    with pytest.raises(RuleViolation, match="ghi thu hồi giấy đó trước"):
        issue(made, one, "02/GCN")
    with pytest.raises(RuleViolation, match="Hãy nhập số"):
        issue(made, two, "  ")
    withdraw(made, first)
    with pytest.raises(RuleViolation, match="mỗi số chỉ dùng một lần"):
        issue(made, two, "01/GCN")
    issue(made, one, "02/GCN")
    assert register.members_on(made.id, TODAY)[0].certificate_no == "02/GCN"


def test_leaving_and_transfers_remind_of_certificates_and_withdraw_nothing(made):
    """Khoản 3 Điều 75 Luật Hợp tác xã 2023."""
    stays = admit_list(made, 3)
    for number, stay in enumerate(stays):
        issue(made, stay.party_id, f"0{number}", date(2024, 7, 1))
    assert register.certificates_to_withdraw(made.id, TODAY) == []
    members.leave(made, stays[0], left_on=date(2024, 8, 1), ground=LeaveGround.RESIGNED, **ACT)
    transfer(made, stays[1].party_id, stays[2].party_id, 5, date(2024, 9, 1))
    reminded = register.certificates_to_withdraw(made.id, TODAY)
    assert [line.number for line in reminded] == ["00", "01", "02"]
    assert register.certificates_to_withdraw(made.id, date(2024, 7, 31)) == []
    assert len(register.certificates_to_withdraw(made.id, date(2024, 8, 1))) == 1


def test_a_withdrawal_is_dated_reasoned_and_done_once(made):
    (stay,) = admit_list(made, 1)
    certificate = issue(made, stay.party_id, issued_on=date(2024, 7, 1))
    with pytest.raises(RuleViolation, match="trước ngày cấp"):
        withdraw(made, certificate, date(2024, 6, 30))
    with pytest.raises(RuleViolation, match="ở sau hôm nay"):
        withdraw(made, certificate, TODAY + timedelta(days=1))
    with pytest.raises(RuleViolation, match="lý do"):
        withdraw(made, certificate, reason=" ")
    withdraw(made, certificate, date(2024, 9, 1))
    with pytest.raises(RuleViolation, match="đã được thu hồi"):
        withdraw(made, certificate)
    live = [
        register.certificates_of(made.id, d)[0].is_live
        for d in (date(2024, 8, 31), date(2024, 9, 1))
    ]
    assert live == [True, False]
    actions = [entry.action for entry in audit_log.history("organisation", made.id, limit=2)]
    assert actions == ["certificate.withdrawn", "certificate.issued"]


def test_who_is_no_member_on_the_day_gets_no_certificate(made):
    (stay,) = admit_list(made, 1)
    members.leave(made, stay, left_on=date(2024, 8, 1), ground=LeaveGround.RESIGNED, **ACT)
    with pytest.raises(RuleViolation, match="không phải là thành viên góp vốn"):
        issue(made, stay.party_id, issued_on=date(2024, 8, 1))
    issue(made, stay.party_id, issued_on=date(2024, 7, 31))
