"""The lines of a list: what its columns say of each organisation on a day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from coop_registry.models import (
    ActivityFact,
    BusinessLine,
    CapitalFact,
    ContactFact,
    DeclaredFact,
    Identifier,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
    Trait,
)
from coop_registry.queries import finding_lists
from coop_registry.queries.finding_lists import Asked
from coop_registry.queries.lists.conditions import of_day, standing
from coop_registry.queries.member_counts import counts_on
from coop_registry.rules.findings import Counted
from coop_registry.rules.kinds import Declared, Scheme
from coop_registry.rules.membership import TraitKind
from core.access import Scope
from core.dates import PartialDate, Precision
from core.db import db, in_force
from core.paging import PAGE_SIZE, Page
from reference.models import Unit, Vsic

#: As many ids as a statement takes one by one; for more, every row of the day is read.
_FEW = 500
_FIGURES = {
    "lao-dong": Declared.WORKERS,
    "doanh-thu": Declared.REVENUE,
    "loi-nhuan": Declared.PROFIT,
    "thu-nhap": Declared.INCOME_PER_WORKER,
    "xep-loai": Declared.RATING,
}
_TRAITS = {"linh-vuc": TraitKind.FIELD, "san-pham": TraitKind.PRODUCT, "ocop": TraitKind.OCOP}
_SCHEMES = {"giay-chung-nhan": Scheme.CERTIFICATE_NO, "ma-so-thue": Scheme.TAX_CODE}


@dataclass(frozen=True)
class Row:
    """One line of the list; `more` holds what further columns say, by their key."""

    id: int
    kind: str
    name: str
    is_demo: bool
    founded_on: date | None
    founded_precision: str | None
    registered_on: date | None
    unit_name: str
    district_name: str | None
    address: str | None
    status: str | None
    capital_vnd: int | None
    code: str | None
    representative: str | None
    position: str | None
    contact: str | None
    phone: str | None
    email: str | None
    counted: Counted | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def founded(self) -> PartialDate | None:
        """Return the founding day as far as known."""
        if self.founded_on is None or self.founded_precision is None:
            return None
        return PartialDate(self.founded_on, Precision(self.founded_precision))

    @property
    def members(self) -> int | None:
        """Return the number of members: listed where the list is complete, else declared."""
        return self.counted.total if self.counted else None


def rows_of(ids: Sequence[int], on: date, columns: Collection[str], scope: Scope) -> list[Row]:
    """Return the lines of some organisations in the given order.

    However many lines there are, each group of columns costs one statement.
    """
    if not ids:
        return []
    read = {values[0]: values for values in db.session.execute(_plain(on).where(_among(ids)))}
    return _completed([read[one] for one in ids], on, columns, scope)


def reached(ids: Sequence[int], *, scope: Scope, on: date) -> dict[int, Row]:
    """Return what every line has, of the organisations among these that a person may reach."""
    if not ids:
        return {}
    query = _plain(on).where(Organisation.id.in_(ids))
    if scope.unit_ids is not None:
        query = query.where(Organisation.unit_id.in_(sorted(scope.unit_ids)))
    return {values[0]: Row(*values) for values in db.session.execute(query)}


def page_of(
    asked: Select[Any],
    order: Sequence[ColumnElement[Any]],
    number: int,
    *,
    on: date,
    columns: Collection[str],
    scope: Scope,
) -> Page[Row]:
    """Return one page of what is asked for, cut out, counted and read in one statement."""
    place = func.row_number().over(order_by=order).label("place")
    page = (
        asked.add_columns(func.count().over().label("total"), place)
        .order_by(*order)
        .limit(PAGE_SIZE)
        .offset((number - 1) * PAGE_SIZE)
        .cte("page")
    )
    query = _plain(on).join(page, page.c.id == Organisation.id).order_by(page.c.place)
    lines = db.session.execute(query.add_columns(page.c.total)).all()
    total = lines[0].total if lines else 0
    return Page(_completed([tuple(line)[:-1] for line in lines], on, columns, scope), total, number)


def _completed(lines: Sequence[Any], on: date, columns: Collection[str], scope: Scope) -> list[Row]:
    """Return the lines with what further columns say of them."""
    if not lines:
        return []
    ids = [line[0] for line in lines]
    counts = counts_on(on, ids) if "thanh-vien" in columns else {}
    more = {key: read(ids, on) for key, read in _readers(columns).items()}
    if "van-de" in columns:
        found = finding_lists.listed(Asked(), scope=scope, on=on)
        more["van-de"] = dict(Counter(one.organisation_id for one in found))
    return [
        Row(*line, counts.get(line[0]), {key: said.get(line[0]) for key, said in more.items()})
        for line in lines
    ]


def _plain(on: date) -> Any:
    """Return the select of what every line has."""
    district = aliased(Unit)
    query = standing(on).with_only_columns(
        Organisation.id,
        Organisation.kind,
        NameFact.name,
        Organisation.is_demo,
        Organisation.founded_on,
        Organisation.founded_precision,
        Organisation.registered_on,
        Unit.name,
        district.name,
        SeatFact.address,
        StatusFact.status,
        CapitalFact.amount_vnd,
        Identifier.value,
        Party.full_name,
        RepresentativeFact.position,
        ContactFact.person,
        ContactFact.phone,
        ContactFact.email,
        maintain_column_froms=True,
    )
    return (
        query.outerjoin(district, district.id == Unit.parent_id)
        .outerjoin(
            Identifier,
            (Identifier.organisation_id == Organisation.id)
            & (Identifier.scheme == Scheme.CODE.value)
            & Identifier.voided_by_id.is_(None),
        )
        .outerjoin(RepresentativeFact, of_day(RepresentativeFact, on))
        .outerjoin(Party, Party.id == RepresentativeFact.party_id)
        .outerjoin(ContactFact, of_day(ContactFact, on))
    )


def _among(ids: Sequence[int], column: Any = Organisation.id) -> Any:
    """Return the condition that asks for these organisations, where they are few."""
    return column.in_(ids) if len(ids) <= _FEW else column.is_not(None)


Reader = Callable[[Sequence[int], date], dict[int, Any]]


def _readers(columns: Collection[str]) -> dict[str, Reader]:
    """Return who reads each further column that is asked for."""
    found: dict[str, Reader] = {}
    for key in columns:
        if key in _FIGURES:
            found[key] = _figure(_FIGURES[key])
        elif key in _TRAITS:
            found[key] = _traits(_TRAITS[key])
        elif key in _SCHEMES:
            found[key] = _identifiers(_SCHEMES[key])
    if "nganh" in columns:
        found["nganh"] = _main_lines
    if "hoat-dong" in columns:
        found["hoat-dong"] = _activities
    return found


def _figure(what: Declared) -> Reader:
    """Return a reader of the newest figure of a kind: (value, day it speaks of)."""

    def read(ids: Sequence[int], on: date) -> dict[int, Any]:
        asked = (
            select(DeclaredFact.organisation_id, DeclaredFact.value, DeclaredFact.on)
            .where(_among(ids, DeclaredFact.organisation_id), DeclaredFact.what == what.value)
            .where(DeclaredFact.on <= on, DeclaredFact.voided_by_id.is_(None))
            .order_by(DeclaredFact.on, DeclaredFact.id)
        )
        return {one: (value, day) for one, value, day in db.session.execute(asked)}

    return read


def _traits(kind: TraitKind) -> Reader:
    """Return a reader of the qualities of a kind: [(words, stars)]."""

    def read(ids: Sequence[int], on: date) -> dict[int, Any]:
        asked = (
            select(Trait.organisation_id, Trait.words, Trait.stars)
            .where(_among(ids, Trait.organisation_id), in_force(Trait, on))
            .where(Trait.kind == kind.value)
            .order_by(Trait.id)
        )
        found: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
        for one, words, stars in db.session.execute(asked):
            found[one].append((words, stars))
        return dict(found)

    return read


def _identifiers(scheme: Scheme) -> Reader:
    """Return a reader of the numbers of a scheme."""

    def read(ids: Sequence[int], on: date) -> dict[int, Any]:
        asked = select(Identifier.organisation_id, Identifier.value).where(
            _among(ids, Identifier.organisation_id),
            Identifier.scheme == scheme.value,
            Identifier.voided_by_id.is_(None),
        )
        return {one: value for one, value in db.session.execute(asked)}

    return read


def _main_lines(ids: Sequence[int], on: date) -> dict[int, Any]:
    """Return the main business line of each (ngành, nghề chính)."""
    asked = (
        select(BusinessLine.organisation_id, Vsic.name)
        .join(Vsic, Vsic.id == BusinessLine.vsic_id)
        .where(_among(ids, BusinessLine.organisation_id), in_force(BusinessLine, on))
        .where(BusinessLine.is_main.is_(True))
    )
    return {one: name for one, name in db.session.execute(asked)}


def _activities(ids: Sequence[int], on: date) -> dict[int, Any]:
    """Return what the office saw of each (tình trạng hoạt động thực tế)."""
    asked = select(ActivityFact.organisation_id, ActivityFact.activity).where(
        _among(ids, ActivityFact.organisation_id), in_force(ActivityFact, on)
    )
    return {one: activity for one, activity in db.session.execute(asked)}
