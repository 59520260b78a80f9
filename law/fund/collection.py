"""Order in which a payment settles a debt (thứ tự thu nợ)."""

from datetime import date

from law.acts import place, row_on
from law.dated import DatedSeries
from law.fund.sources import ADOPTED, CIRCULAR_06_2023, circular_39

PART_OVERDUE = DatedSeries(
    "collection.order.part_overdue",
    row_on(
        date(2023, 9, 1),
        (
            "principal_overdue",
            "overdue_interest",
            "interest_overdue",
            "late_interest",
            "principal_due",
            "interest_due",
        ),
        place("khoản 4 Điều 18 Thông tư 39/2016/TT-NHNN, sửa đổi bởi", CIRCULAR_06_2023),
        note=f"{ADOPTED} Thứ tự giữa các loại lãi của gốc quá hạn do các bên thỏa thuận.",
        words="gốc quá hạn; lãi của gốc quá hạn; gốc đến hạn; lãi đến hạn",
    ),
    title="Thứ tự thu nợ khi một số kỳ bị quá hạn",
    text="Thu nợ gốc quá hạn trước, rồi lãi trên nợ gốc quá hạn, sau đó nợ gốc đến hạn và lãi của nợ gốc "
    "đến hạn.",
)

FULL_OVERDUE = DatedSeries(
    "collection.order.full_overdue",
    circular_39(
        ("principal_overdue", "overdue_interest", "interest_overdue", "late_interest"),
        "khoản 4 Điều 18",
        note=ADOPTED,
        words="nợ gốc trước, lãi sau",
    ),
    title="Thứ tự thu nợ khi cả khoản vay quá hạn",
    text="Khi khoản vay đã quá thời hạn cho vay, số tiền trả được trừ vào nợ gốc trước, phần còn lại mới "
    "trừ vào nợ lãi.",
)
