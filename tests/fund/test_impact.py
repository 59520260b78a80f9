"""What `fund impact` says of one more event, and what it refuses (xem trước khi ghi)."""

from typing import Any

from fund.rules.json_io import impact_json
from tests.fund.loans import BASE, event, repay, state

PAID = repay("a", "2025-02-15", 102_038_356)


def impact(as_of: str, added: dict[str, Any], *events: dict[str, Any]) -> dict[str, Any]:
    found = impact_json({**BASE, "events": list(events), "event": added, "as_of": as_of})
    assert isinstance(found, dict)
    return found


def test_event_after_the_day_of_the_view_has_no_effect_yet() -> None:
    found = impact("2025-03-01", repay("b", "2025-03-02", 1_000), PAID)["error"]
    assert (found["field"], "Chưa có hiệu lực vào ngày xem 01/03/2025" in found["message"]) == (
        "event.on",
        True,
    )
    assert "error" not in impact("2025-03-02", repay("b", "2025-03-02", 1_000), PAID)


def test_event_that_became_impossible_is_named() -> None:
    """The whole debt was paid on 20/03; a receipt found later leaves too little owed."""
    whole = state("2025-03-20", PAID)["payoff"]
    found = impact(
        "2025-04-01", repay("b", "2025-03-01", 1_000), PAID, repay("c", "2025-03-20", whole)
    )
    told = found["error"]
    assert told["field"] == "events[1].amount"
    assert "“c” ngày 20/03/2025 (Thu nợ) không còn thực hiện được" in told["message"]


def test_debt_written_off_is_compared() -> None:
    gone = event("w", "2025-06-01", "write_off")
    before = state("2025-05-31")["payoff"]
    found = impact("2025-06-30", repay("b", "2025-02-15", 100_000), gone)
    changed = {one["field"]: one for one in found["figures"]}["written_off_left"]
    assert changed["before"] > before - 1
    assert changed["before"] - changed["after"] >= 100_000


def test_new_event_itself_is_told_without_another() -> None:
    found = impact("2025-03-01", repay("b", "2025-03-01", 900_000_000), PAID)["error"]
    assert (found["field"], found["message"].startswith("Số tiền trả vượt")) == (
        "event.amount",
        True,
    )


def test_paying_exactly_the_pay_off_does_not_close_the_loan() -> None:
    owed = state("2025-02-20", PAID)["payoff"]
    paid = repay("b", "2025-02-20", owed)
    told = state("2025-02-20", PAID, paid)["explanation"]
    assert "Tiền trả trước đủ để tất toán; chưa ghi tất toán nên lãi vẫn tính." in told
    later = state("2025-02-25", PAID, paid)
    assert any(
        f"còn thiếu {later['payoff']:,}".replace(",", ".") in one for one in later["explanation"]
    )
    closed = state("2025-02-20", PAID, paid, event("s", "2025-02-20", "settle"))["explanation"]
    assert not any("chưa ghi tất toán" in one for one in closed)
