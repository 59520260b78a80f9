"""One shared party as a unit may see it: its own stays in full, those of others only counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from coop_registry.models import (
    CapitalCertificate,
    Contribution,
    FindingSpell,
    Membership,
    Party,
    RepresentativeFact,
)
from coop_registry.queries import names, parties, statements
from coop_registry.queries.statements import SaidShown
from coop_registry.rules.membership import LeaveGround, LineKind, MemberClass
from core.access import Scope
from core.dates import PartialDate, Precision
from core.db import db


@dataclass(frozen=True)
class StayShown:
    """One membership of the person's own units (tư cách thành viên)."""

    organisation_id: int
    organisation: str
    place: str
    member_class: MemberClass
    joined_on: date
    left_on: date | None
    leave_ground: LeaveGround | None
    #: The member this person represents there; None for a membership of their own.
    represents: str | None = None


@dataclass(frozen=True)
class OfficeShown:
    """One time as legal representative (người đại diện theo pháp luật)."""

    organisation_id: int
    organisation: str
    place: str
    position: str | None
    start_on: date
    end_on: date | None


@dataclass(frozen=True)
class PartShown:
    """One line of a contribution book (dòng sổ vốn góp)."""

    organisation: str
    number: int
    on: date
    kind: LineKind
    pledged_vnd: int
    paid_vnd: int


@dataclass(frozen=True)
class CertificateShown:
    """One certificate of a contributed part."""

    organisation: str
    number: str
    issued_on: date
    amount_vnd: int
    withdrawn_on: date | None


@dataclass(frozen=True)
class FindingShown:
    """A finding that names the person (vấn đề có nêu người này)."""

    organisation: str
    evidence: str
    article: str
    seen_on: date
    cured_on: date | None


@dataclass(frozen=True)
class PersonShown:
    """A party and where the reader's units know it."""

    party: Party
    birth: PartialDate | None
    stays: tuple[StayShown, ...]
    offices: tuple[OfficeShown, ...]
    #: In how many organisations of other units it is known; which ones is not told.
    elsewhere: int


@dataclass(frozen=True)
class HeldShown:
    """All that the reader's units keep about a party (dữ liệu đang lưu)."""

    person: PersonShown
    parts: tuple[PartShown, ...]
    certificates: tuple[CertificateShown, ...]
    findings: tuple[FindingShown, ...]
    #: What papers say otherwise, kept beside.
    said: tuple[SaidShown, ...]


@dataclass(frozen=True)
class _Known:
    """Name and place of an organisation."""

    name: str
    place: str


def in_scope(party_id: int, scope: Scope) -> Party | None:
    """Return a party known in the person's units; any other is not found."""
    found = db.session.get(Party, party_id)
    return found if found is not None and parties.is_known_in(party_id, scope) else None


def lock(party: Party) -> None:
    """Wait until nobody else changes this party, and read its row anew."""
    db.session.execute(
        select(Party)
        .where(Party.id == party.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def birth_of(party: Party) -> PartialDate | None:
    """Return the day of birth as far as it is known."""
    if party.birth_on is None or party.birth_precision is None:
        return None
    return PartialDate(party.birth_on, Precision(party.birth_precision))


def person(party: Party, scope: Scope) -> PersonShown:
    """Return a party with its stays and offices in the person's units."""
    known, elsewhere = _known(party.id, scope)
    return PersonShown(
        party=party,
        birth=birth_of(party),
        stays=tuple(_stays(party.id, known)),
        offices=tuple(_offices(party.id, known)),
        elsewhere=elsewhere,
    )


def held(party: Party, scope: Scope) -> HeldShown:
    """Return all that the person's units keep about a party."""
    known, _ = _known(party.id, scope)
    return HeldShown(
        person=person(party, scope),
        parts=tuple(_parts(party.id, known)),
        certificates=tuple(_certificates(party.id, known)),
        findings=tuple(_findings(party.id, known)),
        said=tuple(statements.shown_of(party, scope)),
    )


def organisation_ids(party_id: int, scope: Scope) -> list[int]:
    """Return the organisations of the person's units that know a party."""
    return [
        link.organisation_id
        for link in parties.links([party_id])
        if scope.covers_unit(link.unit_id)
    ]


def _known(party_id: int, scope: Scope) -> tuple[dict[int, _Known], int]:
    """Return the organisations of these units that know a party, and how many others do."""
    links = parties.links([party_id])
    own = [link for link in links if scope.covers_unit(link.unit_id)]
    called = parties.latest_names(link.organisation_id for link in own)
    known = {
        link.organisation_id: _Known(
            called.get(link.organisation_id, ""), names.place_start(link.unit_id)
        )
        for link in own
    }
    return known, len({link.organisation_id for link in links} - known.keys())


def _stays(party_id: int, known: dict[int, _Known]) -> list[StayShown]:
    """Return memberships, one's own and those one represents, oldest first."""
    asked = (Membership.party_id == party_id) | (Membership.representative_id == party_id)
    rows = db.session.execute(
        select(Membership, Party.full_name)
        .join(Party, Party.id == Membership.party_id)
        .where(asked, Membership.voided_by_id.is_(None), _of(Membership, known))
        .order_by(Membership.start_on, Membership.id)
    )
    return [
        StayShown(
            organisation_id=stay.organisation_id,
            organisation=known[stay.organisation_id].name,
            place=known[stay.organisation_id].place,
            member_class=MemberClass(stay.member_class),
            joined_on=stay.start_on,
            left_on=stay.end_on,
            leave_ground=LeaveGround(stay.leave_ground) if stay.leave_ground else None,
            represents=None if stay.party_id == party_id else member_name,
        )
        for stay, member_name in rows
    ]


def _offices(party_id: int, known: dict[int, _Known]) -> list[OfficeShown]:
    """Return the times as legal representative, oldest first."""
    rows = db.session.scalars(
        select(RepresentativeFact)
        .where(
            RepresentativeFact.party_id == party_id,
            RepresentativeFact.voided_by_id.is_(None),
            _of(RepresentativeFact, known),
        )
        .order_by(RepresentativeFact.start_on, RepresentativeFact.id)
    )
    return [
        OfficeShown(
            organisation_id=row.organisation_id,
            organisation=known[row.organisation_id].name,
            place=known[row.organisation_id].place,
            position=row.position,
            start_on=row.start_on,
            end_on=row.end_on,
        )
        for row in rows
    ]


def _parts(party_id: int, known: dict[int, _Known]) -> list[PartShown]:
    """Return the lines of contribution books."""
    rows = db.session.scalars(
        select(Contribution)
        .where(Contribution.party_id == party_id, _of(Contribution, known))
        .order_by(Contribution.organisation_id, Contribution.number)
    )
    return [
        PartShown(
            organisation=known[row.organisation_id].name,
            number=row.number,
            on=row.on,
            kind=LineKind(row.kind),
            pledged_vnd=row.pledged_vnd,
            paid_vnd=row.paid_vnd,
        )
        for row in rows
    ]


def _certificates(party_id: int, known: dict[int, _Known]) -> list[CertificateShown]:
    """Return certificates of contributed parts."""
    rows = db.session.scalars(
        select(CapitalCertificate)
        .where(CapitalCertificate.party_id == party_id, _of(CapitalCertificate, known))
        .order_by(CapitalCertificate.issued_on, CapitalCertificate.id)
    )
    return [
        CertificateShown(
            known[row.organisation_id].name,
            row.number,
            row.issued_on,
            row.amount_vnd,
            row.withdrawn_on,
        )
        for row in rows
    ]


def _findings(party_id: int, known: dict[int, _Known]) -> list[FindingShown]:
    """Return the stretches of findings that name the person."""
    rows = db.session.scalars(
        select(FindingSpell)
        .where(FindingSpell.party_id == party_id, _of(FindingSpell, known))
        .order_by(FindingSpell.seen_on, FindingSpell.id)
    )
    return [
        FindingShown(
            known[row.organisation_id].name, row.evidence, row.article, row.seen_on, row.cured_on
        )
        for row in rows
    ]


def _of(table: Any, known: dict[int, _Known]) -> ColumnElement[bool]:
    """Return the condition that a row belongs to one of these organisations."""
    found: ColumnElement[bool] = table.organisation_id.in_(list(known))
    return found
