"""Every rule of the catalogue: readable, cited, honest about what was not read."""

import pkgutil
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import law.fund
import law.registry
from law.catalogue import MODULES, SERIES, UnknownRule, find, in_force, keys
from law.dated import Certainty, Comparison, DatedSeries, NoRuleInForce

ALL = pytest.mark.parametrize("series", SERIES.values(), ids=list(SERIES))

#: Letters that Vietnamese has and English has not.
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
NAMED_ACT = re.compile(r"Luật|Nghị định|Thông tư|Bộ luật")
KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")

UNITS = {
    "",
    "người",
    "thành viên",
    "hợp tác xã",
    "tỷ lệ",
    "năm",
    "tháng",
    "ngày",
    "ngày làm việc",
    "giờ",
    "đồng",
    "tuổi",
    "phiếu",
    "điểm",
    "bộ",
    "cấp",
    "chữ số",
    "số báo liên tiếp",
}

#: Rows not checked against a text. Reading one in the statute removes it here.
UNREAD = {
    ("members.eligible.cooperative", date(2013, 7, 1)): "memory",
    ("members.age_minimum.official", date(2013, 7, 1)): "memory",
    ("members.foreign_requirements", date(2014, 1, 27)): "memory",
    ("members.end_grounds.union.official", date(2013, 7, 1)): "memory",
    ("members.job_creation_individuals_only", date(2013, 7, 1)): "memory",
    ("contribution.valuation", date(2013, 7, 1)): "memory",
    ("capital.increase.ways", date(2013, 7, 1)): "memory",
    ("capital.decrease.ways", date(2013, 7, 1)): "memory",
    ("external.maximum.agriculture", date(2014, 1, 27)): "memory",
    ("external.maximum.other", date(2014, 1, 27)): "memory",
    ("external.maximum.job_creation", date(2014, 1, 27)): "memory",
    ("registration.authority.own_seal", date(2025, 7, 1)): "carried",
    ("registration.code.is_tax_code", date(2013, 7, 1)): "memory",
    ("registration.code.is_tax_code", date(2019, 5, 28)): "memory",
    ("tax_code.check_weights", date(2021, 1, 17)): "memory",
    ("capital.charter.parts", date(2013, 7, 1)): "memory",
    ("registration.change.working_days", date(2013, 7, 1)): "memory",
    ("registration.notice.matters", date(2013, 7, 1)): "memory",
    ("registration.notice.filing_days", date(2013, 7, 1)): "memory",
    ("registration.reissue.working_days", date(2013, 7, 1)): "memory",
    ("name.unique_area.cooperative", date(2013, 7, 1)): "memory",
    ("suspension.notice", date(2014, 5, 26)): "memory",
    ("suspension.maximum_months", date(2014, 5, 26)): "memory",
    ("suspension.total_maximum_months", date(2014, 5, 26)): "memory",
    ("restructuring.kinds", date(2013, 7, 1)): "memory",
    ("dissolution.undivided_recovery.authority", date(2025, 7, 1)): "carried",
    ("revocation.grounds", date(2013, 7, 1)): "memory",
    ("bankruptcy.insolvency.months", date(2026, 3, 1)): "carried",
    ("bankruptcy.court_notice.working_days", date(2026, 3, 1)): "carried",
    ("bankruptcy.order", date(2026, 3, 1)): "carried",
    ("report.summary.district", date(2025, 7, 1)): "carried",
    ("sanction.first_band", date(2024, 7, 1)): "carried",
    ("sanction.second_band", date(2024, 7, 1)): "carried",
    ("size.capital", date(2020, 4, 1)): "memory",
    ("rating.cooperative.bounds", date(2024, 7, 1)): "carried",
    ("rating.cooperative.criteria", date(2020, 4, 1)): "memory",
    ("rating.cooperative.criteria", date(2024, 7, 1)): "carried",
    ("rating.cooperative.groups", date(2024, 7, 1)): "carried",
    ("rating.cooperative.minimum_months", date(2024, 7, 1)): "carried",
    ("rating.cooperative.stopped_months", date(2024, 7, 1)): "carried",
    ("rating.cooperative.district_report_by", date(2024, 7, 1)): "carried",
    ("rating.cooperative.self_score_by", date(2024, 7, 1)): "carried",
    ("rating.cooperative.province_report_by", date(2024, 7, 1)): "carried",
    ("interest.year_days", date(2018, 1, 1)): "memory",
    ("debt.days_past_due.bounds", date(2021, 5, 15)): "memory",
    ("debt.days_past_due.bounds", date(2026, 8, 3)): "carried",
    ("debt.restructured.first", date(2021, 5, 15)): "memory",
    ("debt.restructured.first", date(2026, 8, 3)): "carried",
    ("debt.restructured.second", date(2021, 5, 15)): "memory",
    ("debt.restructured.second", date(2024, 8, 12)): "memory",
    ("debt.restructured.second", date(2026, 8, 3)): "memory",
    ("debt.restructured.third", date(2021, 5, 15)): "memory",
    ("debt.restructured.third", date(2024, 8, 12)): "memory",
    ("debt.restructured.third", date(2026, 8, 3)): "memory",
    ("debt.waived.group", date(2021, 5, 15)): "memory",
    ("debt.waived.group", date(2026, 8, 3)): "carried",
    ("debt.customer.worst_group", date(2021, 5, 15)): "memory",
    ("debt.customer.worst_group", date(2026, 8, 3)): "carried",
    ("debt.classification.days", date(2026, 8, 3)): "carried",
    ("provision.specific.rates", date(2021, 5, 15)): "memory",
    ("provision.general.rate", date(2021, 5, 15)): "memory",
    ("provision.general.groups", date(2021, 5, 15)): "memory",
    ("fund.surplus.cooperative.development_minimum", date(2021, 5, 15)): "memory",
    ("fund.surplus.cooperative.reserve_minimum", date(2021, 5, 15)): "memory",
}


@ALL
def test_every_rule_reads_as_vietnamese_with_its_article(series: DatedSeries) -> None:
    assert KEY.fullmatch(series.key)
    assert VIETNAMESE.search(series.title)
    for rule in series.history():
        assert len(rule.text) >= 60
        assert VIETNAMESE.search(rule.text)
        assert rule.text.endswith(".")
        assert NAMED_ACT.search(rule.article)
        assert rule.unit in UNITS


@ALL
def test_every_share_is_a_fraction_and_every_period_is_open_or_forward(
    series: DatedSeries,
) -> None:
    for rule in series.history():
        if rule.unit == "tỷ lệ":
            assert 0 <= rule.share() <= 2
        assert rule.valid_to is None or rule.valid_from < rule.valid_to


def test_rules_of_registry_begin_on_the_day_of_their_act() -> None:
    starts = {"Luật Hợp tác xã 2012": date(2013, 7, 1), "Nghị định 77/2019": date(2019, 11, 25)}
    for series in SERIES.values():
        for rule in series.history():
            for act, day in starts.items():
                if act in rule.article:
                    assert rule.valid_from == day, (rule.key, rule.article)
            if rule.article.endswith("Nghị định 92/2024/NĐ-CP"):
                assert rule.valid_from >= date(2024, 7, 18), rule.key
            if rule.article.endswith("Luật Hợp tác xã 2023"):
                assert rule.valid_from in {date(2024, 7, 1), date(2023, 9, 1)}, rule.key


def test_no_rule_of_the_old_law_reaches_into_the_new_one() -> None:
    for series in SERIES.values():
        for rule in series.history():
            if "Hợp tác xã 2012" in rule.article or "193/2013" in rule.article:
                assert rule.valid_to is not None, rule.key
                assert rule.valid_to <= date(2024, 7, 1), rule.key


def test_unread_rows_are_exactly_the_known_ones() -> None:
    found = {
        (rule.key, rule.valid_from): rule.certainty.value
        for series in SERIES.values()
        for rule in series.history()
        if rule.certainty is not Certainty.READ
    }
    assert found == UNREAD


def test_every_module_of_rules_is_in_the_catalogue() -> None:
    listed = {module.__name__ for module in MODULES}
    for package in (law.registry, law.fund):
        found = {module.name for module in pkgutil.iter_modules(package.__path__)} - {"sources"}
        assert {f"{package.__name__}.{name}" for name in found} <= listed


def test_strict_thresholds_say_so() -> None:
    day = date(2025, 1, 1)
    assert in_force("members.foreign_share_maximum", day).comparison is Comparison.LESS_THAN
    assert in_force("contribution.maximum.cooperative", day).comparison is Comparison.AT_MOST
    assert in_force("members.minimum.cooperative", day).comparison is Comparison.AT_LEAST
    assert in_force("meeting.vote.ordinary_share", day).comparison is Comparison.MORE_THAN
    assert in_force("revocation.idle.months", day).comparison is Comparison.MORE_THAN


def test_names_are_found_and_listed_once() -> None:
    assert len(set(keys())) == len(keys()) == len(SERIES)
    assert find("members.minimum.group").in_force(date(2024, 1, 1)).value == 2


@pytest.mark.parametrize(
    ("asked", "suggested"),
    [
        ("members.minimum", "members.minimum.cooperative"),
        ("contribution.maximun.cooperative", "contribution.maximum.cooperative"),
    ],
)
def test_unknown_name_suggests_the_nearest(asked: str, suggested: str) -> None:
    with pytest.raises(UnknownRule) as refusal:
        find(asked)
    assert suggested in refusal.value.suggestions
    assert str(refusal.value).startswith(f"Không có quy định nào tên “{asked}”. Có phải: ")


def test_name_like_no_other_has_no_suggestion() -> None:
    with pytest.raises(UnknownRule) as refusal:
        in_force("zzz", date(2024, 1, 1))
    assert str(refusal.value) == "Không có quy định nào tên “zzz”."


@given(
    key=st.sampled_from(keys()),
    day=st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    offset=st.integers(-1, 1),
)
def test_a_rule_in_force_contains_its_day(key: str, day: date, offset: int) -> None:
    """On random days, and around every edge of the series."""
    edges = [row.valid_from + timedelta(days=offset) for row in SERIES[key].rows]
    for on in (day, *edges):
        holding = [
            rule
            for rule in SERIES[key].history()
            if rule.valid_from <= on and (rule.valid_to is None or on < rule.valid_to)
        ]
        if holding:
            assert [in_force(key, on)] == holding
        else:
            with pytest.raises(NoRuleInForce):
                in_force(key, on)
