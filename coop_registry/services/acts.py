"""Acts: every change of the register begins one and bumps the organisation's version."""

from datetime import date

from coop_registry.labels import ACT_KIND
from coop_registry.models import Act, Organisation
from coop_registry.queries import records
from coop_registry.rules.kinds import ActKind
from core.clock import now_utc
from core.db import db
from core.errors import StaleRecord


def check_version(organisation: Organisation, expected: int | None) -> None:
    """Raise StaleRecord, with what changed, when the form was opened at an older version."""
    if expected is None or expected == organisation.version:
        return
    raise StaleRecord(
        tuple(
            f"{ACT_KIND[ActKind(act.kind)]}: {act.source}"
            + (f" (lý do: {act.reason})" if act.reason else "")
            for act in records.acts_after(organisation.id, expected)
        )
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
    return act
