"""First registration: office, papers, time, certificate, code (đăng ký thành lập)."""

from datetime import date

from law.acts import (
    CARRIED,
    decree_77,
    decree_92,
    decree_125,
    decree_193,
    ends_with_law_2012,
    law_2012,
    law_2023,
    row_on,
)
from law.dated import Comparison, DatedSeries

DISTRICT = "Phòng Tài chính - Kế hoạch thuộc Ủy ban nhân dân cấp huyện"
PROVINCE = "Phòng Đăng ký kinh doanh thuộc Sở Kế hoạch và Đầu tư"
COMMUNE = "Ủy ban nhân dân cấp xã (cơ quan đăng ký kinh doanh cấp xã)"

NEW = DatedSeries(
    "registration.new.working_days",
    law_2012(5, "khoản 4 Điều 23"),
    law_2023(3, "khoản 4 Điều 42"),
    title="Thời hạn cấp giấy chứng nhận đăng ký lần đầu",
    text="Kể từ ngày nhận hồ sơ, cơ quan đăng ký kinh doanh có số ngày làm việc này để cấp giấy "
    "chứng nhận, hoặc thông báo bằng văn bản nội dung cần sửa đổi hay lý do từ chối.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

DOSSIER = DatedSeries(
    "registration.dossier",
    law_2012(
        (
            "giấy đề nghị đăng ký",
            "điều lệ",
            "phương án sản xuất, kinh doanh",
            "danh sách thành viên; danh sách hội đồng quản trị, giám đốc, ban kiểm soát hoặc kiểm "
            "soát viên",
            "nghị quyết hội nghị thành lập",
        ),
        "Điều 23",
    ),
    law_2023(
        (
            "a) giấy đề nghị đăng ký thành lập",
            "b) điều lệ",
            "c) nghị quyết hội nghị thành lập",
            "d) danh sách thành viên chính thức, thành viên liên kết góp vốn",
            "đ) danh sách, số định danh cá nhân của người đại diện theo pháp luật",
            "e) bản sao giấy chứng nhận đăng ký đầu tư của nhà đầu tư nước ngoài (nếu có)",
            "g) bản sao giấy chứng nhận đăng ký đầu tư đối với dự án thành lập (nếu có)",
        ),
        "khoản 2 Điều 42",
    ),
    title="Hồ sơ đăng ký thành lập",
    text="Danh mục giấy tờ đầy đủ; cơ quan đăng ký không được đòi thêm. Từ ngày 01/07/2024 không "
    "còn yêu cầu phương án sản xuất, kinh doanh.",
)

DOSSIER_SETS = DatedSeries(
    "registration.dossier.sets",
    decree_92(1, "khoản 1 Điều 11"),
    title="Số bộ hồ sơ phải nộp",
    text="Người nộp chỉ nộp một bộ hồ sơ bằng tiếng Việt cho mỗi thủ tục; cơ quan đăng ký không "
    "được yêu cầu nộp thêm giấy tờ khác.",
    unit="bộ",
)

APPLICATION = DatedSeries(
    "registration.application.content",
    law_2012(
        (
            "tên",
            "địa chỉ trụ sở chính, chi nhánh",
            "ngành, nghề",
            "vốn điều lệ",
            "số lượng thành viên",
            "người đại diện theo pháp luật",
        ),
        note="Số điều chưa thấy.",
    ),
    law_2023(
        (
            "tên",
            "địa chỉ trụ sở chính, số điện thoại",
            "ngành, nghề kinh doanh",
            "vốn điều lệ",
            "số lượng thành viên chính thức, thành viên liên kết góp vốn",
            "người đại diện theo pháp luật",
            "thông tin đăng ký thuế",
        ),
        "Điều 43",
    ),
    title="Nội dung giấy đề nghị đăng ký thành lập",
    text="Các mục phải có trong giấy đề nghị. Cán bộ tiếp nhận đối chiếu từng mục với điều lệ và "
    "danh sách thành viên kèm theo.",
)

AUTHORITY_COOPERATIVE = DatedSeries(
    "registration.authority.cooperative",
    decree_193(DISTRICT, "Điều 6"),
    ends_with_law_2012(),
    decree_92(DISTRICT, "khoản 1 Điều 5"),
    decree_125(COMMUNE),
    title="Cơ quan đăng ký hợp tác xã",
    text="Cơ quan nhận hồ sơ và cấp giấy chứng nhận cho hợp tác xã theo nơi đặt trụ sở chính. Từ "
    "ngày 01/07/2025 việc này chuyển về cấp xã; hồ sơ đang xử lý được tiếp tục.",
)

AUTHORITY_UNION = DatedSeries(
    "registration.authority.union",
    decree_193(PROVINCE, "Điều 6"),
    ends_with_law_2012(),
    decree_92(DISTRICT, "khoản 1 Điều 5"),
    decree_125(COMMUNE),
    title="Cơ quan đăng ký liên hiệp hợp tác xã",
    text="Liên hiệp hợp tác xã trước đây đăng ký ở tỉnh; từ Nghị định 92/2024/NĐ-CP đăng ký cùng "
    "nơi với hợp tác xã, hồ sơ cũ được tỉnh bàn giao xuống.",
)

AUTHORITY_CREDIT_FUND = DatedSeries(
    "registration.authority.people_credit_fund",
    decree_193(PROVINCE, "Điều 6"),
    ends_with_law_2012(),
    title="Cơ quan đăng ký quỹ tín dụng nhân dân (Luật 2012)",
    text="Theo nghị định hướng dẫn Luật 2012, quỹ tín dụng nhân dân đăng ký ở tỉnh như liên hiệp "
    "hợp tác xã, không đăng ký ở huyện.",
)

AUTHORITY_GROUP = DatedSeries(
    "registration.authority.group",
    decree_77(
        "Ủy ban nhân dân cấp xã (nhận thông báo thành lập)",
        "khoản 3 Điều 12",
        text="Từ năm 2019 tổ hợp tác không đăng ký mà chỉ thông báo việc thành lập cho Ủy ban nhân "
        "dân cấp xã nơi hoạt động.",
    ),
    decree_92(DISTRICT, "khoản 1 Điều 5"),
    decree_125(COMMUNE),
    title="Cơ quan đăng ký tổ hợp tác",
    text="Tổ hợp tác thuộc diện phải đăng ký, hoặc muốn đăng ký, nộp hồ sơ tại cơ quan đăng ký "
    "kinh doanh nơi đặt trụ sở, cùng cơ quan với hợp tác xã.",
)

PUBLICATION = DatedSeries(
    "registration.publication.days",
    law_2023(30, "khoản 3 Điều 49"),
    title="Thời gian công bố nội dung đăng ký",
    text="Nội dung đăng ký và thay đổi được công bố trên hệ thống điện tử của cơ quan đăng ký liên "
    "tục trong số ngày này kể từ ngày hồ sơ được chấp thuận.",
    unit="ngày",
)

SUPPLEMENT = DatedSeries(
    "registration.supplement.days",
    decree_92(60, "khoản 6 Điều 19"),
    title="Thời hạn sửa đổi, bổ sung hồ sơ",
    text="Kể từ ngày cơ quan ra thông báo, người nộp có số ngày này để sửa đổi, bổ sung; quá hạn thì "
    "hồ sơ không còn giá trị và bị hủy trên hệ thống. Hồ sơ điện tử áp dụng khoản 4 Điều 31.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

WITHDRAWAL = DatedSeries(
    "registration.withdrawal.working_days",
    decree_92(3, "khoản 7 Điều 19"),
    title="Thời hạn trả lời đề nghị dừng thủ tục",
    text="Người nộp có thể xin dừng khi hồ sơ chưa được chấp thuận; cơ quan đăng ký trả lời và hủy "
    "hồ sơ trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

REFUSAL = DatedSeries(
    "registration.refusal.grounds",
    decree_92(
        (
            "đã có thông báo vi phạm thuộc trường hợp thu hồi hoặc quyết định thu hồi giấy chứng nhận",
            "đang giải thể theo nghị quyết; tổ hợp tác đang chấm dứt hoạt động",
            "đang ở tình trạng “Không hoạt động tại địa chỉ đã đăng ký”",
            "tòa án, cơ quan thi hành án, cơ quan điều tra yêu cầu bằng văn bản",
        ),
        "Điều 33",
    ),
    title="Trường hợp từ chối cấp đăng ký",
    text="Gặp một trong các trường hợp này thì cơ quan từ chối; giải quyết lại khi đã khắc phục, "
    "hoặc khi việc thay đổi là để phục vụ giải thể, chấm dứt hoạt động.",
)

FALLBACK = DatedSeries(
    "registration.fallback.update_days",
    decree_92(30, "khoản 4 Điều 20"),
    title="Thời hạn cập nhật dữ liệu đã cấp theo quy trình dự phòng",
    text="Khi hệ thống quốc gia hoạt động lại và Bộ đã thông báo, cơ quan đăng ký có số ngày này để "
    "nhập những hồ sơ đã cấp bằng quy trình dự phòng.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

PERSON_FIELDS = DatedSeries(
    "registration.person.fields",
    decree_92(("họ, chữ đệm và tên", "ngày sinh", "số định danh cá nhân"), "khoản 1 Điều 10"),
    title="Thông tin cá nhân phải kê khai",
    text="Người có số định danh chỉ kê khai các thông tin này; phần còn lại do cơ sở dữ liệu quốc "
    "gia về dân cư chia sẻ, không yêu cầu bản sao giấy tờ.",
)

POPULATION_FIELDS = DatedSeries(
    "registration.person.shared_fields",
    decree_92(
        (
            "họ, chữ đệm và tên",
            "ngày, tháng, năm sinh",
            "số định danh cá nhân",
            "giới tính",
            "dân tộc",
            "quốc tịch",
            "nơi thường trú",
            "nơi ở hiện nay",
        ),
        "khoản 5 Điều 10",
    ),
    title="Thông tin do cơ sở dữ liệu dân cư chia sẻ",
    text="Tám thông tin cơ quan đăng ký nhận từ cơ sở dữ liệu quốc gia về dân cư; chỉ dùng để giải "
    "quyết thủ tục và phải bảo quản theo pháp luật.",
)

LINES_LEVEL = DatedSeries(
    "registration.lines.vsic_level",
    decree_92(4, "khoản 1 Điều 13", words="ngành kinh tế cấp bốn"),
    title="Cấp ngành kinh tế ghi trong hồ sơ",
    text="Ngành, nghề kinh doanh được chọn ở cấp bốn của Hệ thống ngành kinh tế Việt Nam; muốn ghi "
    "chi tiết hơn thì ghi ngay dưới ngành cấp bốn đã chọn.",
    unit="cấp",
)

ACCOUNT_SEAL = DatedSeries(
    "registration.authority.own_seal",
    decree_92(True, "khoản 4 Điều 5"),
    row_on(
        date(2025, 7, 1),
        True,
        "khoản 4 Điều 5 Nghị định 92/2024/NĐ-CP",
        certainty=CARRIED,
        note="Cấp xã thay cấp huyện theo Nghị định 125/2025/NĐ-CP; câu chữ chưa đối chiếu.",
    ),
    title="Cơ quan đăng ký kinh doanh có tài khoản và con dấu riêng",
    text="Cơ quan đăng ký dùng tài khoản và con dấu riêng khi giải quyết thủ tục, không dùng dấu của "
    "Ủy ban nhân dân.",
)
