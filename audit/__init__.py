"""The append-only log: who changed what, old and new; sealing and verifying."""

from flask import Flask

from audit import triggers
from audit.cli import group

__all__ = ["init_app", "triggers"]


def init_app(app: Flask) -> None:
    """Give the application this room's tables, triggers and commands."""
    app.cli.add_command(group)
