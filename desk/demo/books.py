"""Member book and contribution book of one made-up organisation, kept as they would be (sổ)."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from coop_registry.rules.membership import (
    CONTRIBUTING,
    AssetKind,
    LeaveGround,
    LineKind,
    MemberClass,
)
from desk.demo.plan import Act, Fact, Party, Values

#: Things that members bring instead of money, with who valued them.
_ASSETS = (
    (AssetKind.OTHER, "Máy làm đất, hội đồng thành viên định giá"),
    (AssetKind.OTHER, "Nhà xưởng chế biến, hội đồng thành viên định giá"),
    (AssetKind.LAND_USE_RIGHT, "Quyền sử dụng đất rừng sản xuất, các thành viên thỏa thuận giá"),
    (AssetKind.OTHER, "Xe tải 2,5 tấn, hội đồng thành viên định giá"),
)


@dataclass(eq=False)
class Member:
    """One member with what is pledged and paid (thành viên)."""

    party: Party
    stay: Values
    joined_on: date
    pledged_vnd: int = 0
    paid_vnd: int = 0
    left_on: date | None = None

    @property
    def member_class(self) -> MemberClass:
        """Return the class of the stay."""
        return MemberClass(self.stay["member_class"])


@dataclass
class Books:
    """Who is a member and what each holds; every entry goes into an act."""

    members: list[Member] = field(default_factory=list)
    _last_no: int = 0
    #: (day, pledged, paid) of every line, for sums of a past day.
    _lines: list[tuple[date, int, int]] = field(default_factory=list)

    def join(
        self,
        act: Act,
        party: Party,
        on: date,
        member_class: MemberClass = MemberClass.OFFICIAL,
        represented_by: Party | None = None,
    ) -> Member:
        """Enter a member (kết nạp)."""
        self._last_no += 1
        stay = act.add(
            Fact.MEMBERSHIP,
            start_on=on,
            party_id=party,
            member_class=member_class.value,
            representative_id=represented_by,
            book_no=self._last_no,
        )
        member = Member(party, stay, on)
        self.members.append(member)
        return member

    def leave(self, act: Act, member: Member, on: date, ground: LeaveGround) -> None:
        """End a stay (chấm dứt tư cách thành viên)."""
        act.end(member.stay, on)
        member.stay["leave_ground"] = ground.value
        member.left_on = on

    def pledge(self, act: Act, member: Member, on: date, amount_vnd: int) -> None:
        """Write a pledge (cam kết góp)."""
        self._line(act, member, LineKind.PLEDGE, on, (amount_vnd, 0))

    def pay(self, act: Act, member: Member, on: date, amount_vnd: int, chance: Random) -> None:
        """Write a payment, now and then of a thing (góp vốn)."""
        kind, words = AssetKind.CASH, None
        if amount_vnd >= 60_000_000 and chance.random() < 0.04:
            kind, words = chance.choice(_ASSETS)
        self._line(
            act, member, LineKind.PAYMENT, on, (0, amount_vnd),
            asset_kind=kind.value, asset_words=words,
        )  # fmt: skip

    def bring_land(self, act: Act, member: Member, on: date, amount_vnd: int) -> None:
        """Write a payment in land of which nobody says where it lies and who valued it."""
        self._line(
            act, member, LineKind.PAYMENT, on, (0, amount_vnd),
            asset_kind=AssetKind.LAND_USE_RIGHT.value, asset_words=None,
        )  # fmt: skip

    def give_back(self, act: Act, member: Member, on: date) -> None:
        """Return a part to a member who leaves, and end what was only pledged (trả lại vốn góp)."""
        paid, unpaid = member.paid_vnd, member.pledged_vnd - member.paid_vnd
        if paid:
            self._line(act, member, LineKind.RETURN, on, (-paid, -paid))
        if unpaid:
            self._line(act, member, LineKind.PLEDGE_REDUCED, on, (-unpaid, 0))

    def hand_over(self, act: Act, giver: Member, taker: Member, on: date) -> None:
        """Write both sides of a transfer (chuyển nhượng phần vốn góp)."""
        pledged, paid = giver.pledged_vnd, giver.paid_vnd
        self._line(
            act, giver, LineKind.TRANSFER_OUT, on, (-pledged, -paid), counterparty_id=taker.party
        )
        self._line(
            act, taker, LineKind.TRANSFER_IN, on, (pledged, paid), counterparty_id=giver.party
        )

    def present(self, on: date, *classes: MemberClass) -> list[Member]:
        """Return the members of a day, of some classes or of all."""
        return [
            one
            for one in self.members
            if one.joined_on <= on
            and (one.left_on is None or on < one.left_on)
            and (not classes or one.member_class in classes)
        ]

    def contributors(self, on: date) -> list[Member]:
        """Return who holds a part on a day."""
        return [one for one in self.present(on, *CONTRIBUTING) if one.pledged_vnd]

    def pledged(self, on: date | None = None) -> int:
        """Return all that is pledged by a day, or altogether."""
        return sum(pledged for day, pledged, _paid in self._lines if on is None or day <= on)

    def paid(self, on: date) -> int:
        """Return all that is paid by a day."""
        return sum(paid for day, _pledged, paid in self._lines if day <= on)

    def _line(
        self,
        act: Act,
        member: Member,
        kind: LineKind,
        on: date,
        moved: tuple[int, int],
        **further: Any,
    ) -> None:
        pledged, paid = moved
        member.pledged_vnd += pledged
        member.paid_vnd += paid
        self._lines.append((on, pledged, paid))
        act.add(
            Fact.CONTRIBUTION,
            party_id=member.party,
            kind=kind.value,
            on=on,
            pledged_vnd=pledged,
            paid_vnd=paid,
            **further,
        )
