"""Terms and policy from JSON (đọc điều khoản vay và chính sách), judged by the law of the day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from core.errors import RuleViolation
from core.money import format_percent, format_vnd
from fund.rules.reading import Fields
from fund.rules.terms import (
    DEFAULT_ORDER,
    Case,
    Collateral,
    CollateralKind,
    CureMonths,
    DatedAmount,
    DayCount,
    HeldGroup,
    HolidayShift,
    Method,
    Policy,
    RateChange,
    Terms,
    Token,
)
from law.fund import rates
from law.fund.sources import DECREE_45_FROM

TERM_FIELDS = frozenset(Terms.__dataclass_fields__)
_POLICY_FIELDS = frozenset(Policy.__dataclass_fields__)
_MONTHS = 600


def read_terms(fields: Fields) -> Terms:
    """Return the terms of one JSON object; refuse the first field that is wrong."""
    terms = Terms(
        principal=fields.whole("principal", low=1),
        annual_rate=fields.decimal("annual_rate", low="0", high="1"),
        start=fields.day("start"),
        term_months=fields.whole("term_months", low=1, high=_MONTHS),
        disbursements=_amounts(fields, "disbursements"),
        first_due_on=fields.day_or_none("first_due_on"),
        principal_every_months=fields.whole("principal_every_months", 1, low=1, high=_MONTHS),
        interest_every_months=fields.whole("interest_every_months", 1, low=1, high=_MONTHS),
        method=fields.choice("method", Method, Method.EQUAL_PRINCIPAL),
        custom_principal=_amounts(fields, "custom_principal"),
        principal_grace_months=fields.whole("principal_grace_months", 0, low=0, high=_MONTHS),
        day_count=fields.choice("day_count", DayCount, DayCount.ACT_365),
        due_day=fields.whole("due_day", low=1, high=31) if fields.given("due_day") else None,
        holiday_shift=fields.choice("holiday_shift", HolidayShift, HolidayShift.NONE),
        rounding=fields.whole("rounding", 1, low=1, high=1_000_000),
        rate_changes=_rate_changes(fields),
    )
    _check_rhythms(terms, fields)
    _check_days(terms, fields)
    _check_amounts(terms, fields)
    return terms


def _amounts(fields: Fields, name: str) -> tuple[DatedAmount, ...]:
    found: list[DatedAmount] = []
    for item in fields.objects(name):
        item.refuse_strangers(frozenset({"on", "amount"}))
        line = DatedAmount(item.day("on"), item.whole("amount", low=1))
        if found and line.on <= found[-1].on:
            item.refuse("on", "Các ngày phải tăng dần và không trùng nhau.")
        found.append(line)
    return tuple(found)


def _rate_changes(fields: Fields) -> tuple[RateChange, ...]:
    found: list[RateChange] = []
    for item in fields.objects("rate_changes"):
        item.refuse_strangers(frozenset({"on", "annual_rate"}))
        change = RateChange(item.day("on"), item.decimal("annual_rate", low="0", high="1"))
        if found and change.on <= found[-1].on:
            item.refuse("on", "Các ngày phải tăng dần và không trùng nhau.")
        found.append(change)
    return tuple(found)


def _check_rhythms(terms: Terms, fields: Fields) -> None:
    principal, interest = terms.principal_every_months, terms.interest_every_months
    if max(principal, interest) % min(principal, interest):
        fields.refuse("interest_every_months", "Kỳ trả dài phải là bội số của kỳ trả ngắn.")
    if terms.term_months % min(principal, interest):
        fields.refuse("term_months", "Thời hạn phải chia hết cho kỳ trả nợ.")
    if terms.method is Method.EQUAL_INSTALMENT and principal != interest:
        fields.refuse("method", "Trả góp đều cần kỳ trả gốc và kỳ trả lãi bằng nhau.")
    if terms.term_months % principal:
        fields.refuse("term_months", "Thời hạn phải là bội số của kỳ trả gốc.")
    if terms.principal_grace_months % principal:
        fields.refuse("principal_grace_months", "Ân hạn gốc phải là bội số của kỳ trả gốc.")
    if terms.principal_grace_months and terms.method in (Method.BULLET, Method.CUSTOM):
        fields.refuse("principal_grace_months", "Chỉ dùng khi trả gốc đều hoặc trả góp đều.")
    if terms.principal_grace_months >= terms.term_months:
        fields.refuse("principal_grace_months", "Ân hạn gốc phải ngắn hơn thời hạn vay.")


def _check_days(terms: Terms, fields: Fields) -> None:
    if terms.first_due_on and terms.first_due_on <= terms.start:
        fields.refuse("first_due_on", "Ngày trả đầu tiên phải sau ngày bắt đầu vay.")
    for name, lines in (
        ("disbursements", terms.disbursements),
        ("rate_changes", terms.rate_changes),
    ):
        if lines and lines[0].on < terms.start:
            fields.refuse(f"{name}[0].on", "Không được trước ngày bắt đầu vay.")
    if terms.custom_principal and terms.custom_principal[0].on <= terms.start:
        fields.refuse("custom_principal[0].on", "Ngày trả gốc phải sau ngày bắt đầu vay.")


def _check_amounts(terms: Terms, fields: Fields) -> None:
    if sum(line.amount for line in terms.disbursements) > terms.principal:
        fields.refuse(
            "disbursements", f"Tổng giải ngân vượt số tiền vay {format_vnd(terms.principal)}."
        )
    if terms.method is not Method.CUSTOM:
        if terms.custom_principal:
            fields.refuse("custom_principal", "Chỉ dùng với phương thức trả gốc tự chọn.")
        return
    if sum(line.amount for line in terms.custom_principal) != terms.principal:
        fields.refuse(
            "custom_principal", f"Tổng các kỳ trả gốc phải bằng {format_vnd(terms.principal)}."
        )


def read_policy(fields: Fields, start: date) -> Policy:
    """Return the policy; the caps of the law of the signing day bind it.

    Contracts signed before Nghị định 45/2021/NĐ-CP keep their own terms (khoản 1 Điều 58): none of
    the caps is checked.
    """
    fields.refuse_strangers(_POLICY_FIELDS)
    policy = Policy(
        overdue_factor=fields.decimal("overdue_factor", "1.5", low="1", high="10"),
        late_interest_rate=fields.decimal("late_interest_rate", "0.10", low="0", high="1"),
        collection_order=_orders(fields),
        cure_months=_cure(fields),
    )
    if start >= DECREE_45_FROM:
        _check_cap(fields, "overdue_factor", policy.overdue_factor, start)
        _check_cap(fields, "late_interest_rate", policy.late_interest_rate, start)
    return policy


_CAPS = {"overdue_factor": rates.OVERDUE, "late_interest_rate": rates.LATE_INTEREST}


def _check_cap(fields: Fields, name: str, value: Decimal, on: date) -> None:
    rule = _CAPS[name].in_force(on)
    if value > rule.share():
        raise RuleViolation(
            f"{rule.title}: không quá {format_percent(rule.share())}.",
            field=fields.name(name),
            rule=rule.key,
            article=rule.article,
        )


def _orders(fields: Fields) -> Mapping[Case, tuple[Token, ...]]:
    if not fields.given("collection_order"):
        return DEFAULT_ORDER
    orders = fields.inner("collection_order")
    orders.refuse_strangers(frozenset(Case))
    return {case: _order(orders, case) for case in Case}


def _order(fields: Fields, case: Case) -> tuple[Token, ...]:
    if not fields.given(case):
        return DEFAULT_ORDER[case]
    tokens = fields.items(case)
    for index, token in enumerate(tokens):
        if not isinstance(token, str) or token not in list(Token):
            fields.refuse(f"{case}[{index}]", f"Phải là một trong: {', '.join(Token)}.")
        if token in tokens[:index]:
            fields.refuse(f"{case}[{index}]", "Mỗi khoản chỉ nêu một lần.")
    if not tokens:
        fields.refuse(case, "Thứ tự thu nợ không được trống.")
    return tuple(Token(str(token)) for token in tokens)


def _cure(fields: Fields) -> CureMonths | None:
    if not fields.given("cure_months"):
        return None
    cure = fields.inner("cure_months")
    cure.refuse_strangers(frozenset({"short", "longer"}))
    return CureMonths(cure.whole("short", low=0, high=60), cure.whole("longer", low=0, high=60))


def read_collateral(fields: Fields) -> tuple[Collateral, ...]:
    """Return the securities (tài sản bảo đảm) of one JSON object."""
    found = []
    for item in fields.objects("collateral"):
        item.refuse_strangers(frozenset({"kind", "value", "enforceable_since"}))
        kind = item.choice("kind", CollateralKind)
        since = item.day_or_none("enforceable_since")
        found.append(Collateral(kind, item.whole("value", low=0), since))
    return tuple(found)


def read_held_group(fields: Fields) -> HeldGroup | None:
    """Return the group kept by State policy (giữ nguyên nhóm nợ), if there is one."""
    if not fields.given("held_group"):
        return None
    held = fields.inner("held_group")
    held.refuse_strangers(frozenset({"group", "from", "until", "basis"}))
    found = HeldGroup(
        held.whole("group", low=1, high=5),
        held.day("from"),
        held.day("until"),
        held.text("basis"),
    )
    if found.held_until < found.held_from:
        held.refuse("until", "Ngày kết thúc không được trước ngày bắt đầu.")
    return found
