"""A province or unit in figures as of a day (tổng quan): rows of one reading in, sums out.

Every table is made of the same rows, so that the parts of each are always the whole.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from coop_registry.rules.findings import Counted
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.sectors import Sector

Key = TypeVar("Key")
#: Key of those whose fields name several branches (ghi nhiều lĩnh vực).
MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Known:
    """One organisation as far as it is counted (một tổ chức trong sổ của ngày)."""

    organisation_id: int
    kind: Kind
    founded_on: date | None = None
    #: The founding day is known to the day or month, not only the year.
    founded_exactly: bool = False
    status: Status | None = None
    status_since: date | None = None
    capital_vnd: int | None = None
    members: Counted | None = None
    #: Letter and name of the section of its main line (ngành cấp 1).
    section: tuple[str, str] | None = None
    #: Branches of its main line, or where none is known of its field's words (lĩnh vực).
    sectors: tuple[Sector, ...] = ()
    commune_id: int | None = None
    district_id: int | None = None
    is_demo: bool = False

    @property
    def sector(self) -> Sector | str | None:
        """Return the one branch it is counted in; `MIXED` when its words name several."""
        if len(self.sectors) > 1:
            return MIXED
        return self.sectors[0] if self.sectors else None

    @property
    def has_ended(self) -> bool:
        """Tell whether it is dissolved, bankrupt or no more (đã giải thể, chấm dứt)."""
        return self.status is Status.ENDED


@dataclass(frozen=True)
class Tally:
    """What is counted of some organisations; members and capital of those that have not ended."""

    total: int = 0
    active: int = 0
    ended: int = 0
    #: No legal status is recorded (chưa ghi tình trạng pháp lý).
    unstated: int = 0
    members: int = 0
    #: Organisations whose members are counted by their list, by what they declared.
    by_list: int = 0
    by_declaration: int = 0
    capital_vnd: int = 0
    with_capital: int = 0

    @property
    def standing(self) -> int:
        """Return how many have not ended (còn trong sổ, chưa giải thể, chấm dứt)."""
        return self.total - self.ended

    @property
    def other(self) -> int:
        """Return how many neither are active nor have ended (tình trạng khác)."""
        return self.standing - self.active

    @property
    def with_members(self) -> int:
        """Return of how many the members are known."""
        return self.by_list + self.by_declaration

    @property
    def members_unknown(self) -> int:
        """Return how many have said nothing of their members (chưa có số liệu)."""
        return self.standing - self.with_members

    @property
    def capital_unknown(self) -> int:
        """Return of how many no charter capital is recorded (chưa ghi vốn)."""
        return self.standing - self.with_capital


@dataclass(frozen=True)
class Movement:
    """What began and what ended up to the day (biến động): in its month, in its year."""

    founded_month: int = 0
    founded_year: int = 0
    ended_month: int = 0
    ended_year: int = 0
    #: Founded in the year, on a day that nobody knows: in no month.
    founded_vaguely: int = 0


@dataclass(frozen=True)
class Part(Generic[Key]):
    """One line of a table: what it is about, its name, its figures. The key is None for "chưa ghi"."""

    key: Key | None
    name: str
    tally: Tally


@dataclass(frozen=True)
class Places:
    """The units a table lists even where they have nothing: (id, name), in order."""

    districts: tuple[tuple[int, str], ...] = ()
    communes: tuple[tuple[int, str], ...] = ()
    #: Districts stood no more on the day: they only group (địa bàn huyện cũ).
    districts_are_gone: bool = False


@dataclass(frozen=True)
class Overview:
    """A province or unit in figures as of a day (tổng quan)."""

    on: date
    whole: Tally
    kinds: tuple[Part[Kind], ...]
    #: Legal statuses in their order, each with the count of every kind.
    statuses: tuple[tuple[Status | None, dict[Kind, int]], ...]
    sectors: tuple[Part[Sector | str], ...]
    #: Branches that an organisation of several is listed under too.
    mixed_sectors: frozenset[Sector]
    sections: tuple[Part[tuple[str, str]], ...]
    districts: tuple[Part[int], ...]
    districts_are_gone: bool
    communes: tuple[Part[int], ...]
    #: By year of founding, by year of ending.
    founded: tuple[Part[int], ...]
    ended: tuple[tuple[int, int], ...]
    movements: dict[Kind, Movement]
    is_demo: bool


def overview_of(known: Sequence[Known], on: date, places: Places) -> Overview:
    """Return the figures of these organisations as of the day."""
    sections = sorted({one.section for one in known if one.section})
    years = sorted({one.founded_on.year for one in known if one.founded_on})
    return Overview(
        on=on,
        whole=tally(known),
        kinds=_parts(known, lambda one: one.kind, [(kind, "") for kind in Kind]),
        statuses=_statuses(known),
        sectors=_sectors(known),
        mixed_sectors=frozenset(
            sector for one in known if len(one.sectors) > 1 for sector in one.sectors
        ),
        sections=_parts(known, lambda one: one.section, [(one, one[1]) for one in sections]),
        districts=_parts(known, lambda one: one.district_id, places.districts),
        districts_are_gone=places.districts_are_gone,
        communes=_parts(known, lambda one: one.commune_id, places.communes),
        founded=_parts(
            known,
            lambda one: one.founded_on.year if one.founded_on else None,
            [(year, str(year)) for year in years],
        ),
        ended=_ended(known),
        movements=movements_of(known, on),
        is_demo=any(one.is_demo for one in known),
    )


def tally(known: Iterable[Known]) -> Tally:
    """Count some organisations."""
    total = active = ended = unstated = members = listed = declared = capital = with_capital = 0
    for one in known:
        total += 1
        active += one.status is Status.ACTIVE
        unstated += one.status is None
        if one.has_ended:
            ended += 1
            continue
        if one.members is not None and one.members.total is not None:
            members += one.members.total
            listed += one.members.is_listed
            declared += not one.members.is_listed
        if one.capital_vnd is not None:
            capital += one.capital_vnd
            with_capital += 1
    return Tally(total, active, ended, unstated, members, listed, declared, capital, with_capital)


def _parts(
    known: Iterable[Known],
    key_of: Callable[[Known], Key | None],
    listed: Iterable[tuple[Key, str]],
) -> tuple[Part[Key], ...]:
    """Return one line for each listed key in order; what belongs to none of them comes last."""
    groups: dict[Key | None, list[Known]] = defaultdict(list)
    names = dict(listed)
    for one in known:
        key = key_of(one)
        groups[key if key in names else None].append(one)
    found = [Part[Key](key, name, tally(groups[key])) for key, name in names.items()]
    rest = [Part[Key](None, "", tally(groups[None]))] if groups[None] else []
    return (*found, *rest)


def _sectors(known: Sequence[Known]) -> tuple[Part[Sector | str], ...]:
    """Return one line for each branch that somebody is counted in, in their fixed order."""
    there = {one.sector for one in known}
    listed = [(key, "") for key in (*Sector, MIXED) if key in there]
    return _parts(known, lambda one: one.sector, listed)


def _statuses(known: Iterable[Known]) -> tuple[tuple[Status | None, dict[Kind, int]], ...]:
    """Return every legal status that somebody has, with the count of each kind."""
    found: dict[Status | None, dict[Kind, int]] = {
        status: dict.fromkeys(Kind, 0) for status in (*Status, None)
    }
    for one in known:
        found[one.status][one.kind] += 1
    return tuple((status, counts) for status, counts in found.items() if any(counts.values()))


def _ended(known: Iterable[Known]) -> tuple[tuple[int, int], ...]:
    """Return how many ended in each year, by the first day of that status."""
    years: dict[int, int] = defaultdict(int)
    for one in known:
        if one.has_ended and one.status_since is not None:
            years[one.status_since.year] += 1
    return tuple(sorted(years.items()))


def movements_of(known: Sequence[Known], on: date) -> dict[Kind, Movement]:
    """Return of each kind what was founded and what ended in the month and year up to the day."""
    return {kind: _movement([one for one in known if one.kind is kind], on) for kind in Kind}


def _movement(known: Sequence[Known], on: date) -> Movement:
    founded = [one for one in known if _in_year(one.founded_on, on)]
    ended = [one for one in known if one.has_ended and _in_year(one.status_since, on)]
    exactly = [one for one in founded if one.founded_exactly]
    return Movement(
        founded_month=sum(_in_month(one.founded_on, on) for one in exactly),
        founded_year=len(founded),
        ended_month=sum(_in_month(one.status_since, on) for one in ended),
        ended_year=len(ended),
        founded_vaguely=len(founded) - len(exactly),
    )


def _in_year(day: date | None, on: date) -> bool:
    return day is not None and day.year == on.year and day <= on


def _in_month(day: date | None, on: date) -> bool:
    return day is not None and _in_year(day, on) and day.month == on.month
