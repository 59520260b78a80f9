"""Quỹ hỗ trợ phát triển hợp tác xã: loans, repayments, books."""

from flask import Flask

from fund import cli


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
    app.cli.add_command(cli.fund)
