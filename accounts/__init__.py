"""People, duties, scopes, delegation, login; the pages of the audit log."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
