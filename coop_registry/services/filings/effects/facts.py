"""Registered matters that change from the day of the decision (nội dung đăng ký thay đổi)."""

from collections.abc import Iterable

from coop_registry.models import (
    BusinessLine,
    CapitalFact,
    NameFact,
    RepresentativeFact,
    SeatFact,
)
from coop_registry.queries import facts as fact_queries
from coop_registry.queries import parties as party_queries
from coop_registry.queries import records
from coop_registry.queries.names import line_name, unit_name
from coop_registry.rules.filings.changes import (
    CapitalAsked,
    LinesAsked,
    NameAsked,
    RepresentativeAsked,
    SeatAsked,
)
from coop_registry.services import parties
from coop_registry.services.facts import replace_from
from coop_registry.services.filings.effects.context import Changes, Context
from coop_registry.services.recorder import Recorder
from core.db import db
from core.errors import RuleViolation
from core.text import clean, fold, vi_key


def name(context: Context, asked: NameAsked) -> Changes:
    """Give it another name."""
    old = records.fact_on(NameFact, context.organisation.id, context.on)
    words = clean(asked.name)
    new = NameFact(
        **context.common,
        start_on=context.on,
        name=words,
        short_name=asked.short_name,
        foreign_name=asked.foreign_name,
        name_search=fold(words),
        name_sort=vi_key(words),
    )
    replace_from(old, new, context.act)
    return {
        field: (getattr(old, field, None), getattr(new, field))
        for field in ("name", "short_name", "foreign_name")
    }


def seat(context: Context, asked: SeatAsked) -> Changes:
    """Move its seat; from the latest move on it belongs to the people of the new unit."""
    organisation = context.organisation
    old = records.fact_on(SeatFact, organisation.id, context.on)
    new = SeatFact(
        **context.common, start_on=context.on, unit_id=asked.unit_id, address=asked.address
    )
    replace_from(old, new, context.act)
    if new.end_on is None:
        organisation.unit_id = asked.unit_id
    return {
        "unit": (unit_name(old.unit_id) if old else None, unit_name(new.unit_id)),
        "address": (old.address if old else None, new.address),
    }


def representative(context: Context, asked: RepresentativeAsked) -> Changes:
    """Give it another representative, a person kept once."""
    organisation = context.organisation
    old = records.fact_on(RepresentativeFact, organisation.id, context.on)
    before = party_queries.get(old.party_id).full_name if old else None
    recorder = Recorder(context.act, context.scope, organisation.unit_id, accept_similar=True)
    party = parties.find_or_add_person(asked.person, recorder)
    new = RepresentativeFact(
        **context.common, start_on=context.on, party_id=party.id, position=asked.position
    )
    replace_from(old, new, context.act)
    return {
        "representative": (before, party.full_name),
        "position": (old.position if old else None, new.position),
    }


def capital(context: Context, asked: CapitalAsked) -> Changes:
    """Change the charter capital, in đồng."""
    old = records.fact_on(CapitalFact, context.organisation.id, context.on)
    new = CapitalFact(**context.common, start_on=context.on, amount_vnd=asked.amount_vnd)
    replace_from(old, new, context.act)
    return {"amount_vnd": (old.amount_vnd if old else None, new.amount_vnd)}


def lines(context: Context, asked: LinesAsked) -> Changes:
    """Put the business lines of the notice in the place of those of the day."""
    if not asked.vsic_ids:
        raise RuleViolation("Hãy ghi ít nhất một ngành, nghề kinh doanh.")
    wanted = {vsic: place == 0 for place, vsic in enumerate(asked.vsic_ids)}
    before = fact_queries.line_rows_on(context.organisation.id, context.on)
    kept = {row.vsic_id for row in before if wanted.get(row.vsic_id) == row.is_main}
    for row in before:
        if row.vsic_id not in kept:
            _close(row, context)
    db.session.flush()
    db.session.add_all(
        BusinessLine(**context.common, start_on=context.on, vsic_id=vsic, is_main=is_main)
        for vsic, is_main in wanted.items()
        if vsic not in kept
    )
    return {"business_line": (_words(row.vsic_id for row in before), _words(asked.vsic_ids))}


def _close(row: BusinessLine, context: Context) -> None:
    """End a line on the day; one that began that very day is corrected away."""
    if row.start_on == context.on:
        row.voided_by_id = context.act.id
    else:
        row.end_on, row.ended_by_id = context.on, context.act.id


def _words(vsic_ids: Iterable[int]) -> str:
    return "; ".join(map(line_name, vsic_ids))
