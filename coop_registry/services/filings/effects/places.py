"""Branches, representative offices, business locations (đơn vị phụ thuộc)."""

from coop_registry.models import Branch
from coop_registry.queries import facts as fact_queries
from coop_registry.rules.facts import Matter
from coop_registry.rules.filings.changes import BranchAsked, BranchEndAsked
from coop_registry.services.fact_words import words_of
from coop_registry.services.facts import replace_from
from coop_registry.services.filings.effects.context import Changes, Context
from core.db import db
from core.errors import RuleViolation


def begin(context: Context, asked: BranchAsked) -> Changes:
    """Register a branch from the day of the decision."""
    new = _row(context, asked)
    db.session.add(new)
    return {"branch": (None, words_of(Matter.BRANCH, new))}


def change(context: Context, asked: BranchAsked) -> Changes:
    """Change what is registered of a branch."""
    old = _known(context, asked.branch_id)
    new = _row(context, asked)
    before = words_of(Matter.BRANCH, old)
    replace_from(old, new, context.act)
    return {"branch": (before, words_of(Matter.BRANCH, new))}


def end(context: Context, asked: BranchEndAsked) -> Changes:
    """End a branch on the day of the decision."""
    old = _known(context, asked.branch_id)
    before = words_of(Matter.BRANCH, old)
    if old.start_on == context.on:
        old.voided_by_id = context.act.id
    else:
        old.end_on, old.ended_by_id = context.on, context.act.id
    return {"branch": (before, None)}


def _row(context: Context, asked: BranchAsked) -> Branch:
    return Branch(
        **context.common,
        start_on=context.on,
        kind=asked.kind.value,
        name=asked.name,
        code=asked.code,
        unit_id=asked.unit_id,
        address=asked.address,
    )


def _known(context: Context, branch_id: int | None) -> Branch:
    """Return a branch of the organisation that stands on the day."""
    found: Branch | None = (
        fact_queries.fact(context.organisation.id, Matter.BRANCH, branch_id) if branch_id else None
    )
    if found is None or not found.start_on <= context.on:
        raise RuleViolation("Không còn chi nhánh, văn phòng, địa điểm này vào ngày quyết định.")
    if found.end_on is not None and found.end_on <= context.on:
        raise RuleViolation("Chi nhánh, văn phòng, địa điểm này đã chấm dứt hoạt động.")
    return found
