"""The application: settings, extensions, rooms, commands, error pages. Alone knows every room."""

import os
from collections.abc import Mapping
from importlib import import_module

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from config import ROOT, settings
from core import errors_pages, filters, headers, logs, ui
from core.db import db, migrate
from core.start import one_line

#: Rooms whose tables, routes and commands exist, in the order of the arrows.
ROOMS = ("audit", "reference", "papers", "accounts", "coop_registry", "fund", "programme", "desk")

csrf = CSRFProtect()
bootstrap = Bootstrap5()


def create_app(environ: Mapping[str, str] | None = None) -> Flask:
    """Return the application for these environment values.

    Without any it is the process's own: a wrong value then ends the process with one line.
    """
    app = Flask(__name__)
    if environ is None:
        with one_line():
            app.config.update(settings(os.environ))
    else:
        app.config.update(settings(environ))
    proxies = app.config["TRUSTED_PROXIES"]
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, proxies, proxies)  # type: ignore[method-assign] # as Flask documents it
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    csrf.init_app(app)
    bootstrap.init_app(app)
    logs.init_app(app)
    headers.init_app(app)
    filters.init_app(app)
    ui.init_app(app)
    errors_pages.init_app(app)
    for room in ROOMS:
        import_module(room).init_app(app)
    return app
