"""Home per role, search, calendar, cross-room pages; setup, demo, backup, restore."""

from flask import Flask

from core import ui
from core.pages import page_entry
from desk import cli, health, jobs, models
from desk import routes as routes
from desk.backup import cli as backup
from desk.blueprint import bp
from desk.keys import cli as keys

__all__ = ["init_app", "jobs", "models"]


def init_app(app: Flask) -> None:
    """Give the application the first page and the commands of a whole installation."""
    app.register_blueprint(bp)
    app.register_blueprint(health.bp)
    app.cli.add_command(cli.setup)
    backup.init_app(app)
    keys.init_app(app)
    page_entry("Hướng dẫn sử dụng", "desk.guide", None, "trợ giúp cách dùng")
    ui.menu_entry("Việc hôm nay", "desk.home", "home.view", "house", 10)
