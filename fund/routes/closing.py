"""Closing a month (khóa sổ tháng): the months, one month, beginning, opening again."""

from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from core.access import requires
from core.clock import today_vn
from core.forms import BaseForm
from fund.forms.events import ConfirmForm, ReasonForm
from fund.labels import books as book_labels
from fund.models import SupportFund
from fund.queries import close_pages, closing, funds
from fund.queries.close_pages import MonthPage
from fund.routes import bp
from fund.routes.attempts import attempt, fund_or_404
from fund.rules.books.contracts import MonthState
from fund.rules.books.months import deadline, told_month
from fund.services import closing as services
from fund.services.closing.runs import SILENT
from reference.jobs import enqueue


@bp.get("/quy-ho-tro/khoa-so")
@requires("fund.read", scope="all")
def closing_months() -> ResponseReturnValue:
    """List the months of the books that have ended, newest first."""
    fund, today = funds.current(), today_vn()
    if fund is None:
        return render_template("fund/books/none.html", title="Khóa sổ tháng")
    found = close_pages.listed_months(fund, today)
    coming = close_pages.coming(fund)
    return render_template(
        "fund/closing.html",
        months=found,
        coming=coming if any(one.month == coming for one in found) else None,
        limit=deadline(coming),
        late=close_pages.late_counts(fund.id, found),
        people=accounts.names({one.closed_by_id for one in found if one.closed_by_id}),
        books=book_labels,
        today=today,
    )


@bp.get("/quy-ho-tro/khoa-so/<int:year>/<int:number>")
@requires("fund.read", scope="all")
def closing_month(year: int, number: int) -> ResponseReturnValue:
    """Show the close of a month: what is left to do, how far it is, what was posted."""
    fund, month = fund_or_404(), _month(year, number)
    page = close_pages.month_page(fund, month, today_vn(), SILENT)
    return render_template(
        "fund/closing_month.html",
        page=page,
        title=told_month(month),
        corrections=_corrections(page),
        confirm_form=ConfirmForm(),
        reason_form=ReasonForm(),
        people=accounts.names({one.actor_id for one in page.runs}),
        books=book_labels,
    )


def _corrections(page: MonthPage) -> list[dict[str, Any]]:
    """Return what later records would have changed in a closed month, a line for each figure."""
    if page.row is None or page.state is not MonthState.CLOSED:
        return []
    found = services.corrections(page.row)
    names = closing.contracts_named(one.contract_id for one in found)
    return [
        {
            "contract_id": one.contract_id,
            "number": names[one.contract_id][0],
            "borrower": names[one.contract_id][1],
            "what": book_labels.MONTH_FIGURE[what],
            "is_money": what.endswith("_vnd"),
            "then": then,
            "now": now,
        }
        for one in found
        for what, then, now in one.values
    ]


@bp.post("/quy-ho-tro/khoa-so/<int:year>/<int:number>/bat-dau")
@requires("fund.close", scope="all")
def start_closing(year: int, number: int) -> ResponseReturnValue:
    """Begin to close a month; the work is done by a long job (bắt đầu khóa sổ)."""
    fund, month, form, jobs = fund_or_404(), _month(year, number), ConfirmForm(), []
    done = attempt(
        form,
        lambda: jobs.append(
            services.start(fund.id, month, actor_id=current_user.id, on=today_vn())
        ),
        leads_to=_address(month),
        said=f"Đã bắt đầu khóa sổ tháng {told_month(month)}.",
    )
    if done:
        enqueue(jobs[0])
    return done or _back(form, month)


@bp.post("/quy-ho-tro/khoa-so/<int:year>/<int:number>/mo-lai")
@requires("fund.close", scope="all")
def reopen_month(year: int, number: int) -> ResponseReturnValue:
    """Open a month again whose close did not end (mở lại tháng đang khóa sổ)."""
    fund, month, form = fund_or_404(), _month(year, number), ReasonForm()
    reason = form.reason.data or ""
    done = attempt(
        form,
        lambda: services.reopen(fund.id, month, reason, actor_id=current_user.id),
        leads_to=_address(month),
        said=f"Đã mở lại tháng {told_month(month)}; nhớ khóa sổ lại sau khi sửa xong.",
    )
    return done or _back(form, month)


def _back(form: BaseForm, month: date) -> ResponseReturnValue:
    """Lead back to the month's page with what was refused."""
    for _id, _label, message in form.error_list():
        flash(message, "warning")
    return redirect(_address(month), code=303)


def _address(month: date) -> str:
    return url_for(".closing_month", year=month.year, number=month.month)


def _month(year: int, number: int) -> date:
    """Return the first day of a month of the books; there is no other."""
    fund: SupportFund = fund_or_404()
    if not (1 <= number <= 12 and 1945 <= year <= 2100):
        abort(404)
    month = date(year, number, 1)
    if month < close_pages.first_month(fund):
        abort(404)
    return month
