"""One filing: its row, its steps, its papers, what it asks for."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from coop_registry.models import Filing, FilingEvent, FilingPaper, StatusFact
from coop_registry.rules.filings.changes import Change, change_from_json
from coop_registry.rules.filings.kinds import FilingKind, FilingStep
from coop_registry.rules.kinds import Status
from core import keys
from core.access import Scope
from core.db import db


def filing(filing_id: int, scope: Scope) -> Filing | None:
    """Return a filing of the person's units, or None (not found looks like not yours)."""
    query = select(Filing).where(Filing.id == filing_id)
    if scope.unit_ids is not None:
        query = query.where(Filing.unit_id.in_(scope.unit_ids))
    return db.session.scalar(query)


def locked(filing_id: int) -> Filing:
    """Return the row locked until the commit; of two officers the second waits here."""
    return db.session.scalars(
        select(Filing)
        .where(Filing.id == filing_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def steps(filing_id: int) -> list[FilingEvent]:
    """Return what was done with it, oldest first."""
    return list(
        db.session.scalars(
            select(FilingEvent)
            .where(FilingEvent.filing_id == filing_id)
            .order_by(FilingEvent.number)
        )
    )


def steps_of_many(filing_ids: Collection[int]) -> dict[int, list[FilingEvent]]:
    """Return what was done with each of many filings, oldest first."""
    found: dict[int, list[FilingEvent]] = {one: [] for one in filing_ids}
    for one in db.session.scalars(
        select(FilingEvent)
        .where(FilingEvent.filing_id.in_(filing_ids))
        .order_by(FilingEvent.filing_id, FilingEvent.number)
    ):
        found[one.filing_id].append(one)
    return found


def last_of(done: list[FilingEvent], *wanted: FilingStep) -> FilingEvent | None:
    """Return the latest of some steps."""
    names = {step.value for step in wanted}
    return next((one for one in reversed(done) if one.step in names), None)


def papers(filing_id: int) -> list[FilingPaper]:
    """Return the papers handed in, oldest first."""
    return list(
        db.session.scalars(
            select(FilingPaper).where(FilingPaper.filing_id == filing_id).order_by(FilingPaper.id)
        )
    )


def paper(filing_id: int, paper_id: int) -> FilingPaper | None:
    """Return one paper of a filing."""
    return db.session.scalar(
        select(FilingPaper).where(FilingPaper.filing_id == filing_id, FilingPaper.id == paper_id)
    )


def change_of(row: Filing) -> Change | None:
    """Return what a filing asks for; None while nobody has written it down."""
    if row.change_sealed is None:
        return None
    kept: dict[str, Any] = json.loads(keys.decrypt(row.change_sealed))
    return change_from_json(FilingKind(row.kind), kept)


def by_national_no(national_no: str) -> Filing | None:
    """Return the filing that has a number of the national system."""
    return db.session.scalar(select(Filing).where(Filing.national_no == national_no))


def by_act(act_id: int) -> Filing | None:
    """Return the accepted filing that an act of the register came from."""
    return db.session.scalar(select(Filing).where(Filing.act_id == act_id))


def is_revoked(status: StatusFact) -> bool:
    """Tell whether a status is that of a revoked certificate: by a filing of ours, or by its words.

    A dissolution by resolution has the same status and is not restored by Điều 56.
    """
    if status.status == Status.TAX_REVOKED.value:
        return True
    if status.status != Status.CLOSING.value:
        return False
    source = by_act(status.origin_id)
    by_filing = source is not None and source.kind == FilingKind.REVOCATION.value
    return by_filing or "thu hồi" in (status.ground or "").lower()
