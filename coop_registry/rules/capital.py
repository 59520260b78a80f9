"""Contributed capital: what a line moves, what can be, shares, deadline, certificate (vốn góp)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from coop_registry.rules.entries import LineEntry, MemberEntry
from coop_registry.rules.membership import CONTRIBUTING, LineKind, MemberClass
from core.dates import PartialDate, Precision, format_date
from core.errors import RuleViolation
from core.money import MAX_VND, format_vnd
from law import catalogue
from law.dated import NoRuleInForce
from law.deadlines import MONTH_RULE, ROLL_RULE, Deadline, WorkingDays, after_months

CERTIFICATE_RULE = "contribution.certificate.full_payment_required"
#: Kinds a person records one by one; transfers and reversals are use cases of their own.
TYPED_KINDS = (
    LineKind.PLEDGE,
    LineKind.PAYMENT,
    LineKind.RETURN,
    LineKind.PLEDGE_REDUCED,
)


@dataclass(frozen=True)
class Holding:
    """What a member holds on a day (phần vốn góp): committed and paid, in đồng."""

    pledged_vnd: int = 0
    paid_vnd: int = 0

    @property
    def is_full(self) -> bool:
        """Tell whether all that was committed is paid (góp đủ)."""
        return self.paid_vnd >= self.pledged_vnd > 0

    def plus(self, pledged_vnd: int, paid_vnd: int) -> "Holding":
        """Return the holding after a movement."""
        return Holding(self.pledged_vnd + pledged_vnd, self.paid_vnd + paid_vnd)


@dataclass(frozen=True)
class Movement:
    """One line as sums see it."""

    party_id: int
    on: date
    pledged_vnd: int
    paid_vnd: int


def movement(entry: LineEntry) -> Movement:
    """Return what a typed line moves; it depends on the line alone, so that order never matters."""
    amount = entry.amount_vnd
    pledged, paid = {
        LineKind.PLEDGE: (amount, 0),
        LineKind.PAYMENT: (0, amount),
        LineKind.RETURN: (0 if entry.keeps_pledge else -amount, -amount),
        LineKind.PLEDGE_REDUCED: (-amount, 0),
    }[entry.kind]
    return Movement(entry.party_id, entry.on, pledged, paid)


def lines_of_admission(entry: MemberEntry, party_id: int, since: date | None) -> list[LineEntry]:
    """Return the book lines of a typed member: the pledge, then what was paid.

    A pledge counts from the admission, of a founder from the day the cooperative exists.
    """
    pledge_vnd = entry.paid_vnd if entry.pledge_vnd is None else entry.pledge_vnd
    pledged_on = max(entry.joined_on, since) if since else entry.joined_on
    lines = []
    if pledge_vnd:
        lines.append(LineEntry(party_id, LineKind.PLEDGE, pledged_on, pledge_vnd))
    if entry.paid_vnd:
        lines.append(
            LineEntry(
                party_id,
                LineKind.PAYMENT,
                entry.paid_on or pledged_on,
                entry.paid_vnd,
                entry.asset_kind,
                entry.asset_words,
                entry.entitled_until,
            )
        )
    return lines


def first_day(founded: PartialDate | None, registered_on: date | None) -> date | None:
    """Return the day before which nothing can be paid, when founding and registration are known.

    Only days known to the day count: a year alone proves no contribution wrong.
    """
    if founded is None or registered_on is None or founded.precision is not Precision.DAY:
        return None
    return min(founded.start, registered_on)


def refuse_impossible_line(entry: LineEntry, today: date) -> None:
    """Raise for a line of no amount, of the future or with a term past.

    Paid before the founding is a fact and only found odd: money is gathered before the certificate.
    """
    if not 0 < entry.amount_vnd <= MAX_VND:
        raise RuleViolation("Số tiền phải lớn hơn 0.", field="amount_vnd")
    refuse_impossible_day(entry.on, today)
    if entry.entitled_until is not None and entry.entitled_until < entry.on:
        raise RuleViolation("Thời hạn hưởng quyền kết thúc trước ngày góp.", field="entitled_until")


def refuse_impossible_day(day: date, today: date, field: str = "on") -> None:
    """Raise for a day of the book in the future."""
    if day > today:
        raise RuleViolation(f"Ngày {format_date(day)} ở sau hôm nay.", field=field)


def refuse_paper_before_founding(day: date, since: date | None, field: str) -> None:
    """Raise for a paper of the cooperative dated before it exists: it issues none then."""
    if since is not None and day < since:
        raise RuleViolation(
            f"Ngày {format_date(day)} ở trước ngày thành lập, ngày đăng ký "
            f"({format_date(since)}). Hãy kiểm tra lại ngày ghi trên giấy.",
            field=field,
        )


def holdings(lines: Iterable[Movement], on: date) -> dict[int, Holding]:
    """Return what each party holds on a day: the sum of its lines up to that day."""
    found: dict[int, Holding] = defaultdict(Holding)
    for line in lines:
        if line.on <= on:
            found[line.party_id] = found[line.party_id].plus(line.pledged_vnd, line.paid_vnd)
    return dict(found)


def over_time(lines: Iterable[Movement]) -> list[tuple[date, int, int]]:
    """Return (day, pledged, paid) of the whole organisation after each day of the book."""
    days: Mapping[date, list[Movement]] = defaultdict(list)
    for line in lines:
        days[line.on].append(line)
    points = []
    total = Holding()
    for day in sorted(days):
        for line in days[day]:
            total = total.plus(line.pledged_vnd, line.paid_vnd)
        points.append((day, total.pledged_vnd, total.paid_vnd))
    return points


def ratio(part_vnd: int, total_vnd: int | None) -> Decimal | None:
    """Return the exact share of a part (tỷ lệ phần vốn góp), None without a capital.

    Rules judge this figure; what is shown comes from `rules.shares`.
    """
    return Decimal(part_vnd) / Decimal(total_vnd) if total_vnd else None


def term_begins(admitted_on: date, registered_on: date | None) -> date:
    """Return the day whose law sets the term: of the certificate for founders, else admission."""
    return max(admitted_on, registered_on) if registered_on else admitted_on


def contribution_deadline(
    admitted_on: date, registered_on: date | None, excluded_days: int, days: WorkingDays
) -> Deadline:
    """Return the last day to contribute in full (thời hạn góp đủ vốn).

    From the day of the first certificate for founders, else from admission; days not counted are
    added, and a last day off moves to the next working day. Law: khoản 3 Điều 17 Luật Hợp tác xã
    2012; khoản 4 Điều 74 Luật Hợp tác xã 2023; Điều 148 Bộ luật Dân sự 2015. Raises NoRuleInForce
    for a day before those laws.
    """
    event = term_begins(admitted_on, registered_on)
    rule = catalogue.in_force("contribution.deadline_months", event)
    extra = excluded_days if _excludes_days(event) else 0
    plain = after_months(event, rule.number(), days, roll=False)
    unrolled = plain.unrolled + timedelta(days=extra)
    last = days.roll_forward(unrolled)
    words = f"{rule.value} tháng kể từ ngày {format_date(event)}"
    if extra:
        words += f", cộng {extra} ngày không tính vào thời hạn"
    words += f": hết ngày {format_date(unrolled)}"
    if last != unrolled:
        words += f"; là ngày nghỉ nên kéo đến hết ngày {format_date(last)}"
    article = f"{rule.article}; {MONTH_RULE}"
    return Deadline(
        last, unrolled, f"{words}.", f"{article}; {ROLL_RULE}" if last != unrolled else article
    )


def refuse_certificate(
    name: str, holding: Holding, member_class: MemberClass | None, on: date
) -> None:
    """Raise unless the member has paid all of the part (chỉ cấp khi góp đủ).

    Law: khoản 4 Điều 17 Luật Hợp tác xã 2012; khoản 1 Điều 75 Luật Hợp tác xã 2023, by the day
    of the certificate.
    """
    try:
        rule = catalogue.in_force(CERTIFICATE_RULE, on)
    except NoRuleInForce as missing:
        raise RuleViolation(str(missing), field="issued_on", rule=CERTIFICATE_RULE) from None
    if member_class not in CONTRIBUTING:
        raise RuleViolation(
            f"Ngày {format_date(on)} {name} không phải là thành viên góp vốn.",
            field="party_id",
            rule=rule.key,
            article=rule.article,
        )
    if not holding.is_full:
        raise RuleViolation(
            f"{name} mới góp {format_vnd(holding.paid_vnd)} trên {format_vnd(holding.pledged_vnd)} "
            "đã cam kết; giấy chứng nhận phần vốn góp chỉ được cấp khi đã góp đủ.",
            field="party_id",
            rule=rule.key,
            article=rule.article,
        )


def _excludes_days(event: date) -> bool:
    """Tell whether the law of the day knows days that are not counted."""
    try:
        catalogue.in_force("contribution.deadline_excluded", event)
    except NoRuleInForce:
        return False
    return True
