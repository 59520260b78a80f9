"""A made-up province in the register: whole, in the log, exported alike, every finding to be seen."""

import json
from collections import Counter, defaultdict
from datetime import date

import pytest
from sqlalchemy import func, select, text

from audit.models import Entry
from coop_registry.models import (
    Act,
    Aggregate,
    Contribution,
    Import,
    Membership,
    Observation,
    Organisation,
    Party,
    UnitFlag,
)
from coop_registry.queries import findings
from coop_registry.rules.findings import TITLES
from core import keys
from core.access import EVERYTHING
from core.db import begin_write, db
from desk import demo, setup
from desk.demo import flaws
from desk.setup import DEMO_DAY

pytestmark = pytest.mark.db

#: Every flaw once.
ENOUGH = flaws.EVERY * len(flaws.Flaw)


@pytest.fixture
def province(session):
    """Write a province in which every flaw is."""
    said: list[str] = []
    begin_write()
    demo.add_province(ENOUGH, 1, DEMO_DAY, said.append)
    db.session.commit()
    return said


def count(*asked) -> int:
    return db.session.scalar(select(func.count()).select_from(*asked)) or 0


def test_every_kind_of_finding_stands_today_and_any_day_can_be_asked(province, session):
    found = list(findings.all_on(DEMO_DAY, EVERYTHING))
    assert set(TITLES) - {one.finding.rule for one in found} == set()
    assert 10 < len({one.organisation_id for one in found}) < count(Organisation) // 2
    for day in (date(2013, 6, 30), date(2018, 6, 30), date(2024, 7, 1)):
        assert all(one.finding.article for one in findings.all_on(day, EVERYTHING))


def _each_act_has_its_number_its_line_of_the_log_and_its_facts():
    assert all(db.session.scalars(select(Organisation.is_demo)))
    numbers = defaultdict(list)
    for act in db.session.scalars(select(Act).order_by(Act.organisation_id, Act.number)):
        numbers[act.organisation_id].append(act.number)
    versions = dict(db.session.execute(select(Organisation.id, Organisation.version)).all())
    assert {key: list(range(1, last + 1)) for key, last in versions.items()} == dict(numbers)
    logged = dict(
        db.session.execute(
            select(Entry.subject_id, func.count())
            .where(Entry.subject_type == "organisation")
            .group_by(Entry.subject_id)
        ).all()
    )
    assert logged == versions


def _facts_belong_to_the_organisation_of_their_act():
    for table in ("name", "seat", "status", "capital", "membership", "contribution", "declared"):
        astray = db.session.scalar(
            text(
                f"SELECT count(*) FROM registry_{table} f JOIN registry_act a "
                "ON a.id = f.origin_id WHERE a.organisation_id <> f.organisation_id"
            )
        )
        assert astray == 0, table


def _all_that_was_asked_for_is_there():
    kinds = Counter(db.session.scalars(select(Organisation.kind)))
    assert kinds["cooperative"] == ENOUGH
    assert kinds["group"] > 20
    assert kinds["union"] >= 1
    for model in (Observation, UnitFlag, Aggregate):
        assert count(model), model
    several = (
        select(Membership.party_id)
        .group_by(Membership.party_id)
        .having(func.count(Membership.organisation_id.distinct()) > 1)
    )
    assert len(db.session.scalars(several).all()) > 20
    assert {"person", "household", "organisation"} == set(db.session.scalars(select(Party.kind)))
    lines = set(db.session.scalars(select(Contribution.kind)))
    assert {"pledge", "payment", "return", "transfer_in", "transfer_out"} <= lines


def _identity_numbers_are_sealed_and_never_in_the_log():
    party = db.session.scalars(select(Party).where(Party.identity_kind == "citizen")).first()
    number = keys.decrypt(party.identity_sealed)
    assert party.identity_masked == f"{number[:4]}******{number[-2:]}"
    said = json.dumps([one.changes for one in db.session.scalars(select(Entry)) if one.changes])
    assert number not in said


def _past_totals_are_those_of_the_register_and_one_source_differs():
    on = date(2024, 12, 31)
    assert len(db.session.scalars(select(Import.id)).all()) == 3
    told = db.session.scalars(
        select(Aggregate.value)
        .where(Aggregate.what == "cooperatives.new", Aggregate.on == on)
        .order_by(Aggregate.id)
    ).all()
    begun = select(func.count()).where(
        Organisation.kind == "cooperative",
        Organisation.registered_on.between(date(2024, 1, 1), on),
    )
    assert sum(told) == db.session.scalar(begun)
    several = (
        select(Aggregate.unit_id)
        .where(Aggregate.what == "cooperatives.total", Aggregate.on == on)
        .group_by(Aggregate.unit_id)
        .having(func.count() > 1)
    )
    assert len(db.session.scalars(several).all()) == 1


def test_what_is_written_is_whole_and_in_the_log(province, session):
    """All in one: making a province takes seconds, on each of the two systems."""
    _each_act_has_its_number_its_line_of_the_log_and_its_facts()
    _facts_belong_to_the_organisation_of_their_act()
    _all_that_was_asked_for_is_there()
    _identity_numbers_are_sealed_and_never_in_the_log()
    _past_totals_are_those_of_the_register_and_one_source_differs()
    assert f"Dựng hồ sơ: {ENOUGH}/{ENOUGH} hợp tác xã" in province
    assert province[-1] == "Ghi vào cơ sở dữ liệu"


def test_nothing_is_said_before_two_seconds_have_passed():
    said: list[str] = []
    moments = iter([0.0, 0.5, 1.9, 2.1, 2.1, 2.5, 4.3, 4.3])
    tell = setup.patiently(said.append, lambda: next(moments))
    for words in ("một", "hai", "ba", "bốn", "năm"):
        tell(words)
    assert said == ["  ba", "  năm"]
