"""A filing comes to the desk: which procedure, for whom, on which day, with which papers."""

from datetime import date
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.wrappers import Response

from coop_registry import labels
from coop_registry.forms.filings.receive import ReceiveForm
from coop_registry.models import Filing, Organisation
from coop_registry.queries import pages, records
from coop_registry.queries.filings import finding
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.routes.shared import communes
from coop_registry.rules.filings import catalogue
from coop_registry.rules.filings.kinds import FilingKind, Starter
from coop_registry.rules.filings.spec import FilingSpec
from coop_registry.rules.kinds import Kind
from coop_registry.rules.record import Record
from coop_registry.services.filings import receiving
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import format_date, parse_date
from law.dated import NoRuleInForce

#: Which procedures a new organisation has: nobody is chosen for them.
NEW = FilingKind.FOUNDING


@bp.get("/ho-so/moi")
@requires("filing.receive", scope="unit")
def choose_filing() -> ResponseReturnValue:
    """Choose who files, and what (chọn thủ tục)."""
    on, words = _day(), request.args.get("tim", "").strip()[:100]
    row = _organisation()
    shown = pages.record(row, on) if row else None
    kinds = catalogue.kinds_for(shown.kind, on) if shown else ()
    return render_template(
        "registry/filings/choose.html",
        shown=shown,
        offered=[catalogue.spec_of(kind, shown.kind, on) for kind in kinds if kind is not NEW]
        if shown
        else [],
        found=finding.organisations(words, current_scope(), on) if words else [],
        words=words,
        on=on,
        foundings=[kind for kind in Kind if _spec(NEW, kind, on)],
        starters=Starter,
        labels=labels,
    )


@bp.route("/ho-so/tiep-nhan", methods=["GET", "POST"])
@requires("filing.receive", scope="unit")
def receive_filing() -> ResponseReturnValue:
    """Receive a filing (tiếp nhận hồ sơ); the day of receipt chooses the law and its checklist."""
    filing_kind, row, on, today = _kind(), _organisation(), _day(), today_vn()
    if filing_kind is None or (row is None and filing_kind is not NEW):
        return redirect(url_for(".choose_filing"))
    organisation_kind = _organisation_kind(row)
    spec = _spec(filing_kind, organisation_kind, on)
    if spec is None:
        return render_template(
            "registry/filings/no_rule.html", kind=filing_kind, on=on, labels=labels
        )
    shown = pages.record(row, on) if row else None
    form = ReceiveForm(spec=spec, today=today, communes=communes(on))
    if not form.is_submitted():
        form.received_on.data, form.spec_from.data = on, spec.valid_from.isoformat()
    elif form.received_on.data and not spec.holds(organisation_kind, form.received_on.data):
        form.received_on.errors = (
            f"Ngày {format_date(form.received_on.data)} áp dụng quy định khác, danh mục giấy tờ khác. "
            "Hãy chọn lại ngày ở đầu trang rồi đánh dấu giấy tờ đã nhận.",
        )
        return _page(form, spec, shown, on)
    if form.validate_on_submit():
        name = (shown.name if shown else None) or ""
        response = _received(form, filing_kind, organisation_kind, row, name)
        if response:
            return response
    return _page(form, spec, shown, on)


def _received(
    form: ReceiveForm, kind: FilingKind, of_kind: Kind, row: Organisation | None, name: str
) -> Response | None:
    """Receive what was typed; None when it was refused."""
    made: list[Filing] = []
    entry = form.entry(
        kind,
        of_kind,
        name=name,
        unit_id=row.unit_id if row else 0,
        of=row.id if row else None,
    )
    actor: dict[str, Any] = {"actor_id": current_user.id, "on": today_vn()}
    return attempt(
        form,
        lambda: made.append(receiving.receive(entry, scope=current_scope(), **actor)),
        leads_to=lambda: url_for(".filing", filing_id=made[0].id),
        said="Đã tiếp nhận hồ sơ. Hãy ghi nội dung đề nghị, rồi in giấy biên nhận.",
    ).response


def _page(
    form: ReceiveForm, spec: FilingSpec, shown: Record | None, on: date
) -> ResponseReturnValue:
    return render_template(
        "registry/filings/receive.html", form=form, spec=spec, shown=shown, on=on, labels=labels
    )


def _kind() -> FilingKind | None:
    """Return the procedure asked for (?thu-tuc=…), None when there is none of that name."""
    word = request.args.get("thu-tuc", "")
    return FilingKind(word) if word in set(FilingKind) else None


def _day() -> date:
    """Return the day of receipt asked for (?nhan=…), today when none or an unreadable one is."""
    try:
        return min(parse_date(request.args.get("nhan", "")), today_vn())
    except ValueError:
        return today_vn()


def _organisation() -> Organisation | None:
    """Return who files (?to-chuc=…): of the person's units, or one that moves into them."""
    word = request.args.get("to-chuc", "")
    if not word:
        return None
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0
    found = records.organisation(number, current_scope())
    if found is None and _kind() is FilingKind.SEAT:
        found = finding.anywhere(number)
    return found or abort(404)


def _organisation_kind(row: Organisation | None) -> Kind:
    """Return the kind of organisation that files; of a founding the kind asked for."""
    if row is not None:
        return Kind(row.kind)
    word = request.args.get("loai-hinh", Kind.COOPERATIVE.value)
    return Kind(word) if word in set(Kind) else Kind.COOPERATIVE


def _spec(kind: FilingKind, organisation_kind: Kind, on: date) -> FilingSpec | None:
    """Return what the law of the day asks, None when it has no such procedure."""
    try:
        return catalogue.spec_of(kind, organisation_kind, on)
    except NoRuleInForce:
        return None
