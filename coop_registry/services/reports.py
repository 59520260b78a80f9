"""Figures and contacts as reported (cập nhật theo báo cáo): no filing, no judging."""

from datetime import date

from audit import services as audit
from coop_registry.models import Act, ActivityFact, ContactFact, DeclaredFact, Organisation
from coop_registry.queries import records
from coop_registry.rules.entries import ReportEntry
from coop_registry.rules.kinds import ActKind
from coop_registry.services import acts
from coop_registry.services.facts import replace_from
from core.db import db
from core.errors import RuleViolation


def update_by_report(
    organisation: Organisation,
    entry: ReportEntry,
    *,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> Act:
    """Add declared figures and contacts that speak of `entry.on`; `on` is today."""
    acts.check_version(organisation, expected_version)
    if entry.on > on:
        raise RuleViolation("Ngày của số liệu ở sau hôm nay.", field="on")
    if not (entry.declared or _has_contact(entry) or entry.activity):
        raise RuleViolation("Chưa nhập số liệu hay thông tin liên hệ nào.")
    act = acts.begin(
        organisation, ActKind.REPORT, on=entry.on, actor_id=actor_id, source=entry.source
    )
    changes = _add_figures(act, entry)
    if _has_contact(entry):
        changes |= _change_contact(act, entry)
    if entry.activity:
        changes |= _change_activity(act, entry)
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="organisation.reported",
        subject_type="organisation",
        subject_id=organisation.id,
        changes=changes,
        note=entry.source,
    )
    return act


def _has_contact(entry: ReportEntry) -> bool:
    """Tell whether any contact was entered."""
    return bool(entry.contact_person or entry.phone or entry.email)


def _add_figures(act: Act, entry: ReportEntry) -> dict[str, tuple[object, object]]:
    """Add the declared figures; return what changes for the log."""
    before = records.declared_on(act.organisation_id, entry.on)
    changes: dict[str, tuple[object, object]] = {}
    for what, value in entry.declared:
        db.session.add(
            DeclaredFact(
                organisation_id=act.organisation_id,
                origin_id=act.id,
                what=what.value,
                value=value,
                on=entry.on,
                year=entry.year,
                source=entry.source,
            )
        )
        old = before.get(what)
        changes[what.value] = (old.value if old else None, value)
    return changes


def _change_contact(act: Act, entry: ReportEntry) -> dict[str, tuple[object, object]]:
    """End the old contact on the day of the report and begin the new one."""
    old = records.contact_on(act.organisation_id, entry.on)
    new = ContactFact(
        organisation_id=act.organisation_id,
        origin_id=act.id,
        start_on=entry.on,
        person=entry.contact_person or (old.person if old else None),
        phone=entry.phone or (old.phone if old else None),
        email=entry.email or (old.email if old else None),
    )
    replace_from(old, new, act)
    return {
        key: (getattr(old, key, None), getattr(new, key))
        for key in ("person", "phone", "email")
        if getattr(old, key, None) != getattr(new, key)
    }


def _change_activity(act: Act, entry: ReportEntry) -> dict[str, tuple[object, object]]:
    """Note what the office saw from the day of the report on."""
    old = records.activity_on(act.organisation_id, entry.on)
    new = ActivityFact(
        organisation_id=act.organisation_id,
        origin_id=act.id,
        start_on=entry.on,
        activity=entry.activity,
        words=entry.words,
    )
    replace_from(old, new, act)
    return {"activity": (old.activity if old else None, entry.activity)}
