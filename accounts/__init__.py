"""People, duties, scopes, delegation, login; the pages of the audit log."""

from flask import Flask

from accounts import jobs as jobs
from accounts import security, wording
from accounts.cli import group
from accounts.labels import GRANT_STATE_LABELS
from accounts.routes import bp
from accounts.routes.views import saved_views


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
    security.init_app(app)
    wording.init_app()
    app.register_blueprint(bp)
    app.jinja_env.globals["grant_state_label"] = GRANT_STATE_LABELS.__getitem__
    app.jinja_env.globals["saved_views"] = saved_views
    app.cli.add_command(group)
