"""Home per role, search, calendar, cross-room pages; setup, demo, backup, restore."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
