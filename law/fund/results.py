"""Result of the fund's year: rating, distribution, distress (kết quả hoạt động của Quỹ)."""

from decimal import Decimal

from law.acts import MEMORY
from law.dated import Comparison, DatedSeries
from law.fund.sources import circular_52, decree_45

_HALF = Decimal("1.5")

GROWTH = DatedSeries(
    "fund.rating.growth.b_share",
    circular_52(Decimal("0.90"), "khoản 1 Điều 14", words="loại A từ 100%, loại B từ 90% kế hoạch"),
    title="Xếp loại chỉ tiêu tăng trưởng dư nợ",
    text="Đạt hoặc vượt kế hoạch là loại A; thấp hơn nhưng từ tỷ lệ này của kế hoạch là loại B; dưới đó là "
    "loại C.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

BAD_DEBT = DatedSeries(
    "fund.rating.bad_debt.b_share",
    circular_52(
        Decimal("1.10"), "khoản 2 Điều 14", words="loại A đến 100%, loại B đến 110% kế hoạch"
    ),
    title="Xếp loại chỉ tiêu tỷ lệ nợ xấu",
    text="Không cao hơn kế hoạch là loại A; cao hơn nhưng không quá tỷ lệ này của kế hoạch là loại B; cao "
    "hơn nữa là loại C.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

RESULT = DatedSeries(
    "fund.rating.result.b_share",
    circular_52(Decimal("0.90"), "khoản 3 Điều 14", words="loại A từ 100%, loại B từ 90% kế hoạch"),
    title="Xếp loại chỉ tiêu kết quả tài chính",
    text="Chênh lệch thu chi đã kiểm toán đạt kế hoạch là loại A; thấp hơn nhưng từ tỷ lệ này của kế hoạch "
    "là loại B; dưới đó là loại C.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

COMPLIANCE = DatedSeries(
    "fund.rating.compliance.reminders",
    circular_52(
        (1, 2), "khoản 4 Điều 14", words="đến 1 lần: loại A; 2 lần: loại B; từ 3 lần: loại C"
    ),
    title="Xếp loại chỉ tiêu chấp hành pháp luật theo số lần nhắc nhở",
    text="Hai số là số lần bị nhắc nhở bằng văn bản nhiều nhất của loại A và loại B. Khai sai thuế một hành "
    "vi là loại B; từ hai hành vi, trốn thuế hoặc người quản lý vi phạm là loại C.",
)

OVERALL = DatedSeries(
    "fund.rating.overall.a_minimum",
    circular_52(
        2,
        "khoản 1, khoản 2, khoản 3 Điều 15",
        words="loại A: không chỉ tiêu nào loại C, ít nhất 2 chỉ tiêu loại A; loại C: hai chỉ tiêu không "
        "phải loại A, các chỉ tiêu còn lại loại C; còn lại loại B",
    ),
    title="Xếp loại chung của Quỹ",
    text="Số này là số chỉ tiêu loại A ít nhất để Quỹ xếp loại A khi không có chỉ tiêu loại C. Câu chữ về "
    "loại C không rõ ràng, phần mềm áp dụng đúng từng chữ và người duyệt có thể quyết khác.",
)

DEVELOPMENT = DatedSeries(
    "fund.surplus.development_maximum",
    decree_45(Decimal("0.30"), "điểm a khoản 2 Điều 43"),
    title="Trích quỹ đầu tư phát triển",
    text="Từ chênh lệch thu chi còn lại sau khi nộp phạt và bù thâm hụt các năm trước, Quỹ theo mô hình công "
    "ty trích tối đa tỷ lệ này vào quỹ đầu tư phát triển.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

RESERVE = DatedSeries(
    "fund.surplus.reserve_share",
    decree_45(Decimal("0.10"), "điểm b khoản 2 Điều 43"),
    title="Trích quỹ dự phòng tài chính",
    text="Quỹ theo mô hình công ty trích tỷ lệ này của chênh lệch thu chi còn lại vào quỹ dự phòng tài "
    "chính trước khi trích các quỹ thưởng.",
    unit="tỷ lệ",
)

REWARD = DatedSeries(
    "fund.surplus.reward_months",
    decree_45(
        (Decimal(3), _HALF, Decimal(1)),
        "điểm c khoản 2 Điều 43",
        words="loại A: 3 tháng; loại B: 1,5 tháng; loại C: 1 tháng lương thực hiện",
    ),
    title="Trích quỹ khen thưởng, phúc lợi cho người lao động",
    text="Số tháng lương thực hiện của người lao động được trích theo xếp loại A, B, C của Quỹ cho hai quỹ "
    "khen thưởng và phúc lợi.",
    unit="tháng",
)

MANAGERS = DatedSeries(
    "fund.surplus.managers_months",
    decree_45(
        (_HALF, Decimal(1), Decimal(0)),
        "điểm d khoản 2 Điều 43",
        words="loại A: 1,5 tháng; loại B: 1 tháng lương thực hiện; loại C: không trích",
    ),
    title="Trích quỹ thưởng người quản lý và kiểm soát viên",
    text="Số tháng lương thực hiện của người quản lý và kiểm soát viên được trích theo xếp loại A, B, C của "
    "Quỹ; thiếu nguồn thì giảm phần trích quỹ đầu tư phát triển.",
    unit="tháng",
)

_NOT_COMPARED = (
    "Điểm này dẫn chiếu khoản 1, khoản 2 Điều 46 Luật Hợp tác xã năm 2012, đã hết hiệu lực từ 01/07/2024; "
    "tỷ lệ nhớ lại, chưa đối chiếu với văn bản. Đại hội thành viên quyết định tỷ lệ."
)

COOPERATIVE_DEVELOPMENT = DatedSeries(
    "fund.surplus.cooperative.development_minimum",
    decree_45(Decimal("0.20"), "điểm a khoản 3 Điều 43", certainty=MEMORY, note=_NOT_COMPARED),
    title="Trích quỹ đầu tư phát triển của Quỹ theo mô hình hợp tác xã",
    text="Quỹ theo mô hình hợp tác xã trích ít nhất tỷ lệ này của chênh lệch thu chi vào quỹ đầu tư phát "
    "triển; phần còn lại sau khi trích các quỹ cũng bổ sung vào quỹ này.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

COOPERATIVE_RESERVE = DatedSeries(
    "fund.surplus.cooperative.reserve_minimum",
    decree_45(Decimal("0.05"), "điểm a khoản 3 Điều 43", certainty=MEMORY, note=_NOT_COMPARED),
    title="Trích quỹ dự phòng tài chính của Quỹ theo mô hình hợp tác xã",
    text="Quỹ theo mô hình hợp tác xã trích ít nhất tỷ lệ này của chênh lệch thu chi vào quỹ dự phòng tài "
    "chính; các quỹ khác do Đại hội thành viên quyết định.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

DEFICIT_YEARS = DatedSeries(
    "fund.deficit.carry_years",
    decree_45(5, "khoản 5 Điều 43"),
    title="Thời gian chuyển thâm hụt sang năm sau",
    text="Thâm hụt được chuyển sang năm sau không quá số năm này; hết thời gian đó chủ sở hữu quyết định "
    "giảm hoặc cấp bù vốn, tổ chức lại hoặc giải thể Quỹ.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)

DISTRESS_YEARS = DatedSeries(
    "fund.dissolution.years",
    decree_45(5, "khoản 2, khoản 3, khoản 4 Điều 46"),
    title="Số năm liên tiếp của một căn cứ giải thể Quỹ",
    text="Xếp loại C kèm dư nợ thấp, nợ xấu cao hoặc lũy kế âm lớn chỉ thành căn cứ giải thể Quỹ khi kéo dài "
    "đủ số năm liên tiếp này.",
    unit="năm",
    comparison=Comparison.AT_LEAST,
)

DISTRESS_LENDING = DatedSeries(
    "fund.dissolution.lending_share",
    decree_45(Decimal("0.20"), "khoản 2 Điều 46"),
    title="Dư nợ trên vốn chủ sở hữu quá thấp",
    text="Dư nợ cho vay không kể nhận ủy thác trên vốn chủ sở hữu thấp hơn tỷ lệ này, cùng với xếp loại C, "
    "trong nhiều năm liên tiếp là căn cứ giải thể Quỹ.",
    unit="tỷ lệ",
    comparison=Comparison.LESS_THAN,
)

DISTRESS_BAD_DEBT = DatedSeries(
    "fund.dissolution.bad_debt_share",
    decree_45(Decimal("0.50"), "khoản 3 Điều 46"),
    title="Nợ xấu quá cao",
    text="Nợ xấu cao hơn tỷ lệ này trong nhiều năm liên tiếp là căn cứ giải thể Quỹ. Câu chữ trộn hai mẫu số "
    "là tổng dư nợ và vốn điều lệ thực có, nên phần mềm cho xem cả hai tỷ lệ.",
    unit="tỷ lệ",
    comparison=Comparison.MORE_THAN,
)

DISTRESS_DEFICIT = DatedSeries(
    "fund.dissolution.deficit_share",
    decree_45(Decimal("0.75"), "khoản 4 Điều 46"),
    title="Lũy kế chênh lệch thu chi âm quá lớn",
    text="Lũy kế chênh lệch thu chi âm bằng hoặc lớn hơn tỷ lệ này của vốn điều lệ thực có trong nhiều năm "
    "liên tiếp là căn cứ giải thể Quỹ.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

ACCRUAL_GROUPS = DatedSeries(
    "fund.interest.revenue_groups",
    circular_52(
        (1,), "khoản 2 Điều 5", words="nợ đủ tiêu chuẩn (nhóm 1), không do giữ nguyên nhóm nợ"
    ),
    title="Lãi phải thu nào được ghi vào doanh thu",
    text="Chỉ lãi phải thu của nợ nhóm này được ghi doanh thu; lãi của nợ được giữ nguyên nhóm theo chính "
    "sách của Nhà nước và của các nhóm khác theo dõi ngoại bảng, thu được mới ghi.",
)
