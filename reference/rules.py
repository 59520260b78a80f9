"""Kinds of the reference room, and how units resolve through time. Pure: values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class UnitLevel(StrEnum):
    """Level of an administrative unit (cấp đơn vị hành chính)."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class AgencyKind(StrEnum):
    """What an agency is (loại cơ quan, tổ chức)."""

    PROVINCE_COMMITTEE = "province_committee"
    DISTRICT_COMMITTEE = "district_committee"
    COMMUNE_COMMITTEE = "commune_committee"
    DEPARTMENT = "department"
    DISTRICT_OFFICE = "district_office"
    UNION = "union"
    FUND = "fund"
    BOARD = "board"
    MEDIA = "media"


class DayKind(StrEnum):
    """What an exception makes of a day (ngày nghỉ, ngày làm bù, trở lại ngày thường)."""

    OFF = "off"
    WORK = "work"
    ORDINARY = "ordinary"


class Origin(StrEnum):
    """Who brought a row: the shipped data, or a person of the office (nguồn của dòng)."""

    SHIPPED = "shipped"
    OFFICE = "office"


class JobState(StrEnum):
    """State of a long job (trạng thái công việc)."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


#: States in which a job will not change any more.
ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


@dataclass(frozen=True)
class NewAgencyName:
    """A name of an agency from a day on, with its lines on a letter."""

    start_on: date
    name: str
    parent_line: str | None
    issuing_line: str
    symbol: str
    place_name: str
    source: str


def time_left(done: int, total: int | None, elapsed: timedelta) -> timedelta | None:
    """Return how long the rest will take at the pace so far; None while that cannot be told."""
    if not total or done <= 0 or done >= total:
        return None
    return elapsed * (total - done) / done


def time_left_words(left: timedelta | None) -> str | None:
    """Return "còn khoảng 2 phút"."""
    if left is None:
        return None
    seconds = left.total_seconds()
    if seconds < 60:
        return "còn dưới 1 phút"
    if seconds < 3600:
        return f"còn khoảng {round(seconds / 60)} phút"
    return f"còn khoảng {round(seconds / 3600)} giờ"


@dataclass(frozen=True)
class UnitNode:
    """One version of a unit, as far as resolving needs it; the period is half-open."""

    id: int
    code: str
    level: UnitLevel
    parent_id: int | None
    valid_from: date | None
    valid_to: date | None
    successor_id: int | None

    def in_force(self, on: date) -> bool:
        """Tell whether this version stands on the day (đang có hiệu lực)."""
        return self.begun(on) and not self.ended(on)

    def begun(self, on: date) -> bool:
        """Tell whether this version has begun by the day."""
        return self.valid_from is None or self.valid_from <= on

    def ended(self, on: date) -> bool:
        """Tell whether this version is over on the day; `valid_to` is the first day without it."""
        return self.valid_to is not None and self.valid_to <= on


#: Answers of `UnitTree.within` kept in memory; readers may ask for any day.
KEPT_ANSWERS = 2000


@dataclass(frozen=True)
class UnitTree:
    """All versions of all units; answers who lies where on a day."""

    nodes: dict[int, UnitNode]
    _within: dict[tuple[int, date], frozenset[int]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, nodes: Iterable[UnitNode]) -> "UnitTree":
        """Return the tree of these versions."""
        return cls({node.id: node for node in nodes})

    def successor_on(self, unit_id: int, on: date) -> UnitNode | None:
        """Return the version that stands for this unit on the day (đơn vị kế thừa).

        Itself while in force; None when it has not begun, or ended and nobody took its place
        (districts on 01/07/2025).
        """
        node = self.nodes.get(unit_id)
        while node is not None and node.ended(on):
            node = None if node.successor_id is None else self.nodes.get(node.successor_id)
        return node if node is not None and node.begun(on) else None

    def place_on(self, unit_id: int, on: date) -> UnitNode | None:
        """Return where the area of this unit lies on the day.

        As `successor_on`, but a unit that ended without a successor lies in what became of its
        parent: a district of Bắc Kạn lies in the province of Thái Nguyên from 01/07/2025.
        """
        node = self.nodes.get(unit_id)
        while node is not None and node.ended(on):
            next_id = node.parent_id if node.successor_id is None else node.successor_id
            node = None if next_id is None else self.nodes.get(next_id)
        return node if node is not None and node.begun(on) else None

    def district_on(self, unit_id: int, on: date) -> UnitNode | None:
        """Return the district in which the area of this unit lies on the day (địa bàn huyện cũ).

        Once districts are gone the last one counts; a unit made since lies in the district of all
        it took the place of. None where those were of several districts, or never of any.
        """
        place = self.place_on(unit_id, on)
        if place is None:
            return None
        found = self._district_above(place.id)
        node = None if found else self.nodes.get(unit_id)
        while node is not None and node.id != place.id:
            found = self._district_above(node.id) or found
            node = None if node.successor_id is None else self.nodes.get(node.successor_id)
        return found or self._common_district(place.id)

    def _district_above(self, unit_id: int) -> UnitNode | None:
        line = self.line(unit_id)
        return next((node for node in line if node.level is UnitLevel.DISTRICT), None)

    def _common_district(self, unit_id: int) -> UnitNode | None:
        """Return the one district of all the versions that this one took the place of."""
        before = [node.id for node in self.nodes.values() if node.successor_id == unit_id]
        found = {self._district_above(one) or self._common_district(one) for one in before}
        return found.pop() if len(found) == 1 else None

    def districts_on(self, on: date) -> list[UnitNode]:
        """Return the districts of the day, and those that ended by it without a successor."""
        return [
            node
            for node in self.nodes.values()
            if node.level is UnitLevel.DISTRICT
            and node.begun(on)
            and (not node.ended(on) or node.successor_id is None)
        ]

    def line(self, unit_id: int) -> list[UnitNode]:
        """Return the unit and those above it, lowest first."""
        found: list[UnitNode] = []
        node = self.nodes.get(unit_id)
        while node is not None:
            found.append(node)
            node = None if node.parent_id is None else self.nodes.get(node.parent_id)
        return found

    def within(self, unit_id: int, on: date) -> frozenset[int]:
        """Return ids of all versions whose place on the day lies inside the unit.

        Empty when the unit itself does not stand on that day.
        """
        key = (unit_id, on)
        if key not in self._within:
            if len(self._within) >= KEPT_ANSWERS:
                self._within.clear()
            self._within[key] = self._find_within(unit_id, on)
        return self._within[key]

    def _find_within(self, unit_id: int, on: date) -> frozenset[int]:
        unit = self.nodes.get(unit_id)
        if unit is None or not unit.in_force(on):
            return frozenset()
        found: set[int] = set()
        for node in self.nodes.values():
            place = self.place_on(node.id, on)
            if place is not None and any(above.id == unit_id for above in self.line(place.id)):
                found.add(node.id)
        return frozenset(found)


@dataclass(frozen=True)
class VsicVersion:
    """One version of the branch system (hệ thống ngành kinh tế Việt Nam)."""

    version: str
    valid_from: date | None
    source: str
    note: str = ""


VSIC_VERSIONS = (
    VsicVersion(
        "2018",
        None,
        "Quyết định 27/2018/QĐ-TTg",
        "Tên của 26 ngành bản 2018 được suy ra, chưa đối chiếu văn bản gốc.",
    ),
    VsicVersion(
        "2025",
        date(2025, 11, 15),
        "Quyết định 36/2025/QĐ-TTg",
        "Số hiệu quyết định chưa đối chiếu văn bản gốc.",
    ),
)
