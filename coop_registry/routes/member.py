"""One member: who, since when, which part, until when to pay; and its full identity number."""

from dataclasses import dataclass
from datetime import date

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry import labels
from coop_registry.models import Membership, Organisation, Party
from coop_registry.queries import members as member_queries
from coop_registry.queries import pages
from coop_registry.queries import parties as party_queries
from coop_registry.queries.contributions import BookLine, CertificateLine
from coop_registry.queries.members import StayLine
from coop_registry.routes import bp
from coop_registry.routes.member_shared import (
    membership_or_404,
    rule_on,
    shown_or_404,
)
from coop_registry.routes.record import ReasonForm
from coop_registry.routes.shared import organisation_or_404, state_of
from coop_registry.routes.tabs import day_word
from coop_registry.rules.capital import Holding
from coop_registry.rules.findings import Finding, findings_on
from coop_registry.rules.shares import Shares
from coop_registry.services import parties as party_services
from core.access import requires
from core.clock import today_vn
from core.dates import PartialDate, Precision
from core.db import db
from core.errors import RuleViolation
from law.deadlines import Deadline
from law.regimes import regime_for
from papers import queries as paper_queries
from papers.routes import reader


@dataclass(frozen=True)
class MemberView:
    """One member as its pages show it (chi tiết thành viên)."""

    membership: Membership
    party: Party
    representative: Party | None
    holding: Holding
    shares: Shares
    lines: list[BookLine]
    certificates: list[CertificateLine]
    stays: list[StayLine]
    deadline: Deadline | None
    #: The day whose law sets the term, to be cited.
    term_on: date
    findings: list[Finding]
    #: In how many other organisations the party is known; which ones is not told here.
    elsewhere: int
    #: Papers about the organisation that the reader may open, by id.
    papers: frozenset[int]


def view_of(row: Organisation, membership: Membership, on: date) -> MemberView:
    """Gather what is known of a member on a day."""
    party = party_queries.get(membership.party_id)
    links = {link.organisation_id for link in party_queries.links([party.id])}
    represented = membership.representative_id
    holding = member_queries.holdings_on(row.id, on).get(party.id, Holding())
    certificates = member_queries.certificates_of(row.id, on)
    return MemberView(
        membership=membership,
        party=party,
        representative=party_queries.get(represented) if represented else None,
        holding=holding,
        shares=member_queries.shares_on(row.id, on),
        lines=member_queries.lines_of(row.id, on, party.id),
        certificates=[one for one in certificates if one.party_id == party.id],
        stays=[s for s in member_queries.member_history(row.id) if s.party_id == party.id],
        deadline=member_queries.deadline_of(membership) if holding.pledged_vnd else None,
        term_on=member_queries.term_begins(membership),
        findings=[one for one in findings_on(state_of(row.id), on) if one.party_id == party.id],
        elsewhere=len(links - {row.id}),
        papers=frozenset(
            p.id for p in paper_queries.papers_about("organisation", row.id, reader())
        ),
    )


@bp.get("/hop-tac-xa/<int:organisation_id>/thanh-vien/<int:membership_id>")
@requires("registry.read", scope="unit")
def member(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Show one member: who, since when, which part, until when to pay, what does not agree."""
    row, shown = shown_or_404(organisation_id)
    membership = member_queries.live_membership(membership_id, row.id)
    if membership is None:
        moved = member_queries.stands_for(membership_id, row.id) or abort(404)
        address = {"membership_id": moved.id, "ngay": request.args.get("ngay")}
        return redirect(url_for(".member", organisation_id=row.id, **address))
    view = view_of(row, membership, shown.on)
    regime = regime_for(shown.on)
    return render_template(
        "registry/member_page.html",
        shown=shown,
        view=view,
        term_rule=rule_on("contribution.deadline_months", view.term_on),
        class_words=labels.member_label(regime, membership.member_class, view.party.kind),
        is_member=membership.start_on <= shown.on
        and (membership.end_on is None or shown.on < membership.end_on),
        day_word=day_word(shown),
        labels=labels,
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/thanh-vien/<int:membership_id>/so-giay-to",
    methods=["GET", "POST"],
)
@requires("party.unmask", scope="unit")
def unmask_member(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Show a member's full identity number after a reason, which is logged."""
    row = organisation_or_404(organisation_id)
    membership = membership_or_404(membership_id, row.id)
    party = party_queries.get(membership.party_id)
    form, number = ReasonForm(), None
    if form.validate_on_submit():
        try:
            number = party_services.unmask(party, reason=form.reason.data, actor_id=current_user.id)
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            db.session.commit()
    return render_template(
        "registry/member_unmask.html",
        form=form,
        shown=pages.record(row, today_vn()),
        membership=membership,
        party=party,
        number=number,
    )


@bp.app_template_global()
def birth_words(party: Party) -> str | None:
    """Return the birth as far as it is known."""
    if party.birth_on is None or party.birth_precision is None:
        return None
    return str(PartialDate(party.birth_on, Precision(party.birth_precision)))
