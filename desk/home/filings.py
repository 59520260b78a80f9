"""The lists of the first page about filings: what falls due, what waits for this person."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from flask import url_for

from coop_registry.labels import FILING_KIND
from coop_registry.queries.filings import limits, lists, records
from coop_registry.queries.filings.limits import Running
from coop_registry.rules.filings.clocks import NEAR, Clock
from coop_registry.rules.filings.kinds import FilingKind, FilingState, FilingStep
from core.dates import format_date
from core.ui import HomeList, HomeRow
from desk.home.registry import URGENT
from law.dated import Certainty
from law.deadlines import after_working_days
from reference import queries as reference

#: ASSUMPTION: an applicant is reminded two weeks before the 60 days are over.
REMIND = timedelta(days=14)

Line = tuple[Running, Clock | None]


def due(person: Any, today: date) -> HomeList:
    """Return the filings whose last day for the office is past, today or near (hồ sơ đến hạn)."""
    until = after_working_days(today, NEAR, reference.working_days()).last_day
    states = (FilingState.RECEIVED, FilingState.PROPOSED, FilingState.SIGNED)
    waiting = _running(person, "filing.read", today, *states)
    found = [(one, one.of_office) for one in waiting if _ends_by(one.of_office, until)]
    return _list(
        "Hồ sơ đến hạn",
        found,
        url_for("registry.filing_calendar"),
        f"Không có hồ sơ nào quá hạn hoặc đến hạn trong {NEAR} ngày làm việc tới.",
    )


def deciding(person: Any, today: date) -> HomeList | None:
    """Return what was proposed to the leader (chờ quyết định), None without any."""
    waiting = _running(person, "filing.decide", today, FilingState.PROPOSED)
    own = (FilingStep.PROPOSE, FilingStep.PROPOSE_REFUSAL)
    found = [(one, one.of_office) for one in waiting if not _did(person, one, *own)]
    return _waiting("Chờ anh/chị quyết định", found, FilingState.PROPOSED)


def confirming(person: Any, today: date) -> HomeList | None:
    """Return signed decisions that others wrote down (chờ người thứ hai xác nhận), None without any."""
    waiting = _running(person, "filing.work", today, FilingState.SIGNED)
    own = FilingStep.RECORD_SIGNED
    found = [(one, one.of_office) for one in waiting if not _did(person, one, own)]
    return _waiting("Quyết định đã ký chờ xác nhận", found, FilingState.SIGNED)


def completing(person: Any, today: date) -> HomeList | None:
    """Return filings whose time to be completed is nearly or quite over, None without any."""
    waiting = _running(person, "filing.work", today, FilingState.SUPPLEMENT)
    until = today + REMIND
    found = [(one, one.to_complete) for one in waiting if _ends_by(one.to_complete, until)]
    return _waiting("Chờ bổ sung, sắp hết 60 ngày", found, FilingState.SUPPLEMENT)


def _running(person: Any, permission: str, today: date, *states: FilingState) -> list[Running]:
    """Return the open filings in some states within what the permission reaches."""
    return limits.running(lists.open_within(person.scope_for(permission), states), today)


def _ends_by(clock: Clock | None, until: date) -> bool:
    return clock is not None and clock.last_day <= until


def _did(person: Any, one: Running, *steps: FilingStep) -> bool:
    """Tell whether the person did the last of these steps: nobody decides on their own work."""
    last = records.last_of(one.done, *steps)
    return last is not None and last.actor_id == person.id


def _waiting(title: str, found: list[Line], state: FilingState) -> HomeList | None:
    if not found:
        return None
    return _list(title, found, url_for("registry.filings", **{"tinh-trang": state.value}), "")


def _list(title: str, found: Iterable[Line], more_url: str, empty: str) -> HomeList:
    lines = sorted(found, key=lambda line: line[1].last_day if line[1] else date.max)
    return HomeList(
        title=title,
        count=len(lines),
        rows=[_row(one, clock) for one, clock in lines[:URGENT]],
        more_url=more_url,
        empty_text=empty,
    )


def _row(one: Running, clock: Clock | None) -> HomeRow:
    kind = FILING_KIND[FilingKind(one.row.kind)]
    return HomeRow(
        title=one.row.name,
        url=url_for("registry.filing", filing_id=one.row.id),
        note=f"{kind}: {_limit(clock)}" if clock else kind,
        deadline=clock.last_day if clock else None,
    )


def _limit(clock: Clock) -> str:
    """Return the last day and its article, marked where the text was not compared."""
    mark = "" if clock.certainty is Certainty.READ else ", chưa đối chiếu"
    return f"hết ngày {format_date(clock.last_day)} ({clock.article}{mark})"
