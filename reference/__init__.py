"""Administrative units, agencies, VSIC, working days, number series, jobs, the law pages."""

from flask import Flask

from core import ui
from reference import cli, models, routes, wording
from reference.rules import JobState

__all__ = ["init_app", "models"]

TONES = {
    JobState.QUEUED: "soon",
    JobState.RUNNING: "progress",
    JobState.DONE: "ok",
    JobState.FAILED: "late",
    JobState.CANCELLED: "ended",
}


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
    wording.register()
    app.register_blueprint(routes.bp)
    app.cli.add_command(cli.law)
    app.cli.add_command(cli.reference)
    ui.tones({f"job.{state.value}": tone for state, tone in TONES.items()})
    ui.menu_entry("Việc chạy nền", "reference.jobs", "jobs.own", "arrow-repeat", 80)
    ui.menu_entry("Dữ liệu dùng chung", "reference.index", "reference.manage", "list", 85)
