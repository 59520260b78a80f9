"""The differences between the two laws, on the day before, of and after each change."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from law.catalogue import in_force
from law.dated import Certainty, NoRuleInForce, Value

LAW = date(2024, 7, 1)
DECREE = date(2024, 7, 18)
ONE_DAY = timedelta(days=1)

D = Decimal

#: key, value until 30/06/2024, value from 01/07/2024, article of the new law.
CHANGES: list[tuple[str, Value, Value, str]] = [
    ("members.minimum.cooperative", 7, 5, "khoản 7 Điều 4"),
    ("members.minimum.union", 4, 3, "khoản 8 Điều 4"),
    ("contribution.maximum.cooperative", D("0.20"), D("0.30"), "khoản 1 Điều 74"),
    ("contribution.maximum.union", D("0.30"), D("0.40"), "khoản 1 Điều 74"),
    ("contribution.deadline_months", 6, 6, "khoản 4 Điều 74"),
    ("registration.new.working_days", 5, 3, "khoản 4 Điều 42"),
    ("registration.change.working_days", 5, 3, "điểm b khoản 1 Điều 47"),
    ("registration.change.before_effect", True, False, "điểm a khoản 1 Điều 47"),
    ("registration.capital_change.share", D("0"), D("0.05"), "khoản 1 Điều 47"),
    ("registration.capital_change.amount", 0, 1_000_000_000, "khoản 1 Điều 47"),
    ("meeting.annual.months", 3, 4, "khoản 1 Điều 59"),
    ("dissolution.vote_share", D("0.75"), D("0.65"), "điểm d khoản 2 Điều 61"),
    ("suspension.notice", 15, 3, "khoản 1 Điều 96"),
    ("members.below_minimum.months", 12, 12, "điểm d khoản 1 Điều 103"),
    (
        "members.below_minimum.effect",
        "giải thể bắt buộc",
        "thu hồi Giấy chứng nhận đăng ký hợp tác xã",
        "điểm d khoản 1 Điều 103",
    ),
]


@pytest.mark.parametrize(
    ("key", "old", "new", "article"), CHANGES, ids=[f"{row[0]} ({row[3]})" for row in CHANGES]
)
def test_value_on_30_june_1_july_and_2_july_2024(
    key: str, old: Value, new: Value, article: str
) -> None:
    before, of, after = (in_force(key, LAW + offset * ONE_DAY) for offset in (-1, 0, 1))
    assert (before.value, of.value, after.value) == (old, new, new)
    assert type(before.value) is type(old)
    assert before.valid_to == LAW == of.valid_from
    assert of.article == f"{article} Luật Hợp tác xã 2023"
    assert of.certainty is Certainty.READ


#: Rules that begin with the new law: nothing to apply on 30/06/2024.
NEW_RULES: list[tuple[str, Value, str]] = [
    ("contribution.associates_maximum.cooperative", D("0.30"), "khoản 2 Điều 74"),
    ("contribution.associates_maximum.union", D("0.40"), "khoản 2 Điều 74"),
    ("contribution.foreign_maximum", D("0.30"), "khoản 3 Điều 74"),
    ("contribution.late_registration_days", 30, "khoản 7 Điều 74"),
    ("members.foreign_share_maximum", D("0.35"), "khoản 7 Điều 30 và khoản 6 Điều 34"),
    ("registration.change.filing_days", 10, "điểm a khoản 1 Điều 47"),
    ("funds.undivided.minimum.cooperative", D("0.05"), "điểm a khoản 2 Điều 84"),
    ("funds.undivided.minimum.union", D("0.10"), "điểm b khoản 2 Điều 84"),
    ("dissolution.send.working_days", 7, "khoản 3 Điều 98"),
    ("dissolution.file.working_days", 5, "khoản 6 Điều 98"),
    ("dissolution.automatic.months", 6, "điểm b khoản 7 Điều 98"),
    ("revocation.over_contribution.months", 12, "điểm đ khoản 1 Điều 103"),
    ("revocation.no_meeting.months", 18, "điểm e khoản 1 Điều 103"),
    ("restructuring.notice.days", 15, "điểm b khoản 2 Điều 92"),
    ("charter.transition_months", 18, "khoản 1 Điều 115"),
    ("charter.transition_until", date(2026, 1, 1), "khoản 1 Điều 115"),
    ("charter.transition_last_day", date(2026, 1, 2), "khoản 1 Điều 115"),
    ("charter.transition_warn_on", date(2025, 12, 31), "khoản 1 Điều 115"),
]


@pytest.mark.parametrize(
    ("key", "value", "article"), NEW_RULES, ids=[f"{row[0]} ({row[2]})" for row in NEW_RULES]
)
def test_rule_begins_with_the_law_of_2023(key: str, value: Value, article: str) -> None:
    with pytest.raises(NoRuleInForce):
        in_force(key, LAW - ONE_DAY)
    rule = in_force(key, LAW)
    assert (rule.value, rule.article) == (value, f"{article} Luật Hợp tác xã 2023")


#: Rules that end with the old law: nothing to apply from 01/07/2024.
ENDED_RULES: list[tuple[str, Value, str]] = [
    ("funds.development.minimum", D("0.20"), "Điều 46 Luật Hợp tác xã 2012"),
    ("funds.reserve.minimum", D("0.05"), "Điều 46 Luật Hợp tác xã 2012"),
    ("dissolution.council.days", 60, "khoản 1 Điều 54 Luật Hợp tác xã 2012"),
    ("dissolution.newspaper_issues", 3, "khoản 1 Điều 54 Luật Hợp tác xã 2012"),
    ("dissolution.compulsory.idle_months", 12, "khoản 2 Điều 54 Luật Hợp tác xã 2012"),
    ("dissolution.compulsory.no_meeting_months", 18, "khoản 2 Điều 54 Luật Hợp tác xã 2012"),
    ("suspension.total_maximum_months", 24, "Thông tư 03/2014/TT-BKHĐT"),
    ("investment.maximum", D("0.50"), "Điều 20 Nghị định 193/2013/NĐ-CP"),
    ("external.maximum.agriculture", D("0.32"), "Điều 5 Nghị định 193/2013/NĐ-CP"),
]


@pytest.mark.parametrize(
    ("key", "value", "article"), ENDED_RULES, ids=[f"{row[0]} ({row[2]})" for row in ENDED_RULES]
)
def test_rule_ends_with_the_law_of_2012(key: str, value: Value, article: str) -> None:
    rule = in_force(key, LAW - ONE_DAY)
    assert (rule.value, rule.article, rule.valid_to) == (value, article, LAW)
    with pytest.raises(NoRuleInForce):
        in_force(key, LAW)


#: Rules of the decree: the law had none of them between 1 and 17 July 2024.
DECREE_RULES: list[tuple[str, Value, str]] = [
    ("registration.supplement.days", 60, "khoản 6 Điều 19"),
    ("registration.boundary_change.duty", False, "khoản 2 Điều 46"),
    ("registration.reissue.working_days", 3, "Điều 49"),
    ("suspension.maximum_months", 12, "khoản 1 Điều 47"),
    ("suspension.confirm.working_days", 3, "khoản 4 Điều 47"),
    ("dissolution.publish.working_days", 3, "khoản 1 Điều 50"),
    ("dissolution.tax_opinion.working_days", 2, "khoản 4 Điều 50"),
    ("dissolution.cancel.months", 6, "khoản 6 Điều 50"),
    ("revocation.posting.working_days", 3, "khoản 6 Điều 53"),
    ("group.registration.filing_working_days", 5, "khoản 1 Điều 58"),
    ("group.end.automatic.months", 3, "khoản 5 Điều 63"),
    (
        "registration.authority.union",
        "Phòng Tài chính - Kế hoạch thuộc Ủy ban nhân dân cấp huyện",
        "khoản 1 Điều 5",
    ),
]


@pytest.mark.parametrize(
    ("key", "value", "article"),
    DECREE_RULES,
    ids=[f"{row[0]} ({row[2]} NĐ 92/2024)" for row in DECREE_RULES],
)
def test_no_rule_on_17_july_then_the_decree_from_18_july_2024(
    key: str, value: Value, article: str
) -> None:
    with pytest.raises(NoRuleInForce):
        in_force(key, DECREE - ONE_DAY)
    for day in (DECREE, DECREE + ONE_DAY):
        rule = in_force(key, day)
        assert (rule.value, rule.article) == (value, f"{article} Nghị định 92/2024/NĐ-CP")


def test_suspension_notice_changes_its_unit_with_the_law() -> None:
    old = in_force("suspension.notice", LAW - ONE_DAY)
    new = in_force("suspension.notice", LAW)
    assert (old.unit, new.unit) == ("ngày", "ngày làm việc")
    assert old.certainty is Certainty.MEMORY


def test_union_registers_at_province_then_district_then_commune() -> None:
    key = "registration.authority.union"
    assert "Sở Kế hoạch và Đầu tư" in in_force(key, LAW - ONE_DAY).string()
    assert "cấp huyện" in in_force(key, date(2025, 6, 30)).string()
    assert "cấp xã" in in_force(key, date(2025, 7, 1)).string()


def test_compulsory_dissolution_is_decided_by_another_body_from_the_new_law() -> None:
    key = "dissolution.compulsory.decided_by"
    assert in_force(key, LAW - ONE_DAY).string().startswith("Ủy ban nhân dân")
    assert in_force(key, LAW).string().startswith("cơ quan đăng ký kinh doanh")


def test_tax_debt_has_its_own_rank_only_from_the_new_law() -> None:
    old = in_force("dissolution.waterfall", LAW - ONE_DAY).items()
    new = in_force("dissolution.waterfall", LAW).items()
    assert "khoản nợ có bảo đảm" in old
    assert "nợ thuế" not in old
    assert new.index("nợ thuế") == 2
    assert "khoản nợ có bảo đảm" not in new


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2017, 9, 14), None),
        (date(2017, 9, 15), "15/01"),
        (date(2019, 5, 27), "15/01"),
        (date(2019, 5, 28), "15/12"),
        (LAW, "15/12"),
    ],
    ids=["truoc ND 107", "ND 107", "het ND 107", "TT 07/2019", "Dieu 6 TT 09/2024"],
)
def test_yearly_report_day_moves_from_january_to_december(day: date, value: str | None) -> None:
    if value is None:
        with pytest.raises(NoRuleInForce):
            in_force("report.annual.cooperative", day)
    else:
        assert in_force("report.annual.cooperative", day).value == value
