"""Cooperative groups (tổ hợp tác): notice to the commune, registration, ending."""

from decimal import Decimal

from law.acts import decree_77, decree_92, law_2023
from law.dated import Comparison, DatedSeries

NOTICE = DatedSeries(
    "group.notice.working_days",
    decree_77(5, "khoản 3 Điều 12"),
    title="Thời hạn thông báo thành lập tổ hợp tác",
    text="Sau khi ký hợp đồng hợp tác, tổ trưởng gửi thông báo (Mẫu I.01) kèm hợp đồng (Mẫu I.02) đến "
    "Ủy ban nhân dân cấp xã. Tổ hợp tác đã đăng ký kinh doanh thì không phải thông báo.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

CHANGE_NOTICE = DatedSeries(
    "group.change_notice.working_days",
    decree_77(5, "khoản 4 Điều 12"),
    title="Thời hạn thông báo thay đổi của tổ hợp tác",
    text="Khi đổi tên, địa chỉ, ngành nghề, tổng giá trị phần đóng góp, người đại diện hay số thành "
    "viên, tổ hợp tác chưa đăng ký báo cho Ủy ban nhân dân cấp xã.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_NOTICE = DatedSeries(
    "group.end_notice.working_days",
    decree_77(5, "khoản 3 Điều 14"),
    title="Thời hạn thông báo chấm dứt hoạt động của tổ hợp tác",
    text="Tổ hợp tác chưa đăng ký gửi thông báo (Mẫu I.03) kèm biên bản họp đến Ủy ban nhân dân cấp "
    "xã trong số ngày làm việc này kể từ ngày chấm dứt.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

ADMISSION = DatedSeries(
    "group.admission.vote_share",
    decree_77(Decimal("0.50"), "khoản 3 Điều 10"),
    title="Tỷ lệ đồng ý bổ sung thành viên tổ hợp tác",
    text="Nếu hợp đồng hợp tác không quy định khác, thành viên mới được công nhận khi hơn một nửa "
    "tổng số thành viên đồng ý.",
    unit="tỷ lệ",
    comparison=Comparison.MORE_THAN,
)

VOTE = DatedSeries(
    "group.vote_share",
    decree_77(Decimal("0.50"), "khoản 3 Điều 21"),
    title="Tỷ lệ biểu quyết thông thường trong tổ hợp tác",
    text="Các việc thông thường được thông qua khi hơn một nửa tổng số thành viên tán thành, trừ khi "
    "hợp đồng hợp tác quy định khác.",
    unit="tỷ lệ",
    comparison=Comparison.MORE_THAN,
)

CONTRACT_CHANGE = DatedSeries(
    "group.contract_change.vote_share",
    decree_77(Decimal("1"), "khoản 1 Điều 21"),
    title="Tỷ lệ tán thành sửa hợp đồng hợp tác",
    text="Sửa đổi, bổ sung hợp đồng hợp tác phải được mọi thành viên tán thành bằng văn bản, trừ khi "
    "chính hợp đồng quy định khác.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

REQUIRED_MONTHS = DatedSeries(
    "group.registration.contract_months",
    law_2023(12, "khoản 2 Điều 107"),
    title="Thời hạn hợp đồng khiến tổ hợp tác phải đăng ký",
    text="Tổ hợp tác có góp vốn và hợp đồng từ số tháng này trở lên (hoặc không xác định thời hạn), "
    "hoặc đề nghị hưởng chính sách của Nhà nước, thì phải đăng ký.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

REQUIRED_WHEN = DatedSeries(
    "group.registration.required_when",
    law_2023(
        (
            "có góp vốn và hợp đồng hợp tác không xác định thời hạn",
            "có góp vốn và hợp đồng hợp tác từ 12 tháng trở lên",
            "đề nghị thụ hưởng chính sách của Nhà nước",
        ),
        "khoản 2 Điều 107",
    ),
    title="Khi nào tổ hợp tác phải đăng ký",
    text="Chỉ tổ hợp tác thuộc một trong các trường hợp này mới bắt buộc đăng ký; tổ hợp tác khác "
    "được khuyến khích đăng ký.",
)

FILING = DatedSeries(
    "group.registration.filing_working_days",
    decree_92(5, "khoản 1 Điều 58"),
    title="Thời hạn nộp hồ sơ đăng ký tổ hợp tác",
    text="Kể từ ngày ký hợp đồng hợp tác, người đại diện nộp hồ sơ đăng ký tại cơ quan đăng ký kinh "
    "doanh nơi đặt trụ sở trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

DOSSIER = DatedSeries(
    "group.registration.dossier",
    decree_92(
        (
            "giấy đề nghị đăng ký thành lập tổ hợp tác",
            "hợp đồng hợp tác",
            "danh sách thành viên tổ hợp tác",
            "văn bản ủy quyền cho người đại diện tổ hợp tác",
        ),
        "khoản 1 Điều 58",
    ),
    title="Hồ sơ đăng ký tổ hợp tác",
    text="Bốn giấy tờ đầy đủ để đăng ký tổ hợp tác; tổ hợp tác không có điều lệ nên hợp đồng hợp tác "
    "thay vai trò đó.",
)

OFFICE = DatedSeries(
    "group.registration.working_days",
    decree_92(3, "khoản 2 Điều 58"),
    title="Thời hạn cấp giấy chứng nhận đăng ký tổ hợp tác",
    text="Kể từ ngày nhận hồ sơ đủ điều kiện, cơ quan đăng ký cấp giấy chứng nhận và thông báo cơ "
    "quan thuế quản lý trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

CHANGE_MATTERS = DatedSeries(
    "group.change.matters",
    decree_92(
        (
            "tên tổ hợp tác",
            "địa chỉ trụ sở",
            "ngành, nghề kinh doanh",
            "tổng giá trị phần vốn góp",
            "người đại diện",
            "thông tin đăng ký thuế",
        ),
        "khoản 1 Điều 60",
    ),
    title="Nội dung tổ hợp tác phải đăng ký thay đổi",
    text="Tổ hợp tác đã đăng ký phải đăng ký lại khi một trong các nội dung này thay đổi.",
)

CHANGE_FILING = DatedSeries(
    "group.change.filing_days",
    decree_92(10, "khoản 1 Điều 60"),
    title="Thời hạn nộp hồ sơ thay đổi của tổ hợp tác",
    text="Kể từ ngày có thay đổi, người đại diện tổ hợp tác đã đăng ký có số ngày này để nộp hồ sơ "
    "đăng ký thay đổi.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

CHANGE_OFFICE = DatedSeries(
    "group.change.working_days",
    decree_92(3, "khoản 6 Điều 60"),
    title="Thời hạn giải quyết thay đổi của tổ hợp tác",
    text="Kể từ ngày tiếp nhận, cơ quan đăng ký cấp giấy chứng nhận mới hoặc giấy xác nhận thay đổi "
    "cho tổ hợp tác trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

REISSUE = DatedSeries(
    "group.reissue.working_days",
    decree_92(3, "khoản 3 Điều 59"),
    title="Thời hạn cấp lại giấy chứng nhận đăng ký tổ hợp tác",
    text="Giấy chứng nhận bị mất, cháy, rách, nát thì cơ quan đăng ký xem xét cấp lại trong số ngày "
    "làm việc này kể từ ngày nhận đề nghị.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

NO_COMMUNE_NOTICE = DatedSeries(
    "group.registered_needs_no_notice",
    decree_92(True, "khoản 4 Điều 65"),
    title="Tổ hợp tác đã đăng ký không phải thông báo cho cấp xã",
    text="Khi đã đăng ký kinh doanh, tổ hợp tác không phải làm thêm thủ tục thông báo theo Nghị định "
    "77/2019/NĐ-CP.",
)

SUSPENSION_FROM = DatedSeries(
    "group.suspension.minimum_days",
    decree_92(15, "khoản 1 Điều 62"),
    title="Số ngày tạm ngừng mà tổ hợp tác phải thông báo",
    text="Tổ hợp tác tạm ngừng kinh doanh từ số ngày này trở lên thì phải thông báo; ngắn hơn thì "
    "không phải thông báo.",
    unit="ngày",
    comparison=Comparison.AT_LEAST,
)

SUSPENSION_NOTICE = DatedSeries(
    "group.suspension.notice",
    decree_92(3, "khoản 1 Điều 62"),
    title="Thời hạn thông báo trước khi tổ hợp tác tạm ngừng",
    text="Thông báo phải đến cơ quan đăng ký chậm nhất số ngày làm việc này trước ngày tạm ngừng, tiếp "
    "tục kinh doanh hoặc gia hạn tạm ngừng.",
    unit="ngày làm việc",
    comparison=Comparison.AT_LEAST,
)

SUSPENSION_MAXIMUM = DatedSeries(
    "group.suspension.maximum_months",
    decree_92(12, "khoản 1 Điều 62"),
    title="Thời hạn tạm ngừng tối đa của tổ hợp tác mỗi lần",
    text="Mỗi lần thông báo, tổ hợp tác được tạm ngừng không quá số tháng này; hết hạn có thể thông "
    "báo tiếp.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

SUSPENSION_CONFIRM = DatedSeries(
    "group.suspension.confirm.working_days",
    decree_92(3, "khoản 3 Điều 62"),
    title="Thời hạn xác nhận tạm ngừng của tổ hợp tác",
    text="Kể từ ngày nhận hồ sơ hợp lệ, cơ quan đăng ký cấp giấy xác nhận tạm ngừng hoặc tiếp tục kinh "
    "doanh trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_SEND = DatedSeries(
    "group.end.send.working_days",
    decree_92(7, "khoản 1 Điều 63"),
    title="Thời hạn gửi biên bản chấm dứt hoạt động tổ hợp tác",
    text="Kể từ ngày thông qua việc chấm dứt, tổ hợp tác gửi biên bản họp và phương án giải quyết nợ "
    "đến cơ quan đăng ký trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_PUBLISH = DatedSeries(
    "group.end.publish.working_days",
    decree_92(3, "khoản 2 Điều 63"),
    title="Thời hạn đăng tải việc tổ hợp tác chấm dứt hoạt động",
    text="Cơ quan đăng ký đăng tải, chuyển tình trạng sang đang làm thủ tục chấm dứt hoạt động và báo "
    "cơ quan thuế trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_FILE = DatedSeries(
    "group.end.file.working_days",
    decree_92(5, "khoản 3 Điều 63"),
    title="Thời hạn nộp hồ sơ chấm dứt hoạt động tổ hợp tác",
    text="Kể từ ngày thanh toán hết nợ và nghĩa vụ, tổ hợp tác nộp hồ sơ đăng ký chấm dứt hoạt động "
    "trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_TAX = DatedSeries(
    "group.end.tax_opinion.working_days",
    decree_92(2, "khoản 4 Điều 63"),
    title="Thời hạn cơ quan thuế cho ý kiến khi tổ hợp tác chấm dứt",
    text="Cơ quan thuế gửi ý kiến về việc hoàn thành nghĩa vụ thuế của tổ hợp tác trong số ngày làm "
    "việc này kể từ ngày nhận thông tin.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_OFFICE = DatedSeries(
    "group.end.office.working_days",
    decree_92(5, "khoản 4 Điều 63"),
    title="Thời hạn cập nhật tổ hợp tác đã chấm dứt hoạt động",
    text="Kể từ ngày nhận hồ sơ, nếu cơ quan thuế không phản đối, cơ quan đăng ký chuyển tình trạng "
    "sang đã chấm dứt hoạt động trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_AUTOMATIC = DatedSeries(
    "group.end.automatic.months",
    decree_92(3, "khoản 5 Điều 63"),
    title="Thời gian chờ khi tổ hợp tác không nộp hồ sơ chấm dứt",
    text="Sau số tháng này kể từ ngày thông báo tình trạng mà không có hồ sơ và không có phản đối, cơ "
    "quan đăng ký chuyển sang đã chấm dứt hoạt động. Hệ thống chỉ nhắc, cán bộ quyết định.",
    unit="tháng",
)
