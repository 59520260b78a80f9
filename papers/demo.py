"""The mark of papers that mean nothing in law: made up records, or a day that stands still."""

from flask import current_app, has_app_context

DEMO = "DỮ LIỆU TRÌNH DIỄN"


def demo_mark(*, is_demo: bool = False) -> str:
    """Return the mark for a made-up record, or for any while the program stands on a fixed day.

    The builders of PDF, Word and workbook ask this themselves, so that no room can forget it.
    """
    stands_still = has_app_context() and current_app.config.get("APP_TODAY") is not None
    return DEMO if is_demo or stands_still else ""
