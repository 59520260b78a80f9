"""Names of cooperatives, unions, groups and branches (đặt tên)."""

from law.acts import MEMORY, decree_77, decree_92, law_2012, law_2023
from law.dated import Comparison, DatedSeries

PREFIX_COOPERATIVE = DatedSeries(
    "name.prefix.cooperative",
    law_2012("Hợp tác xã", "Điều 22"),
    law_2023("Hợp tác xã", "điểm a khoản 1 Điều 50"),
    title="Cụm từ đầu tên hợp tác xã",
    text="Tên tiếng Việt của hợp tác xã bắt đầu bằng cụm từ này rồi đến tên riêng; viết tắt “HTX” "
    "chỉ dùng trong tên viết tắt.",
)

PREFIX_UNION = DatedSeries(
    "name.prefix.union",
    law_2012("Liên hiệp hợp tác xã", "Điều 22"),
    law_2023("Liên hiệp hợp tác xã", "điểm a khoản 1 Điều 50"),
    title="Cụm từ đầu tên liên hiệp hợp tác xã",
    text="Tên tiếng Việt của liên hiệp hợp tác xã bắt đầu bằng cụm từ này rồi đến tên riêng; không "
    "dùng “Liên minh” vì đó là tổ chức khác.",
)

PREFIX_FUND = DatedSeries(
    "name.prefix.support_fund",
    law_2023("Quỹ hỗ trợ phát triển hợp tác xã", "điểm a khoản 1 Điều 50"),
    title="Cụm từ đầu tên quỹ hỗ trợ theo mô hình hợp tác xã",
    text="Quỹ hỗ trợ phát triển hợp tác xã hoạt động theo mô hình hợp tác xã có tên bắt đầu bằng "
    "cụm từ này thay cho “Hợp tác xã”.",
)

PREFIX_GROUP = DatedSeries(
    "name.prefix.group",
    decree_77("Tổ hợp tác", "điểm a khoản 2 Điều 13"),
    title="Cụm từ đầu tên tổ hợp tác",
    text="Tên tổ hợp tác gồm loại hình “Tổ hợp tác” và tên riêng; không dùng từ ngữ gây nhầm với "
    "loại hình tổ chức khác.",
)

BRANCH_WORDS = DatedSeries(
    "name.branch_words",
    law_2023(("Chi nhánh", "Văn phòng đại diện", "Địa điểm kinh doanh"), "khoản 4 Điều 50"),
    title="Cụm từ trong tên chi nhánh, văn phòng đại diện, địa điểm kinh doanh",
    text="Tên đơn vị phụ thuộc phải có tên hợp tác xã kèm theo cụm từ tương ứng với loại của nó, để "
    "người xem biết ngay là đơn vị nào.",
)

EXTRA_LETTERS = DatedSeries(
    "name.extra_letters",
    law_2023(("F", "J", "Z", "W"), "điểm b khoản 1 Điều 50"),
    title="Chữ cái ngoài bảng chữ cái tiếng Việt được dùng",
    text="Tên riêng viết bằng chữ cái tiếng Việt, thêm bốn chữ này, chữ số và ký hiệu theo phụ lục "
    "của Thông tư 09/2024/TT-BKHĐT.",
)

EXTRA_LETTERS_GROUP = DatedSeries(
    "name.extra_letters.group",
    decree_77(("F", "J", "Z", "W"), "điểm b khoản 2 Điều 13"),
    title="Chữ cái ngoài bảng chữ cái tiếng Việt được dùng trong tên tổ hợp tác",
    text="Tên riêng của tổ hợp tác viết bằng chữ cái tiếng Việt, thêm bốn chữ này, có thể kèm theo "
    "chữ số và ký hiệu.",
)

CONSENT_WORDS = DatedSeries(
    "name.consent_words",
    law_2023(
        (
            "Ủy ban nhân dân",
            "Hội đồng nhân dân",
            "Quân đội nhân dân",
            "Công an nhân dân",
            "Bộ đội biên phòng",
            "Đảng Cộng sản",
            "Mặt trận Tổ quốc",
            "Hội Nông dân",
            "Hội Cựu chiến binh",
            "Hội Liên hiệp Phụ nữ",
            "Hội Phụ nữ",
            "Đoàn Thanh niên",
            "Liên đoàn Lao động",
            "Liên minh hợp tác xã",
        ),
        "điểm c khoản 5 Điều 50",
        note="Điều luật nêu loại cơ quan, tổ chức; các tên trong danh mục này là ví dụ hay gặp.",
    ),
    title="Tên cơ quan, tổ chức chỉ được dùng khi được chấp thuận",
    text="Tên cơ quan nhà nước, đơn vị lực lượng vũ trang, tổ chức chính trị, tổ chức chính trị - xã "
    "hội và nghề nghiệp chỉ được làm tên riêng khi cơ quan, đơn vị, tổ chức đó chấp thuận.",
)

OTHER_KINDS_WORDS = DatedSeries(
    "name.other_kinds_words.group",
    decree_77(
        ("Hợp tác xã", "Công ty", "Doanh nghiệp", "Tập đoàn", "Quỹ tín dụng", "Hộ kinh doanh"),
        "điểm b khoản 2 Điều 13",
        note="Điều luật cấm cụm từ gây nhầm lẫn nói chung; danh mục này là ví dụ hay gặp.",
    ),
    title="Cụm từ gây nhầm với loại hình khác trong tên tổ hợp tác",
    text="Tên tổ hợp tác không được dùng cụm từ làm người đọc nhầm là loại hình tổ chức khác theo "
    "pháp luật Việt Nam.",
)

AREA = DatedSeries(
    "name.unique_area.cooperative",
    law_2012(
        "trong phạm vi cấp tỉnh",
        "Điều 22",
        certainty=MEMORY,
        note="Việc cấm trùng đã đọc; phạm vi cấp tỉnh theo trí nhớ.",
    ),
    law_2023("trên phạm vi toàn quốc", "điểm a khoản 5 Điều 50"),
    title="Phạm vi không được trùng tên hợp tác xã, liên hiệp",
    text="Tên riêng không được trùng hoặc gây nhầm lẫn với đơn vị đã đăng ký trong phạm vi này. Tên "
    "hợp lệ khi đăng ký không bị xét lại theo phạm vi mới.",
)

AREA_GROUP = DatedSeries(
    "name.unique_area.group",
    decree_77("trong địa bàn cấp xã", "khoản 1 Điều 13"),
    title="Phạm vi không được trùng tên tổ hợp tác",
    text="Tên và biểu tượng của tổ hợp tác không được trùng với tổ hợp tác khác trong cùng địa bàn "
    "cấp xã.",
)

REUSE = DatedSeries(
    "name.reuse_after_end",
    decree_92(True, "khoản 1 Điều 15"),
    title="Được dùng lại tên của đơn vị đã giải thể, phá sản",
    text="Khi xét trùng tên, bỏ qua các hợp tác xã, liên hiệp đã giải thể hoặc đã có quyết định có "
    "hiệu lực tuyên bố phá sản.",
)

IGNORES_CASE = DatedSeries(
    "name.duplicate.ignores_case",
    decree_92(True, "khoản 1 Điều 17"),
    title="Xét trùng tên không phân biệt chữ hoa, chữ thường",
    text="Tên riêng bị coi là trùng khi viết hoàn toàn giống nhau, không kể chữ hoa hay chữ thường; "
    "dấu thanh khác nhau thì chưa phải là trùng.",
)

CONFUSING = DatedSeries(
    "name.confusing.patterns",
    decree_92(
        (
            "a) đọc giống tên đã đăng ký",
            "b) chỉ khác một số tự nhiên, số thứ tự hoặc một chữ cái ngay sau tên riêng",
            "c) chỉ khác ký hiệu “&” hoặc “và”, “.”, “,”, “+”, “-”, “_”",
            "d) chỉ khác từ “tân” ngay trước hoặc từ “mới” ngay sau hoặc trước tên riêng",
            "đ) chỉ khác cụm từ “miền Bắc”, “miền Nam”, “miền Trung”, “miền Tây”, “miền Đông”",
        ),
        "khoản 2 Điều 17",
    ),
    title="Các trường hợp tên gây nhầm lẫn",
    text="Tên rơi vào một trong năm trường hợp này thì bị coi là gây nhầm lẫn. Quyết định chấp "
    "thuận hay từ chối tên của cơ quan đăng ký là cuối cùng, nhưng có thể bị khởi kiện.",
)

INFRINGING = DatedSeries(
    "name.infringing.days",
    decree_92(60, "khoản 4 Điều 18"),
    title="Thời hạn đổi tên xâm phạm quyền sở hữu công nghiệp",
    text="Kể từ ngày cơ quan ra thông báo yêu cầu, đơn vị có tên xâm phạm nhãn hiệu, tên thương mại "
    "của người khác có số ngày này để đăng ký đổi tên.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

INFRINGING_NOTICE = DatedSeries(
    "name.infringing.notice_working_days",
    decree_92(3, "khoản 3 Điều 18"),
    title="Thời hạn ra thông báo yêu cầu đổi tên",
    text="Nhận đủ giấy tờ của chủ thể quyền, cơ quan đăng ký ra thông báo yêu cầu đổi tên trong số "
    "ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)
