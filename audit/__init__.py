"""The append-only log: who changed what, old and new; sealing and verifying."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
