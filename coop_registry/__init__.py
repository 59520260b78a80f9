"""Hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác: acts, dated facts, findings, papers."""

from flask import Flask

from audit import wording
from coop_registry import jobs as jobs
from coop_registry import labels
from coop_registry import models as models
from coop_registry.routes import bp
from core import ui


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and words."""
    app.register_blueprint(bp)
    app.jinja_env.globals["status_label"] = labels.status_label
    ui.tones(labels.STATUS_TONE)
    ui.menu_entry("Hợp tác xã", "registry.organisations", "registry.read", "people", 20)
    ui.menu_entry("Vấn đề", "registry.findings", "registry.read", "exclamation-triangle", 25)
    wording.register(
        labels.ACTIONS,
        labels.FIELDS | labels.MEMBER_FIELDS,
        values={
            "status": labels.STATUS,
            "activity": labels.ACTIVITY,
            "member_class": labels.MEMBER_CLASS,
            "leave_ground": labels.LEAVE_GROUND,
        },
        subjects={"organisation": "tổ chức", "party": "cá nhân", "list": "danh sách"},
    )
