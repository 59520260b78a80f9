"""Home per role, search, calendar, cross-room pages; setup, demo, backup, restore."""

from flask import Flask

from core import ui
from desk import routes as routes
from desk.blueprint import bp
from desk.cli import setup


def init_app(app: Flask) -> None:
    """Give the application the first page and the commands of a whole installation."""
    app.register_blueprint(bp)
    app.cli.add_command(setup)
    ui.menu_entry("Việc hôm nay", "desk.home", "home.view", "house", 10)
