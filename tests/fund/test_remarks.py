"""What the explanation says of late debt, of late decisions, of what was not done."""

import pytest

from tests.fund.loans import event, repay, state

ARTICLE = "khoản 3 Điều 19 Thông tư 39/2016/TT-NHNN"
LINES = [{"on": "2025-09-15", "amount": 400_000_000}]


def said(found: dict[str, object], words: str) -> list[str]:
    texts = found["explanation"]
    assert isinstance(texts, list)
    return [text for text in texts if words in text]


@pytest.mark.parametrize(
    ("day", "too_late"),
    [("2025-02-14", 0), ("2025-02-15", 0), ("2025-02-25", 0), ("2025-02-26", 1)],
)
def test_new_lines_are_decided_within_ten_days(day: str, too_late: int) -> None:
    """Due on 15/02: the tenth day after it is 25/02."""
    change = event("r", day, "reschedule", lines=LINES)
    found = said(state("2025-03-01", change), "quá thời hạn quyết định")
    assert len(found) == too_late
    assert all("chậm nhất ngày 25/02/2025" in text and ARTICLE in text for text in found)


def test_longer_term_before_the_end_moves_nothing_that_was_due() -> None:
    longer = event("x", "2025-03-10", "extend", until="2025-09-15")
    assert said(state("2025-03-10", longer), "quá thời hạn quyết định") == []


@pytest.mark.parametrize(("day", "too_late"), [("2025-05-25", 0), ("2025-05-26", 1)])
def test_longer_term_past_the_end_counts_from_the_oldest_day(day: str, too_late: int) -> None:
    paid = [
        repay(f"p{month}", f"2025-0{month}-15", amount)
        for month, amount in ((2, 102_038_356), (3, 101_380_822), (4, 101_019_178))
    ]
    longer = event("x", day, "extend", until="2025-09-15")
    assert len(said(state(day, *paid, longer), "quá thời hạn quyết định")) == too_late


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-02-15", "phải quyết định chậm nhất ngày 25/02/2025"),
        ("2025-02-25", "phải quyết định chậm nhất ngày 25/02/2025"),
        ("2025-02-26", "đã qua ngày cuối để quyết định cơ cấu lại (25/02/2025)"),
    ],
)
def test_unpaid_debt_says_until_when_it_may_be_restructured(day: str, words: str) -> None:
    assert len(said(state(day), words)) == len(said(state(day), ARTICLE)) == 1


def test_paid_loan_has_nothing_to_decide() -> None:
    assert said(state("2025-02-20", repay("a", "2025-02-15", 102_038_356)), ARTICLE) == []


def test_overdue_principal_that_was_not_moved_is_named() -> None:
    words = "Gốc quá hạn 100.000.000 đồng chưa chuyển nợ quá hạn"
    assert said(state("2025-02-15"), "chưa chuyển nợ quá hạn") == []
    assert len(said(state("2025-03-01"), words)) == 1
    moved = event("o", "2025-02-26", "to_overdue")
    assert said(state("2025-03-01", moved), "chuyển nợ quá hạn") == []


def test_interest_after_the_end_is_named() -> None:
    """400 triệu, 6%/năm, 17 days from 15/05 on: 1.117.808 đồng without a day of its own."""
    words = "phát sinh sau ngày 15/05/2025, khi khoản vay đã hết hạn: 1.117.808 đồng"
    assert len(said(state("2025-06-01"), words)) == 1


def test_contract_older_than_the_circular_is_told_nothing() -> None:
    old = {"start": "2016-01-15"}
    change = event("r", "2016-04-01", "reschedule", lines=[{**LINES[0], "on": "2016-09-15"}])
    assert said(state("2016-04-02", change, **old), "Điều 19") == []


USED = event("u", "2025-03-01", "provision_use")


@pytest.mark.parametrize(
    ("day", "doubtful"), [("2025-02-24", 1), ("2025-08-13", 1), ("2025-08-14", 0)]
)
def test_provision_is_for_group_five(day: str, doubtful: int) -> None:
    """Unpaid since 15/02/2025: on 14/08/2025 180 days late, group 5. Khoản 2 Điều 11 NĐ 86/2024."""
    found = said(state(day, event("u", day, "provision_use")), "không phải nhóm 5")
    assert len(found) == doubtful
    assert all("khoản 2 Điều 11 Nghị định 86/2024/NĐ-CP" in text for text in found)


def test_provision_for_debt_in_order_names_its_group() -> None:
    on = "2025-02-01"
    assert said(state(on, event("u", on, "provision_use")), "khi khoản nợ thuộc nhóm 1, không phải")


def test_provision_before_its_decree_is_told_nothing() -> None:
    old = {"start": "2024-01-15"}
    used = event("u", "2024-07-10", "provision_use")
    assert said(state("2024-07-10", used, **old), "không phải nhóm 5") == []


@pytest.mark.parametrize(
    ("on", "doubtful"), [("2025-05-15", 0), ("2025-05-16", 1), ("2025-09-15", 1)]
)
def test_new_lines_past_the_term_are_an_extension(on: str, doubtful: int) -> None:
    """The term ends on 15/05/2025; khoản 1 Điều 27 NĐ 45/2021: “thời hạn cho vay không thay đổi”."""
    change = event("r", "2025-02-15", "reschedule", lines=[{"on": on, "amount": 400_000_000}])
    found = said(state("2025-03-01", change), "phải quyết định gia hạn nợ")
    assert len(found) == doubtful
    assert all("khoản 1, khoản 2 Điều 27 Nghị định 45/2021/NĐ-CP" in text for text in found)


def test_extension_is_no_doubtful_rescheduling() -> None:
    longer = event("x", "2025-03-10", "extend", until="2025-09-15")
    assert said(state("2025-03-10", longer), "phải quyết định gia hạn nợ") == []


@pytest.mark.parametrize(
    ("kind", "others"),
    [("extend", {"until": "2026-05-15"}), ("reschedule", {"lines": LINES})],
)
def test_restructuring_that_betters_the_group_is_named(
    kind: str, others: dict[str, object]
) -> None:
    """181 days late is group 5; restructured for the first time and in term it is group 2."""
    day = "2025-08-15"
    found = said(state(day, event("x", day, kind, **others)), "từ nhóm 5 xuống nhóm 2")
    assert len(found) == 1
    assert "Điều 27 Nghị định 45/2021/NĐ-CP" in found[0]


def test_restructuring_in_time_betters_nothing() -> None:
    day = "2025-02-20"
    longer = event("x", day, "reschedule", lines=[{**LINES[0], "on": "2025-05-15"}])
    assert said(state(day, longer), "xuống nhóm") == []


def test_restructuring_that_leaves_the_group_is_not_named() -> None:
    """15 days late is group 2, and so is debt restructured for the first time."""
    day = "2025-03-02"
    longer = event("x", day, "reschedule", lines=[{**LINES[0], "on": "2025-05-15"}])
    assert state(day)["debt_group"] == state(day, longer)["debt_group"] == 2
    assert said(state(day, longer), "xuống nhóm") == []


def test_group_kept_by_policy_is_not_bettered() -> None:
    held = {"group": 1, "from": "2025-01-15", "until": "2025-12-31", "basis": "Quyết định 1/QĐ-TTg"}
    day = "2025-08-15"
    longer = event("x", day, "extend", until="2026-05-15")
    assert said(state(day, longer, held_group=held), "xuống nhóm") == []


def test_removed_debt_is_not_said_to_be_good() -> None:
    removed = event("w", "2030-03-02", "write_off")
    found = state("2030-03-02", USED, removed)
    assert found["principal_outstanding"] == found["payoff"] == 0
    texts = " ".join(found["explanation"])
    assert "nên sổ không còn dư nợ để phân loại" in texts
    assert "không còn nợ:" not in texts
    assert "theo dõi ngoại bảng: không trích" not in texts
    owed = state("2030-03-02", USED)["payoff"]
    words = f"{owed:,}".replace(",", ".")
    assert f"số nợ chưa thu hồi {words} đồng vẫn được quản lý để thu hồi" in texts
    some = event("c", "2030-03-03", "recover", amount=owed - 1_000)
    assert said(state("2030-03-03", USED, removed, some), "số nợ chưa thu hồi 1.000 đồng")


@pytest.mark.parametrize(("day", "too_early"), [("2030-02-28", 1), ("2030-03-01", 0)])
def test_debt_is_removed_five_years_after_its_provision(day: str, too_early: int) -> None:
    """Khoản 3 Điều 28 NĐ 45/2021: used on 01/03/2025, five years are full on 01/03/2030."""
    found = said(state(day, USED, event("w", day, "write_off")), "chưa đủ 5 năm")
    assert len(found) == too_early
    assert all("khoản 3 Điều 28 Nghị định 45/2021/NĐ-CP" in text for text in found)
