"""Writing down a talk with an organisation (ghi sổ liên hệ)."""

from datetime import date

from audit import services as audit
from coop_registry.labels import CHANNEL
from coop_registry.models import ContactLine, Filing, Organisation
from coop_registry.rules.contacts import ContactEntry, refuse_days
from core.clock import now_utc
from core.db import db
from core.text import clean


def note(
    about: Organisation | Filing, entry: ContactEntry, *, actor_id: int, today: date
) -> ContactLine:
    """Add a line to the log; of a filing it is also one of its organisation, once there is one."""
    refuse_days(entry, today)
    is_filing = isinstance(about, Filing)
    made = ContactLine(
        organisation_id=about.organisation_id if isinstance(about, Filing) else about.id,
        filing_id=about.id if is_filing else None,
        on=entry.on,
        channel=entry.channel.value,
        person=clean(entry.person),
        words=clean(entry.words),
        answer=clean(entry.answer) if entry.answer else None,
        promised_on=entry.promised_on,
        at=now_utc(),
        actor_id=actor_id,
    )
    db.session.add(made)
    db.session.flush()
    changes = {"channel": (None, CHANNEL[entry.channel])}
    if entry.promised_on is not None:
        changes["promised_on"] = (None, entry.promised_on.isoformat())
    audit.record(
        actor_id=actor_id,
        action="contact.noted",
        subject_type="filing" if is_filing else "organisation",
        subject_id=about.id,
        changes=changes,
    )
    return made
