"""What administrators amend: working days, other names of units, names of agencies."""

from datetime import date

from audit import services as audit
from core.db import db
from core.errors import RuleViolation
from core.text import fold, vi_key
from reference.models import Agency, AgencyName, Unit, UnitAlias, WorkingDayException
from reference.queries.days import exception_on
from reference.queries.offices import agency_names
from reference.queries.units import unit_aliases
from reference.rules import DayKind, NewAgencyName, Origin

WEEKEND = 5


def set_working_day(
    day: date, kind: DayKind, name: str, reason: str, *, actor_id: int
) -> WorkingDayException:
    """Make a day a holiday, a day worked in exchange, or an ordinary day again.

    The reason is the notice or decision it follows; it goes to the log.
    """
    if kind is DayKind.WORK and day.weekday() < WEEKEND:
        raise RuleViolation("Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.", field="kind")
    row = exception_on(day)
    if row is None and kind is DayKind.ORDINARY:
        raise RuleViolation("Ngày này đang theo lịch thường, không có gì để bỏ.", field="kind")
    before = (row.kind, row.name) if row else (DayKind.ORDINARY, None)
    if row is None:
        row = WorkingDayException(day=day)
        db.session.add(row)
    row.kind, row.name, row.source = kind, name, reason
    row.verified, row.origin = True, Origin.OFFICE
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="working_day.set",
        subject_type="working_day",
        subject_id=row.id,
        changes={
            "working_day": (None, day),
            "day_kind": (before[0], kind),
            "day_name": (before[1], name),
        },
        reason=reason,
    )
    return row


def add_alias(unit: Unit, name: str, note: str, source: str, *, actor_id: int) -> UnitAlias:
    """Add another name of a unit (tên khác của đơn vị), so that lists with it are understood."""
    folded = fold(name)
    if not folded:
        raise RuleViolation("Tên phải có chữ hoặc số.", field="name")
    if folded == unit.name_search or folded in {one.name_search for one in unit_aliases(unit.id)}:
        raise RuleViolation("Đơn vị này đã có tên đó.", field="name")
    alias = UnitAlias(
        unit_id=unit.id,
        name=name,
        name_search=folded,
        note=note,
        source=source,
        verified=True,
        origin=Origin.OFFICE,
    )
    db.session.add(alias)
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="unit.alias_added",
        subject_type="unit",
        subject_id=unit.id,
        changes={"unit_alias": (None, name)},
        reason=source,
    )
    return alias


def add_agency_name(agency: Agency, new: NewAgencyName, *, actor_id: int) -> AgencyName:
    """Give an agency a new name from a day on; the name before ends that day.

    A name never begins before the last one: papers of the past keep the name of their day.
    """
    names = agency_names(agency.id)
    last = names[-1] if names else None
    if last is not None and last.start_on is not None and new.start_on <= last.start_on:
        raise RuleViolation(
            "Ngày bắt đầu phải sau ngày bắt đầu của tên gần nhất.", field="start_on"
        )
    if agency.end_on is not None and new.start_on >= agency.end_on:
        raise RuleViolation("Cơ quan đã kết thúc hoạt động trước ngày này.", field="start_on")
    if last is not None:
        last.end_on = new.start_on
    row = AgencyName(
        agency_id=agency.id,
        start_on=new.start_on,
        name=new.name,
        name_sort=vi_key(new.name)[:450],
        name_search=fold(new.name),
        parent_line=new.parent_line,
        issuing_line=new.issuing_line,
        symbol=new.symbol,
        place_name=new.place_name,
        source=new.source,
        verified=True,
        origin=Origin.OFFICE,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="agency.named",
        subject_type="agency",
        subject_id=agency.id,
        changes={
            "agency_name": (last.name if last else None, new.name),
            "agency_name_from": (None, new.start_on),
        },
        reason=new.source,
    )
    return row
