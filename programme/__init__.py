"""The action programme: tasks, indicators, targets, reports."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
