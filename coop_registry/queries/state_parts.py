"""The questions of `queries.states`: one statement for each kind of fact."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from coop_registry.models import (
    Act,
    Branch,
    CapitalCertificate,
    CapitalFact,
    ContactFact,
    Contribution,
    DeclaredFact,
    GovernanceFact,
    Identifier,
    Membership,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
    TaxNotice,
)
from coop_registry.rules.findings import JUDGED
from coop_registry.rules.kinds import Declared
from coop_registry.rules.membership import AssetKind, BranchKind, LineKind
from reference.models import Unit

#: Figures that findings compare.
FIGURES = (
    Declared.MEMBERS_TOTAL,
    Declared.MEMBERS_OFFICIAL,
    Declared.MEMBERS_ASSOCIATE,
    Declared.MEMBERS_WOMEN,
    Declared.MEMBERS_MINORITY,
    Declared.PAID_CAPITAL,
    Declared.CONTRIBUTION_MINIMUM,
)


def _dated(model: Any, *columns: Any) -> Callable[[Any], Any]:
    """Return the question for one kind of dated fact: organisation, start, end, columns."""

    def ask(among: Any) -> Any:
        return select(model.organisation_id, model.start_on, model.end_on, *columns).where(
            among(model.organisation_id), model.voided_by_id.is_(None)
        )

    return ask


def _seats(among: Any) -> Any:
    return _dated(SeatFact, Unit.id, Unit.code, Unit.name)(among).join(
        Unit, Unit.id == SeatFact.unit_id
    )


def _locations(among: Any) -> Any:
    return _dated(Branch, Branch.id, Branch.name, Branch.code)(among).where(
        Branch.kind == BranchKind.LOCATION.value, Branch.code.is_not(None)
    )


def _certificates(among: Any) -> Any:
    return (
        select(
            CapitalCertificate.organisation_id,
            CapitalCertificate.party_id,
            Party.full_name,
            CapitalCertificate.number,
            CapitalCertificate.amount_vnd,
            CapitalCertificate.issued_on,
            CapitalCertificate.withdrawn_on,
        )
        .join(Party, Party.id == CapitalCertificate.party_id)
        .where(among(CapitalCertificate.organisation_id))
        .order_by(CapitalCertificate.id)
    )


def _namesakes(among: Any) -> Any:
    """Ask for others of the same district, neither ending nor ended, while their name is the same.

    Spelling is compared afterwards: the database compares the folded names.
    """
    other, unit, seat = aliased(NameFact), aliased(Unit), aliased(SeatFact)
    own_seat, own_unit, status = aliased(SeatFact), aliased(Unit), aliased(StatusFact)
    return (
        select(
            NameFact.organisation_id,
            NameFact.start_on,
            NameFact.end_on,
            NameFact.name,
            other.organisation_id,
            other.name,
            unit.name,
            other.start_on,
            other.end_on,
            status.start_on,
            status.end_on,
        )
        .join(other, other.name_search == NameFact.name_search)
        .join(own_seat, _live(own_seat, NameFact.organisation_id))
        .join(own_unit, own_unit.id == own_seat.unit_id)
        .join(seat, _live(seat, other.organisation_id))
        .join(unit, and_(unit.id == seat.unit_id, unit.parent_id == own_unit.parent_id))
        .outerjoin(status, _live(status, other.organisation_id))
        .where(
            among(NameFact.organisation_id),
            other.organisation_id != NameFact.organisation_id,
            NameFact.voided_by_id.is_(None),
            other.voided_by_id.is_(None),
            or_(status.id.is_(None), status.status.in_([one.value for one in JUDGED])),
        )
        .order_by(NameFact.organisation_id, other.organisation_id, status.start_on)
    )


def _live(fact: Any, organisation_id: Any) -> Any:
    return and_(fact.organisation_id == organisation_id, fact.voided_by_id.is_(None))


def _stays(among: Any) -> Any:
    linked = aliased(Organisation)
    return (
        _dated(
            Membership,
            Membership.party_id,
            Party.full_name,
            Party.kind,
            Membership.member_class,
            Membership.excluded_days,
            Party.birth_on,
            Party.nationality,
            Party.has_foreign_capital,
            Party.is_cooperative,
            linked.kind,
            Party.identity_kind,
            Party.identity_masked,
            Party.phone,
            Membership.representative_id,
            Membership.start_words,
        )(among)
        .join(Party, Party.id == Membership.party_id)
        .outerjoin(linked, linked.id == Party.organisation_id)
        .order_by(Membership.organisation_id, Membership.start_on, Membership.id)
    )


def _representatives(among: Any) -> Any:
    return _dated(
        RepresentativeFact,
        RepresentativeFact.party_id,
        Party.full_name,
        Party.identity_kind,
        Party.identity_masked,
        Party.phone,
    )(among).join(Party, Party.id == RepresentativeFact.party_id)


def _lines(among: Any) -> Any:
    return select(
        Contribution.organisation_id,
        Contribution.party_id,
        Contribution.on,
        Contribution.pledged_vnd,
        Contribution.paid_vnd,
    ).where(among(Contribution.organisation_id))


def _assets(among: Any) -> Any:
    """Ask for what is no money and has no words, unless the line was taken back."""
    undoing = aliased(Contribution)
    return (
        select(
            Contribution.organisation_id,
            Contribution.party_id,
            Contribution.on,
            Contribution.asset_kind,
            Contribution.paid_vnd,
        )
        .outerjoin(undoing, undoing.reverses_id == Contribution.id)
        .where(
            among(Contribution.organisation_id),
            Contribution.asset_kind != AssetKind.CASH.value,
            func.trim(func.coalesce(Contribution.asset_words, "")) == "",
            Contribution.kind == LineKind.PAYMENT.value,
            undoing.id.is_(None),
        )
        .order_by(Contribution.id)
    )


def _figures(among: Any) -> Any:
    return (
        select(
            DeclaredFact.organisation_id,
            DeclaredFact.what,
            DeclaredFact.value,
            DeclaredFact.on,
            DeclaredFact.source,
        )
        .where(
            among(DeclaredFact.organisation_id),
            DeclaredFact.what.in_([what.value for what in FIGURES]),
            DeclaredFact.voided_by_id.is_(None),
        )
        .order_by(DeclaredFact.on, DeclaredFact.id)
    )


def _identifiers(among: Any) -> Any:
    return (
        select(
            Identifier.organisation_id,
            Identifier.scheme,
            Identifier.value,
            Identifier.issued_on,
            Act.on,
        )
        .join(Act, Act.id == Identifier.origin_id)
        .where(among(Identifier.organisation_id), Identifier.voided_by_id.is_(None))
    )


def _taxes(among: Any) -> Any:
    asked = (TaxNotice.kind, TaxNotice.amount_vnd, TaxNotice.words, Act.on, TaxNotice.source)
    return _dated(TaxNotice, *asked)(among).join(Act, Act.id == TaxNotice.origin_id)


#: Name of each part and its question, given the condition on the organisation.
PARTS: dict[str, Callable[[Any], Any]] = {
    "names": _dated(NameFact, NameFact.name),
    "seats": _seats,
    "statuses": _dated(StatusFact, StatusFact.status),
    "capital": _dated(CapitalFact, CapitalFact.amount_vnd),
    "representatives": _representatives,
    "contacts": _dated(ContactFact, ContactFact.phone, ContactFact.email),
    "figures": _figures,
    "identifiers": _identifiers,
    "governances": _dated(GovernanceFact, GovernanceFact.governance),
    "locations": _locations,
    "certificates": _certificates,
    "namesakes": _namesakes,
    "stays": _stays,
    "lines": _lines,
    "assets": _assets,
    "taxes": _taxes,
}
