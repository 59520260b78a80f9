"""The nearest day that an organisation must not miss (ngày cần nhớ), for the head of its record."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from coop_registry.models import Trait
from coop_registry.queries import members, states
from coop_registry.rules.findings import State, findings_on
from coop_registry.rules.findings.measure import rule_on
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.membership import TraitKind
from core.dates import add_months
from core.db import db, in_force
from core.text import lower_first


@dataclass(frozen=True)
class NextDate:
    """What falls due, and when."""

    label: str
    on: date


def next_date(organisation_id: int, on: date, state: State | None = None) -> NextDate | None:
    """Return the nearest day from `on` on that its members, ratings, status or findings name.

    Who has read the state of the organisation already gives it along.
    """
    known = states.state_of(organisation_id) if state is None else state
    found = [
        *_contributions(organisation_id, on),
        *_ratings(organisation_id, on),
        *_suspension(known, on),
        *_findings(known, on),
    ]
    return min(found, key=lambda one: one.on, default=None)


def _suspension(state: State, on: date) -> list[NextDate]:
    """Return the last day of the longest term that one notice of suspension may have.

    Law: khoản 1 Điều 47, khoản 1 Điều 62 (tổ hợp tác) Nghị định 92/2024/NĐ-CP.
    """
    period = state.statuses.period_on(on)
    if period is None or period.value is not Status.SUSPENDED:
        return []
    group = "group." if state.kind is Kind.GROUP else ""
    rule = rule_on(f"{group}suspension.maximum_months", on)
    if rule is None:
        return []
    ends_on = add_months(period.start_on, rule.number())
    return [NextDate("Tạm ngừng một lần dài nhất đến", ends_on)] if ends_on >= on else []


def _findings(state: State, on: date) -> list[NextDate]:
    """Return the days on which what is found will have lasted as long as the law ties more to."""
    return [
        NextDate(f"Đủ thời hạn luật định – {lower_first(one.title)}", one.full_on)
        for one in findings_on(state, on)
        if one.full_on is not None and one.full_on >= on
    ]


def _contributions(organisation_id: int, on: date) -> list[NextDate]:
    """Return the terms of members who have not contributed in full."""
    if not members.has_members(organisation_id):
        return []
    return [
        NextDate("Hạn góp vốn gần nhất", line.deadline)
        for line in members.members_on(organisation_id, on)
        if line.deadline is not None and line.deadline >= on and line.paid_vnd < line.pledged_vnd
    ]


def _ratings(organisation_id: int, on: date) -> list[NextDate]:
    """Return the first day without an OCOP rating that holds now."""
    ends_on = db.session.scalar(
        select(func.min(Trait.end_on)).where(
            Trait.organisation_id == organisation_id,
            Trait.kind == TraitKind.OCOP.value,
            in_force(Trait, on),
        )
    )
    return [NextDate("Hạng OCOP hết hiệu lực", ends_on)] if ends_on else []
