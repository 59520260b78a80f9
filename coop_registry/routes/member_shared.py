"""What the pages of members and capital share: the record of a day and its law."""

from datetime import date

from flask import abort, flash, redirect, request, url_for

from coop_registry.models import Membership, Organisation
from coop_registry.queries import members as member_queries
from coop_registry.queries import pages
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.record import Record
from core import ui
from core.clock import today_vn
from law import catalogue
from law.dated import InForce, NoRuleInForce

MOVED = "Người khác vừa đính chính thành viên này. Dưới đây là nội dung sau khi đính chính."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def shown_or_404(organisation_id: int) -> tuple[Organisation, Record]:
    """Return an organisation of the person's units and its record as of the day asked."""
    row = organisation_or_404(organisation_id)
    return row, pages.record(row, ui.day_asked(today_vn()))


def membership_or_404(membership_id: int, organisation_id: int) -> Membership:
    """Return a stay of this organisation; another organisation's is not found.

    One corrected away meanwhile leads to the same page of the stay that stands for it. A form sent
    to the old address goes on with that stay: its version is outdated, so that the person is told
    who changed what and keeps what was typed.
    """
    found = member_queries.live_membership(membership_id, organisation_id)
    if found is not None:
        return found
    newer = member_queries.stands_for(membership_id, organisation_id) or abort(404)
    if request.method == "POST":
        return newer
    flash(MOVED, "warning")
    address = {**(request.view_args or {}), **request.args, "membership_id": newer.id}
    abort(redirect(url_for(str(request.endpoint), **address), code=303))


def rule_on(key: str, day: date) -> InForce | None:
    """Return a rule to be cited, None where the law of the day has none."""
    try:
        return catalogue.in_force(key, day)
    except NoRuleInForce:
        return None
