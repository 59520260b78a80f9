"""Who already has an identifier or a like name."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select

from coop_registry.models import Identifier, NameFact, Organisation
from coop_registry.rules.kinds import Scheme
from core.db import db
from core.text import clean, fold
from reference import queries as reference
from reference.models import Unit

#: Words that tell nothing of a name: kinds and the commonest fields of business.
_COMMON = frozenset(
    [
        "hop",
        "tac",
        "xa",
        "htx",
        "lien",
        "hiep",
        "to",
        "nong",
        "nghiep",
        "dich",
        "vu",
        "san",
        "xuat",
        "kinh",
        "doanh",
        "che",
        "bien",
        "lam",
        "nghiep",
        "thuong",
        "mai",
        "tong",
        "va",
        "nong",
        "lam",
        "san",
    ]
)


@dataclass(frozen=True)
class Holder:
    """An organisation that has an identifier or a like name."""

    organisation_id: int
    name: str
    unit_name: str
    founded_on: date | None
    unit_id: int


def holder_of(scheme: Scheme, normal: str) -> Holder | None:
    """Return the organisation with this identifier, whatever its unit."""
    return next(
        (
            Holder(*row)
            for row in db.session.execute(
                _holders()
                .join(Identifier, Identifier.organisation_id == Organisation.id)
                .where(
                    Identifier.scheme == scheme.value,
                    Identifier.normal == normal,
                    Identifier.voided_by_id.is_(None),
                )
                .order_by(NameFact.start_on.desc())
            )
        ),
        None,
    )


def similar_in_unit(folded: str, unit_id: int) -> list[Holder]:
    """Return organisations of the unit whose own name has the same words (never merged alone)."""
    own = own_words(folded)
    rows = db.session.execute(
        _holders().where(Organisation.unit_id == unit_id).add_columns(NameFact.name_search)
    )
    found = {row[0]: Holder(*row[:5]) for row in rows if own and own_words(row.name_search) == own}
    return list(found.values())


def named_alike_in_district(name: str, unit_id: int) -> list[Holder]:
    """Return organisations of the unit's district with the very same name (trùng tên).

    Capital letters do not count (khoản 1 Điều 17 Nghị định 92/2024/NĐ-CP), tone marks do. Where
    there is no district, the units beside it under the province.
    """
    line = reference.seat_line(unit_id)
    if len(line) < 2:
        return []
    rows = db.session.execute(
        _holders()
        .where(
            Organisation.unit_id.in_(reference.former_district_ids(line[1].id)),
            NameFact.name_search == fold(name),
        )
        .order_by(NameFact.name_sort, Organisation.id)
    )
    found = {row[0]: Holder(*row) for row in rows if _same(row[1], name)}
    return list(found.values())


def _same(one: str, other: str) -> bool:
    """Tell whether two names are written alike, capital letters aside."""
    return clean(one).casefold() == clean(other).casefold()


def own_words(folded: str) -> tuple[str, ...]:
    """Return the words of a folded name that are its own ("htx nong nghiep tan thanh" → tan thanh)."""
    words = [word for word in folded.split() if word not in _COMMON]
    return tuple(words or folded.split())


def _holders() -> Select[tuple[int, str, str, date | None, int]]:
    """Return the select of organisations with their names and units."""
    return (
        select(
            Organisation.id,
            NameFact.name,
            Unit.name,
            Organisation.founded_on,
            Organisation.unit_id,
        )
        .join(NameFact, NameFact.organisation_id == Organisation.id)
        .join(Unit, Unit.id == Organisation.unit_id)
        .where(NameFact.voided_by_id.is_(None))
    )
