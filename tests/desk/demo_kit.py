"""A world to plan demonstrations in without a database, and what a plan says."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from desk.demo.organisations import World
from desk.demo.plan import Act, Commune, Fact, Party, Planned, Province, Values
from desk.demo.province import plan
from desk.demo.trades import TRADES
from tests.structure.source import ROOT

TODAY = date(2025, 6, 2)
UNITS = ROOT / "reference/data/units_bac_kan.csv"


def world() -> World:
    """Return the communes of Bắc Kạn on the day of the demonstration."""
    with UNITS.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["valid_from"] < "2025-06-02"]
    standing = [row for row in rows if not row["valid_to"] or row["valid_to"] >= "2025-06-02"]
    names = {row["code"]: row["name"] for row in standing if row["level"] == "district"}
    communes = [
        Commune(number, row["code"], row["name"], row["parent_code"], names[row["parent_code"]])
        for number, row in enumerate(standing, 1)
        if row["level"] == "commune"
    ]
    codes = {code for trade in TRADES for code in (trade.vsic, *trade.also)}
    return World(TODAY, communes, {code: f"{code} ngành" for code in codes})


def planned(cooperatives: int, seed: int = 1) -> Province:
    return plan(seed, cooperatives, world(), lambda _words: None)


def facts(organisation: Planned, *kinds: Fact) -> Iterator[Values]:
    """Give the facts of an organisation, of some kinds or of all."""
    for act in organisation.acts:
        for fact, values in act.facts:
            if not kinds or fact in kinds:
                yield values


def digest(province: Province) -> str:
    """Return a digest of all that a plan says."""
    said = [
        [one.name, one.commune.code, str(one.founded), [_act(act) for act in one.acts]]
        for one in province.organisations
    ]
    said += [[str(one)] for one in province.recognitions]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _act(act: Act) -> list[Any]:
    return [
        str(act.on),
        act.source,
        [[fact.value, [(key, _plain(value)) for key, value in values.items()]]
         for fact, values in act.facts],
        sorted((key, str(pair)) for key, pair in act.changes.items()),
    ]  # fmt: skip


def _plain(value: Any) -> str:
    if isinstance(value, Party):
        return f"{value.full_name} {value.birth_on} {value.identity_no} {value.address}"
    return str(value.on) if isinstance(value, Act) else str(value)
