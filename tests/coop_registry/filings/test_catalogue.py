"""Which rule holds on which day, at every change of law."""

from datetime import date, timedelta

import pytest

from coop_registry.rules.filings import catalogue
from coop_registry.rules.filings.catalogue import kinds_for, legal_day, spec_of
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.filings.reception import fee_of, needs_phone
from coop_registry.rules.filings.specs import SPECS
from coop_registry.rules.kinds import Kind
from law.dated import NoRuleInForce

K = FilingKind
LAW_2012, DECREE_77 = date(2013, 7, 1), date(2019, 11, 25)
LAW_2023, DECREE_92, COMMUNES = date(2024, 7, 1), date(2024, 7, 18), date(2025, 7, 1)
ONE_DAY = timedelta(days=1)
ND92 = "Nghị định 92/2024/NĐ-CP"


def _article(kind: FilingKind, of: Kind, on: date) -> str | None:
    try:
        return spec_of(kind, of, on).article
    except NoRuleInForce:
        return None


#: Kind, of whom, the day of the change; the article on the day before and on the day itself.
TURNS = [
    (K.FOUNDING, Kind.COOPERATIVE, LAW_2012, None, "Điều 23 Luật Hợp tác xã 2012"),
    (K.FOUNDING, Kind.UNION, LAW_2023, "Điều 23 Luật Hợp tác xã 2012", "Điều 42 Luật Hợp tác xã 2023"),
    (K.FOUNDING, Kind.UNION, DECREE_92, "Điều 42 Luật Hợp tác xã 2023", f"Điều 34 {ND92}"),
    (K.NAME, Kind.COOPERATIVE, LAW_2023, "Điều 28 Luật Hợp tác xã 2012", "khoản 1 Điều 47 Luật Hợp tác xã 2023"),
    (K.NAME, Kind.COOPERATIVE, DECREE_92, "khoản 1 Điều 47 Luật Hợp tác xã 2023", f"Điều 38 {ND92}"),
    (K.NAME, Kind.COOPERATIVE, COMMUNES, f"Điều 38 {ND92}", f"Điều 38 {ND92}"),
    (K.LINES, Kind.COOPERATIVE, LAW_2023, "Điều 28 Luật Hợp tác xã 2012", "điểm a khoản 1 Điều 48 Luật Hợp tác xã 2023"),
    (K.TAX_INFORMATION, Kind.COOPERATIVE, LAW_2023, None, "điểm b khoản 1 Điều 48 Luật Hợp tác xã 2023"),
    (K.SUSPENSION, Kind.COOPERATIVE, date(2014, 5, 26), None, "Thông tư 03/2014/TT-BKHĐT"),
    (K.SUSPENSION, Kind.COOPERATIVE, LAW_2023, "Thông tư 03/2014/TT-BKHĐT", "khoản 1 Điều 96 Luật Hợp tác xã 2023"),
    (K.REISSUE, Kind.COOPERATIVE, LAW_2023, "Luật Hợp tác xã 2012", None),
    (K.REISSUE, Kind.COOPERATIVE, DECREE_92, None, f"Điều 49 {ND92}"),
    (K.CORRECTION, Kind.COOPERATIVE, DECREE_92, None, f"Điều 26 {ND92}"),
    (K.RESTORATION, Kind.COOPERATIVE, DECREE_92, None, f"Điều 56 {ND92}"),
    (K.BANKRUPTCY, Kind.COOPERATIVE, date(2015, 1, 1), None, "khoản 2 Điều 109 Luật Phá sản 2014"),
    (K.FOUNDING, Kind.GROUP, DECREE_77, None, "khoản 3 Điều 12 Nghị định 77/2019/NĐ-CP"),
    (K.FOUNDING, Kind.GROUP, LAW_2023, "khoản 3 Điều 12 Nghị định 77/2019/NĐ-CP", "khoản 3 Điều 12 Nghị định 77/2019/NĐ-CP"),
    (K.FOUNDING, Kind.GROUP, DECREE_92, "khoản 3 Điều 12 Nghị định 77/2019/NĐ-CP", f"Điều 58 {ND92}"),
    (K.GROUP_END, Kind.GROUP, DECREE_92, "khoản 3 Điều 14 Nghị định 77/2019/NĐ-CP", f"Điều 63 {ND92}"),
    (K.GROUP_END, Kind.GROUP, COMMUNES, f"Điều 63 {ND92}", f"Điều 63 {ND92}"),
    (K.CONVERSION, Kind.GROUP, DECREE_92, None, f"Điều 61 {ND92}"),
    (K.CONVERSION, Kind.COOPERATIVE, DECREE_92, None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "of", "turn", "before", "since"),
    TURNS,
    ids=[f"{row[0].value} {row[1].value} {row[2]} ({row[4]})" for row in TURNS],
)
def test_rule_of_the_day_before_the_day_and_the_day_after(
    kind: FilingKind, of: Kind, turn: date, before: str | None, since: str | None
) -> None:
    assert [_article(kind, of, turn + n * ONE_DAY) for n in (-1, 0, 1)] == [before, since, since]


def test_no_day_has_two_rules_for_one_kind() -> None:
    edges = {day for spec in SPECS for day in (spec.valid_from, spec.valid_to) if day}
    for on in {edge + n * ONE_DAY for edge in edges for n in (-1, 0, 1)}:
        for of in Kind:
            found = [spec.kind for spec in SPECS if spec.holds(of, on)]
            assert len(found) == len(set(found)), (on, of)
            assert set(kinds_for(of, on)) == set(found)


def test_cooperatives_and_unions_have_one_rule() -> None:
    for spec in SPECS:
        assert spec.for_kinds in (
            frozenset({Kind.COOPERATIVE, Kind.UNION}),
            frozenset({Kind.GROUP}),
        )


def test_every_kind_has_a_rule_today() -> None:
    on = date(2025, 6, 2)
    assert {*kinds_for(Kind.COOPERATIVE, on), *kinds_for(Kind.GROUP, on)} == set(FilingKind)


def test_kinds_come_in_the_order_of_the_list() -> None:
    found = kinds_for(Kind.GROUP, date(2023, 1, 5))
    assert found == (
        K.FOUNDING, K.NAME, K.SEAT, K.REPRESENTATIVE, K.CAPITAL, K.LINES, K.OTHER_NOTICE, K.GROUP_END,
    )  # fmt: skip
    assert kinds_for(Kind.COOPERATIVE, LAW_2012 - ONE_DAY) == ()


def test_without_a_rule_the_message_is_vietnamese() -> None:
    with pytest.raises(NoRuleInForce) as refusal:
        spec_of(K.SUSPENSION, Kind.GROUP, date(2024, 7, 17))
    assert str(refusal.value) == (
        "Không có quy định đã nạp về “Thông báo tiếp tục kinh doanh trở lại” "
        "(filing.suspension.group) cho ngày 17/07/2024."
    ).replace("tiếp tục kinh doanh trở lại", "tạm ngừng kinh doanh")


@pytest.mark.parametrize(
    ("received", "on", "legal"),
    [
        (date(2024, 6, 28), date(2024, 7, 17), date(2024, 6, 28)),
        (date(2024, 6, 28), DECREE_92, DECREE_92),
        (date(2024, 7, 17), date(2024, 8, 1), DECREE_92),
        (DECREE_92, date(2024, 8, 1), DECREE_92),
        (date(2024, 7, 19), date(2024, 8, 1), date(2024, 7, 19)),
        (date(2025, 6, 30), date(2025, 7, 2), date(2025, 6, 30)),
    ],
)
def test_pending_files_are_finished_under_decree_92_khoan_1_dieu_65(
    received: date, on: date, legal: date
) -> None:
    assert legal_day(received, on) == legal
    assert legal_day(received, on, Kind.UNION) == legal
    assert legal_day(received, on, Kind.GROUP) == received  # its words name no tổ hợp tác


def test_a_pending_file_takes_the_papers_of_the_decree() -> None:
    on = legal_day(date(2024, 6, 28), DECREE_92)
    assert spec_of(K.NAME, Kind.COOPERATIVE, on).article == f"Điều 38 {ND92}"


@pytest.mark.parametrize(
    ("kind", "of", "on", "is_due", "article"),
    [
        (K.FOUNDING, Kind.COOPERATIVE, DECREE_92, True, "điểm d khoản 1 Điều 44 Luật Hợp tác xã 2023"),
        (K.REISSUE, Kind.COOPERATIVE, DECREE_92, True, "khoản 2 Điều 44 Luật Hợp tác xã 2023"),
        (K.EXCHANGE, Kind.UNION, DECREE_92, True, "khoản 2 Điều 44 Luật Hợp tác xã 2023"),
        (K.CONVERSION, Kind.GROUP, DECREE_92, False, "khoản 3 Điều 109 Luật Hợp tác xã 2023"),
        (K.FOUNDING, Kind.GROUP, DECREE_92, False, "khoản 2 Điều 22 Luật Hợp tác xã 2023"),
        (K.NAME, Kind.GROUP, DECREE_92, False, "khoản 2 Điều 22 Luật Hợp tác xã 2023"),
        (K.NAME, Kind.COOPERATIVE, DECREE_92, None, f"điểm d khoản 2 Điều 19 {ND92}"),
    ],
)  # fmt: skip
def test_fee(kind: FilingKind, of: Kind, on: date, is_due: bool | None, article: str) -> None:
    fee = fee_of(kind, of, on)
    assert fee is not None
    assert (fee.is_due, fee.article) == (is_due, article)


def test_fee_and_phone_before_the_acts_that_name_them() -> None:
    assert fee_of(K.FOUNDING, Kind.COOPERATIVE, LAW_2023 - ONE_DAY) is None
    assert fee_of(K.NAME, Kind.COOPERATIVE, DECREE_92 - ONE_DAY) is None
    assert [needs_phone(DECREE_92 + n * ONE_DAY) for n in (-1, 0, 1)] == [False, True, True]


def test_each_kind_is_named_by_its_latest_rule() -> None:
    for kind in FilingKind:
        assert catalogue._title(kind)
