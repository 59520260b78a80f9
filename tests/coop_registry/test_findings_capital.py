"""Findings about contributed capital: ceilings, term, follow-up; each with its article."""

from dataclasses import replace
from datetime import date

import pytest

from coop_registry.rules.findings import Figure, Period, Timeline, ended, findings_on
from coop_registry.rules.kinds import Declared, Kind
from coop_registry.rules.membership import MemberClass
from core.money import format_share, round_share
from law.deadlines import WorkingDays
from tests.factories.states import (
    FOUNDED,
    PAPER,
    always,
    book,
    concerned,
    figures,
    found,
    state,
    stay,
    stays,
)

LAST_2012, FIRST_2023, NEXT_DAY = date(2024, 6, 30), date(2024, 7, 1), date(2024, 7, 2)
TODAY = date(2025, 6, 2)
OFFICIAL, CONTRIBUTING = MemberClass.OFFICIAL, MemberClass.CONTRIBUTING_ASSOCIATE
CAPITAL = 1_000_000_000


def with_parts(*parts, kind=Kind.COOPERATIVE, members=None, **more):
    """Return an organisation whose members 1, 2 … pledged and paid these parts at once."""
    lines = [(number, FOUNDED, part, part) for number, part in enumerate(parts, 1)]
    return state(
        kind=kind,
        stays=members or stays(len(parts)),
        capital=always(CAPITAL),
        **book(*lines),
        **more,
    )


@pytest.mark.parametrize(
    ("kind", "part", "on", "breach"),
    [
        pytest.param(Kind.COOPERATIVE, 200_000_000, LAST_2012, False, id="Điều 17 Luật 2012: 20%"),
        pytest.param(Kind.COOPERATIVE, 200_000_001, LAST_2012, True, id="Điều 17 Luật 2012: hơn"),
        pytest.param(Kind.COOPERATIVE, 250_000_000, LAST_2012, True, id="Điều 17 Luật 2012: 25%"),
        pytest.param(Kind.COOPERATIVE, 250_000_000, FIRST_2023, False, id="k1 Điều 74: 25%"),
        pytest.param(Kind.COOPERATIVE, 300_000_000, NEXT_DAY, False, id="k1 Điều 74: đúng 30%"),
        pytest.param(Kind.COOPERATIVE, 300_000_001, FIRST_2023, True, id="k1 Điều 74: hơn 30%"),
        pytest.param(Kind.UNION, 300_000_000, LAST_2012, False, id="Điều 17 Luật 2012: LH 30%"),
        pytest.param(Kind.UNION, 300_000_001, LAST_2012, True, id="Điều 17 Luật 2012: LH hơn"),
        pytest.param(Kind.UNION, 400_000_000, FIRST_2023, False, id="k1 Điều 74: LH 40%"),
        pytest.param(Kind.UNION, 400_000_001, NEXT_DAY, True, id="k1 Điều 74: LH hơn 40%"),
        pytest.param(Kind.GROUP, 900_000_000, NEXT_DAY, False, id="tổ hợp tác không có trần"),
    ],
)
def test_the_part_of_one_member(kind, part, on, breach):
    facts = with_parts(part, kind=kind)
    assert concerned(findings_on(facts, on), "contribution.maximum") == ({1} if breach else set())


def test_a_quarter_is_too_much_until_the_law_changes_and_is_said_by_name():
    facts = with_parts(250_000_000, 150_000_000)
    finding = found(facts, LAST_2012)["contribution.maximum"]
    assert finding.evidence == (
        "Nông Văn 1 cam kết góp 250.000.000 đồng, bằng 25,00%; đã góp 250.000.000 đồng, bằng 25,00% "
        "vốn điều lệ 1.000.000.000 đồng; quy định không quá 20%."
    )
    assert finding.since == FOUNDED
    assert finding.article == "Điều 17 Luật Hợp tác xã 2012"
    assert "contribution.maximum" not in found(facts, FIRST_2023)


def test_a_pledge_alone_and_a_payment_alone_are_each_measured():
    pledged = state(stays=stays(1), capital=always(CAPITAL), **book((1, TODAY, 310_000_000, 0)))
    evidence = found(pledged, TODAY)["contribution.maximum"].evidence
    assert "cam kết góp 310.000.000" in evidence
    assert "đã góp" not in evidence
    paid = state(
        stays=stays(1), capital=always(CAPITAL), **book((1, TODAY, 290_000_000, 310_000_000))
    )
    evidence = found(paid, TODAY)["contribution.maximum"].evidence
    assert "đã góp 310.000.000 đồng, bằng 31,00%" in evidence
    assert "cam kết" not in evidence


def test_a_lower_charter_capital_begins_a_new_stretch():
    lowered = date(2025, 1, 10)
    capital = Timeline([Period(FOUNDED, lowered, CAPITAL), Period(lowered, None, CAPITAL // 2)])
    facts = state(stays=stays(1), capital=capital, **book((1, FOUNDED, 180_000_000, 180_000_000)))
    assert "contribution.maximum" not in found(facts, date(2025, 1, 9))
    assert found(facts, TODAY)["contribution.maximum"].since == lowered


def test_without_a_registered_capital_the_pledges_are_the_whole():
    lines = [(number, FOUNDED, 100, 100) for number in range(1, 4)]
    facts = state(stays=stays(3), **book(*lines))
    assert concerned(findings_on(facts, TODAY), "contribution.maximum") == {1, 2, 3}
    assert "33,33%" in found(facts, TODAY)["contribution.maximum"].evidence


def test_a_share_just_above_the_limit_is_never_shown_as_the_limit():
    assert "30,0001%" in found(with_parts(300_001_000), TODAY)["contribution.maximum"].evidence


@pytest.mark.parametrize(
    ("kind", "each", "on", "breach"),
    [
        pytest.param(Kind.COOPERATIVE, 150_000_000, FIRST_2023, False, id="k2 Điều 74: đúng 30%"),
        pytest.param(Kind.COOPERATIVE, 150_000_001, FIRST_2023, True, id="k2 Điều 74: hơn 30%"),
        pytest.param(Kind.COOPERATIVE, 150_000_001, LAST_2012, False, id="Luật 2012: không có"),
        pytest.param(Kind.UNION, 200_000_000, NEXT_DAY, False, id="k2 Điều 74: LH đúng 40%"),
        pytest.param(Kind.UNION, 200_000_001, NEXT_DAY, True, id="k2 Điều 74: LH hơn 40%"),
    ],
)
def test_associates_together(kind, each, on, breach):
    facts = with_parts(each, each, kind=kind, members=stays(2, member_class=CONTRIBUTING))
    finding = found(facts, on).get("contribution.associates_maximum")
    assert (finding is not None) is breach
    if finding:
        assert finding.since == FIRST_2023
        assert finding.article == "khoản 2 Điều 74 Luật Hợp tác xã 2023"


@pytest.mark.parametrize(
    ("kind", "each", "on", "breach"),
    [
        pytest.param(Kind.COOPERATIVE, 150_000_000, FIRST_2023, False, id="k3 Điều 74: đúng 30%"),
        pytest.param(Kind.COOPERATIVE, 150_000_001, NEXT_DAY, True, id="k3 Điều 74: hơn 30%"),
        pytest.param(Kind.UNION, 150_000_001, FIRST_2023, True, id="k3 Điều 74: LH cũng 30%"),
        pytest.param(Kind.COOPERATIVE, 150_000_001, LAST_2012, False, id="Luật 2012: không có"),
    ],
)
def test_foreign_members_together(kind, each, on, breach):
    facts = with_parts(each, each, kind=kind, members=stays(2, is_foreign=True))
    assert ("contribution.foreign_maximum" in found(facts, on)) is breach


def late(joined, *lines, registered=FOUNDED, days=None, members=None, **more):
    """Return an organisation with one member who joined on a day and has these lines."""
    facts = {
        "registered_on": registered,
        "stays": members or (stay(1, joined, **more),),
        "capital": always(CAPITAL),
        "days": days or WorkingDays(),
    }
    return state(**facts, **book(*lines))


@pytest.mark.parametrize(
    ("joined", "last_day", "article"),
    [
        pytest.param(
            date(2023, 12, 29), date(2024, 7, 1), "khoản 3 Điều 17", id="29/06/2024 thứ Bảy → T2"
        ),
        pytest.param(date(2024, 6, 28), date(2024, 12, 30), "khoản 3 Điều 17", id="luật ngày vào"),
        pytest.param(date(2024, 7, 1), date(2025, 1, 2), "khoản 4 Điều 74", id="01/01 nghỉ"),
        pytest.param(
            date(2024, 8, 31), date(2025, 2, 28), "khoản 4 Điều 74", id="Điều 148 BLDS: cuối tháng"
        ),
    ],
)
def test_the_term_is_judged_by_the_law_of_the_admission(joined, last_day, article):
    days = WorkingDays(closed=frozenset({date(2025, 1, 1)}))
    facts = late(joined, (1, joined, 100, 40), days=days)
    assert "contribution.deadline" not in found(facts, last_day)
    after = date.fromordinal(last_day.toordinal() + 1)
    finding = found(facts, after)["contribution.deadline"]
    assert finding.since == after
    assert finding.article.startswith(article)
    assert finding.party_id == 1
    assert finding == found(facts, TODAY)["contribution.deadline"]
    assert finding.cited_on(TODAY) == (date(2013, 7, 1) if joined < FIRST_2023 else TODAY)


def test_a_founder_has_six_months_from_the_certificate():
    facts = late(date(2018, 1, 2), (1, date(2018, 1, 2), 100, 0), registered=date(2018, 3, 12))
    assert "contribution.deadline" not in found(facts, date(2018, 9, 12))
    assert found(facts, date(2018, 9, 13))["contribution.deadline"].since == date(2018, 9, 13)


def test_a_member_of_before_the_law_of_2012_is_not_judged():
    old = date(2013, 6, 30)
    facts = state(
        names=always("Hợp tác xã Cũ", old),
        registered_on=old,
        stays=(stay(1, old), stay(2, date(2013, 7, 1))),
        **book((1, old, 100, 0), (2, date(2013, 7, 1), 100, 0)),
    )
    assert concerned(findings_on(facts, TODAY), "contribution.deadline") == {2}


def test_days_not_counted_lengthen_the_term_under_the_law_of_2023_only():
    new = late(date(2024, 8, 1), (1, date(2024, 8, 1), 100, 0), excluded_days=20)
    assert "contribution.deadline" not in found(new, date(2025, 2, 21))
    finding = found(new, date(2025, 2, 22))["contribution.deadline"]
    assert "không tính 20 ngày" in finding.evidence
    old = late(date(2024, 1, 2), (1, date(2024, 1, 2), 100, 0), excluded_days=20)
    assert found(old, TODAY)["contribution.deadline"].since == date(2024, 7, 3)


def test_late_payment_cures_from_its_day_and_history_stays():
    joined = date(2024, 8, 1)
    facts = late(joined, (1, joined, 100, 40), (1, date(2025, 4, 1), 0, 60))
    assert "contribution.deadline" in found(facts, date(2025, 3, 31))
    assert "contribution.deadline" not in found(facts, date(2025, 4, 1))


def test_a_pledge_raised_after_the_term_is_not_overdue_and_a_reduced_one_is_less():
    joined = date(2024, 8, 1)
    raised = late(joined, (1, joined, 100, 100), (1, date(2025, 4, 1), 500, 0))
    assert "contribution.deadline" not in found(raised, TODAY)
    reduced = late(joined, (1, joined, 100, 40), (1, date(2025, 4, 1), -60, 0))
    assert "contribution.deadline" not in found(reduced, TODAY)


@pytest.mark.parametrize(
    ("paid", "least", "words"),
    [
        pytest.param(
            0, None, "tư cách thành viên chấm dứt theo điểm a khoản 6 Điều 74", id="B-LATE-a"
        ),
        pytest.param(20, 30, "dưới mức tối thiểu 30 đồng: tư cách", id="B-LATE-a dưới tối thiểu"),
        pytest.param(40, 30, "Quyền theo phần đã góp, điểm b khoản 6 Điều 74", id="B-LATE-b"),
        pytest.param(40, None, "chưa ghi mức góp tối thiểu của điều lệ", id="chưa rõ tối thiểu"),
    ],
)
def test_what_follows_when_the_term_passes(paid, least, words):
    joined = date(2024, 8, 1)
    declared = figures(least, joined, Declared.CONTRIBUTION_MINIMUM) if least else {}
    facts = state(
        stays=(stay(1, joined),),
        capital=always(CAPITAL),
        declared=declared,
        **book((1, joined, 100, paid)),
    )
    assert words in found(facts, TODAY)["contribution.deadline"].evidence


def test_the_capital_must_be_registered_again_within_thirty_days():
    joined = date(2024, 8, 1)
    lines = ((1, joined, 600, 600), (2, joined, 400, 100))
    members = (stay(1, joined), stay(2, joined))
    facts = state(registered_on=joined, stays=members, capital=always(1000), **book(*lines))
    # The term ends on Monday 03/02/2025; thirty days later is Wednesday 05/03/2025.
    assert "contribution.late_registration" not in found(facts, date(2025, 3, 5))
    finding = found(facts, date(2025, 3, 6))["contribution.late_registration"]
    assert finding.article == "khoản 7 Điều 74 Luật Hợp tác xã 2023"
    assert finding.since == date(2025, 3, 6)
    assert "còn thiếu 300 đồng" in finding.evidence
    lowered = Timeline(
        [Period(joined, date(2025, 4, 1), 1000), Period(date(2025, 4, 1), None, 700)]
    )
    cured = state(registered_on=joined, stays=members, capital=lowered, **book(*lines))
    assert "contribution.late_registration" in found(cured, date(2025, 3, 31))
    assert "contribution.late_registration" not in found(cured, date(2025, 4, 1))


def test_a_term_of_the_law_of_2012_has_no_thirty_day_duty():
    joined = date(2024, 6, 3)
    facts = late(joined, (1, joined, 100, 40))
    assert "contribution.deadline" in found(facts, TODAY)
    assert "contribution.late_registration" not in found(facts, TODAY)


@pytest.mark.parametrize(
    ("joined", "article"),
    [
        (
            date(2023, 12, 29),
            "khoản 1 Điều 16 Luật Hợp tác xã 2012 (hội đồng quản trị trình đại hội",
        ),
        (
            date(2024, 6, 28),
            "khoản 1 Điều 16 Luật Hợp tác xã 2012 (hội đồng quản trị trình đại hội",
        ),
        (FIRST_2023, "điểm a khoản 6 Điều 74 Luật Hợp tác xã 2023."),
    ],
)
def test_who_paid_nothing_in_time_is_a_member_no_more_in_both_regimes(joined, article):
    facts = late(joined, (1, joined, 100, 0))
    evidence = found(facts, TODAY)["contribution.deadline"].evidence
    assert f"Chưa góp: tư cách thành viên chấm dứt theo {article}" in evidence


def test_who_paid_below_the_charters_minimum_has_paid_something():
    least = {Declared.CONTRIBUTION_MINIMUM: (Figure(50, FOUNDED, "Điều lệ"),)}
    facts = replace(late(FIRST_2023, (1, FIRST_2023, 100, 30)), declared=least)
    evidence = found(facts, TODAY)["contribution.deadline"].evidence
    assert "Góp dưới mức tối thiểu 50 đồng: tư cách thành viên chấm dứt theo điểm a" in evidence
    assert "Chưa góp" not in evidence


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (LAST_2012, None),
        (date(2025, 6, 30), "nếu kéo dài đến ngày 01/07/2025 thì đủ 12 tháng"),
        (date(2025, 7, 1), "từ ngày 01/07/2025 đã đủ 12 tháng, là căn cứ thu hồi giấy chứng nhận"),
    ],
    ids=["Luật 2012 không có", "điểm đ khoản 1 Điều 103 – hôm trước", "đúng ngày"],
)
def test_a_part_above_the_maximum_is_counted_by_months(on, words):
    told = found(with_parts(400_000_000, 100_000_000), on)["contribution.maximum"]
    assert ("tháng" in told.evidence) is (words is not None)
    assert "tháng" not in told.fingerprint
    if words:
        assert words in told.evidence
        assert "điểm đ khoản 1 Điều 103 Luật Hợp tác xã 2023" in told.evidence


def test_a_pledge_below_the_charters_minimum():
    declared = {
        Declared.CONTRIBUTION_MINIMUM: (
            Figure(50, FOUNDED, "Điều lệ"),
            Figure(80, date(2025, 1, 1), "Điều lệ sửa đổi"),
        )
    }
    facts = state(
        stays=stays(2), declared=declared, **book((1, FOUNDED, 60, 60), (2, FOUNDED, 90, 90))
    )
    assert concerned(findings_on(facts, date(2024, 12, 31)), "contribution.minimum") == set()
    assert concerned(findings_on(facts, TODAY), "contribution.minimum") == {1}
    finding = found(facts, TODAY)["contribution.minimum"]
    assert finding.since == date(2025, 1, 1)
    assert "Điều lệ sửa đổi" in finding.evidence
    assert finding.article == "khoản 1 Điều 33 Luật Hợp tác xã 2023"


@pytest.mark.parametrize(
    ("kind", "member_class", "on", "article"),
    [
        (Kind.COOPERATIVE, OFFICIAL, date(2024, 6, 30), "khoản 1 Điều 16 Luật Hợp tác xã 2012"),
        (Kind.COOPERATIVE, OFFICIAL, date(2024, 7, 1), "khoản 1 Điều 33 Luật Hợp tác xã 2023"),
        (Kind.COOPERATIVE, CONTRIBUTING, date(2024, 6, 30), "khoản 1 Điều 16 Luật Hợp tác xã 2012"),
        (Kind.COOPERATIVE, CONTRIBUTING, date(2024, 7, 1), "khoản 2 Điều 33 Luật Hợp tác xã 2023"),
        (Kind.UNION, OFFICIAL, date(2024, 6, 30), "khoản 1 Điều 16 Luật Hợp tác xã 2012"),
        (Kind.UNION, OFFICIAL, date(2024, 7, 1), "khoản 1 Điều 37 Luật Hợp tác xã 2023"),
        (Kind.UNION, CONTRIBUTING, date(2024, 7, 2), "khoản 2 Điều 37 Luật Hợp tác xã 2023"),
    ],
)
def test_a_pledge_below_the_minimum_is_found_by_the_article_of_its_kind_and_class(
    kind, member_class, on, article
):
    facts = state(
        kind=kind,
        stays=(stay(1, member_class=member_class), stay(2)),
        declared=figures(80, FOUNDED, Declared.CONTRIBUTION_MINIMUM),
        **book((1, FOUNDED, 60, 60), (2, FOUNDED, 90, 90)),
    )
    assert found(facts, on)["contribution.minimum"].article == article


@pytest.mark.parametrize(
    ("paid", "on", "shown"),
    [
        pytest.param(400, date(2018, 9, 12), False, id="còn trong hạn 6 tháng, ngày cuối"),
        pytest.param(400, date(2018, 9, 13), True, id="quá hạn 6 tháng"),
        pytest.param(500, TODAY, False, id="đã góp đủ"),
        pytest.param(600, date(2018, 5, 1), True, id="góp vượt vốn điều lệ"),
    ],
)
def test_declared_paid_capital_beside_charter_capital(paid, on, shown):
    declared = figures(paid, date(2018, 4, 1), Declared.PAID_CAPITAL)
    facts = state(capital=always(500), declared=declared)
    assert ("capital.difference" in found(facts, on)) is shown


def test_the_book_beside_charter_and_declared_capital():
    lines = [(number, FOUNDED, 100, 100) for number in range(1, 6)]
    agreeing = state(
        stays=stays(5),
        capital=always(500),
        declared=figures(500, date(2020, 1, 1), Declared.PAID_CAPITAL),
        **book(*lines),
    )
    assert "capital.difference" not in found(agreeing, TODAY)
    differing = state(
        stays=stays(5),
        capital=always(600),
        declared=figures(550, date(2020, 1, 1), Declared.PAID_CAPITAL),
        **book(*lines),
    )
    pledged, paid = differences(differing, TODAY)
    assert pledged.evidence == (
        "Tổng vốn cam kết góp trong sổ là 500 đồng, thấp hơn 100 đồng so với vốn điều lệ 600 đồng "
        "(cùng ngày 02/06/2025)."
    )
    assert (pledged.since, pledged.begun) == (FIRST_2023, FOUNDED)
    assert paid.evidence == (
        "Vốn thực góp khai báo 550 đồng (ngày 01/01/2020, danh sách kèm hồ sơ); sổ vốn góp tính "
        "đến cùng ngày ghi đã góp 500 đồng."
    )
    assert (paid.since, paid.law_key) == (date(2020, 1, 1), None)


def differences(facts, on, rule="capital.difference"):
    """Return the findings of one name, in the order of their facts."""
    return [one for one in findings_on(facts, on) if one.rule == rule]


def test_each_amount_that_differs_has_a_first_day_and_a_past_of_its_own():
    """A difference found later must not make an older one begin, end, or change its rule."""
    lines = [(number, FOUNDED, 100, 100) for number in range(1, 6)]
    later = date(2025, 3, 1)
    facts = state(
        stays=stays(5),
        capital=always(600),
        declared=figures(550, later, Declared.PAID_CAPITAL),
        **book(*lines),
    )
    pledged, paid = differences(facts, TODAY)
    assert pledged.begun == FOUNDED
    assert paid.since == later
    assert paid.key != pledged.key
    past = [one for one in ended(facts, TODAY) if one.finding.rule == "capital.difference"]
    assert [(one.finding.part, one.end_on, one.goes_on) for one in past] == [
        ("pledged", FIRST_2023, True)
    ]


def test_a_difference_that_is_mended_is_not_said_to_go_on_under_a_new_rule():
    """The charter was put right while a declared figure still differs: no rule changed."""
    mended = date(2025, 2, 1)
    facts = state(
        stays=stays(5),
        capital=Timeline([Period(FOUNDED, mended, 600), Period(mended, None, 500)]),
        declared=figures(550, date(2025, 1, 1), Declared.PAID_CAPITAL),
        **book(*[(number, FOUNDED, 100, 100) for number in range(1, 6)]),
    )
    past = [one for one in ended(facts, TODAY) if one.finding.rule == "capital.difference"]
    assert [(one.end_on, one.goes_on) for one in past] == [(mended, False), (FIRST_2023, True)]


@pytest.mark.parametrize(
    ("on", "article", "certainty"),
    [
        (LAST_2012, "Điều 4 Luật Hợp tác xã 2012", "memory"),
        (FIRST_2023, "khoản 23, khoản 24 Điều 4 Luật Hợp tác xã 2023", "read"),
        (NEXT_DAY, "khoản 23, khoản 24 Điều 4 Luật Hợp tác xã 2023", "read"),
    ],
)
def test_the_sum_of_parts_is_judged_by_what_charter_capital_is(on, article, certainty):
    facts = state(stays=stays(1), capital=always(600), **book((1, FOUNDED, 500, 500)))
    finding = found(facts, on)["capital.difference"]
    assert (finding.article, finding.certainty) == (article, certainty)
    group = state(kind=Kind.GROUP, capital=always(600), **book((1, FOUNDED, 500, 500)))
    assert found(group, on)["capital.difference"].article.startswith("Đối chiếu")


def test_no_article_says_that_book_and_declaration_are_alike():
    facts = state(
        stays=stays(1),
        capital=always(500),
        declared=figures(400, FOUNDED, Declared.PAID_CAPITAL),
        **book((1, FOUNDED, 500, 500)),
    )
    finding = found(facts, TODAY)["capital.difference"]
    assert finding.law_key is None
    assert finding.article.startswith("Đối chiếu")


@pytest.mark.parametrize(
    ("declared_on", "value", "said"),
    [
        pytest.param(date(2020, 12, 31), 300, None, id="khớp ngày 31/12, sau đó góp thêm"),
        pytest.param(date(2020, 12, 31), 500, "cùng ngày ghi đã góp 300 đồng", id="khớp hôm nay"),
        pytest.param(date(2021, 1, 1), 500, None, id="khớp đúng ngày góp thêm"),
        pytest.param(date(2018, 3, 1), 500, None, id="trước dòng đầu tiên của sổ"),
    ],
)
def test_what_was_declared_is_compared_with_the_book_of_its_own_day(declared_on, value, said):
    facts = state(
        names=always("Hợp tác xã Thử", date(2018, 1, 1)),
        stays=stays(1),
        capital=always(500, date(2018, 1, 1)),
        declared=figures(value, declared_on, Declared.PAID_CAPITAL),
        **book((1, FOUNDED, 500, 300), (1, date(2021, 1, 1), 0, 200)),
    )
    finding = found(facts, TODAY).get("capital.difference")
    assert (finding is None) is (said is None)
    if finding:
        assert said in finding.evidence


def test_a_raised_charter_capital_is_not_held_against_an_older_figure():
    raised = date(2021, 1, 1)
    capital = Timeline([Period(FOUNDED, raised, 300), Period(raised, None, 500)])
    facts = state(capital=capital, declared=figures(300, FOUNDED, Declared.PAID_CAPITAL))
    assert "capital.difference" not in found(facts, TODAY)
    less = state(capital=capital, declared=figures(200, FOUNDED, Declared.PAID_CAPITAL))
    assert found(less, TODAY)["capital.difference"].evidence == (
        "Vốn thực góp khai báo 200 đồng (ngày 12/03/2018, danh sách kèm hồ sơ), thấp hơn 100 đồng "
        "so với vốn điều lệ cùng ngày 300 đồng. Thời hạn góp đủ vốn đã hết ngày 12/09/2018."
    )


def test_a_declared_figure_that_agreed_on_its_own_day_stays_agreed():
    lines = [(1, FOUNDED, 100, 100), (1, date(2021, 1, 1), 50, 50)]
    capital = Timeline(
        [Period(FOUNDED, date(2021, 1, 1), 100), Period(date(2021, 1, 1), None, 150)]
    )
    declared = figures(100, date(2020, 1, 1), Declared.PAID_CAPITAL)
    facts = state(stays=stays(1), capital=capital, declared=declared, **book(*lines))
    assert "capital.difference" not in found(facts, TODAY)


def test_evidence_names_its_source():
    facts = state(capital=always(500), declared=figures(400, FOUNDED, Declared.PAID_CAPITAL))
    assert PAPER in found(facts, TODAY)["capital.difference"].evidence


def test_a_share_in_words_has_the_decimals_of_the_list():
    """Three equal parts and a small one: the list needs three decimals, so do the words."""
    parts = [(number, FOUNDED, 1_000_000, 0) for number in range(1, 8)]
    facts = state(stays=stays(7), capital=always(2_333_333), **book(*parts))
    digits = facts.share_digits(TODAY)
    shown = round_share(1_000_000, 2_333_333, digits)
    assert digits > 2
    assert format_share(shown) in found(facts, TODAY)["contribution.maximum"].evidence
    alone = facts.of_member(1)
    assert alone.share_digits(TODAY) == digits
