"""Real statements about real cooperatives, taken in as lists of several shapes, whole way through.

Whatever the shape: each value in the register is what a person read in that row, or the row tells
why it is not there; and two organisations never become one.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pytest

from coop_registry.models import (
    Act,
    CapitalFact,
    DeclaredFact,
    ImportRow,
    ImportTable,
    Observation,
    Organisation,
    SeatFact,
    Trait,
)
from coop_registry.rules.imports.kinds import Outcome, ProblemLevel
from core.db import db
from core.text import clean, fold
from reference.models import Unit
from tests.coop_registry.reading.shapes import SHAPES, Statement, statements

pytestmark = pytest.mark.db

#: Statements that a person holds for one organisation; every other row is one of its own.
SAME = (
    {"6", "7", "8"}, {"10", "11", "55", "190"}, {"23", "176"}, {"24", "95"}, {"25", "94"},
    {"28", "96"}, {"31", "32"}, {"43", "170"}, {"57", "100"}, {"89", "98"}, {"90", "178"},
)  # fmt: skip
#: Column of the data, declared figure, meaning of its column.
FIGURES = (
    ("members", "members_total", "members_total"),
    ("revenue_vnd", "revenue", "revenue"),
    ("income_vnd_per_month", "income_per_worker", "income"),
    ("workers", "workers", "workers"),
)
#: Communes that had another name, or were part of another one, on the day of the list.
LATER = {"xa ra ban": "xa dong thang", "xa dong vien": "xa dong thang"}


@dataclass
class Kept:
    """One row of the list with what the register got of it."""

    said: Statement
    row: ImportRow
    act: Act | None
    figures: dict[str, int] = field(default_factory=dict)
    capital: int | None = None
    products: str | None = None
    beside: set[str] = field(default_factory=set)

    @property
    def told(self) -> set[str | None]:
        """Return the meanings that the row tells something about."""
        return {problem[1] for problem in self.row.problems if problem[0] != ProblemLevel.NOTE}

    @property
    def is_rejected(self) -> bool:
        return self.row.outcome == Outcome.REJECTED


def in_order_of(shape: str) -> list[Statement]:
    """Return the statements in the order in which a shape lists them."""
    rows = statements()
    if "district" not in shape and "groups" not in shape:
        return rows
    places = dict.fromkeys(one["district"] for one in rows)
    return [one for place in places for one in rows if one["district"] == place]


def taken_in(importer: Any, shape: str) -> tuple[dict[str, Any], list[Kept]]:
    """Take all statements in as one list; return the report and what became of each row."""
    filename, content = SHAPES[shape](statements())
    report = importer.run(content, "--on", "2025-06-02", name=filename)
    db.session.rollback()
    rows = (
        db.session.query(ImportRow)
        .join(ImportTable, ImportTable.id == ImportRow.table_id)
        .order_by(ImportTable.position, ImportRow.number)
        .all()
    )
    acts = {act.import_row_id: act for act in db.session.query(Act)}
    return report, [
        _kept(said, row, acts.get(row.id))
        for said, row in zip(in_order_of(shape), rows, strict=True)
    ]


def _kept(said: Statement, row: ImportRow, act: Act | None) -> Kept:
    assert _plain(row.label) == _plain(said["name_official"])
    found = Kept(said, row, act)
    if act is not None:
        of_act = {"origin_id": act.id}
        for fact in db.session.query(DeclaredFact).filter_by(**of_act):
            found.figures[fact.what] = fact.value
        for capital in db.session.query(CapitalFact).filter_by(**of_act):
            found.capital = capital.amount_vnd
        for trait in db.session.query(Trait).filter_by(kind="product", **of_act):
            found.products = trait.words
        found.beside = {one.field for one in db.session.query(Observation).filter_by(**of_act)}
    return found


def _plain(words: str) -> str:
    return clean(words).lower().replace("’", "'").replace("–", "-")


def by_organisation(kept: list[Kept]) -> dict[int, list[Kept]]:
    found: dict[int, list[Kept]] = defaultdict(list)
    for one in kept:
        if one.act is not None:
            found[one.act.organisation_id].append(one)
    return found


def silently_wrong(one: Kept) -> list[str]:
    """Return what the register holds by a row and no person read there."""
    said, wrong = one.said, []
    for key, what, _meaning in FIGURES:
        if what in one.figures and str(one.figures[what]) != said[key]:
            wrong.append(f"{what}: {one.figures[what]}, a person read {said[key]!r}")
    if one.capital is not None and str(one.capital) != said["charter_capital_vnd"]:
        wrong.append(f"capital: {one.capital}, a person read {said['charter_capital_vnd']!r}")
    if one.products is not None and _plain(one.products) != _plain(said["products"]):
        wrong.append(f"products: {one.products}")
    return [f"{said['row_id']} {words}" for words in wrong]


def silently_lost(one: Kept, together: list[Kept], founded: str | None) -> list[str]:
    """Return what a person read in a row that is neither held nor told."""
    said, lost = one.said, []
    held = {what: {o.figures.get(what) for o in together} for _key, what, _m in FIGURES}
    for key, what, meaning in FIGURES:
        there = said[key] and int(said[key]) in held[what]
        if said[key] and not there and meaning not in one.told and what not in one.beside:
            lost.append(f"{what} {said[key]}")
    capital = said["charter_capital_vnd"]
    there = not capital or capital in {str(o.capital) for o in together}
    if not there and "capital_registered" not in one.told and "amount_vnd" not in one.beside:
        lost.append(f"capital {capital}")
    there = (founded or "").startswith(said["founded"])
    if not there and "founded" not in one.told and "founded" not in one.beside:
        lost.append(f"founded {said['founded']}, the register says {founded}")
    return [f"{said['row_id']} {words}" for words in lost]


def misplaced(one: Kept, seat: str, level: str) -> list[str]:
    """Return where a seat is elsewhere than the row says, or less exact without being told."""
    said = fold(one.said["commune"]).removeprefix("xa ").removeprefix("phuong ")
    named = LATER.get(fold(one.said["commune"]), fold(one.said["commune"]))
    if level == "commune":
        right = said and fold(seat).endswith(named.split(" ", 1)[-1])
        return [] if right else [f"{one.said['row_id']} seat {seat}"]
    told = "commune" in one.told
    return [] if told else [f"{one.said['row_id']} seat {seat} and nothing told"]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_value_is_right_or_told_and_nothing_is_merged(importer, session, shape):
    report, kept = taken_in(importer, shape)
    assert report["rows"] == len(statements()) == len(kept)
    assert report["rows"] == sum(
        report[key] for key in ("created", "updated", "unchanged", "rejected")
    )
    wrong, lost, merged, places = [], [], [], []
    for organisation_id, together in by_organisation(kept).items():
        organisation = session.get_one(Organisation, organisation_id)
        founded = organisation.founded.iso() if organisation.founded else None
        ids = {one.said["row_id"] for one in together}
        if len(ids) > 1 and not any(ids <= same for same in SAME):
            merged.append([one.said["name_official"] for one in together])
        if founded and founded not in {one.said["founded"] for one in together}:
            wrong.append(f"{ids} founded {founded}")
        seat = session.query(SeatFact).filter_by(organisation_id=organisation_id).one()
        unit = session.get_one(Unit, seat.unit_id)
        for one in together:
            wrong += silently_wrong(one)
            lost += silently_lost(one, together, founded)
            places += misplaced(one, unit.name, unit.level)
    assert merged == []
    assert wrong == []
    assert lost == []
    assert places == []
    rejected = [one for one in kept if one.is_rejected]
    assert len(rejected) == report["rejected"]
    for one in rejected:
        levels = {problem[0] for problem in one.row.problems}
        assert ProblemLevel.REJECTED in levels, one.said
    made = len(by_organisation(kept))
    assert made == report["created"] > 15, f"{made} organisations, {len(rejected)} rows rejected"


def test_the_shapes_agree_on_what_is_one_organisation(importer, session):
    """A commune in a column or in an address tells the same."""
    _report, kept = taken_in(importer, "xlsx, titles and numbered columns")
    found = {one.said["row_id"]: one for one in kept}
    assert found["16"].act is not None
    assert found["17"].act is not None
    assert found["16"].act.organisation_id != found["17"].act.organisation_id, "An Bình is two"
    for same in ({"43", "170"}, {"23", "176"}):
        ids = {found[one].act.organisation_id for one in same if found[one].act}
        assert len(ids) <= 1, same
