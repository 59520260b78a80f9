"""The blueprint of this room; answers with personal rights are not kept by browsers."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

bp = Blueprint("accounts", __name__)


@bp.after_request
def keep_nowhere(response: Response) -> Response:
    """Tell browsers and proxies of shared computers to keep none of these pages."""
    response.headers["Cache-Control"] = "private, no-store"
    return response


def address_of_browser() -> str:
    """Return the address of the browser (behind the proxies we trust)."""
    return (request.remote_addr or "")[:45]
