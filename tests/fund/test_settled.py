"""After a settlement nothing may change the money it took (không sửa lùi qua ngày tất toán)."""

from typing import Any

import pytest

from fund.rules.json_io import impact_json
from tests.fund.loans import error, event, repay, state

LOAN: dict[str, Any] = {"principal": 300_000_000, "annual_rate": "0.072", "term_months": 12}
PAID = repay("a", "2025-02-15", 26_834_521)
SETTLED = event("s", "2025-03-15", "settle")
UNDONE = event("a-huy", "2025-04-01", "reverse", event_id="a")
LATE = {**repay("b", "2025-02-20", 10_000_000, "shorten"), "recorded_at": "2025-04-01T10:00:00"}
BACK = event("s-huy", "2025-04-02", "reverse", event_id="s")
TOLD = (
    "Khoản vay đã tất toán ngày 15/03/2025 (sự kiện “s”); hãy đảo việc tất toán trước, rồi ghi lại."
)


def taken(found: dict[str, Any], name: str) -> int:
    """Return the money that an event took."""
    return sum(next(one for one in found["allocations"] if one["event_id"] == name)["to"].values())


def at(found: dict[str, Any], moment: str) -> dict[str, Any]:
    return {**found, "recorded_at": moment}


def test_settlement_takes_what_is_owed() -> None:
    assert taken(state("2025-03-20", PAID, SETTLED, **LOAN), "s") == 276_518_904


@pytest.mark.parametrize(
    ("late", "field"),
    [
        (UNDONE, "events[2].event_id"),
        (at({**UNDONE, "on": "2025-03-01"}, "2025-04-01T09:00:00"), "events[2].event_id"),
        (at({**UNDONE, "on": "2025-04-01"}, "2025-03-01T09:00:00"), "events[2].event_id"),
        (LATE, "events[2].on"),
        ({name: value for name, value in LATE.items() if name != "recorded_at"}, "events[2].on"),
    ],
    ids=["reversal", "back-dated reversal", "reversal of a day to come", "receipt", "no moment"],
)
@pytest.mark.parametrize("as_of", ["2025-03-20", "2025-05-01"])
def test_what_would_rewrite_a_settlement_is_refused(
    late: dict[str, Any], field: str, as_of: str
) -> None:
    found = error(as_of, PAID, SETTLED, late, **LOAN)
    assert (found["field"], found["message"]) == (field, TOLD)


def test_what_was_recorded_before_the_settlement_counts() -> None:
    early = at(LATE, "2025-03-14T10:00:00")
    # 10.000.000 less principal from 20/02 on, and its interest of 23 days at 7,2%.
    found = state("2025-03-20", PAID, SETTLED, early, **LOAN)
    assert taken(found, "s") == 276_518_904 - 10_000_000 - 45_370


def test_refund_on_the_day_of_the_settlement_is_no_rewriting() -> None:
    """It comes after the settlement of its day, whenever it was recorded; a day before it does not."""
    back = at(event("f", "2025-03-15", "refund", amount=1), "2025-03-16T10:00:00")
    assert "tiền trả trước" in error("2025-03-20", PAID, SETTLED, back, **LOAN)["message"]
    earlier = {**back, "on": "2025-03-14"}
    assert error("2025-03-20", PAID, SETTLED, earlier, **LOAN)["message"] == TOLD


@pytest.mark.parametrize("again_on", ["2025-03-15", "2025-04-03"])
def test_reverse_correct_and_settle_again(again_on: str) -> None:
    """Before the reversal's day the first settlement stands to the đồng, after it the second."""
    correction = at(LATE, "2025-04-02T10:00:00")
    again = at(event("s2", again_on, "settle"), "2025-04-03T09:00:00")
    events = [PAID, SETTLED, BACK, correction, again]
    before = state("2025-04-01", *events, **LOAN)
    assert taken(before, "s") == 276_518_904
    assert [one["event_id"] for one in before["allocations"]] == ["a", "s"]
    after = state("2025-04-03", *events, **LOAN)
    clean = state("2025-04-03", PAID, at(LATE, "2025-02-20T09:00:00"), again, **LOAN)
    assert taken(after, "s2") == taken(clean, "s2")
    if again_on == "2025-03-15":
        assert taken(after, "s2") == 276_518_904 - 10_000_000 - 45_370
    assert [one["event_id"] for one in after["allocations"]] == ["a", "b", "s2"]


def test_reverse_undo_the_receipt_and_settle_again() -> None:
    undone = at({**UNDONE, "on": "2025-04-02"}, "2025-04-02T10:00:00")
    again = at(event("s2", "2025-03-15", "settle"), "2025-04-02T11:00:00")
    found = state("2025-04-02", PAID, SETTLED, BACK, undone, again, **LOAN)
    assert taken(found, "s2") == 303_505_580
    assert found["payoff"] == 0


@pytest.mark.parametrize(
    ("late", "field"), [(UNDONE, "event.event_id"), (LATE, "event.on")], ids=["reversal", "receipt"]
)
def test_impact_refuses_it_too(late: dict[str, Any], field: str) -> None:
    found = impact_json(
        {
            **LOAN,
            "start": "2025-01-15",
            "events": [PAID, SETTLED],
            "event": late,
            "as_of": "2025-04-05",
        }
    )
    assert isinstance(found, dict)
    assert (found["error"]["field"], found["error"]["message"]) == (field, TOLD)
