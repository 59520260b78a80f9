"""Figures of past totals by unit and day ("biểu tổng hợp"): declared, never counted here."""

from enum import StrEnum


class Total(StrEnum):
    """What a past total counts or averages (chỉ tiêu tổng hợp).

    A rating is that of Thông tư 01/2020/TT-BKHĐT; "thành lập mới", "giải thể" are of the year up to
    the day.
    """

    COOPERATIVES = "cooperatives.total"
    COOPERATIVES_ACTIVE = "cooperatives.active"
    COOPERATIVES_NEW = "cooperatives.new"
    COOPERATIVES_DISSOLVED = "cooperatives.dissolved"
    COOPERATIVES_SUSPENDED = "cooperatives.suspended"
    COOPERATIVES_STOPPED = "cooperatives.stopped"
    COOPERATIVES_NOT_STARTED = "cooperatives.not_started"
    COOPERATIVES_CLOSING = "cooperatives.closing"
    COOPERATIVES_FARMING = "cooperatives.farming"
    COOPERATIVES_OTHER_LINES = "cooperatives.other_lines"
    CREDIT_FUNDS = "credit_funds.total"
    RATED_GOOD = "cooperatives.rated_good"
    RATED_FAIR = "cooperatives.rated_fair"
    RATED_AVERAGE = "cooperatives.rated_average"
    RATED_WEAK = "cooperatives.rated_weak"
    NOT_RATED = "cooperatives.not_rated"
    WITH_OCOP = "cooperatives.with_ocop"
    IN_CHAINS = "cooperatives.in_chains"
    OCOP_PRODUCTS = "ocop.products"
    UNIONS = "unions.total"
    UNIONS_ACTIVE = "unions.active"
    UNIONS_NEW = "unions.new"
    UNIONS_DISSOLVED = "unions.dissolved"
    GROUPS = "groups.total"
    GROUPS_ACTIVE = "groups.active"
    GROUPS_NEW = "groups.new"
    GROUPS_ENDED = "groups.ended"
    MEMBERS = "cooperatives.members"
    GROUP_MEMBERS = "groups.members"
    WORKERS = "cooperatives.workers"
    GROUP_WORKERS = "groups.workers"
    CAPITAL = "cooperatives.capital"
    CAPITAL_AVERAGE = "cooperatives.capital_average"
    REVENUE = "cooperatives.revenue"
    REVENUE_AVERAGE = "cooperatives.revenue_average"
    PROFIT_AVERAGE = "cooperatives.profit_average"
    INCOME_AVERAGE = "cooperatives.income_average"
    GROUP_REVENUE_AVERAGE = "groups.revenue_average"
    GROUP_PROFIT_AVERAGE = "groups.profit_average"
    GROUP_INCOME_AVERAGE = "groups.income_average"


#: In đồng: sums of a unit, averages of one organisation, of one person a month.
SUMS = frozenset({Total.CAPITAL, Total.REVENUE})
AVERAGES = frozenset(
    {
        Total.CAPITAL_AVERAGE, Total.REVENUE_AVERAGE, Total.PROFIT_AVERAGE,
        Total.GROUP_REVENUE_AVERAGE, Total.GROUP_PROFIT_AVERAGE,
    }
)  # fmt: skip
INCOMES = frozenset({Total.INCOME_AVERAGE, Total.GROUP_INCOME_AVERAGE})
MONEY = SUMS | AVERAGES | INCOMES
#: Counts of organisations: a table with one of them is no list of organisations.
ORGANISATIONS = frozenset(
    total
    for total in Total
    if total.value.startswith(("cooperatives.", "unions.", "groups.", "credit_funds."))
    and total not in MONEY
    and total not in {Total.MEMBERS, Total.GROUP_MEMBERS, Total.WORKERS, Total.GROUP_WORKERS}
)
#: No part can be larger than its whole.
WHOLE = {
    **dict.fromkeys(
        (
            Total.COOPERATIVES_ACTIVE, Total.COOPERATIVES_SUSPENDED, Total.COOPERATIVES_STOPPED,
            Total.COOPERATIVES_NOT_STARTED, Total.COOPERATIVES_FARMING,
            Total.COOPERATIVES_OTHER_LINES, Total.RATED_GOOD, Total.RATED_FAIR,
            Total.RATED_AVERAGE, Total.RATED_WEAK, Total.WITH_OCOP, Total.IN_CHAINS,
        ),
        Total.COOPERATIVES,
    ),
    Total.UNIONS_ACTIVE: Total.UNIONS,
    Total.GROUPS_ACTIVE: Total.GROUPS,
}  # fmt: skip
#: Parts that together make no more than the whole.
PARTS = (
    (Total.COOPERATIVES, (Total.COOPERATIVES_FARMING, Total.COOPERATIVES_OTHER_LINES)),
    (
        Total.COOPERATIVES,
        (Total.RATED_GOOD, Total.RATED_FAIR, Total.RATED_AVERAGE, Total.RATED_WEAK, Total.NOT_RATED),
    ),
    (
        Total.COOPERATIVES,
        (Total.COOPERATIVES_ACTIVE, Total.COOPERATIVES_SUSPENDED, Total.COOPERATIVES_STOPPED),
    ),
)  # fmt: skip
