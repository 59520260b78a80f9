"""What the pages of members and capital share: the record of a day and its law."""

from datetime import date

from flask import abort

from coop_registry.models import Membership, Organisation
from coop_registry.queries import members as member_queries
from coop_registry.queries import pages
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.record import Record
from core import ui
from core.clock import today_vn
from law import catalogue
from law.dated import InForce, NoRuleInForce

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def shown_or_404(organisation_id: int) -> tuple[Organisation, Record]:
    """Return an organisation of the person's units and its record as of the day asked."""
    row = organisation_or_404(organisation_id)
    return row, pages.record(row, ui.day_asked(today_vn()))


def membership_or_404(membership_id: int, organisation_id: int) -> Membership:
    """Return a stay of this organisation; another organisation's is not found."""
    return member_queries.live_membership(membership_id, organisation_id) or abort(404)


def rule_on(key: str, day: date) -> InForce | None:
    """Return a rule to be cited, None where the law of the day has none."""
    try:
        return catalogue.in_force(key, day)
    except NoRuleInForce:
        return None
