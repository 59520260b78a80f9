"""The page that tries a name before anything is filed (kiểm tra tên dự kiến)."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from coop_registry import labels
from coop_registry.queries import name_likeness
from coop_registry.routes import bp
from coop_registry.rules.kinds import Kind
from coop_registry.rules.naming import Named
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.text import clean

LONGEST = 255


@bp.get("/hop-tac-xa/tra-ten")
@requires("registry.read", scope="unit")
def try_name() -> ResponseReturnValue:
    """Compare a proposed name with every name of the register; nothing is kept.

    Names are public: the whole register is read, records open within the person's units.
    """
    on = ui.day_asked(today_vn())
    name = Named(_kind(), clean(request.args.get("ten", ""))[:LONGEST])
    return render_template(
        "registry/try_name.html",
        name=name,
        on=on,
        check=name_likeness.check_name(name, on) if name.full else None,
        scope=current_scope(),
        labels=labels,
    )


def _kind() -> Kind:
    """Return the kind asked for; a cooperative when none is."""
    word = request.args.get("loai", "")
    return Kind(word) if word in set(Kind) else Kind.COOPERATIVE
