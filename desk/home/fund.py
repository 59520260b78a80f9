"""The lists of the first page that come from the fund's books."""

from datetime import date, timedelta
from typing import Any

from flask import url_for

from core.dates import format_date
from core.money import format_vnd
from core.ui import HomeList, HomeRow
from desk.home.registry import URGENT
from fund.labels import EVENT_TYPE
from fund.models import LoanContract
from fund.queries import funds, lists
from fund.rules.events import EventType

#: Days ahead in which a date counts as near.
SOON = timedelta(days=7)


def waiting(person: Any, today: date) -> HomeList:
    """Return what waits for a second person (đề nghị chờ duyệt), the oldest first."""
    fund = funds.current()
    found = lists.waiting(fund.id, person.scope_for("fund.read")) if fund else []
    return HomeList(
        title="Đề nghị của Quỹ chờ người thứ hai duyệt",
        count=len(found),
        rows=[
            HomeRow(
                title=f"{EVENT_TYPE[EventType(one.type)]} – {contract.number}",
                url=url_for("fund.proposal", proposal_id=one.id),
                note=_amount(one.entry["amount"]) + contract.borrower_name,
            )
            for one, contract in found[:URGENT]
        ],
        more_url=url_for("fund.home", _anchor="cho-duyet"),
        empty_text="Không có đề nghị nào đang chờ.",
    )


def _amount(amount: int | None) -> str:
    return f"{format_vnd(amount)}, " if amount else ""


def falling_due(person: Any, today: date) -> HomeList:
    """Return loans that are late or fall due within a week (đến hạn, quá hạn), the latest first."""
    fund = funds.current()
    scope = person.scope_for("fund.read")
    count, found = lists.due_until(fund.id, scope, today + SOON, URGENT) if fund else (0, [])
    return HomeList(
        title="Khoản vay quá hạn hoặc đến hạn trong 7 ngày",
        count=count,
        rows=[
            HomeRow(
                title=f"{one.number} – {one.borrower_name}",
                url=url_for("fund.loan", contract_id=one.id),
                note="có nợ quá hạn" if one.days_past_due else "đến hạn trả",
                deadline=_deadline(one, today),
            )
            for one in found
        ],
        more_url=url_for(
            "fund.loans_list", xep="-days_past_due", **{"den-han": format_date(today + SOON)}
        ),
        empty_text="Không có khoản vay nào đến hạn hoặc quá hạn.",
    )


def _deadline(one: LoanContract, today: date) -> date | None:
    """Return the day from which a loan is late, else the day of its next instalment."""
    if one.days_past_due:
        return (one.state_on or today) - timedelta(days=one.days_past_due)
    return one.next_due_on
