"""Collateral in provisions (tài sản bảo đảm): share of the value that is counted, and its ageing.

`collateral.discount.*` is the share counted (tỷ lệ khấu trừ tối đa); the fund may set lower ones.
"""

from decimal import Decimal

from law.dated import Comparison, DatedSeries, Value
from law.fund.sources import decree_86


def _counted(kind: str, share: str, where: str, title: str, what: str) -> DatedSeries:
    """Return the highest share of the value of one kind that may be counted."""
    counted: Value = Decimal(share)
    return DatedSeries(
        f"collateral.discount.{kind}",
        decree_86(counted, f"{where} khoản 2 Điều 6"),
        title=f"Tỷ lệ khấu trừ tối đa: {title}",
        text=f"Khi tính dự phòng cụ thể, giá trị của {what} được khấu trừ không quá tỷ lệ này; Quỹ có thể "
        "quy định thấp hơn.",
        unit="tỷ lệ",
        comparison=Comparison.AT_MOST,
    )


DEPOSIT_OWN = _counted(
    "deposit_own",
    "1.00",
    "điểm a",
    "Tiền gửi tại chính Quỹ",
    "tiền gửi, chứng chỉ tiền gửi bằng đồng Việt Nam tại chính nơi cho vay",
)
GOVERNMENT_BOND = _counted(
    "government_bond",
    "0.95",
    "điểm b",
    "Trái phiếu Chính phủ, vàng miếng",
    "trái phiếu Chính phủ, vàng miếng và tiền gửi ngoại tệ tại chính nơi cho vay",
)
BOND_SHORT = _counted(
    "bond_under_one_year",
    "0.95",
    "điểm c",
    "Giấy tờ có giá còn hạn dưới 1 năm",
    "trái phiếu địa phương, trái phiếu được bảo lãnh, tiền gửi tại ngân hàng khác còn hạn dưới 1 năm",
)
BOND_MIDDLE = _counted(
    "bond_one_to_five_years",
    "0.85",
    "điểm c",
    "Giấy tờ có giá còn hạn từ 1 đến 5 năm",
    "trái phiếu địa phương, trái phiếu được bảo lãnh, tiền gửi tại ngân hàng khác còn hạn từ 1 đến 5 năm",
)
BOND_LONG = _counted(
    "bond_over_five_years",
    "0.80",
    "điểm c",
    "Giấy tờ có giá còn hạn trên 5 năm",
    "trái phiếu địa phương, trái phiếu được bảo lãnh, tiền gửi tại ngân hàng khác còn hạn trên 5 năm",
)
LISTED_BANK = _counted(
    "listed_bank",
    "0.70",
    "điểm d",
    "Chứng khoán niêm yết của tổ chức tín dụng",
    "chứng khoán niêm yết do tổ chức tín dụng khác phát hành",
)
LISTED_COMPANY = _counted(
    "listed_company",
    "0.65",
    "điểm đ",
    "Chứng khoán niêm yết của doanh nghiệp",
    "chứng khoán niêm yết do doanh nghiệp phát hành",
)
UNLISTED_LISTED_BANK = _counted(
    "unlisted_of_listed_bank",
    "0.50",
    "điểm e",
    "Chứng khoán chưa niêm yết của tổ chức tín dụng có cổ phiếu niêm yết",
    "chứng khoán chưa niêm yết do tổ chức tín dụng có cổ phiếu niêm yết phát hành",
)
UNLISTED_OTHER_BANK = _counted(
    "unlisted_of_other_bank",
    "0.30",
    "điểm e",
    "Chứng khoán chưa niêm yết của tổ chức tín dụng khác",
    "chứng khoán chưa niêm yết do tổ chức tín dụng chưa niêm yết cổ phiếu phát hành",
)
UNLISTED_LISTED_COMPANY = _counted(
    "unlisted_of_listed_company",
    "0.30",
    "điểm g",
    "Chứng khoán chưa niêm yết của doanh nghiệp có cổ phiếu niêm yết",
    "chứng khoán chưa niêm yết do doanh nghiệp có cổ phiếu niêm yết phát hành",
)
UNLISTED_OTHER_COMPANY = _counted(
    "unlisted_of_other_company",
    "0.10",
    "điểm g",
    "Chứng khoán chưa niêm yết của doanh nghiệp khác",
    "chứng khoán chưa niêm yết do doanh nghiệp chưa niêm yết cổ phiếu phát hành",
)
REAL_ESTATE = _counted(
    "real_estate",
    "0.50",
    "điểm h",
    "Bất động sản",
    "quyền sử dụng đất, nhà và tài sản gắn liền với đất",
)
OTHER = _counted(
    "other",
    "0.30",
    "điểm i",
    "Tài sản bảo đảm khác",
    "máy móc, xe cộ, hàng hóa và các tài sản bảo đảm khác",
)

AGE_MOVABLE = DatedSeries(
    "collateral.counted_years.other",
    decree_86(1, "điểm b khoản 5 Điều 4"),
    title="Thời gian được khấu trừ của tài sản không phải bất động sản",
    text="Quá số năm này kể từ khi Quỹ có quyền xử lý tài sản bảo đảm mà chưa xử lý xong thì giá trị khấu "
    "trừ của tài sản phải coi bằng 0.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)

AGE_REAL_ESTATE = DatedSeries(
    "collateral.counted_years.real_estate",
    decree_86(2, "điểm b khoản 5 Điều 4"),
    title="Thời gian được khấu trừ của bất động sản",
    text="Quá số năm này kể từ khi Quỹ có quyền xử lý bất động sản bảo đảm mà chưa xử lý xong thì giá trị "
    "khấu trừ của bất động sản phải coi bằng 0.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)
