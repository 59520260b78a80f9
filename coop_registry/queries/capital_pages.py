"""Capital of one organisation as of a day, gathered for its page (thẻ Vốn góp)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coop_registry.queries import members
from coop_registry.queries.members import MemberLine
from coop_registry.rules.capital import Holding
from coop_registry.rules.findings import Finding, State, findings_on
from coop_registry.rules.shares import Shares
from core.charts import LineChart, Number, TimeLine
from core.dates import format_date
from core.money import format_percent, format_vnd, round_share

#: What the capital page shows of all findings.
OF_CAPITAL = ("contribution.", "capital.")
#: From here on a chart counts in millions.
MILLION = 1_000_000


@dataclass(frozen=True)
class HolderLine:
    """What one party holds (phần vốn góp); a former or a coming member may hold a part, too."""

    party_id: int
    membership_id: int
    name: str
    is_member: bool
    #: Joins only after the day, and paid before.
    is_coming: bool
    pledged_vnd: int
    paid_vnd: int
    shown_ratio: Decimal | None


@dataclass(frozen=True)
class CapitalView:
    """Charter, pledged and paid capital of a day, and who holds what."""

    on: date
    charter_vnd: int | None
    pledged_vnd: int
    paid_vnd: int
    #: What members still owe, and what others paid beyond their pledge: never set off.
    unpaid_vnd: int
    overpaid_vnd: int
    holders: tuple[HolderLine, ...]
    points: tuple[tuple[date, int | None, int, int], ...]
    findings: tuple[Finding, ...]
    shares: Shares

    @property
    def pledge_gap_vnd(self) -> int | None:
        """Return charter capital less all that is pledged, None without a charter capital."""
        return None if self.charter_vnd is None else self.charter_vnd - self.pledged_vnd

    @property
    def chart(self) -> LineChart | None:
        """Return the chart of capital over time, None where the book is empty."""
        if not self.points:
            return None
        large = max(max(point[1] or 0, point[2], point[3]) for point in self.points) >= 10 * MILLION
        known = [(point[0], point[1]) for point in self.points if point[1] is not None]
        lines = [
            TimeLine("Vốn điều lệ", tuple((day, _scaled(value, large)) for day, value in known)),
            TimeLine("Cam kết góp", tuple((p[0], _scaled(p[2], large)) for p in self.points)),
            TimeLine("Đã góp", tuple((p[0], _scaled(p[3], large)) for p in self.points)),
        ]
        return LineChart(
            title=self._title(),
            lines=tuple(line for line in lines if line.points),
            unit="triệu đồng" if large else "đồng",
        )

    @property
    def chart_words(self) -> str:
        """Return the chart in words."""
        return (
            f"{len(self.points)} mốc từ ngày {format_date(self.points[0][0])} đến ngày "
            f"{format_date(self.on)}; số liệu ở bảng bên dưới."
        )

    def _title(self) -> str:
        """Return the finding of the chart and its day."""
        said = f"Đã góp {format_vnd(self.paid_vnd)}"
        if self.charter_vnd:
            share = round_share(self.paid_vnd, self.charter_vnd, self.shares.digits)
            said += f", bằng {format_percent(share)} vốn điều lệ"
        return f"{said} (ngày {format_date(self.on)})"


def capital_view(organisation_id: int, on: date, state: State) -> CapitalView:
    """Return capital, holders, points over time and what does not agree, as of a day."""
    held = members.holdings_on(organisation_id, on)
    present = members.members_on(organisation_id, on)
    shares = members.shares_on(organisation_id, on, present)
    return CapitalView(
        on=on,
        charter_vnd=state.capital.on(on),
        pledged_vnd=sum(holding.pledged_vnd for holding in held.values()),
        paid_vnd=sum(holding.paid_vnd for holding in held.values()),
        unpaid_vnd=sum(max(one.pledged_vnd - one.paid_vnd, 0) for one in held.values()),
        overpaid_vnd=sum(max(one.paid_vnd - one.pledged_vnd, 0) for one in held.values()),
        holders=_holders(organisation_id, on, present, held, shares),
        points=_points(state, on),
        findings=tuple(f for f in findings_on(state, on) if f.rule.startswith(OF_CAPITAL)),
        shares=shares,
    )


def _holders(
    organisation_id: int,
    on: date,
    present: list[MemberLine],
    held: dict[int, Holding],
    shares: Shares,
) -> tuple[HolderLine, ...]:
    """Return the members of the day with their parts, then others who hold one: left, or to come."""
    known = {line.party_id for line in present}
    listed = [(line.party_id, line.membership_id, line.name, True, False) for line in present]
    absent: dict[int, tuple[int, int, str, bool, bool]] = {}
    for stay in members.member_history(organisation_id):
        is_coming = stay.joined_on > on
        if stay.party_id in known or (is_coming and stay.party_id in absent):
            continue  # who left and comes again has left, on this day
        absent[stay.party_id] = (stay.party_id, stay.membership_id, stay.name, False, is_coming)
    return tuple(
        HolderLine(*who, part.pledged_vnd, part.paid_vnd, shares.of(part.pledged_vnd))
        for who in (*listed, *absent.values())
        if (part := held.get(who[0], Holding())).pledged_vnd or part.paid_vnd
    )


def _points(state: State, on: date) -> tuple[tuple[date, int | None, int, int], ...]:
    """Return (day, charter, pledged, paid) of each day on which the book or the charter changed."""
    if not state.total.days:
        return ()
    first = state.total.days[0]
    days = {day for day in state.capital_days if first <= day <= on}
    days |= {on} if first <= on else set()
    return tuple((day, state.capital.on(day), *state.total.on(day)) for day in sorted(days))


def _scaled(value: int | None, large: bool) -> Number:
    """Return a value for the chart: đồng, or millions of them."""
    return Decimal(value or 0) / MILLION if large else value or 0
