"""The contact log: of an organisation, and of a filing with its ready texts."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry import labels
from coop_registry.forms.contacts import ContactForm
from coop_registry.models import ContactLine, Filing, Organisation
from coop_registry.queries import contacts, pages
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.routes.filings import filing_or_404
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.contacts import messages
from coop_registry.services import contacts as services
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn


@bp.get("/hop-tac-xa/<int:organisation_id>/lien-he")
@requires("filing.read", scope="unit")
def record_contacts(organisation_id: int) -> ResponseReturnValue:
    """List the talks with an organisation (sổ liên hệ)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    lines = contacts.of_organisation(row.id, current_scope())
    return render_template(
        "registry/contacts.html",
        shown=pages.record(row, ui.day_asked(today)),
        lines=lines,
        people=_people(lines),
        labels=labels,
        today=today,
    )


@bp.route("/hop-tac-xa/<int:organisation_id>/lien-he/ghi", methods=["GET", "POST"])
@requires("filing.work", scope="unit")
def note_contact(organisation_id: int) -> ResponseReturnValue:
    """Write down a talk with an organisation."""
    row = organisation_or_404(organisation_id)
    name = pages.record(row, today_vn()).name or ""
    back = url_for(".record_contacts", organisation_id=row.id)
    return _note(row, name, back)


@bp.get("/ho-so/<int:filing_id>/lien-he")
@requires("filing.read", scope="unit")
def filing_contacts(filing_id: int) -> ResponseReturnValue:
    """List the talks about a filing, with texts ready to be sent."""
    row, today = filing_or_404(filing_id), today_vn()
    lines = contacts.of_filing(row.id)
    return render_template(
        "registry/filings/contacts.html",
        row=row,
        lines=lines,
        texts=messages(contacts.told_of(row, today)),
        people=_people(lines),
        labels=labels,
        today=today,
    )


@bp.route("/ho-so/<int:filing_id>/lien-he/ghi", methods=["GET", "POST"])
@requires("filing.work", scope="unit")
def note_filing_contact(filing_id: int) -> ResponseReturnValue:
    """Write down a talk about a filing."""
    row = filing_or_404(filing_id)
    return _note(row, row.name, url_for(".filing_contacts", filing_id=row.id))


def _note(about: Organisation | Filing, name: str, back: str) -> ResponseReturnValue:
    today = today_vn()
    form = ContactForm()
    form.prepare(today)
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.note(about, form.entry(), actor_id=current_user.id, today=today),
            leads_to=back,
            said="Đã ghi sổ liên hệ.",
        )
        if done.response:
            return done.response
    return render_template("registry/contact_note.html", form=form, name=name, back=back)


def _people(lines: list[ContactLine]) -> dict[int, str]:
    return accounts.names({one.actor_id for one in lines})
