"""What the register knows of organisations, ready to be asked by number, name and place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coop_registry.rules.imports.names import NameKey, key_of_text
from coop_registry.rules.kinds import Kind, Scheme
from reference.rules import UnitLevel, UnitTree


class KnownName(NamedTuple):
    """One name an organisation bears or bore, with the unit of its latest seat."""

    organisation_id: int
    kind: Kind
    name: str
    unit_id: int


class KnownNumber(NamedTuple):
    """One identifier in use."""

    organisation_id: int
    scheme: Scheme
    normal: str


@dataclass
class Register:
    """The organisations of the province by number, by name and by unit."""

    tree: UnitTree
    names: dict[int, str] = field(default_factory=dict)
    units: dict[int, int] = field(default_factory=dict)
    kinds: dict[int, Kind] = field(default_factory=dict)
    numbers: dict[tuple[Scheme, str], int] = field(default_factory=dict)
    keys: dict[int, list[NameKey]] = field(default_factory=lambda: defaultdict(list))
    held: dict[int, dict[Scheme, str]] = field(default_factory=lambda: defaultdict(dict))
    _by_bare: dict[str, dict[int, NameKey]] = field(default_factory=lambda: defaultdict(dict))
    _by_unit: dict[int, dict[int, NameKey]] = field(default_factory=lambda: defaultdict(dict))
    _of_unit_on: dict[tuple[int, date], dict[int, NameKey]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, tree: UnitTree, names: Iterable[KnownName], numbers: Iterable[KnownNumber]
    ) -> "Register":
        """Return the register of these names (the newest of each last) and numbers."""
        register = cls(tree)
        for known in names:
            key = key_of_text(known.name)
            register.names[known.organisation_id] = known.name
            register.units[known.organisation_id] = known.unit_id
            register.kinds[known.organisation_id] = known.kind
            register.keys[known.organisation_id].append(key)
            register._by_bare[key.bare][known.organisation_id] = key
            register._by_unit[known.unit_id][known.organisation_id] = key
        for number in numbers:
            register.numbers[number.scheme, number.normal] = number.organisation_id
            register.held[number.organisation_id][number.scheme] = number.normal
        return register

    def named(self, bare: str) -> dict[int, NameKey]:
        """Return the organisations of one bare name."""
        return self._by_bare.get(bare, {})

    def place_of(self, organisation_id: int, on: date) -> int | None:
        """Return the unit its seat lies in on a day."""
        node = self.tree.place_on(self.units[organisation_id], on)
        return node.id if node is not None else self.units[organisation_id]

    def in_unit(self, unit_id: int, on: date) -> dict[int, NameKey]:
        """Return the organisations whose seat lies in a commune on a day, with their names."""
        key = (unit_id, on)
        if key not in self._of_unit_on:
            found: dict[int, NameKey] = {}
            for seat, names in self._by_unit.items():
                node = self.tree.place_on(seat, on)
                if seat == unit_id or (node is not None and node.id == unit_id):
                    found |= names
            self._of_unit_on[key] = found
        return self._of_unit_on[key]

    def lies_within(self, organisation_id: int, unit_id: int, on: date) -> bool:
        """Tell whether its seat lies within a unit of any level on a day."""
        place = self.place_of(organisation_id, on)
        return place is not None and any(node.id == unit_id for node in self.tree.line(place))

    def is_commune(self, unit_id: int) -> bool:
        """Tell whether a unit is a commune."""
        return self.tree.nodes[unit_id].level is UnitLevel.COMMUNE
