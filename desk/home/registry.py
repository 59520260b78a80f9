"""The lists of the first page that come from the register."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import url_for

from coop_registry.labels import IMPORT_STATE
from coop_registry.queries import finding_lists, lists
from coop_registry.queries.imports import pages as import_pages
from coop_registry.queries.lists import Filters
from coop_registry.rules.kinds import Status
from core.ui import HomeList, HomeRow

URGENT = 5
#: A telephone number stays on one line.
NO_BREAK = "\u00a0"


def of_status(status: Status, title: str, empty: str) -> Callable[[Any, date], HomeList]:
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
                    note=_whom_to_ask(row),
                )
                for row in page.rows[:URGENT]
            ],
            more_url=url_for("registry.organisations", **{"tinh-trang": status.value}),
            empty_text=empty,
        )

    return make


def _whom_to_ask(row: lists.Row) -> str:
    """Return where an organisation is, who speaks for it and at which number."""
    number = row.phone.replace(" ", NO_BREAK) if row.phone else None
    speaker = ", ".join(part for part in (row.representative, number) if part)
    return f"{row.unit_name} – {speaker}" if speaker else row.unit_name


def newest(person: Any, today: date) -> HomeList:
    """Return the organisations of the person's units that were founded this year, newest first."""
    page = lists.page(
        Filters(founded_from=today.year),
        scope=person.scope_for("registry.read"),
        on=today,
        order="thanh-lap",
        descending=True,
    )
    return HomeList(
        title=f"Thành lập trong năm {today.year}",
        count=page.total,
        rows=[
            HomeRow(
                title=row.name,
                url=url_for("registry.organisation", organisation_id=row.id),
                note=f"{row.unit_name} – {row.founded or 'chưa rõ ngày thành lập'}",
            )
            for row in page.rows[:URGENT]
        ],
        more_url=url_for("registry.organisations", xep="-thanh-lap", **{"tu-nam": today.year}),
        empty_text=f"Năm {today.year} chưa ghi nhận tổ chức nào thành lập.",
    )


def findings(person: Any, today: date) -> HomeList:
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


def imports(person: Any, today: date) -> HomeList | None:
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


closing = of_status(
    Status.CLOSING,
    "Đang làm thủ tục giải thể, chấm dứt",
    "Không có tổ chức nào đang làm thủ tục giải thể, chấm dứt.",
)
suspended = of_status(
    Status.SUSPENDED,
    "Đang tạm ngừng kinh doanh",
    "Không có tổ chức nào đang tạm ngừng kinh doanh.",
)
