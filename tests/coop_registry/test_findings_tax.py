"""What the tax office's lists say, as findings with evidence: since when, by which article."""

from datetime import date

import pytest

from coop_registry.rules.findings import Period, TaxWord, Timeline
from coop_registry.rules.kinds import Kind, Status, TaxKind
from tests.factories.states import FOUNDED, always, found, state, stays

LIST = "NNT ngừng hoạt động.xlsx, trang Sheet1, dòng 12"
TODAY = date(2025, 6, 2)


def word(kind, said_on, amount=None, words="NNT không hoạt động tại địa chỉ đã đăng ký"):
    return TaxWord(kind, amount, words, said_on, LIST)


def told(kind, since, until=None, **more):
    return Timeline([Period(since, until, word(kind, since, **more))])


def one(name, on, **facts):
    return found(state(stays=stays(9), **facts), on).get(name)


def test_a_taxpayer_not_found_is_said_with_words_day_and_source():
    said = told(TaxKind.NOT_AT_ADDRESS, date(2025, 3, 31))
    finding = one("tax.not_at_address", TODAY, tax_state=said)
    assert "31/03/2025" in finding.evidence
    assert "“NNT không hoạt động tại địa chỉ đã đăng ký”" in finding.evidence
    assert LIST in finding.evidence
    assert finding.since == date(2025, 3, 31)
    assert one("tax.not_at_address", date(2025, 3, 30), tax_state=said) is None


@pytest.mark.parametrize(
    ("on", "article"),
    [
        pytest.param(date(2024, 7, 17), "Thông tin của cơ quan thuế", id="before NĐ 92"),
        pytest.param(date(2024, 7, 18), "Điều 33 Nghị định 92/2024/NĐ-CP", id="Điều 33, first day"),
        pytest.param(date(2024, 7, 19), "Điều 33 Nghị định 92/2024/NĐ-CP", id="Điều 33, after"),
    ],
)
def test_refusal_of_filings_is_cited_from_the_day_of_its_decree(on, article):
    finding = one(
        "tax.not_at_address", on, tax_state=told(TaxKind.NOT_AT_ADDRESS, date(2024, 1, 5))
    )
    assert finding.article == article
    assert finding.certainty == "read"
    assert finding.begun == date(2024, 1, 5)
    assert finding.since == max(date(2024, 1, 5), finding.law_from or date(2024, 1, 5))


def test_a_group_not_found_is_refused_too():
    facts = {"kind": Kind.GROUP, "tax_state": told(TaxKind.NOT_AT_ADDRESS, date(2025, 1, 5))}
    assert one("tax.not_at_address", TODAY, **facts).law_key == "registration.refusal.grounds"


@pytest.mark.parametrize(
    ("on", "article"),
    [
        pytest.param(date(2025, 8, 15), "Thông tin của cơ quan thuế", id="twelve months, not over"),
        pytest.param(date(2025, 8, 16), "điểm b khoản 1 Điều 103 Luật Hợp tác xã 2023", id="over"),
    ],
)
def test_a_stop_of_more_than_twelve_months_is_a_ground_for_revocation(on, article):
    said = told(TaxKind.STOPPED, date(2024, 8, 15), words="Ngừng hoạt động")
    finding = one("tax.stopped", on, tax_state=said)
    assert finding.article == article
    assert ("12 tháng" in finding.evidence) is ("103" in article)


def test_months_before_the_law_of_2023_are_not_counted_by_it():
    said = told(TaxKind.STOPPED, date(2023, 1, 5), words="Ngừng hoạt động")
    assert one("tax.stopped", date(2024, 6, 30), tax_state=said).law_key == (
        "dissolution.compulsory.idle_months"
    )
    assert one("tax.stopped", date(2025, 7, 1), tax_state=said).law_key is None
    assert one("tax.stopped", date(2025, 7, 2), tax_state=said).law_key == "revocation.idle.months"


@pytest.mark.parametrize(
    "facts", [{"kind": Kind.GROUP}, {"statuses": always(Status.SUSPENDED)}], ids=["tổ hợp tác", "tạm ngừng"]
)  # fmt: skip
def test_a_group_and_a_notified_suspension_have_no_such_ground(facts):
    said = told(TaxKind.STOPPED, date(2020, 1, 5), words="Ngừng hoạt động")
    finding = one("tax.stopped", date(2025, 12, 1), tax_state=said, **facts)
    assert (finding.law_key, finding.article) == (None, "Thông tin của cơ quan thuế")


def test_a_debt_is_shown_in_dong_of_the_day_asked():
    debts = Timeline(
        [
            Period(date(2024, 12, 31), date(2025, 3, 31), word(TaxKind.DEBT, date(2024, 12, 31), 35_000_000)),
            Period(date(2025, 3, 31), None, word(TaxKind.DEBT, date(2025, 3, 31), 12_500_000)),
        ]
    )  # fmt: skip
    before = one("tax.debt", date(2025, 3, 30), tax_debt=debts)
    now = one("tax.debt", TODAY, tax_debt=debts)
    assert "Nợ thuế 35.000.000 đồng" in before.evidence
    assert "Nợ thuế 12.500.000 đồng" in now.evidence
    assert now.since == date(2024, 12, 31)
    assert now.article == "Thông tin của cơ quan thuế"


def test_another_state_begins_another_stretch():
    states = Timeline(
        [
            Period(date(2024, 12, 31), date(2025, 3, 31), word(TaxKind.NOT_AT_ADDRESS, date(2024, 12, 31))),
            Period(date(2025, 3, 31), None, word(TaxKind.STOPPED, date(2025, 3, 31))),
        ]
    )  # fmt: skip
    facts = state(stays=stays(9), tax_state=states)
    assert "tax.stopped" not in found(facts, date(2025, 3, 30))
    assert found(facts, TODAY)["tax.stopped"].since == date(2025, 3, 31)
    assert "tax.not_at_address" not in found(facts, TODAY)


def test_what_ended_is_no_longer_said():
    said = told(TaxKind.DEBT, date(2024, 12, 31), date(2025, 3, 31), amount=1_000_000)
    assert one("tax.debt", date(2025, 3, 30), tax_debt=said)
    assert one("tax.debt", date(2025, 3, 31), tax_debt=said) is None


def test_nothing_is_said_of_one_that_is_closing():
    facts = {"statuses": always(Status.CLOSING, FOUNDED)}
    assert one("tax.debt", TODAY, tax_debt=told(TaxKind.DEBT, FOUNDED, amount=5), **facts) is None
