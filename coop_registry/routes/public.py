"""The public look-up: exactly the public facts, for anyone, without login."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from coop_registry.labels import KIND, TERMS
from coop_registry.queries import public
from coop_registry.routes import bp
from core import access, ui
from core.clock import today_vn
from core.text import clean


@bp.get("/tra-cuu")
@access.public
def look_up() -> ResponseReturnValue:
    """Find organisations by name or code; nothing is listed without words (tra cứu)."""
    words = clean(request.args.get("tim", ""))[:100]
    searched = public.enough(words)
    found = public.search(words, on=today_vn(), number=ui.page_asked()) if searched else None
    return render_template(
        "registry/public.html",
        words=words,
        found=found,
        too_short=bool(words) and not searched,
        kinds=KIND,
        limit=public.PAGE_SIZE * public.MAX_PAGES,
    )


@bp.get("/tra-cuu/<int:organisation_id>")
@access.public
def public_record(organisation_id: int) -> ResponseReturnValue:
    """Show the public facts of one organisation (thông tin công khai)."""
    shown = public.record(organisation_id, today_vn()) or abort(404)
    return render_template(
        "registry/public_record.html", shown=shown, kinds=KIND, terms=TERMS[shown.kind]
    )
