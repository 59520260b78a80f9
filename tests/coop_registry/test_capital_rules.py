"""Contributed capital: sums, shares, deadline, certificate; no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_registry.rules import capital
from coop_registry.rules.capital import Holding, Movement
from coop_registry.rules.entries import LineEntry, MemberEntry
from coop_registry.rules.membership import AssetKind, LineKind, MemberClass
from coop_registry.rules.returns import refuse_impossible_book
from core.dates import PartialDate, Precision
from core.errors import RuleViolation
from law.dated import NoRuleInForce
from law.deadlines import WorkingDays

D = date
NO_DAYS_OFF = WorkingDays(opened=frozenset())
ALWAYS_OPEN = WorkingDays(
    opened=frozenset(D(2013, 1, 1) + timedelta(days=n) for n in range(366 * 14))
)


@pytest.mark.parametrize(
    ("kind", "keeps", "moved"),
    [
        (LineKind.PLEDGE, False, (7, 0)),
        (LineKind.PAYMENT, False, (0, 7)),
        (LineKind.RETURN, False, (-7, -7)),
        (LineKind.RETURN, True, (0, -7)),
        (LineKind.PLEDGE_REDUCED, False, (-7, 0)),
    ],
)
def test_what_each_kind_of_line_moves(kind, keeps, moved):
    line = capital.movement(LineEntry(1, kind, D(2024, 1, 2), 7, keeps_pledge=keeps))
    assert (line.pledged_vnd, line.paid_vnd) == moved


def test_a_paid_amount_without_a_pledge_is_its_own_pledge():
    entry = MemberEntry(1, D(2024, 8, 1), paid_vnd=9, asset_kind=AssetKind.GOLD)
    lines = capital.lines_of_admission(entry, 1, None)
    assert [(line.kind, line.on, line.amount_vnd) for line in lines] == [
        (LineKind.PLEDGE, D(2024, 8, 1), 9),
        (LineKind.PAYMENT, D(2024, 8, 1), 9),
    ]
    assert lines[1].asset_kind is AssetKind.GOLD


def test_the_pledge_of_a_founder_counts_from_the_founding():
    entry = MemberEntry(1, D(2018, 3, 1), pledge_vnd=9)
    (line,) = capital.lines_of_admission(entry, 1, D(2018, 3, 12))
    assert line.on == D(2018, 3, 12)


def test_a_member_without_capital_has_no_lines():
    assert capital.lines_of_admission(MemberEntry(1, D(2024, 8, 1)), 1, None) == []


@pytest.mark.parametrize(
    ("founded", "registered_on", "first"),
    [
        (PartialDate(D(2018, 3, 1)), D(2018, 3, 12), D(2018, 3, 1)),
        (PartialDate(D(2018, 3, 12)), D(2018, 3, 1), D(2018, 3, 1)),
        (PartialDate(D(2018, 1, 1), Precision.YEAR), D(2018, 3, 12), None),
        (None, D(2018, 3, 12), None),
        (PartialDate(D(2018, 3, 1)), None, None),
    ],
)
def test_only_days_known_to_the_day_prove_a_contribution_too_early(founded, registered_on, first):
    assert capital.first_day(founded, registered_on) == first


@pytest.mark.parametrize(
    ("on", "amount", "until", "field"),
    [
        (D(2025, 6, 3), 5, None, "on"),
        (D(2024, 1, 2), 0, None, "amount_vnd"),
        (D(2024, 1, 2), -5, None, "amount_vnd"),
        (D(2024, 1, 2), 10**17 + 1, None, "amount_vnd"),
        (D(2024, 1, 2), 5, D(2024, 1, 1), "entitled_until"),
    ],
)
def test_lines_that_cannot_be_are_refused(on, amount, until, field):
    entry = LineEntry(1, LineKind.PAYMENT, on, amount, entitled_until=until)
    with pytest.raises(RuleViolation) as refused:
        capital.refuse_impossible_line(entry, D(2025, 6, 2))
    assert refused.value.field == field


@pytest.mark.parametrize("on", [D(2018, 3, 11), D(2018, 3, 12), D(2025, 6, 2)])
def test_any_day_up_to_today_is_possible_also_before_the_founding(on):
    capital.refuse_impossible_line(LineEntry(1, LineKind.PAYMENT, on, 5), D(2025, 6, 2))


def test_a_paper_of_the_cooperative_is_not_older_than_the_cooperative():
    capital.refuse_paper_before_founding(D(2018, 3, 12), D(2018, 3, 12), "issued_on")
    with pytest.raises(RuleViolation, match="trước ngày thành lập"):
        capital.refuse_paper_before_founding(D(2018, 3, 11), D(2018, 3, 12), "issued_on")


def test_a_return_is_looked_at_on_its_own_day():
    paid = [Movement(1, D(2024, 5, 2), 10, 10)]
    early = [Movement(1, D(2024, 5, 1), -10, -10)]
    same_day = [Movement(1, D(2024, 5, 2), -10, -10)]
    with pytest.raises(RuleViolation, match="được trả lại nhiều nhất 0 đồng"):
        refuse_impossible_book("A", paid, early)
    refuse_impossible_book("A", paid, same_day)


def test_a_line_before_a_later_return_must_leave_enough_for_it():
    known = [Movement(1, D(2024, 1, 2), 10, 10), Movement(1, D(2024, 3, 1), -8, -8)]
    with pytest.raises(RuleViolation, match="01/03/2024"):
        refuse_impossible_book("A", known, [Movement(1, D(2024, 2, 1), -3, -3)])
    refuse_impossible_book("A", known, [Movement(1, D(2024, 2, 1), -2, -2)])


def test_a_return_beyond_the_pledge_says_how_to_record_it():
    known = [Movement(1, D(2024, 1, 2), 5, 8)]
    with pytest.raises(RuleViolation, match="giữ nguyên mức cam kết"):
        refuse_impossible_book("A", known, [Movement(1, D(2024, 2, 1), -7, -7)])


PAID = [
    Movement(1, D(2024, 1, 2), 50_000_000, 50_000_000),
    Movement(1, D(2024, 3, 1), -10_000_000, -10_000_000),
    Movement(1, D(2024, 4, 1), 0, 5_000_000),
]


@pytest.mark.parametrize(
    ("on", "pledged", "paid", "taking", "message"),
    [
        pytest.param(
            D(2024, 5, 1),
            -60_000_000,
            -60_000_000,
            LineKind.RETURN,
            "Không thể trả lại cho Ma Văn Hai 60.000.000 đồng: tính đến ngày 01/05/2024 đã góp "
            "55.000.000 đồng, đã trả lại hoặc chuyển nhượng 10.000.000 đồng, được trả lại nhiều "
            "nhất 45.000.000 đồng.",
            id="trả lại quá số đã góp",
        ),
        pytest.param(
            D(2024, 2, 1),
            -41_000_000,
            -41_000_000,
            LineKind.RETURN,
            "Không thể trả lại cho Ma Văn Hai 41.000.000 đồng: tính đến ngày 01/03/2024 đã góp "
            "50.000.000 đồng, đã trả lại hoặc chuyển nhượng 10.000.000 đồng, được trả lại nhiều "
            "nhất 40.000.000 đồng.",
            id="trả lại trước một lần trả lại đã ghi",
        ),
        pytest.param(
            D(2024, 1, 1),
            -1,
            -1,
            LineKind.TRANSFER_OUT,
            "Ma Văn Hai không thể chuyển nhượng 1 đồng: tính đến ngày 01/01/2024 đã góp 0 đồng, "
            "chưa trả lại hoặc chuyển nhượng, được chuyển nhượng nhiều nhất 0 đồng.",
            id="chuyển nhượng trước khi góp",
        ),
        pytest.param(
            D(2024, 5, 1),
            -40_000_001,
            0,
            LineKind.PLEDGE_REDUCED,
            "Không thể giảm mức cam kết của Ma Văn Hai 40.000.001 đồng: tính đến ngày 01/05/2024 "
            "đã cam kết góp 50.000.000 đồng, đã giảm, trả lại hoặc chuyển nhượng 10.000.000 đồng, "
            "được giảm nhiều nhất 40.000.000 đồng.",
            id="giảm cam kết quá mức",
        ),
        pytest.param(
            D(2024, 1, 2),
            0,
            -50_000_000,
            LineKind.REVERSAL,
            "Chưa ghi đảo được: bỏ dòng này thì tính đến ngày 01/03/2024 Ma Văn Hai đã góp 0 đồng, "
            "ít hơn số đã trả lại hoặc chuyển nhượng 10.000.000 đồng. Hãy ghi đảo dòng trả lại "
            "hoặc chuyển nhượng đó trước.",
            id="ghi đảo dòng góp đã trả lại",
        ),
    ],
)
def test_the_refusal_says_what_was_paid_what_went_and_what_is_left(
    on, pledged, paid, taking, message
):
    with pytest.raises(RuleViolation) as refusal:
        refuse_impossible_book("Ma Văn Hai", PAID, [Movement(1, on, pledged, paid)], taking)
    assert refusal.value.message == message


movements = st.builds(
    Movement,
    st.just(1),
    st.dates(D(2024, 1, 1), D(2024, 1, 12)),
    st.integers(-20, 20),
    st.integers(-20, 20),
)


def never_below_nothing(lines):
    """Tell whether on every day something or nothing is paid and pledged."""
    sums = [
        (pledged, paid)
        for day in {line.on for line in lines}
        for pledged, paid in [
            (
                sum(one.pledged_vnd for one in lines if one.on <= day),
                sum(one.paid_vnd for one in lines if one.on <= day),
            )
        ]
    ]
    return all(pledged >= 0 and paid >= 0 for pledged, paid in sums)


@given(st.lists(movements, max_size=6).filter(never_below_nothing), movements)
def test_exactly_what_could_not_have_happened_is_refused(known, added):
    try:
        refuse_impossible_book("A", known, [added])
    except RuleViolation:
        assert not never_below_nothing([*known, added])
    else:
        assert never_below_nothing([*known, added])


# Holdings ---------------------------------------------------------------------------------------

lines = st.lists(
    st.builds(
        Movement,
        st.integers(1, 3),
        st.dates(D(2018, 1, 1), D(2025, 6, 2)),
        st.integers(-5, 9),
        st.integers(-5, 9),
    ),
    max_size=25,
)


@given(lines, st.dates(D(2018, 1, 1), D(2025, 6, 2)))
def test_holdings_are_the_sum_of_lines(book, day):
    for party_id, held in capital.holdings(book, day).items():
        own = [line for line in book if line.party_id == party_id and line.on <= day]
        assert held.pledged_vnd == sum(line.pledged_vnd for line in own)
        assert held.paid_vnd == sum(line.paid_vnd for line in own)


@given(lines, lines, st.dates(D(2018, 1, 1), D(2025, 6, 2)))
def test_holdings_of_a_day_never_change_when_later_lines_are_added(book, more, day):
    later = [line for line in more if line.on > day]
    assert capital.holdings(book + later, day) == capital.holdings(book, day)


@given(lines, st.randoms())
def test_any_order_of_lines_gives_the_same_curve(book, random):
    shuffled = list(book)
    random.shuffle(shuffled)
    assert capital.over_time(shuffled) == capital.over_time(book)


# Deadline ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("admitted", "registered", "excluded", "unrolled", "article"),
    [
        # founders count from the certificate, later members from their admission
        (D(2018, 3, 1), D(2018, 3, 12), 0, D(2018, 9, 12), "khoản 3 Điều 17"),
        (D(2018, 3, 12), D(2018, 3, 12), 0, D(2018, 9, 12), "khoản 3 Điều 17"),
        (D(2020, 1, 15), D(2018, 3, 12), 0, D(2020, 7, 15), "khoản 3 Điều 17"),
        # the law of the day before, of and after 01/07/2024; days are excluded by the new one only
        (D(2024, 6, 30), None, 20, D(2024, 12, 30), "khoản 3 Điều 17"),
        (D(2024, 7, 1), None, 20, D(2025, 1, 21), "khoản 4 Điều 74"),
        (D(2024, 7, 2), None, 0, D(2025, 1, 2), "khoản 4 Điều 74"),
        # 0.3: 31/08/2024 + 6 months = 28/02/2025
        (D(2024, 8, 31), None, 0, D(2025, 2, 28), "khoản 4 Điều 74"),
        # the first day of the law of 2012
        (D(2013, 7, 1), None, 0, D(2014, 1, 1), "khoản 3 Điều 17"),
    ],
    ids=lambda value: str(value),
)
def test_the_deadline_to_contribute(admitted, registered, excluded, unrolled, article):
    deadline = capital.contribution_deadline(admitted, registered, excluded, ALWAYS_OPEN)
    assert (deadline.unrolled, deadline.last_day) == (unrolled, unrolled)
    assert article in deadline.article


def test_a_deadline_on_a_day_off_moves_to_the_next_working_day():
    """Khoản 5 Điều 148 Bộ luật Dân sự 2015: 01/02/2025 is a Saturday, Monday is Tết."""
    days = WorkingDays(closed=frozenset({D(2025, 2, 3)}))
    deadline = capital.contribution_deadline(D(2024, 8, 1), None, 0, days)
    assert (deadline.unrolled, deadline.last_day) == (D(2025, 2, 1), D(2025, 2, 4))
    assert "khoản 5 Điều 148" in deadline.article
    assert "04/02/2025" in deadline.rule_text_vi


def test_before_the_law_of_2012_there_is_no_deadline():
    with pytest.raises(NoRuleInForce):
        capital.contribution_deadline(D(2013, 6, 30), None, 0, NO_DAYS_OFF)


# Certificate ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "article"),
    [
        (D(2024, 6, 30), "khoản 4 Điều 17"),
        (D(2024, 7, 1), "khoản 1 Điều 75"),
        (D(2024, 7, 2), "khoản 1 Điều 75"),
    ],
    ids=str,
)
@pytest.mark.parametrize("held", [Holding(10, 9), Holding(0, 0), Holding(0, 5)], ids=str)
def test_a_certificate_is_refused_until_all_is_paid(on, article, held):
    with pytest.raises(RuleViolation, match="góp đủ") as refused:
        capital.refuse_certificate("A", held, MemberClass.OFFICIAL, on)
    assert article in (refused.value.article or "")
    assert refused.value.rule == capital.CERTIFICATE_RULE


@pytest.mark.parametrize("member_class", [MemberClass.OFFICIAL, MemberClass.CONTRIBUTING_ASSOCIATE])
@pytest.mark.parametrize("held", [Holding(10, 10), Holding(10, 11)], ids=str)
def test_a_member_who_paid_in_full_gets_a_certificate(member_class, held):
    capital.refuse_certificate("A", held, member_class, D(2025, 6, 2))


@pytest.mark.parametrize("member_class", [None, MemberClass.NON_CONTRIBUTING_ASSOCIATE])
def test_who_contributes_nothing_gets_no_certificate(member_class):
    with pytest.raises(RuleViolation, match="không phải là thành viên góp vốn"):
        capital.refuse_certificate("A", Holding(10, 10), member_class, D(2025, 6, 2))


def test_a_certificate_of_a_day_without_a_rule_says_so():
    with pytest.raises(RuleViolation, match="Không có quy định đã nạp"):
        capital.refuse_certificate("A", Holding(10, 10), MemberClass.OFFICIAL, D(2013, 6, 30))
