"""What this room forgets by itself (thời hạn lưu): tries to sign in."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete

from accounts.models import LoginAttempt
from core.db import db


def forget_tries_before(moment: datetime) -> int:
    """Delete tries to sign in (lần đăng nhập) made before a moment; return how many."""
    gone: Any = db.session.execute(delete(LoginAttempt).where(LoginAttempt.at < moment))
    return int(gone.rowcount)
