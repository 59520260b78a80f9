"""What papers say of persons otherwise than their records, kept beside until somebody chooses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from coop_registry.labels import PARTICULAR
from coop_registry.models import Act, IdentityChange, Party, PersonStatement
from coop_registry.queries import parties
from coop_registry.rules.particulars import OF_IDENTITY, Particular, text_of, value_of
from core.access import Scope
from core.dates import PartialDate, Precision, format_date
from core.db import db
from core.text import lower_first


def open_of(party_id: int) -> list[PersonStatement]:
    """Return the statements about a party that nobody has decided on, by matter, oldest first."""
    return list(
        db.session.scalars(
            select(PersonStatement)
            .where(PersonStatement.party_id == party_id, PersonStatement.decided_at.is_(None))
            .order_by(PersonStatement.field, PersonStatement.id)
        )
    )


def open_values(party_id: int) -> set[tuple[Particular, str]]:
    """Return (matter, value) of what waits about a party: open statements, an open proposal."""
    kept = {(Particular(one.field), one.value) for one in open_of(party_id)}
    return kept | proposed_of([party_id]).get(party_id, set())


def proposed_of(party_ids: Sequence[int]) -> dict[int, set[tuple[Particular, str]]]:
    """Return (matter, value) of the proposals about parties that nobody has decided on."""
    found: dict[int, set[tuple[Particular, str]]] = {}
    for change in db.session.scalars(
        select(IdentityChange).where(
            IdentityChange.party_id.in_(party_ids), IdentityChange.decided_at.is_(None)
        )
    ):
        values: dict[Particular, object] = {
            Particular.IDENTITY_NO: change.identity_masked,
            Particular.IDENTITY_ON: change.identity_on,
            Particular.IDENTITY_BY: change.identity_by,
            Particular.NATIONALITY: change.nationality,
        }
        if change.birth_on and change.birth_precision:
            birth = PartialDate(change.birth_on, Precision(change.birth_precision))
            values[Particular.BIRTH] = birth
        found[change.party_id] = {
            (what, str(value) if what is Particular.IDENTITY_NO else text_of(what, value))
            for what, value in values.items()
            if value is not None
        }
    return found


def get(party_id: int, statement_id: int) -> PersonStatement | None:
    """Return a statement about this party."""
    return db.session.scalar(
        select(PersonStatement).where(
            PersonStatement.id == statement_id, PersonStatement.party_id == party_id
        )
    )


def locked(statement: PersonStatement) -> PersonStatement:
    """Return a statement as it stands now; nobody else decides it until the transaction ends."""
    return db.session.scalars(
        select(PersonStatement)
        .where(PersonStatement.id == statement.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


@dataclass(frozen=True)
class SaidShown:
    """What a paper says of one particular, beside what is held (giá trị khác)."""

    statement_id: int
    matter: str
    held: str | None
    said: str
    #: Of another unit's paper only that it is one.
    source: str
    on: date
    is_identity: bool
    is_open: bool


@dataclass(frozen=True)
class Told:
    """What was not taken over of a person's particulars, in words."""

    party_id: int
    words: str


def shown(party: Party, statement: PersonStatement, scope: Scope) -> SaidShown:
    """Return a statement beside the record, as a reader of these units may see it."""
    act = db.session.get_one(Act, statement.origin_id)
    what = Particular(statement.field)
    return SaidShown(
        statement_id=statement.id,
        matter=PARTICULAR[what],
        held=held_words(party, what),
        said=_said(statement),
        source=act.source if scope.covers_unit(statement.unit_id) else "Giấy tờ của đơn vị khác",
        on=act.on,
        is_identity=what in OF_IDENTITY,
        is_open=statement.decided_at is None,
    )


def shown_of(party: Party, scope: Scope) -> list[SaidShown]:
    """Return all open statements about a party beside its record."""
    return [shown(party, one, scope) for one in open_of(party.id)]


def told_of(party_ids: Iterable[int], act_ids: Sequence[int]) -> list[Told]:
    """Return what these acts left waiting about each party: values kept beside, and proposals."""
    ids = list(dict.fromkeys(party_ids))
    if not ids:
        return []
    people = {one.id: one for one in db.session.scalars(select(Party).where(Party.id.in_(ids)))}
    said: dict[int, list[str]] = defaultdict(list)
    for one in _open_of_many(ids, act_ids):
        what = Particular(one.field)
        held = held_words(people[one.party_id], what) or "trống"
        said[one.party_id].append(
            f"{lower_first(PARTICULAR[what])} đang ghi {held}, giấy tờ ghi {_said(one)}"
        )
    waiting = set(
        db.session.scalars(
            select(IdentityChange.party_id).where(
                IdentityChange.party_id.in_(ids),
                IdentityChange.origin_id.in_(act_ids),
                IdentityChange.decided_at.is_(None),
            )
        )
    )
    return [
        Told(party_id, _told(people[party_id].full_name, said[party_id], party_id in waiting))
        for party_id in ids
        if said[party_id] or party_id in waiting
    ]


def held_words(party: Party, what: Particular) -> str | None:
    """Return what is recorded of one particular, in words; of a number the ends."""
    if what is Particular.BIRTH:
        birth = parties.birth_of(party)
        return str(birth) if birth else None
    if what is Particular.IDENTITY_NO:
        return party.identity_masked
    value = getattr(party, what.value)
    return format_date(value) if isinstance(value, date) else value


def _said(statement: PersonStatement) -> str:
    """Return a statement's value in words."""
    value = value_of(Particular(statement.field), statement.value)
    return format_date(value) if isinstance(value, date) else str(value)


def _told(name: str, said: list[str], waits: bool) -> str:
    """Return in words what was not taken over of one person."""
    words = []
    if said:
        words.append(
            f"Hồ sơ chung của {name} giữ nguyên: {'; '.join(said)}. Giá trị khác được giữ cạnh hồ sơ "
            "cho đến khi có người chọn."
        )
    if waits:
        words.append(
            f"Số giấy tờ, ngày sinh hoặc quốc tịch của {name} ghi khác hồ sơ chung đang chờ người "
            "thứ hai duyệt."
        )
    return " ".join(words)


def _open_of_many(party_ids: list[int], act_ids: Sequence[int]) -> list[PersonStatement]:
    return list(
        db.session.scalars(
            select(PersonStatement)
            .where(
                PersonStatement.party_id.in_(party_ids),
                PersonStatement.origin_id.in_(act_ids),
                PersonStatement.decided_at.is_(None),
            )
            .order_by(PersonStatement.party_id, PersonStatement.id)
        )
    )
