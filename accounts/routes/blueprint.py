"""The blueprint of this room; answers with personal rights are not kept by browsers."""

from flask import Blueprint
from werkzeug.wrappers import Response

bp = Blueprint("accounts", __name__)


@bp.after_request
def keep_nowhere(response: Response) -> Response:
    """Tell browsers and proxies of shared computers to keep none of these pages."""
    response.headers["Cache-Control"] = "private, no-store"
    return response
