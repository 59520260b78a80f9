"""Dates of the fund's plans and reports (kế hoạch, báo cáo, công khai của Quỹ)."""

from law.dated import Comparison, DatedSeries
from law.fund.sources import circular_52, decree_45

HALF_YEAR = DatedSeries(
    "fund.report.half_year.before",
    decree_45("31/7", "điểm a khoản 4 Điều 44", words="trước ngày 31/7, chậm nhất ngày 30/7"),
    title="Hạn gửi báo cáo 6 tháng của Quỹ",
    text="Báo cáo 6 tháng gửi trước ngày này hằng năm cho Ủy ban nhân dân tỉnh, Liên minh hợp tác xã tỉnh, "
    "Sở Tài chính, Ngân hàng Nhà nước và Quỹ hợp tác xã trung ương.",
)

YEARLY = DatedSeries(
    "fund.report.yearly.days",
    decree_45(90, "điểm b khoản 4 Điều 44"),
    title="Hạn gửi báo cáo năm của Quỹ",
    text="Báo cáo năm gửi chậm nhất sau số ngày này kể từ ngày kết thúc năm tài chính 31/12, cho cùng những "
    "nơi nhận như báo cáo 6 tháng.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

AUDITED = DatedSeries(
    "fund.report.audited.days",
    decree_45(120, "điểm b khoản 4 Điều 44"),
    title="Hạn gửi báo cáo kiểm toán báo cáo tài chính năm",
    text="Báo cáo kiểm toán độc lập về báo cáo tài chính năm gửi chậm nhất sau số ngày này kể từ ngày kết "
    "thúc năm tài chính.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

PLAN = DatedSeries(
    "fund.plan.approved_before",
    circular_52("30/4", "điểm b khoản 1, điểm b khoản 2 Điều 12", words="trước ngày 30/4"),
    title="Hạn phê duyệt kế hoạch tài chính năm của Quỹ",
    text="Kế hoạch tài chính năm được Liên minh hợp tác xã tỉnh phê duyệt sau khi Ủy ban nhân dân tỉnh chấp "
    "thuận, hoặc Đại hội thành viên phê duyệt, trước ngày này của năm kế hoạch.",
)

RATING = DatedSeries(
    "fund.rating.approved_before",
    circular_52("31/5", "khoản 4 Điều 15", words="trước ngày 31/5"),
    title="Hạn phê duyệt xếp loại Quỹ",
    text="Quỹ báo cáo kết quả tự xếp loại để Liên minh hợp tác xã cùng cấp thẩm định, phê duyệt trước ngày "
    "này hằng năm.",
)
