"""One factory of a foreign record for each parameter of an address.

A new parameter needs its line here, else the access tests fail: what it names must be a record
of the stranger, which the person under test may not reach. A parameter that names no record of
anybody (a rule of law, a kind of correction) gives a value that exists.
"""

from collections.abc import Callable

from coop_registry.queries import findings
from reference import queries as reference
from reference.rules import AgencyKind
from reference.services import start_job
from tests.factories.findings import make_note
from tests.structure.world import TODAY, World


def _job(world: World) -> int:
    return start_job("tests.none", "Việc của người khác", {}, world.stranger.id).id


def _agency(world: World) -> int:
    return reference.agencies_on(TODAY, AgencyKind.DEPARTMENT)[1].agency_id


def _note(world: World) -> int:
    return make_note(world.organisation, actor_id=world.stranger.id).id


def _rule(world: World) -> str:
    stands = findings.of_organisation(world.organisation.id, TODAY)
    return next(one.finding.rule for one in stands if one.finding.party_id is None)


FOREIGN: dict[str, Callable[[World], int | str]] = {
    "agency_id": _agency,
    "file_id": lambda world: world.paper.pdf_file_id or 0,
    "grant_id": lambda world: world.stranger.grants[0].id,
    "job_id": _job,
    "key": lambda _world: "members.minimum.cooperative",
    "matter": lambda _world: "name",
    "note_id": _note,
    "organisation_id": lambda world: world.organisation.id,
    "paper_id": lambda world: world.paper.id,
    "rule": _rule,
    "unit_id": lambda world: world.organisation.unit_id,
    "user_id": lambda world: world.stranger.id,
}
