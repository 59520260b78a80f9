"""What `fund verify` asks of the books (kiểm tra sổ), and whether one loan meets it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.money import format_vnd
from fund.rules.books.cached import Copied
from fund.rules.books.position import Figures, Position, booked_principal
from fund.rules.books.roles import Role


class Check(StrEnum):
    """One question to the books (nội dung kiểm tra)."""

    BALANCED = "debits_equal_credits"
    ENTRIES = "entries_in_order"
    EVENTS = "every_event_posted"
    LEDGER = "subledger_equals_ledger"
    REPLAY = "replay_equals_cache"
    POSITION = "books_equal_engine"
    SOURCES = "sources_equal_uses"
    OFF_BALANCE = "off_balance_rolls_forward"
    NUMBERS = "numbers_without_gaps"
    PROVISION = "provision_equals_required"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong (sai lệch)."""

    check: Check
    text: str
    contract_id: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """How much was looked at (khối lượng đã kiểm tra)."""

    contracts: int = 0
    events: int = 0
    journals: int = 0
    entries: int = 0


def copied_problems(number: str, kept: Mapping[str, Any], found: Copied) -> Iterator[str]:
    """Give the copied figures of a contract that the replay does not confirm."""
    for name in Copied.__dataclass_fields__:
        if kept[name] != getattr(found, name):
            yield (
                f"Hợp đồng {number}: {_WORDS[name]} ghi {_shown(kept[name])}, tính lại được "
                f"{_shown(getattr(found, name))}."
            )


def position_problems(number: str, booked: Position, figures: Figures) -> Iterator[str]:
    """Give what the entries of a loan hold and the engine does not confirm."""
    wanted = 0 if figures.is_off_balance else figures.principal
    kept = booked_principal(booked)
    off = booked.get(Role.OFF_PRINCIPAL, 0)
    wanted_off = figures.principal if figures.is_used and not figures.is_removed else 0
    receivable = booked.get(Role.INTEREST_RECEIVABLE, 0)
    memo = booked.get(Role.OFF_INTEREST, 0)
    advance = -booked.get(Role.CUSTOMER_ADVANCE, 0)
    for words, has, should in (
        ("dư nợ gốc trên sổ", kept, wanted),
        ("nợ gốc ngoại bảng", off, wanted_off),
        ("tiền khách hàng trả trước", advance, figures.prepaid),
    ):
        if has != should:
            yield f"Hợp đồng {number}: {words} {_shown(has)}, phải là {_shown(should)}."
    if not 0 <= receivable <= figures.term_interest:
        yield f"Hợp đồng {number}: lãi phải thu {_shown(receivable)} vượt lãi còn nợ."
    if memo < 0 or memo + receivable > figures.interest:
        yield f"Hợp đồng {number}: lãi ngoại bảng {_shown(memo)} vượt lãi còn nợ."
    if booked.get(Role.PROVISION_SPECIFIC, 0) > 0:
        yield f"Hợp đồng {number}: dự phòng cụ thể âm."


@dataclass(frozen=True, slots=True)
class Kept:
    """What the newest month's end found of a loan (kết quả tháng khóa sổ gần nhất), in đồng."""

    group: int = 1
    provision: int = 0
    receivable: int = 0
    off_interest: int = 0


def month_problems(number: str, booked: Position, kept: Kept) -> Iterator[str]:
    """Give what a closed month's books hold of a loan and its end did not ask for.

    Law: khoản 2 Điều 5 Thông tư 52/2022/TT-BTC: a receivable of nợ đủ tiêu chuẩn alone.
    """
    for words, has, should in (
        ("dự phòng cụ thể", -booked.get(Role.PROVISION_SPECIFIC, 0), kept.provision),
        ("lãi phải thu", booked.get(Role.INTEREST_RECEIVABLE, 0), kept.receivable),
        ("lãi ngoại bảng", booked.get(Role.OFF_INTEREST, 0), kept.off_interest),
    ):
        if has != should:
            yield (
                f"Hợp đồng {number}: {words} cuối tháng khóa sổ {_shown(has)}, phải là {_shown(should)}."
            )
    if booked.get(Role.INTEREST_RECEIVABLE, 0) and kept.group != 1:
        yield f"Hợp đồng {number}: nợ nhóm {kept.group} còn lãi phải thu trên sổ."


def _shown(value: Any) -> str:
    return format_vnd(value) if isinstance(value, int) else str(value)


_WORDS = {
    "stage": "tình trạng",
    "disbursed_vnd": "số đã giải ngân",
    "outstanding_vnd": "dư nợ",
    "overdue_vnd": "gốc quá hạn",
    "interest_vnd": "lãi còn nợ",
    "prepaid_vnd": "tiền trả trước",
    "days_past_due": "số ngày quá hạn",
    "next_due_on": "kỳ đến hạn tiếp theo",
}
