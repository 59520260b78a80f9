"""Founders, and what general meetings change later: who joins, leaves, passes a part on (thành viên)."""

from datetime import date, timedelta
from random import Random

from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.membership import LeaveGround, MemberClass
from core.dates import add_months
from desk.demo import days, shares
from desk.demo.books import Member
from desk.demo.capital import enlarge, half, raise_all, register_capital, usual_part
from desk.demo.draft import POSITIONS, Draft
from desk.demo.flaws import PLANTED_ON, Flaw
from desk.demo.names import Names
from desk.demo.people import People
from desk.demo.places import hamlet
from desk.demo.plan import Act, Fact, Party
from law.acts import LAW_2023_FROM

#: Members below which nobody leaves: seven until 30/06/2024, five since.
FEWEST_2012, FEWEST_2023 = 7, 5
_FOREIGN_OF_NINE = 4
#: Part of each that one member's share may take, a little below the law's.
_SAFE_2012, _SAFE_2023 = shares.MOST_2012 - 0.02, shares.MOST_2023 - 0.05
#: How often a member who did not pay is struck off at the next meeting.
_STRUCK = 0.6
#: (joins beside a person) a household, somebody known from elsewhere, a company.
_HOUSEHOLD, _KNOWN, _COMPANY = 0.08, 0.045, 0.006


class Membership:
    """Draws the members of one organisation after the other; people can be met again."""

    def __init__(self, people: People, names: Names) -> None:
        self._people, self._names = people, names

    def found(self, draft: Draft) -> None:
        """Write the founders with pledges and payments in one list (danh sách sáng lập)."""
        on = draft.begun_on
        act = draft.act(on, "Sổ đăng ký thành viên, sổ vốn góp", "member.admitted")
        most = _SAFE_2012 if on < LAW_2023_FROM else _SAFE_2023
        parts = shares.parts(draft.chance, draft.capital_vnd, draft.size, most)
        if draft.flaw is Flaw.LARGE_PART:
            enlarge(parts, draft.chance)
        late = _late_places(draft)
        for place, part in enumerate(parts):
            member = self._founder(draft, act, place, on)
            draft.books.pledge(act, member, on, part)
            self._pay_up(draft, act, member, part, late=place in late)
        act.changes = {"member": (None, _names(draft.books.members))}
        if draft.flaw is Flaw.IDENTITY_FORM:
            _shorten_number(draft.books.members)

    def meet(self, draft: Draft) -> None:
        """Hold the yearly meetings that changed something, in order (đại hội thành viên)."""
        chance, first = draft.chance, draft.begun_on.year + 1
        planted_on = PLANTED_ON.get(draft.flaw) if draft.flaw else None
        # Whoever joins has paid by then.
        last = planted_on - timedelta(days=190) if planted_on else draft.today
        years = [year for year in range(max(first, 2014), 2026) if chance.random() < 0.22]
        for year in years[-3:]:
            on = days.in_spring(chance, year)
            if draft.begun_on + timedelta(days=330) < on < last and draft.stands(on):
                self._meeting(draft, on)

    def _meeting(self, draft: Draft, on: date) -> None:
        chance, books = draft.chance, draft.books
        act = draft.act(on, f"Nghị quyết Đại hội thành viên thường niên năm {on.year}")
        gone = self._leaving(draft, act, on)
        come = [self._joiner(draft, act, on) for _ in range(_how_many(chance, draft, 0.12))]
        if chance.random() < 0.35:
            raise_all(draft, act, on)
        if chance.random() < 0.12:
            self._new_head(draft, act, on)
        if gone or come:
            act.changes["member"] = (None, _come_and_gone(come, gone))
        register_capital(draft, act, on)
        if not act.facts:
            draft.planned.acts.remove(act)
        books.members.sort(key=lambda member: member.joined_on)

    # -- who -------------------------------------------------------------------------------------

    def _founder(self, draft: Draft, act: Act, place: int, on: date) -> Member:
        if place == 0:
            return draft.books.join(act, draft.head, on)
        if draft.flaw is Flaw.FOREIGN and place <= _FOREIGN_OF_NINE:
            return draft.books.join(
                act, self._people.foreigner(draft.chance, draft.number + place, on), on
            )
        return self._anyone(draft, act, on)

    def _anyone(
        self,
        draft: Draft,
        act: Act,
        on: date,
        member_class: MemberClass = MemberClass.OFFICIAL,
    ) -> Member:
        """Enter a person, a household with who represents it, or a company."""
        chance, drawn = draft.chance, draft.chance.random()
        if drawn < _COMPANY:
            return self._company(draft, act, on, member_class)
        if drawn < _COMPANY + _KNOWN:
            known = self._people.met_again(chance, draft.commune.district_code, on)
            if known is not None and all(known is not one.party for one in draft.books.members):
                return draft.books.join(act, known, on, member_class)
        place = draft.hamlet if chance.random() < 0.7 else hamlet(chance, draft.commune)
        person = self._people.person(chance, draft.commune, place, of_age=on)
        if drawn > 1 - _HOUSEHOLD:
            household = self._people.household(person)
            return draft.books.join(act, household, on, member_class, person)
        return draft.books.join(act, person, on, member_class)

    def _company(self, draft: Draft, act: Act, on: date, member_class: MemberClass) -> Member:
        company = Party(
            full_name=self._names.company(draft.chance),
            kind=PartyKind.ORGANISATION,
            nationality="Việt Nam",
            address=f"{draft.hamlet}, {draft.commune.words}",
        )
        agent = self._people.person(draft.chance, draft.commune, draft.hamlet, of_age=on)
        return draft.books.join(act, company, on, member_class, agent)

    def _joiner(self, draft: Draft, act: Act, on: date) -> Member:
        """Admit somebody with a usual part."""
        usual = usual_part(draft, on)
        member = self._anyone(draft, act, on)
        draft.books.pledge(act, member, on, usual)
        self._pay_up(draft, act, member, usual, late=False)
        return member

    def _leaving(self, draft: Draft, act: Act, on: date) -> list[Member]:
        """Let some leave: their part is returned or passed on to another member."""
        books, chance = draft.books, draft.chance
        fewest = FEWEST_2012 if on < LAW_2023_FROM else FEWEST_2023
        may_leave = [one for one in books.contributors(on) if one.party is not draft.head]
        count = min(_how_many(chance, draft, 0.06), len(books.present(on)) - fewest - 1)
        gone = chance.sample(may_leave, max(0, min(count, len(may_leave))))
        if draft.flaw is None and len(books.present(on)) > fewest + len(gone) + 1:
            late = [one for one in may_leave if one.paid_vnd < one.pledged_vnd and one not in gone]
            gone += late if chance.random() < _STRUCK else []
        for member in gone:
            self._goes(draft, act, member, on)
        return gone

    def _goes(self, draft: Draft, act: Act, member: Member, on: date) -> None:
        books, chance = draft.books, draft.chance
        is_late = member.paid_vnd < member.pledged_vnd
        takers = [one for one in books.contributors(on) if one is not member]
        taker = chance.choice(takers)
        most = int(_SAFE_2012 * books.pledged())
        if not is_late and chance.random() < 0.4 and taker.pledged_vnd + member.pledged_vnd <= most:
            books.hand_over(act, member, taker, on)
            ground = LeaveGround.TRANSFERRED
        else:
            books.give_back(act, member, on)
            ground = chance.choices((LeaveGround.RESIGNED, LeaveGround.DEATH), (8, 2))[0]
            if is_late:
                ground = LeaveGround.UNPAID
        books.leave(act, member, on, ground)

    def _new_head(self, draft: Draft, act: Act, on: date) -> None:
        """Elect another representative out of the members."""
        able = [
            one.party
            for one in draft.books.present(on, MemberClass.OFFICIAL)
            if one.party.birth_on is not None
            and one.party is not draft.head
            and one.paid_vnd == one.pledged_vnd
            and 28 <= on.year - one.party.birth_on.year <= 58
            and one.party.nationality == "Việt Nam"
        ]
        if not able or draft.flaw is Flaw.NO_REPRESENTATIVE:
            return
        before, draft.head = draft.head, draft.chance.choice(able)
        called = draft.held[Fact.CONTACT]
        draft.head.phone = called["phone"]
        draft.holds(
            act, Fact.REPRESENTATIVE, on, party_id=draft.head,
            position=draft.chance.choice(POSITIONS[draft.planned.kind]),
        )  # fmt: skip
        draft.holds(
            act, Fact.CONTACT, on,
            person=draft.head.full_name, phone=called["phone"], email=called["email"],
        )  # fmt: skip
        act.changes["representative"] = (before.full_name, draft.head.full_name)

    # -- what ------------------------------------------------------------------------------------

    def _pay_up(self, draft: Draft, act: Act, member: Member, part: int, *, late: bool) -> None:
        """Pay a part at once, later within six months, or in two; late ones pay half or nothing."""
        chance, on = draft.chance, member.joined_on
        since = max(on, draft.planned.registered_on or on)
        drawn = chance.random()
        if late:
            if drawn < 0.6:
                draft.books.pay(act, member, since, half(part), chance)
            return
        after = days.between(chance, since, add_months(since, 5))
        if drawn < 0.72 or after > draft.today:
            draft.books.pay(act, member, on, part, chance)
        elif drawn < 0.9 or part < 2_000_000:
            draft.books.pay(act, member, after, part, chance)
        else:
            draft.books.pay(act, member, on, half(part), chance)
            draft.books.pay(act, member, after, part - half(part), chance)


def _late_places(draft: Draft) -> set[int]:
    """Return which founders do not pay in time."""
    if draft.flaw in (Flaw.LATE, Flaw.NOT_REGISTERED_ANEW):
        return set(draft.chance.sample(range(1, draft.size), 2))
    is_late = draft.flaw is None and draft.chance.random() < 0.035
    return {draft.size - 1} if is_late else set()


def _how_many(chance: Random, draft: Draft, share: float) -> int:
    """Return about so many of its members, none as often as not."""
    return chance.randint(0, max(1, round(2 * share * draft.size))) if chance.random() < 0.6 else 0


def _shorten_number(members: list[Member]) -> None:
    """Leave out a digit of the first number that has all of them."""
    for member in members:
        number = member.party.identity_no
        if number is not None and len(number) == 12:
            member.party.identity_no = number[:11]
            return


def _come_and_gone(come: list[Member], gone: list[Member]) -> str:
    """Return who was admitted and who left, as the log says it."""
    said = (("kết nạp ", come), ("ra khỏi: ", gone))
    return "; ".join(f"{words}{_names(members)}" for words, members in said if members)


def _names(members: list[Member]) -> str:
    """Return the names of members for the log; a long list is cut."""
    shown = "; ".join(one.party.full_name for one in members[:40])
    return f"{shown}; … ({len(members)} người)" if len(members) > 40 else shown
