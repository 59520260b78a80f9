"""Gathering the cooperative's own papers: members of a day, their lines, their certificates."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from coop_registry.labels import member_label
from coop_registry.models import Membership, Organisation, Party
from coop_registry.queries import members, pages, parties
from coop_registry.queries.contributions import BookLine, CertificateLine
from coop_registry.queries.members import MemberLine
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.membership import LineKind
from coop_registry.rules.own_papers import (
    BookMember,
    Certificate,
    Holder,
    MemberBook,
    Payment,
    book_numbers,
)
from core.db import db
from law.regimes import Regime

#: Gives the number of a party to be printed: masked, or opened with a reason.
NumberOf = Callable[[Party], str | None]
VIETNAM = "Việt Nam"
#: Papers that are given to citizens of Viet Nam.
CITIZENS_PAPERS = frozenset({IdentityKind.CITIZEN, IdentityKind.OLD_CITIZEN})


@dataclass(frozen=True)
class Particulars:
    """How people are printed: numbers masked or opened, nationality as recorded.

    `vietnamese`: the person who makes the paper says that whoever is recorded with a citizen's
    paper is Vietnamese; nothing is filled in without that.
    """

    number_of: NumberOf
    full_numbers: bool = False
    vietnamese: bool = False

    def nationality_of(self, party: Party) -> str | None:
        """Return the nationality (quốc tịch), None where nothing is recorded."""
        if party.nationality or not self.vietnamese:
            return party.nationality
        return VIETNAM if party.identity_kind in CITIZENS_PAPERS else None


def member_book(
    row: Organisation,
    on: date,
    particulars: Particulars,
    *,
    regime: Regime,
    issued_on: date,
    number: str | None,
) -> MemberBook:
    """Return the member book as of a day (sổ đăng ký thành viên)."""
    listed = members.members_on(row.id, on)
    ids = [number for line in listed for number in (line.party_id, line.representative_id)]
    people = _people([number for number in ids if number is not None])
    numbers = book_numbers([line.book_no for line in listed], members.last_book_no(row.id))
    paid = _payments(members.lines_of(row.id, on))
    live = {c.party_id: c for c in members.certificates_of(row.id, on) if c.is_live}
    return MemberBook(
        shown=pages.record(row, on),
        members=tuple(
            _book_member(
                line,
                _papers_of(line, people),
                particulars,
                class_words=member_label(regime, line.member_class, line.party_kind),
                payments=tuple(paid[line.party_id]),
                certificate=live.get(line.party_id),
                number=line_no,
            )
            for line, line_no in zip(listed, numbers, strict=True)
        ),
        shares=members.shares_on(row.id, on, listed),
        issued_on=issued_on,
        number=number,
        full_numbers=particulars.full_numbers,
    )


def _papers_of(line: MemberLine, people: Mapping[int, Party]) -> Party:
    """Return whose paper and nationality the book names: of a household its representative's."""
    party = people[line.party_id]
    if line.party_kind is not PartyKind.HOUSEHOLD or party.identity_kind is not None:
        return party
    return people.get(line.representative_id or 0, party)


def _book_member(
    line: MemberLine,
    party: Party,
    particulars: Particulars,
    *,
    certificate: CertificateLine | None,
    **found: Any,
) -> BookMember:
    """Return one line of the book; `found` was worked out for the whole list."""
    return BookMember(
        name=line.name,
        is_household=line.party_kind is PartyKind.HOUSEHOLD,
        member_class=line.member_class,
        joined_on=None if line.start_words else line.joined_on,
        representative=line.representative_name,
        address=line.address,
        nationality=particulars.nationality_of(party),
        identity=particulars.number_of(party),
        pledged_vnd=line.pledged_vnd,
        paid_vnd=line.paid_vnd,
        ratio=line.shown_paid_ratio,
        certificate_no=certificate.number if certificate else None,
        certificate_on=certificate.issued_on if certificate else None,
        **found,
    )


def certificate(
    row: Organisation,
    membership: Membership,
    particulars: Particulars,
    *,
    number: str,
    issued_on: date,
    amount_vnd: int,
) -> Certificate:
    """Return a member's certificate as of its day (giấy chứng nhận phần vốn góp)."""
    lines = [
        line
        for line in members.lines_of(row.id, issued_on, membership.party_id)
        if line.can_be_reversed
    ]
    ends = [line.entitled_until for line in lines if line.entitled_until]
    return Certificate(
        shown=pages.record(row, issued_on),
        holder=_holder(membership, particulars),
        number=number,
        issued_on=issued_on,
        amount_vnd=amount_vnd,
        ratio=members.shares_on(row.id, issued_on).of(amount_vnd),
        payments=tuple(_payments(lines)[membership.party_id]),
        entitled_until=max(ends, default=None),
        full_numbers=particulars.full_numbers,
    )


def _holder(membership: Membership, particulars: Particulars) -> Holder:
    """Return the member with who represents it."""
    party = parties.get(membership.party_id)
    sent = parties.get(membership.representative_id) if membership.representative_id else None
    return Holder(
        name=party.full_name,
        kind=PartyKind(party.kind),
        address=party.address,
        nationality=particulars.nationality_of(party),
        identity_kind=IdentityKind(party.identity_kind) if party.identity_kind else None,
        identity=particulars.number_of(party),
        representative=sent.full_name if sent else None,
        representative_identity=particulars.number_of(sent) if sent else None,
    )


def _payments(lines: list[BookLine]) -> dict[int, list[Payment]]:
    """Return what each party paid, got or gave back; lines taken back are left out."""
    found: dict[int, list[Payment]] = defaultdict(list)
    for line in lines:
        if line.paid_vnd and line.can_be_reversed and line.kind is not LineKind.REVERSAL:
            found[line.party_id].append(
                Payment(line.on, line.paid_vnd, line.asset_kind, line.asset_words)
            )
    return found


def _people(party_ids: list[int]) -> dict[int, Party]:
    """Return parties by id, in one question."""
    asked = select(Party).where(Party.id.in_(party_ids))
    return {party.id: party for party in db.session.scalars(asked)}
