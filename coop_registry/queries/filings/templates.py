"""Word templates of the offices: the one in use, those a person sees."""

from collections.abc import Collection

from sqlalchemy import select

from coop_registry.labels import FILING_PAPER
from coop_registry.models import PaperTemplate
from coop_registry.rules.filings.papers import FilingPaperKind
from core.access import Scope
from core.db import db


def in_use(unit_id: int | None, paper: FilingPaperKind) -> PaperTemplate | None:
    """Return the template that an office's unit uses for a paper, None where ours is used."""
    return db.session.scalar(
        select(PaperTemplate).where(
            PaperTemplate.unit_id == unit_id,
            PaperTemplate.paper == paper.value,
            PaperTemplate.ended_at.is_(None),
        )
    )


def of_units(scope: Scope) -> list[PaperTemplate]:
    """Return the templates in use of the person's units, by unit and paper."""
    query = select(PaperTemplate).where(PaperTemplate.ended_at.is_(None))
    if scope.unit_ids is not None:
        query = query.where(PaperTemplate.unit_id.in_(scope.unit_ids))
    return list(db.session.scalars(query.order_by(PaperTemplate.unit_id, PaperTemplate.paper)))


def template(template_id: int, scope: Scope) -> PaperTemplate | None:
    """Return a template of the person's units, also one that has ended."""
    found = db.session.get(PaperTemplate, template_id)
    return found if found is not None and scope.covers_unit(found.unit_id) else None


def names(template_ids: Collection[int]) -> dict[int, str]:
    """Return how the log names templates."""
    rows = db.session.execute(
        select(PaperTemplate.id, PaperTemplate.paper).where(PaperTemplate.id.in_(template_ids))
    )
    return {key: f"Mẫu: {FILING_PAPER[FilingPaperKind(paper)]}" for key, paper in rows}
