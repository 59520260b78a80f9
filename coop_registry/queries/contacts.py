"""The contact log of an organisation or a filing, and what a ready text says of a filing."""

from datetime import date

from sqlalchemy import Select, or_, select

from coop_registry.labels import FILING_KIND
from coop_registry.models import ContactLine, Filing
from coop_registry.queries.filings import limits, situation
from coop_registry.rules.contacts import Told
from coop_registry.rules.filings.kinds import FilingKind, FilingState
from core.access import Scope
from core.db import db
from reference import queries as reference


def of_organisation(organisation_id: int, scope: Scope) -> list[ContactLine]:
    """Return the talks with an organisation, of its filings those of the person's units, newest first."""
    query = (
        select(ContactLine)
        .outerjoin(Filing, Filing.id == ContactLine.filing_id)
        .where(
            or_(
                ContactLine.organisation_id == organisation_id,
                Filing.organisation_id == organisation_id,
            )
        )
    )
    if scope.unit_ids is not None:
        query = query.where(
            or_(ContactLine.filing_id.is_(None), Filing.unit_id.in_(scope.unit_ids))
        )
    return _newest_first(query)


def of_filing(filing_id: int) -> list[ContactLine]:
    """Return the talks about a filing, newest first."""
    return _newest_first(select(ContactLine).where(ContactLine.filing_id == filing_id))


def _newest_first(query: Select[tuple[ContactLine]]) -> list[ContactLine]:
    return list(db.session.scalars(query.order_by(ContactLine.on.desc(), ContactLine.id.desc())))


def told_of(row: Filing, today: date) -> Told:
    """Return what a ready text says of a filing on a day."""
    running = next(iter(limits.running([row], today)), None)
    waits = running.to_complete if running else None
    office = reference.agency_on(row.agency_id, today)
    is_open = running is not None
    return Told(
        office=office.name if office else "Cơ quan đăng ký kinh doanh",
        number=f"{row.number:02d}/{row.year}",
        kind=FILING_KIND[FilingKind(row.kind)],
        name=row.name,
        missing=tuple(situation.missing(row, situation.spec_of(row))) if is_open else (),
        complete_by=waits.last_day if waits else None,
        article=waits.article if waits else "",
        is_accepted=row.state == FilingState.ACCEPTED.value,
        is_refused=row.state == FilingState.REFUSED.value,
    )
