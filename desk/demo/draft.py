"""One organisation while it is being planned: what was drawn so far, and its opening act (ghi nhận)."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from coop_registry.rules.kinds import Activity, ActKind, Declared, Kind, Scheme, Status
from core.dates import format_date
from desk.demo.books import Books
from desk.demo.flaws import Flaw
from desk.demo.numbers import DEMO, identifiers, phone
from desk.demo.plan import Act, Commune, Fact, Party, Planned, Values, lower_first
from desk.demo.trades import Trade
from law.acts import LAW_2023_FROM

POSITIONS = {
    Kind.COOPERATIVE: ("Chủ tịch Hội đồng quản trị", "Chủ tịch Hội đồng quản trị kiêm Giám đốc"),
    Kind.UNION: ("Chủ tịch Hội đồng quản trị",),
    Kind.GROUP: ("Tổ trưởng",),
}


@dataclass
class Draft:
    """What is drawn of one organisation, and the facts that later acts may end."""

    chance: Random
    number: int
    #: The day the demonstration stands on.
    today: date
    planned: Planned
    trade: Trade
    hamlet: str
    head: Party
    size: int
    capital_vnd: int
    #: Only declared figures, no member list.
    is_listed: bool = True
    flaw: Flaw | None = None
    books: Books = field(default_factory=Books)
    status: Status = Status.ACTIVE
    #: Since when the status holds that is not active any more.
    status_on: date | None = None
    #: The day on which one that ended began to end.
    closed_on: date | None = None
    #: How well it does, from 0 to 1: revenue, pay and grade follow.
    vigour: float = 0.5
    #: What the office saw of its activity.
    seen: Activity | None = None
    #: Facts in force, by what they are.
    held: dict[Fact, Values] = field(default_factory=dict)

    @property
    def commune(self) -> Commune:
        """Return the commune of the seat."""
        return self.planned.commune

    @property
    def begun_on(self) -> date:
        """Return the day from which facts hold: that of the certificate, else of the founding."""
        return self.planned.begun_on

    @property
    def lives_until(self) -> date:
        """Return the last day on which meetings are held and reports are written."""
        return min(self.closed_on or self.status_on or self.today, self.today)

    def stands(self, on: date) -> bool:
        """Tell whether it worked on a day."""
        return self.begun_on <= on <= self.lives_until

    def act(self, on: date, source: str, action: str = "organisation.reported") -> Act:
        """Begin an act of this organisation."""
        act = Act(ActKind.REPORT, on, source, action)
        self.planned.acts.append(act)
        return act

    def holds(self, act: Act, fact: Fact, start_on: date, **values: object) -> None:
        """Let a fact hold from a day on; the one before ends."""
        before = self.held.get(fact)
        if before is not None and before["start_on"] == start_on:
            before.update(values)
            return
        if before is not None:
            act.end(before, start_on)
        self.held[fact] = act.add(fact, start_on=start_on, **values)


def issuer_of(kind: Kind, commune: Commune, on: date) -> str:
    """Return the office that gave the certificate (cơ quan đăng ký)."""
    if kind is Kind.UNION and on < LAW_2023_FROM:
        return "Phòng Đăng ký kinh doanh, Sở Kế hoạch và Đầu tư tỉnh Bắc Kạn"
    return f"Phòng Tài chính - Kế hoạch {lower_first(commune.district)}"


def open_register(draft: Draft, line_names: dict[str, str]) -> Act:
    """Write the facts of the certificate, or of what a group told its commune (ghi nhận ban đầu)."""
    planned, start = draft.planned, draft.begun_on
    has_paper = planned.registered_on is not None
    source = (
        "Giấy chứng nhận đăng ký" if has_paper else "Thông báo thành lập gửi Ủy ban nhân dân xã"
    )
    act = Act(ActKind.OPENING, start, f"{source} {DEMO}", "organisation.created")
    planned.acts.append(act)
    draft.holds(act, Fact.NAME, start, name=planned.name)
    draft.holds(act, Fact.SEAT, start, unit_id=draft.commune.unit_id, address=draft.hamlet)
    draft.holds(act, Fact.STATUS, start, status=Status.ACTIVE.value, ground=None)
    capital_vnd = None if draft.flaw is Flaw.NO_CAPITAL else draft.capital_vnd
    if capital_vnd:
        draft.holds(act, Fact.CAPITAL, start, amount_vnd=capital_vnd)
    act.add(Fact.LINE, start_on=start, vsic_id=draft.trade.vsic, is_main=True)
    _who_to_call(draft, act, start)
    act.add(
        Fact.DECLARED, what=Declared.MEMBERS_TOTAL.value, value=draft.size, on=start,
        source="Danh sách thành viên kèm hồ sơ đăng ký" if has_paper else source,
    )  # fmt: skip
    numbers = _numbers(draft, act)
    act.changes = _first_values(draft, line_names[draft.trade.vsic], numbers)
    return act


def _who_to_call(draft: Draft, act: Act, start: date) -> None:
    """Add representative and contact."""
    called = phone(draft.number)
    if draft.flaw is not Flaw.NO_REPRESENTATIVE:
        draft.head.phone = draft.head.phone or called
        draft.holds(
            act, Fact.REPRESENTATIVE, start, party_id=draft.head,
            position=draft.chance.choice(POSITIONS[draft.planned.kind]),
        )  # fmt: skip
    mail = f"htx{draft.number:04d}@trinh-dien.example" if draft.chance.random() < 0.3 else None
    if draft.flaw is Flaw.PHONE:
        called = called[:7]
    if draft.flaw is Flaw.EMAIL:
        mail = f"htx{draft.number:04d}@"
    draft.holds(act, Fact.CONTACT, start, person=draft.head.full_name, phone=called, email=mail)


def _numbers(draft: Draft, act: Act) -> dict[str, str]:
    """Add the numbers of its papers; return them as the log shows them."""
    planned, shown = draft.planned, {}
    if planned.registered_on is None:
        return shown
    issuer = issuer_of(planned.kind, draft.commune, planned.registered_on)
    for scheme, value in identifiers(draft.number, planned, draft.flaw, draft.chance):
        is_paper = scheme is not Scheme.TAX_CODE
        act.add(
            Fact.IDENTIFIER, scheme=scheme.value, value=value,
            issued_on=planned.registered_on if is_paper else None,
            issued_by=issuer if is_paper else None,
        )  # fmt: skip
        shown[scheme.value] = value
    return shown


def _first_values(
    draft: Draft, line: str, numbers: dict[str, str]
) -> dict[str, tuple[object, object]]:
    """Return what the log keeps of the opening (users see it as a sentence)."""
    planned, representative = draft.planned, draft.held.get(Fact.REPRESENTATIVE)
    capital = draft.held.get(Fact.CAPITAL)
    values: dict[str, object] = {
        "name": planned.name,
        "unit": draft.commune.name,
        "address": draft.hamlet,
        "status": Status.ACTIVE.value,
        "amount_vnd": capital["amount_vnd"] if capital else None,
        "representative": draft.head.full_name if representative else None,
        "position": representative["position"] if representative else None,
        "phone": draft.held[Fact.CONTACT]["phone"],
        "line": line,
        "founded": str(planned.founded),
        "registered_on": format_date(planned.registered_on) if planned.registered_on else None,
        "start_on": format_date(draft.begun_on),
        "members_total": str(draft.size),
        **numbers,
    }
    return {key: (None, value) for key, value in values.items() if value is not None}
