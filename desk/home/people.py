"""The lists of the first page about people and their duties, for administrators."""

from datetime import date, timedelta
from typing import Any

from flask import url_for

from accounts import queries
from core.dates import format_date
from core.ui import HomeList, HomeRow
from desk.home.registry import URGENT

#: Days in which a duty that ends is to be looked after: a decision for another needs its time.
SOON = timedelta(days=30)


def ending(person: Any, today: date) -> HomeList:
    """Return the duties that end soon (nhiệm vụ sắp hết hạn), the nearest first."""
    lines = queries.duties_ending(today, today + SOON)
    return HomeList(
        title="Nhiệm vụ hết hạn trong 30 ngày",
        count=len(lines),
        rows=[
            HomeRow(
                title=line.person,
                url=url_for("accounts.person", user_id=line.user_id),
                note=f"{line.duty} – {line.place}",
                deadline=line.last_on,
            )
            for line in lines[:URGENT]
        ],
        more_url=url_for("accounts.people"),
        empty_text="Trong 30 ngày tới không có nhiệm vụ nào hết hạn.",
    )


def without_duty(person: Any, today: date) -> HomeList:
    """Return the active people who hold no duty (chưa được giao nhiệm vụ): they can do nothing."""
    people = queries.people_without_duty(today)
    return HomeList(
        title="Người dùng chưa được giao nhiệm vụ",
        count=len(people),
        rows=[
            HomeRow(
                title=one.full_name,
                url=url_for("accounts.person", user_id=one.id),
                note=f"Lập ngày {format_date(one.created_at.date())}",
            )
            for one in people[:URGENT]
        ],
        more_url=url_for("accounts.people"),
        empty_text="Mọi người dùng đang hoạt động đều có nhiệm vụ.",
    )
