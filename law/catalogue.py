"""Every rule by its name (danh mục quy định)."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from types import ModuleType

from law.dated import DatedSeries, InForce
from law.fund import (
    collateral,
    collection,
    debt_groups,
    fund_reports,
    limits,
    provisions,
    rates,
    results,
)
from law.registry import (
    branches,
    capital,
    certificates,
    changes,
    contributions,
    dissolution,
    dissolution_assets,
    forms,
    funds,
    governance,
    groups,
    lending,
    meetings,
    members,
    membership_end,
    names,
    personal_data,
    ratings,
    reception,
    registration,
    reports,
    restructuring,
    revocation,
    revocation_steps,
    sizes,
    suspension,
    transitions,
)

#: In the order a reader looks for them; a new module of rules is added here.
MODULES: tuple[ModuleType, ...] = (
    members,
    membership_end,
    contributions,
    capital,
    funds,
    lending,
    registration,
    reception,
    certificates,
    changes,
    branches,
    names,
    meetings,
    governance,
    suspension,
    restructuring,
    dissolution,
    dissolution_assets,
    revocation,
    revocation_steps,
    groups,
    reports,
    forms,
    sizes,
    ratings,
    transitions,
    personal_data,
    limits,
    rates,
    collection,
    debt_groups,
    provisions,
    collateral,
    results,
    fund_reports,
)


class UnknownRule(LookupError):  # noqa: N818 - the name others catch, set by the contract
    """No rule of that name (không có quy định tên này), with the nearest names."""

    def __init__(self, key: str, suggestions: Iterable[str] = ()) -> None:
        self.key = key
        self.suggestions = tuple(suggestions)
        super().__init__(key, self.suggestions)

    def __str__(self) -> str:
        message = f"Không có quy định nào tên “{self.key}”."
        if self.suggestions:
            message += f" Có phải: {', '.join(self.suggestions)}?"
        return message


def _collect(modules: Iterable[ModuleType]) -> dict[str, DatedSeries]:
    found: dict[str, DatedSeries] = {}
    for module in modules:
        for value in vars(module).values():
            if not isinstance(value, DatedSeries):
                continue
            if value.key in found:
                raise ValueError(f"two rules are named {value.key}")
            found[value.key] = value
    return found


SERIES: dict[str, DatedSeries] = _collect(MODULES)


def keys() -> tuple[str, ...]:
    """Return the names of all rules, by subject."""
    return tuple(SERIES)


def find(key: str) -> DatedSeries:
    """Return the rule named `key`; raise UnknownRule with the nearest names."""
    try:
        return SERIES[key]
    except KeyError:
        near = [name for name in SERIES if name.startswith(f"{key}.")][:5]
        raise UnknownRule(key, near or get_close_matches(key, SERIES, n=3)) from None


def in_force(key: str, on: date) -> InForce:
    """Return the rule `key` as it stood on the legal day `on`."""
    return find(key).in_force(on)
