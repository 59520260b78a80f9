"""Administrative units, agencies, VSIC, working days, number series, jobs, the law pages."""

from flask import Flask

from reference import models

__all__ = ["init_app", "models"]


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
