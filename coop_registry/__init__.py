"""Hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác: acts, dated facts, findings, papers."""

from flask import Flask

from coop_registry import models as models


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
