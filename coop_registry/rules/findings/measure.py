"""Looking up the law of a day and measuring a fact against it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from coop_registry.rules.shares import FEWEST
from core.money import format_share, round_share
from law import catalogue
from law.dated import Comparison, InForce, NoRuleInForce


@lru_cache(maxsize=8192)
def rule_on(key: str, on: date) -> InForce | None:
    """Return the rule of a day, None where the law of that day had (or has loaded) none."""
    try:
        return catalogue.in_force(key, on)
    except NoRuleInForce:
        return None


@lru_cache(maxsize=256)
def law_days(key: str) -> frozenset[date]:
    """Return the days on which a rule changed."""
    rows = catalogue.find(key).rows
    return frozenset(row.valid_from for row in rows)


def days_of(*groups: Iterable[date]) -> set[date]:
    """Return all days of some groups."""
    return {day for group in groups for day in group}


def breaks(rule: InForce, measured: int | Decimal, whole: int = 1) -> bool:
    """Tell whether a number, as part of `whole`, does not keep to the rule's threshold.

    “Không quá” and “ít nhất” hold at the threshold itself, “dưới” does not. Multiplied, never
    divided: there is nothing to round.
    """
    value = rule.value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"{rule.key} is no threshold")
    limit = Decimal(value) * whole
    kept = {
        Comparison.AT_MOST: measured <= limit,
        Comparison.LESS_THAN: measured < limit,
        Comparison.AT_LEAST: measured >= limit,
        Comparison.MORE_THAN: measured > limit,
        Comparison.EXACT: measured == limit,
    }
    return not kept[rule.comparison]


def share_words(part: int, whole: int, limit: Decimal, digits: int = FEWEST) -> str:
    """Return a share for reading, with as many decimals as it takes not to read as the limit.

    `digits` at least, those of the list it stands in: 1/3 is “33,33%”; 250.001 of 1.000.000 against 25% is “25,0001%”, 400.000.001
    of 1.000.000.000 against 40% “40,0000001%”.
    """
    places = digits
    shown = round_share(part, whole, places)
    while shown == limit and part != limit * whole:
        places += 1
        shown = round_share(part, whole, places)
    return format_share(shown)
