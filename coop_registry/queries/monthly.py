"""What the monthly report says of a day: the same reading as the overview, and findings by rule."""

from collections import Counter
from datetime import date

from coop_registry.queries import finding_lists
from coop_registry.queries.finding_lists import Asked
from coop_registry.queries.overview import known_on
from coop_registry.rules.findings import FIRST_JUDGED
from coop_registry.rules.kinds import Kind
from coop_registry.rules.monthly import MonthFigures
from coop_registry.rules.overview import movements_of, tally
from core.access import Scope


def month_figures(on: date, scope: Scope, within: frozenset[int] | None) -> MonthFigures:
    """Return the figures of one day of the seats that lay in these units (None: all in reach)."""
    known = known_on(on, scope, within)
    ids = {one.organisation_id for one in known}
    found = None
    if on >= FIRST_JUDGED:
        listed = finding_lists.listed(Asked(), scope=scope, on=on)
        found = Counter(
            (one.finding.rule, one.kind) for one in listed if one.organisation_id in ids
        )
    return MonthFigures(
        on=on,
        tallies={kind: tally(one for one in known if one.kind is kind) for kind in Kind},
        movements=movements_of(known, on),
        findings=found,
        is_demo=any(one.is_demo for one in known),
    )
