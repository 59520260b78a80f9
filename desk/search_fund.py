"""What the fund answers to a search: contracts by number or borrower (hợp đồng tín dụng)."""

from flask import url_for

from core.money import format_vnd
from core.text import fold
from core.ui import tone
from desk.search_hits import Asked, Group, Hit
from fund.labels.books import STAGE
from fund.models import LoanContract
from fund.queries import funds, lists
from fund.queries.lists import LoanFilters
from fund.rules.books.contracts import Stage

#: Two letters stand somewhere in nearly every name.
_SHORTEST = 3


def groups(asked: Asked) -> list[Group]:
    """Return the contracts of the person's units whose number or borrower has the words."""
    fund = funds.current()
    if fund is None or len(fold(asked.typed)) < _SHORTEST:
        return []
    page = lists.loans_page(
        fund.id,
        LoanFilters(text=asked.typed),
        asked.person.scope_for("fund.read"),
        "-signed_on",
        1,
    )
    hits = [_contract(one) for one in page.rows[: asked.most]]
    return [Group("khoan-vay", "Hợp đồng tín dụng", hits, page.total > len(hits))]


def _contract(one: LoanContract) -> Hit:
    return Hit(
        title=f"{one.number} – {one.borrower_name}",
        url=url_for("fund.loan", contract_id=one.id),
        note=f"Dư nợ gốc {format_vnd(one.outstanding_vnd)}",
        tag=STAGE[Stage(one.stage)],
        tone=tone(one.stage),
    )
