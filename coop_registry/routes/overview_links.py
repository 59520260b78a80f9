"""Where a figure of the overview leads: the list that shows exactly what was counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from coop_registry.rules.narrowing import Narrowing
from core.clock import today_vn
from core.dates import format_date

#: Words that the list of organisations understands; a figure that needs another one has no link.
LIST_WORDS = frozenset(
    {
        "dia-ban",
        "loai",
        "tinh-trang",
        "nganh",
        "tu-nam",
        "den-nam",
        "kt-tu-nam",
        "kt-den-nam",
        "tv-tu",
        "von-tu",
        "ngay",
    }
)


@dataclass(frozen=True)
class Links:
    """The lists of a day; `listable` are the units that the list can be narrowed to then."""

    on: date
    listable: frozenset[int]

    def list_url(self, narrowed: Narrowing | None, value: int | None) -> str | None:
        """Return the address of a figure's list, None where no list shows this very number."""
        if narrowed is None or not value:
            return None
        if narrowed.unit_id is not None and narrowed.unit_id not in self.listable:
            return None
        words = _words(narrowed)
        if not words.keys() <= LIST_WORDS:
            return None
        return url_for("registry.organisations", **words, **self._day())

    def unit_url(self, unit_id: int, kind: str | None) -> str:
        """Return the overview of one unit on the same day."""
        words = {"dia-ban": unit_id, "loai": kind, **self._day()}
        return url_for("registry.overview", **{key: one for key, one in words.items() if one})

    def _day(self) -> dict[str, Any]:
        return {} if self.on == today_vn() else {"ngay": format_date(self.on)}


def _words(narrowed: Narrowing) -> dict[str, Any]:
    """Return the query words of a narrowing."""
    year = narrowed.founded_year
    words = {
        "dia-ban": narrowed.unit_id,
        "loai": narrowed.kind,
        "tinh-trang": narrowed.status,
        "nganh": narrowed.sector,
        "tu-nam": year,
        "den-nam": year,
        "kt-tu-nam": narrowed.ended_year,
        "kt-den-nam": narrowed.ended_year,
        # From 0 on: whose number is known at all.
        "tv-tu": 0 if narrowed.with_members else None,
        "von-tu": 0 if narrowed.with_capital else None,
    }
    return {key: one for key, one in words.items() if one is not None}
