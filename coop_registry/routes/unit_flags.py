"""Communes recognised as new countryside: the list, a recognition, its end."""

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.forms.unit_flags import FlagEndForm, FlagForm
from coop_registry.labels import UNIT_FLAG
from coop_registry.queries import unit_flags
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt
from coop_registry.rules.facts import UnitFlagKind
from coop_registry.services import unit_flags as service
from core.access import EVERYTHING, requires
from core.clock import today_vn
from core.errors import RuleViolation
from reference import queries as reference


@bp.get("/xa-nong-thon-moi")
@requires("law.read", scope="all")
def recognised_communes() -> ResponseReturnValue:
    """List recognised communes with their decisions (xã đạt chuẩn nông thôn mới)."""
    return render_template(
        "registry/unit_flags.html", lines=unit_flags.everything(), kinds=UNIT_FLAG
    )


@bp.route("/xa-nong-thon-moi/them", methods=["GET", "POST"])
@requires("reference.manage", scope="all")
def recognise_commune() -> ResponseReturnValue:
    """Record that a commune was recognised."""
    today = today_vn()
    form = FlagForm(today=today, communes=reference.communes_for_choice(EVERYTHING, today))

    def work() -> object:
        return service.record_flag(
            int(form.unit_id.data),
            UnitFlagKind(form.kind.data),
            start_on=form.start_on.data,
            source=form.source.data,
            actor_id=current_user.id,
            on=today,
        )

    done = Attempt()
    if form.validate_on_submit():
        done = attempt(form, work, leads_to=url_for(".recognised_communes"), said="Đã ghi.")
    return done.response or render_template(
        "registry/unit_flag.html", form=form, title="Ghi công nhận xã", what=""
    )


@bp.route("/xa-nong-thon-moi/<int:flag_id>/ket-thuc", methods=["GET", "POST"])
@requires("reference.manage", scope="all")
def end_recognition(flag_id: int) -> ResponseReturnValue:
    """Note the end of a recognition, or take it back as typed by mistake."""
    flag, today = unit_flags.get(flag_id) or abort(404), today_vn()
    unit = reference.unit(flag.unit_id)
    what = f"{unit.name if unit else ''}: {UNIT_FLAG[UnitFlagKind(flag.kind)]}"
    form = FlagEndForm()

    def work() -> None:
        actor_id, source = current_user.id, form.source.data
        if form.remove.data:
            service.void_flag(flag, reason=source, actor_id=actor_id)
        elif form.end_on.data is None:
            raise RuleViolation("Chưa nhập ngày kết thúc.", field="end_on")
        else:
            end_on = form.end_on.data
            service.end_flag(flag, end_on=end_on, source=source, actor_id=actor_id, on=today)

    done = Attempt()
    if form.validate_on_submit():
        done = attempt(form, work, leads_to=url_for(".recognised_communes"), said="Đã ghi.")
    return done.response or render_template(
        "registry/unit_flag.html", form=form, title="Kết thúc công nhận xã", what=what
    )
