"""The legal status and the day it begins (tình trạng pháp lý): first entry, correction."""

from datetime import date
from typing import Any

from coop_registry.models import Act, Organisation, StatusFact
from coop_registry.queries import records
from coop_registry.rules.entries import OpeningEntry
from coop_registry.rules.kinds import Status
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation


def check_opening(entry: OpeningEntry, today: date) -> None:
    """Raise when a status begins before the organisation itself, or in the future."""
    first = entry.facts_from(today)
    if entry.status_on is not None and not first <= entry.status_on <= today:
        raise RuleViolation(
            f"Tình trạng này phải bắt đầu từ ngày {format_date(first)} (ngày đầu tiên ghi trong sổ) "
            f"đến hôm nay ({format_date(today)}).",
            field="status_on",
        )


def open_with(entry: OpeningEntry, act: Act, today: date) -> None:
    """Add the status of a first entry; until its own day it was active (đang hoạt động)."""
    if entry.status is None:
        return
    first, start = entry.facts_from(today), entry.status_from(today)
    new = StatusFact(
        organisation_id=act.organisation_id,
        origin_id=act.id,
        start_on=start,
        status=entry.status.value,
        ground=None,
    )
    if first < start and entry.status_on is not None:
        db.session.add(_active(new, first, act))
    db.session.add(new)


def correct(organisation: Organisation, new: StatusFact, act: Act, on: date) -> StatusFact | None:
    """Put `new` in the place of the status of a day, from its own day on; return the old one.

    The status before it ends where `new` begins; with none before it was active.
    """
    old = records.fact_on(StatusFact, organisation.id, on)
    if old is None:
        new.end_on = records.next_start(StatusFact, organisation.id, new.start_on)
        db.session.add(new)
        return None
    new.end_on, new.ended_by_id = old.end_on, old.ended_by_id
    before = records.last_before(StatusFact, organisation.id, old.start_on)
    if before is None and new.status == Status.ACTIVE.value:
        new.start_on = min(new.start_on, old.start_on)
    _check(new, old, before)
    old.voided_by_id = act.id
    if before is not None and before.end_on != new.start_on:
        before.voided_by_id = act.id
        db.session.add(_copy(before, new, act))
    elif before is None and new.start_on > old.start_on:
        db.session.add(_active(new, old.start_on, act))
    db.session.add(new)
    return old


def _check(new: StatusFact, old: StatusFact, before: StatusFact | None) -> None:
    """Raise when the corrected status leaves no day to itself or to the one before."""
    if new.end_on is not None and new.start_on >= new.end_on:
        raise RuleViolation(
            f"Từ ngày {format_date(new.end_on)} đã ghi tình trạng khác. Hãy nhập ngày trước đó.",
            field="status_on",
        )
    if before is not None and new.start_on <= before.start_on:
        raise RuleViolation(
            f"Tình trạng trước đó bắt đầu từ ngày {format_date(before.start_on)}. Hãy nhập ngày sau "
            "đó.",
            field="status_on",
        )


def _active(new: StatusFact, first: date, act: Act) -> StatusFact:
    """Return the status it was registered with, from `first` until `new` begins."""
    return StatusFact(
        organisation_id=new.organisation_id,
        origin_id=act.id,
        start_on=first,
        end_on=new.start_on,
        ended_by_id=act.id,
        status=Status.ACTIVE.value,
        ground=None,
    )


def _copy(before: Any, new: StatusFact, act: Act) -> StatusFact:
    """Return the status before, ending where the corrected one begins."""
    return StatusFact(
        organisation_id=before.organisation_id,
        origin_id=act.id,
        start_on=before.start_on,
        end_on=new.start_on,
        ended_by_id=act.id,
        status=before.status,
        ground=before.ground,
    )
