"""Transitional deadlines of the 2023 law (quy định chuyển tiếp)."""

from datetime import date

from law.acts import LAW_2023, law_2023, row_on
from law.dated import Comparison, DatedSeries

CIVIL_CODE = "khoản 5 Điều 148 Bộ luật Dân sự 2015"
EARLY = date(2023, 9, 1)

CHARTER_MONTHS = DatedSeries(
    "charter.transition_months",
    law_2023(18, "khoản 1 Điều 115"),
    title="Thời hạn sửa điều lệ cho phù hợp Luật 2023",
    text="Hợp tác xã, liên hiệp lập trước ngày 01/07/2024 có điều lệ không phù hợp phải sửa đổi, bổ "
    "sung trong số tháng này kể từ ngày luật có hiệu lực; không phải đăng ký lại.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

CHARTER_UNTIL = DatedSeries(
    "charter.transition_until",
    law_2023(date(2026, 1, 1), "khoản 1 Điều 115", note="Ngày tính từ thời hạn 18 tháng."),
    title="Ngày hết thời hạn sửa điều lệ theo luật",
    text="Mười tám tháng kể từ ngày 01/07/2024 kết thúc vào ngày này. Vì là ngày nghỉ Tết Dương lịch, "
    "ngày cuối cùng thực hiện được lùi sang ngày làm việc tiếp theo.",
    comparison=Comparison.AT_MOST,
)

CHARTER_LAST_DAY = DatedSeries(
    "charter.transition_last_day",
    law_2023(
        date(2026, 1, 2),
        "khoản 1 Điều 115",
        note=f"Lùi ngày theo {CIVIL_CODE}; chưa xét việc hoán đổi ngày nghỉ, nếu có.",
    ),
    title="Ngày cuối cùng còn kịp sửa điều lệ",
    text="Ngày kết thúc thời hạn rơi vào ngày nghỉ lễ nên thời hạn kéo đến hết ngày làm việc tiếp "
    "theo; sau ngày này điều lệ chưa sửa là không đúng hạn.",
    comparison=Comparison.AT_MOST,
)

CHARTER_WARN = DatedSeries(
    "charter.transition_warn_on",
    law_2023(date(2025, 12, 31), "khoản 1 Điều 115", note="Ngày nhắc do hệ thống chọn."),
    title="Ngày nhắc việc sửa điều lệ",
    text="Hệ thống nhắc từ ngày này để không ai phải dựa vào việc lùi ngày do nghỉ lễ; đây là ngày "
    "nhắc, không phải hạn luật định.",
)

GROUP_MONTHS = DatedSeries(
    "group.transition_months",
    law_2023(18, "khoản 2 Điều 115"),
    title="Thời hạn tổ hợp tác cũ phải đăng ký",
    text="Tổ hợp tác lập trước ngày 01/07/2024 thuộc diện phải đăng ký có số tháng này kể từ ngày luật "
    "có hiệu lực để đăng ký.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

GROUP_UNTIL = DatedSeries(
    "group.transition_until",
    law_2023(date(2026, 1, 1), "khoản 2 Điều 115", note="Ngày tính từ thời hạn 18 tháng."),
    title="Ngày hết thời hạn đăng ký của tổ hợp tác cũ",
    text="Mười tám tháng kể từ ngày 01/07/2024 kết thúc vào ngày này, là ngày nghỉ lễ nên ngày cuối "
    "cùng được lùi sang ngày làm việc tiếp theo.",
    comparison=Comparison.AT_MOST,
)

GROUP_LAST_DAY = DatedSeries(
    "group.transition_last_day",
    law_2023(
        date(2026, 1, 2),
        "khoản 2 Điều 115",
        note=f"Lùi ngày theo {CIVIL_CODE}; chưa xét việc hoán đổi ngày nghỉ, nếu có.",
    ),
    title="Ngày cuối cùng tổ hợp tác cũ còn kịp đăng ký",
    text="Ngày kết thúc thời hạn rơi vào ngày nghỉ lễ nên thời hạn kéo đến hết ngày làm việc tiếp "
    "theo; sau ngày này tổ hợp tác chưa đăng ký là quá hạn.",
    comparison=Comparison.AT_MOST,
)

GROUP_WARN = DatedSeries(
    "group.transition_warn_on",
    law_2023(date(2025, 12, 31), "khoản 2 Điều 115", note="Ngày nhắc do hệ thống chọn."),
    title="Ngày nhắc tổ hợp tác cũ đăng ký",
    text="Hệ thống nhắc từ ngày này để không ai phải dựa vào việc lùi ngày do nghỉ lễ; đây là ngày "
    "nhắc, không phải hạn luật định.",
)

CREDIT_STOPPED = DatedSeries(
    "credit.internal.stopped_on",
    row_on(EARLY, date(2023, 9, 1), f"khoản 3 Điều 115 {LAW_2023}"),
    title="Ngày chấm dứt tín dụng nội bộ theo Luật 2012",
    text="Từ ngày này hợp tác xã không được làm tín dụng nội bộ theo Luật 2012; hợp đồng đã ký được "
    "thực hiện tiếp nhưng không gia hạn.",
)

CROSS_FROZEN = DatedSeries(
    "enterprise.cross_holding.frozen_on",
    row_on(EARLY, date(2023, 9, 1), f"khoản 4 Điều 115 {LAW_2023}"),
    title="Ngày không được tăng sở hữu chéo",
    text="Từ ngày này, nơi đã có sở hữu chéo giữa hợp tác xã và doanh nghiệp của mình không được tăng "
    "tỷ lệ phần vốn góp hoặc cổ phần.",
)

CROSS_MONTHS = DatedSeries(
    "enterprise.cross_holding.transition_months",
    row_on(EARLY, 24, f"khoản 4 Điều 115 {LAW_2023}"),
    title="Thời hạn chấm dứt sở hữu chéo",
    text="Kể từ ngày 01/09/2023, nơi đã có sở hữu chéo có số tháng này để sắp xếp theo Điều 81 và "
    "Điều 82 của luật.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

CROSS_UNTIL = DatedSeries(
    "enterprise.cross_holding.transition_until",
    row_on(
        EARLY,
        date(2025, 9, 1),
        f"khoản 4 Điều 115 {LAW_2023}",
        note="Ngày tính từ thời hạn 24 tháng, chưa xét ngày nghỉ lễ 2/9.",
    ),
    title="Ngày hết thời hạn chấm dứt sở hữu chéo",
    text="Hai mươi bốn tháng kể từ ngày 01/09/2023 kết thúc vào ngày này; sau đó sở hữu chéo còn lại "
    "là không đúng luật.",
    comparison=Comparison.AT_MOST,
)
