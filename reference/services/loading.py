"""Load the data that come with the program; loading twice changes nothing."""

import csv
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from core.text import clean, fold, vi_key
from reference.models import Agency, AgencyName, Unit, UnitAlias, Vsic, WorkingDayException
from reference.queries import days, offices, units, vsic
from reference.rules import VSIC_VERSIONS, AgencyKind, DayKind, Origin, UnitLevel
from reference.services.syncing import Counts, sync
from reference.services.units import load_units

DATA = Path(__file__).resolve().parent.parent / "data"
Echo = Callable[[str], None]


@dataclass(frozen=True)
class LoadReport:
    """What loading did, table by table, in the order it was done."""

    counts: dict[str, Counts]

    @property
    def changed_nothing(self) -> bool:
        """Tell whether everything was there already."""
        return all(one.added == one.changed == 0 for one in self.counts.values())


def load_reference(echo: Echo = lambda _line: None) -> LoadReport:
    """Load units, their other names, agencies, branches and working days from the shipped files.

    `echo` takes one line per table for the console. The caller commits.
    """
    steps: tuple[tuple[str, Callable[[], Counts]], ...] = (
        ("Đơn vị hành chính", lambda: load_units(DATA / "units_bac_kan.csv")),
        ("Tên khác của đơn vị", _load_aliases),
        ("Cơ quan, tổ chức", _load_agencies),
        ("Tên cơ quan theo thời gian", _load_agency_names),
        ("Ngành kinh tế", _load_vsic),
        ("Ngày nghỉ, ngày làm bù", _load_days),
    )
    counts: dict[str, Counts] = {}
    for title, load in steps:
        counts[title] = done = load()
        echo(f"  {title}: {done.total} dòng ({done.added} mới, {done.changed} sửa)")
    return LoadReport(counts)


def _records(name: str) -> list[dict[str, str]]:
    """Return the lines of a shipped file, NFC."""
    text = unicodedata.normalize("NFC", (DATA / name).read_text(encoding="utf-8"))
    return [
        {key: clean(value or "") for key, value in record.items()}
        for record in csv.DictReader(text.splitlines())
    ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _day_after(text: str) -> date | None:
    """Return the first day after a last day: files say the last, tables are half-open."""
    return date.fromisoformat(text) + timedelta(days=1) if text else None


def _units_by_key() -> dict[tuple[str, date | None], Unit]:
    return {(unit.code, unit.valid_from): unit for unit in units.all_units()}


def _load_aliases() -> Counts:
    by_key = _units_by_key()
    wanted: dict[tuple[int, str], dict[str, Any]] = {}
    for record in _records("unit_aliases.csv"):
        unit = by_key[record["unit_code"], _day(record["unit_valid_from"])]
        wanted[unit.id, record["name"]] = {
            "unit_id": unit.id,
            "name": record["name"],
            "name_search": fold(record["name"]),
            "note": record["note"],
            "source": record["source"],
            "verified": record["certainty"] == "read",
            "origin": Origin.SHIPPED,
        }
    existing = {(alias.unit_id, alias.name): alias for alias in units.all_aliases()}
    return sync(UnitAlias, existing, wanted)


def _load_agencies() -> Counts:
    """Load agencies, then point each at its successor."""
    records = _records("agencies.csv")
    by_key = _units_by_key()
    ids_by_code = {code: unit.id for (code, _first), unit in by_key.items()}
    wanted: dict[str, dict[str, Any]] = {}
    for record in records:
        start = _day(record["valid_from"])
        exact = by_key.get((record["unit_code"], start))
        wanted[record["key"]] = {
            "key": record["key"],
            "kind": AgencyKind(record["kind"]),
            "unit_id": exact.id if exact else ids_by_code.get(record["unit_code"]),
            "registers": UnitLevel(record["registers"]) if record["registers"] else None,
            "start_on": start,
            "end_on": _day_after(record["valid_to"]),
        }
    counts = sync(Agency, {one.key: one for one in offices.all_agencies()}, wanted)
    agencies = {one.key: one for one in offices.all_agencies()}
    for record in records:
        successor = agencies.get(record["successor_key"])
        agencies[record["key"]].successor_id = successor.id if successor else None
    return counts


def _load_agency_names() -> Counts:
    agency_ids = {one.key: one.id for one in offices.all_agencies()}
    wanted: dict[tuple[int, date | None], dict[str, Any]] = {}
    for record in _records("agency_names.csv"):
        start = _day(record["valid_from"])
        agency_id = agency_ids[record["agency_key"]]
        wanted[agency_id, start] = {
            "agency_id": agency_id,
            "start_on": start,
            "name": record["name"],
            "name_sort": vi_key(record["name"])[:450],
            "name_search": fold(record["name"]),
            "parent_line": record["parent_line"] or None,
            "issuing_line": record["issuing_line"],
            "symbol": record["symbol"],
            "place_name": record["place_name"],
            "source": record["source"],
            "verified": record["certainty"] == "read",
            "origin": Origin.SHIPPED,
        }
    existing = {(one.agency_id, one.start_on): one for one in offices.all_agency_names()}
    return sync(AgencyName, existing, wanted)


def _load_vsic() -> Counts:
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for one in VSIC_VERSIONS:
        for record in _records(f"vsic_{one.version}.csv"):
            wanted[one.version, record["code"]] = {
                "version": one.version,
                "code": record["code"],
                "level": int(record["level"]),
                "name": record["name_vi"],
                "name_search": fold(record["name_vi"]),
                "parent_code": record["parent_code"] or None,
            }
    return sync(Vsic, {(one.version, one.code): one for one in vsic.all_vsic()}, wanted)


def _load_days() -> Counts:
    wanted: dict[date, dict[str, Any]] = {}
    for record in _records("working_days.csv"):
        day = date.fromisoformat(record["day"])
        wanted[day] = {
            "day": day,
            "kind": DayKind(record["kind"]),
            "name": record["name"],
            "source": record["source"],
            "verified": record["certainty"] == "read",
            "origin": Origin.SHIPPED,
        }
    return sync(WorkingDayException, {one.day: one for one in days.all_exceptions()}, wanted)
