"""A small province for tests of figures: some organisations of every kind in two districts."""

from datetime import date
from typing import Any

from coop_registry.models import Organisation, StatusFact
from coop_registry.rules.kinds import Declared, Kind, Status
from core.dates import PartialDate
from core.db import db
from reference import queries as reference
from tests.factories.membership import admit_list
from tests.factories.registry import BA_BE, CHO_DON, make_organisation

#: Xã Xuân Lạc, huyện Chợ Đồn.
CHO_DON_OTHER = "02023"


def known(number: int, commune: str = CHO_DON, **changes: Any) -> Organisation:
    """Return an organisation with a name of its own and no identifiers."""
    founded = changes.pop("founded", date(2018, 3, 12))
    given = {
        "name": f"Hợp tác xã Thử Nghiệm {number}",
        "identifiers": (),
        "founded": PartialDate(founded),
        "registered_on": founded,
        "declared_on": founded,
        "accept_similar": True,
    }
    return make_organisation(commune, **{**given, **changes})


def end(organisation: Organisation, on: date) -> None:
    """Let the status be ENDED from a day on, as after a dissolution."""
    fact = db.session.query(StatusFact).filter_by(organisation_id=organisation.id).one()
    fact.end_on, fact.ended_by_id = on, fact.origin_id
    db.session.add(
        StatusFact(
            organisation_id=organisation.id,
            origin_id=fact.origin_id,
            start_on=on,
            status=Status.ENDED.value,
        )
    )
    db.session.flush()


def class_id(code: str) -> int:
    """Return the id of a class of the branches of 2018."""
    found = reference.vsic_by_code("2018", code)
    assert found is not None
    return found.id


def make_province() -> dict[str, Organisation]:
    """Return eight organisations: six in Chợ Đồn, two in Ba Bể; two have ended (flushed)."""
    nobody: dict[str, Any] = {"declared": (), "declared_on": None, "declared_source": None}
    farm, trade = class_id("0118"), class_id("4620")
    made = {
        "listed": known(1, vsic_id=farm, declared=((Declared.MEMBERS_TOTAL, 9),)),
        "declared": known(2, founded=date(2025, 5, 20), vsic_id=farm),
        "silent": known(3, capital_vnd=None, **nobody),
        "suspended": known(4, CHO_DON_OTHER, status=Status.SUSPENDED, vsic_id=trade),
        "ended": known(5, founded=date(2015, 1, 5)),
        "group": known(6, kind=Kind.GROUP, founded=date(2024, 7, 1)),
        "far": known(7, BA_BE, vsic_id=farm, declared=((Declared.MEMBERS_TOTAL, 40),)),
        "far_ended": known(8, BA_BE, founded=date(2016, 1, 1), vsic_id=trade),
    }
    admit_list(made["listed"], 9)
    end(made["ended"], date(2025, 5, 10))
    end(made["far_ended"], date(2023, 8, 1))
    db.session.flush()
    return made
