"""The stays of all members of one organisation, who votes on a day, the numbers of the book."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from coop_registry.models import Membership, Party
from coop_registry.rules.members import voting_classes
from coop_registry.rules.membership import LeaveGround, MemberClass
from core.db import db, in_force


@dataclass(frozen=True)
class StayLine:
    """One stay in the history of members."""

    membership_id: int
    party_id: int
    name: str
    member_class: MemberClass
    joined_on: date
    left_on: date | None
    leave_ground: LeaveGround | None
    book_no: int | None


@dataclass(frozen=True)
class Vote:
    """One vote (mỗi thành viên một phiếu) and the person who casts it."""

    party_id: int
    member_name: str
    voter_id: int
    voter_name: str


def member_history(organisation_id: int) -> list[StayLine]:
    """Return every stay of every member, oldest first."""
    rows = db.session.execute(
        select(Membership, Party.full_name)
        .join(Party, Party.id == Membership.party_id)
        .where(Membership.organisation_id == organisation_id, Membership.voided_by_id.is_(None))
        .order_by(Membership.start_on, Party.name_sort, Membership.id)
    )
    return [
        StayLine(
            membership_id=stay.id,
            party_id=stay.party_id,
            name=name,
            member_class=MemberClass(stay.member_class),
            joined_on=stay.start_on,
            left_on=stay.end_on,
            leave_ground=LeaveGround(stay.leave_ground) if stay.leave_ground else None,
            book_no=stay.book_no,
        )
        for stay, name in rows
    ]


def votes_on(organisation_id: int, on: date) -> list[Vote]:
    """Return the votes of a day: one for each member who votes, cast by its representative.

    Until 30/06/2024 every member votes, since then official ones (`rules.members.voting_classes`).
    """
    voter = aliased(Party)
    rows = db.session.execute(
        select(Party.id, Party.full_name, voter.id, voter.full_name)
        .select_from(Membership)
        .join(Party, Party.id == Membership.party_id)
        .join(voter, voter.id == func.coalesce(Membership.representative_id, Membership.party_id))
        .where(
            Membership.organisation_id == organisation_id,
            Membership.member_class.in_([one.value for one in voting_classes(on)]),
            in_force(Membership, on),
        )
        .order_by(Party.name_sort, Party.id)
    )
    return [Vote(*row) for row in rows]


def has_members(organisation_id: int) -> bool:
    """Tell whether any member is listed, now or before (đã có danh sách thành viên)."""
    asked = select(Membership.id).where(
        Membership.organisation_id == organisation_id, Membership.voided_by_id.is_(None)
    )
    return db.session.scalar(asked.limit(1)) is not None


def last_book_no(organisation_id: int) -> int:
    """Return the highest number ever recorded in the member book, 0 when there is none."""
    asked = select(func.max(Membership.book_no)).where(
        Membership.organisation_id == organisation_id, Membership.voided_by_id.is_(None)
    )
    return db.session.scalar(asked) or 0
