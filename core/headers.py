"""What every answer carries: a strict content policy, and writers that begin as writers."""

from flask import Flask, request
from flask_talisman import Talisman

from core.access import SAFE_METHODS
from core.db import begin_write

#: No inline script or style, nothing from another host.
POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}


def init_app(app: Flask) -> None:
    """Set security headers and begin unsafe requests as writers, before the user is loaded."""
    production = app.config["APP_ENV"] == "production"
    Talisman(
        app,
        content_security_policy=POLICY,
        force_https=False,  # nginx ends TLS; HTTPS is forced there
        strict_transport_security=production,
        session_cookie_secure=production,
        referrer_policy="same-origin",
    )

    @app.before_request
    def begin() -> None:
        if request.method not in SAFE_METHODS:
            begin_write()
