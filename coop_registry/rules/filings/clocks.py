"""Which clocks run in a filing, until which day, by which article (thời hạn của hồ sơ)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.filings.catalogue import spec_of
from coop_registry.rules.filings.kinds import Starts, Who
from coop_registry.rules.filings.spec import FilingSpec, Limit
from law.catalogue import in_force
from law.dated import Certainty, InForce, NoRuleInForce
from law.deadlines import (
    Deadline,
    WorkingDays,
    after_days,
    after_months,
    after_working_days,
    before_days,
    before_working_days,
)

#: Working days ahead in which the office's own last day counts as near.
NEAR = 3


@dataclass(frozen=True)
class Days:
    """The days known of a filing (các ngày đã ghi); of a repeated step the last.

    `cases` are the cases it falls under, in the words of `specs.conditions`; None when nobody has
    said: then every limit is told, each with its case.
    """

    received_on: date | None = None
    completed_on: date | None = None
    event_on: date | None = None
    effect_on: date | None = None
    supplement_asked_on: date | None = None
    withdrawal_asked_on: date | None = None
    explain_until: date | None = None
    issued_on: date | None = None
    posted_on: date | None = None
    settled_on: date | None = None
    ending_filed_on: date | None = None
    decided_on: date | None = None
    cases: frozenset[str] | None = None

    @property
    def whole_on(self) -> date | None:
        """Return the day the file became whole (ngày hồ sơ hợp lệ), None while it waits."""
        return None if self.is_waiting else self.completed_on or self.received_on

    @property
    def is_waiting(self) -> bool:
        """Tell whether the office waits for a supplement (chờ bổ sung)."""
        asked, completed = self.supplement_asked_on, self.completed_on
        return asked is not None and (completed is None or completed < asked)


@dataclass(frozen=True)
class Clock:
    """One limit of a filing, counted (thời hạn đã tính).

    `met_on` is the day the thing was done, when it was. Being late is told, never a refusal.
    `days_left` are calendar days from that day or from today, less than 0 when late.
    """

    rule: str
    title: str
    article: str
    certainty: Certainty
    who: Who
    starts: Starts
    start: date
    last_day: date
    days_left: int
    is_late: bool
    counted: str
    when: str = ""
    met_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to act (chưa thực hiện)."""
        return self.met_on is None


def clocks(spec: FilingSpec, days: Days, calendar: WorkingDays, today: date) -> list[Clock]:
    """Return the clocks of a filing, the nearest last day first.

    Each limit is that of the day of its own event: of the office the day of receipt, of the
    applicant the day of the change, of a suspension the day it takes effect.
    """
    found = [
        _clock(limit, rule, days, calendar, today)
        for limit, rule in _limits(spec, days)
        if _applies(limit, days)
    ]
    return sorted(found, key=lambda clock: (clock.last_day, clock.rule))


def supplement_until(asked_on: date, calendar: WorkingDays) -> date | None:
    """Return the last day to complete a file; None where the law of that day sets none.

    Khoản 6 Điều 19 Nghị định 92/2024/NĐ-CP: 60 days from the day of the office's notice.
    """
    try:
        rule = in_force("registration.supplement.days", asked_on)
    except NoRuleInForce:
        return None
    return after_days(asked_on, rule.number(), calendar).last_day


def _limits(spec: FilingSpec, days: Days) -> Iterator[tuple[Limit, InForce]]:
    for starts in Starts:
        on = _legal_day(starts, days)
        if on is None or _start(starts, days) is None:
            continue
        for limit in _spec_on(spec, on):
            if limit.starts is starts:
                yield limit, in_force(limit.rule, on)


def _spec_on(spec: FilingSpec, on: date) -> tuple[Limit, ...]:
    """Return the limits of the same kind on another day; none when no rule was in force.

    Cooperatives and unions have one and the same rule in each period.
    """
    try:
        return spec_of(spec.kind, min(spec.for_kinds), on).limits
    except NoRuleInForce:
        return ()


def _applies(limit: Limit, days: Days) -> bool:
    return not limit.when or days.cases is None or limit.when in days.cases


def _legal_day(starts: Starts, days: Days) -> date | None:
    """Return the day whose law sets a limit: a completed file keeps the clock of its receipt."""
    return days.received_on if starts is Starts.RECEIVED else _start(starts, days)


def _start(starts: Starts, days: Days) -> date | None:
    return {
        Starts.RECEIVED: days.whole_on,
        Starts.EVENT: days.event_on,
        Starts.EFFECT: days.effect_on,
        Starts.SUPPLEMENT_ASKED: days.supplement_asked_on,
        Starts.WITHDRAWAL_ASKED: days.withdrawal_asked_on,
        Starts.EXPLAINED: days.explain_until,
        Starts.ISSUED: days.issued_on,
        Starts.POSTED: days.posted_on,
        Starts.SETTLED: days.settled_on,
        Starts.ENDING_FILED: days.ending_filed_on,
    }[starts]


def _met(starts: Starts, days: Days) -> date | None:
    """Return the day by which the limit was kept or missed, None while nothing was done."""
    supplemented = None if days.is_waiting else days.completed_on
    return {
        Starts.RECEIVED: min(filter(None, (days.posted_on, days.decided_on)), default=None),
        Starts.EVENT: days.received_on,
        Starts.EFFECT: days.received_on,
        Starts.SUPPLEMENT_ASKED: supplemented,
        Starts.WITHDRAWAL_ASKED: days.decided_on,
        Starts.EXPLAINED: days.decided_on,
        Starts.ISSUED: days.posted_on,
        Starts.POSTED: days.decided_on,
        Starts.SETTLED: days.ending_filed_on,
        Starts.ENDING_FILED: days.decided_on,
    }[starts]


def _clock(limit: Limit, rule: InForce, days: Days, calendar: WorkingDays, today: date) -> Clock:
    start = _start(limit.starts, days)
    assert start is not None, "only limits whose start is known are counted"
    deadline = _deadline(limit, rule, start, calendar)
    met_on = _met(limit.starts, days)
    at = met_on or today
    return Clock(
        rule=rule.key,
        title=rule.title,
        article=rule.article,
        certainty=rule.certainty,
        who=limit.who,
        starts=limit.starts,
        start=start,
        last_day=deadline.last_day,
        days_left=(deadline.last_day - at).days,
        is_late=at > deadline.last_day,
        counted=deadline.rule_text_vi,
        when=limit.when,
        met_on=met_on,
    )


def _deadline(limit: Limit, rule: InForce, start: date, calendar: WorkingDays) -> Deadline:
    is_in_working_days = rule.unit == "ngày làm việc"
    if limit.starts is Starts.EFFECT:
        if is_in_working_days:
            return before_working_days(start, rule.number(), calendar)
        return before_days(start, rule.number())
    if is_in_working_days:
        return after_working_days(start, rule.number(), calendar)
    if rule.unit == "tháng":
        return after_months(start, rule.number(), calendar)
    return after_days(start, rule.number(), calendar)
