"""Every field wrong in every way: the error names the field and, where there is one, the rule."""

from typing import Any

import pytest

from fund.rules.json_io import quote_json, replay_json
from tests.fund.loans import BASE, error, event, repay

CUSTOM = {"method": "custom", "custom_principal": [{"on": "2025-02-15", "amount": 400_000_000}]}
ONE = [{"on": "2025-01-20", "amount": 400_000_000}]
WRONG_WHOLE = [None, "1", 1.5, True, -1, 0, 10**18, [], {}]
WRONG_DAY = [5, "", "15/01/2025", "2025-02-30", "2025-1-5", "1800-01-01", "2101-01-01", True, []]
WRONG_RATE = [0.06, 6, "", "6%", "-0.01", "1.01", "1e-2", "NaN", "0,06", True, None]
WRONG_LIST = [5, "x", {}, [5], ["x"], [None]]

TERMS: list[tuple[str, list[Any], dict[str, Any]]] = [
    ("principal", WRONG_WHOLE, {}),
    ("annual_rate", WRONG_RATE, {}),
    ("start", [*WRONG_DAY, None], {}),
    ("term_months", [*WRONG_WHOLE, 601], {}),
    ("first_due_on", [*WRONG_DAY, "2025-01-15", "2025-01-14"], {}),
    ("principal_every_months", ["1", 1.5, True, -1, 0, 601, []], {}),
    ("interest_every_months", ["1", 1.5, True, -1, 0, 601, []], {}),
    ("method", [5, "", "annuity", [], True], {}),
    ("principal_grace_months", ["0", -1, 1.5, True, 4, 5, 100], {}),
    ("day_count", [365, "", "actual/365", []], {}),
    ("due_day", [0, 32, -1, "5", 1.5, True], {}),
    ("holiday_shift", [True, "", "previous", []], {}),
    ("rounding", [0, -1, "1", 1.5, True], {}),
    ("disbursements", WRONG_LIST, {}),
    ("custom_principal", WRONG_LIST, CUSTOM),
    ("rate_changes", WRONG_LIST, {}),
]


@pytest.mark.parametrize(
    ("field", "value", "others"),
    [(field, value, others) for field, values, others in TERMS for value in values],
    ids=lambda value: repr(value)[:30],
)
def test_wrong_term(field: str, value: Any, others: dict[str, Any]) -> None:
    for answer in (
        quote_json({**BASE, **others, field: value}),
        replay_json({**BASE, **others, "as_of": "2025-01-15", field: value}),
    ):
        assert isinstance(answer, dict)
        assert set(answer["error"]) == {"field", "message", "rule"}
        assert answer["error"]["field"].startswith(field)
        assert answer["error"]["message"]


@pytest.mark.parametrize("field", ["principal", "annual_rate", "start", "term_months"])
def test_required_terms(field: str) -> None:
    loan = {name: value for name, value in BASE.items() if name != field}
    answer = quote_json(loan)
    assert isinstance(answer, dict)
    assert answer["error"]["field"] == field


@pytest.mark.parametrize(
    ("loan", "field"),
    [
        ({"principal_every_months": 2, "interest_every_months": 3}, "interest_every_months"),
        ({"principal_every_months": 3, "interest_every_months": 3}, "term_months"),
        ({"principal_every_months": 2, "principal_grace_months": 1}, "principal_grace_months"),
        ({"method": "equal_instalment", "principal_every_months": 2}, "method"),
        ({"first_due_on": "2025-01-20", "due_day": 5}, "due_day"),
        ({"disbursements": [{"on": "2025-01-14", "amount": 1}]}, "disbursements[0].on"),
        ({"disbursements": [{"on": "2025-01-15", "amount": 0}]}, "disbursements[0].amount"),
        ({"disbursements": [{"on": "2025-01-15"}]}, "disbursements[0].amount"),
        ({"disbursements": ONE * 2}, "disbursements[1].on"),
        ({"disbursements": [{"on": "2025-01-15", "amount": 400_000_001}]}, "disbursements"),
        ({"disbursements": [{"on": "2025-01-15", "amount": 399_999_999}]}, "disbursements"),
        ({"disbursements": [{"on": "2025-05-15", "amount": 400_000_000}]}, "disbursements[0].on"),
        (
            {
                "term_months": 1,
                "disbursements": [
                    {"on": "2025-01-15", "amount": 1},
                    {"on": "2025-02-16", "amount": 399_999_999},
                ],
            },
            "disbursements[1].on",
        ),
        ({"disbursements": [{**ONE[0], "day": 5}]}, "disbursements[0].day"),
        ({"custom_principal": ONE}, "custom_principal"),
        ({"method": "custom"}, "custom_principal"),
        ({"method": "custom", "custom_principal": [{**ONE[0], "amount": 1}]}, "custom_principal"),
        (
            {"method": "custom", "custom_principal": [{**ONE[0], "on": "2025-01-15"}]},
            "custom_principal[0].on",
        ),
        (
            {"method": "custom", "custom_principal": [{**ONE[0], "on": "2025-05-16"}]},
            "custom_principal[0].on",
        ),
        (
            {
                "method": "custom",
                "custom_principal": [
                    {"on": "2025-02-15", "amount": 1},
                    {"on": "2025-04-15", "amount": 399_999_999},
                ],
                "disbursements": [{"on": "2025-03-15", "amount": 400_000_000}],
            },
            "custom_principal",
        ),
        ({"rate_changes": [{"on": "2025-01-14", "annual_rate": "0.1"}]}, "rate_changes[0].on"),
        (
            {"rate_changes": [{"on": "2025-01-16", "annual_rate": 0.1}]},
            "rate_changes[0].annual_rate",
        ),
        ({"rate_changes": [{"on": "2025-01-16", "annual_rate": "0.1"}] * 2}, "rate_changes[1].on"),
        ({"principle": 5}, "principle"),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_terms_that_contradict_each_other(loan: dict[str, Any], field: str) -> None:
    answer = quote_json({**BASE, **loan})
    assert isinstance(answer, dict)
    assert answer["error"]["field"] == field


POLICIES: list[tuple[Any, str, str | None]] = [
    (5, "policy", None),
    ([], "policy", None),
    ({"factor": "1.5"}, "policy.factor", None),
    ({"overdue_factor": 1.5}, "policy.overdue_factor", None),
    ({"overdue_factor": "0.99"}, "policy.overdue_factor", None),
    ({"overdue_factor": "1.51"}, "policy.overdue_factor", "fund.overdue_factor.maximum"),
    ({"late_interest_rate": "-0.1"}, "policy.late_interest_rate", None),
    ({"late_interest_rate": "0.11"}, "policy.late_interest_rate", "fund.late_interest.maximum"),
    ({"collection_order": []}, "policy.collection_order", None),
    ({"collection_order": {"late": []}}, "policy.collection_order.late", None),
    ({"collection_order": {"current": []}}, "policy.collection_order.current", None),
    ({"collection_order": {"current": "x"}}, "policy.collection_order.current", None),
    ({"collection_order": {"current": ["x"]}}, "policy.collection_order.current[0]", None),
    ({"collection_order": {"current": [5]}}, "policy.collection_order.current[0]", None),
    (
        {"collection_order": {"current": ["interest_due", "interest_due"]}},
        "policy.collection_order.current[1]",
        None,
    ),
    ({"cure_months": 3}, "policy.cure_months", None),
    ({"cure_months": {"short": 1}}, "policy.cure_months.longer", None),
    ({"cure_months": {"short": -1, "longer": 3}}, "policy.cure_months.short", None),
]


@pytest.mark.parametrize(("policy", "field", "rule"), POLICIES, ids=lambda value: repr(value)[:50])
def test_wrong_policy(policy: Any, field: str, rule: str | None) -> None:
    found = error("2025-02-01", policy=policy)
    assert (found["field"], found["rule"]) == (field, rule)


def test_contract_before_the_decree_keeps_its_own_terms() -> None:
    """Khoản 1 Điều 58 Nghị định 45/2021/NĐ-CP."""
    for policy in ({"overdue_factor": "2"}, {"late_interest_rate": "0.25"}):
        old = {**BASE, "start": "2021-05-14", "policy": policy, "as_of": "2021-06-01"}
        assert "error" not in replay_json(old)
        assert "error" in replay_json({**old, "start": "2021-05-15"})


OTHERS: list[tuple[dict[str, Any], str]] = [
    ({"collateral": {}}, "collateral"),
    ({"collateral": [5]}, "collateral[0]"),
    ({"collateral": [{"kind": "house", "value": 5}]}, "collateral[0].kind"),
    ({"collateral": [{"kind": "other", "value": -5}]}, "collateral[0].value"),
    ({"collateral": [{"kind": "other", "value": "5"}]}, "collateral[0].value"),
    (
        {"collateral": [{"kind": "other", "value": 5, "enforceable_since": "x"}]},
        "collateral[0].enforceable_since",
    ),
    ({"collateral": [{"kind": "other", "value": 5, "age": 1}]}, "collateral[0].age"),
    ({"customer": 5}, "customer"),
    ({"customer": " "}, "customer"),
    ({"risk_bearer": "bank"}, "risk_bearer"),
    ({"risk_bearer": True}, "risk_bearer"),
    ({"held_group": 1}, "held_group"),
    ({"held_group": {"group": 6}}, "held_group.group"),
    ({"held_group": {"group": 1, "from": "x"}}, "held_group.from"),
    ({"held_group": {"group": 1, "from": "2025-01-01"}}, "held_group.until"),
    (
        {"held_group": {"group": 1, "from": "2025-01-02", "until": "2025-01-01", "basis": "X"}},
        "held_group.until",
    ),
    (
        {"held_group": {"group": 1, "from": "2025-01-02", "until": "2025-01-03", "basis": ""}},
        "held_group.basis",
    ),
    ({"events": {}}, "events"),
    ({"events": [5]}, "events[0]"),
    ({"as_of": None}, "as_of"),
    ({"as_of": "2025-01-14"}, "as_of"),
    ({"as_of": 5}, "as_of"),
]


@pytest.mark.parametrize(("loan", "field"), OTHERS, ids=lambda value: repr(value)[:60])
def test_wrong_case(loan: dict[str, Any], field: str) -> None:
    answer = replay_json({**BASE, "as_of": "2025-02-01", **loan})
    assert isinstance(answer, dict)
    assert answer["error"]["field"] == field


PAY = repay("a", "2025-02-15", 1_000)
SETTLED = event("s", "2025-02-20", "settle")
LINES = [{"on": "2025-03-15", "amount": 400_000_000}]

EVENTS: list[tuple[list[dict[str, Any]], str]] = [
    ([{**PAY, "id": 5}], "events[0].id"),
    ([{**PAY, "id": ""}], "events[0].id"),
    ([{name: value for name, value in PAY.items() if name != "id"}], "events[0].id"),
    ([PAY, PAY], "events[1].id"),
    ([{**PAY, "on": "x"}], "events[0].on"),
    ([{**PAY, "on": None}], "events[0].on"),
    ([{**PAY, "on": "2025-01-14"}], "events[0].on"),
    ([{**PAY, "recorded_at": "yesterday"}], "events[0].recorded_at"),
    ([{**PAY, "recorded_at": 5}], "events[0].recorded_at"),
    ([{**PAY, "type": "pay"}], "events[0].type"),
    ([{**PAY, "type": None}], "events[0].type"),
    ([{**PAY, "amount": 0}], "events[0].amount"),
    ([{**PAY, "amount": -1}], "events[0].amount"),
    ([{**PAY, "amount": "5"}], "events[0].amount"),
    ([{**PAY, "amount": None}], "events[0].amount"),
    ([{**PAY, "surplus": "last"}], "events[0].surplus"),
    ([{**PAY, "until": "2025-03-01"}], "events[0].until"),
    ([{**PAY, "amount": 402_038_357}], "events[0].amount"),
    ([event("w", "2025-02-15", "waive_interest", amount=2_038_357)], "events[0].amount"),
    ([event("f", "2025-02-15", "refund", amount=1)], "events[0].amount"),
    ([event("d", "2025-01-15", "disburse", amount=400_000_001)], "events[0].amount"),
    ([event("d", "2025-05-15", "disburse", amount=1)], "events[0].on"),
    ([event("g", "2025-02-15", "recover", amount=1)], "events[0].type"),
    ([event("r", "2025-02-01", "reschedule")], "events[0].lines"),
    ([event("r", "2025-02-01", "reschedule", lines=[])], "events[0].lines"),
    (
        [event("r", "2025-02-01", "reschedule", lines=[{**LINES[0], "amount": 5}])],
        "events[0].lines",
    ),
    (
        [event("r", "2025-03-15", "reschedule", lines=LINES)],
        "events[0].lines[0].on",
    ),
    ([event("r", "2025-02-01", "reschedule", lines=LINES * 2)], "events[0].lines[1].on"),
    ([event("x", "2025-02-01", "extend")], "events[0].until"),
    ([event("x", "2025-02-01", "extend", until="2025-05-15")], "events[0].until"),
    ([event("x", "2025-06-01", "extend", until="2025-05-30")], "events[0].until"),
    ([SETTLED, repay("z", "2025-02-21", 1)], "events[1].on"),
    ([SETTLED, event("z", "2025-02-21", "settle")], "events[1].on"),
    ([event("v", "2025-02-15", "reverse")], "events[0].event_id"),
    ([event("v", "2025-02-15", "reverse", event_id="q")], "events[0].event_id"),
    ([PAY, event("v", "2025-02-14", "reverse", event_id="a")], "events[1].on"),
    (
        [
            PAY,
            event("v", "2025-02-16", "reverse", event_id="a"),
            event("w", "2025-02-17", "reverse", event_id="a"),
        ],
        "events[2].event_id",
    ),
    (
        [
            PAY,
            event("v", "2025-02-16", "reverse", event_id="a"),
            event("w", "2025-02-17", "reverse", event_id="v"),
        ],
        "events[2].event_id",
    ),
]


@pytest.mark.parametrize(("events", "field"), EVENTS, ids=lambda value: repr(value)[:70])
def test_wrong_event(events: list[dict[str, Any]], field: str) -> None:
    assert error("2025-06-30", *events)["field"] == field


def test_settlement_before_any_money_was_paid_out() -> None:
    late = [{"on": "2025-02-01", "amount": 400_000_000}]
    found = error("2025-03-01", event("s", "2025-01-20", "settle"), disbursements=late)
    assert found["field"] == "events[0].on"


@pytest.mark.parametrize("found", [5, "x", None, True, [[]], [5]])
def test_what_is_no_object(found: Any) -> None:
    for read in (quote_json, replay_json):
        answer = read(found)
        answer = answer[0] if isinstance(answer, list) else answer
        assert answer["error"]["field"] is None
        assert answer["error"]["message"]
