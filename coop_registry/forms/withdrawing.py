"""Hủy ghi nhận ban đầu của một tổ chức nhập nhầm."""

from wtforms import HiddenField

from coop_registry.forms.fields import text
from core.forms import BaseForm


class WithdrawForm(BaseForm):
    """Lý do hủy ghi nhận ban đầu."""

    version = HiddenField()
    reason = text("Lý do hủy", 500, needed=True, help_text="Ví dụ: nhập hai lần cùng một giấy")
