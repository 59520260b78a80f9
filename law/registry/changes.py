"""Changes after registration, notices, branches, corrections (đăng ký thay đổi, thông báo)."""

from decimal import Decimal

from law.acts import (
    MEMORY,
    decree_92,
    ends_with_law_2012,
    law_2012,
    law_2023,
)
from law.dated import Comparison, DatedSeries

BEFORE_EFFECT = DatedSeries(
    "registration.change.before_effect",
    law_2012(True, words="đăng ký trước khi thay đổi", note="Số điều chưa thấy."),
    law_2023(False, "điểm a khoản 1 Điều 47", words="đăng ký sau khi thay đổi"),
    title="Đăng ký trước hay sau khi thay đổi",
    text="Theo Luật 2012, thay đổi chỉ được thực hiện sau khi có giấy chứng nhận mới; theo Luật "
    "2023, đơn vị thay đổi trước rồi nộp hồ sơ trong thời hạn.",
)

FILING = DatedSeries(
    "registration.change.filing_days",
    law_2023(10, "điểm a khoản 1 Điều 47"),
    title="Thời hạn nộp hồ sơ đăng ký thay đổi",
    text="Kể từ ngày có thay đổi nội dung giấy chứng nhận, đơn vị có số ngày này để nộp hồ sơ. "
    "Trước ngày 01/07/2024 phải đăng ký trước khi thay đổi nên không có thời hạn này.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

CHANGE = DatedSeries(
    "registration.change.working_days",
    law_2012(5, "Điều 28", certainty=MEMORY),
    law_2023(3, "điểm b khoản 1 Điều 47"),
    title="Thời hạn giải quyết đăng ký thay đổi",
    text="Kể từ ngày nhận hồ sơ đăng ký thay đổi, cơ quan đăng ký kinh doanh có số ngày làm việc "
    "này để cấp giấy chứng nhận mới, yêu cầu bổ sung hoặc từ chối bằng văn bản.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

MATTERS = DatedSeries(
    "registration.change.matters",
    law_2012(
        ("tên", "trụ sở chính", "ngành, nghề", "vốn điều lệ", "người đại diện theo pháp luật"),
        note="Cả thông tin chi nhánh, văn phòng đại diện; số điều chưa thấy.",
    ),
    law_2023(
        (
            "tên",
            "trụ sở chính",
            "người đại diện theo pháp luật",
            "vốn điều lệ từ 5% hoặc từ 01 tỷ đồng",
            "tổ chức lại",
        ),
        "khoản 1 Điều 47",
    ),
    title="Nội dung phải đăng ký thay đổi",
    text="Chỉ các nội dung này mới cần giấy chứng nhận mới; ngành, nghề và thông tin thuế từ Luật "
    "2023 chỉ phải thông báo.",
)

CAPITAL_SHARE = DatedSeries(
    "registration.capital_change.share",
    law_2012(Decimal("0"), words="mọi thay đổi vốn điều lệ", note="Số điều chưa thấy."),
    law_2023(Decimal("0.05"), "khoản 1 Điều 47"),
    title="Mức thay đổi vốn điều lệ phải đăng ký, theo tỷ lệ",
    text="Vốn điều lệ thay đổi từ tỷ lệ này trở lên thì phải đăng ký; chỉ cần đạt tỷ lệ này hoặc "
    "mức tiền tương ứng. Theo Luật 2012 mọi thay đổi đều phải đăng ký.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

CAPITAL_AMOUNT = DatedSeries(
    "registration.capital_change.amount",
    law_2012(0, words="mọi thay đổi vốn điều lệ", note="Số điều chưa thấy."),
    law_2023(1_000_000_000, "khoản 1 Điều 47"),
    title="Mức thay đổi vốn điều lệ phải đăng ký, theo số tiền",
    text="Vốn điều lệ thay đổi từ số tiền này trở lên thì phải đăng ký, dù chưa đến tỷ lệ; nếu "
    "không đến cả hai ngưỡng thì không bắt buộc.",
    unit="đồng",
    comparison=Comparison.AT_LEAST,
)

NOTICE_MATTERS = DatedSeries(
    "registration.notice.matters",
    law_2012(
        ("điều lệ", "số lượng thành viên", "thành viên hội đồng quản trị, ban kiểm soát"),
        certainty=MEMORY,
    ),
    law_2023(
        (
            "ngành, nghề kinh doanh",
            "thông tin đăng ký thuế",
            "thành viên là nhà đầu tư nước ngoài, tổ chức có vốn nước ngoài",
        ),
        "khoản 1 Điều 48",
    ),
    title="Nội dung chỉ phải thông báo",
    text="Các nội dung này không cần giấy chứng nhận mới nhưng phải thông báo để cơ quan đăng ký "
    "cập nhật; giấy xác nhận chỉ cấp khi đơn vị cần.",
)

NOTICE_FILING = DatedSeries(
    "registration.notice.filing_days",
    law_2012(15, certainty=MEMORY),
    law_2023(10, "điểm a khoản 2 Điều 48"),
    title="Thời hạn gửi thông báo thay đổi",
    text="Kể từ ngày có thay đổi, đơn vị có số ngày này để gửi thông báo đến cơ quan đăng ký kinh "
    "doanh; danh mục nội dung khác nhau giữa hai luật.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

NOTICE_OFFICE = DatedSeries(
    "registration.notice.working_days",
    law_2023(3, "điểm b khoản 2 Điều 48"),
    title="Thời hạn giải quyết thông báo thay đổi",
    text="Kể từ ngày nhận thông báo, cơ quan đăng ký xem xét và cập nhật nội dung đăng ký trong số "
    "ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

COURT_FILING = DatedSeries(
    "registration.court.filing_days",
    law_2023(10, "điểm a khoản 2 Điều 47"),
    title="Thời hạn nộp hồ sơ thay đổi theo bản án, phán quyết",
    text="Kể từ ngày bản án, quyết định có hiệu lực, người đề nghị có số ngày này để nộp hồ sơ đăng "
    "ký thay đổi theo tòa án hoặc trọng tài.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

COURT_OFFICE = DatedSeries(
    "registration.court.working_days",
    law_2023(3, "điểm b khoản 2 Điều 47"),
    title="Thời hạn giải quyết thay đổi theo bản án, phán quyết",
    text="Cơ quan đăng ký cấp giấy chứng nhận theo nội dung bản án, quyết định trong số ngày làm "
    "việc này kể từ ngày nhận hồ sơ.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

SEAT_AT_NEW_OFFICE = DatedSeries(
    "registration.change.seat_at_new_office",
    decree_92(True, "khoản 2 Điều 37"),
    title="Chuyển trụ sở thì nộp hồ sơ nơi đến",
    text="Hồ sơ chuyển trụ sở chính nộp tại cơ quan đăng ký nơi đặt trụ sở mới, sau khi làm xong thủ "
    "tục với cơ quan thuế nếu đổi cơ quan thuế quản lý.",
)

CHANGE_DOSSIER = DatedSeries(
    "registration.change.dossier",
    decree_92(
        (
            "giấy đề nghị đăng ký thay đổi",
            "biên bản họp đại hội thành viên",
            "nghị quyết của đại hội thành viên",
        ),
        "các điều 37, 38, 39 và 40",
        note="Đổi người đại diện thêm danh sách, số định danh; đổi vốn có vốn nước ngoài thêm văn "
        "bản chấp thuận. Khoản, điểm xem từng điều.",
    ),
    title="Hồ sơ đăng ký thay đổi",
    text="Ba giấy tờ chung cho việc đổi trụ sở, tên, người đại diện và vốn điều lệ; mỗi việc có thể "
    "kèm thêm giấy tờ riêng.",
)

BOUNDARY = DatedSeries(
    "registration.boundary_change.duty",
    decree_92(False, "khoản 2 Điều 46"),
    title="Đổi địa giới hành chính không bắt buộc đăng ký thay đổi",
    text="Khi sáp nhập, đổi tên đơn vị hành chính, đơn vị không phải đăng ký đổi địa chỉ; thông tin "
    "được cập nhật cùng thủ tục lần sau hoặc khi đơn vị có nhu cầu.",
)

CORRECTION = DatedSeries(
    "registration.correction.working_days",
    decree_92(3, "Điều 26"),
    title="Thời hạn hiệu đính thông tin",
    text="Nội dung trên giấy chứng nhận hay trong cơ sở dữ liệu sai so với hồ sơ thì cơ quan đăng "
    "ký hiệu đính trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

REISSUE = DatedSeries(
    "registration.reissue.working_days",
    law_2012(5, certainty=MEMORY),
    ends_with_law_2012(),
    decree_92(3, "Điều 49"),
    title="Thời hạn cấp lại giấy chứng nhận",
    text="Giấy chứng nhận bị mất, cháy, rách, nát thì cơ quan đăng ký xem xét cấp lại trong số ngày "
    "làm việc này kể từ ngày nhận văn bản đề nghị.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

REVIEW = DatedSeries(
    "registration.review.days",
    decree_92(90, "khoản 3 Điều 25"),
    title="Thời hạn trả lời thông báo rà soát thông tin đăng ký",
    text="Khi cơ quan đăng ký gửi thông báo rà soát, đơn vị có số ngày này kể từ ngày ra thông báo "
    "để gửi bổ sung, cập nhật nếu thông tin chưa chính xác.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

BRANCH_FILING = DatedSeries(
    "branch.new.filing_days",
    decree_92(10, "khoản 1 Điều 36"),
    title="Thời hạn nộp hồ sơ lập chi nhánh, văn phòng đại diện",
    text="Kể từ ngày quyết định lập chi nhánh hoặc văn phòng đại diện, hợp tác xã có số ngày này để "
    "nộp hồ sơ tại cơ quan đăng ký nơi đặt đơn vị đó.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

BRANCH_OFFICE = DatedSeries(
    "branch.new.working_days",
    law_2023(3, "điểm b khoản 1 Điều 55"),
    title="Thời hạn cấp đăng ký hoạt động chi nhánh, văn phòng đại diện",
    text="Cơ quan đăng ký xem xét hồ sơ và cấp giấy chứng nhận đăng ký hoạt động chi nhánh, văn "
    "phòng đại diện trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

BRANCH_CHANGE = DatedSeries(
    "branch.change.filing_days",
    law_2023(10, "khoản 2 Điều 55"),
    title="Thời hạn đăng ký thay đổi của chi nhánh, văn phòng đại diện",
    text="Kể từ ngày có thay đổi, hợp tác xã có số ngày này để nộp hồ sơ đăng ký thay đổi nội dung "
    "của chi nhánh, văn phòng đại diện trong nước.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

BRANCH_CHANGE_OFFICE = DatedSeries(
    "branch.change.working_days",
    decree_92(3, "khoản 5 Điều 45"),
    title="Thời hạn giải quyết thay đổi của chi nhánh, văn phòng đại diện",
    text="Kể từ ngày tiếp nhận hồ sơ thay đổi của chi nhánh, văn phòng đại diện, địa điểm kinh "
    "doanh, cơ quan đăng ký giải quyết trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

BRANCH_ABROAD = DatedSeries(
    "branch.abroad.filing_days",
    law_2023(30, "khoản 3 Điều 55"),
    title="Thời hạn thông báo chi nhánh ở nước ngoài",
    text="Kể từ ngày lập chi nhánh, văn phòng đại diện ở nước ngoài, hợp tác xã có số ngày này để "
    "gửi hồ sơ thông báo đến cơ quan nơi đặt trụ sở chính.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

LOCATION_FILING = DatedSeries(
    "branch.location.filing_days",
    law_2023(10, "khoản 4 Điều 55"),
    title="Thời hạn thông báo địa điểm kinh doanh",
    text="Kể từ ngày quyết định địa điểm kinh doanh, hợp tác xã có số ngày này để gửi hồ sơ thông "
    "báo đến cơ quan đăng ký nơi đặt địa điểm.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

BRANCH_END = DatedSeries(
    "branch.end.filing_days",
    decree_92(10, "khoản 2 Điều 54"),
    title="Thời hạn nộp hồ sơ chấm dứt chi nhánh, văn phòng đại diện",
    text="Kể từ ngày quyết định chấm dứt chi nhánh, văn phòng đại diện, địa điểm kinh doanh, hợp "
    "tác xã có số ngày này để nộp hồ sơ.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)
