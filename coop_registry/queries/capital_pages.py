"""Capital of one organisation as of a day, gathered for its page (thẻ Vốn góp)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coop_registry.queries import members, states
from coop_registry.rules.capital import Holding, ratio
from coop_registry.rules.findings import Finding, State, findings_on
from core.charts import LineChart, Number, TimeLine
from core.dates import format_date
from core.money import format_percent, format_vnd

#: What the capital page shows of all findings.
OF_CAPITAL = ("contribution.", "capital.")
#: From here on a chart counts in millions.
MILLION = 1_000_000


@dataclass(frozen=True)
class HolderLine:
    """What one party holds (phần vốn góp); a former member may still hold a part."""

    party_id: int
    membership_id: int
    name: str
    is_member: bool
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
    holders: tuple[HolderLine, ...]
    points: tuple[tuple[date, int | None, int, int], ...]
    findings: tuple[Finding, ...]

    @property
    def pledge_gap_vnd(self) -> int | None:
        """Return charter capital less all that is pledged, None without a charter capital."""
        return None if self.charter_vnd is None else self.charter_vnd - self.pledged_vnd

    @property
    def unpaid_vnd(self) -> int:
        """Return what is pledged and not paid."""
        return self.pledged_vnd - self.paid_vnd

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
        share = ratio(self.paid_vnd, self.charter_vnd)
        if share is not None:
            said += f", bằng {format_percent(round(share, 4))} vốn điều lệ"
        return f"{said} (ngày {format_date(self.on)})"


def capital_view(organisation_id: int, on: date) -> CapitalView:
    """Return capital, holders, points over time and what does not agree, as of a day."""
    state = states.state_of(organisation_id)
    held = members.holdings_on(organisation_id, on)
    return CapitalView(
        on=on,
        charter_vnd=state.capital.on(on),
        pledged_vnd=sum(holding.pledged_vnd for holding in held.values()),
        paid_vnd=sum(holding.paid_vnd for holding in held.values()),
        holders=_holders(organisation_id, on, held),
        points=_points(state, on),
        findings=tuple(f for f in findings_on(state, on) if f.rule.startswith(OF_CAPITAL)),
    )


def _holders(organisation_id: int, on: date, held: dict[int, Holding]) -> tuple[HolderLine, ...]:
    """Return the members of the day with their parts, then former members who still hold one."""
    present = [
        HolderLine(
            m.party_id, m.membership_id, m.name, True, m.pledged_vnd, m.paid_vnd, m.shown_ratio
        )
        for m in members.members_on(organisation_id, on)
        if m.pledged_vnd or m.paid_vnd
    ]
    known = {line.party_id for line in present}
    former = {
        stay.party_id: stay
        for stay in members.member_history(organisation_id)
        if stay.party_id not in known and stay.party_id in held
    }
    return (
        *present,
        *(
            HolderLine(
                party_id,
                stay.membership_id,
                stay.name,
                False,
                held[party_id].pledged_vnd,
                held[party_id].paid_vnd,
                None,
            )
            for party_id, stay in former.items()
            if held[party_id].pledged_vnd or held[party_id].paid_vnd
        ),
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
