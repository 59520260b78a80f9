"""The people of the access tests: one with the duty under test, and a stranger elsewhere."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from accounts.rules.duties import PLACES, Duty, Place
from coop_registry.models import Organisation
from core.db import db
from papers.models import IssuedPaper
from reference import queries as reference
from reference.rules import AgencyKind
from tests.factories.accounts import make_user
from tests.factories.papers import make_paper
from tests.factories.registry import BA_BE, make_organisation

TODAY = date(2025, 6, 2)
#: District codes of Chợ Đồn (the person's) and Ba Bể (the stranger's).
OWN_DISTRICT, FOREIGN_DISTRICT = "064", "061"


@dataclass(frozen=True)
class World:
    """One person with one duty, and the records of a stranger that are out of reach."""

    person: User
    stranger: User
    organisation: Organisation
    paper: IssuedPaper


def make_world(duty: Duty) -> World:
    """Return the people, committed."""
    own, foreign = reference.agencies_on(TODAY, AgencyKind.DEPARTMENT)[:2]
    stranger = _person(Duty.REGISTRY_OFFICER, FOREIGN_DISTRICT, foreign.agency_id)
    organisation = make_organisation(BA_BE, actor_id=stranger.id)
    paper = make_paper(unit_id=organisation.unit_id, subject_id=organisation.id)
    person = _person(duty, OWN_DISTRICT, own.agency_id)
    db.session.commit()
    return World(person, stranger, organisation, paper)


def _person(duty: Duty, district: str, agency_id: int) -> User:
    """Return a person who holds the duty for the district, the agency or the province."""
    place = PLACES[duty]
    unit = reference.unit_by_code(district, TODAY) if place is Place.UNIT else None
    return make_user(duty, unit, agency_id=agency_id if place is Place.AGENCY else None)
