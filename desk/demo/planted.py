"""Flaws that come after the founding: each makes one kind of finding stand today (điều chưa phù hợp)."""

from collections.abc import Callable
from datetime import timedelta

from coop_registry.rules.kinds import TaxKind
from coop_registry.rules.membership import LeaveGround, MemberClass
from desk.demo.capital import certify, register_capital
from desk.demo.draft import Draft
from desk.demo.flaws import LEFT_ON, PLANTED_ON, Flaw
from desk.demo.people import People
from desk.demo.standing import tax_notice

_MEETING = "Nghị quyết Đại hội thành viên bất thường"
#: Who stays where too many left.
_LEFT = 4


def plant(draft: Draft, people: People) -> None:
    """Write the flaw of one organisation, if it has one that its meetings did not bring."""
    write = _WRITERS.get(draft.flaw) if draft.flaw is not None else None
    if write is not None:
        write(draft, people)


def _too_few(draft: Draft, _people: People) -> None:
    """Let members leave until four are left, and declare the smaller capital."""
    on = PLANTED_ON[Flaw.MEMBERS_MINIMUM]
    act = draft.act(on, _MEETING, "member.left")
    books = draft.books
    staying = [one for one in books.present(on) if one.party is draft.head][:1]
    others = [one for one in books.present(on) if one.party is not draft.head]
    gone = others[_LEFT - len(staying) :]
    for member in gone:
        books.give_back(act, member, on)
        books.leave(act, member, on, LeaveGround.RESIGNED)
    act.changes["member"] = (None, "; ".join(one.party.full_name for one in gone))
    register_capital(draft, act, on)


def _too_young(draft: Draft, people: People) -> None:
    """Admit somebody who is sixteen."""
    on = PLANTED_ON[Flaw.MEMBERS_AGE]
    act = draft.act(on, "Đơn xin gia nhập, sổ đăng ký thành viên", "member.admitted")
    person = people.person(draft.chance, draft.commune, draft.hamlet, of_age=on, ages=(16, 16))
    draft.books.join(act, person, on)
    act.changes = {"member": (None, person.full_name)}


def _associates(draft: Draft, people: People) -> None:
    """Admit two associates who contribute more than they may together."""
    on = PLANTED_ON[Flaw.ASSOCIATES]
    act = draft.act(on, _MEETING, "member.admitted")
    part = draft.books.pledged() * 3 // 10 // 1_000_000 * 1_000_000
    for _ in range(2):
        person = people.person(draft.chance, draft.commune, draft.hamlet, of_age=on, ages=(30, 55))
        member = draft.books.join(act, person, on, MemberClass.CONTRIBUTING_ASSOCIATE)
        draft.books.pledge(act, member, on, part)
        draft.books.pay(act, member, on, part, draft.chance)
    act.changes = {"member": (None, "; ".join(m.party.full_name for m in draft.books.members[-2:]))}
    register_capital(draft, act, on)


def _outside(draft: Draft, people: People) -> None:
    """Admit somebody whose payment is dated before the day of joining."""
    on = PLANTED_ON[Flaw.OUTSIDE]
    act = draft.act(on, "Sổ đăng ký thành viên, sổ vốn góp", "member.admitted")
    person = people.person(draft.chance, draft.commune, draft.hamlet, of_age=on)
    member = draft.books.join(act, person, on)
    part = max(draft.capital_vnd // draft.size // 1_000_000, 1) * 1_000_000
    draft.books.pledge(act, member, on, part)
    draft.books.pay(act, member, on - timedelta(days=75), part, draft.chance)
    act.changes = {"member": (None, person.full_name)}
    register_capital(draft, act, on)


def _overpaid(draft: Draft, _people: People) -> None:
    """Let the head pay more than was pledged."""
    on = PLANTED_ON[Flaw.OVERPAID]
    act = draft.act(on, "Phiếu thu góp vốn", "contribution.recorded")
    head = next(one for one in draft.books.present(on) if one.party is draft.head)
    draft.books.pay(act, head, on, 20_000_000, draft.chance)
    act.changes = {"contribution": (None, f"Góp vốn 20.000.000 đồng, {draft.head.full_name}")}


def _not_contributing(draft: Draft, people: People) -> None:
    """Admit an associate who contributes nothing by class and something by the book."""
    on = PLANTED_ON[Flaw.NOT_CONTRIBUTING]
    act = draft.act(on, _MEETING, "member.admitted")
    person = people.person(draft.chance, draft.commune, draft.hamlet, of_age=on)
    member = draft.books.join(act, person, on, MemberClass.NON_CONTRIBUTING_ASSOCIATE)
    draft.books.pledge(act, member, on, 10_000_000)
    draft.books.pay(act, member, on, 10_000_000, draft.chance)
    act.changes = {"member": (None, person.full_name)}
    register_capital(draft, act, on)


def _household_alone(draft: Draft, people: People) -> None:
    """Admit a household without saying who represents it."""
    on = PLANTED_ON[Flaw.HOUSEHOLD_ALONE]
    act = draft.act(on, "Đơn xin gia nhập, sổ đăng ký thành viên", "member.admitted")
    person = people.person(draft.chance, draft.commune, draft.hamlet, of_age=on)
    member = draft.books.join(act, people.household(person), on)
    part = max(draft.capital_vnd // draft.size // 1_000_000, 1) * 1_000_000
    draft.books.pledge(act, member, on, part)
    draft.books.pay(act, member, on, part, draft.chance)
    act.changes = {"member": (None, person.full_name)}
    register_capital(draft, act, on)


def _certificate_out(draft: Draft, _people: People) -> None:
    """Give certificates out; then a member leaves and the certificate is not withdrawn."""
    certify(draft, PLANTED_ON[Flaw.CERTIFICATE])
    on = LEFT_ON
    act = draft.act(on, _MEETING, "member.left")
    able = [one for one in draft.books.contributors(on) if one.party is not draft.head]
    member = next(one for one in able if one.paid_vnd == one.pledged_vnd)
    draft.books.give_back(act, member, on)
    draft.books.leave(act, member, on, LeaveGround.RESIGNED)
    act.changes = {"member": (None, member.party.full_name)}
    register_capital(draft, act, on)


def _left_with_part(draft: Draft, _people: People) -> None:
    """Let a member leave whose part nobody gives back."""
    act = draft.act(LEFT_ON, _MEETING, "member.left")
    member = next(one for one in draft.books.contributors(LEFT_ON) if one.party is not draft.head)
    draft.books.leave(act, member, LEFT_ON, LeaveGround.RESIGNED)
    act.changes = {"member": (None, member.party.full_name)}


def _joined_before(draft: Draft, people: People) -> None:
    """Enter somebody with a day before the founding."""
    on = PLANTED_ON[Flaw.JOINED_BEFORE]
    act = draft.act(on, "Sổ đăng ký thành viên", "member.admitted")
    founded = draft.planned.founded.start
    person = people.person(draft.chance, draft.commune, draft.hamlet, of_age=founded, ages=(30, 55))
    draft.books.join(act, person, founded - timedelta(days=40))
    act.changes = {"member": (None, person.full_name)}


def _unvalued(draft: Draft, people: People) -> None:
    """Admit somebody who brings land, without saying who valued it."""
    on = PLANTED_ON[Flaw.UNVALUED]
    act = draft.act(on, _MEETING, "member.admitted")
    person = people.person(draft.chance, draft.commune, draft.hamlet, of_age=on)
    member = draft.books.join(act, person, on)
    part = max(draft.capital_vnd // draft.size // 1_000_000, 1) * 1_000_000
    draft.books.pledge(act, member, on, part)
    draft.books.bring_land(act, member, on, part)
    act.changes = {"member": (None, person.full_name)}
    register_capital(draft, act, on)


def _tax(kind: TaxKind, words: str) -> Callable[[Draft, People], None]:
    """Return what writes a word of the tax office's list."""

    def write(draft: Draft, _people: People) -> None:
        owed = draft.chance.randint(3, 180) * 250_000 if kind is TaxKind.DEBT else None
        tax_notice(draft, kind, words, owed)

    return write


_WRITERS: dict[Flaw, Callable[[Draft, People], None]] = {
    Flaw.MEMBERS_MINIMUM: _too_few,
    Flaw.MEMBERS_AGE: _too_young,
    Flaw.ASSOCIATES: _associates,
    Flaw.OUTSIDE: _outside,
    Flaw.OVERPAID: _overpaid,
    Flaw.NOT_CONTRIBUTING: _not_contributing,
    Flaw.HOUSEHOLD_ALONE: _household_alone,
    Flaw.CERTIFICATE: _certificate_out,
    Flaw.LEFT_WITH_PART: _left_with_part,
    Flaw.JOINED_BEFORE: _joined_before,
    Flaw.UNVALUED: _unvalued,
    Flaw.NOT_AT_ADDRESS: _tax(TaxKind.NOT_AT_ADDRESS, "Không hoạt động tại địa chỉ đã đăng ký"),
    Flaw.STOPPED: _tax(TaxKind.STOPPED, "Ngừng hoạt động nhưng chưa hoàn thành thủ tục"),
    Flaw.TAX_DEBT: _tax(TaxKind.DEBT, "Nợ thuế"),
}
