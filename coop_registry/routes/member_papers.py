"""The cooperative's own papers: member book and certificates, numbered and signed by itself."""

from collections.abc import Callable

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.forms.own_papers import (
    PERSONAL,
    BookForm,
    CertificateForm,
    OwnPaperForm,
    WithdrawForm,
)
from coop_registry.models import Membership, Organisation, Party
from coop_registry.papers.certificate import certificate_document, certificate_name
from coop_registry.papers.issuing import FULL, new_member_book, own_paper
from coop_registry.queries import contributions as book_queries
from coop_registry.queries import own_papers, pages
from coop_registry.queries import parties as party_queries
from coop_registry.queries.own_papers import Particulars
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.member_shared import membership_or_404
from coop_registry.routes.shared import organisation_or_404
from coop_registry.services import contributions
from coop_registry.services import parties as party_services
from core import once
from core.access import requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation, StaleRecord
from papers import services as papers
from papers.frame import CheckMark, Document
from papers.models import IssuedPaper

ISSUED = (
    "Đã lập. Giấy này do hợp tác xã ký: tải tệp Word để chỉnh, tệp PDF để in và giao cho hợp tác xã. "
    "Chỗ để trống là sổ chưa ghi, số giấy tờ che bớt là chưa in đủ: hợp tác xã ghi vào trước khi ký."
)


@bp.route("/hop-tac-xa/<int:organisation_id>/so-dang-ky-thanh-vien", methods=["GET", "POST"])
@requires("registry.print", scope="unit")
def member_book(organisation_id: int) -> ResponseReturnValue:
    """Issue the member book as of a day (lập sổ đăng ký thành viên)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    form = BookForm(today=today, may_unmask=_may_unmask(), data={"on": today})
    tried = Attempt()
    if form.validate_on_submit():
        tried = _issue(form, lambda: _book(row, form))
        if tried.response is not None:
            return tried.response
    return render_template(
        "registry/member_book.html",
        form=form,
        shown=pages.record(organisation_or_404(organisation_id), today),
        sections=_sections(form, "Sổ đăng ký thành viên", ["on", "number"]),
        title="Lập sổ đăng ký thành viên",
        submit_label="Lập sổ",
        back_url=url_for(".members", organisation_id=organisation_id),
        changes=tried.changes,
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/thanh-vien/<int:membership_id>/giay-chung-nhan",
    methods=["GET", "POST"],
)
@requires("registry.write", scope="unit")
def member_certificate(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Number and issue a member's certificate, only when all is paid (cấp giấy chứng nhận)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    membership = membership_or_404(membership_id, row.id)
    form = CertificateForm(
        today=today,
        may_unmask=_may_unmask(),
        data={"version": str(row.version), "issued_on": today},
    )
    tried = Attempt()
    if form.validate_on_submit():
        tried = _issue(form, lambda: _certificate(row, membership, form))
        if tried.response is not None:
            return tried.response
    return render_template(
        "registry/member_book.html",
        form=form,
        shown=pages.record(organisation_or_404(organisation_id), today),
        sections=_sections(form, "Giấy chứng nhận", ["number", "issued_on"]),
        title=f"Lập giấy chứng nhận: {party_queries.get(membership.party_id).full_name}",
        submit_label="Lập giấy chứng nhận",
        back_url=url_for(".member", organisation_id=organisation_id, membership_id=membership_id),
        changes=tried.changes,
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/von-gop/giay-chung-nhan/<int:certificate_id>/thu-hoi",
    methods=["GET", "POST"],
)
@requires("registry.write", scope="unit")
def withdraw_member_certificate(organisation_id: int, certificate_id: int) -> ResponseReturnValue:
    """Record that the cooperative withdrew a certificate (thu hồi giấy chứng nhận)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    found = book_queries.certificate(certificate_id, row.id) or abort(404)
    form, tried = WithdrawForm(today=today, data={"version": str(row.version)}), Attempt()
    if form.validate_on_submit():
        tried = attempt(
            form,
            lambda: contributions.withdraw_certificate(
                row,
                found,
                withdrawn_on=form.withdrawn_on.data,
                reason=form.reason.data,
                actor_id=current_user.id,
                on=today,
                expected_version=version_of(form),
            ),
            leads_to=url_for(".members", organisation_id=organisation_id),
            said="Đã ghi thu hồi giấy chứng nhận.",
        )
        if tried.response is not None:
            return tried.response
    return render_template(
        "registry/member_book.html",
        form=form,
        shown=pages.record(organisation_or_404(organisation_id), today),
        title=f"Ghi thu hồi giấy chứng nhận số {found.number}",
        submit_label="Ghi thu hồi",
        back_url=url_for(".members", organisation_id=organisation_id),
        changes=tried.changes,
    )


def _sections(form: OwnPaperForm, legend: str, names: list[str]) -> list[tuple[str, list[str]]]:
    """Return the parts of a form: what the paper needs first, then what it prints of people."""
    personal = [name for name in PERSONAL if name in form]
    return [(legend, names), ("Thông tin cá nhân in trên giấy", personal)]


def _issue(form: OwnPaperForm, work: Callable[[], IssuedPaper]) -> Attempt:
    """Issue a paper and lead to it; a refusal stands in the form."""
    try:
        paper = work()
    except RuleViolation as refusal:
        db.session.rollback()
        form.refuse(refusal)
        if isinstance(refusal, StaleRecord) and "version" in form:
            form["version"].data = str(refusal.version)
            return Attempt(changes=refusal.changes)
        return Attempt()
    response = once.leads_to(url_for("papers.paper", paper_id=paper.id))
    db.session.commit()
    flash(ISSUED, "success")
    return Attempt(response)


def _book(row: Organisation, form: BookForm) -> IssuedPaper:
    """Return the issued member book."""
    new = new_member_book(
        row,
        form.on.data,
        _particulars(form),
        today=today_vn(),
        check_page=url_for("papers.check", _external=True),
        number=form.number.data,
    )
    return papers.issue(new, actor_id=current_user.id)


def _certificate(row: Organisation, membership: Membership, form: CertificateForm) -> IssuedPaper:
    """Return the issued certificate; its number is kept in the register too."""
    issued = contributions.issue_certificate(
        row,
        membership.party_id,
        form.number.data,
        form.issued_on.data,
        actor_id=current_user.id,
        on=today_vn(),
        expected_version=version_of(form),
    )
    certificate = own_papers.certificate(
        row,
        membership,
        _particulars(form),
        number=issued.number,
        issued_on=issued.issued_on,
        amount_vnd=issued.amount_vnd,
    )
    paper = _frozen(
        row,
        "registry.capital_certificate" + FULL * certificate.full_numbers,
        f"{certificate_name(certificate.regime)} số {issued.number}: {certificate.shown.name}",
        f"giay-chung-nhan-von-gop-{row.id}-{issued.id}",
        certificate.shown,
        lambda check: certificate_document(certificate, check),
    )
    issued.paper_id = paper.id
    return paper


def _frozen(
    row: Organisation,
    kind: str,
    title: str,
    filename: str,
    shown: pages.Record,
    describe: Callable[[CheckMark], Document],
) -> IssuedPaper:
    """Issue a paper of the cooperative under a fresh look-up code, as PDF and Word."""
    page = url_for("papers.check", _external=True)
    new = own_paper(row, kind, title, filename, shown, describe, check_page=page)
    return papers.issue(new, actor_id=current_user.id)


def _may_unmask() -> bool:
    """Tell whether this person may open identity numbers."""
    return bool(current_user.may("party.unmask"))


def _particulars(form: OwnPaperForm) -> Particulars:
    """Return how people are printed: numbers masked, or opened with the reason, which is logged."""
    reason = form.reason

    def number_of(party: Party) -> str | None:
        if reason is None or party.identity_sealed is None:
            return party.identity_masked
        return party_services.unmask(party, reason=reason, actor_id=current_user.id)

    return Particulars(number_of, bool(reason), form.vietnamese.data)
