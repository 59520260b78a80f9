"""Pages of people: signing in, one's own account, administration, the log."""

from accounts.routes import audit_log, grants, own, people, sign_in, views
from accounts.routes.blueprint import bp

__all__ = ["audit_log", "bp", "grants", "own", "people", "sign_in", "views"]
