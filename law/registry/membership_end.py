"""How membership ends and the book of members (chấm dứt tư cách thành viên, sổ đăng ký)."""

from law.acts import MEMORY, ends_with_law_2012, law_2012, law_2023
from law.dated import Comparison, DatedSeries

END_GROUNDS_OFFICIAL = DatedSeries(
    "members.end_grounds.official",
    law_2012(
        (
            "cá nhân chết, bị tuyên bố chết, mất tích, mất hoặc hạn chế năng lực hành vi, bị phạt tù",
            "hộ gia đình không có người đại diện; pháp nhân giải thể, phá sản",
            "hợp tác xã giải thể, phá sản",
            "tự nguyện ra khỏi hợp tác xã",
            "bị khai trừ theo điều lệ",
            "không sử dụng sản phẩm, dịch vụ liên tục quá thời gian theo điều lệ (không quá 03 năm); "
            "hợp tác xã tạo việc làm: không làm việc quá 02 năm",
            "đến hạn cam kết mà không góp vốn hoặc góp thấp hơn mức tối thiểu",
            "trường hợp khác theo điều lệ",
        ),
        "khoản 1 Điều 16",
    ),
    law_2023(
        (
            "cá nhân chết, bị tuyên bố đã chết, mất tích, hạn chế hoặc mất năng lực hành vi, có khó "
            "khăn trong nhận thức, làm chủ hành vi",
            "tổ chức chấm dứt tồn tại, giải thể, phá sản",
            "hợp tác xã chấm dứt tồn tại, giải thể, phá sản",
            "tự nguyện ra khỏi hợp tác xã",
            "bị khai trừ theo điều lệ",
            "không sử dụng sản phẩm, dịch vụ hoặc không góp sức lao động liên tục theo thời gian của "
            "điều lệ",
            "đến hạn cam kết mà không góp vốn hoặc góp thấp hơn mức tối thiểu của điều lệ",
        ),
        "khoản 1 Điều 33",
        note="Căn cứ “bị phạt tù” của Luật 2012 không còn.",
    ),
    title="Trường hợp chấm dứt tư cách thành viên chính thức",
    text="Các căn cứ để gạch tên một thành viên khỏi sổ. Phải xét theo luật của ngày xảy ra sự "
    "việc, không xét lại bằng luật mới.",
)

END_GROUNDS_CONTRIBUTING = DatedSeries(
    "members.end_grounds.contributing_associate",
    law_2023(
        ("điểm a", "điểm b", "điểm c", "điểm d", "điểm đ", "điểm g"),
        "khoản 2 Điều 33",
        note="Các điểm của khoản 1 Điều 33.",
    ),
    title="Trường hợp chấm dứt tư cách thành viên liên kết góp vốn",
    text="Áp dụng các điểm tương ứng tại khoản 1 Điều 33; không áp dụng điểm e vì thành viên này "
    "vốn không sử dụng dịch vụ và không góp sức lao động.",
)

END_GROUNDS_NON_CONTRIBUTING = DatedSeries(
    "members.end_grounds.non_contributing_associate",
    law_2023(
        ("điểm a", "điểm b", "điểm c", "điểm d", "điểm đ", "điểm e", "không nộp phí thành viên"),
        "khoản 3 Điều 33",
        note="Các điểm của khoản 1 Điều 33.",
    ),
    title="Trường hợp chấm dứt tư cách thành viên liên kết không góp vốn",
    text="Áp dụng các điểm a đến e khoản 1 Điều 33 và thêm trường hợp không nộp phí thành viên "
    "theo điều lệ; không có căn cứ về góp vốn.",
)

UNION_END_GROUNDS_OFFICIAL = DatedSeries(
    "members.end_grounds.union.official",
    law_2012(
        (
            "hợp tác xã thành viên giải thể, phá sản",
            "liên hiệp hợp tác xã giải thể, phá sản",
            "tự nguyện ra khỏi liên hiệp",
            "bị khai trừ theo điều lệ",
            "đến hạn cam kết mà không góp vốn hoặc góp thấp hơn mức tối thiểu",
        ),
        "khoản 1 Điều 16",
        certainty=MEMORY,
        note="Điều 16 quy định chung cho thành viên và hợp tác xã thành viên: theo trí nhớ.",
    ),
    law_2023(
        (
            "thành viên chấm dứt tồn tại, giải thể, phá sản",
            "liên hiệp chấm dứt tồn tại, giải thể, phá sản",
            "tự nguyện ra khỏi liên hiệp",
            "bị khai trừ theo điều lệ",
            "không sử dụng sản phẩm, dịch vụ hoặc không góp sức lao động liên tục theo thời gian của "
            "điều lệ",
            "đến hạn cam kết mà không góp vốn hoặc góp thấp hơn mức tối thiểu của điều lệ",
        ),
        "khoản 1 Điều 37",
    ),
    title="Trường hợp chấm dứt tư cách thành viên chính thức của liên hiệp hợp tác xã",
    text="Các căn cứ để gạch tên một hợp tác xã thành viên khỏi sổ của liên hiệp, xét theo luật của "
    "ngày xảy ra sự việc.",
)

UNION_END_GROUNDS_CONTRIBUTING = DatedSeries(
    "members.end_grounds.union.contributing_associate",
    law_2023(
        ("điểm a", "điểm b", "điểm c", "điểm d", "điểm e"),
        "khoản 2 Điều 37",
        note="Các điểm của khoản 1 Điều 37.",
    ),
    title="Trường hợp chấm dứt tư cách thành viên liên kết góp vốn của liên hiệp hợp tác xã",
    text="Áp dụng các điểm tương ứng tại khoản 1 Điều 37; không áp dụng điểm đ vì thành viên này "
    "vốn không sử dụng dịch vụ và không góp sức lao động.",
)

UNION_END_GROUNDS_NON_CONTRIBUTING = DatedSeries(
    "members.end_grounds.union.non_contributing_associate",
    law_2023(
        ("điểm a", "điểm b", "điểm c", "điểm d", "điểm đ", "không nộp phí thành viên"),
        "khoản 3 Điều 37",
        note="Các điểm của khoản 1 Điều 37.",
    ),
    title="Trường hợp chấm dứt tư cách thành viên liên kết không góp vốn của liên hiệp hợp tác xã",
    text="Áp dụng các điểm a đến đ khoản 1 Điều 37 và thêm trường hợp không nộp phí thành viên theo "
    "điều lệ; không có căn cứ về góp vốn.",
)

IDLE_USE = DatedSeries(
    "members.idle_maximum_years.use",
    law_2012(3, "khoản 1 Điều 16"),
    ends_with_law_2012(),
    title="Thời gian tối đa không sử dụng sản phẩm, dịch vụ (Luật 2012)",
    text="Điều lệ ấn định thời gian thành viên được phép không dùng dịch vụ, nhưng không dài hơn "
    "mức này. Luật 2023 bỏ mức trần, chỉ còn theo điều lệ.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)

IDLE_WORK = DatedSeries(
    "members.idle_maximum_years.work",
    law_2012(2, "khoản 1 Điều 16"),
    ends_with_law_2012(),
    title="Thời gian tối đa không làm việc tại hợp tác xã tạo việc làm (Luật 2012)",
    text="Ở hợp tác xã tạo việc làm, thành viên không làm việc liên tục quá thời gian của điều lệ "
    "thì thôi là thành viên; điều lệ không được đặt dài hơn mức này.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)

END_DECIDED_BY = DatedSeries(
    "members.end_decided_by",
    law_2012(
        (
            "điểm a, b, c, d, e: hội đồng quản trị quyết định, báo cáo đại hội thành viên gần nhất",
            "điểm đ, g, h: hội đồng quản trị trình đại hội thành viên quyết định",
        ),
        "Điều 16",
    ),
    law_2023(("theo Luật Hợp tác xã và điều lệ",), "khoản 4 Điều 33"),
    title="Ai quyết định chấm dứt tư cách thành viên",
    text="Hồ sơ chấm dứt tư cách thành viên phải có quyết định của đúng cơ quan trong hợp tác xã; "
    "từ ngày 01/07/2024 thẩm quyền này do điều lệ định.",
)

BOOK_REQUIRED = DatedSeries(
    "members.book.required",
    law_2012(True, "Điều 25"),
    law_2023(True, "khoản 12 Điều 10, Điều 15"),
    title="Phải lập sổ đăng ký thành viên",
    text="Hợp tác xã lập, cập nhật và lưu giữ sổ đăng ký thành viên. Cơ quan đăng ký đối chiếu sổ "
    "này khi số thành viên khai báo khác danh sách.",
)

BOOK_FIELDS = DatedSeries(
    "members.book.fields",
    law_2023(
        (
            "tên, mã số, địa chỉ trụ sở chính của hợp tác xã",
            "họ, tên hoặc tên tổ chức, địa chỉ, quốc tịch, số định danh cá nhân hoặc mã số",
            "phần vốn góp, tỷ lệ, thời điểm góp, loại, số lượng và giá trị tài sản góp",
            "số và ngày cấp giấy chứng nhận phần vốn góp",
        ),
        "khoản 1 Điều 15",
    ),
    title="Nội dung sổ đăng ký thành viên",
    text="Sổ của thành viên chính thức và thành viên liên kết góp vốn, bằng giấy hoặc dữ liệu điện "
    "tử, phải có các nhóm thông tin này.",
)

BOOK_ASSOCIATES_OPTIONAL = DatedSeries(
    "members.book.associates_optional",
    law_2023(True, "khoản 2 Điều 15"),
    title="Sổ thành viên liên kết không góp vốn do hợp tác xã tự quyết định",
    text="Luật không bắt buộc lập sổ cho thành viên liên kết không góp vốn; thiếu sổ này không "
    "phải là vi phạm.",
)
