"""The person behind a request: what they may do and which rows they reach, today.

Today is asked once per request here, because every check of a right means "now"; grants that
have not begun or have ended do not count, delegated ones included.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from flask import g
from flask_login import AnonymousUserMixin
from flask_security import UserMixin

from accounts.rules.duties import PERMISSIONS, Duty, permissions_of
from core.access import EVERYTHING, Scope
from core.clock import today_vn
from reference.queries import unit_ids_within

if TYPE_CHECKING:
    from accounts.models import Grant

NOTHING = Scope()


def _units_within(unit_id: int, on: date) -> frozenset[int]:
    """Return the ids of all units inside one unit, asked once per request."""
    known: dict[tuple[int, date], frozenset[int]] = g.setdefault("account_units", {})
    if (unit_id, on) not in known:
        known[unit_id, on] = unit_ids_within(unit_id, on)
    return known[unit_id, on]


class ActingPerson(UserMixin):
    """The rights of a person (quyền của người dùng), read from their grants."""

    if TYPE_CHECKING:
        grants: "Sequence[Grant]"

    def grants_on(self, day: date) -> "list[Grant]":
        """Return the grants that hold on a day."""
        return [grant for grant in self.grants if grant.holds_on(day)]

    def duties_on(self, day: date) -> frozenset[Duty]:
        """Return the duties held on a day."""
        return frozenset(Duty(grant.duty) for grant in self.grants_on(day))

    def may(self, permission: str) -> bool:
        """Tell whether the person has this permission today."""
        return permission in permissions_of(self.duties_on(today_vn()))

    def units_gone(self, day: date) -> list[int]:
        """Return the units of duties that hold on a day on which the unit no longer stands."""
        placed = {one.unit_id for one in self.grants_on(day) if one.unit_id is not None}
        return sorted(unit_id for unit_id in placed if not _units_within(unit_id, day))

    def scope_for(self, permission: str) -> Scope:
        """Return the rows the person reaches today under a permission.

        A grant without a place reaches everything; grants for units and agencies add up.
        """
        today = today_vn()
        giving = [one for one in self.grants_on(today) if permission in PERMISSIONS[Duty(one.duty)]]
        if any(one.unit_id is None and one.agency_id is None for one in giving):
            return EVERYTHING
        units = (_units_within(one.unit_id, today) for one in giving if one.unit_id is not None)
        agencies = (one.agency_id for one in giving if one.agency_id is not None)
        return Scope(frozenset[int]().union(*units), frozenset(agencies))


class Visitor(AnonymousUserMixin):
    """Somebody who has not signed in (khách)."""

    id = None
    full_name = ""

    def may(self, permission: str) -> bool:
        """Tell that a visitor has no permission."""
        return False

    def scope_for(self, permission: str) -> Scope:
        """Return the empty scope."""
        return NOTHING

    def duties_on(self, day: date) -> frozenset[Duty]:
        """Return no duties."""
        return frozenset()
