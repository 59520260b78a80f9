"""Business lines (VSIC): browse and search in either version."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from core.access import requires
from core.clock import today_vn
from reference import queries
from reference.queries.vsic import vsic_children
from reference.routes.blueprint import bp
from reference.rules import VSIC_VERSIONS


@bp.get("/nganh-nghe")
@requires("home.view", scope="all")
def vsic() -> ResponseReturnValue:
    """Show the lines below a line, or those found by words (ngành, nghề kinh doanh)."""
    known = {one.version: one for one in VSIC_VERSIONS}
    asked = request.args.get("ban", "")
    version = known.get(asked) or known[queries.vsic_version_on(today_vn())]
    words = request.args.get("tim", "").strip()[:100]
    parent = queries.vsic_by_code(version.version, request.args.get("thuoc", "")[:5])
    if parent is not None and not words:
        rows = vsic_children(version.version, parent.code)
    else:
        rows = queries.vsic_search(version.version, words)
    return render_template(
        "reference/vsic.html",
        version=version,
        versions=VSIC_VERSIONS,
        words=words,
        parent=parent,
        rows=rows,
    )
