"""Planning a province for this register and writing it: what `flask setup --demo N` adds."""

from datetime import date, datetime, time

from accounts import services as accounts
from coop_registry.rules.kinds import Kind
from core.clock import VIETNAM
from desk.demo import handmade
from desk.demo.organisations import World
from desk.demo.plan import Commune
from desk.demo.province import Progress, plan
from desk.demo.totals import add_totals
from desk.demo.trades import TRADES
from desk.demo.writing import Origin, write
from reference import queries as reference
from reference.rules import UnitLevel

#: Who enters the records of a district, by its code.
_OFFICERS = {"064": "canbo.chodon", "061": "canbo.babe"}
#: Cooperatives among those made by hand.
HANDMADE = sum(row[0] is Kind.COOPERATIVE for row in handmade.ROWS)


def add_province(cooperatives: int, seed: int, on: date, progress: Progress) -> int:
    """Add made-up cooperatives, with groups, unions and past totals; return the number of rows.

    `on` is the day the demonstration stands on. The caller's transaction is a writer and commits;
    nobody else writes meanwhile.
    """
    lines = _lines(on)
    world = World(on, communes(on), {code: name for code, (_id, name) in lines.items()})
    province = plan(seed, cooperatives, world, progress)
    people = accounts.ensure_demo_people(on)
    origin = Origin(
        at=datetime.combine(on, time(8), VIETNAM),
        actors={code: people[name].id for code, name in _OFFICERS.items()},
        lines={code: line_id for code, (line_id, _name) in lines.items()},
    )
    progress("Ghi vào cơ sở dữ liệu")
    done = write(province, origin)
    add_totals(province.organisations, on, origin.at)
    return done


def communes(on: date) -> list[Commune]:
    """Return the communes of the day with their districts, by code."""
    districts = {one.id: one for one in reference.units_in_force(UnitLevel.DISTRICT, on)}
    found = [
        Commune(one.id, one.code, one.name, above.code, above.name)
        for one in reference.units_in_force(UnitLevel.COMMUNE, on)
        if (above := districts.get(one.parent_id or 0)) is not None
    ]
    return sorted(found, key=lambda commune: commune.code)


def _lines(on: date) -> dict[str, tuple[int, str]]:
    """Return (id, words) of every business line that a trade has, by code."""
    version = reference.vsic_version_on(on)
    found = {}
    for code in {one for trade in TRADES for one in (trade.vsic, *trade.also)}:
        line = reference.vsic_by_code(version, code)
        if line is None:
            raise LookupError(f"demonstration: business line {code} is not loaded")
        found[code] = (line.id, f"{line.code} {line.name}")
    return found
