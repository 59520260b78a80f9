"""The second person decides on capital and policies (xác nhận, trả lại)."""

from collections.abc import Callable

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core.access import requires
from fund.models import CapitalFact, FundPolicy
from fund.queries import funds
from fund.routes import bp
from fund.routes.attempts import decided
from fund.services import funds as services


@bp.post("/quy-ho-tro/von/<int:capital_id>/xac-nhan")
@requires("fund.policy", scope="all")
def confirm_capital(capital_id: int) -> ResponseReturnValue:
    """Confirm a part of the equity."""
    return _decide(funds.capital_locked(capital_id), services.confirm, "Đã xác nhận.")


@bp.post("/quy-ho-tro/von/<int:capital_id>/tra-lai")
@requires("fund.policy", scope="all")
def reject_capital(capital_id: int) -> ResponseReturnValue:
    """Turn a part of the equity down."""
    return _decide(funds.capital_locked(capital_id), services.reject, "Đã trả lại.")


@bp.post("/quy-ho-tro/quy-dinh/<int:policy_id>/xac-nhan")
@requires("fund.policy", scope="all")
def confirm_policy(policy_id: int) -> ResponseReturnValue:
    """Confirm a policy."""
    return _decide(funds.policy_locked(policy_id), services.confirm, "Đã xác nhận quy định.")


@bp.post("/quy-ho-tro/quy-dinh/<int:policy_id>/tra-lai")
@requires("fund.policy", scope="all")
def reject_policy(policy_id: int) -> ResponseReturnValue:
    """Turn a policy down."""
    return _decide(funds.policy_locked(policy_id), services.reject, "Đã trả lại quy định.")


def _decide(
    fact: CapitalFact | FundPolicy | None, work: Callable[..., None], said: str
) -> ResponseReturnValue:
    found = fact or abort(404)
    return decided(lambda: work(found, actor_id=current_user.id), url_for(".settings"), said)
