"""Acts: every change of the register begins one and bumps the organisation's version."""

from datetime import date

from accounts import queries as accounts
from audit import queries as audit_log
from audit import wording
from coop_registry.models import Act, Organisation
from coop_registry.queries.locks import lock
from coop_registry.queries.withdrawing import is_withdrawn
from coop_registry.rules.kinds import ActKind
from coop_registry.services import search_index
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation, StaleRecord

#: The log's actions that go with an act, one entry for each.
CHANGES = (
    "organisation.created",
    "organisation.corrected",
    "organisation.reported",
    "organisation.updated",
    "organisation.filed",
    "organisation.withdrawn",
    "member.admitted",
    "member.left",
    "member.corrected",
    "contribution.recorded",
    "contribution.reversed",
    "certificate.issued",
    "certificate.withdrawn",
    "observation.noted",
)


def check_version(organisation: Organisation, expected: int | None) -> None:
    """Lock the organisation; raise StaleRecord when the form was opened at an older version.

    It says who changed what in between. Call it before anything is looked up or judged: of two
    officers at once the second waits here and then sees what the first has written.
    """
    lock(organisation)
    if expected is None or expected == organisation.version:
        return
    missed = organisation.version - expected
    entries = [
        entry
        for entry in audit_log.history("organisation", organisation.id, limit=200)
        if entry.action in CHANGES
    ][: max(missed, 1)]
    names = accounts.names({entry.actor_id for entry in entries if entry.actor_id})
    raise StaleRecord(
        tuple(wording.sentence(entry, names.get(entry.actor_id or 0)) for entry in entries),
        organisation.version,
    )


def begin(
    organisation: Organisation,
    kind: ActKind,
    *,
    on: date,
    actor_id: int,
    source: str,
    reason: str | None = None,
) -> Act:
    """Add an act; its number is the organisation's next version."""
    if organisation.id is None:
        db.session.add(organisation)
        db.session.flush()
    else:
        lock(organisation)
        if is_withdrawn(organisation.id):
            raise RuleViolation("Ghi nhận ban đầu của tổ chức này đã bị hủy.")
        organisation.version += 1
    act = Act(
        organisation_id=organisation.id,
        number=organisation.version,
        kind=kind.value,
        on=on,
        recorded_at=now_utc(),
        actor_id=actor_id,
        source=source,
        reason=reason,
    )
    db.session.add(act)
    db.session.flush()
    search_index.mark([organisation.id])
    return act
