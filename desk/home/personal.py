"""The list of the first page about personal data: requests, proposals to decide, notices."""

from datetime import date
from typing import Any

from flask import url_for

from coop_registry.labels import REQUEST_KIND
from coop_registry.queries import subjects
from coop_registry.rules.subjects import RequestKind
from coop_registry.services.subjects import answer_clocks
from core.ui import HomeList, HomeRow

#: Proposals and notices shown; the pages have the rest.
SHOWN = 5


def personal_work(person: Any, today: date) -> HomeList | None:
    """Return what waits about personal data, None when nothing does or it is not theirs."""
    rows = [*_requests(person), *_proposals(person)]
    unread, newest = 0, []
    if person.may("registry.write"):
        unread, notices = subjects.unread_notices(person.scope_for("registry.write"), SHOWN)
        newest = [
            HomeRow(title=notice.text, url=url_for("registry.party_notices")) for notice in notices
        ]
    count = len(rows) + unread
    if not count:
        return None
    return HomeList(
        title="Dữ liệu cá nhân",
        count=count,
        rows=[*rows, *newest],
        more_url=url_for(
            "registry.subject_requests" if rows else "registry.party_notices",
        ),
        empty_text="Không có việc nào về dữ liệu cá nhân.",
    )


def _requests(person: Any) -> list[HomeRow]:
    """Return the requests that wait for an answer, the most urgent first."""
    if not person.may("party.request"):
        return []
    waiting = subjects.open_requests(person.scope_for("party.request"))
    clocks = answer_clocks(waiting)
    found = [
        HomeRow(
            title=f"{REQUEST_KIND[RequestKind(row.kind)]}: {row.asker_name}",
            url=url_for("registry.subject_request", request_id=row.id),
            note="Yêu cầu về dữ liệu cá nhân",
            deadline=clock.last_day if (clock := clocks[row.id]) else None,
        )
        for row in waiting
    ]
    return sorted(found, key=lambda row: row.deadline or date.max)


def _proposals(person: Any) -> list[HomeRow]:
    """Return the proposals of others that this person may decide."""
    if not person.may("party.decide"):
        return []
    waiting = subjects.proposals_for(person.id, person.scope_for("party.decide"))
    names = subjects.party_names({change.party_id for change in waiting})
    return [
        HomeRow(
            title=f"Sửa giấy tờ của {names[change.party_id]}",
            url=url_for("registry.identity_change", change_id=change.id),
            note="Chờ người thứ hai duyệt",
        )
        for change in waiting
    ]
