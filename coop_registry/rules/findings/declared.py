"""Declared figures that cannot be true together: a part greater than its whole (số khai báo)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from coop_registry.rules.findings.finding import Finding, Stretch, own_check
from coop_registry.rules.findings.measure import days_of
from coop_registry.rules.findings.state import State
from coop_registry.rules.findings.timeline import Figure
from coop_registry.rules.kinds import Declared
from core.dates import format_date
from core.money import format_number

#: Parts of the total number of members, in words.
PARTS = {
    Declared.MEMBERS_OFFICIAL: "thành viên chính thức",
    Declared.MEMBERS_ASSOCIATE: "thành viên liên kết",
    Declared.MEMBERS_WOMEN: "thành viên nữ",
    Declared.MEMBERS_MINORITY: "thành viên dân tộc thiểu số",
}


def part_exceeds_total(state: State, on: date) -> Iterator[Finding]:
    """Find a declared number of some members above that of all (khai báo phần lớn hơn tổng).

    Only numbers that speak of the same day are compared.
    """
    for what, words in PARTS.items():
        pair = _pair(state, what, on)
        if pair is None:
            continue
        part, total = pair
        evidence = (
            f"Khai báo {format_number(part.value)} {words} ({part.source}) trong tổng số "
            f"{format_number(total.value)} thành viên ({total.source}), cùng ngày "
            f"{format_date(part.on)}."
        )
        stretch = Stretch(partial(part_days, state), partial(_exceeds_on, state, what))
        yield own_check(
            "declared.part_exceeds_total", evidence, stretch, part=what.value.split("_")[1]
        )


def part_days(state: State) -> set[date]:
    """Return the days of which the figures speak."""
    kinds = (*PARTS, Declared.MEMBERS_TOTAL)
    return days_of(state.own_days, *({one.on for one in state.figures(what)} for what in kinds))


def _pair(state: State, what: Declared, on: date) -> tuple[Figure, Figure] | None:
    """Return a part and the whole of its day, where the part is greater."""
    part = state.figure(what, on)
    total = state.figure(Declared.MEMBERS_TOTAL, part.on) if part else None
    if part is None or total is None or total.on != part.on or part.value <= total.value:
        return None
    return part, total


def _exceeds_on(state: State, what: Declared, day: date) -> bool:
    return state.is_judged(day) and _pair(state, what, day) is not None
