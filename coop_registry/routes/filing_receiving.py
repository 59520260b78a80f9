"""A filing comes to the desk: which procedure, for whom, on which day, with which papers."""

from datetime import date

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

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
from core import ui
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
    kinds = catalogue.kinds_for(shown.kind, on) if shown else []
    return render_template(
        "registry/filings/choose.html",
        shown=shown,
        offered=[spec for spec in kinds if spec.kind is not NEW],
        found=finding.organisations(words, current_scope(), on) if words else [],
        words=words,
        on=on,
        foundings=[kind for kind in Kind if _spec(NEW, kind, on)],
        starters=Starter,
        labels=labels,
    )


@bp.route("/ho-so/moi/<string:kind>", methods=["GET", "POST"])
@requires("filing.receive", scope="unit")
def receive_filing(kind: str) -> ResponseReturnValue:
    """Receive a filing (tiếp nhận hồ sơ); the day of receipt chooses the law and its checklist."""
    filing_kind = FilingKind(kind) if kind in set(FilingKind) else abort(404)
    row, on, today = _organisation(), _day(), today_vn()
    if row is None and filing_kind is not NEW:
        abort(404)
    organisation_kind = _organisation_kind(row, filing_kind)
    spec = _spec(filing_kind, organisation_kind, on)
    if spec is None:
        return render_template(
            "registry/filings/no_rule.html", kind=filing_kind, on=on, labels=labels
        )
    shown = pages.record(row, on) if row else None
    form = ReceiveForm(spec=spec, today=today, communes=communes(on))
    if not form.is_submitted():
        form.received_on.data, form.spec_from.data = on, spec.valid_from.isoformat()
    elif form.received_on.data and not spec.holds(spec_kind(spec, organisation_kind), form.received_on.data):
        form.received_on.errors = (
            f"Ngày {format_date(form.received_on.data)} áp dụng quy định khác, danh mục giấy tờ khác. "
            "Hãy chọn lại ngày ở đầu trang rồi đánh dấu giấy tờ đã nhận.",
        )
        return _page(form, spec, shown, on)
    if form.validate_on_submit():
        made: list[Filing] = []
        done = attempt(
            form,
            lambda: made.append(
                receiving.receive(
                    form.entry(
                        filing_kind,
                        organisation_kind,
                        name=(shown.name if shown else None) or "",
                        unit_id=row.unit_id if row else 0,
                        of=row.id if row else None,
                    ),
                    actor_id=current_user.id,
                    on=today,
                    scope=current_scope(),
                )
            ),
            leads_to=lambda: url_for(".filing", filing_id=made[0].id),
            said="Đã tiếp nhận hồ sơ. Hãy ghi nội dung đề nghị, rồi in giấy biên nhận.",
        )
        if done.response:
            return done.response
    return _page(form, spec, shown, on)


def spec_kind(_spec_row: FilingSpec, organisation_kind: Kind) -> Kind:
    """Return the kind of organisation the rule is asked for."""
    return organisation_kind


def _page(
    form: ReceiveForm, spec: FilingSpec, shown: Record | None, on: date
) -> ResponseReturnValue:
    return render_template(
        "registry/filings/receive.html", form=form, spec=spec, shown=shown, on=on, labels=labels
    )


def _day() -> date:
    """Return the day of receipt asked for (?nhan=…), today when none or an unreadable one is."""
    try:
        return min(parse_date(request.args.get("nhan", "")), today_vn())
    except ValueError:
        return today_vn()


def _organisation() -> Organisation | None:
    """Return who files (?to-chuc=…): of the person's units, or one that moves into them."""
    number = ui.number_asked("to-chuc")
    if number is None:
        return None
    found = records.organisation(number, current_scope())
    if found is None and request.view_args and request.view_args.get("kind") == FilingKind.SEAT:
        found = finding.anywhere(number)
    return found or abort(404)


def _organisation_kind(row: Organisation | None, kind: FilingKind) -> Kind:
    """Return the kind of organisation: a group that converts becomes a cooperative."""
    if kind is FilingKind.CONVERSION:
        return Kind.COOPERATIVE
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
