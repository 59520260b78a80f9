"""The register the benchmarks look at: as many organisations as a province has."""

from datetime import date

from flask import Flask

from coop_registry.rules.entries import OpeningEntry, PersonEntry
from coop_registry.rules.kinds import Declared, Kind
from coop_registry.services.opening import register_opening
from core.access import EVERYTHING
from core.db import begin_write, db
from core.text import fold
from desk.setup import prepare
from reference import queries as reference
from reference.rules import UnitLevel

ORGANISATIONS = 2_000
TODAY = date(2025, 6, 2)
FOUNDED = date(2018, 3, 12)


def fill(app: Flask) -> None:
    """Make the tables, the demonstration people, and the organisations."""
    prepare(app, True, lambda _line: None)
    with app.app_context():
        communes = reference.units_in_force(UnitLevel.COMMUNE, TODAY)
        for number in range(ORGANISATIONS):
            begin_write()
            register_opening(
                _entry(number, communes[number % len(communes)].id),
                actor_id=1,
                on=TODAY,
                scope=EVERYTHING,
            )
            if number % 200 == 199:
                db.session.commit()
        db.session.commit()


def _entry(number: int, unit_id: int) -> OpeningEntry:
    return OpeningEntry(
        kind=Kind.COOPERATIVE,
        name=f"Hợp tác xã Nông nghiệp số {number:05d} {fold(str(number * 7919))}",
        unit_id=unit_id,
        source="Danh sách thử tốc độ",
        address=f"Thôn {number % 40}",
        registered_on=FOUNDED,
        capital_vnd=500_000_000 + number,
        representative=PersonEntry(full_name=f"Nông Văn {number}"),
        position="Giám đốc",
        declared=((Declared.MEMBERS_TOTAL, 7 + number % 30),),
        declared_on=FOUNDED,
        declared_source="Danh sách thử tốc độ",
        accept_similar=True,
    )
