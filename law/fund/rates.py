"""Interest of the fund's loans: caps, days of the year, grace (lãi suất, cách tính lãi)."""

from datetime import date
from decimal import Decimal

from law.acts import MEMORY, place, row_on
from law.dated import Comparison, DatedSeries
from law.fund.sources import ADOPTED, CIRCULAR_14_2017, CIVIL_CODE, circular_39, decree_45

OVERDUE = DatedSeries(
    "fund.overdue_factor.maximum",
    decree_45(Decimal("1.50"), "điểm b khoản 1 Điều 25", words="150% lãi suất cho vay trong hạn"),
    title="Lãi suất quá hạn tối đa so với lãi suất trong hạn",
    text="Lãi suất quá hạn do Quỹ quyết định cho từng trường hợp nhưng không vượt tỷ lệ này của lãi suất "
    "trong hạn; nó thay lãi suất trong hạn trên phần nợ gốc quá hạn, không cộng thêm.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

LATE_INTEREST = DatedSeries(
    "fund.late_interest.maximum",
    circular_39(
        Decimal("0.10"),
        "điểm b khoản 4 Điều 13",
        words="10%/năm tính trên tiền lãi chậm trả",
        note=f"{ADOPTED} Bằng một nửa mức trần 20%/năm theo Điều 466 và Điều 468 {CIVIL_CODE}.",
    ),
    title="Lãi chậm trả tối đa trên tiền lãi chưa trả",
    text="Tiền lãi trong hạn đến hạn mà chưa trả chỉ chịu lãi chậm trả không quá mức này theo năm, tính "
    "theo số ngày chậm trả.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

CIVIL_CAP = DatedSeries(
    "fund.rate.civil_maximum",
    row_on(
        date(2017, 1, 1), Decimal("0.20"), place("khoản 1 Điều 468", CIVIL_CODE), words="20%/năm"
    ),
    title="Trần lãi suất theo thỏa thuận dân sự",
    text="Bên cho vay không phải là tổ chức tín dụng không được thỏa thuận lãi suất vượt mức này theo năm "
    "của khoản tiền vay; phần vượt không có hiệu lực.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

YEAR_DAYS = DatedSeries(
    "interest.year_days",
    row_on(
        date(2018, 1, 1),
        365,
        place("khoản 1 Điều 4", CIRCULAR_14_2017),
        certainty=MEMORY,
        note=f"{ADOPTED} Ngày bắt đầu hiệu lực chưa đối chiếu.",
    ),
    title="Số ngày của một năm khi tính lãi",
    text="Lãi tính theo số dư thực tế và số ngày thực tế, một năm luôn là số ngày này kể cả năm nhuận; "
    "không tính ngày đầu, tính ngày cuối.",
    unit="ngày",
)

EQUIVALENT = DatedSeries(
    "fund.rate.equivalent_days",
    circular_39(
        365,
        "khoản 3 Điều 13",
        words="quy đổi theo %/năm, một năm 365 ngày, trên dư nợ và số ngày thực tế",
        note=f"{ADOPTED} Công thức: Điều 5 {CIRCULAR_14_2017}.",
    ),
    title="Mức lãi suất quy đổi phải ghi trong hợp đồng",
    text="Khi lãi không tính theo %/năm trên dư nợ thực tế và thời gian duy trì dư nợ thực tế, hợp đồng phải "
    "ghi thêm mức lãi suất quy đổi theo %/năm với một năm là số ngày này.",
    unit="ngày",
)

RESTRUCTURE_DAYS = DatedSeries(
    "fund.restructure.decision_days",
    circular_39(10, "khoản 3 Điều 19", note=ADOPTED),
    title="Thời hạn quyết định cơ cấu lại sau ngày đến hạn",
    text="Việc cơ cấu lại thời hạn trả nợ phải được quyết định trước hoặc trong số ngày này kể từ ngày "
    "đến hạn; quá thời hạn đó phải chuyển nợ quá hạn.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

RESTRUCTURE_KINDS = DatedSeries(
    "fund.restructure.kinds",
    decree_45(
        ("reschedule", "extend"),
        "khoản 1, khoản 2 Điều 27",
        words="điều chỉnh kỳ hạn nợ (thời hạn cho vay không đổi); gia hạn nợ (quá thời hạn cho vay)",
    ),
    title="Hai biện pháp cơ cấu lại thời hạn trả nợ",
    text="Quỹ xét đề nghị của khách hàng, khả năng tài chính của Quỹ và khả năng trả nợ để điều chỉnh kỳ "
    "hạn nợ hoặc gia hạn nợ. Mỗi lần cơ cấu lại được đánh số vì nhóm nợ phụ thuộc vào đó.",
)
