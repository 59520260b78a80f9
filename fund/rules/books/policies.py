"""Policies of the fund (quy định nội bộ): what a decision may set, and reading its value.

Law: Điều 25, Điều 31 Nghị định 45/2021/NĐ-CP leave them to the fund; caps of law bind them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.errors import RuleViolation
from core.money import format_percent, format_vnd
from fund.rules.reading import Fields
from fund.rules.terms_reading import read_policy


class PolicyKind(StrEnum):
    """What a decision of the fund sets (nội dung quy định)."""

    OVERDUE_FACTOR = "overdue_factor"
    LATE_INTEREST_RATE = "late_interest_rate"
    COLLECTION_ORDER = "collection_order"
    CURE_MONTHS = "cure_months"
    LOAN_MAXIMUM = "loan_maximum"


#: Kinds that a contract copies, under the names of the loan's JSON.
OF_CONTRACTS = (
    PolicyKind.OVERDUE_FACTOR,
    PolicyKind.LATE_INTEREST_RATE,
    PolicyKind.COLLECTION_ORDER,
    PolicyKind.CURE_MONTHS,
)
#: Without these a contract cannot be signed: the law gives caps, not values.
_NEEDED = (PolicyKind.OVERDUE_FACTOR, PolicyKind.LATE_INTEREST_RATE)


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """A decision of the fund to be entered (quyết định nội bộ)."""

    kind: PolicyKind
    value: Any
    effective_from: date
    decision_no: str
    decided_on: date


def check_value(kind: PolicyKind, value: Any, effective_from: date) -> None:
    """Refuse a value that its kind cannot have, or that the law of its day caps."""
    if kind is PolicyKind.LOAN_MAXIMUM:
        Fields({"loan_maximum": value}).whole("loan_maximum", low=1)
        return
    read_policy(Fields({kind.value: value}), effective_from)


def contract_policy(
    in_force: Mapping[PolicyKind, Any], written: Mapping[str, Any], signed_on: date
) -> dict[str, Any]:
    """Return the policy a contract is signed under: what it writes, else what the fund decided."""
    found = {kind.value: in_force[kind] for kind in OF_CONTRACTS if kind in in_force}
    found |= {name: value for name, value in written.items() if value is not None}
    for kind in _NEEDED:
        if kind.value not in found:
            raise RuleViolation(
                "Chưa có quy định được người thứ hai xác nhận; hãy nhập theo hợp đồng, hoặc xác nhận "
                "quy định trước.",
                field=kind.value,
                article="khoản 2 Điều 25 Nghị định 45/2021/NĐ-CP",
            )
    read_policy(Fields(found), signed_on)
    return found


def shown_value(kind: str, value: Any) -> str:
    """Return a policy's value as a page shows it."""
    if kind == PolicyKind.LOAN_MAXIMUM:
        return format_vnd(int(value))
    if kind in (PolicyKind.OVERDUE_FACTOR, PolicyKind.LATE_INTEREST_RATE):
        return format_percent(Decimal(value))
    if kind == PolicyKind.CURE_MONTHS:
        return f"vay ngắn hạn {value['short']} tháng, dài hơn {value['longer']} tháng"
    return "theo văn bản quyết định"
