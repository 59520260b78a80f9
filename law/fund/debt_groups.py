"""Debt groups of the fund (phân loại nợ): the rules for microfinance institutions bind it."""

from law.acts import CARRIED, MEMORY, place, row_on
from law.dated import Certainty, Dated, DatedSeries, Value
from law.fund.sources import (
    CIRCULAR_14_2024,
    CIRCULAR_14_2024_FROM,
    CIRCULAR_15_2010,
    CIRCULAR_24_2026_FROM,
    DECREE_45_FROM,
    UNREAD_24_2026,
    decree_45,
)

_SEEN = "Đọc ở bản đăng lại trên trang tin pháp luật."
_OLD = "Nhớ lại, chưa đối chiếu với văn bản; thang ngày giống Thông tư 14/2024/TT-NHNN."


def _rows(
    value: Value, where: str, words: str, now: Certainty = Certainty.READ, note: str = _SEEN
) -> tuple[Dated, Dated, Dated]:
    """Return a value under the old circular, the present one and its unread amendment."""
    # What was never read cannot be carried forward as read.
    later = CARRIED if now is Certainty.READ else now
    old = place("khoản 1 Điều 4", CIRCULAR_15_2010)
    new = place(where, CIRCULAR_14_2024)
    return (
        row_on(DECREE_45_FROM, value, old, certainty=MEMORY, note=_OLD, words=words),
        row_on(CIRCULAR_14_2024_FROM, value, new, certainty=now, note=note, words=words),
        row_on(
            CIRCULAR_24_2026_FROM, value, new, certainty=later, note=UNREAD_24_2026, words=words
        ),
    )


BOUNDS = DatedSeries(
    "debt.days_past_due.bounds",
    *_rows(
        (10, 30, 90, 180),
        "Điều 5",
        "dưới 10 ngày: nhóm 1; từ 10: nhóm 2; từ 30: nhóm 3; từ 90: nhóm 4; từ 180: nhóm 5",
    ),
    title="Số ngày quá hạn của từng nhóm nợ",
    text="Bốn số là ngày quá hạn đầu tiên của nhóm 2, 3, 4 và 5; ngày đến hạn là ngày 0. Quỹ phân loại "
    "theo quy định đối với tổ chức tài chính vi mô, không theo thang của ngân hàng.",
    unit="ngày",
)

RESTRUCTURED_FIRST = DatedSeries(
    "debt.restructured.first",
    *_rows(
        ((0, 2), (1, 3), (30, 4), (90, 5)),
        "Điều 5",
        "còn trong hạn: nhóm 2; quá hạn dưới 30 ngày: nhóm 3; từ 30: nhóm 4; từ 90: nhóm 5",
    ),
    title="Nhóm nợ của khoản nợ cơ cấu lại lần đầu",
    text="Mỗi cặp là số ngày quá hạn theo thời hạn đã cơ cấu lại và nhóm nợ từ số ngày đó. Khoản nợ cơ cấu "
    "lại lần đầu còn trong hạn thuộc nhóm 2.",
)

RESTRUCTURED_SECOND = DatedSeries(
    "debt.restructured.second",
    *_rows(
        ((0, 4), (1, 5)),
        "Điều 5",
        "còn trong hạn: nhóm 4; quá hạn: nhóm 5",
        MEMORY,
        "Phần về nhóm 5 của điều này chưa thấy đầy đủ.",
    ),
    title="Nhóm nợ của khoản nợ cơ cấu lại lần thứ hai",
    text="Khoản nợ cơ cấu lại lần thứ hai còn trong hạn thuộc nhóm 4, quá hạn theo thời hạn đã cơ cấu lại "
    "thì thuộc nhóm 5.",
)

RESTRUCTURED_THIRD = DatedSeries(
    "debt.restructured.third",
    *_rows(((0, 5),), "Điều 5", "nhóm 5", MEMORY, "Phần về nhóm 5 của điều này chưa thấy đầy đủ."),
    title="Nhóm nợ của khoản nợ cơ cấu lại từ lần thứ ba",
    text="Khoản nợ cơ cấu lại từ lần thứ ba trở lên thuộc nhóm 5, kể cả khi chưa đến hạn hoặc còn trong "
    "hạn theo thời hạn đã cơ cấu lại.",
)

WAIVED = DatedSeries(
    "debt.waived.group",
    *_rows(3, "Điều 5", "nhóm 3 trở lên"),
    title="Nhóm nợ thấp nhất khi miễn, giảm lãi",
    text="Khoản nợ được miễn hoặc giảm lãi do khách hàng không đủ khả năng trả lãi đầy đủ được xếp vào nhóm "
    "này hoặc nhóm rủi ro cao hơn.",
)

WORST = DatedSeries(
    "debt.customer.worst_group",
    *_rows(True, "Điều 4", "mọi khoản nợ theo nhóm cao nhất"),
    title="Mọi khoản nợ của một khách hàng theo nhóm xấu nhất",
    text="Khách hàng có nhiều khoản nợ mà một khoản bị xếp vào nhóm rủi ro cao hơn thì tất cả các khoản nợ "
    "của khách hàng đó được xếp vào nhóm cao nhất.",
)

FREQUENCY = DatedSeries(
    "debt.classification.days",
    row_on(
        CIRCULAR_14_2024_FROM,
        7,
        place("khoản 2 Điều 9 Nghị định 86/2024/NĐ-CP và", CIRCULAR_14_2024),
        words="trong 07 ngày đầu tháng, cho ngày cuối tháng trước",
    ),
    row_on(
        CIRCULAR_24_2026_FROM,
        7,
        place("khoản 2 Điều 9 Nghị định 86/2024/NĐ-CP và", CIRCULAR_14_2024),
        certainty=CARRIED,
        note=UNREAD_24_2026,
        words="trong 07 ngày đầu tháng, cho ngày cuối tháng trước",
    ),
    title="Thời hạn phân loại nợ và trích lập dự phòng hằng tháng",
    text="Trong số ngày này đầu mỗi tháng, Quỹ phân loại nợ và trích lập dự phòng cho thời điểm cuối ngày "
    "cuối cùng của tháng trước.",
    unit="ngày",
)

COUNCIL = DatedSeries(
    "debt.council.review_months",
    decree_45(3, "điểm a khoản 2 Điều 29", words="mỗi quý một lần"),
    title="Định kỳ xem xét của Hội đồng xử lý rủi ro",
    text="Hội đồng xử lý rủi ro định kỳ xem xét việc phân loại nợ, trích lập và sử dụng dự phòng do Giám "
    "đốc Quỹ báo cáo.",
    unit="tháng",
)
