"""Words of past totals: what each figure counts, and in what."""

from coop_registry.rules.totals import INCOMES, MONEY, ORGANISATIONS, Total
from core.money import format_number, format_vnd

TOTAL = {
    Total.COOPERATIVES: "Tổng số hợp tác xã",
    Total.COOPERATIVES_ACTIVE: "Hợp tác xã đang hoạt động",
    Total.COOPERATIVES_NEW: "Hợp tác xã thành lập mới",
    Total.COOPERATIVES_DISSOLVED: "Hợp tác xã giải thể",
    Total.COOPERATIVES_SUSPENDED: "Hợp tác xã tạm ngừng hoạt động",
    Total.COOPERATIVES_STOPPED: "Hợp tác xã ngừng hoạt động",
    Total.COOPERATIVES_NOT_STARTED: "Hợp tác xã chưa hoạt động",
    Total.COOPERATIVES_CLOSING: "Hợp tác xã chờ giải thể",
    Total.COOPERATIVES_FARMING: "Hợp tác xã nông nghiệp",
    Total.COOPERATIVES_OTHER_LINES: "Hợp tác xã phi nông nghiệp",
    Total.CREDIT_FUNDS: "Quỹ tín dụng nhân dân",
    Total.RATED_GOOD: "Hợp tác xã xếp loại tốt",
    Total.RATED_FAIR: "Hợp tác xã xếp loại khá",
    Total.RATED_AVERAGE: "Hợp tác xã xếp loại trung bình",
    Total.RATED_WEAK: "Hợp tác xã xếp loại yếu",
    Total.NOT_RATED: "Hợp tác xã không xếp loại",
    Total.WITH_OCOP: "Hợp tác xã có sản phẩm OCOP",
    Total.IN_CHAINS: "Hợp tác xã tham gia chuỗi giá trị",
    Total.OCOP_PRODUCTS: "Sản phẩm OCOP",
    Total.UNIONS: "Tổng số liên hiệp hợp tác xã",
    Total.UNIONS_ACTIVE: "Liên hiệp hợp tác xã đang hoạt động",
    Total.UNIONS_NEW: "Liên hiệp hợp tác xã thành lập mới",
    Total.UNIONS_DISSOLVED: "Liên hiệp hợp tác xã giải thể",
    Total.GROUPS: "Tổng số tổ hợp tác",
    Total.GROUPS_ACTIVE: "Tổ hợp tác đang hoạt động",
    Total.GROUPS_NEW: "Tổ hợp tác thành lập mới",
    Total.GROUPS_ENDED: "Tổ hợp tác chấm dứt hoạt động",
    Total.MEMBERS: "Thành viên hợp tác xã",
    Total.GROUP_MEMBERS: "Thành viên tổ hợp tác",
    Total.WORKERS: "Lao động trong hợp tác xã",
    Total.GROUP_WORKERS: "Lao động trong tổ hợp tác",
    Total.CAPITAL: "Tổng vốn điều lệ của hợp tác xã",
    Total.CAPITAL_AVERAGE: "Vốn điều lệ bình quân một hợp tác xã",
    Total.REVENUE: "Tổng doanh thu của hợp tác xã",
    Total.REVENUE_AVERAGE: "Doanh thu bình quân một hợp tác xã",
    Total.PROFIT_AVERAGE: "Lãi bình quân một hợp tác xã",
    Total.INCOME_AVERAGE: "Thu nhập bình quân lao động trong hợp tác xã",
    Total.GROUP_REVENUE_AVERAGE: "Doanh thu bình quân một tổ hợp tác",
    Total.GROUP_PROFIT_AVERAGE: "Lãi bình quân một tổ hợp tác",
    Total.GROUP_INCOME_AVERAGE: "Thu nhập bình quân lao động trong tổ hợp tác",
}


def total_unit(total: Total) -> str:
    """Return what a figure counts in, for the heading of a workbook's column."""
    if total in INCOMES:
        return "đồng/người/tháng"
    if total in MONEY:
        return "đồng"
    if total in ORGANISATIONS:
        return "tổ chức"
    return "sản phẩm" if total is Total.OCOP_PRODUCTS else "người"


def total_words(total: Total, value: int) -> str:
    """Return a figure as a person reads it: đồng, đồng a month, or a count."""
    if total in INCOMES:
        return f"{format_vnd(value)}/tháng"
    return format_vnd(value) if total in MONEY else format_number(value)
