"""Everything findings need to know of one organisation, through all its time."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from coop_registry.rules.findings.beside import Asset, CapitalPaper, Location, Namesake
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.timeline import NO_LINES, Figure, Ledger, Timeline, latest
from coop_registry.rules.kinds import Declared, IdentityKind, Kind, PartyKind, Status, TaxKind
from coop_registry.rules.membership import MemberClass
from coop_registry.rules.shares import shown_shares
from core.money import format_vnd
from core.text import fold
from law.acts import LAW_2023_FROM
from law.deadlines import WorkingDays

#: Statuses in which an organisation is judged: the others are ending or ended.
JUDGED = frozenset({Status.ACTIVE, Status.SUSPENDED, Status.NOT_AT_ADDRESS, Status.TAX_REVOKED})

_COOPERATIVE_NAMES = ("hop tac xa ", "htx ", "quy tin dung nhan dan ")


class Stay(NamedTuple):
    """One stay of a member (tư cách thành viên); no identity number is ever loaded here."""

    party_id: int
    name: str
    party_kind: PartyKind
    member_class: MemberClass
    start_on: date
    end_on: date | None = None
    excluded_days: int = 0
    #: First day the birth can have been on, when only month or year is known.
    birth_on: date | None = None
    #: Foreign by nationality or by foreign capital (nhà đầu tư nước ngoài).
    is_foreign: bool = False
    #: What it is by its own record in this register, or as declared.
    linked_kind: Kind | None = None
    #: Somebody is named who stands for it (người đại diện).
    is_represented: bool = False
    #: The day of joining is known; else the member is held from the day of a list that names it.
    start_is_known: bool = True

    @property
    def days(self) -> set[date]:
        """Return the days on which it began and ended."""
        return {self.start_on} if self.end_on is None else {self.start_on, self.end_on}

    def covers(self, day: date) -> bool:
        """Tell whether it is a member on the day."""
        return self.start_on <= day and (self.end_on is None or day < self.end_on)

    @property
    def is_cooperative(self) -> bool:
        """Tell whether the member is a cooperative: by its own record, else by its name."""
        if self.party_kind is not PartyKind.ORGANISATION:
            return False
        if self.linked_kind is not None:
            return self.linked_kind is Kind.COOPERATIVE
        return f"{fold(self.name)} ".startswith(_COOPERATIVE_NAMES)


class IdentityForm(NamedTuple):
    """The outward form of a person's number and telephone; never the number itself."""

    party_id: int
    name: str
    start_on: date
    end_on: date | None
    kind: IdentityKind | None = None
    length: int = 0
    phone: str | None = None

    @property
    def days(self) -> set[date]:
        """Return the days on which the person came and went."""
        return {self.start_on} if self.end_on is None else {self.start_on, self.end_on}

    def holds(self, day: date) -> bool:
        """Tell whether the person belongs to the organisation on the day."""
        return self.start_on <= day and (self.end_on is None or day < self.end_on)


class Reach(NamedTuple):
    """Whom to call and write to (liên hệ)."""

    phone: str | None
    email: str | None


class TaxCode(NamedTuple):
    """A tax code, or a code, and the day the register knows it from."""

    value: str
    known_from: date
    issued_on: date | None


class TaxWord(NamedTuple):
    """What a list of the tax office says (thông tin của cơ quan thuế): its words, day and source."""

    kind: TaxKind
    amount_vnd: int | None
    words: str
    said_on: date
    source: str


@dataclass(frozen=True)
class State:
    """One organisation with all its dated facts, so that any day can be judged."""

    kind: Kind
    names: Timeline[str] = field(default_factory=Timeline)
    registered_on: date | None = None
    statuses: Timeline[Status] = field(default_factory=Timeline)
    capital: Timeline[int] = field(default_factory=Timeline)
    representatives: Timeline[int] = field(default_factory=Timeline)
    declared: Mapping[Declared, tuple[Figure, ...]] = field(default_factory=dict)
    tax_code: TaxCode | None = None
    code: TaxCode | None = None
    founded_on: date | None = None
    governances: Timeline[str] = field(default_factory=Timeline)
    namesakes: tuple[Namesake, ...] = ()
    locations: tuple[Location, ...] = ()
    contacts: Timeline[Reach] = field(default_factory=Timeline)
    #: Members and representatives.
    identities: tuple[IdentityForm, ...] = ()
    stays: tuple[Stay, ...] = ()
    certificates: tuple[CapitalPaper, ...] = ()
    #: Without a word on what they are and who valued them.
    assets: tuple[Asset, ...] = ()
    #: By party.
    ledgers: Mapping[int, Ledger] = field(default_factory=dict)
    total: Ledger = NO_LINES
    #: Not at its address or stopped, by the tax office; what it owes, by the same.
    tax_state: Timeline[TaxWord] = field(default_factory=Timeline)
    tax_debt: Timeline[TaxWord] = field(default_factory=Timeline)
    days: WorkingDays = field(default_factory=WorkingDays)
    #: The organisation this is one member of (`of_member`).
    whole: "State | None" = field(default=None, compare=False, repr=False)

    @property
    def first_rule(self) -> str:
        """Return the rule without which nothing about this kind is loaded for a day."""
        return f"members.minimum.{self.kind.value}"

    def stands(self, on: date) -> bool:
        """Tell whether the register knew it on the day, neither ending nor ended."""
        status = self.statuses.on(on)
        return self.names.on(on) is not None and (status is None or status in JUDGED)

    def is_judged(self, on: date) -> bool:
        """Tell whether it stood on the day and law of the day judges it."""
        return self.stands(on) and rule_on(self.first_rule, on) is not None

    @cached_property
    def own_days(self) -> frozenset[date]:
        """Return the days on which it began, changed status, or law began to judge."""
        known = self.names.days() | self.statuses.days()
        return frozenset(known | law_days(self.first_rule) | {LAW_2023_FROM})

    def members_on(self, on: date, *classes: MemberClass) -> list[Stay]:
        """Return the members of a day, of some classes or of all.

        Until 30/06/2024 there was one class only: every member counts as official.
        """
        if on < LAW_2023_FROM and classes:
            every = MemberClass.OFFICIAL in classes
            return [stay for stay in self.stays if every and stay.covers(on)]
        return [
            stay
            for stay in self.stays
            if stay.covers(on) and (not classes or stay.member_class in classes)
        ]

    @cached_property
    def stays_by_party(self) -> Mapping[int, tuple[Stay, ...]]:
        """Return the stays of each member, oldest first."""
        found: dict[int, list[Stay]] = defaultdict(list)
        for stay in sorted(self.stays, key=lambda stay: stay.start_on):
            found[stay.party_id].append(stay)
        return {party_id: tuple(stays) for party_id, stays in found.items()}

    def of_member(self, party_id: int) -> "State":
        """Return the organisation with this member alone, as checks of single members need it.

        Charter capital, the sum of all lines and what was declared stay those of the whole.
        """
        ledger = self.ledgers.get(party_id)
        alone = replace(
            self,
            stays=self.stays_by_party.get(party_id, ()),
            ledgers={party_id: ledger} if ledger else {},
            whole=self.whole or self,
            identities=self.identities_by_party.get(party_id, ()),
            certificates=tuple(one for one in self.certificates if one.party_id == party_id),
            assets=tuple(one for one in self.assets if one.party_id == party_id),
        )
        # Worked out once for all of them.
        vars(alone).update(own_days=self.own_days, base_days=self.base_days)
        return alone

    @cached_property
    def identities_by_party(self) -> Mapping[int, tuple[IdentityForm, ...]]:
        """Return what is known of the papers of each person."""
        found: dict[int, list[IdentityForm]] = defaultdict(list)
        for known in self.identities:
            found[known.party_id].append(known)
        return {party_id: tuple(forms) for party_id, forms in found.items()}

    def has_list(self, on: date) -> bool:
        """Tell whether any member was listed by the day."""
        return any(stay.start_on <= on for stay in self.stays)

    @cached_property
    def member_days(self) -> frozenset[date]:
        """Return the days on which members joined or left."""
        return frozenset(days_of(*(stay.days for stay in self.stays)))

    def figures(self, what: Declared) -> tuple[Figure, ...]:
        """Return the declared figures of a kind, oldest first."""
        return self.declared.get(what, ())

    def figure(self, what: Declared, on: date) -> Figure | None:
        """Return the declared figure of a kind that stands on the day."""
        return latest(self.figures(what), on)

    def has_book(self, on: date) -> bool:
        """Tell whether any line of contributions was recorded for the day or earlier."""
        return bool(self.total.days) and self.total.days[0] <= on

    def ledger(self, party_id: int) -> Ledger:
        """Return the lines of one member."""
        return self.ledgers.get(party_id, NO_LINES)

    def capital_base(self, on: date) -> int | None:
        """Return what shares are measured against: charter capital, else all that is pledged.

        Charter capital is what its members contributed or pledged (khoản 24 Điều 4 Luật Hợp tác
        xã 2023); the registered amount goes first, a difference is a finding of its own.
        """
        return self.capital.on(on) or self.total.on(on).pledged_vnd or None

    def base_words(self, on: date) -> str:
        """Return `capital_base` in words: "vốn điều lệ 180.000.000 đồng", else what was added up."""
        registered, whole = self.capital.on(on), self.capital_base(on)
        if registered:
            return f"vốn điều lệ {format_vnd(registered)}"
        if not whole:
            return "chưa có vốn điều lệ"
        return f"tổng số cam kết góp {format_vnd(whole)} (chưa ghi vốn điều lệ)"

    def share_digits(self, on: date) -> int:
        """Return how many decimals the ratios of the day's list are shown with (`rules.shares`)."""
        every = self.whole or self
        listed = {stay.party_id for stay in every.members_on(on)}
        lists = [
            [ledger.on(on)[what] for party_id, ledger in every.ledgers.items() if party_id in among]
            for among in (listed, every.ledgers.keys())
            for what in (0, 1)
        ]
        return shown_shares(self.capital_base(on), lists).digits

    @cached_property
    def base_days(self) -> frozenset[date]:
        """Return the days on which `capital_base` changed: lines count where no charter does."""
        lines = {day for day in self.total.days if not self.capital.on(day)}
        return frozenset(self.capital.days() | lines)

    @cached_property
    def capital_days(self) -> frozenset[date]:
        """Return the days on which the charter capital, or the sum of the lines, changed."""
        return frozenset(self.capital.days() | set(self.total.days))
