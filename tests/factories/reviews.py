"""Reviews of what is registered, for tests."""

from datetime import date

from coop_registry.models import Organisation, Review, ReviewLine
from coop_registry.rules.reviews import ReviewEntry
from coop_registry.services import reviews
from core.access import EVERYTHING
from core.db import db
from reference import queries as reference

TODAY = date(2025, 6, 2)


def make_review(notice_on: date = TODAY, district: str = "064") -> Review:
    """Return a campaign for a whole district."""
    unit = reference.unit_by_code(district, TODAY)
    assert unit is not None
    entry = ReviewEntry(unit.id, notice_on, "Rà soát năm 2025")
    return reviews.start(entry, actor_id=1, on=TODAY, scope=EVERYTHING)


def line_of(organisation: Organisation) -> ReviewLine:
    """Return the line of an organisation in a review of its commune, the same each time."""
    asked = db.session.query(ReviewLine).filter_by(organisation_id=organisation.id)
    kept = asked.first()
    if kept is None:
        entry = ReviewEntry(organisation.unit_id, TODAY, "Rà soát năm 2025")
        reviews.start(entry, actor_id=1, on=TODAY, scope=EVERYTHING)
        kept = asked.one()
    return kept
