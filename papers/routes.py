"""Issued papers: look up by code (anyone), download, number, signed scan, revoke."""

from io import BytesIO
from typing import Any

from flask import Blueprint, abort, flash, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from audit.subjects import kind_of
from core import once, ui
from core.access import current_scope, public, requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from core.forms import BaseForm
from papers import queries, services
from papers.forms import NumberForm, RevokeForm, ScanForm
from papers.labels import FORMAT
from papers.models import IssuedPaper
from papers.queries import Reader
from papers.rules import OWN_KINDS, REFERENCE_KINDS, RESTRICTED, FileFormat, normal_code
from papers.states import public_view

bp = Blueprint("papers", __name__)

#: Where the record of a paper is shown: (endpoint, name of its number, permission), by its kind.
RECORD_PAGES = {
    "organisation": ("registry.organisation", "organisation_id", "registry.read"),
    "unit": ("registry.overview", "dia-ban", "registry.read"),
    "filing": ("registry.filing", "filing_id", "filing.read"),
    "subject_request": ("registry.subject_request", "request_id", "party.request"),
}


def reader() -> Reader:
    """Return which papers the person opens: of the units of this view, restricted kinds fewer."""
    return Reader(
        current_scope().unit_ids,
        {kind: current_user.scope_for(needed).unit_ids for kind, needed in RESTRICTED.items()},
    )


@bp.get("/kiem-tra-giay-to")
@public
def check() -> ResponseReturnValue:
    """Tell anyone who types a look-up code what the paper is and whether it still stands."""
    typed = request.args.get("ma", "")[:40]
    code = normal_code(typed)
    paper = queries.paper_by_code(code) if code else None
    return render_template(
        "papers/check.html", typed=typed, view=public_view(paper, today_vn()) if paper else None
    )


@bp.get("/giay-to")
@requires("papers.read", scope="unit")
def papers() -> ResponseReturnValue:
    """List the papers issued about records of the person's units, newest first."""
    page = db.paginate(queries.papers_issued(reader()), per_page=50, error_out=False)
    return render_template("papers/papers.html", page=page)


@bp.get("/giay-to/<int:paper_id>")
@requires("papers.read", scope="unit")
def paper(paper_id: int) -> ResponseReturnValue:
    """Show an issued paper: its files, its number, its signed scan, its worth."""
    found = _paper_or_404(paper_id)
    return render_template(
        "papers/paper.html",
        paper=found,
        view=public_view(found, today_vn()),
        formats=_formats(found),
        record_url=_record_url(found),
        is_own=found.kind in OWN_KINDS,
        is_reference=found.kind in REFERENCE_KINDS,
        maker=_name("user", found.issued_by_id),
        agency=_name("agency", found.agency_id),
    )


@bp.get("/giay-to/<int:paper_id>/tep/<int:file_id>")
@requires("papers.read", scope="unit")
def paper_file(paper_id: int, file_id: int) -> ResponseReturnValue:
    """Send the stored bytes of a paper's file: a reprint is the same bytes."""
    kept = queries.file_of_paper(_paper_or_404(paper_id), file_id)
    if kept is None:
        abort(404)
    return send_file(
        BytesIO(kept.content),
        mimetype=kept.media_type,
        as_attachment=kept.media_type != "application/pdf",
        download_name=kept.filename,
    )


@bp.get("/tep/<int:file_id>")
@requires("jobs.own", scope="own")
def stored_file(file_id: int) -> ResponseReturnValue:
    """Send a file that the person's own long job made."""
    kept = queries.own_file(file_id, current_user.id) or abort(404)
    return send_file(
        BytesIO(kept.content),
        mimetype=kept.media_type,
        as_attachment=True,
        download_name=kept.filename,
    )


@bp.route("/giay-to/<int:paper_id>/ghi-so", methods=["GET", "POST"])
@requires("papers.attach", scope="unit")
def number(paper_id: int) -> ResponseReturnValue:
    """Record number, day and signer as the clerk gave them on paper."""
    found, today = _paper_or_404(paper_id), today_vn()
    form = NumberForm(
        today=today,
        data={
            "number": found.paper_no,
            "symbol": found.paper_symbol,
            "on": found.paper_on or today,
            "signer": found.signer,
        },
    )

    def work() -> None:
        services.record_number(
            found,
            form.values(),
            actor_id=current_user.id,
            today=today,
            reason=form.reason.data,
        )

    return _work_on(found, form, "Ghi số văn bản", work, "Đã ghi số văn bản.")


@bp.route("/giay-to/<int:paper_id>/ban-ky", methods=["GET", "POST"])
@requires("papers.attach", scope="unit")
def scan(paper_id: int) -> ResponseReturnValue:
    """Attach the signed scan, which then is the record."""
    found, form = _paper_or_404(paper_id), ScanForm()

    def work() -> None:
        upload = form.scan.data
        services.attach_scan(
            found,
            filename=upload.filename or "",
            content=upload.read(),
            actor_id=current_user.id,
        )

    return _work_on(found, form, "Đính kèm bản ký", work, "Đã đính kèm bản ký.")


@bp.route("/giay-to/<int:paper_id>/thu-hoi", methods=["GET", "POST"])
@requires("papers.attach", scope="unit")
def revoke(paper_id: int) -> ResponseReturnValue:
    """Take a paper back; whoever checks its code reads so from now on."""
    found, form = _paper_or_404(paper_id), RevokeForm()

    def work() -> None:
        services.revoke(found, on=today_vn(), reason=form.reason.data, actor_id=current_user.id)

    return _work_on(found, form, "Thu hồi giấy tờ", work, "Đã thu hồi giấy tờ.")


def _work_on(
    found: IssuedPaper, form: BaseForm, title: str, work: Any, done: str
) -> ResponseReturnValue:
    """Carry out one step on a paper, or show its form with what stands in the way."""
    if form.validate_on_submit():
        try:
            work()
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            response = once.leads_to(url_for(".paper", paper_id=found.id))
            db.session.commit()
            flash(done, "success")
            return response
    return render_template("papers/step.html", form=form, paper=found, title=title)


def _record_url(found: IssuedPaper) -> str | None:
    """Return the page of the record the paper speaks of, where the reader may open one."""
    if found.subject_type not in RECORD_PAGES:
        return None
    endpoint, name, permission = RECORD_PAGES[found.subject_type]
    if not current_user.may(permission):
        return None
    return ui.url_if(endpoint, **{name: found.subject_id})


def _name(subject_type: str, record_id: int | None) -> str | None:
    """Return the name of a record of another room, as the log names it."""
    kind = kind_of(subject_type)
    return kind.names([record_id]).get(record_id) if kind and record_id is not None else None


def _paper_or_404(paper_id: int) -> IssuedPaper:
    """Return a paper the person may open; another unit's or a restricted one is not found."""
    return queries.paper(paper_id, reader()) or abort(404)


def _formats(found: IssuedPaper) -> list[tuple[str, int]]:
    """Return (name of the form, file id) of what can be downloaded."""
    ids = {
        FileFormat.DOCX: found.docx_file_id,
        FileFormat.PDF: found.pdf_file_id,
        FileFormat.XLSX: found.xlsx_file_id,
    }
    return [(FORMAT[form], file_id) for form, file_id in ids.items() if file_id is not None]
