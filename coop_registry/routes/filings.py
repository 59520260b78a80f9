"""Filings: those of the office, one with its papers, clocks, steps."""

from io import BytesIO

from flask import abort, render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry import labels
from coop_registry.models import Filing
from coop_registry.queries import pages
from coop_registry.queries.filings import limits, lists, records, shown, situation
from coop_registry.routes import bp
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.filings.actions import TABLE, next_step, offers
from coop_registry.rules.filings.kinds import FilingKind, FilingState
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from papers import queries as paper_queries

#: What the state filter shows first.
OPEN = "dang-mo"


def filing_or_404(filing_id: int) -> Filing:
    """Return a filing of the person's units; another unit's is not found."""
    return records.filing(filing_id, current_scope()) or abort(404)


def permissions_here(row: Filing) -> frozenset[str]:
    """Return the permissions of filings that the person has for the unit of this one."""
    named = frozenset().union(*(rule.permissions for rule in TABLE))
    return frozenset(
        one
        for one in named
        if current_user.may(one) and current_user.scope_for(one).covers_unit(row.unit_id)
    )


@bp.get("/ho-so")
@requires("filing.read", scope="unit")
def filings() -> ResponseReturnValue:
    """List the filings of the person's units; those that wait come first (hồ sơ đang giải quyết)."""
    word = request.args.get("tinh-trang", OPEN)
    kind = request.args.get("loai", "")
    asked = lists.Filter(
        state=FilingState(word) if word in set(FilingState) else None,
        kind=FilingKind(kind) if kind in set(FilingKind) else None,
        open_only=word == OPEN,
        words=request.args.get("tim", "").strip()[:100],
        assignee_id=current_user.id if request.args.get("cua-toi") else None,
    )
    page = lists.page(asked, current_scope(), ui.page_asked())
    today = today_vn()
    return render_template(
        "registry/filings/list.html",
        page=page,
        asked=asked,
        word=word,
        clocks=limits.next_clocks(page.rows, today),
        people=accounts.names({row.assignee_id for row in page.rows if row.assignee_id}),
        labels=labels,
        today=today,
    )


@bp.get("/ho-so/<int:filing_id>")
@requires("filing.read", scope="unit")
def filing(filing_id: int) -> ResponseReturnValue:
    """Show one filing: what it asks, what it lacks, until when, what was done, what can be done."""
    row, today = filing_or_404(filing_id), today_vn()
    now = situation.of(row, actor_id=current_user.id, on=today)
    done = records.steps(row.id)
    open_to_me = offers(now, permissions_here(row))
    return render_template(
        "registry/filings/page.html",
        row=row,
        spec=situation.spec_of(row),
        checklist=shown.checklist(row, today),
        name_check=shown.name_check(row),
        scope=current_scope(),
        asked=shown.asked_lines(row, today),
        clocks=shown.clocks(row, today),
        done=done,
        offers=open_to_me,
        main=next_step(open_to_me),
        missing=now.missing,
        people=accounts.names(
            {one.actor_id for one in done} | ({row.assignee_id} if row.assignee_id else set())
        ),
        labels=labels,
        today=today,
    )


@bp.get("/ho-so/<int:filing_id>/giay-to/<int:handed_id>")
@requires("filing.read", scope="unit")
def filing_paper(filing_id: int, handed_id: int) -> ResponseReturnValue:
    """Download the scan of a paper of the filing."""
    row = filing_or_404(filing_id)
    found = records.paper(row.id, handed_id) or abort(404)
    return _send(found.file_id)


@bp.get("/ho-so/<int:filing_id>/buoc/<int:step_number>/tep")
@requires("filing.read", scope="unit")
def filing_step_file(filing_id: int, step_number: int) -> ResponseReturnValue:
    """Download what proves a step: the signed decision, the applicant's letter."""
    row = filing_or_404(filing_id)
    found = next((one for one in records.steps(row.id) if one.number == step_number), None)
    return _send(found.file_id if found else None)


def _send(file_id: int | None) -> ResponseReturnValue:
    """Send a stored file under its own name."""
    kept = paper_queries.stored_file_with_content(file_id or 0) or abort(404)
    return send_file(
        BytesIO(kept.content),
        mimetype=kept.media_type,
        as_attachment=True,
        download_name=kept.filename,
    )


@bp.get("/hop-tac-xa/<int:organisation_id>/ho-so")
@requires("filing.read", scope="unit")
def record_filings(organisation_id: int) -> ResponseReturnValue:
    """List the filings about an organisation (hồ sơ đã nộp)."""
    row = organisation_or_404(organisation_id)
    on = ui.day_asked(today_vn())
    return render_template(
        "registry/filings/of_organisation.html",
        shown=pages.record(row, on),
        rows=lists.of_organisation(row.id, current_scope()),
        labels=labels,
        on=on,
        today=today_vn(),
    )
