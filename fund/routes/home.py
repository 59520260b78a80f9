"""The first page of the fund's books, and what the fund declares of itself."""

from datetime import date

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from core import once
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db
from fund import labels
from fund.forms.funds import CapitalForm, FundForm, PolicyForm, SourceForm
from fund.labels import books as book_labels
from fund.queries import checks, funds, ledger, lists, months
from fund.routes import bp
from fund.routes.attempts import attempt, fund_or_404
from fund.rules.books.policies import shown_value
from fund.rules.books.roles import FundModel, Regime, SourceKind
from fund.rules.limits import Headroom, lending_limits
from fund.rules.terms import RiskBearer
from fund.services import funds as services
from fund.services.funds import FundEntry
from fund.services.verifying import verify
from law.dated import NoRuleInForce
from reference import queries as reference

#: The agency of the fund in the shipped data.
_AGENCY = "quy-ho-tro-phat-trien-htx-bac-kan"


@bp.get("/quy-ho-tro")
@requires("fund.read", scope="unit")
def home() -> ResponseReturnValue:
    """Show the fund: capital, limits, loans, what waits, the last check of the books."""
    today, fund, scope = today_vn(), funds.current(), current_scope()
    if fund is None:
        return render_template("fund/home_empty.html")
    capital = funds.capital_on(fund.id, today)
    waiting = lists.waiting(fund.id, scope)
    return render_template(
        "fund/home.html",
        fund=fund,
        capital=capital,
        limits=_limits(capital.actual, today) if capital else None,
        totals=lists.totals(fund.id, scope),
        waiting=waiting,
        people=accounts.names({one.made_by_id for one, _ in waiting}),
        check=checks.last_check(fund.id),
        closed=months.last_closed(fund.id),
        labels=labels,
        books=book_labels,
    )


def _limits(actual: int, on: date) -> Headroom | None:
    try:
        return lending_limits(actual, on)
    except NoRuleInForce:
        return None


@bp.route("/quy-ho-tro/khai-bao", methods=["GET", "POST"])
@requires("fund.policy", scope="all")
def open_fund() -> ResponseReturnValue:
    """Open the fund of the province (khai báo Quỹ)."""
    form = FundForm()
    agency = reference.agency_by_key(_AGENCY) or abort(404)
    if form.validate_on_submit():
        entry = FundEntry(
            name=form.name.data or "",
            model=FundModel(form.model.data),
            unit_id=agency.unit_id or abort(404),
            agency_id=agency.id,
            regime=Regime(form.regime.data),
            books_from=form.books_from.data,
        )
        done = attempt(
            form,
            lambda: services.open_fund(entry, actor_id=current_user.id),
            leads_to=url_for(".settings"),
            said="Đã khai báo Quỹ. Hãy nhập vốn và quy định, rồi để người thứ hai xác nhận.",
        )
        if done:
            return done
    return render_template("fund/form.html", form=form, title="Khai báo Quỹ", back=url_for(".home"))


@bp.get("/quy-ho-tro/von-va-quy-dinh")
@requires("fund.read", scope="all")
def settings() -> ResponseReturnValue:
    """Show sources, equity and policies, those that wait for the second person too."""
    fund = fund_or_404()
    capital, policies = funds.capital_facts(fund.id), funds.policies(fund.id)
    people = {one.entered_by_id for one in (*capital, *policies)}
    people |= {one.confirmed_by_id for one in (*capital, *policies) if one.confirmed_by_id}
    return render_template(
        "fund/settings.html",
        fund=fund,
        sources=funds.sources(fund.id),
        capital=capital,
        policies=policies,
        shown_value=shown_value,
        people=accounts.names(people),
        labels=labels,
        books=book_labels,
    )


@bp.get("/quy-ho-tro/he-thong-tai-khoan")
@requires("fund.read", scope="all")
def chart() -> ResponseReturnValue:
    """Show the chart of accounts with roles and balances."""
    fund = fund_or_404()
    roles: dict[int, list[str]] = {}
    for role, account in ledger.accounts_by_role(fund.id).items():
        roles.setdefault(account.id, []).append(book_labels.ROLE[role])
    return render_template(
        "fund/chart.html",
        fund=fund,
        accounts=ledger.chart(fund.id),
        balances=ledger.balances(fund.id),
        roles=roles,
        books=book_labels,
    )


@bp.route("/quy-ho-tro/von/moi", methods=["GET", "POST"])
@requires("fund.policy", scope="all")
def new_capital() -> ResponseReturnValue:
    """Type a part of the equity as of a day."""
    fund, form = fund_or_404(), CapitalForm()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.enter_capital(
                fund,
                form.part_chosen(),
                form.on.data,
                form.amount_vnd.data,
                form.document.data or "",
                actor_id=current_user.id,
            ),
            leads_to=url_for(".settings"),
            said="Đã nhập; số này có hiệu lực khi người thứ hai xác nhận.",
        )
        if done:
            return done
    return _form(form, "Nhập vốn chủ sở hữu")


@bp.route("/quy-ho-tro/nguon-von/moi", methods=["GET", "POST"])
@requires("fund.policy", scope="all")
def new_source() -> ResponseReturnValue:
    """Add a source of capital."""
    fund, form = fund_or_404(), SourceForm()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.add_source(
                fund,
                form.name.data or "",
                SourceKind(form.kind.data),
                RiskBearer(form.risk_bearer.data),
                form.start_on.data,
                actor_id=current_user.id,
                document=form.document.data,
            ),
            leads_to=url_for(".settings"),
            said="Đã thêm nguồn vốn.",
        )
        if done:
            return done
    return _form(form, "Thêm nguồn vốn")


@bp.route("/quy-ho-tro/quy-dinh/moi", methods=["GET", "POST"])
@requires("fund.policy", scope="all")
def new_policy() -> ResponseReturnValue:
    """Enter a policy from its signed decision."""
    fund, form = fund_or_404(), PolicyForm()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.enter_policy(fund, form.entry(), actor_id=current_user.id),
            leads_to=url_for(".settings"),
            said="Đã nhập; quy định có hiệu lực khi người thứ hai xác nhận.",
        )
        if done:
            return done
    return _form(form, "Nhập quy định của Quỹ")


def _form(form: CapitalForm | SourceForm | PolicyForm, title: str) -> ResponseReturnValue:
    return render_template("fund/form.html", form=form, title=title, back=url_for(".settings"))


@bp.get("/quy-ho-tro/kiem-tra-so")
@requires("fund.read", scope="all")
def check_page() -> ResponseReturnValue:
    """Show what the last check of the books found."""
    fund = fund_or_404()
    check = checks.last_check(fund.id)
    people = accounts.names({check.actor_id} if check and check.actor_id else set())
    return render_template(
        "fund/check.html", fund=fund, check=check, people=people, books=book_labels
    )


@bp.post("/quy-ho-tro/kiem-tra-so/chay")
@requires("fund.book", scope="all")
def run_check() -> ResponseReturnValue:
    """Check the books now."""
    verify(fund_or_404(), actor_id=current_user.id)
    response = once.leads_to(url_for(".check_page"))
    db.session.commit()
    return response
