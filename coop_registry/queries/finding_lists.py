"""The list of findings: narrowed, ordered, paged; and the few that are most urgent.

Judging a province takes about half a second, so that what one page found is kept for the next
one, until anything is recorded. Nothing depends on a job of the night.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from audit.models import Entry
from coop_registry.queries import findings
from coop_registry.queries.findings import Found
from core.access import Scope
from core.db import db
from core.paging import Page, shown_page
from core.text import vi_key

#: Lists kept at a time; what changes them writes one of the last entries of these subjects.
_KEPT = 16
_SUBJECTS = ("organisation", "party", "unit", "working_day")
_LAST_ENTRIES = 50

_lists: OrderedDict[Any, tuple[Found, ...]] = OrderedDict()
_guard = threading.Lock()

#: What an officer looks at first: what ends a cooperative, then what a member loses, then papers.
URGENCY = (
    "members.minimum",
    "tax.not_at_address",
    "tax.stopped",
    "contribution.maximum",
    "members.foreign_share",
    "members.union_kind",
    "contribution.associates_maximum",
    "contribution.foreign_maximum",
    "contribution.late_registration",
    "contribution.deadline",
    "contribution.minimum",
    "contribution.former_member",
    "contribution.not_contributing",
    "contribution.overpaid",
    "members.age",
    "tax.debt",
    "representative.missing",
    "members.representative_missing",
    "certificate.to_withdraw",
    "contribution.asset_valuation",
    "members.before_existence",
    "contribution.outside_membership",
    "capital.missing",
    "capital.difference",
    "members.difference",
    "declared.part_exceeds_total",
    "founding.after_registration",
    "governance.before_founding",
    "place.location_code",
    "name.same_in_district",
    "identifier.tax_code_form",
    "identifier.code_form",
    "identifier.identity_form",
    "identifier.tax_code_check",
    "contact.phone",
    "contact.email",
    "members.list_missing",
)


@dataclass(frozen=True)
class Asked:
    """What a list of findings is narrowed to; None leaves it open."""

    rule: str | None = None
    unit_id: int | None = None
    #: Only those that stand since this day or longer, under whatever law.
    since: date | None = None
    #: True: only explained ones; False: only those that are not.
    explained: bool | None = None


def listed(asked: Asked, *, scope: Scope, on: date) -> list[Found]:
    """Return the findings of a list, by name of the organisation, then as the engine orders.

    Notes that a day lies outside the loaded rules are no lines of a list.
    """
    said = findings.explanations(on)
    return [
        one
        for plain in _ordered(on, scope, asked.unit_id)
        if _is_asked(one := findings.explained(plain, said), asked)
    ]


def page_of(found: list[Found], number: int) -> Page[Found]:
    """Return one page of a list."""
    page = Page(found, len(found), shown_page(number, len(found)))
    return Page(found[page.first - 1 : page.last] if found else [], page.total, page.page)


def urgent(scope: Scope, on: date, limit: int) -> tuple[int, list[Found]]:
    """Return how many findings nobody has explained, and the most urgent of them.

    By `URGENCY`, those that stand longest first; of one organisation only its first.
    """
    found = listed(Asked(explained=False), scope=scope, on=on)
    ranks = {rule: rank for rank, rule in enumerate(URGENCY)}
    ordered = sorted(
        found, key=lambda one: (ranks[one.finding.rule], one.finding.begun or on, one.name)
    )
    first: dict[int, Found] = {}
    for one in ordered:
        first.setdefault(one.organisation_id, one)
    return len(found), list(first.values())[:limit]


def _ordered(on: date, scope: Scope, unit_id: int | None) -> tuple[Found, ...]:
    """Return all findings of a day in order of the organisations' names, kept while they hold."""
    key = (str(db.engine.url), on, scope.unit_ids, unit_id, _stamp())
    with _guard:
        if key in _lists:
            _lists.move_to_end(key)
            return _lists[key]
    found = [one for one in findings.all_on(on, scope, unit_id) if not one.finding.is_note]
    names = {one.name: vi_key(one.name) for one in found}
    ordered = tuple(sorted(found, key=lambda one: (names[one.name], one.organisation_id)))
    with _guard:
        _lists[key] = ordered
        while len(_lists) > _KEPT:
            _lists.popitem(last=False)
    return ordered


def _stamp() -> tuple[Any, ...]:
    """Return what differs as soon as anything was recorded: the last entries of the log.

    Several of them, since an entry may be committed after one with a higher number.
    """
    last = (
        select(Entry.id, Entry.at)
        .where(Entry.subject_type.in_(_SUBJECTS))
        .order_by(Entry.id.desc())
        .limit(_LAST_ENTRIES)
    )
    return tuple((entry_id, at) for entry_id, at in db.session.execute(last))


def _is_asked(one: Found, asked: Asked) -> bool:
    """Tell whether a finding belongs on the list."""
    finding = one.finding
    return (
        (asked.rule is None or finding.rule == asked.rule)
        and (asked.since is None or (finding.begun is not None and finding.begun <= asked.since))
        and (asked.explained is None or (one.explanation is not None) is asked.explained)
    )
