"""Administrative units, agencies, VSIC, working days, number series, jobs, the law pages."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
