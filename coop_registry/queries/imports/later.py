"""What was recorded of organisations after an import (ghi sau lần nhập)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import or_, select

from coop_registry.models import Act, Contribution, Import, ImportRow, Trait
from coop_registry.queries.imports.known import slices
from coop_registry.queries.imports.undo import DATED, UNDATED
from coop_registry.rules.imports.kinds import ImportState
from coop_registry.rules.kinds import ActKind
from core.db import db
from core.text import fold

#: How the act of an import taken back names it.
UNDONE_SOURCE = "Hoàn tác lần nhập danh sách số {} ("


class LaterAct(NamedTuple):
    """An act of an organisation, with the import it came by."""

    id: int
    organisation_id: int
    number: int
    on: date
    source: str
    import_id: int | None
    filename: str | None


def acts_after(last: dict[int, int]) -> list[LaterAct]:
    """Return what was recorded after an act's number, by organisation; what was undone is left out.

    An import taken back and the act that took it back leave nothing behind.
    """
    found: list[LaterAct] = []
    undone: set[tuple[int, int]] = set()
    reversals: list[LaterAct] = []
    for some in slices(sorted(last)):
        for row in db.session.execute(_acts(some)):
            act, kind, state = LaterAct(*row[:7]), row[7], row[8]
            if state == ImportState.UNDONE and act.import_id is not None:
                undone.add((act.organisation_id, act.import_id))
            elif act.number > last[act.organisation_id]:
                (reversals if kind == ActKind.CORRECTION else found).append(act)
    return found + [act for act in reversals if not _takes_back(act, undone)]


def _acts(organisation_ids: Sequence[int]) -> Any:
    return (
        select(
            Act.id, Act.organisation_id, Act.number, Act.on, Act.source,
            ImportRow.import_id, Import.filename, Act.kind, Import.state,
        )
        .outerjoin(ImportRow, ImportRow.id == Act.import_row_id)
        .outerjoin(Import, Import.id == ImportRow.import_id)
        .where(Act.organisation_id.in_(organisation_ids))
        .order_by(Act.organisation_id, Act.number)
    )  # fmt: skip


def _takes_back(act: LaterAct, undone: set[tuple[int, int]]) -> bool:
    return any(
        organisation_id == act.organisation_id
        and act.source.startswith(UNDONE_SOURCE.format(import_id))
        for organisation_id, import_id in undone
    )


def touching_more_than_traits(act_ids: Sequence[int]) -> set[int]:
    """Return which of these acts brought, ended or took back anything but qualities."""
    found: set[int] = set()
    for some in slices(sorted(act_ids)):
        for model in (*DATED, *UNDATED, Contribution):
            if model is not Trait:
                found |= _acts_in(model, some)
        found |= set(
            db.session.scalars(
                select(Act.id)
                .join(ImportRow, ImportRow.id == Act.import_row_id)
                .where(Act.id.in_(some), ImportRow.before.is_not(None))
            )
        )
    return found


def _acts_in(model: type[Any], act_ids: Sequence[int]) -> set[int]:
    """Return which of these acts a table names."""
    found: set[int] = set()
    for name in ("origin_id", "ended_by_id", "voided_by_id"):
        column = getattr(model, name, None)
        if column is not None:
            found |= set(db.session.scalars(select(column).where(column.in_(act_ids)).distinct()))
    return found


def traits_touched(act_ids: Sequence[int]) -> set[tuple[int, str, str]]:
    """Return (organisation, kind, folded words) of the qualities these acts are about."""
    found: set[tuple[int, str, str]] = set()
    for some in slices(sorted(act_ids)):
        rows = db.session.execute(
            select(Trait.organisation_id, Trait.kind, Trait.words).where(
                or_(
                    Trait.origin_id.in_(some),
                    Trait.ended_by_id.in_(some),
                    Trait.voided_by_id.in_(some),
                )
            )
        )
        found |= {(row[0], row[1], fold(row[2])) for row in rows}
    return found
