"""Moments of a program that stands on a fixed day."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from core.clock import shown_vn
from core.filters import show_moment

LATER = datetime(2026, 11, 29, 1, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fixed", "moment", "shown"),
    [
        (None, LATER, "29/11/2026 08:28"),
        (date(2025, 6, 2), LATER, "02/06/2025 08:28"),
        # What was recorded before that day keeps its own.
        (date(2025, 6, 2), datetime(2025, 6, 1, 16, 59, tzinfo=UTC), "01/06/2025 23:59"),
        (date(2025, 6, 2), datetime(2025, 6, 1, 17, 0, tzinfo=UTC), "02/06/2025 00:00"),
        (date(2025, 6, 2), datetime(2025, 6, 2, 17, 0, tzinfo=UTC), "02/06/2025 00:00"),
    ],
)
def test_what_is_done_in_a_program_that_stands_is_shown_on_its_day(
    fixed: date | None, moment: datetime, shown: str
) -> None:
    app = Flask("standing")
    app.config["APP_TODAY"] = fixed
    with app.app_context():
        assert show_moment(moment) == shown
        assert shown_vn(moment).utcoffset() is not None
