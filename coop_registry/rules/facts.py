"""Facts that come beside the registered matters: several lines, places, qualities of one body.

Each is added from a day, ended on a day, or corrected where it was typed wrongly; never erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from coop_registry.rules.membership import TraitKind
from core.dates import format_date
from core.errors import RuleViolation


class Matter(StrEnum):
    """A kind of such fact (nội dung bổ sung)."""

    LINE = "line"
    GOVERNANCE = "governance"
    BRANCH = "branch"
    TRAIT = "trait"
    ACTIVITY = "activity"
    CONTACT = "contact"


#: Of these an organisation has one at a time; a new one ends the one before.
SINGLE = frozenset({Matter.GOVERNANCE, Matter.ACTIVITY, Matter.CONTACT})


class UnitFlagKind(StrEnum):
    """What a commune was recognised as (công nhận xã đạt chuẩn nông thôn mới)."""

    NEW_RURAL = "new_rural"
    NEW_RURAL_ADVANCED = "new_rural_advanced"
    NEW_RURAL_MODEL = "new_rural_model"


@dataclass(frozen=True)
class FactEntry:
    """One fact as typed: what it says, from which day, until before which day, where written."""

    start_on: date
    source: str
    values: Mapping[str, Any] = field(default_factory=dict)
    end_on: date | None = None


def check_period(start_on: date, end_on: date | None, today: date) -> None:
    """Raise when a fact begins in the future or ends before it began.

    An end may lie ahead: an OCOP rating is given for a term.
    """
    if start_on > today:
        raise RuleViolation("Ngày bắt đầu ở sau hôm nay.", field="start_on")
    if end_on is not None and end_on <= start_on:
        raise RuleViolation(
            f"Ngày kết thúc phải sau ngày bắt đầu ({format_date(start_on)}).", field="end_on"
        )


def check_trait(values: Mapping[str, Any]) -> None:
    """Raise when an OCOP product has no stars, or anything else has."""
    is_ocop = values["kind"] == TraitKind.OCOP
    stars = values["stars"]
    if is_ocop and (stars is None or not 1 <= stars <= 5):
        raise RuleViolation("Sản phẩm OCOP cần có hạng từ 1 đến 5 sao.", field="stars")
    if not is_ocop and stars is not None:
        raise RuleViolation("Chỉ sản phẩm OCOP có hạng sao; hãy để trống mục này.", field="stars")
