"""The lists of the first page: at most four, each for a permission the person has."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import url_for

from coop_registry.labels import IMPORT_STATE, status_label
from coop_registry.queries import finding_lists, lists
from coop_registry.queries.imports import pages as import_pages
from coop_registry.queries.lists import Filters
from coop_registry.rules.kinds import Status
from core.ui import HomeList, HomeRow
from desk.home_personal import personal_work
from reference import queries as reference
from reference.labels import JOB_STATES

URGENT = 5
#: Lists on the page.
MOST = 4


def lists_for(person: Any, today: date) -> list[HomeList]:
    """Return the lists of a person's first page; empty lists say why they are empty.

    Work with a legal term comes first, then what was begun, both only while there is some.
    """
    begun = _imports(person, today) if person.may("registry.import") else None
    first = [one for one in (personal_work(person, today), begun) if one is not None]
    found = [make(person, today) for permission, make in _LISTS if person.may(permission)]
    return first + found[: MOST - len(first)]


def _of_status(status: Status, title: str, empty: str) -> Callable[[Any, date], HomeList]:
    """Return the list of the person's organisations in a legal status."""

    def make(person: Any, today: date) -> HomeList:
        filters = Filters(status=status.value)
        page = lists.page(filters, scope=person.scope_for("registry.read"), on=today)
        return HomeList(
            title=title,
            count=page.total,
            rows=[
                HomeRow(
                    title=row.name,
                    url=url_for("registry.organisation", organisation_id=row.id),
                    note=f"{row.unit_name} – {status_label(row.kind, status)}",
                )
                for row in page.rows[:URGENT]
            ],
            more_url=url_for("registry.organisations", **{"tinh-trang": status.value}),
            empty_text=empty,
        )

    return make


def _newest(person: Any, today: date) -> HomeList:
    """Return the youngest organisations of the person's units."""
    page = lists.page(
        Filters(),
        scope=person.scope_for("registry.read"),
        on=today,
        order="thanh-lap",
        descending=True,
    )
    return HomeList(
        title="Thành lập gần đây",
        count=page.total,
        rows=[
            HomeRow(
                title=row.name,
                url=url_for("registry.organisation", organisation_id=row.id),
                note=f"{row.unit_name} – {row.founded or 'chưa rõ ngày thành lập'}",
            )
            for row in page.rows[:URGENT]
        ],
        more_url=url_for("registry.organisations", xep="-thanh-lap"),
        empty_text="Chưa có tổ chức nào. Bắt đầu bằng “Nhập từ giấy chứng nhận”.",
    )


def _findings(person: Any, today: date) -> HomeList:
    """Return what in the person's units does not agree with the law and nobody has explained."""
    total, urgent = finding_lists.urgent(person.scope_for("registry.read"), today, URGENT)
    return HomeList(
        title="Cần xem lại",
        count=total,
        rows=[
            HomeRow(
                title=found.name,
                url=url_for("registry.record_findings", organisation_id=found.organisation_id),
                note=f"{found.finding.title} – {found.unit_name}",
            )
            for found in urgent
        ],
        more_url=url_for("registry.findings", **{"giai-trinh": "chua"}),
        empty_text="Không có vấn đề nào chưa giải trình.",
    )


def _imports(person: Any, today: date) -> HomeList | None:
    """Return the lists of the person's units that wait to be gone on with, None without any."""
    count, newest = import_pages.open_imports(person.scope_for("registry.import"), URGENT)
    if not count:
        return None
    return HomeList(
        title="Danh sách đang nhập dở",
        count=count,
        rows=[
            HomeRow(
                title=line.filename,
                url=url_for("registry.import_page", import_id=line.id),
                note=f"{IMPORT_STATE[line.state]} – {line.unit_name}",
            )
            for line in newest
        ],
        more_url=url_for("registry.imports"),
        empty_text="Không có danh sách nào đang nhập dở.",
    )


def _jobs(person: Any, today: date) -> HomeList:
    """Return the person's last long jobs."""
    jobs = reference.jobs_of(person.id, page=1, per_page=URGENT)
    return HomeList(
        title="Việc chạy nền",
        count=jobs.total or 0,
        rows=[
            HomeRow(
                title=job.title,
                url=url_for("reference.job", job_id=job.id),
                note=JOB_STATES[job.state],
            )
            for job in jobs.items
        ],
        more_url=url_for("reference.jobs"),
        empty_text="Chưa có công việc nào.",
    )


_LISTS: tuple[tuple[str, Callable[[Any, date], HomeList]], ...] = (
    ("registry.read", _findings),
    (
        "registry.read",
        _of_status(
            Status.CLOSING,
            "Đang làm thủ tục giải thể, chấm dứt",
            "Không có tổ chức nào đang làm thủ tục giải thể, chấm dứt.",
        ),
    ),
    (
        "registry.read",
        _of_status(
            Status.SUSPENDED,
            "Đang tạm ngừng kinh doanh",
            "Không có tổ chức nào đang tạm ngừng kinh doanh.",
        ),
    ),
    ("registry.read", _newest),
    ("jobs.own", _jobs),
)
