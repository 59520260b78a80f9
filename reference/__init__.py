"""Administrative units, agencies, VSIC, working days, number series, jobs, the law pages."""

from flask import Flask

from core import ui
from core.pages import page_entry
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
    ui.menu_entry("Tiến độ xử lý", "reference.jobs", "jobs.own", "arrow-repeat", 80)
    ui.menu_entry("Dữ liệu dùng chung", "reference.index", "reference.manage", "list", 85)
    for label, endpoint, permission, also in (
        ("Đơn vị hành chính", "units", "home.view", "huyện xã phường thị trấn địa bàn"),
        ("Cơ quan, tổ chức", "agencies", "home.view", "sở phòng ủy ban"),
        ("Ngành kinh tế", "vsic", "home.view", "mã ngành nghề vsic"),
        ("Ngày nghỉ, ngày làm bù", "working_days", "home.view", "ngày làm việc lễ tết"),
        ("Quy định pháp luật đang áp dụng", "law_list", None, "luật nghị định thông tư điều khoản"),
    ):
        page_entry(label, f"reference.{endpoint}", permission, also)
