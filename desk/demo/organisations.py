"""Drawing one made-up organisation after the other: cooperatives, groups, unions (hợp tác xã …)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from coop_registry.rules.kinds import Kind, PartyKind
from core.dates import PartialDate, Precision
from desk.demo import days, figures, flaws, places, planted, qualities, shares, standing, trades
from desk.demo.capital import certify, register_capital
from desk.demo.draft import Draft, open_register
from desk.demo.flaws import Flaw
from desk.demo.members import Membership
from desk.demo.names import Names
from desk.demo.people import People
from desk.demo.plan import Commune, Party, Planned
from desk.demo.trades import Trade
from law.acts import LAW_2012_FROM, LAW_2023_FROM

#: Foundings by year, after the counts of 2015 to 2023 in the press.
YEARS: dict[int, int] = {
    2004: 2, 2007: 2, 2010: 3, 2012: 4, 2013: 3, 2014: 5, 2015: 7, 2016: 9, 2017: 14, 2018: 35,
    2019: 37, 2020: 33, 2021: 38, 2022: 40, 2023: 36, 2024: 30, 2025: 9,
}  # fmt: skip
#: (part of all, fewest, most members): seven to ten mostly, seldom a whole commune.
_SIZES = ((52, 7, 10), (28, 11, 18), (14, 19, 40), (6, 41, 95))
#: Of those without a planted flaw, in how many only figures are declared.
_ONLY_DECLARED = 0.16
#: Groups are registered since Nghị định 92/2024/NĐ-CP took effect.
GROUPS_REGISTERED_FROM = date(2024, 7, 18)
_MILLION = 1_000_000
#: Certificates of the parts were given out on this day, by one in twelve.
_CERTIFIED_ON, _CERTIFIED = date(2025, 5, 12), 0.08


@dataclass(frozen=True)
class World:
    """What a plan is made for: the day, its communes, the names of business lines."""

    today: date
    communes: Sequence[Commune]
    lines: Mapping[str, str]


class Organisations:
    """Draws organisations; names and numbers are given once, people can be met again."""

    def __init__(self, seed: int, world: World) -> None:
        self._seed, self._world = seed, world
        self._people, self._names = People(), Names()
        self._members = Membership(self._people, self._names)
        self._parties: dict[Planned, Party] = {}
        #: The cooperative of each district that was drawn last and is at work.
        self._at_work: dict[str, Planned] = {}

    def cooperative(self, number: int) -> Planned:
        """Return a cooperative; its number alone says what is planted (hợp tác xã)."""
        chance, flaw = self._chance(number), flaws.flaw_of(number)
        commune = places.choose(chance, self._world.communes)
        founded, registered_on = _founding(chance, flaw, self._world.today)
        trade = trades.choose(chance, commune)
        size = _size(chance, flaw, registered_on)
        draft = self._draft(
            chance, number, commune, trade, (Kind.COOPERATIVE, "Hợp tác xã"),
            (founded, registered_on), size, shares.capital_of(chance, trade.capital, size),
        )  # fmt: skip
        draft.flaw = flaw
        namesake = self._at_work.get(commune.district_code)
        if flaw is Flaw.SAME_NAME and namesake is not None:
            draft.planned.name = namesake.name
        draft.is_listed = flaw is not None or chance.random() >= _ONLY_DECLARED
        planned = self._live(draft)
        if draft.status_on is None:
            self._at_work[commune.district_code] = planned
        return planned

    def group(self, number: int) -> Planned:
        """Return a group of a few neighbours (tổ hợp tác)."""
        chance = self._chance(number)
        commune = places.choose(
            chance, [one for one in self._world.communes if not one.is_town] or self._world.communes
        )
        founded = days.between(chance, date(2018, 2, 5), self._world.today - timedelta(days=20))
        size, registered = chance.randint(3, 12), founded >= GROUPS_REGISTERED_FROM
        draft = self._draft(
            chance, number, commune, trades.of_group(chance, commune), (Kind.GROUP, "Tổ hợp tác"),
            (PartialDate(founded, Precision.DAY), founded if registered else None),
            size, size * chance.choice((2, 3, 5, 8)) * _MILLION,
        )  # fmt: skip
        draft.is_listed = chance.random() < 0.45
        return self._live(draft)

    def union(self, number: int, place: int, of: Sequence[Planned]) -> Planned | None:
        """Return a union of cooperatives of one district; every third holds a person (liên hiệp)."""
        chance = self._chance(number)
        seat = chance.choice(of).commune
        founded = days.between(chance, date(2020, 3, 2), date(2024, 5, 31))
        able = [
            one
            for one in of
            if one.commune.district_code == seat.district_code and one.begun_on < founded
        ]
        members = chance.sample(able, min(len(able), chance.randint(4, 8)))
        if len(members) < 4:
            return None
        draft = self._draft(
            chance, number, seat, trades.of_union(chance, seat),
            (Kind.UNION, "Liên hiệp hợp tác xã"),
            (PartialDate(founded, Precision.DAY), founded),
            len(members), len(members) * chance.choice((200, 300, 500)) * _MILLION,
        )  # fmt: skip
        open_register(draft, dict(self._world.lines))
        self._join_union(draft, members, with_person=place % 3 == 0)
        figures.report_all(draft)
        return _in_order(draft)

    # -- steps -----------------------------------------------------------------------------------

    def _chance(self, number: int) -> Random:
        return Random(f"{self._seed}/{number}")

    def _draft(
        self,
        chance: Random,
        number: int,
        commune: Commune,
        trade: Trade,
        called: tuple[Kind, str],
        begun: tuple[PartialDate, date | None],
        size: int,
        capital_vnd: int,
    ) -> Draft:
        """Return an organisation with its place, name and head."""
        (kind, prefix), (founded, registered_on) = called, begun
        hamlet = places.hamlet(chance, commune)
        name = self._names.give(chance, prefix, trade, hamlet)
        planned = Planned(kind, name, commune, founded, registered_on)
        head = self._people.head(chance, commune, hamlet, founded.start)
        return Draft(
            chance, number, self._world.today, planned, trade, hamlet, head, size, capital_vnd
        )

    def _live(self, draft: Draft) -> Planned:
        """Let it begin, meet, report, rest or end."""
        standing.draw(draft)
        draft.vigour = draft.chance.random()
        standing.look(draft)
        act = open_register(draft, dict(self._world.lines))
        if draft.is_listed:
            self._members.found(draft)
            if draft.planned.kind is Kind.COOPERATIVE:
                self._members.meet(draft)
                planted.plant(draft, self._people)
                if draft.flaw is not Flaw.CERTIFICATE:
                    _certify_some(draft)
        if draft.planned.kind is Kind.GROUP:
            figures.group_report(draft, act)
        figures.report_all(draft)
        qualities.add(draft)
        figures.observe(draft)
        standing.write(draft)
        return _in_order(draft)

    def _join_union(self, draft: Draft, members: Sequence[Planned], *, with_person: bool) -> None:
        """Enter the member cooperatives with equal parts."""
        on = draft.begun_on
        act = draft.act(on, "Danh sách hợp tác xã thành viên, sổ vốn góp", "member.admitted")
        parties = [self._party_of(one) for one in members]
        for party in parties:
            member = draft.books.join(act, party, on)
            draft.books.pledge(act, member, on, draft.capital_vnd // len(parties))
            draft.books.pay(act, member, on, draft.capital_vnd // len(parties), draft.chance)
        if with_person:
            member = draft.books.join(act, draft.head, on)
            draft.books.pledge(act, member, on, 50 * _MILLION)
            draft.books.pay(act, member, on, 50 * _MILLION, draft.chance)
        register_capital(draft, act, on)
        act.changes = {"member": (None, "; ".join(party.full_name for party in parties))}

    def _party_of(self, organisation: Planned) -> Party:
        """Return the party that a planned cooperative is, once."""
        if organisation not in self._parties:
            self._parties[organisation] = Party(
                full_name=organisation.name,
                kind=PartyKind.ORGANISATION,
                nationality="Việt Nam",
                organisation=organisation,
            )
        return self._parties[organisation]


def _certify_some(draft: Draft) -> None:
    """Let one in twelve give out certificates of the parts, after the last change of its book."""
    is_old = draft.begun_on < LAW_2023_FROM and draft.stands(_CERTIFIED_ON)
    if draft.chance.random() < _CERTIFIED and is_old:
        certify(draft, _CERTIFIED_ON)


def _founding(chance: Random, flaw: Flaw | None, today: date) -> tuple[PartialDate, date]:
    """Return founding and certificate; old ones were registered again under the law of 2012."""
    if flaw is not None:
        day = days.between(chance, *flaws.founded_between(flaw))
        founded = days.working(day + timedelta(days=18)) if flaw is Flaw.FOUNDING else day
        return PartialDate(founded, Precision.DAY), day
    year = chance.choices(list(YEARS), list(YEARS.values()))[0]
    last = min(date(year, 12, 26), today - timedelta(days=15))
    day = days.between(chance, date(year, 1, 4), last)
    if day >= LAW_2012_FROM:
        return PartialDate(day, Precision.DAY), day
    again = days.between(chance, date(2013, 9, 3), date(2016, 6, 28))
    if chance.random() < 0.5:
        return PartialDate(date(year, 1, 1), Precision.YEAR), again
    return PartialDate(day, Precision.DAY), again


def _size(chance: Random, flaw: Flaw | None, registered_on: date) -> int:
    """Return how many members it begins with."""
    if flaw is Flaw.FOREIGN:
        return 9
    if flaw is Flaw.MEMBERS_MINIMUM:
        return chance.randint(7, 8)
    if flaw is Flaw.LARGE_PART:
        return chance.randint(7, 12)
    if registered_on >= LAW_2023_FROM:
        return chance.choices((5, 6, 7, 8, 9, 12), (20, 20, 30, 14, 10, 6))[0]
    bands = chance.choices(_SIZES, [band[0] for band in _SIZES])[0]
    return chance.randint(bands[1], bands[2])


def _in_order(draft: Draft) -> Planned:
    """Return the organisation with its acts oldest first, the opening before all."""
    opening, *others = draft.planned.acts
    draft.planned.acts = [opening, *sorted(others, key=lambda act: act.on)]
    return draft.planned
