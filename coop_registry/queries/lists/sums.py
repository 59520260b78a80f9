"""What a whole list adds up to (cộng cả danh sách), and its order by a figure that rules count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select

from coop_registry.models import CapitalFact, Organisation, StatusFact
from coop_registry.queries.lists.conditions import conditions, standing
from coop_registry.queries.member_counts import counts_on
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.listing import Filters
from coop_registry.rules.overview import Known
from core.access import Scope
from core.db import db

#: Longer lists are added up when asked for: every member of the register is read for it.
ADDED_AT_ONCE = 500


def known_of(filters: Filters, *, scope: Scope, on: date) -> list[Known]:
    """Return what the sums of a whole list (`overview.tally`) are counted from."""
    asked = standing(on).where(*conditions(filters, scope, on))
    rows = db.session.execute(
        asked.with_only_columns(
            Organisation.id,
            Organisation.kind,
            StatusFact.status,
            CapitalFact.amount_vnd,
            maintain_column_froms=True,
        )
    ).all()
    counts = counts_on(on, [row[0] for row in rows]) if rows else {}
    return [
        Known(
            organisation_id=one,
            kind=Kind(kind),
            status=Status(status) if status else None,
            capital_vnd=capital,
            members=counts.get(one),
        )
        for one, kind, status, capital in rows
    ]


def by_members(asked: Select[Any], by_name: Sequence[Any], on: date, descending: bool) -> list[int]:
    """Return the organisations by number of members, unknown ones last, then by name."""
    ids = list(db.session.scalars(asked.order_by(*by_name)))
    counts = counts_on(on, ids)

    def place(one: int) -> tuple[bool, int]:
        count = counts.get(one)
        total = count.total if count else None
        return total is None, (-total if descending else total) if total else 0

    return sorted(ids, key=place)
