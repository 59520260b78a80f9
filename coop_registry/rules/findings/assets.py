"""Contributed things that are no money and of which nothing is written down (định giá tài sản)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from coop_registry.rules.findings.beside import Asset
from coop_registry.rules.findings.finding import Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, rule_on
from coop_registry.rules.findings.state import State
from coop_registry.rules.kinds import Kind
from coop_registry.rules.membership import AssetKind
from core.dates import format_date
from core.money import format_vnd

NAME = "contribution.asset_valuation"
VALUATION = "contribution.valuation"
_WORDS = {
    AssetKind.FOREIGN_CURRENCY: "ngoại tệ",
    AssetKind.GOLD: "vàng",
    AssetKind.LAND_USE_RIGHT: "quyền sử dụng đất",
    AssetKind.INTELLECTUAL: "quyền sở hữu trí tuệ",
    AssetKind.OTHER: "tài sản khác",
}


def unvalued(state: State, on: date) -> Iterator[Finding]:
    """Find assets of which neither what they are nor who valued them is said (chưa ghi định giá).

    Judged for ever by the law of the day of contribution: Điều 42 Luật Hợp tác xã 2012; Điều 77 Luật
    Hợp tác xã 2023. What a member brought on one day is one finding.
    """
    for (party_id, day), assets in _by_day(state, on).items():
        rule = rule_on(VALUATION, day)
        if rule is None or state.kind is Kind.GROUP:
            continue
        said = ", ".join(
            f"{_WORDS[one.kind]} trị giá {format_vnd(one.amount_vnd)}" for one in assets
        )
        article = rule.article
        yield by_law(
            NAME,
            rule,
            f"{state.stays_by_party[party_id][0].name} góp {said} ngày {format_date(day)}; sổ chưa ghi "
            "là tài sản gì, ai định giá, cách nào.",
            stretch=Stretch(
                partial(asset_days, state), state.is_judged, day, lambda _day, said=article: said
            ),
            party_id=party_id,
            part=day.isoformat(),
        )


def asset_days(state: State) -> set[date]:
    """Return the days on which such assets were contributed."""
    return days_of(state.own_days, (one.on for one in state.assets)) if state.assets else set()


def _by_day(state: State, on: date) -> dict[tuple[int, date], list[Asset]]:
    """Return what was contributed by a day, by member and day."""
    found: dict[tuple[int, date], list[Asset]] = {}
    for one in state.assets:
        if one.on <= on and one.party_id in state.stays_by_party:
            found.setdefault((one.party_id, one.on), []).append(one)
    return found
