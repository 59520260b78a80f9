"""Every page of the program on the records of the demonstration: what axe and pictures look at.

The addresses are built from the routes themselves, so a new page is looked at without being named
anywhere. A route with a new parameter needs its factory in `tests/structure/foreign.py`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask

from accounts import queries as accounts
from coop_registry.models import Organisation
from coop_registry.queries import findings
from core.db import db
from tests.browser.paths import PATHS
from tests.factories.accounts import make_grant
from tests.factories.papers import make_paper
from tests.factories.registry import make_organisation
from tests.structure.foreign import FOREIGN
from tests.structure.test_routes import access_of, own_rules
from tests.structure.world import TODAY, World

#: An organisation of the demonstration without members yet: the factories give it some.
SHOWN = 4
#: Who made the records that the addresses name.
OWNER = "canbo.chodon"
#: Pages of somebody who has not signed in, and of one who has not given the second factor.
VISITORS = {"accounts.login"}
HALF_SIGNED_IN = {"accounts.second_factor": "lanhdao.chodon"}
#: Addresses that answer GET without a page to look at, each with its reason.
NO_PAGE = {
    "desk.suggest": "JSON for the search box",
    "fund.statement_excel": "a workbook",
    "fund.statement_pdf": "a paper",
    "fund.book_excel": "a workbook",
    "fund.book_pdf": "a paper",
    "fund.card_excel": "a workbook",
    "fund.card_pdf": "a paper",
    "fund.software_export": "a workbook",
    "fund.trial_excel": "a workbook; without figures it leads back",
    "fund.trial_pdf": "a paper; without figures it leads back",
    "health.alive": "JSON for the monitoring",
    "health.ready": "JSON for the monitoring",
    "papers.paper_file": "a file",
    "papers.stored_file": "a file of one's own",
    "reference.job_progress": "JSON for the bar",
    "registry.filing_paper": "a file",
    "registry.filing_step_file": "a file",
    "registry.filing_template_file": "a file",
    "registry.preview_filing_template": "a file",
    "registry.filing_whole": "a paper",
    "registry.finding_file": "a file",
    "registry.import_template": "a workbook",
    "registry.receive_filing": "leads back without a procedure; opened in filings/test_pages.py",
    "registry.review_silent": "a workbook",
    "registry.undo_import": "leads back while nothing is written; looked at in test_import.py",
}


@dataclass(frozen=True)
class Place:
    """A page: its endpoint, its address, the permission it needs."""

    endpoint: str
    path: str
    permission: str | None


def places(app: Flask) -> list[Place]:
    """Return every address that shows a page, on one record of each kind (made and committed)."""
    world = _world()
    values = {name: make(world) for name, make in FOREIGN.items()} | _own_values(world)
    db.session.commit()
    adapter = app.url_map.bind("localhost")
    found = []
    for rule in own_rules(app):
        access = access_of(app, rule)
        if access is None or "GET" not in (rule.methods or ()) or rule.endpoint in NO_PAGE:
            continue
        given = values | _values_of(rule.endpoint, world)
        path = adapter.build(rule.endpoint, {name: given[name] for name in rule.arguments})
        found.append(Place(rule.endpoint, path, access.permission))
    db.session.commit()
    return sorted(found, key=lambda place: place.endpoint)


def _world() -> World:
    """Return the officer of the demonstration with an organisation and a paper of theirs."""
    officer = accounts.person_by_username(OWNER)
    organisation = db.session.get_one(Organisation, SHOWN)
    assert officer is not None
    paper = make_paper(
        code="MAU7-KQM3-XRT9",
        unit_id=organisation.unit_id,
        subject_id=organisation.id,
        title="Bản tóm tắt thông tin: Hợp tác xã Dịch vụ tổng hợp Mẫu Suối Trong",
    )
    return World(officer, officer, organisation, paper)


def _own_values(world: World) -> dict[str, Any]:
    """Return what shows more when it is one's own: a delegation, a finding that stands, a name."""
    deputy = accounts.person_by_username("canbo.babe")
    assert deputy is not None
    own = world.person.grants[0]
    delegated = make_grant(
        deputy, own.duty, own.unit_id, start_on=TODAY, end_on=date(2025, 7, 1), above=own
    )
    return {"grant_id": delegated.id, "matter": "ten"}


def _values_of(endpoint: str, world: World) -> dict[str, Any]:
    """Return what one page alone needs."""
    if endpoint == "registry.withdraw":  # only of today, by who entered it
        entered = make_organisation(actor_id=world.person.id, name="Hợp tác xã Nhập Nhầm Mẫu")
        return {"organisation_id": entered.id}
    if endpoint == "accounts.end_grant":
        return {"grant_id": world.person.grants[0].id}
    if endpoint == "registry.explain_finding":
        return _finding_by_rule(world)
    return {}


def _finding_by_rule(world: World) -> dict[str, Any]:
    """Return a finding that its rule alone names: of no member, of no part."""
    found = findings.all_on(TODAY, world.person.scope_for("registry.write"))
    return next(
        {"organisation_id": one.organisation_id, "rule": one.finding.rule}
        for one in found
        if one.finding.key == (one.finding.rule, None, "") and not one.finding.is_note
    )


def first_reader(place: Place) -> str | None:
    """Return the first person of the demonstration who may open a page: its maker, then others."""
    if place.endpoint in VISITORS:
        return None
    return next(iter(HALF_SIGNED_IN.get(place.endpoint, "").split()), None) or readers(place)[0]


def readers(place: Place) -> list[str]:
    """Return one person of every duty that may open the page, its maker before others."""
    found = [OWNER, *(path.username for path in PATHS.values() if path.username != OWNER)]
    people = {name: accounts.person_by_username(name) for name in found}
    return [
        name
        for name, one in people.items()
        if one and (place.permission is None or one.may(place.permission))
    ]
