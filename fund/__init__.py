"""Quỹ hỗ trợ phát triển hợp tác xã: loans, repayments, books."""

from flask import Flask

from core import ui
from core.pages import page_entry
from fund import cli, routes, triggers, wording

__all__ = ["init_app", "triggers"]


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
    app.register_blueprint(routes.bp)
    app.cli.add_command(cli.fund)
    wording.register()
    ui.menu_entry("Tính thử khoản vay", "fund.trial", "fund.read", "cash-coin", 30)
    page_entry(
        "Tính thử khoản vay", "fund.trial", "fund.read", "lịch trả nợ lãi suất quỹ hỗ trợ gốc lãi"
    )
