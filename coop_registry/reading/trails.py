"""What stands above the rows of a past total: districts, groups, the line whose parts follow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coop_registry.reading.cells import Cell, text_of
from coop_registry.reading.figures import said
from coop_registry.reading.row_kinds import Layout, order_of
from coop_registry.reading.totals_heads import Shape
from core.text import clean

#: A row that tells a part of the one above: "- Nông nghiệp", "Trong đó: …", "1.1".
_PART = re.compile(r"^\s*(?:[-+*•–]|trong đó|\d+\.\d+)", re.IGNORECASE)


@dataclass(slots=True)
class Trail:
    """What stands above the rows of a past total: of whom, and whose parts they are."""

    layout: Layout
    #: The last row that only said of whom, or the last district among communes.
    head: str = ""
    main: str = ""

    def above(self, row: Sequence[Cell]) -> tuple[str, ...]:
        """Return what one row stands under beside its groups, and remember the row."""
        name = self.layout.name if self.layout.name is not None else -1
        words = clean(text_of(row[name])) if 0 <= name < len(row) else ""
        totals = self.layout.totals
        if totals is None:
            return ()
        if totals.shape is Shape.UNITS:
            return self._district(words)
        if _PART.match(words) or _PART.match(order_of(row, self.layout)):
            return (self.main,) if self.main else ()
        own = said(words)
        found = () if own.whom or not self.head else (self.head,)
        self.main = words
        if own.whom:
            self.head = words
        return found

    def _district(self, words: str) -> tuple[str, ...]:
        if is_district(words):
            self.head = words
            return ()
        return (self.head,) if self.head else ()

    def passed(self, group: str) -> None:
        """Remember a group row: nothing above it counts below it."""
        self.head = self.main = ""
        self._district(group)


def is_district(words: str) -> bool:
    """Tell whether words name a district: "Huyện Ba Bể", "TP. Bắc Kạn"."""
    return bool(_DISTRICT.match(words))


_DISTRICT = re.compile(r"^(?:huyện|thành phố|tp\.?\s|t\.p\.?|thị xã|tx\.?\s)\s*\S", re.IGNORECASE)
