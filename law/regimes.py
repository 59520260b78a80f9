"""The two legal regimes and the dated events between them (chế độ pháp luật, mốc thời gian)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from law.acts import LAW_2012_FROM, LAW_2023_FROM
from law.dated import Certainty, NoRuleInForce


class Regime(StrEnum):
    """Which law on cooperatives judges an event (Luật 2012, Luật 2023)."""

    LAW_2012 = "2012"
    LAW_2023 = "2023"


@dataclass(frozen=True)
class Milestone:
    """One dated event of the legal timeline (mốc pháp luật)."""

    on: date
    event: str
    citation: str
    certainty: Certainty = Certainty.READ


def regime_on(day: date) -> Regime:
    """Return the regime of the legal day; raise NoRuleInForce before 01/07/2013.

    `day` is the day of the event (filing, admission, meeting), never today.
    """
    if day >= LAW_2023_FROM:
        return Regime.LAW_2023
    if day >= LAW_2012_FROM:
        return Regime.LAW_2012
    raise NoRuleInForce("regime", day, "Luật Hợp tác xã được áp dụng")


def regime_for(day: date) -> Regime:
    """Return whose words are used on a day; before 01/07/2013 those of the law of 2012."""
    try:
        return regime_on(day)
    except NoRuleInForce:
        return Regime.LAW_2012


TIMELINE: tuple[Milestone, ...] = (
    Milestone(date(2013, 7, 1), "Luật Hợp tác xã năm 2012 có hiệu lực.", "Luật số 23/2012/QH13"),
    Milestone(
        date(2014, 1, 27),
        "Nghị định hướng dẫn Luật Hợp tác xã năm 2012 có hiệu lực.",
        "Nghị định 193/2013/NĐ-CP",
    ),
    Milestone(
        date(2014, 5, 26),
        "Ký thông tư về biểu mẫu đăng ký và chế độ báo cáo.",
        "Thông tư 03/2014/TT-BKHĐT",
    ),
    Milestone(
        date(2015, 7, 15),
        "Hướng dẫn quản lý tài chính hợp tác xã có hiệu lực.",
        "Thông tư 83/2015/TT-BTC",
    ),
    Milestone(
        date(2017, 5, 31),
        "Phân loại, đánh giá hợp tác xã nông nghiệp.",
        "Thông tư 09/2017/TT-BNNPTNT",
    ),
    Milestone(
        date(2017, 9, 15),
        "Sửa đổi Nghị định 193/2013/NĐ-CP; hợp tác xã báo cáo năm chậm nhất 15/01.",
        "Nghị định 107/2017/NĐ-CP",
    ),
    Milestone(
        date(2019, 5, 28),
        "Sửa đổi Thông tư 03/2014/TT-BKHĐT; liên thông mã số với cơ quan thuế.",
        "Thông tư 07/2019/TT-BKHĐT",
    ),
    Milestone(
        date(2019, 11, 25), "Quy định mới về tổ hợp tác có hiệu lực.", "Nghị định 77/2019/NĐ-CP"
    ),
    Milestone(
        date(2020, 4, 1),
        "Phân loại và đánh giá hợp tác xã theo thông tư mới.",
        "Thông tư 01/2020/TT-BKHĐT",
    ),
    Milestone(
        date(2021, 5, 15),
        "Quy định mới về quỹ hỗ trợ phát triển hợp tác xã có hiệu lực.",
        "Nghị định 45/2021/NĐ-CP",
    ),
    Milestone(
        date(2023, 7, 1),
        "Quy định về bảo vệ dữ liệu cá nhân có hiệu lực.",
        "Nghị định 13/2023/NĐ-CP",
    ),
    Milestone(
        date(2023, 9, 1),
        "Chấm dứt tín dụng nội bộ theo Luật 2012; không được tăng sở hữu chéo.",
        "khoản 3 và khoản 4 Điều 115 Luật Hợp tác xã 2023",
    ),
    Milestone(
        date(2024, 7, 1),
        "Luật Hợp tác xã năm 2023 có hiệu lực; Luật năm 2012 hết hiệu lực.",
        "Điều 114 Luật Hợp tác xã 2023",
    ),
    Milestone(
        date(2024, 7, 18),
        "Nghị định về đăng ký tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã có hiệu lực.",
        "khoản 1 Điều 66 Nghị định 92/2024/NĐ-CP",
    ),
    Milestone(
        date(2024, 11, 1),
        "Nghị định quy định chi tiết một số điều của Luật Hợp tác xã có hiệu lực.",
        "Nghị định 113/2024/NĐ-CP",
    ),
    Milestone(
        date(2025, 7, 1),
        "Kết thúc cấp huyện; đăng ký hợp tác xã chuyển về Ủy ban nhân dân cấp xã.",
        "Nghị định 125/2025/NĐ-CP",
    ),
    Milestone(
        date(2025, 7, 1),
        "Hợp nhất tỉnh Bắc Kạn và tỉnh Thái Nguyên thành tỉnh Thái Nguyên.",
        "Nghị quyết 202/2025/QH15",
        Certainty.MEMORY,
    ),
    Milestone(
        date(2025, 9, 26),
        "Ký nghị định sửa đổi Điều 15 Nghị định 45/2021/NĐ-CP.",
        "Nghị định 253/2025/NĐ-CP",
    ),
    Milestone(
        date(2025, 12, 31),
        "Nhắc việc sửa điều lệ và đăng ký tổ hợp tác trước khi hết thời gian chuyển tiếp.",
        "khoản 1 và khoản 2 Điều 115 Luật Hợp tác xã 2023",
    ),
    Milestone(
        date(2026, 1, 1),
        "Hết thời hạn 18 tháng sửa điều lệ, đăng ký tổ hợp tác cũ (lùi đến 02/01/2026).",
        "khoản 1 và khoản 2 Điều 115 Luật Hợp tác xã 2023; khoản 5 Điều 148 Bộ luật Dân sự 2015",
    ),
    Milestone(
        date(2026, 1, 1),
        "Luật Bảo vệ dữ liệu cá nhân và nghị định hướng dẫn có hiệu lực.",
        "Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP",
    ),
    Milestone(
        date(2026, 3, 1),
        "Luật Phục hồi, phá sản thay Luật Phá sản năm 2014.",
        "Luật 142/2025/QH15",
    ),
)
