"""Which unit a list means by "xã Bằng Phúc, huyện Chợ Đồn" on the day it speaks of (địa bàn).

The same answers as `reference.queries.units_named`, for thousands of rows without asking the
database for each.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coop_registry.reading.places import Place, Unit
from core.text import capitalise_first, fold
from reference.rules import UnitLevel, UnitTree

#: Folded kinds that stand before a unit's name.
_KINDS = {
    UnitLevel.PROVINCE: ("tinh", "thanh pho"),
    UnitLevel.DISTRICT: ("huyen", "thanh pho", "thi xa", "quan"),
    UnitLevel.COMMUNE: ("xa", "phuong", "thi tran", "dac khu"),
}


class NamedUnit(NamedTuple):
    """One name of one version of a unit, folded with its kind: its own, or another one."""

    unit_id: int
    level: UnitLevel
    folded: str
    is_alias: bool = False


@dataclass(frozen=True)
class Placed:
    """Where a row lies: the unit, what is left for the address, and what is doubtful.

    `unit_id` may be a district's when the commune is not clear; `foreign` says that the words
    name a province which this register does not hold.
    """

    unit_id: int | None = None
    level: UnitLevel | None = None
    address: str | None = None
    doubt: str | None = None
    candidates: tuple[int, ...] = ()
    foreign: bool = False


@dataclass
class PlaceBook:
    """All names of all versions of units, ready to be asked as of a day."""

    tree: UnitTree
    shown: dict[int, str] = field(default_factory=dict)
    _own: dict[tuple[UnitLevel, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _bare: dict[tuple[UnitLevel, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _every: dict[tuple[UnitLevel, str], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _answers: dict[tuple[object, ...], Placed] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: UnitTree, names: Iterable[NamedUnit], shown: dict[int, str]) -> "PlaceBook":
        """Return the book of these names."""
        book = cls(tree, shown)
        for one in names:
            bare = without_kind(one.folded, one.level)
            book._every[one.level, bare].append(one.unit_id)
            if not one.is_alias:
                book._own[one.level, one.folded].append(one.unit_id)
                book._bare[one.level, bare].append(one.unit_id)
        return book

    def place(self, words: Place, on: date, within: int | None = None) -> Placed:
        """Return where the words of a row lie on a day.

        `within` is the unit the whole list is of: it tells apart equal names, and stands for a
        row that names no place.
        """
        key = (words, on, within)
        if key not in self._answers:
            self._answers[key] = self._place(words, on, within)
        return self._answers[key]

    def _place(self, words: Place, on: date, within: int | None) -> Placed:
        sorted_out = self._sort_rest(words, on)
        address = _address(sorted_out)
        if sorted_out.province and not self._units(sorted_out.province, UnitLevel.PROVINCE):
            return Placed(
                address=address,
                doubt=f"“{sorted_out.province}” nằm ngoài địa bàn của sổ này.",
                foreign=True,
            )
        districts = (
            self._units(sorted_out.district, UnitLevel.DISTRICT) if sorted_out.district else []
        )
        if sorted_out.district and not districts:
            return Placed(address=address, doubt=f"Không có “{sorted_out.district}” trong tỉnh.")
        if sorted_out.commune is None:
            return self._without_commune(districts, on, within, address)
        return self._commune(sorted_out.commune, districts, on, within, address)

    def _without_commune(
        self, districts: list[int], on: date, within: int | None, address: str | None
    ) -> Placed:
        """Return the district, or what the list is of, when no commune is named."""
        for unit_id in districts:
            node = self.tree.place_on(unit_id, on)
            if node is not None:
                doubt = "Chưa ghi xã, phường; mới biết huyện."
                return Placed(node.id, node.level, address, doubt)
        if within is None:
            return Placed(address=address, doubt="Chưa ghi địa bàn.")
        level = self.tree.nodes[within].level
        doubt = None if level is UnitLevel.COMMUNE else "Chưa ghi xã, phường."
        return Placed(within, level, address, doubt)

    def _commune(
        self,
        words: Unit,
        districts: list[int],
        on: date,
        within: int | None,
        address: str | None,
    ) -> Placed:
        """Return the commune of the words, kept to its district where one is named."""
        found = self._standing(words, districts, on)
        if within is not None and len(found) > 1:
            inside = self.tree.within(within, on)
            found = [one for one in found if one in inside] or found
        if len(found) == 1:
            return Placed(found[0], UnitLevel.COMMUNE, address)
        if found:
            names = ", ".join(self.full_name(one) for one in found[:4])
            doubt = f"Có nhiều nơi tên “{words}”: {names}; hãy chọn."
        elif districts and self._standing(words, [], on):
            doubt = f"“{words}” không thuộc {self.shown[districts[0]]}."
        else:
            doubt = f"Không có “{words}” trong danh mục địa bàn của ngày đó."
        fallen = self._without_commune(districts, on, within, address)
        return Placed(fallen.unit_id, fallen.level, address, doubt, tuple(found))

    def _standing(self, words: Unit, districts: list[int], on: date) -> list[int]:
        """Return the communes that stand for these words on the day: three tries, best first."""
        bare = fold(words.name)
        full = f"{fold(words.kind)} {bare}" if words.kind else bare
        level = UnitLevel.COMMUNE
        named = [one for one in self._own[level, full] if self.tree.nodes[one].in_force(on)]
        alike = [one for one in self._bare[level, bare] if self.tree.nodes[one].in_force(on)]
        for tried in (named, alike, self._every[level, bare]):
            standing: dict[int, None] = {}
            for unit_id in tried:
                node = self.tree.successor_on(unit_id, on)
                if node is not None and self._lies_in(unit_id, node.id, districts):
                    standing[node.id] = None
            if standing:
                return list(standing)
        return []

    def standing(self, words: Unit, level: UnitLevel, on: date) -> list[int]:
        """Return the units of a level that bear a name and stand on the day."""
        if level is UnitLevel.COMMUNE:
            return self._standing(words, [], on)
        nodes = self.tree.nodes
        found = {
            node.id
            for unit_id in self._units(words, level)
            if (node := self.tree.successor_on(unit_id, on)) is not None
            and nodes[node.id].level is level
        }
        return sorted(found)

    def _lies_in(self, named_id: int, standing_id: int, districts: list[int]) -> bool:
        """Tell whether a commune, as named or as it stands, belongs to one of the districts."""
        if not districts:
            return True
        nodes = self.tree.nodes
        if {nodes[named_id].parent_id, nodes[standing_id].parent_id} & set(districts):
            return True
        # An older version of what stands now may have belonged to the district.
        return any(
            node.successor_id == standing_id and node.parent_id in districts
            for node in nodes.values()
            if node.level is UnitLevel.COMMUNE
        )

    def _units(self, words: Unit, level: UnitLevel) -> list[int]:
        """Return every version of a level that bears the name."""
        bare = without_kind(fold(words.name), level)
        return list(dict.fromkeys(self._every[level, bare]))

    def _sort_rest(self, words: Place, on: date) -> Place:
        """Give the parts without a kind word ("Bằng Phúc, Chợ Đồn") their level, from the end."""
        rest, levels = list(words.rest), {
            "province": words.province, "district": words.district, "commune": words.commune,
        }  # fmt: skip
        for part, level in (
            ("province", UnitLevel.PROVINCE),
            ("district", UnitLevel.DISTRICT),
            ("commune", UnitLevel.COMMUNE),
        ):
            if levels[part] is None and rest and self._knows(rest[-1], level):
                levels[part] = Unit(rest.pop())
        placed = set(words.rest[len(rest) :])
        below = tuple(part for part in words.below if part not in placed)
        return Place(
            words.village,
            levels["commune"],
            levels["district"],
            levels["province"],
            tuple(rest),
            below,
        )

    def _knows(self, words: str, level: UnitLevel) -> bool:
        return bool(self._every.get((level, without_kind(fold(words), level))))

    def full_name(self, unit_id: int) -> str:
        """Return a commune with its district: "Xã Bằng Phúc (Huyện Chợ Đồn)"."""
        parent = self.tree.nodes[unit_id].parent_id
        above = self.shown.get(parent or 0)
        return f"{self.shown[unit_id]} ({above})" if above else self.shown[unit_id]


def without_kind(folded: str, level: UnitLevel) -> str:
    """Return a folded name without the word for its kind: "huyen cho don" → "cho don"."""
    for kind in _KINDS[level]:
        if folded.startswith(f"{kind} ") and len(folded) > len(kind) + 1:
            return folded.removeprefix(f"{kind} ")
    return folded


def _address(words: Place) -> str | None:
    """Return what stands below the commune, in the list's own words: "thôn Nà Pài"."""
    return capitalise_first(", ".join(words.below))[:300] or None
