"""A certificate put right (hiệu đính): the fact for the same days, and papers that said otherwise."""

from collections.abc import Callable
from typing import Any

from coop_registry.models import CapitalFact, NameFact, RepresentativeFact, SeatFact
from coop_registry.queries import records
from coop_registry.queries.filings import records as filings
from coop_registry.rules.filings.changes import (
    CapitalAsked,
    CorrectionAsked,
    NameAsked,
    RepresentativeAsked,
    SeatAsked,
)
from coop_registry.rules.kinds import FactKind
from coop_registry.services.filings.effects.context import Changes, Context, source_of
from coop_registry.services.matters import CORRECTIONS
from core.errors import RuleViolation
from papers import queries as papers
from papers import services as paper_services
from papers.states import PaperState, state_of

#: A receipt says what was handed in, and that stays true.
RECEIPT = ".receipt"
_MODELS: dict[FactKind, type[Any]] = {
    FactKind.NAME: NameFact,
    FactKind.SEAT: SeatFact,
    FactKind.REPRESENTATIVE: RepresentativeFact,
    FactKind.CAPITAL: CapitalFact,
}


def put_right(context: Context, asked: CorrectionAsked) -> Changes:
    """Correct one matter as it stands on the day of the decision; papers of it are taken back."""
    kind = asked.matter
    old = records.fact_on(_MODELS[kind], context.organisation.id, context.on)
    if old is None:
        raise RuleViolation("Ngày quyết định chưa ghi nội dung này; không có gì để hiệu đính.")
    origin = old.origin_id
    values = _VALUES[kind](asked.value)
    changes = CORRECTIONS[kind](context.organisation, values, context.act, context.on)
    _take_papers_back(origin, context)
    return changes


def _take_papers_back(act_id: int, context: Context) -> None:
    """Take back the papers of the filing that brought the wrong words: their code says so."""
    source = filings.by_act(act_id)
    if source is None:
        return
    for paper in papers.papers_about("filing", source.id, papers.EVERYBODYS):
        is_over = state_of(paper) in (PaperState.REVOKED, PaperState.SUPERSEDED)
        if is_over or paper.kind.endswith(RECEIPT):
            continue
        reason = f"Đã hiệu đính. {source_of(context.filing)}"
        paper_services.revoke(paper, on=context.on, reason=reason, actor_id=context.act.actor_id)


def _name(value: NameAsked) -> dict[str, Any]:
    return {
        "name": value.name,
        "short_name": value.short_name,
        "foreign_name": value.foreign_name,
    }


def _seat(value: SeatAsked) -> dict[str, Any]:
    return {"unit_id": value.unit_id, "address": value.address}


def _representative(value: RepresentativeAsked) -> dict[str, Any]:
    return {"person": value.person, "position": value.position}


def _capital(value: CapitalAsked) -> dict[str, Any]:
    return {"amount_vnd": value.amount_vnd}


_VALUES: dict[FactKind, Callable[[Any], dict[str, Any]]] = {
    FactKind.NAME: _name,
    FactKind.SEAT: _seat,
    FactKind.REPRESENTATIVE: _representative,
    FactKind.CAPITAL: _capital,
}
