"""Dissolution: votes, clocks, papers, bans (giải thể)."""

from decimal import Decimal

from law.acts import decree_92, decree_193, ends_with_law_2012, law_2012, law_2023
from law.dated import Comparison, DatedSeries

VOTE_SHARE = DatedSeries(
    "dissolution.vote_share",
    law_2012(
        Decimal("0.75"),
        "Điều 54",
        note="Tỷ lệ trên số đại biểu có mặt, đọc ở bài phân tích luật; khoản chưa thấy.",
    ),
    law_2023(Decimal("0.65"), "điểm d khoản 2 Điều 61"),
    title="Tỷ lệ biểu quyết thông qua việc giải thể",
    text="Nghị quyết giải thể chỉ hợp lệ khi số phiếu tán thành đạt ít nhất tỷ lệ này. Cán bộ kiểm "
    "tra biên bản kiểm phiếu theo luật của ngày họp.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

COUNCIL_DAYS = DatedSeries(
    "dissolution.council.days",
    law_2012(60, "khoản 1 Điều 54"),
    ends_with_law_2012(),
    title="Thời hạn làm việc của hội đồng giải thể tự nguyện (Luật 2012)",
    text="Trong số ngày này kể từ ngày có nghị quyết, hội đồng giải thể tự nguyện thông báo, đăng "
    "báo, báo cho chủ nợ và xử lý tài sản.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

NEWSPAPER = DatedSeries(
    "dissolution.newspaper_issues",
    law_2012(3, "khoản 1 Điều 54"),
    ends_with_law_2012(),
    title="Số kỳ báo phải đăng việc giải thể (Luật 2012)",
    text="Hội đồng giải thể đăng tin trên báo địa phương trong số kỳ liên tiếp này. Luật 2023 thay "
    "bằng công bố trên hệ thống điện tử.",
    unit="số báo liên tiếp",
    comparison=Comparison.AT_LEAST,
)

PRECONDITION = DatedSeries(
    "dissolution.precondition",
    law_2023(
        (
            "bảo đảm thanh toán hết các khoản nợ, nghĩa vụ tài sản khác",
            "không trong quá trình giải quyết tranh chấp tại tòa án, trọng tài",
        ),
        "khoản 2 Điều 97",
    ),
    title="Điều kiện được giải thể",
    text="Thiếu một trong hai điều kiện thì chưa được giải thể; người quản lý cùng liên đới chịu "
    "trách nhiệm về nợ của hợp tác xã.",
)

RESOLUTION = DatedSeries(
    "dissolution.resolution.content",
    law_2023(
        (
            "tên, địa chỉ trụ sở chính",
            "lý do giải thể",
            "thời hạn, thủ tục bàn giao tài sản chung không chia, quỹ chung không chia",
            "thời hạn, thủ tục thanh lý hợp đồng, thanh toán nợ; phương án giải quyết nợ có tên chủ nợ",
            "phương án xử lý nghĩa vụ từ hợp đồng lao động",
        ),
        "khoản 1 Điều 98",
    ),
    title="Nội dung nghị quyết giải thể",
    text="Nghị quyết thiếu một trong các nội dung này thì cơ quan đăng ký đề nghị bổ sung trước khi "
    "đăng tải.",
)

SEND = DatedSeries(
    "dissolution.send.working_days",
    law_2023(7, "khoản 3 Điều 98"),
    title="Thời hạn gửi và niêm yết nghị quyết giải thể",
    text="Kể từ ngày thông qua, người đại diện theo pháp luật gửi nghị quyết đến cơ quan đăng ký, "
    "Ủy ban nhân dân, cơ quan thuế, người lao động, chủ nợ và niêm yết tại trụ sở.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

PUBLISH = DatedSeries(
    "dissolution.publish.working_days",
    decree_92(3, "khoản 1 Điều 50"),
    title="Thời hạn đăng tải nghị quyết và chuyển tình trạng pháp lý",
    text="Kể từ ngày nhận nghị quyết, cơ quan đăng ký đăng tải, chuyển tình trạng sang đang làm thủ "
    "tục giải thể và báo cơ quan thuế.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

FILE = DatedSeries(
    "dissolution.file.working_days",
    law_2023(5, "khoản 6 Điều 98"),
    title="Thời hạn nộp hồ sơ đăng ký giải thể",
    text="Kể từ ngày thanh toán hết các khoản nợ (và hoàn thành nghĩa vụ thuế theo Nghị định "
    "92/2024/NĐ-CP), người đại diện nộp hồ sơ giải thể trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

DOSSIER = DatedSeries(
    "dissolution.dossier",
    decree_92(
        (
            "thông báo về việc giải thể",
            "báo cáo về việc xử lý tài sản",
            "quyết định thu hồi quỹ, tài sản chung không chia do Nhà nước hỗ trợ toàn bộ (nếu có)",
            "báo cáo của hội đồng thanh lý tài sản chung không chia do Nhà nước hỗ trợ một phần (nếu "
            "có)",
        ),
        "khoản 2 Điều 50",
    ),
    title="Hồ sơ đăng ký giải thể",
    text="Trước khi nộp hồ sơ này, đơn vị phải chấm dứt xong chi nhánh, văn phòng đại diện, địa "
    "điểm kinh doanh.",
)

TAX_OPINION = DatedSeries(
    "dissolution.tax_opinion.working_days",
    decree_92(2, "khoản 4 Điều 50"),
    title="Thời hạn cơ quan thuế cho ý kiến khi giải thể",
    text="Nhận thông tin của cơ quan đăng ký, cơ quan thuế trả lời về việc hoàn thành nghĩa vụ thuế "
    "trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

OFFICE = DatedSeries(
    "dissolution.office.working_days",
    law_2023(5, "điểm a khoản 7 Điều 98"),
    title="Thời hạn cập nhật tình trạng đã giải thể",
    text="Kể từ ngày nhận hồ sơ đăng ký giải thể, nếu cơ quan thuế không có ý kiến phản đối, cơ quan "
    "đăng ký chuyển tình trạng trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

AUTOMATIC = DatedSeries(
    "dissolution.automatic.months",
    law_2023(6, "điểm b khoản 7 Điều 98"),
    title="Thời gian chờ khi không có hồ sơ giải thể",
    text="Sau số tháng này kể từ ngày nhận nghị quyết mà không có hồ sơ và không có ý kiến phản đối "
    "bằng văn bản, cơ quan đăng ký cập nhật đã giải thể. Hệ thống chỉ nhắc, cán bộ quyết định.",
    unit="tháng",
)

AUTOMATIC_NOTICE = DatedSeries(
    "dissolution.automatic.notice_working_days",
    decree_92(3, "khoản 5 Điều 50"),
    title="Thời hạn ra thông báo giải thể khi hết thời gian chờ",
    text="Kể từ ngày hết thời gian chờ sáu tháng, cơ quan đăng ký chuyển tình trạng và ra thông báo "
    "trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

CANCEL = DatedSeries(
    "dissolution.cancel.months",
    decree_92(6, "khoản 6 Điều 50"),
    title="Thời hạn hủy bỏ nghị quyết giải thể",
    text="Trong số tháng này kể từ ngày cơ quan nhận nghị quyết và khi chưa chuyển sang đã giải thể, "
    "đơn vị có thể gửi thông báo hủy bỏ kèm nghị quyết của đại hội.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

CANCEL_OFFICE = DatedSeries(
    "dissolution.cancel.working_days",
    decree_92(3, "khoản 6 Điều 50"),
    title="Thời hạn khôi phục tình trạng khi hủy giải thể",
    text="Nhận thông báo hủy bỏ nghị quyết giải thể, cơ quan đăng ký đăng tải và khôi phục tình trạng "
    "pháp lý trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

BANNED = DatedSeries(
    "dissolution.banned_acts",
    law_2023(
        (
            "cất giấu, tẩu tán tài sản",
            "từ bỏ hoặc giảm bớt quyền đòi nợ",
            "chuyển nợ không có bảo đảm thành nợ có bảo đảm",
            "ký hợp đồng mới, trừ để thực hiện giải thể",
            "cầm cố, thế chấp, tặng cho, cho thuê tài sản",
            "chấm dứt hợp đồng đã có hiệu lực",
            "huy động vốn dưới mọi hình thức",
        ),
        "khoản 1 Điều 100",
    ),
    title="Việc bị cấm khi đang giải thể",
    text="Từ khi có nghị quyết giải thể hoặc quyết định thu hồi, đơn vị không được làm các việc này; "
    "vì vậy không lập hồ sơ vay vốn mới trong tình trạng đang giải thể.",
)

COMPULSORY_BY = DatedSeries(
    "dissolution.compulsory.decided_by",
    law_2012(
        "Ủy ban nhân dân cùng cấp với cơ quan đăng ký, qua hội đồng giải thể", "khoản 2 Điều 54"
    ),
    law_2023(
        "cơ quan đăng ký kinh doanh (thu hồi giấy chứng nhận) hoặc Tòa án",
        "điểm b khoản 1 Điều 97",
        note="Hợp tác xã tự thanh lý tài sản.",
    ),
    title="Ai quyết định giải thể bắt buộc",
    text="Theo Luật 2012, Ủy ban nhân dân quyết định và lập hội đồng; theo Luật 2023, việc giải thể "
    "bắt buộc theo sau quyết định thu hồi hoặc quyết định của tòa án.",
)

COMPULSORY_GROUNDS = DatedSeries(
    "dissolution.compulsory.grounds",
    law_2012(
        (
            "không hoạt động 12 tháng liên tục",
            "không đủ số thành viên tối thiểu 12 tháng liên tục",
            "không họp đại hội thường niên 18 tháng liên tục mà không có lý do",
            "bị thu hồi giấy chứng nhận đăng ký",
            "theo quyết định của tòa án",
        ),
        "khoản 2 Điều 54",
    ),
    law_2023(
        ("theo quyết định của tòa án", "bị thu hồi giấy chứng nhận đăng ký hợp tác xã"),
        "điểm b khoản 1 Điều 97",
    ),
    title="Căn cứ giải thể bắt buộc",
    text="Danh mục căn cứ theo luật của thời điểm. Từ ngày 01/07/2024 các căn cứ về ngừng hoạt động, "
    "thiếu thành viên chuyển thành căn cứ thu hồi giấy chứng nhận.",
)

COMPULSORY_IDLE = DatedSeries(
    "dissolution.compulsory.idle_months",
    law_2012(12, "khoản 2 Điều 54"),
    ends_with_law_2012(),
    title="Thời gian ngừng hoạt động dẫn đến giải thể bắt buộc (Luật 2012)",
    text="Hợp tác xã không hoạt động trong số tháng liên tục này thì Ủy ban nhân dân có căn cứ quyết "
    "định giải thể bắt buộc.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

COMPULSORY_NO_MEETING = DatedSeries(
    "dissolution.compulsory.no_meeting_months",
    law_2012(18, "khoản 2 Điều 54"),
    ends_with_law_2012(),
    title="Thời gian không họp đại hội dẫn đến giải thể bắt buộc (Luật 2012)",
    text="Không họp đại hội thành viên thường niên trong số tháng liên tục này mà không có lý do là "
    "căn cứ giải thể bắt buộc.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

COMPULSORY_COUNCIL = DatedSeries(
    "dissolution.compulsory.council_days",
    decree_193(60, "khoản 2 Điều 19", note="Đã sửa đổi bởi Nghị định 107/2017/NĐ-CP."),
    ends_with_law_2012(),
    title="Thời hạn làm việc của hội đồng giải thể bắt buộc (Luật 2012)",
    text="Hội đồng do Ủy ban nhân dân lập hoàn thành việc thông báo, xử lý tài sản và lập biên bản "
    "trong số ngày này kể từ ngày có quyết định.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

COMPULSORY_ACT = DatedSeries(
    "dissolution.compulsory.act_days",
    law_2023(10, "khoản 2 Điều 99"),
    title="Thời hạn bắt đầu thủ tục sau quyết định thu hồi",
    text="Kể từ ngày nhận quyết định thu hồi hoặc quyết định của tòa án, đơn vị có số ngày này để "
    "thực hiện các bước giải thể.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

COMPULSORY_POST = DatedSeries(
    "dissolution.compulsory.post_working_days",
    decree_92(3, "khoản 1 Điều 51"),
    title="Thời hạn đăng tải quyết định thu hồi và chuyển tình trạng",
    text="Cơ quan đăng ký đăng tải quyết định, chuyển tình trạng sang đang làm thủ tục giải thể và "
    "báo cơ quan thuế trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

COMPULSORY_AUTOMATIC = DatedSeries(
    "dissolution.compulsory.automatic_months",
    law_2023(6, "khoản 3 Điều 99"),
    title="Thời gian chờ khi giải thể bắt buộc không có phản đối",
    text="Sau số tháng này kể từ ngày thông báo tình trạng mà không có phản đối bằng văn bản, cơ "
    "quan đăng ký cập nhật đã giải thể. Hệ thống chỉ nhắc, cán bộ quyết định.",
    unit="tháng",
)
