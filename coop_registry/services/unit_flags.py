"""Recognising a commune (công nhận xã đạt chuẩn nông thôn mới): recorded, ended, taken back."""

from datetime import date

from audit import services as audit
from coop_registry.labels import UNIT_FLAG
from coop_registry.models import UnitFlag
from coop_registry.queries import names, unit_flags
from coop_registry.rules.facts import UnitFlagKind, check_period
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from reference import queries as reference


def record_flag(
    unit_id: int, kind: UnitFlagKind, *, start_on: date, source: str, actor_id: int, on: date
) -> UnitFlag:
    """Record that a commune was recognised from a day on, by its decision; `on` is today."""
    check_period(start_on, None, on)
    unit = reference.unit(unit_id)
    if unit is None or not unit.in_force(start_on):
        raise RuleViolation("Xã, phường này chưa có hoặc không còn vào ngày đó.", field="unit_id")
    if unit_flags.overlapping(unit_id, kind.value, start_on, None):
        raise RuleViolation("Xã, phường này đã được ghi công nhận loại đó.", field="kind")
    flag = UnitFlag(
        unit_id=unit_id,
        kind=kind.value,
        start_on=start_on,
        source=source,
        recorded_at=now_utc(),
        recorded_by_id=actor_id,
    )
    db.session.add(flag)
    _log(flag, "unit_flag.recorded", actor_id, (None, _words(flag)), note=source)
    return flag


def end_flag(flag: UnitFlag, *, end_on: date, source: str, actor_id: int, on: date) -> None:
    """Note that a recognition no longer holds from a day on (thu hồi công nhận)."""
    check_period(flag.start_on, end_on, on)
    if end_on > on:
        raise RuleViolation("Ngày kết thúc ở sau hôm nay.", field="end_on")
    if flag.end_on is not None:
        raise RuleViolation(f"Công nhận này đã kết thúc từ ngày {format_date(flag.end_on)}.")
    before = _words(flag)
    flag.end_on = end_on
    _log(flag, "unit_flag.ended", actor_id, (before, _words(flag)), note=source)


def void_flag(flag: UnitFlag, *, reason: str, actor_id: int) -> None:
    """Take back a recognition that was typed by mistake; the row stays."""
    flag.voided_at = now_utc()
    flag.voided_reason = reason
    _log(flag, "unit_flag.voided", actor_id, (_words(flag), None), reason=reason)


def _words(flag: UnitFlag) -> str:
    """Return a recognition with its days."""
    said = f"{names.unit_name(flag.unit_id)}: {UNIT_FLAG[UnitFlagKind(flag.kind)]}"
    said += f", từ ngày {format_date(flag.start_on)}"
    return f"{said} đến trước ngày {format_date(flag.end_on)}" if flag.end_on else said


def _log(
    flag: UnitFlag,
    action: str,
    actor_id: int,
    change: tuple[str | None, str | None],
    *,
    reason: str | None = None,
    note: str | None = None,
) -> None:
    """Write the change into the log, in the same transaction."""
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="unit",
        subject_id=flag.unit_id,
        changes={"unit_flag": change},
        reason=reason,
        note=note,
    )
