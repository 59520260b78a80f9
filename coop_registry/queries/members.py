"""Members of one organisation as of a day, their stays, votes and parts (thành viên, vốn góp)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from coop_registry.models import CapitalFact, Membership, Party
from coop_registry.queries import records
from coop_registry.queries.contributions import (
    BookLine,
    capital_over_time,
    certificates_of,
    certificates_to_withdraw,
    holdings_on,
    lines_of,
)
from coop_registry.queries.member_stays import (
    StayLine,
    Vote,
    has_members,
    last_book_no,
    member_history,
    votes_on,
)
from coop_registry.queries.parties import birth_of
from coop_registry.queries.stays import (
    deadline_of,
    deadlines,
    live_membership,
    stands_for,
    stays_of,
    term_begins,
)
from coop_registry.rules import capital
from coop_registry.rules.capital import Holding
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.members import is_foreign
from coop_registry.rules.membership import MemberClass
from coop_registry.rules.shares import Shares
from core.dates import PartialDate
from core.db import db, in_force
from law.deadlines import Deadline

__all__ = [
    "BookLine",
    "MemberLine",
    "StayLine",
    "Vote",
    "capital_over_time",
    "certificates_of",
    "certificates_to_withdraw",
    "charter_capital_on",
    "deadline_of",
    "has_members",
    "holdings_on",
    "last_book_no",
    "lines_of",
    "live_membership",
    "member_history",
    "members_on",
    "shares_on",
    "stands_for",
    "stays_of",
    "term_begins",
    "votes_on",
]


@dataclass(frozen=True)
class MemberLine:
    """One member on a day; the identity number is masked.

    `ratio` is the exact share of the charter capital (of the pledged sum, where no charter
    capital is known); `shares` shows it as everywhere on that day.
    """

    membership_id: int
    party_id: int
    book_no: int | None
    name: str
    party_kind: PartyKind
    member_class: MemberClass
    joined_on: date
    identity_masked: str | None
    representative_name: str | None
    representative_id: int | None
    is_foreign: bool
    pledged_vnd: int
    paid_vnd: int
    ratio: Decimal | None
    shares: Shares
    deadline: date | None
    #: As far as known: the year alone must not be shown as the first of January.
    birth: PartialDate | None
    gender: str | None
    ethnicity: str | None
    address: str | None
    nationality: str | None
    excluded_days: int
    certificate_no: str | None
    #: Why the day of joining is not known; `joined_on` is then the first day that is proved.
    start_words: str | None = None

    @property
    def joined_shown(self) -> date | str:
        """Return the day of joining as papers show it (ngày tham gia)."""
        return "chưa rõ" if self.start_words else self.joined_on

    @property
    def birth_on(self) -> date | None:
        """Return the first day the birth can be on."""
        return self.birth.start if self.birth else None

    @property
    def is_full(self) -> bool:
        """Tell whether all that was committed is paid (góp đủ)."""
        return Holding(self.pledged_vnd, self.paid_vnd).is_full

    @property
    def shown_ratio(self) -> Decimal | None:
        """Return the pledged part in the charter capital, as shown (tỷ lệ cam kết)."""
        return self.shares.of(self.pledged_vnd)

    @property
    def shown_paid_ratio(self) -> Decimal | None:
        """Return the paid part in the charter capital, as shown (tỷ lệ đã góp)."""
        return self.shares.of(self.paid_vnd)


def members_on(organisation_id: int, on: date) -> list[MemberLine]:
    """Return the members of a day in the order of the book, then of the alphabet."""
    rows = _members(organisation_id, on)
    held = holdings_on(organisation_id, on)
    parts = [held.get(party.id, Holding()) for _, party, _ in rows]
    shares = _shares(charter_capital_on(organisation_id, on), parts)
    last_days = deadlines(organisation_id, [stay for stay, _, _ in rows])
    numbers = {c.party_id: c.number for c in certificates_of(organisation_id, on) if c.is_live}
    return [
        _member_line(
            stay,
            party,
            part,
            representative_name=representative_name,
            representative_id=stay.representative_id,
            ratio=capital.ratio(part.pledged_vnd, shares.whole_vnd),
            shares=shares,
            deadline=_last_day(last_days.get(stay.id), part),
            certificate_no=numbers.get(party.id),
        )
        for (stay, party, representative_name), part in zip(rows, parts, strict=True)
    ]


def shares_on(organisation_id: int, on: date, listed_lines: Sequence[MemberLine] = ()) -> Shares:
    """Return how ratios are shown on a day: alike in list, book, certificate and files.

    The members of the day, when they are known already, say it without asking again.
    """
    if listed_lines:
        return listed_lines[0].shares
    held = holdings_on(organisation_id, on)
    listed = db.session.scalars(
        select(Membership.party_id).where(
            Membership.organisation_id == organisation_id, in_force(Membership, on)
        )
    )
    parts = [held.get(party_id, Holding()) for party_id in listed]
    return _shares(charter_capital_on(organisation_id, on), parts)


def _shares(charter_vnd: int | None, parts: list[Holding]) -> Shares:
    """Return how ratios are shown: with two decimals, of the charter capital.

    Where none is known, of what the members have pledged (khoản 24 Điều 4 Luật Hợp tác xã 2023).
    """
    return Shares((charter_vnd or sum(part.pledged_vnd for part in parts)) or None)


def _members(organisation_id: int, on: date) -> list[tuple[Membership, Party, str | None]]:
    """Return stays of a day with their parties and the names of who represents them."""
    representative = aliased(Party)
    rows = db.session.execute(
        select(Membership, Party, representative.full_name)
        .join(Party, Party.id == Membership.party_id)
        .outerjoin(representative, representative.id == Membership.representative_id)
        .where(Membership.organisation_id == organisation_id, in_force(Membership, on))
        .order_by(Membership.book_no.is_(None), Membership.book_no, Party.name_sort, Membership.id)
    )
    return [(stay, party, name) for stay, party, name in rows]


def _member_line(stay: Membership, party: Party, part: Holding, **found: Any) -> MemberLine:
    """Return a member as pages and papers read it; `found` was worked out for the whole list."""
    return MemberLine(
        membership_id=stay.id,
        party_id=party.id,
        book_no=stay.book_no,
        name=party.full_name,
        party_kind=PartyKind(party.kind),
        member_class=MemberClass(stay.member_class),
        joined_on=stay.start_on,
        start_words=stay.start_words,
        identity_masked=party.identity_masked,
        is_foreign=is_foreign(party.nationality, party.has_foreign_capital),
        pledged_vnd=part.pledged_vnd,
        paid_vnd=part.paid_vnd,
        birth=birth_of(party),
        gender=party.gender,
        ethnicity=party.ethnicity,
        address=party.address,
        nationality=party.nationality,
        excluded_days=stay.excluded_days,
        **found,
    )


def charter_capital_on(organisation_id: int, on: date) -> int | None:
    """Return the charter capital of a day (vốn điều lệ), None when not recorded."""
    fact = records.fact_on(CapitalFact, organisation_id, on)
    return fact.amount_vnd if fact else None


def _last_day(deadline: Deadline | None, part: Holding) -> date | None:
    """Return the last day to pay, for those who committed to."""
    return deadline.last_day if deadline and part.pledged_vnd else None
