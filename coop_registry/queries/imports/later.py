"""What was recorded of organisations after an import (ghi sau lần nhập)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import or_, select

from coop_registry.models import (
    Act,
    Contribution,
    DeclaredFact,
    Identifier,
    Import,
    ImportRow,
    Membership,
    Observation,
    TaxNotice,
    Trait,
)
from coop_registry.queries.imports.known import slices
from coop_registry.queries.imports.undo import DATED, UNDATED
from coop_registry.rules.imports.kinds import ImportState
from coop_registry.rules.kinds import ActKind, TaxKind
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


#: What an act is about: the organisation, the table, and which of its matters.
Matter = tuple[Any, ...]
_LEDGERS: tuple[type[Any], ...] = (*DATED, *UNDATED, Contribution)
_ACTS = ("origin_id", "ended_by_id", "voided_by_id")
#: Columns that tell the matters of one table apart; a table without has one of each organisation.
_APART: dict[type[Any], tuple[Any, ...]] = {
    Trait: (Trait.kind, Trait.words),
    TaxNotice: (TaxNotice.kind,),
    Membership: (Membership.party_id,),
    Contribution: (Contribution.party_id,),
    Identifier: (Identifier.scheme,),
    DeclaredFact: (DeclaredFact.what, DeclaredFact.on, DeclaredFact.year),
}
#: A part stands on the membership of the same person.
_TOGETHER = {Membership: "member", Contribution: "member"}


def matters(act_ids: Sequence[int]) -> dict[int, set[Matter]]:
    """Return what each of these acts brought, ended or took back, founding days included."""
    found: dict[int, set[Matter]] = defaultdict(set)
    for some in slices(sorted(act_ids)):
        for model in _LEDGERS:
            for act_id, matter in _matters_in(model, some):
                found[act_id].add(matter)
        for row in db.session.execute(
            select(Act.id, Act.organisation_id)
            .join(ImportRow, ImportRow.id == Act.import_row_id)
            .where(Act.id.in_(some), ImportRow.before.is_not(None))
        ):
            found[row[0]].add((row[1], FOUNDING))
    return found


FOUNDING = "founding"


def _matters_in(model: type[Any], act_ids: Sequence[int]) -> Iterator[tuple[int, Matter]]:
    names = [name for name in _ACTS if hasattr(model, name)]
    named = [getattr(model, name) for name in names]
    wanted = set(act_ids)
    rows = db.session.execute(
        select(model.organisation_id, *named, *_APART.get(model, ())).where(
            or_(*(column.in_(act_ids) for column in named))
        )
    )
    for row in rows:
        matter = (
            row[0],
            _TOGETHER.get(model, model.__tablename__),
            *_own(model, row[1 + len(names) :]),
        )
        yield from ((one, matter) for one in row[1 : 1 + len(names)] if one in wanted)


def _own(model: type[Any], values: Sequence[Any]) -> tuple[Any, ...]:
    """Return what tells a matter apart: a product in other letters is the same, debt is no state."""
    if model is Trait:
        return values[0], fold(values[1])
    return (values[0] == TaxKind.DEBT,) if model is TaxNotice else tuple(values)


def elsewhere(act_ids: Sequence[int]) -> set[int]:
    """Return which of these acts a table names that is no ledger of facts: papers, certificates."""
    found: set[int] = set()
    for mapper in Act.registry.mappers:
        model = mapper.class_
        if model in _LEDGERS or model is Observation:
            continue
        for name in _ACTS:
            column = getattr(model, name, None)
            if column is None or not _is_of_act(column):
                continue
            for some in slices(sorted(act_ids)):
                found |= set(db.session.scalars(select(column).where(column.in_(some)).distinct()))
    return found


def _is_of_act(column: Any) -> bool:
    keys = getattr(getattr(column, "property", None), "columns", ())
    return any(key.column.table is Act.__table__ for one in keys for key in one.foreign_keys)
